"""Whom a consent or an emergency lets see a person, beside those who see them by their work."""

from django.db.models import QuerySet

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor, Kind
from sapar.registers.data_rights.models import Consent, ConsentState, EmergencyAccess, Purpose
from sapar.registers.organizations.models import Role
from sapar.registers.people.seeing import also_sees


@also_sees
def partners_by_consent(actor: Actor) -> "QuerySet[Consent, int] | None":
    """Return the people who agreed that this counsellor's organisation helps them, until the day they named."""
    if actor.role != Role.NGO_COUNSELLOR:
        return None
    live = Consent.objects.filter(
        purpose=Purpose.PARTNER_HELP, state=ConsentState.GIVEN, organization__ref=actor.organisation_ref,
        ends_on__gte=clock.today(actor.place),
    )  # fmt: skip
    return live.values_list("person_id", flat=True)


@also_sees
def officers_in_an_emergency(actor: Actor) -> "QuerySet[EmergencyAccess, int] | None":
    """Return the people whose record this officer opened for an emergency, until the hour it ends."""
    if actor.kind != Kind.MEMBER:
        return None
    live = EmergencyAccess.objects.filter(account=actor.account, role=actor.role, until__gt=clock.now())
    return live.values_list("person_id", flat=True)
