"""A complaint that another room begins for somebody: what is on record already is not asked again."""

from collections.abc import Sequence

from django.http import HttpRequest

from sapar.registers.journeys.choices import country_name
from sapar.throughout.complaints.drafts import Draft, forget
from sapar.throughout.complaints.questions import ELSEWHERE, NO, QUESTIONS, YES, countries
from sapar.throughout.complaints.vocabulary import ForWhom, Kind


def begin_complaint(
    request: HttpRequest, *, kinds: Sequence[Kind], what_happened: str, country: str, respondent_name: str = ""
) -> None:
    """Begin a draft that the reader only looks over and sends; every answer can still be changed."""
    offered = {code for code, _name in countries()}
    where = {"country": country} if country in offered else {
        "country": ELSEWHERE, "other_country": country_name(country),
    }  # fmt: skip
    answers: dict[str, dict[str, str]] = {
        "danger": {"danger": NO}, "whom": {"for_whom": ForWhom.ME}, "named": {"named": YES},
        "happened": {"what_happened": what_happened}, "other-side": {"respondent_name": respondent_name[:200]},
        "where": where,
    }  # fmt: skip
    forget(request)
    draft = Draft.of(request)
    for question in QUESTIONS:
        draft.answers[question.slug] = {field: [str(value)] for field, value in answers.get(question.slug, {}).items()}
    draft.answers["kinds"] = {"kinds": [str(kind) for kind in kinds]}
    draft.keep(request)
