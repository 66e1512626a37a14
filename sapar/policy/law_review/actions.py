"""What jurists do to entries of the law: propose, agree, refuse, take back, withdraw."""

from datetime import date, timedelta
from typing import Annotated, Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor, System
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.wrapper import NO_LAW, Done, action
from sapar.foundation.languages.texts import LANGUAGES, Texts
from sapar.foundation.notices.notice import Notice
from sapar.foundation.privacy.classes import P0, P1
from sapar.foundation.worklists.tasks import close_tasks, open_task
from sapar.policy.law_review.choices import (
    EntryGone,
    Meanwhile,
    OwnRefusal,
    ProposalOpen,
    ReviewState,
    Stance,
    Verdict,
    WrittenAnew,
)
from sapar.policy.law_review.entries import entry_in_use
from sapar.policy.law_review.models import LawEntry, LawReview
from sapar.policy.law_review.permissions import JURIST, jurist, proposer, second_jurist, system
from sapar.policy.law_review.queries import refused_before

# When a proposal is late on the desks of the other jurists. No law sets it: a page says "not confirmed yet" meanwhile.
WAITS = timedelta(days=14)
FINDS = {Verdict.CONFIRMED: Stance.CONFIRMED, Verdict.DISPUTED: Stance.DISPUTED}

SourceRead = Annotated[str, Ask(
    _("Text of the act that was read"), _("Which edition, and where it is published"), max_length=300, data_class=P0,
)]  # fmt: skip
PlaceRead = Annotated[str, Ask(_("Where in the act"), _("Article, part, paragraph"), data_class=P0)]
Quote = Annotated[str, Ask(_("What the act says, word for word"), lines=4, max_length=2000, data_class=P0)]
Link = Annotated[
    str, Ask(_("Address of the text"), _("Begins with https://"), max_length=400, data_class=P0, check=URLValidator())
]
ReadOn = Annotated[date, Ask(_("Day on which it was read"))]

FirstKy = Annotated[str, Ask(_("First reading, in Kyrgyz"), lines=2, max_length=600, data_class=P0)]
FirstRu = Annotated[str, Ask(_("First reading, in Russian"), lines=2, max_length=600, data_class=P0)]
FirstEn = Annotated[str, Ask(_("First reading, in English"), lines=2, max_length=600, data_class=P0)]
SecondKy = Annotated[str, Ask(_("Second reading, in Kyrgyz"), lines=2, max_length=600, data_class=P0)]
SecondRu = Annotated[str, Ask(_("Second reading, in Russian"), lines=2, max_length=600, data_class=P0)]
SecondEn = Annotated[str, Ask(_("Second reading, in English"), lines=2, max_length=600, data_class=P0)]


@action(
    subject=LawEntry, creates=LawReview, allowed_to=jurist, law=NO_LAW, label=_("Propose as confirmed"),
)  # fmt: skip
def propose_confirmation(
    entry: LawEntry, *, by: Actor, on: date,
    source_read: SourceRead, place_read: PlaceRead, read_on: ReadOn, quote: Quote = "", link: Link = "",
) -> Done:  # fmt: skip
    """Say that the entry says what the act says, after reading it. A second jurist decides."""
    read = {"source_read": source_read, "place_read": place_read, "read_on": read_on, "quote": quote, "link": link}
    return _proposed(entry, by, on, Verdict.CONFIRMED, read)


@action(
    subject=LawEntry, creates=LawReview, allowed_to=jurist, law=NO_LAW, label=_("Propose as disputed"),
)  # fmt: skip
def propose_dispute(
    entry: LawEntry, *, by: Actor, on: date,
    first_ky: FirstKy, first_ru: FirstRu, first_en: FirstEn = "",
    second_ky: SecondKy, second_ru: SecondRu, second_en: SecondEn = "",
    meanwhile: Annotated[Meanwhile, Ask(_("Applied until it is settled"))],
    source_read: SourceRead, place_read: PlaceRead, read_on: ReadOn, quote: Quote = "", link: Link = "",
) -> Done:  # fmt: skip
    """Say that the act can be read in two ways, and which one people go by meanwhile. A second jurist decides."""
    read = {
        "source_read": source_read, "place_read": place_read, "read_on": read_on, "quote": quote, "link": link,
        "first_reading": Texts(ky=first_ky, ru=first_ru, en=first_en),
        "second_reading": Texts(ky=second_ky, ru=second_ru, en=second_en), "meanwhile": meanwhile,
    }  # fmt: skip
    return _proposed(entry, by, on, Verdict.DISPUTED, read)


