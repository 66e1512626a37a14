"""History in plain words: the audit sentence is the label of the button, with who, when and by which article."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from sapar.foundation.accounts.actors import Kind
from sapar.foundation.accounts.models import Account, ApiToken
from sapar.foundation.actions.guarded import Subject
from sapar.foundation.actions.registry import ACTIONS
from sapar.foundation.audit.models import AuditEvent
from sapar.foundation.audit.trail import opened
from sapar.foundation.languages.texts import readers_language
from sapar.foundation.lawbook import lawbook
from sapar.foundation.privacy.models import KeysRead
from sapar.foundation.ui.components import Event
from sapar.foundation.ui.words import say

STAFF = (Kind.MEMBER, Kind.HELPER, Kind.TOKEN)


Names = Mapping[str, str]
"""The names of accounts, by reference."""


@dataclass(frozen=True)
class Sentence:
    """One line of a history."""

    what: str
    who: str
    when: datetime
    on: str
    under: str
    details: dict[str, Any]


def history_of(subject: Subject, limit: int = 50) -> list[Sentence]:
    """Return what was done to a record, newest first. The number of queries does not grow with what was done."""
    events = AuditEvent.objects.filter(subject_type=subject._meta.label_lower, subject_ref=subject.ref)
    shown = list(events.order_by("-pk")[:limit])
    names, keys = _names_in(shown), KeysRead()
    return [_sentence(event, names, keys) for event in shown]


def shown_history(subject: Subject, limit: int = 50) -> list[Event]:
    """Return the history as the pages of records show it."""
    return [Event(said.what, said.when, who=said.who, article=said.under) for said in history_of(subject, limit)]


def _sentence(event: AuditEvent, names: Names, keys: KeysRead) -> Sentence:
    action = ACTIONS.get(event.action)
    law = json.loads(event.law)
    return Sentence(
        what=str(action.label) if action else event.action,
        who=_who(json.loads(event.actor), names),
        when=datetime.fromisoformat(event.recorded_at),
        on=event.on,
        under="; ".join(_under(law)),
        details=opened(event.details, erased=_("(erased)"), keys=keys),
    )


def _under(law: Mapping[str, Any]) -> list[str]:
    """Return the articles in the reader's language: the trail holds them in English, once and for all."""
    return lawbook().in_words(law["matter"], law["under"], readers_language()) if law.get("under") else []


def actor_of(event: AuditEvent) -> str:
    """Say who acted: staff by name and role, the holder as such, never a worker's name to others."""
    return _who(json.loads(event.actor), _names_in([event]))


def _names_in(events: Iterable[AuditEvent]) -> Names:
    """Return the names of the staff who acted, and of the programs they acted through, in two queries at most."""
    actors = [json.loads(event.actor) for event in events]
    refs = {actor["account"] for actor in actors if actor["kind"] in STAFF}
    tokens = {actor["name"] for actor in actors if actor["kind"] == Kind.TOKEN}
    names = dict(Account.objects.filter(ref__in=refs).values_list("ref", "name")) if refs else {}
    return names | (dict(ApiToken.objects.filter(ref__in=tokens).values_list("ref", "name")) if tokens else {})


def _who(actor: Mapping[str, str], names: Names) -> str:
    if actor["kind"] in STAFF:
        program = names.get(actor["name"], "") if actor["kind"] == Kind.TOKEN else ""
        through = str(say(_("Program: {name}"), name=program)) if program else ""
        parts = (names.get(actor["account"], ""), role_name(actor["role"]), through)
        return ", ".join(part for part in parts if part)
    words = {Kind.HOLDER: _("The person"), Kind.VISITOR: _("A visitor"), Kind.SYSTEM: _("The system")}
    return words.get(Kind(actor["kind"]), "")


def role_name(code: str) -> str:
    """Return a role in the reader's language."""
    from django.conf import settings
    from django.utils.module_loading import import_string

    names: Iterable[tuple[str, Any]] = import_string(settings.SAPAR_ROLES).choices
    return str(dict(names).get(code, code))
