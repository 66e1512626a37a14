"""The pages of returns: the list of the desk, and one return as staff and as the person see it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.actions.errors import NotVisible
from sapar.foundation.reading.log import open_record
from sapar.foundation.ui.components import Empty
from sapar.foundation.ui.paging import page_by_key
from sapar.post_employment.returns import pages
from sapar.post_employment.returns.forms import ReturnsFilter
from sapar.post_employment.returns.models import Return
from sapar.post_employment.returns.queries import returns_listed


@require_safe
def return_list(request: HttpRequest) -> HttpResponse:
    """Show who came home and is not settled yet, newest first."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not actor.is_staff:
        raise NotVisible
    filters = ReturnsFilter(request.GET)
    returns = returns_listed(actor, filters.cleaned_data if filters.is_valid() else {})
    page = page_by_key(returns, request=request, key=("-pk",))
    context = {
        "title": _("Returns"), "page": page, "rows": [pages.row_of(each, actor) for each in page.rows],
        "filters": filters, "chips": filters.chips(request), "desk": True,
        "empty": Empty(_("Nobody waits to be registered")), "empty_filtered": Empty(_("No return fits these filters")),
    }  # fmt: skip
    return render(request, "ui/list.html", context)


@require_safe
def detail(request: HttpRequest, ref: str) -> HttpResponse:
    """Show one return."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    returns = Return.visible_to(actor).select_related("journey__person__key", "office")
    returning = open_record(request, returns, ref)
    if actor.kind == Kind.MEMBER:
        return render(request, "returns/detail.html", pages.staff_page(returning, actor))
    return render(request, "returns/own.html", pages.own_page(returning, actor))