def _proposed(entry: LawEntry, by: Actor, on: date, verdict: Verdict, read: dict[str, Any]) -> Done:
    if read["read_on"] > on:
        raise ValidationError({"read_on": _("A day that is over: on it the act was read")})
    if not (read["quote"] or read["link"]):
        raise ValidationError({"quote": _("Copy what the act says, or give the address of its text below")})
    waiting = entry.reviews.filter(state=ReviewState.PROPOSED).first()
    if waiting:
        raise ProposalOpen(number=waiting.number)
    in_use = entry_in_use(entry.pack, entry.kind, entry.name)
    if in_use is None:
        raise EntryGone
    review = LawReview(
        entry=entry, verdict=verdict, digest=in_use.checked.digest, written=in_use.checked.written,
        proposed_by=by.account, proposed_on=on, **read,
    )  # fmt: skip
    _check_own_refusal(review, by)
    review.save()  # the task of the others names its number
    open_task(review, asks="agree_review", role=JURIST, due=clock.now() + WAITS)
    return Done({"verdict": verdict}, created=review, silent_because="it stands on the desks of the other jurists")


def _check_own_refusal(review: LawReview, by: Actor) -> None:
    """Nobody reverses their own refusal: not of this finding on this wording."""
    if refused_before(review, by.account):
        raise OwnRefusal


@action(subject=LawReview, allowed_to=second_jurist, law=NO_LAW, label=_("Agree as the second person"), grave=True)
def agree_review(review: LawReview, *, by: Actor, on: date) -> Done:
    """Agree with what a colleague found. From now on it stands beside the entry wherever people read it."""
    in_use = entry_in_use(review.entry.pack, review.entry.kind, review.entry.name)
    if in_use is None:
        raise EntryGone
    if in_use.checked.digest != review.digest:
        raise WrittenAnew
    _check_own_refusal(review, by)
    for earlier in LawReview.objects.filter(entry=review.entry, state=ReviewState.AGREED):
        replace_review(earlier, by=System("a later review"), on=on)
    review.decided_by, review.decided_on, review.office = by.account, on, _office_of(by)
    review.entry.stance = FINDS[Verdict(review.verdict)]
    review.entry.save()
    told = Notice("law_review/agreed", to=[review.proposed_by.contact()], ref=review.ref)
    return Done({"verdict": Verdict(review.verdict)}, tell=[told])


def _office_of(by: Actor) -> Texts:
    """Return the office acted for, as it is called in each language today: what it confirmed stays under that name."""
    names = Texts()
    for language in LANGUAGES:
        with translation.override(language):
            names[language] = by.standing.organisation_name if by.standing else ""
    return names


@action(subject=LawReview, allowed_to=second_jurist, law=NO_LAW, label=_("Refuse with a reason"))
def refuse_review(
    review: LawReview, *, by: Actor, on: date,
    reason: Annotated[str, Ask(_("Reason"), lines=3, max_length=1000, data_class=P1)],
) -> Done:  # fmt: skip
    """Refuse what a colleague proposed. Whoever refuses does not agree to the same later."""
    review.decided_by, review.decided_on, review.reason = by.account, on, reason
    close_tasks(review)
    told = Notice("law_review/refused", to=[review.proposed_by.contact()], ref=review.ref)
    return Done({"reason": reason}, tell=[told])


@action(subject=LawReview, allowed_to=proposer, law=NO_LAW, label=_("Take my proposal back"))
def take_back_review(review: LawReview, *, by: Actor, on: date) -> Done:
    """Take back what one proposed oneself, before anybody decided."""
    review.ended_on = on
    close_tasks(review)
    return Done(silent_because="nobody had decided, and it is gone from the desks")


@action(subject=LawReview, allowed_to=jurist, law=NO_LAW, label=_("Withdraw this review"), grave=True)
def withdraw_review(
    review: LawReview, *, by: Actor, on: date,
    reason: Annotated[str, Ask(_("Reason"), lines=3, max_length=1000, data_class=P1)],
) -> Done:  # fmt: skip
    """Withdraw a review in force, because there is doubt. The entry is then as far checked as the pack itself says."""
    review.ended_on, review.reason = on, reason
    if review.entry.stance != Stance.GONE:
        review.entry.stance = review.entry.of_pack
        review.entry.save()
    both = [account.contact() for account in {review.proposed_by, review.decided_by} if account]
    return Done({"reason": reason}, tell=[Notice("law_review/withdrawn", to=both, ref=review.ref)])


@action(
    subject=LawReview, allowed_to=system, law=NO_LAW, label=_("A later review takes its place"), has_button=False,
)  # fmt: skip
def replace_review(review: LawReview, *, by: Actor, on: date) -> Done:
    """End a review because another one of the same entry comes into force."""
    review.ended_on = on
    return Done(silent_because="the later review is told")
