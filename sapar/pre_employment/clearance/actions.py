"""What is done about certificates before they are issued. Issuing and what follows are in ``issuing.py``, refusals and
appeals in ``refusing.py``; the table of moves is ``Clearance.MOVES``."""

from datetime import date
from typing import Annotated, Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.wrapper import NO_LAW, Done, action
from sapar.foundation.notices.notice import Notice, helpline
from sapar.foundation.privacy.classes import P1, P3
from sapar.foundation.worklists.tasks import close_tasks
from sapar.pre_employment.applications.models import Application
from sapar.pre_employment.clearance import erasing, issuing, refusing  # noqa: F401  # more of what is done
from sapar.pre_employment.clearance.checks import items_of
from sapar.pre_employment.clearance.choices import YesNo
from sapar.pre_employment.clearance.desks import ISSUE_DAYS, ask_for_issue
from sapar.pre_employment.clearance.errors import NotForYouToConfirm
from sapar.pre_employment.clearance.models import Clearance, Confirmation
from sapar.pre_employment.clearance.permissions import issuer, recruiter_of, requester, withdraws
from sapar.pre_employment.clearance.requirements import all_requirements
from sapar.registers.journeys.models import Journey


def titles() -> list[tuple[str, Any]]:
    """Offer everything that the law asks of anybody; the list of one certificate is shorter."""
    language = (get_language() or "ky")[:2]
    return [(each.id, each.title(language)) for each in all_requirements(clock.today())]


@action(subject=Journey, creates=Clearance, allowed_to=requester, law=ISSUE_DAYS, label=_("Ask for a certificate"))
def request_clearance(journey: Journey, *, by: Actor, on: date) -> Done:
    """Ask that everything be checked before departure, and for a certificate of it. Free; nobody needs it to leave."""
    return Done(
        {"destination": journey.destination}, created=_asked(journey, on),
        silent_because="whoever asks sees the list at once; the worker is told of the outcome",
    )  # fmt: skip


@action(subject=Application, creates=Clearance, allowed_to=recruiter_of, law=ISSUE_DAYS,
        label=_("Ask for the worker's certificate"))  # fmt: skip
def request_clearance_for_recruit(application: Application, *, by: Actor, on: date) -> Done:
    """Ask for the certificate of a worker who accepted a job. The worker is told that it was asked for."""
    made = _asked(Journey.objects.get(applications=application), on)
    told = Notice("clearance/asked", to=[application.person.contact()], ref=made.ref, phone=helpline())
    return Done({"destination": made.destination}, created=made, tell=[told])


def _asked(journey: Journey, on: date) -> Clearance:
    made = Clearance(journey=journey, destination=journey.destination, requested_on=on)
    made.save()
    ask_for_issue(made, on)
    return made


@action(subject=Clearance, allowed_to=issuer, law=ISSUE_DAYS, label=_("Confirm something on the list"))
def confirm_requirement(
    clearance: Clearance,
    *,
    by: Actor,
    on: date,
    requirement: Annotated[str, Ask(_("What did you check?"), max_length=40, data_class=P1, choices=titles)],
    answer: Annotated[YesNo, Ask(_("Is it so?"), data_class=P3)],
    as_of: Annotated[
        date | None, Ask(_("Day of the paper"), hint=_("Of a medical examination or a policy."), data_class=P3)
    ] = None,
    note: Annotated[
        str, Ask(_("Note"), hint=_("What you saw. Of health only: fit or unfit."), max_length=500, data_class=P3)
    ] = "",
) -> Done:
    """Note what an officer saw with their own eyes, and when. The newest answer to a line of the list counts."""
    item = next((each for each in items_of(clearance, on) if each.requirement.id == requirement), None)
    if item is None:
        raise ValidationError({"requirement": _("Choose one answer")})
    if not item.may_be_confirmed:
        raise NotForYouToConfirm(title=item.title)
    if as_of and as_of > on:
        raise ValidationError({"as_of": _("This day has not come yet. Write the day when it happened")})
    Confirmation(
        clearance=clearance, requirement=requirement, answer=answer, as_of=as_of.isoformat() if as_of else "",
        note=note, confirmed_on=on, confirmed_by=by.account,
    ).save()  # fmt: skip
    return Done({"requirement": requirement}, silent_because="the worker sees the list; they are told of the outcome")


@action(subject=Clearance, allowed_to=withdraws, law=NO_LAW, label=_("Take the request back"), grave=True)
def withdraw_request(clearance: Clearance, *, by: Actor, on: date) -> Done:
    """Take a request back. A new one is possible at any time."""
    close_tasks(clearance)
    return Done(silent_because="whoever takes it back sees it")
