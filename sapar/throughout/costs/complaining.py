"""A complaint about unlawful payments, written for the worker out of the list."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from sapar.foundation.ui.words import say
from sapar.registers.journeys.models import Journey
from sapar.throughout.complaints.prefilled import begin_complaint
from sapar.throughout.complaints.vocabulary import Kind
from sapar.throughout.costs.queries import charged_to_worker


def begin_about(request: HttpRequest, journey: Journey) -> None:
    """Begin a complaint that names every payment that the worker bears, and who took it."""
    items = list(charged_to_worker(journey))
    takers = dict.fromkeys(item.paid_to for item in items if item.paid_to)
    told = say(_("I was made to pay for the job. {what}"), what="; ".join(item.title for item in items))
    begin_complaint(
        request, kinds=[Kind.RECRUITMENT_FEE], what_happened=str(told), country=journey.destination,
        respondent_name=", ".join(takers),
    )  # fmt: skip
