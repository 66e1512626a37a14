"""History in plain words: the audit sentence is the label of the button, with who, when and by which article."""

import json
from collections.abc import Iterable
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
from sapar.foundation.ui.words import say


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
    """Return what was done to a record, newest first."""
    events = AuditEvent.objects.filter(subject_type=subject._meta.label_lower, subject_ref=subject.ref)
    return [sentence(event) for event in events.order_by("-pk")[:limit]]


def sentence(event: AuditEvent) -> Sentence:
    """Put one event into words."""
    action = ACTIONS.get(event.action)
    law = json.loads(event.law)
    return Sentence(
        what=str(action.label) if action else event.action,
        who=actor_of(event),
        when=datetime.fromisoformat(event.recorded_at),
        on=event.on,
        under="; ".join(law.get("under", ())),
        details=opened(event.details, erased=_("(erased)")),
    )


def actor_of(event: AuditEvent) -> str:
    """Say who acted: staff by name and role, the holder as such, never a worker's name to others."""
    actor = json.loads(event.actor)
    if actor["kind"] in (Kind.MEMBER, Kind.HELPER, Kind.TOKEN):
        account = Account.objects.filter(ref=actor["account"]).first()
        who = [account.name if account else "", role_name(actor["role"])]
        if actor["kind"] == Kind.TOKEN:
            who.append(_token(actor["name"]))
        return ", ".join(filter(None, who))
    names = {Kind.HOLDER: _("The person"), Kind.VISITOR: _("A visitor"), Kind.SYSTEM: _("The system")}
    return names.get(actor["kind"], "")


def _token(ref: str) -> str:
    """Say through which program a member acted."""
    token = ApiToken.objects.filter(ref=ref).first()
    return str(say(_("Program: {name}"), name=token.name)) if token else ""


def role_name(code: str) -> str:
    """Return a role in the reader's language."""
    from django.conf import settings
    from django.utils.module_loading import import_string

    names: Iterable[tuple[str, Any]] = import_string(settings.SAPAR_ROLES).choices
    return str(dict(names).get(code, code))
