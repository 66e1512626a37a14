"""What the pages of retention show: the terms for everybody, one end, the list for who watches over data."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.apps import apps
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.actions.doors.pages import address_of
from sapar.foundation.actions.registry import buttons_for
from sapar.foundation.audit.sentences import shown_history
from sapar.foundation.languages.texts import readers_language
from sapar.foundation.ui.components import Act, Deadline, Fact, Row, Tag
from sapar.foundation.ui.components.states import Tone
from sapar.foundation.ui.words import Words, say
from sapar.policy.law.book import LawBook
from sapar.registers.retention.kinds import OTHERWISE, UNDER_TERM
from sapar.registers.retention.models import OF_PERSON, RetentionEnd, S

TONES: dict[S, Tone] = {S.ANNOUNCED: "open", S.HELD: "unknown", S.KEPT: "kept", S.ERASED: "plain"}
UNITS = {"months": _("Months: {n}"), "days": _("Days: {n}")}


def terms_page(on: date) -> dict[str, Any]:
    """Return every term of the law of retention, with its article and the kinds under it, as anybody may read it."""
    pack, language = LawBook().pack, readers_language()
    terms, kinds = [], []
    for key, parameter in sorted(pack.parameters.items()):
        value = parameter.on(on) if key.startswith("retention.") else None
        if value is not None:
            title = parameter.title.get(language) or parameter.title["en"]
            number = say(UNITS[parameter.unit], n=value.value)
            terms.append(Fact(title, say("{number} ({law})", number=number, law=value.citation.text(language))))
            if key in UNDER_TERM:
                kinds.append(Fact(title, names_of(UNDER_TERM[key])))
    kinds += [Fact(names_of([kind]), words) for kind, words in OTHERWISE.items()]
    return {"title": _("How long data are kept"), "terms": terms, "kinds": kinds}


def names_of(kinds: Iterable[str]) -> str:
    """Return the names of kinds, in the reader's language; the first begins the sentence."""
    names = ", ".join(str(apps.get_model(kind)._meta.verbose_name) for kind in kinds)
    return names[:1].upper() + names[1:]


def row_of(end: RetentionEnd, actor: Actor) -> Row:
    """Return an end as a row of the list."""
    waits = end.state == S.ANNOUNCED
    return Row(
        end.person.name, address_of(end), tag_of(end), ref=end.ref,
        deadline=Deadline(end.erase_on, clock.today(actor.place)) if waits else None,
    )  # fmt: skip


def tag_of(end: RetentionEnd) -> Tag:
    """Return the state as a tag."""
    return Tag(end.get_state_display(), TONES[S(end.state)])


def end_page(end: RetentionEnd, actor: Actor) -> dict[str, Any]:
    """Return what the person and the data protection officer see of an end."""
    own = actor.kind in OF_PERSON
    told: list[tuple[Words, Any]] = [
        (_("Nothing happened since"), f"{end.quiet_since:%d.%m.%Y}"),
        (_("Erased on"), f"{end.erase_on:%d.%m.%Y}" if end.state in (S.ANNOUNCED, S.ERASED) else ""),
        (_("Held until"), f"{end.held_until:%d.%m.%Y}" if end.held_until else ""),
        (_("Why it is held"), end.held_because),
    ]
    note = _("Nothing happened in your record for a long time. On this day it is erased for ever, unless you keep it")
    return {
        "title": end.title if own else end.person.name, "kicker": "" if own else end.title, "ref": end.ref,
        "tag": tag_of(end), "facts": [Fact(label, value) for label, value in told if value],
        "note": note if own and end.state == S.ANNOUNCED else "", "history": shown_history(end),
        "acts": [Act(each.label, reverse("actions:do", args=[each.slug, end.ref]), "main" if not number else "plain")
                 for number, each in enumerate(buttons_for(actor, end))],
        "who_sees": _("You, and the data protection officer"), "desk": actor.kind == Kind.MEMBER,
        "back": reverse("data_rights:mine") if own else reverse("retention:list"),
    }  # fmt: skip
