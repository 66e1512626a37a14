"""What the system does by itself: it ends the orders whose last day has passed."""

from datetime import date

from sapar.foundation.accounts.actors import System
from sapar.foundation.work.schedule import daily
from sapar.pre_employment.job_orders.choices import OrderState
from sapar.pre_employment.job_orders.models import JobOrder
from sapar.pre_employment.job_orders.stopping import expire_order

DUTY = System("the time to apply is over")
ENDING = (OrderState.APPROVED, OrderState.OPEN, OrderState.FILLED, OrderState.SUSPENDED)


@daily
def expire_orders(on: date) -> int:
    """End each order whose last day has passed. Returns how many."""
    over = list(JobOrder.objects.filter(state__in=ENDING, valid_until__lt=on).order_by("pk"))
    for order in over:
        expire_order(order, by=DUTY)
    return len(over)
