"""What the pages of a check-in show."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from sapar.employment.stays.check_ins import WHO_SEES
from sapar.employment.stays.forms import CheckInForm
from sapar.employment.stays.models import CheckIn, CheckInState
from sapar.employment.stays.queries import next_check_in
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.doors.pages import address_of
from sapar.foundation.actions.registry import buttons_for
from sapar.foundation.audit.sentences import shown_history
from sapar.foundation.notices.notice import helpline
from sapar.foundation.ui import components as ui
from sapar.foundation.ui.words import Words, say
from sapar.registers.journeys.pages import act_of, person_line
from sapar.registers.organizations.models import Organization

QUESTIONS = {
    "well": _("Is all well?"),
    "paid": _("Were you paid last month?"),
    "as_promised": _("Is the work as promised?"),
    "free_to_leave": _("Can you leave if you want to?"),
    "need_help": _("Do you need help?"),
}
TONES: dict[str, Any] = {
    CheckInState.DUE: "open", CheckInState.ANSWERED: "done", CheckInState.MISSED: "warn", CheckInState.SKIPPED: "plain",
}  # fmt: skip


def helpers(check_in: CheckIn) -> list[ui.Contact]:
    """Return whom to call: the post in the country, and the helpline at any hour."""
    posts = Organization.objects.posts_for(check_in.journey.destination).exclude(phone="")
    return [
        *(ui.Contact(post.name, phone=post.phone) for post in posts),
        ui.Contact(_("Helpline, day and night"), phone=helpline()),
    ]


def question_page(check_in: CheckIn, form: CheckInForm) -> dict[str, Any]:
    """Return the page with the five questions."""
    return {
        "title": _("How are things? One minute"),
        "form": form,
        "button": _("Send"),
        "helpers": helpers(check_in),
        "who_sees": WHO_SEES,
    }


def thanks_page(check_in: CheckIn, on: date) -> dict[str, Any]:
    """Return the thanks. It is the same whatever was answered: somebody else may open the link later."""
    following = next_check_in(check_in.journey, on)
    steps: list[Words] = [_("The post reads your answers. If you asked for help, it contacts you as you wrote.")]
    if following:
        steps.append(say(_("We ask again on: {date}"), date=following))
    return {"title": _("Thank you"), "next_steps": steps, "helpers": helpers(check_in), "who_sees": WHO_SEES}


def check_in_page(check_in: CheckIn, actor: Actor) -> dict[str, Any]:
    """Return what the person and the post see of a check-in."""
    return {
        "kicker": _("Check-in"),
        "title": say(_("Check-in of {date}"), date=check_in.due_on),
        "ref": check_in.ref,
        "tag": ui.Tag(check_in.get_state_display(), TONES[CheckInState(check_in.state)]),
        "note": _("Two signs of force together. Only trained staff act on it.") if check_in.is_protected else "",
        "acts": [act_of(action, check_in, main=not n) for n, action in enumerate(buttons_for(actor, check_in))],
        "flags": [ui.Tag(flag.label, "warn") for flag in check_in.flags],
        "answers": answers(check_in),
        "people": [person_line(check_in.journey)],
        "history": shown_history(check_in),
        "who_sees": WHO_SEES,
        "back": address_of(check_in.journey),
        "desk": actor.is_staff,
    }


def answers(check_in: CheckIn) -> list[ui.Fact]:
    """Return questions and answers; a skipped question says so once there is an answer at all."""
    if check_in.state != CheckInState.ANSWERED:
        return []
    given = [ui.Fact(label, yes_no(check_in.answered.get(name))) for name, label in QUESTIONS.items()]
    contact = check_in.safe_contact
    return [*given, ui.Fact(_("When and how may we contact you safely?"), contact)] if contact else given


def yes_no(answer: bool | None) -> Any:
    """Return an answer in words."""
    return _("Skipped") if answer is None else _("Yes") if answer else _("No")
