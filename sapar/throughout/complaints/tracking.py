"""What the complainant sees: where it stands, what comes next and by when, who has it, messages, money."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.registry import buttons_for
from sapar.foundation.audit.sentences import history_of
from sapar.foundation.files.keeping import files_of
from sapar.foundation.notices.notice import helpline
from sapar.foundation.ui.components import Act, CodePanel, Contact, Deadline, Event, Fact, Now, Row, tag_for
from sapar.foundation.ui.words import Words, say
from sapar.throughout.complaints import clocks, codes
from sapar.throughout.complaints.drafts import Draft
from sapar.throughout.complaints.models import Complaint
from sapar.throughout.complaints.queries import own_complaints
from sapar.throughout.complaints.questions import questions_for
from sapar.throughout.complaints.sums import current_terms, sums_of
from sapar.throughout.complaints.vocabulary import State

SENTENCES: dict[str, Words] = {
    State.RECEIVED: _("We received it. An officer will confirm that it is in hand"),
    State.ACKNOWLEDGED: _("It is in hand. An officer examines it"),
    State.TRIAGED: _("It was examined. The next step is being prepared"),
    State.PROTECTED: _("A small named team works on it. Nobody else knows of it"),
    State.NOTICED: _("The other side was told and must answer. They do not see how to reach you"),
    State.CONCILIATION: _("Both sides are talking, with an officer present"),
    State.SETTLED: _("Both sides agreed. We follow every payment"),
    State.DECIDED: _("It was decided. Read the reasons in the messages"),
    State.ENFORCEMENT: _("Money is owed to you. We pursue the payment"),
    State.ANSWERED: _("It was answered. Read the answer in the messages"),
    State.REFERRED: _("It was passed to a body that can act. We follow whether they take it"),
    State.INADMISSIBLE: _("It was not taken up. Read the reasons in the messages; you may write to us"),
    State.RECOVERED: _("All the money has arrived"),
    State.WITHDRAWN: _("It was withdrawn. If somebody made you do this, write to us"),
    State.CLOSED: _("It is closed. If something is missing, write to us"),
}
MAIN = ("confirm_payment", "write_to_officer")
WHO_SEES = _("You, and the officers who work on it. The other side never sees your phone, address or this page")


def confirmation(complaint: Complaint, code: str) -> dict[str, Any]:
    """Return the page after filing: number, code, what happens next, whom to call."""
    return {
        "title": _("Sent"),
        "code": CodePanel(complaint.ref, codes.spoken(code)) if code else None,
        "digits": complaint.ref,
        "next_steps": [
            say(_("We answer by: {date}"), date=complaint.due_on),
            _("We hear both sides, unless that would put you at risk"),
            _("You follow it here with the number, and write to the officer"),
        ],
        "contact": Contact(complaint.office.name, phone=helpline(), about=_("If you are in danger, call at any hour")),
        "acts": [Act(_("Open it now"), reverse("complaints:tracking", args=[complaint.ref]))],
        "who_sees": WHO_SEES,
    }


def facts_of(draft: Draft, actor: Actor) -> list[Fact]:
    """Return every answer with a way to change it."""
    facts = []
    for question in questions_for(draft, actor):
        form = question.form(draft.data(question.slug))
        form.is_valid()
        for name, field in form.fields.items():
            value = _shown(form, name)
            if value or name == form.question:
                change = reverse("complaints:ask", args=[question.slug])
                facts.append(Fact(str(field.label), value or _("Not answered"), change_url=change))
    return facts


def _shown(form: Any, name: str) -> str:
    value = form.cleaned_data.get(name)
    choices = dict(getattr(form.fields[name], "choices", ()))
    if isinstance(value, list):
        return "; ".join(str(choices[each]) for each in value)
    if choices and value:
        return str(choices.get(value, ""))
    return f"{value:%d.%m.%Y}" if hasattr(value, "strftime") else str(value or "")


def rows_of(actor: Actor) -> list[Row]:
    """Return this reader's own complaints."""
    return [
        Row(
            title=say(_("Sent on {date}"), date=complaint.received_on),
            url=reverse("complaints:tracking", args=[complaint.ref]), ref=complaint.ref, tag=state_tag(complaint),
        )
        for complaint in own_complaints(actor)
    ]  # fmt: skip


