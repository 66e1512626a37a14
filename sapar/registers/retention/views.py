"""The pages of retention: the terms, the list of what falls due, one end."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from sapar.foundation import clock
from sapar.foundation.accounts.actors import actor_of
from sapar.foundation.actions.errors import NotVisible
from sapar.foundation.reading.log import open_record
from sapar.foundation.ui.components import Empty
from sapar.foundation.ui.paging import page_by_key
from sapar.registers.data_rights.models import WATCHERS
from sapar.registers.retention import pages
from sapar.registers.retention.models import RetentionEnd, S


@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    """Show anybody how long data are kept, from the law as data."""
    return render(request, "retention/terms.html", pages.terms_page(clock.today(actor_of(request).place)))


@require_safe
def falls_due(request: HttpRequest) -> HttpResponse:
    """Show those who watch over data what falls due and what is held."""
    actor = actor_of(request)
    if actor.role not in WATCHERS:
        raise NotVisible
    found = RetentionEnd.visible_to(actor).filter(state__in=(S.ANNOUNCED, S.HELD))
    page = page_by_key(found, request=request, key=("erase_on", "pk"))
    return render(request, "ui/list.html", {
        "title": _("What will be erased"), "page": page, "rows": [pages.row_of(each, actor) for each in page.rows],
        "desk": True, "empty": Empty(_("Nothing falls due")),
    })  # fmt: skip


@require_safe
def end(request: HttpRequest, ref: str) -> HttpResponse:
    """Show one announced end."""
    found = open_record(request, RetentionEnd.visible_to(actor_of(request)), ref)
    return render(request, "ui/subject.html", pages.end_page(found, actor_of(request)))
