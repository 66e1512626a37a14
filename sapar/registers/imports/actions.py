"""Deciding on an import: sent, mapped, examined, accepted or cancelled, taken back. ``Import.MOVES`` is the order.

Between two decisions the system works in steps (``staging``, ``accepting``, ``undoing``), begun by ``tasks``. The
event of ``finish_import`` holds how many rows were written and their digest.
"""

import hashlib
import json
from datetime import date, timedelta
from typing import Annotated, Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.wrapper import NO_LAW, Done, action
from sapar.foundation.files.keeping import keep
from sapar.foundation.files.uploads import Upload
from sapar.foundation.privacy.classes import P1, P2
from sapar.foundation.privacy.models import DataKey
from sapar.foundation.worklists.tasks import close_tasks, open_task
from sapar.registers.imports.accepting import leave_out
from sapar.registers.imports.errors import AlreadySent, NothingToWrite, StillNeeded, UndoTooLate
from sapar.registers.imports.headers import digest_of, header_of
from sapar.registers.imports.kinds import KINDS, kind_of
from sapar.registers.imports.models import (
    WRITTEN,
    Import,
    ImportKind,
    ImportRow,
    ImportState,
    KnownColumns,
    Outcome,
)
from sapar.registers.imports.permissions import imports_for_office, of_same_office, system
from sapar.registers.imports.sheets import EMPTY, open_sheet
from sapar.registers.organizations.models import Organization, Role
from sapar.registers.people.models import Person

UNDO_FOR = timedelta(hours=24)
DECIDED_WITHIN = timedelta(days=14)  # an examined import that nobody decides is cancelled: it holds people's data
ASKED = (Role.EMPLOYMENT_OFFICER, Role.OFFICE_HEAD, Role.PLACEMENT_OFFICER)
SHOWN_BY_PAGE = "the page of the import shows it"
IN_USE = frozenset(ImportState) - {ImportState.CANCELLED, ImportState.UNDONE, ImportState.UNDOING}


@action(
    subject=Organization, creates=Import, allowed_to=imports_for_office, law=NO_LAW, label=_("Import a file"),
    has_button=False,
)  # fmt: skip
def begin_import(
    office: Organization,
    *,
    by: Actor,
    on: date,
    kind: Annotated[ImportKind, Ask(_("What the file holds"))],
    file: Annotated[Upload, Ask(_("File"), data_class=P2)],
) -> Done:
    """Take a file, find its headers and what they mean. Nothing of it is read into the register yet."""
    digest = hashlib.sha256(file.data).hexdigest()
    if earlier := Import.objects.filter(file_digest=digest, kind=kind, state__in=IN_USE).first():
        raise AlreadySent(number=earlier.number)
    sheet = open_sheet(file.data)
    sheet.check()
    header = header_of(sheet.rows(), KINDS[kind].fields)
    if header is None:
        raise ValidationError({"file": EMPTY}, code="empty")
    known = KnownColumns.objects.filter(office=office, kind=kind, headers_digest=digest_of(header.texts)).first()
    mapping = known.mapping if known else {str(column): name for column, name in header.mapping.items()}
    made = Import(
        key=DataKey.make(), office=office, kind=kind, begun_by=by.account, begun_at=clock.now(), file_name=file.name,
        file_digest=digest, header_row=header.row, headers=header.texts, mapping=mapping,
        rows_in_file=max(0, sheet.height - header.row),
    )  # fmt: skip
    made.save()
    keep(file, made)
    return Done({"kind": kind, "file_digest": digest}, created=made, silent_because=SHOWN_BY_PAGE)


@action(subject=Import, allowed_to=of_same_office, law=NO_LAW, label=_("Examine the rows"), has_button=False)
def map_columns(
    of_import: Import,
    *,
    by: Actor,
    on: date,
    mapping: Annotated[str, Ask(_("Columns"), max_length=10_000, data_class=P1)],
) -> Done:
    """Say which column is what, and begin to examine the rows. The office's next file with these headers knows it.

    ``mapping`` is JSON: the number of a column, from 0, to the name of a field.
    """
    chosen = _checked_mapping(of_import, mapping)
    of_import.mapping = chosen
    known = {"office": of_import.office, "kind": of_import.kind, "headers_digest": digest_of(of_import.headers)}
    row = KnownColumns.objects.filter(**known).first() or KnownColumns(**known)
    row.mapping = chosen
    row.save()
    _begin_work(of_import)
    return Done({"columns": len(chosen)}, silent_because=SHOWN_BY_PAGE)


def _checked_mapping(of_import: Import, mapping: str) -> dict[str, str]:
    try:
        given = {int(column): str(name) for column, name in json.loads(mapping).items() if name}
    except (ValueError, AttributeError) as error:
        raise ValidationError({"mapping": _("Choose one answer")}, code="mapping") from error
    unknown = [name for name in given.values() if name not in kind_of(of_import).fields]
    if unknown or any(not 0 <= column < len(of_import.headers) for column in given):
        raise ValidationError({"mapping": _("Choose one answer")}, code="mapping")
    if len(set(given.values())) < len(given):
        raise ValidationError({"mapping": _("Two columns mean the same. Choose one of them")}, code="mapping_twice")
    if not given:
        raise ValidationError({"mapping": _("Say of at least one column what it is")}, code="mapping_empty")
    return {str(column): name for column, name in sorted(given.items())}


@action(subject=Import, allowed_to=system, law=NO_LAW, label=_("The rows are examined"), has_button=False)
def finish_reading(of_import: Import, *, by: Actor, on: date) -> Done:
    """Note that all rows are examined, and ask the office for its decision."""
    of_import.position = 0
    for role in ASKED:
        open_task(
            of_import, asks="accept_import", role=role, office_ref=of_import.office.ref,
            due=clock.now() + DECIDED_WITHIN,
        )  # fmt: skip
    return Done({"counts": of_import.counts, "rows_digest": of_import.rows_digest}, silent_because="the desk asks")


