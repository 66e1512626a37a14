"""All that is done to employers and orders. The legal order of moves is the tables in ``models.py``."""

from sapar.pre_employment.job_orders.deciding import approve_order, publish_order, return_order, verify_order
from sapar.pre_employment.job_orders.drafting import amend_order, draft_order, submit_order
from sapar.pre_employment.job_orders.places import fill_order, free_place, hold_place, reopen_order, take_place
from sapar.pre_employment.job_orders.stopping import (
    cancel_order,
    cancel_orders,
    end_order,
    expire_order,
    free_orders,
    resume_order,
    stop_order,
    stop_orders,
    suspend_order,
)
from sapar.pre_employment.job_orders.vetting import (
    bar_employer,
    claim_employer,
    hand_in_employer_papers,
    put_employer_on_watch,
    refuse_employer,
    verify_employer,
)

__all__ = [
    "amend_order", "approve_order", "bar_employer", "cancel_order", "cancel_orders", "claim_employer", "draft_order",
    "end_order", "expire_order", "fill_order", "free_orders", "free_place", "hand_in_employer_papers", "hold_place",
    "publish_order", "put_employer_on_watch", "refuse_employer", "reopen_order", "resume_order", "return_order",
    "stop_order", "stop_orders", "submit_order", "suspend_order", "take_place", "verify_employer", "verify_order",
]  # fmt: skip
