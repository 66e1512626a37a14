"""Lists of placements: with which employer, in which country and since when people who are registered work.

Each row becomes a journey and a placement on it, in the state that its dates say. What follows from a move at the
counter (reminders, certificates) does not follow from a list: nothing in it says on which day a border was crossed.
"""

from collections.abc import Sequence
from datetime import date
from functools import partial
from itertools import chain

from django.core.exceptions import ValidationError

from sapar.foundation.privacy.sealing import blind_index
from sapar.foundation.references import new_references, normalised
from sapar.registers.imports.document_rows import WHOSE
from sapar.registers.imports.fields import ReadRow
from sapar.registers.imports.models import Import, Outcome
from sapar.registers.imports.plan import Examined, Made, Planned, day_or_none
from sapar.registers.journeys.models import LIVE, Journey, JourneyState, Pathway, Placement, PlacementState
from sapar.registers.organizations.models import Organization, OrganizationKind, OrganizationState
from sapar.registers.organizations.search import called

FIELDS = (
    *WHOSE, "document_number", "destination", "employer", "agency", "occupation", "departed_on", "work_from",
    "work_ended_on",
)  # fmt: skip
OPEN = LIVE - {JourneyState.RETURNED, JourneyState.REMAINED}
FIRST_VERSION = 1
PLACE = "placement"  # the matter of the blind index of a person with a country


def check(row: ReadRow) -> None:
    """Find what a row about a placement lacks: whose it is, where, with whom, and since when."""
    row.needs("destination", "employer")
    if not row.value("departed_on") and not row.value("work_from"):
        row.needs("work_from")
    if not row.value("personal_number") and not row.value("document_number"):
        row.needs("personal_number")
    days = [row.value(name) for name in ("departed_on", "work_from", "work_ended_on") if row.value(name)]
    if days != sorted(days):
        row.fault("order", "work_ended_on" if row.value("work_ended_on") else "work_from", max(days))
    if row.value("work_ended_on") and not row.value("work_from"):
        row.needs("work_from")


def settle(rows: Sequence[Examined]) -> None:
    """Say what would become of each row: a placement of somebody known, unless it or another is on record there."""
    known = [row for row in rows if row.match.known]
    for row in rows:
        if not row.match.known:
            row.read.fault("not_registered")
            row.outcome = Outcome.FAULT
    for row in known:
        row.known_as = row.match.known
        _name_organizations(row.read)
    placed = _placed(known)
    for row in known:
        here = (row.known_as, row.read.value("destination"))
        if here in placed and placed[here] != row.read.value("employer"):
            row.read.fault("open_journey")
        known_there = Outcome.KNOWN if here in placed else Outcome.ADDS
        row.outcome = Outcome.FAULT if row.read.faults else known_there


def _name_organizations(read: ReadRow) -> None:
    """Put the number of the organization in place of its name."""
    for name, kind in (("employer", OrganizationKind.EMPLOYER), ("agency", OrganizationKind.AGENCY)):
        if not read.value(name):
            continue
        found = _organizations(read.value(name), kind, read.value("destination"))
        if len(found) == 1:
            read.values[name] = found[0].ref
        else:
            read.fault("several" if found else "organization", name, read.value(name))


def _organizations(text: str, kind: OrganizationKind, country: str) -> list[Organization]:
    """Return the organizations with this number or name; employers in the country of work only."""
    working = Organization.objects.filter(kind=kind, state=OrganizationState.ACTIVE)
    try:
        return list(working.filter(ref=normalised(text)))
    except ValidationError:
        return called(text, working.filter(country=country) if kind == OrganizationKind.EMPLOYER else working)


def _placed(rows: Sequence[Examined]) -> dict[tuple[str, str], str]:
    """Return, for each person and country with an open journey, the number of the employer there."""
    refs = {row.known_as for row in rows}
    journeys = Journey.objects.filter(person__ref__in=refs, state__in=OPEN).order_by("pk")
    found = journeys.values_list("person__ref", "destination", "employer__ref", "placements__employer__ref")
    return {(ref, country): own or placed or "" for ref, country, own, placed in found}


def likeness(row: Examined) -> str:
    """Return the keyed digest of a person in a country: a file names each once."""
    return blind_index(PLACE, f"{row.known_as}{row.read.value('destination')}")


def write(of_import: Import, rows: Sequence[Planned], on: date) -> list[Made]:
    """Write a journey for each row, and the placement on it."""
    refs = {row.read.value(name) for row in rows for name in ("employer", "agency")} - {""}
    organizations = Organization.objects.in_bulk(refs, field_name="ref")
    journeys = [_journey(row, organizations) for row in rows]
    for journey, ref in zip(journeys, new_references(Journey, len(rows)), strict=True):
        journey.ref = ref
    Journey.objects.bulk_create(journeys)
    placements = [_placement(*pair, organizations) for pair in zip(rows, journeys, strict=True)]
    for placement, ref in zip(placements, new_references(Placement, len(rows)), strict=True):
        placement.ref = ref
    Placement.objects.bulk_create(placements)
    made = partial(map, lambda row, record: Made(row.number, row.person, record))
    return list(chain(made(rows, journeys), made(rows, placements)))


def _journey(row: Planned, organizations: dict[str, Organization]) -> Journey:
    read = row.read
    state = _state(read, JourneyState.DEPARTED, JourneyState.WORKING, JourneyState.ENDED)
    return Journey(
        person=row.person, state=state, version=FIRST_VERSION, pathway=Pathway.ORGANISED,
        destination=read.value("destination"), occupation=read.value("occupation"),
        departed_on=day_or_none(read, "departed_on"), work_from=day_or_none(read, "work_from"),
        work_ended_on=day_or_none(read, "work_ended_on"),
        employer=organizations[read.value("employer")] if read.value("work_from") else None,
    )  # fmt: skip


def _placement(row: Planned, journey: Journey, organizations: dict[str, Organization]) -> Placement:
    read = row.read
    state = _state(read, PlacementState.PLACED, PlacementState.WORKING, PlacementState.ENDED)
    return Placement(
        journey=journey, state=state, version=FIRST_VERSION, employer=organizations[read.value("employer")],
        agency=organizations.get(read.value("agency")), occupation=read.value("occupation"),
        started_on=day_or_none(read, "work_from"), ended_on=day_or_none(read, "work_ended_on"),
    )  # fmt: skip


def _state(read: ReadRow, gone: str, working: str, ended: str) -> str:
    if read.value("work_ended_on"):
        return ended
    return working if read.value("work_from") else gone
