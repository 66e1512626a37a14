"""Who may import. ``Import.visible_to`` comes first: the import of another office is not there for anybody else."""

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.actions.guarded import Subject
from sapar.registers.imports.models import IMPORTERS, Import
from sapar.registers.organizations.models import Organization, OrganizationKind, OrganizationState


def imports(actor: Actor) -> bool:
    """Employment and placement officers and heads of office, acting for their office; the operator on its behalf."""
    return actor.is_system or (actor.kind == Kind.MEMBER and not actor.token and actor.role in IMPORTERS)


def imports_for_office(actor: Actor, office: Organization) -> bool:
    """Those officers for their own state office. A program acts for nobody here: a file needs a human decision."""
    working = office.kind == OrganizationKind.OFFICE and office.state == OrganizationState.ACTIVE
    return working and imports(actor) and (actor.is_system or actor.organisation_ref == office.ref)


def of_same_office(actor: Actor, of_import: Import) -> bool:
    """Those officers of the office whose import it is: colleagues stand in for each other."""
    return imports(actor)


def system(actor: Actor, subject: Subject) -> bool:
    """The system, when the work between two decisions is done."""
    return actor.is_system
