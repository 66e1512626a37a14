"""Asking after somebody abroad: a one-minute question by link, answered or not. Never a control."""

import json
import secrets
from datetime import date, datetime, time
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sapar.employment.stays.dates import answer_until
from sapar.employment.stays.models import CheckIn
from sapar.employment.stays.permissions import answers_check_in, skips_check_in, system
from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.errors import ActionError
from sapar.foundation.actions.registry import FollowUp
from sapar.foundation.actions.wrapper import Done, action
from sapar.foundation.notices.notice import Notice, helpline
from sapar.foundation.privacy.classes import P1, P3
from sapar.foundation.privacy.sealing import blind_index
from sapar.foundation.worklists.tasks import open_task
from sapar.registers.journeys.models import Journey
from sapar.registers.organizations.models import Organization, Role

# Letters and digits that nobody confuses; twelve of them are 59 bits, too many to guess through a page that counts.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
TOKEN_LENGTH = 12

WHO_SEES = _("You, your helper and the post in that country. Never the employer, never an agency")


class AlreadyAsked(ActionError):
    """A check-in of that day is there: asking twice would be nagging."""

    code = "already_asked"
    sentence = _("This person was already asked on that day")


def _question(label: Any) -> Any:
    return Annotated[bool, Ask(label, data_class=P3)]


@action(
    subject=Journey, creates=CheckIn, allowed_to=system, law="check_in", label=_("Ask how things are"), has_button=False
)
def open_check_in(
    journey: Journey, *, by: Actor, on: date, due_on: Annotated[date, Ask(_("Date"), data_class=P1)]
) -> Done:
    """Send somebody abroad the link to a one-minute question. Only the digest of its token is kept."""
    if journey.check_ins.filter(due_on=due_on).exists():
        raise AlreadyAsked
    token = "".join(secrets.choice(LETTERS) for _letter in range(TOKEN_LENGTH))
    check_in = CheckIn(journey=journey, due_on=due_on, link_until=answer_until(on), token_digest=digest_of(token))
    told = Notice("stays/check_in", to=[journey.person.contact()], link=link_to(token))
    return Done({"due_on": due_on}, created=check_in, tell=[told])


@action(subject=CheckIn, allowed_to=answers_check_in, law="check_in", label=_("Answer the check-in"))
def answer_check_in(
    check_in: CheckIn,
    *,
    by: Actor,
    on: date,
    well: _question(_("Is all well?")) | None = None,  # type: ignore[valid-type]
    paid: _question(_("Were you paid last month?")) | None = None,  # type: ignore[valid-type]
    as_promised: _question(_("Is the work as promised?")) | None = None,  # type: ignore[valid-type]
    free_to_leave: _question(_("Can you leave if you want to?")) | None = None,  # type: ignore[valid-type]
    need_help: _question(_("Do you need help?")) | None = None,  # type: ignore[valid-type]
    safe_contact: Annotated[str, Ask(_("When and how may we contact you safely?"), max_length=300, data_class=P3)] = "",
) -> Done:
    """Answer what somebody wants to answer. Where something is wrong, the post is asked to help at once."""
    answers = {
        "well": well, "paid": paid, "as_promised": as_promised, "free_to_leave": free_to_leave, "need_help": need_help,
    }  # fmt: skip
    check_in.answers = json.dumps({name: given for name, given in answers.items() if given is not None})
    check_in.safe_contact = safe_contact
    check_in.answered_on = on
    follows = [FollowUp("stays.help_needed", check_in)] if check_in.flags else []
    return Done(silent_because="the page says what happens next; a message could be read by others", then=follows)


@action(subject=CheckIn, allowed_to=skips_check_in, law="check_in", label=_("Skip this check-in"))
def skip_check_in(check_in: CheckIn, *, by: Actor, on: date) -> Done:
    """Leave a check-in unanswered. Nothing follows from it."""
    return Done(silent_because="whoever skips it knows")


@action(subject=CheckIn, allowed_to=system, law="check_in", label=_("Note that nobody answered"), has_button=False)
def miss_check_in(check_in: CheckIn, *, by: Actor, on: date) -> Done:
    """Offer help to somebody who did not answer, and ask the post to call. It is held against nobody."""
    person = check_in.person
    has_post = Organization.objects.posts_for(check_in.journey.destination).exists()
    open_task(
        check_in,
        asks="answer_check_in",
        role=Role.LABOUR_ATTACHE if has_post else Role.EMPLOYMENT_OFFICER,
        due=_call_by(on),
        office_ref="" if has_post else person.office.ref,
        country=check_in.journey.destination if has_post else "",
    )
    return Done(tell=[Notice("stays/check_in_missed", to=[person.contact()], phone=helpline())])


def digest_of(token: str) -> str:
    """Return the keyed digest of a token: the only thing of it that is kept."""
    return blind_index("check-in link", token)


def link_to(token: str) -> str:
    """Return the address that somebody gets by SMS."""
    return f"{getattr(settings, 'SAPAR_ADDRESS', '')}{reverse('stays:link', args=[token])}"


def _call_by(on: date) -> datetime:
    """Return by when the post calls: as many days as the person had to answer."""
    return datetime.combine(answer_until(on), time(23, 59), ZoneInfo(clock.HOME))
