"""Hearing the other side: the letter, its answer, and talks of both. Nobody is made to talk."""

import re
from datetime import date
from typing import Annotated

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.wrapper import Done, action
from sapar.foundation.notices.notice import Contact, Notice
from sapar.foundation.privacy.classes import P3
from sapar.throughout.complaints import clocks
from sapar.throughout.complaints.filing import LONG
from sapar.throughout.complaints.models import Complaint, Hearing
from sapar.throughout.complaints.permissions import case_officer
from sapar.throughout.complaints.telling import told
from sapar.throughout.complaints.triage import refuse_if_protected

LongText = Annotated[str, Ask(_("Text"), lines=8, max_length=LONG, data_class=P3)]
Place = Annotated[str, Ask(_("Place or way"), hint=_("Office, video call, phone"), data_class=P3)]


def check_letter(complaint: Complaint, text: str) -> None:
    """Refuse a letter to the other side that gives away how or where to find the complainant.

    Raises:
        ValidationError: naming what to take out.
    """
    person = complaint.complainant
    digits = re.sub(r"\D", "", text)
    phones = [
        str(complaint.phone),
        person.phone if person else "",
        *(str(worker.phone) for worker in complaint.workers.all()),
    ]
    hidden = [str(complaint.place), str(complaint.safe_contact), person.email if person else ""]
    if complaint.anonymous or complaint.protected:
        hidden += [str(complaint.name), person.name if person else ""]
    given_away = [phone for phone in phones if phone and re.sub(r"\D", "", phone)[-9:] in digits]
    given_away += [value for value in hidden if value and value.casefold() in text.casefold()]
    if given_away:
        values = ", ".join(given_away)
        raise ValidationError(
            {"text": _("The other side must not read this. Take it out: {values}").format(values=values)}
        )


@action(subject=Complaint, allowed_to=case_officer, law="complaint", label=_("Tell the other side"), has_button=False)
def give_notice(
    complaint: Complaint,
    *,
    by: Actor,
    on: date,
    text: Annotated[str, Ask(_("Letter to the other side"), lines=10, max_length=LONG, data_class=P3)],
    answer_by: Annotated[date, Ask(_("They answer by"))],
) -> Done:
    """Send the other side the letter that was previewed: what is asked and by when they answer, never who or where."""
    refuse_if_protected(complaint)
    if complaint.respondent is None:
        raise ValidationError(_("First name the employer or agency: examine again with its number"))
    if answer_by < on:
        raise ValidationError({"answer_by": _("The end must come after the start")})
    check_letter(complaint, text)
    complaint.notice_text = text
    clocks.next_step(complaint, "begin_conciliation", max(answer_by, on))
    letter = Notice(
        "complaints/letter", to=_letterbox(complaint), ref=complaint.ref, text=text, date=answer_by,
        office=complaint.office.name,
    )  # fmt: skip
    telling = told(complaint)
    return Done(
        {"answer_by": answer_by, "sent_by": "mail" if letter.to else "paper"},
        tell=[letter, *telling.get("tell", ())],
        silent_because=telling.get("silent_because", ""),
    )


def _letterbox(complaint: Complaint) -> list[Contact]:
    """Return the e-mail address of the other side, sealed under the case; without one the letter is printed."""
    respondent = complaint.respondent
    return [Contact(respondent.email, "ru", complaint.key)] if respondent and respondent.email else []


@action(subject=Complaint, allowed_to=case_officer, law="complaint", label=_("Write down their answer"))
def record_respondents_answer(complaint: Complaint, *, by: Actor, on: date, text: LongText) -> Done:
    """Write down what the other side answered."""
    complaint.respondents_answer = text
    return Done({"text": text}, **told(complaint))


@action(subject=Complaint, allowed_to=case_officer, law="complaint", label=_("Begin talks"))
def begin_conciliation(
    complaint: Complaint,
    *,
    by: Actor,
    on: date,
    day: Annotated[date, Ask(_("Day of the talk"))],
    place: Place,
    agreed: Annotated[bool, Ask(_("Do both sides want to talk?"))],
) -> Done:
    """Set the first talk of both sides. Talks are voluntary; a decision can be prepared without them."""
    refuse_if_protected(complaint)
    if not agreed:
        raise ValidationError({"agreed": _("Talks need both sides. Without them, prepare a decision")})
    complaint.talks_by = clocks.within("conciliation", on)
    _set_hearing(complaint, day, place, on)
    return Done({"day": day, "talks_by": complaint.talks_by}, **told(complaint))


def _set_hearing(complaint: Complaint, day: date, place: str, on: date) -> None:
    if day < on:
        raise ValidationError({"day": _("The end must come after the start")})
    Hearing(complaint=complaint, set_for=day, place=place).save()
    clocks.next_step(complaint, "hold_hearing", min(day, complaint.talks_by or day))


@action(subject=Complaint, allowed_to=case_officer, law="complaint", label=_("Write down a talk"))
def hold_hearing(
    complaint: Complaint,
    *,
    by: Actor,
    on: date,
    who_came: Annotated[str, Ask(_("Who came"), lines=2, max_length=500, data_class=P3)],
    outcome: Annotated[str, Ask(_("What came of it"), lines=4, max_length=2000, data_class=P3)],
    day: Annotated[date | None, Ask(_("Day of the next talk"))] = None,
    place: Place = "",
) -> Done:
    """Write down a talk: who came, what came of it, and when the next one is; without a next one a decision is due."""
    hearing = complaint.hearings.filter(held_on=None).first() or Hearing(
        complaint=complaint, set_for=on, place=place or "-"
    )
    hearing.held_on, hearing.who_came, hearing.outcome = on, who_came, outcome
    hearing.save()
    if day:
        _set_hearing(complaint, day, place or str(hearing.place), on)
    else:
        clocks.next_step(complaint, "prepare_decision", max(complaint.decide_by or on, on))
    return Done({"outcome": outcome, "next": day or ""}, **told(complaint))
