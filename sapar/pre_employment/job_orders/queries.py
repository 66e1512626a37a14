"""Questions about employers and orders, with names."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from sapar.classifications import codes
from sapar.classifications.search import fold
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.references import normalised
from sapar.pre_employment.job_orders.choices import OrderState, VettingState
from sapar.pre_employment.job_orders.models import EmployerVetting, JobOrder, works_on
from sapar.registers.organizations.models import Organization
from sapar.registers.organizations.search import find_organizations


def employer_verified(employer: Organization, on: date) -> EmployerVetting | None:
    """Return the check by which an employer counts as verified on ``on`` (R-JOB-01); None where there is none."""
    return EmployerVetting.objects.filter(
        employer=employer, state=VettingState.VERIFIED, valid_until__gte=on
    ).first()  # fmt: skip


def employers_verified(on: date, countries: list[str] | None = None) -> QuerySet[EmployerVetting]:
    """Return the employers that count as verified on ``on``, in some countries or anywhere, by name."""
    found = EmployerVetting.objects.filter(state=VettingState.VERIFIED, valid_until__gte=on).select_related("employer")
    found = found if countries is None else found.filter(country__in=countries)
    return found.order_by("employer__search_key", "pk")


def places_left(order: JobOrder) -> int:
    """Return the places that nobody has accepted yet. Some may be offered: see :func:`places_to_offer`."""
    return order.places - order.taken


def places_to_offer(order: JobOrder) -> int:
    """Return the places that are neither taken nor offered."""
    return order.places - order.held


def open_orders(on: date) -> QuerySet[JobOrder]:
    """Return the orders for which people can apply on ``on``, the newest first."""
    orders = JobOrder.objects.filter(state=OrderState.OPEN, valid_until__gte=on)
    return orders.select_related("agency", "employer").order_by("-published_on", "-pk")


def is_open(order: JobOrder, on: date) -> bool:
    """Say whether people can apply for this order on ``on``."""
    return order.state == OrderState.OPEN and order.valid_until >= on


def jobs_found(on: date, wanted: dict[str, Any]) -> QuerySet[JobOrder]:
    """Return the open orders that fit the filters of the public list: words, country, kind of work, housing."""
    orders = open_orders(on)
    for word in fold(wanted.get("q") or "").split():
        orders = orders.filter(search_key__contains=word)
    if country := wanted.get("country"):
        orders = orders.filter(country=country)
    if work := wanted.get("work"):
        orders = orders.filter(occupation__startswith=work)
    return orders.filter(housing=True) if wanted.get("housing") else orders


def kinds_of_jobs(on: date) -> tuple[list[str], list[str]]:
    """Return the countries, and the major groups of ISCO-08, for which somebody can apply on ``on``."""
    found = list(open_orders(on).order_by().values_list("country", "occupation").distinct())
    return sorted({country for country, _work in found}), sorted({work[0] for _country, work in found})


def orders_listed(actor: Actor, wanted: dict[str, Any]) -> QuerySet[JobOrder]:
    """Return the orders this member works on that fit the filters: number or words, state."""
    orders = JobOrder.visible_to(actor).filter(works_on(actor))
    if text := wanted.get("q"):
        orders = _with_number_or_words(orders, text)
    if state := wanted.get("state"):
        orders = orders.filter(state=state)
    return orders


def _with_number_or_words(orders: QuerySet[JobOrder], text: str) -> QuerySet[JobOrder]:
    try:
        return orders.filter(ref=normalised(text))
    except ValidationError:
        for word in fold(text).split():
            orders = orders.filter(search_key__contains=word)
        return orders


def vettings_listed(actor: Actor, wanted: dict[str, Any]) -> QuerySet[EmployerVetting]:
    """Return the employers this member may know of that fit the filters: number or name, state."""
    vettings = EmployerVetting.visible_to(actor)
    if text := wanted.get("q"):
        try:
            vettings = vettings.filter(Q(ref=normalised(text)) | Q(employer__ref=normalised(text)))
        except ValidationError:
            vettings = vettings.filter(employer__in=find_organizations(text, Organization.objects.all()).values("pk"))
    if state := wanted.get("state"):
        vettings = vettings.filter(state=state)
    return vettings


def search_key_of(order: JobOrder) -> str:
    """Return what a search for this order looks through: work, country and employer in all languages, and the place."""
    work, country = codes.occupation(order.occupation), codes.country(order.country)
    names = [each for entry in (work, country) for each in (entry.ky, entry.ru, entry.en, *entry.also)]
    return fold(" | ".join([*names, order.employer.search_key, order.place, order.region]))
