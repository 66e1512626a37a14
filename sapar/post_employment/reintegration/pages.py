"""What the pages of services and reviews show, and their parts on the page of a return."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.audit.sentences import shown_history
from sapar.foundation.ui.components import Act, Deadline, Fact, Row
from sapar.foundation.ui.words import say
from sapar.post_employment.reintegration.models import (
    OFFICERS,
    PlanState,
    ReintegrationPlan,
    Review,
    ReviewState,
    ServiceReferral,
)
from sapar.post_employment.reintegration.permissions import proposes
from sapar.post_employment.returns.models import Dimension, Return
from sapar.post_employment.returns.pages import acts_on, tag_of
from sapar.post_employment.returns.parts import Part, adds_part

MAIN = ("accept_service", "record_consent", "refer_to_provider", "start_service", "complete_service", "record_review")
HIDDEN = _("The person is not named")


@adds_part
def plan_part(returning: Return, actor: Actor) -> Part | None:
    """Show the plan of a return to the person and the officers. The button to make it stands with the others."""
    if not _reads(actor) or returning.is_death:
        return None
    plans = ReintegrationPlan.visible_to(actor).filter(returning=returning)
    rows = [Row(title=plan.title, url=reverse("reintegration:plan", args=[plan.ref]), tag=tag_of(plan), ref=plan.ref)
            for plan in plans]  # fmt: skip
    return Part(_("Plan"), rows, [], _("No plan yet"))


@adds_part
def services_part(returning: Return, actor: Actor) -> Part | None:
    """Show the services of a return to the person and the officers."""
    if not _reads(actor):
        return None
    services = ServiceReferral.visible_to(actor).filter(returning=returning).select_related("provider")
    acts = []
    if proposes(actor, returning):
        url = reverse("reintegration:propose", args=[returning.ref])
        acts = [Act(_("Propose a service"), url, "plain")]
    return Part(_("Services"), [_row_on_return(each) for each in services], acts, _("No services yet"))


@adds_part
def reviews_part(returning: Return, actor: Actor) -> Part | None:
    """Show the reviews of a return to the person and the officers, once there are any."""
    reviews = Review.visible_to(actor).filter(returning=returning) if _reads(actor) else Review.objects.none()
    rows = [review_row(each, actor) for each in reviews]
    return Part(_("Reviews"), rows) if rows else None


def _reads(actor: Actor) -> bool:
    return actor.kind in (Kind.HOLDER, Kind.HELPER) or actor.role in OFFICERS


def _row_on_return(service: ServiceReferral) -> Row:
    url = reverse("reintegration:service", args=[service.ref])
    tag = tag_of(service)
    return Row(title=service.get_kind_display(), url=url, tag=tag, asked=service.provider.name)


def review_row(review: Review, actor: Actor) -> Row:
    """Return a review as a row."""
    waits = review.state == ReviewState.DUE
    return Row(
        title=say(_("Months after: {n}"), n=review.months),
        url=reverse("reintegration:review", args=[review.ref]),
        tag=tag_of(review),
        deadline=Deadline(review.due_on, clock.today(actor.place)) if waits else None,
    )


def row_of(service: ServiceReferral, actor: Actor) -> Row:
    """Return a service as a row of a list."""
    return Row(
        title=_who(service, actor),
        url=reverse("reintegration:service", args=[service.ref]),
        tag=tag_of(service),
        ref=service.ref,
        asked=service.get_kind_display(),
        last=service.provider.name,
    )


def service_page(service: ServiceReferral, actor: Actor) -> dict[str, Any]:
    """Return what the person, the officers and the provider see of a service."""
    own = actor.kind != Kind.MEMBER
    open_to_officers = own or actor.role in OFFICERS
    return {
        "service": service, "title": service.get_kind_display(), "kicker": _("Service"), "ref": service.ref,
        "tag": tag_of(service), "acts": acts_on(actor, service, MAIN),
        "facts": _facts(service, actor), "history": shown_history(service), "desk": not own,
        "back": reverse("returns:detail", args=[service.returning.ref]) if open_to_officers
        else reverse("reintegration:list"),
        "note": _("You can take your consent back at any time") if own else "",
        "shows_told": open_to_officers or service.shows_person,
        "who_sees": _("The person and the officers; the provider, once the person agreed"),
    }  # fmt: skip


def _facts(service: ServiceReferral, actor: Actor) -> list[Fact]:
    named = service.shows_person or _reads(actor)
    told = [
        (_("For whom"), _who(service, actor)),
        (_("Phone"), service.person.phone if named and not service.returning.is_death else ""),
        (_("Provider"), service.provider.name),
        (_("How the person agreed"), service.get_consent_how_display() if service.consent_how else ""),
        (_("Agreed on"), f"{service.consented_on:%d.%m.%Y}" if service.consented_on else ""),
        (_("Result"), service.result),
    ]
    return [Fact(label, value) for label, value in told if value]


def _who(service: ServiceReferral, actor: Actor) -> Any:
    return service.person.name if service.shows_person or _reads(actor) else HIDDEN


def review_page(review: Review, actor: Actor) -> dict[str, Any]:
    """Return what the person and the officers see of a review."""
    answers = [(each.label, getattr(review, f"get_{each}_display")()) for each in Dimension]
    facts = [Fact(label, value) for label, value in answers if value]
    if review.words:
        facts.append(Fact(_("In words"), review.words))
    waits = review.state == ReviewState.DUE
    return {
        "title": review.returning.person.name, "kicker": say(_("Review, months after: {n}"), n=review.months),
        "ref": review.ref, "tag": tag_of(review), "facts": facts,
        "deadline": Deadline(review.due_on, clock.today(actor.place)) if waits else None,
        "acts": acts_on(actor, review, MAIN), "history": shown_history(review), "desk": actor.kind == Kind.MEMBER,
        "back": reverse("returns:detail", args=[review.returning.ref]),
    }  # fmt: skip


def plan_page(plan: ReintegrationPlan, actor: Actor) -> dict[str, Any]:
    """Return what the person and the officers see of a plan: the goals of each dimension, and who agreed how."""
    agreed = [
        Fact(_("How the person agreed"), plan.get_agreed_how_display()),
        Fact(_("Agreed on"), f"{plan.agreed_on:%d.%m.%Y}"),
    ] if plan.agreed_on else []  # fmt: skip
    own = actor.kind != Kind.MEMBER
    asks = _("Read it in peace. If something is not right, call the office: it is changed with you")
    return {
        "title": plan.title if own else plan.returning.person.name, "kicker": plan.title if not own else "",
        "ref": plan.ref, "tag": tag_of(plan), "facts": agreed,
        "goals": [Fact(each.label, getattr(plan, each.value)) for each in Dimension],
        "acts": acts_on(actor, plan, ("agree_to_plan",)),
        "history": shown_history(plan), "desk": not own, "back": reverse("returns:detail", args=[plan.returning.ref]),
        "note": asks if own and plan.state == PlanState.PROPOSED else "",
        "who_sees": _("The person and the officers who help people who came home"),
    }  # fmt: skip