@action(subject=Import, allowed_to=of_same_office, law=NO_LAW, label=_("Decide a close match"), has_button=False)
def settle_close_match(
    of_import: Import,
    *,
    by: Actor,
    on: date,
    row: Annotated[int, Ask(_("Row"))],
    decision: Annotated[str, Ask(_("Who is it?"), max_length=9, data_class=P1)],
) -> Done:
    """Decide about one row that looks like somebody: ``same`` with the number of the record, ``new``, or ``leave``."""
    found: ImportRow | None = of_import.rows.select_related("of_import__key").filter(number=row).first()
    if found is None or found.outcome != Outcome.CLOSE:
        raise ValidationError({"row": _("This row waits for no decision")}, code="row")
    if decision == "leave":
        leave_out(of_import, found, "left")
        return Done({"row": row, "decision": decision}, silent_because=SHOWN_BY_PAGE)
    facts = json.loads(found.facts)
    refs = {ref for ref, reason in facts["close"] if reason == "same_name"}
    if decision != "new" and not Person.visible_to(by).filter(ref__in=refs & {decision}).exists():
        raise ValidationError({"decision": _("Choose one answer")}, code="choice")
    if decision == "new" and of_import.kind != ImportKind.PEOPLE:
        raise ValidationError({"decision": _("Nobody new comes with this kind of file")}, code="choice")
    _decide(of_import, found, decision, facts)
    return Done({"row": row, "decision": decision}, silent_because=SHOWN_BY_PAGE)


def _decide(of_import: Import, row: ImportRow, decision: str, facts: dict[str, Any]) -> None:
    brings = bool(facts["values"].get("document_number"))
    outcome = Outcome.NEW if decision == "new" else Outcome.ADDS if brings else Outcome.KNOWN
    counts = dict(of_import.counts)
    counts[Outcome.CLOSE.value] -= 1
    counts[outcome.value] = counts.get(outcome.value, 0) + 1
    of_import.counts = counts
    row.outcome, row.known_as = outcome, "" if decision == "new" else decision
    row.save()


@action(subject=Import, allowed_to=of_same_office, law=NO_LAW, label=_("Import the records"), has_button=False)
def accept_import(of_import: Import, *, by: Actor, on: date) -> Done:
    """Accept an import as a whole: all that is new in it is written. Close matches that nobody decided are left out."""
    if not of_import.count(*WRITTEN):
        raise NothingToWrite
    of_import.accepted_at, of_import.undo_until = clock.now(), clock.now() + UNDO_FOR
    of_import.position, of_import.rows_written = 0, 0
    close_tasks(of_import)
    _begin_work(of_import)
    return Done({"counts": of_import.counts, "examined": of_import.rows_digest}, silent_because=SHOWN_BY_PAGE)


@action(subject=Import, allowed_to=system, law=NO_LAW, label=_("The records are imported"), has_button=False)
def finish_import(of_import: Import, *, by: Actor, on: date) -> Done:
    """Close an import: the trail keeps how many rows were written, and the digest of them all."""
    of_import.position = 0
    written = {"rows_written": of_import.rows_written, "rows_digest": of_import.rows_digest}
    return Done({"counts": of_import.counts, **written}, silent_because=SHOWN_BY_PAGE)


@action(subject=Import, allowed_to=of_same_office, law=NO_LAW, label=_("Take the import back"), grave=True)
def undo_import(of_import: Import, *, by: Actor, on: date) -> Done:
    """Take an import back within a day, also while it is being written. What was touched since stays."""
    if of_import.undo_until is None or clock.now() > of_import.undo_until:
        until = timezone.localtime(of_import.undo_until) if of_import.undo_until else clock.now()
        raise UndoTooLate(time=f"{until:%d.%m.%Y %H:%M}")
    of_import.position = 0
    _begin_work(of_import)
    return Done(silent_because=SHOWN_BY_PAGE)


def _begin_work(of_import: Import) -> None:
    """Have a worker carry the import on; it does not start before this decision is in the database."""
    from sapar.registers.imports.tasks import work_on  # the work ends with actions of this module

    work_on.enqueue(of_import.ref)


@action(subject=Import, allowed_to=system, law=NO_LAW, label=_("The import is taken back"), has_button=False)
def finish_undoing(of_import: Import, *, by: Actor, on: date) -> Done:
    """Close the taking back: the trail keeps what stayed, and the digest of all that was written and removed."""
    of_import.position = 0
    return Done({"kept": of_import.kept, "rows_digest": of_import.rows_digest}, silent_because=SHOWN_BY_PAGE)


@action(subject=Import, allowed_to=of_same_office, law=NO_LAW, label=_("Cancel the import"))
def cancel_import(of_import: Import, *, by: Actor, on: date) -> Done:
    """Give an import up before anything of it was written. Nothing in the register has changed."""
    close_tasks(of_import)
    return Done(silent_because=SHOWN_BY_PAGE)


@action(subject=Import, allowed_to=system, law=NO_LAW, label=_("Forget the rows"), has_button=False)
def forget_rows(of_import: Import, *, by: Actor, on: date) -> Done:
    """Destroy the key of the file and its rows when they are no longer needed. Counts and origin of records stay."""
    if of_import.state == ImportState.IMPORTED and of_import.undo_until and clock.now() <= of_import.undo_until:
        raise StillNeeded
    of_import.forgotten_at = clock.now()
    of_import.key.wrapped, of_import.key.destroyed_at = "", clock.now()
    of_import.key.save()
    return Done(silent_because="the office decided, and the day for taking back is over")