def state_tag(complaint: Complaint) -> Any:
    """Return the state as a tag."""
    return tag_for(_TONES.get(State(complaint.state), ""), complaint.get_state_display())


# The look of a state: what runs is "in progress", what ended well is "done".
_TONES = dict.fromkeys(
    (State.RECEIVED, State.ACKNOWLEDGED, State.TRIAGED, State.PROTECTED, State.NOTICED, State.CONCILIATION,
     State.ENFORCEMENT, State.REFERRED), "in_progress",
) | {State.SETTLED: "settled", State.DECIDED: "done", State.RECOVERED: "done", State.ANSWERED: "done",
     State.CLOSED: "closed", State.WITHDRAWN: "closed", State.INADMISSIBLE: "refused"}  # fmt: skip


def page_of(complaint: Complaint, actor: Actor) -> dict[str, Any]:
    """Return the page of the complainant."""
    acts = {action.name: action for action in buttons_for(actor, complaint)}
    first = [name for name in MAIN if name in acts]
    others = [action for name, action in acts.items() if name not in MAIN]
    return {
        "complaint": complaint,
        "title": say(_("Number {number}"), number=complaint.number),
        "now": _now(complaint),
        "late": say(_LATE, date=complaint.escalated_on) if complaint.escalated_on and clocks.is_late(complaint) else "",
        "acts": [_act(acts[name], complaint, main=place == 0) for place, name in enumerate(first)],
        "more": [_act(action, complaint) for action in sorted(others, key=lambda action: action.grave)],
        "messages_of": complaint.messages.select_related("office").order_by("-pk"),
        "facts": _facts(complaint),
        "files": files_of(complaint),
        "history": [Event(each.what, each.when) for each in history_of(complaint)],
        "helpers": [Contact(complaint.office.name, phone=complaint.office.phone or helpline(), about=_("Works on it"))],
        "who_sees": WHO_SEES,
        "back": reverse("complaints:track"),
        **money_of(complaint),
    }


_LATE = _("We are late. The head of office was told on {date}")


def _now(complaint: Complaint) -> Now:
    today = clock.today(complaint.office.time_zone)
    deadline = Deadline(complaint.due_on, today) if complaint.due_on else None
    return Now(SENTENCES[complaint.state], deadline=deadline, eyebrow=complaint.get_state_display())


def _act(action: Any, complaint: Complaint, main: bool = False) -> Act:
    kind = "main" if main else "grave" if action.grave else "plain"
    return Act(action.label, reverse("actions:do", args=[action.slug, complaint.ref]), kind=kind)  # type: ignore[arg-type]


def _facts(complaint: Complaint) -> list[Fact]:
    told = [
        (_("What is it about?"), "; ".join(str(kind.label) for kind in complaint.all_kinds)),
        (_("Employer or agency"), complaint.respondent_label),
        (_("Sent on"), f"{complaint.received_on:%d.%m.%Y}"),
        (_("Workers together"), complaint.workers.count() or ""),
        (_("Decision"), complaint.get_result_display() if complaint.result else ""),
    ]
    return [Fact(label, str(value)) for label, value in told if value]


def money_of(complaint: Complaint) -> dict[str, Any]:
    """Return claimed, agreed, recovered and the instalments, as the pages of both sides show them."""
    terms, sums = current_terms(complaint), sums_of(complaint)
    return {
        "sums": sums if sums.any else None,
        "terms": terms,
        "instalments": terms.instalments.select_related("settlement") if terms else [],
        "today": clock.today(complaint.office.time_zone),
    }
