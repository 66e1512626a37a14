"""What the pages of reviews show: proposing one with the entry before one's eyes, and one review."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.registry import buttons_for
from sapar.foundation.audit.sentences import shown_history
from sapar.foundation.languages.texts import readers_language
from sapar.foundation.ui.components import Act, Fact, Tag
from sapar.foundation.ui.components.states import Tone
from sapar.foundation.ui.words import Words
from sapar.policy.law.marks import Mark, mark_of
from sapar.policy.law_review.choices import ReviewState, Verdict
from sapar.policy.law_review.entries import entry_in_use
from sapar.policy.law_review.known import checked_of
from sapar.policy.law_review.models import LawEntry, LawReview
from sapar.policy.law_review.pages import title_of
from sapar.policy.law_review.wording import parts_of

STATE_TONES: dict[ReviewState, Tone] = {
    ReviewState.PROPOSED: "open", ReviewState.AGREED: "kept", ReviewState.REFUSED: "broken",
    ReviewState.TAKEN_BACK: "plain", ReviewState.WITHDRAWN: "warn", ReviewState.REPLACED: "plain",
}  # fmt: skip


def proposal_page(row: LawEntry) -> dict[str, Any]:
    """Return what stands above the form of a proposal: the entry as the law in use has it."""
    entry = entry_in_use(row.pack, row.kind, row.name)
    written = parts_of(entry.checked.written) if entry else []
    page = {"record": row, "wording": written, "back": reverse("law_review:numbered", args=[row.ref])}
    source = entry.citation.text(readers_language()) if entry else ""
    return page | {"entry_title": title_of(entry) if entry else row.title, "source": source}


def review_page(review: LawReview, actor: Actor) -> dict[str, Any]:
    """Return what jurists and auditors see of a review: what was read, what was found, who decided."""
    state = ReviewState(review.state)
    entry = entry_in_use(review.entry.pack, review.entry.kind, review.entry.name)
    anew = entry is None or entry.checked.digest != review.digest
    acts = buttons_for(actor, review)
    return {
        "title": review.title, "kicker": review.get_verdict_display(), "ref": review.ref,
        "tag": Tag(state.label, STATE_TONES[state]), "facts": _facts_of_review(review),
        "note": _("The entry was written anew since: this review no longer counts for it") if anew else "",
        "own": state == ReviewState.PROPOSED and review.proposed_by == actor.account,
        "readings": _readings(review), "quote": review.quote, "link": review.link, "wording": parts_of(review.written),
        "entry_url": reverse("law_review:numbered", args=[review.entry.ref]),
        "acts": [Act(each.label, reverse("actions:do", args=[each.slug, review.ref]), "main" if not place else "plain")
                 for place, each in enumerate(acts)],
        "history": shown_history(review), "desk": True, "back": reverse("law_review:list"),
        "who_sees": _("Jurists and the auditor. Once it is in force everybody reads it, without names"),
    }  # fmt: skip


def _facts_of_review(review: LawReview) -> list[Fact]:
    decided = [review.decided_by.name, f"{review.decided_on:%d.%m.%Y}"] if review.decided_by else []
    told: list[tuple[Words, str]] = [
        (_("Text of the act that was read"), review.source_read), (_("Where in the act"), review.place_read),
        (_("Day on which it was read"), f"{review.read_on:%d.%m.%Y}"),
        (_("Proposed by"), f"{review.proposed_by.name}, {review.proposed_on:%d.%m.%Y}"),
        (_("Decided by"), ", ".join(decided)), (_("Reason"), review.reason),
    ]  # fmt: skip
    return [Fact(label, value) for label, value in told if value]


def _readings(review: LawReview) -> Mark | None:
    if review.verdict != Verdict.DISPUTED:
        return None
    return mark_of(checked_of(review))
