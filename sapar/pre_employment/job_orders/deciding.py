"""Deciding on an order: checked by the attaché or returned, approved for so many places, published by its maker."""

from datetime import date
from typing import Annotated

from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.wrapper import Done, action
from sapar.foundation.privacy.classes import P0, P1
from sapar.foundation.worklists.tasks import close_tasks
from sapar.pre_employment.agency_permits.checks import require_permit
from sapar.pre_employment.job_orders.choices import OrderState
from sapar.pre_employment.job_orders.drafting import check_days
from sapar.pre_employment.job_orders.errors import OpenTooLong, TooManyPlaces
from sapar.pre_employment.job_orders.models import JobOrder
from sapar.pre_employment.job_orders.permissions import approves, makes_order, returns, verifies
from sapar.pre_employment.job_orders.stopping import require_standing
from sapar.pre_employment.job_orders.telling import ask_approver, ask_maker, order_news
from sapar.pre_employment.job_orders.terms import check_before_sending, note_check


@action(subject=JobOrder, allowed_to=verifies, law="job_order", label=_("The order is checked"))
def verify_order(
    order: JobOrder,
    *,
    by: Actor,
    on: date,
    how: Annotated[
        str, Ask(_("How did you check it?"), hint=_("Who confirmed it at the employer, when"), lines=3, max_length=1000,
                 data_class=P1)
    ],
) -> Done:  # fmt: skip
    """Say that the employer asks for these people on these terms. A colleague at home approves it."""
    require_standing(order, on)
    found = check_before_sending(order, on)
    note_check(order, found, on)
    order.verified_by, order.verified_on = by.account, on
    return Done({"how": how}, tell=[order_news(order, OrderState.VERIFIED), ask_approver(order, on)])


@action(subject=JobOrder, allowed_to=returns, law="job_order", label=_("Return for correction"))
def return_order(
    order: JobOrder,
    *,
    by: Actor,
    on: date,
    reason: Annotated[str, Ask(_("What must be mended"), lines=4, max_length=1000, data_class=P1)],
) -> Done:
    """Give an order back to its maker, who amends it and sends it again."""
    order.reason, order.verified_by, order.verified_on = reason, None, None
    close_tasks(order)
    ask_maker(order, "amend_order", on)
    return Done({"reason": reason}, tell=[order_news(order, OrderState.DRAFT)])


@action(subject=JobOrder, allowed_to=approves, law="job_order", label=_("Approve the order"))
def approve_order(
    order: JobOrder,
    *,
    by: Actor,
    on: date,
    places: Annotated[
        int, Ask(_("How many places do you approve?"), hint=_("All that are asked for, or fewer"), data_class=P0)
    ],
    valid_until: Annotated[
        date | None, Ask(_("Until when can people apply?"), hint=_("Empty: as the order says"), data_class=P0)
    ] = None,
) -> Done:
    """Approve an order for all the places it asks for, or for fewer; who prepared it does not approve it."""
    if not 1 <= places <= order.headcount:
        raise TooManyPlaces(n=order.headcount)
    require_standing(order, on)
    until = valid_until or order.valid_until
    check_days(order.starts_on, until, on)
    if order.agency:
        last = require_permit(order.agency, order.country, on).valid_until
        if last and until > last:
            raise OpenTooLong(date=f"{last:%d.%m.%Y}")
    order.places, order.valid_until = places, until
    order.approved_by, order.approved_on = by.account, on
    ask_maker(order, "publish_order", on)
    return Done({"places": places, "valid_until": until}, tell=[order_news(order, OrderState.APPROVED)])


@action(subject=JobOrder, allowed_to=makes_order, law="job_order", label=_("Publish the job"))
def publish_order(order: JobOrder, *, by: Actor, on: date) -> Done:
    """Open an approved order to everybody, in three languages; the words that were checked are those published."""
    require_standing(order, on)
    check_before_sending(order, on)
    order.published_on = on
    return Done({"places": order.places}, tell=[order_news(order, OrderState.OPEN)])
