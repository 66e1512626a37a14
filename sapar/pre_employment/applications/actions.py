"""All that is done to applications. The legal order of moves is the tables in ``models.py``."""

from sapar.pre_employment.applications import erasing
from sapar.pre_employment.applications.answering import (
    accept_job,
    close_application,
    decline_job,
    lapse_offer,
    withdraw_from_job,
)
from sapar.pre_employment.applications.applying import (
    apply_for_job,
    offer_job,
    reject_applicant,
    shortlist_applicant,
)
from sapar.pre_employment.applications.following import (
    close_applications,
    list_affected_workers,
    renew_offers,
    settle_affected_worker,
    tell_applicants,
)

__all__ = [
    "accept_job", "apply_for_job", "close_application", "close_applications", "decline_job", "erasing", "lapse_offer",
    "list_affected_workers", "offer_job", "reject_applicant", "renew_offers", "settle_affected_worker",
    "shortlist_applicant", "tell_applicants", "withdraw_from_job",
]  # fmt: skip
