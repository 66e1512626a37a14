"""The pages of organizations: a public register, and the members for those who work there."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sapar.classifications import codes
from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.guarded import Subject, one_of
from sapar.foundation.actions.registry import buttons_for
from sapar.foundation.audit.sentences import shown_history
from sapar.foundation.languages.texts import readers_language
from sapar.foundation.ui.components import Act, Empty, Fact, Row, Tag
from sapar.foundation.ui.paging import page_by_key
from sapar.registers.organizations.forms import OrganizationFilter
from sapar.registers.organizations.models import OFFICIAL, Membership, MembershipState, Organization, OrganizationState
from sapar.registers.organizations.search import find_organizations

SHOWN_OF_HISTORY = 20


def organizations(request: HttpRequest) -> HttpResponse:
    """List the organizations that work, or those with a name; closed ones are found by name."""
    filters, by = OrganizationFilter(request.GET), _actor(request)
    chosen = filters.cleaned_data if filters.is_valid() else {}
    found = find_organizations(chosen.get("q", ""), Organization.visible_to(by))
    if not chosen.get("q"):
        found = found.filter(state=OrganizationState.ACTIVE)
    if chosen.get("kind"):
        found = found.filter(kind__in=chosen["kind"])
    page = page_by_key(found, request=request, key=("search_key", "pk"))
    return render(request, "ui/list.html", {
        "title": _("Offices and partners"), "filters": filters, "chips": filters.chips(request), "page": page,
        "rows": [_row(organization) for organization in page.rows], "empty": Empty(_("No organization found")),
        "empty_filtered": Empty(_("No organization found"), _("Try another spelling, or remove a filter")),
    })  # fmt: skip


def detail(request: HttpRequest, ref: str) -> HttpResponse:
    """Show an organization; its members to colleagues and administrators."""
    by = _actor(request)
    organization = get_object_or_404(Organization.visible_to(by).select_related("parent"), ref=ref)
    members = Membership.visible_to(by).filter(organization=organization).select_related("account")
    colleague = by.is_staff and members.exists()
    return render(request, "organizations/detail.html", {
        "kicker": organization.get_kind_display(), "title": organization.name, "ref": organization.ref,
        "tag": _tag(organization), "acts": _acts(by, organization), "facts": _facts(organization),
        "members": [_member(by, each) for each in members] if colleague else [], "desk": by.is_staff,
        "history": shown_history(organization, SHOWN_OF_HISTORY) if colleague else [],
        "back": reverse("organizations:list"),
    })  # fmt: skip


def membership(request: HttpRequest, ref: str) -> HttpResponse:
    """Lead to the organization a membership is in: it has no page of its own."""
    found = one_of(Membership.visible_to(_actor(request)).select_related("organization"), ref)
    return redirect("organizations:detail", found.organization.ref)


def _actor(request: HttpRequest) -> Actor:
    who: Actor = request.actor  # type: ignore[attr-defined]
    return who


def _row(organization: Organization) -> Row:
    facts = (organization.get_kind_display(), _country(organization), organization.phone)
    about = " · ".join(str(fact) for fact in facts if fact)
    return Row(
        organization.name, reverse("organizations:detail", args=[organization.ref]), _tag(organization), last=about
    )


def _tag(organization: Organization) -> Tag | None:
    closed = organization.state == OrganizationState.CLOSED
    return Tag(organization.get_state_display(), "plain", "archive") if closed else None


def _country(organization: Organization) -> str:
    return codes.country(organization.country).name(readers_language())


def _facts(organization: Organization) -> list[Fact]:
    place = codes.place(organization.place).name(readers_language()) if organization.place else ""
    stated = [
        Fact(_("Country"), _country(organization)),
        Fact(_("Place"), place),
        Fact(_("Address"), str(organization.address)),
        Fact(_("Phone"), organization.phone),
        Fact(_("E-mail"), organization.email),
    ]
    if organization.kind in OFFICIAL:
        stated += [
            Fact(_("Part of"), organization.parent.name if organization.parent else ""),
            Fact(_("Time zone"), organization.time_zone),
        ]
    return [fact for fact in stated if fact.value]


def _acts(by: Actor, record: Subject) -> list[Act]:
    return [
        Act(action.label, reverse("actions:do", args=[action.slug, record.ref]), "grave" if action.grave else "plain")
        for action in sorted(buttons_for(by, record), key=lambda action: action.grave)
    ]


def _member(by: Actor, member: Membership) -> dict[str, Any]:
    ended = member.state != MembershipState.ACTIVE or member.ends_on < clock.today(by.place)
    return {"name": member.account.name, "member": member, "ended": ended, "acts": _acts(by, member)}
