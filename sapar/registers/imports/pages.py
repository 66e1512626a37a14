"""What the pages of imports show: the list, the columns, how far the work is, the groups, close matches one by one."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.doors.pages import address_of
from sapar.foundation.actions.registry import buttons_for
from sapar.foundation.audit.sentences import shown_history
from sapar.foundation.ui.components import Act, Component, Fact, Row, Tag
from sapar.foundation.ui.components import Person as Line
from sapar.foundation.ui.components.states import Tone
from sapar.foundation.ui.words import Words, say
from sapar.registers.imports.models import WRITTEN, Import, ImportKind, ImportState, Outcome
from sapar.registers.imports.queries import NOT_WRITTEN, RowSaid, in_words, percent, rows_with
from sapar.registers.imports.sentences import SAID
from sapar.registers.people.models import Person
from sapar.registers.people.pages import line_of

SAMPLE = 10
TONES: dict[ImportState, Tone] = {
    ImportState.MAPPING: "warn", ImportState.READING: "open", ImportState.REVIEW: "warn",
    ImportState.IMPORTING: "open", ImportState.IMPORTED: "done", ImportState.UNDOING: "open",
    ImportState.UNDONE: "plain", ImportState.CANCELLED: "plain",
}  # fmt: skip
AT_WORK = (ImportState.READING, ImportState.IMPORTING, ImportState.UNDOING)
BEFORE = (ImportState.MAPPING, ImportState.READING, ImportState.REVIEW)


@dataclass(frozen=True)
class Group(Component):
    """The rows that came out alike: how many, what that means, the first of them."""

    template_name: ClassVar[str] = "imports/parts/group.html"
    title: Words
    sentence: Words
    rows: list[RowSaid]
    more: Words = ""
    act: Act | None = None


@dataclass(frozen=True)
class CloseRow(Component):
    """A row that looks like somebody: what it says, whom it may be, and the buttons that decide."""

    template_name: ClassVar[str] = "imports/parts/close.html"
    row: RowSaid
    people: list[tuple[Line, str, Act | None]]
    acts: list[Act] = field(default_factory=list)


def tag_of(of_import: Import) -> Tag:
    """Return the state as a tag."""
    return Tag(of_import.get_state_display(), TONES[ImportState(of_import.state)])


def row_of(of_import: Import) -> Row:
    """Return an import as a row of the list."""
    begun = f"{timezone.localtime(of_import.begun_at):%d.%m.%Y %H:%M}"
    return Row(of_import.title, address_of(of_import), tag_of(of_import), ref=of_import.ref, last=begun)


def detail_page(of_import: Import, actor: Actor) -> dict[str, Any]:
    """Return what the page of an import shows in every state but that of the columns."""
    state = ImportState(of_import.state)
    return {
        "title": of_import.title, "kicker": _("Data import"), "ref": of_import.ref, "tag": tag_of(of_import),
        "note": _notes()[state](of_import), "acts": _acts(of_import, actor), "facts": _facts(of_import),
        "groups": groups_of(of_import), "history": shown_history(of_import), "desk": True, "import": of_import,
        "back": reverse("imports:list"), "progress": progress_of(of_import) if state in AT_WORK else None,
        "who_sees": _("Employment and placement officers and the head of your office"),
    }  # fmt: skip


def _notes() -> dict[ImportState, Any]:
    """Return what each state means for the register, as functions of the import."""
    return {
        ImportState.MAPPING: lambda each: _("Nothing has been saved yet"),
        ImportState.READING: lambda each: _("Nothing has been saved yet"),
        ImportState.REVIEW: _to_decide,
        ImportState.IMPORTING: lambda each: _("Records are being written. It can be taken back, also now"),
        ImportState.IMPORTED: _undo_words,
        ImportState.UNDOING: lambda each: _("The records of this import are being removed"),
        ImportState.UNDONE: _undone_words,
        ImportState.CANCELLED: lambda each: _("Nothing of this file was saved"),
    }


def _to_decide(of_import: Import) -> Words:
    close = of_import.count(Outcome.CLOSE)
    if close:
        return say(_("Nothing has been saved yet. Close matches that nobody decides are left out: {n}"), n=close)
    return _("Nothing has been saved yet")


def _undo_words(of_import: Import) -> Words:
    if of_import.undo_until is None or of_import.undo_until < timezone.now():
        return _("The records are in the register. The day for taking them back is over")
    until = f"{timezone.localtime(of_import.undo_until):%d.%m.%Y %H:%M}"
    return say(_("The records are in the register. They can be taken back until {time}"), time=until)


def _undone_words(of_import: Import) -> Words:
    if of_import.kept:
        return say(_("Taken back. Records that stay, because somebody worked on them since: {n}"), n=of_import.kept)
    return _("Taken back. The register is as it was before")


def _acts(of_import: Import, actor: Actor) -> list[Act]:
    count = of_import.count(*WRITTEN)
    acts = []
    if of_import.state == ImportState.REVIEW and count:
        fields = {"token": secrets.token_hex(16), "seen": str(of_import.version)}
        label = say(_("Import {n} records"), n=count)
        acts.append(Act(label, reverse("imports:accept", args=[of_import.ref]), "main", posts=True, fields=fields))
    for each in buttons_for(actor, of_import):
        if each.name != "undo_import" or (of_import.undo_until and of_import.undo_until > timezone.now()):
            kind = "grave" if each.grave else "plain"
            acts.append(Act(each.label, reverse("actions:do", args=[each.slug, of_import.ref]), kind))  # type: ignore[arg-type]
    return acts


def _facts(of_import: Import) -> list[Fact]:
    begun = f"{timezone.localtime(of_import.begun_at):%d.%m.%Y %H:%M}"
    by = of_import.begun_by.name if of_import.begun_by else _("The operator")
    rows = sum(of_import.counts.values())
    stated = [
        Fact(_("File"), of_import.file_name or _("(forgotten)")),
        Fact(_("Sent"), f"{begun}, {by}"),
        Fact(_("Row of the headers"), str(of_import.header_row)),
        Fact(_("Rows examined"), str(rows or "")),
    ]
    return [fact for fact in stated if fact.value != ""]


def progress_of(of_import: Import) -> dict[str, Any]:
    """Return how far the work is, in words and percent."""
    words = {
        ImportState.READING: _("Examined: {n} %"), ImportState.IMPORTING: _("Imported: {n} %"),
        ImportState.UNDOING: _("Records are being removed"),
    }  # fmt: skip
    sentence = say(words[ImportState(of_import.state)], n=percent(of_import))
    return {
        "sentence": sentence,
        "percent": percent(of_import),
        "url": reverse("imports:progress", args=[of_import.ref]),
    }


def groups_of(of_import: Import) -> list[Group]:
    """Return the groups of an examined import, each with its sentence and the first rows."""
    if of_import.state == ImportState.MAPPING or not of_import.counts:
        return []
    kinds = _group_words(of_import)
    return [_group(of_import, outcomes, *words) for outcomes, words in kinds if of_import.count(*outcomes)]


def _group_words(of_import: Import) -> list[tuple[tuple[str, ...], tuple[Words, Words]]]:
    done = of_import.state in (ImportState.IMPORTED, ImportState.IMPORTING)
    new = _("New records, written into the register") if done else _("New records will be made for these rows")
    adds = _("What is new was added to records that were there") if done else _(
        "What is new in these rows will be added to records that are there"
    )  # fmt: skip
    return [
        ((Outcome.NEW,), (_("New: {n}"), new)),
        ((Outcome.ADDS,), (_("Known, with something new: {n}"), adds)),
        ((Outcome.KNOWN,), (_("Already known: {n}"), _("These rows change nothing"))),
        ((Outcome.CLOSE,), (_("Close matches to review: {n}"),
                            _("They look like somebody. A person decides, never the computer"))),
        ((Outcome.FAULT,), (_("Rows with errors: {n}"), _("They are not imported. Correct them and send them again"))),
        ((Outcome.LEFT,), (_("Left out: {n}"), _("They were not imported"))),
    ]  # fmt: skip


def _group(of_import: Import, outcomes: Iterable[str], title: Words, sentence: Words) -> Group:
    count = of_import.count(*outcomes)
    forgotten = of_import.forgotten_at is not None
    rows = [] if forgotten else list(in_words(rows_with(of_import, *outcomes)[:SAMPLE]))
    more = say(_("Shown: the first {n}"), n=len(rows)) if len(rows) < count and rows else ""
    return Group(say(title, n=count), sentence, rows, more, None if forgotten else _group_act(of_import, outcomes))


def _group_act(of_import: Import, outcomes: Iterable[str]) -> Act | None:
    if Outcome.CLOSE in outcomes and of_import.state == ImportState.REVIEW:
        return Act(_("Decide one by one"), reverse("imports:close", args=[of_import.ref]))
    if Outcome.FAULT in outcomes or (Outcome.LEFT in outcomes and not of_import.count(Outcome.FAULT)):
        return Act(_("Download these rows with the reasons"), reverse("imports:download", args=[of_import.ref]))
    return None


def close_row(of_import: Import, row: RowSaid, people: dict[str, Person]) -> CloseRow:
    """Return a close match with its buttons."""
    found = [_maybe(of_import, row, whom, code, people) for whom, code in row.close]
    acts = []
    if of_import.kind == ImportKind.PEOPLE:
        acts.append(_decision(of_import, row, "new", _("Another person: register")))
    return CloseRow(row, found, [*acts, _decision(of_import, row, "leave", _("Leave this row out"))])


def _maybe(
    of_import: Import, row: RowSaid, whom: str, code: str, people: dict[str, Person]
) -> tuple[Line, str, Act | None]:  # fmt: skip
    reason = str(SAID[code]).format(field="", value=whom)
    if code != "same_name":
        return Line(say(_("Row {n} of this file"), n=whom)), reason, None
    if whom not in people:
        return Line(_("A record you cannot open")), reason, None
    return line_of(people[whom]), reason, _decision(of_import, row, whom, _("The same person"))


def _decision(of_import: Import, row: RowSaid, decision: str, label: str) -> Act:
    return Act(
        label, reverse("imports:close", args=[of_import.ref]), posts=True,
        fields={"row": str(row.number), "decision": decision},
    )  # fmt: skip


def has_rows_to_mend(of_import: Import) -> bool:
    """Say whether there is anything to download."""
    return bool(of_import.count(*NOT_WRITTEN)) and of_import.forgotten_at is None
