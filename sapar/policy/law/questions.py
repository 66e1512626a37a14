"""What we ask somebody about a contract, in their words: one question, or a few that belong together, a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sapar.classifications import codes
from sapar.foundation.ui.words import Words, say
from sapar.policy.law import doubts, words
from sapar.policy.law.forms import (
    NONE,
    YES,
    RegionField,
    amount,
    day,
    long_list,
    money,
    number,
    one_of,
    some_of,
    text,
    yes_no,
)
from sapar.policy.law.places import OTHER, Place, countries_with_rules, country_name

Fields = dict[str, forms.Field]
Given = Mapping[str, Any]


@dataclass(frozen=True)
class Question:
    """One page of the flow. ``short`` names it in the list of answers; ``when`` says whether an answer calls for it."""

    slug: str
    title: Words
    short: Words
    make: Callable[[Place, Given], Fields]
    when: Callable[[Place, Given], bool] = lambda place, answers: True
    problems: Callable[[Given], dict[str, Words]] = lambda cleaned: {}
    doubt: Callable[[Given, Place], Words] = lambda cleaned, place: ""
    why: Words = ""

    def fields(self, place: Place, answers: Given) -> Fields:
        """Return the fields that matter here."""
        return {name: each for name, each in self.make(place, answers).items() if place.matters(name)}


def _country(place: Place, answers: Given) -> Fields:
    """The one question that needs an answer: without a country there is no law to check by."""
    offered = [(code, country_name(code)) for code in countries_with_rules()]
    label = _("Which country will you work in?")
    return {"destination": forms.ChoiceField(label=label, choices=[*offered, (OTHER, country_name(OTHER))])}


def _region(place: Place, answers: Given) -> Fields:
    label, hint = _("In which region will you work?"), _("Write the region or a town in it.")
    return {"region": RegionField(place.country, label=label, help_text=hint)} if codes.regions(place.country) else {}


def _agreement(place: Place, answers: Given) -> Fields:
    hint = _("Most employers are, unless they refused in writing.")
    label = _("Is the employer bound by the region's agreement on minimum pay?")
    return {"employer_in_regional_agreement": yes_no(label, hint)}


def _work(place: Place, answers: Given) -> Fields:
    return {
        "job": text(_("What work will you do?"), _("For example: plasterer, driver, cook")),
        "sector": long_list(_("Branch"), words.SECTORS.items()),
    }


def _dates(place: Place, answers: Given) -> Fields:
    return {
        "start": day(_("Starts on"), _("For example 31.12.2026")),
        "end": day(_("Ends on"), _("Leave it empty if the contract has no end.")),
        "signed_on": day(_("Signed on"), _("Leave it empty if it is not signed yet.")),
    }


def _pay(place: Place, answers: Given) -> Fields:
    return {
        "wage__money": money(_("Pay"), place.currencies, _("As the contract says it, without extras")),
        "wage__period": one_of(_("Paid for"), words.PERIODS),
        "wage__basis": one_of(_("Before or after tax"), words.BASES),
        "wage__changes": yes_no(_("Will the pay change later, or be lower at first?")),
    }


def _changes(place: Place, answers: Given) -> Fields:
    rows: Fields = {}
    for row in doubts.ROWS:
        rows[f"wage__steps__{row}__amount"] = amount(say(_("Other pay, {n}"), n=row + 1))
        rows[f"wage__steps__{row}__from"] = day(say(_("Other pay, {n}: from"), n=row + 1))
        rows[f"wage__steps__{row}__to"] = day(say(_("Other pay, {n}: until"), n=row + 1))
    return rows


def _rate(place: Place, answers: Given) -> Fields:
    paid_in = answers["wage__money"]["currency"]
    return {"rate": amount(say(_("How many {own} is 1 {other} worth today?"), own=place.currency, other=paid_in))}


def _hours(place: Place, answers: Given) -> Fields:
    by_month = _("Only if the contract counts hours by the month.")
    return {
        "hours_per_week": number(_("Hours a week"), 168, _("Without overtime and breaks")),
        "days_per_week": number(_("Days a week"), 7),
        "hours_per_month__worked": number(_("Hours worked a month"), 744, by_month),
        "hours_per_month__paid": number(_("Hours paid a month"), 744, by_month),
        "guaranteed_weekly_hours": number(_("Paid hours promised a week"), 168),
    }


def _overtime(place: Place, answers: Given) -> Fields:
    return {
        "overtime__planned_hours": number(_("Overtime, hours"), 3000, _("Write 0 if the contract has none.")),
        "overtime__per": one_of(_("In what time?"), words.OVERTIME_PER),
    }


def _overtime_pay(place: Place, answers: Given) -> Fields:
    hint = _("For example 1.5: one hour of overtime is paid like an hour and a half.")
    return {
        "overtime__paid": one_of(_("How is overtime paid?"), words.OVERTIME_PAID),
        "overtime__first": number(_("First hours of overtime: times the usual pay"), 20, hint),
        "overtime__later": number(_("Later hours of overtime: times the usual pay"), 20),
    }


def _leave(place: Place, answers: Given) -> Fields:
    return {
        "paid_leave__amount": number(_("Paid leave"), 366),
        "paid_leave__unit": one_of(_("Counted in"), words.LEAVE_UNITS),
    }


def _deductions(place: Place, answers: Given) -> Fields:
    label = _("What will be taken from your pay, apart from taxes?")
    return {"deductions__kinds": some_of(label, words.DEDUCTIONS, _("Nothing"))}


def _deducted(place: Place, answers: Given) -> Fields:
    rows: Fields = {}
    for kind in ticked(answers, "deductions"):
        what = words.DEDUCTIONS[kind]
        rows[f"deductions__{kind}__amount"] = amount(
            say(_("{what}: how much?"), what=what), _("In the currency of the pay")
        )
        rows[f"deductions__{kind}__per"] = one_of(say(_("{what}: how often?"), what=what), words.DEDUCTED_PER)
        rows[f"deductions__{kind}__consent"] = yes_no(say(_("{what}: did you agree in writing?"), what=what))
    return rows


def _housing(place: Place, answers: Given) -> Fields:
    return {
        "accommodation__provided": yes_no(_("Does the employer give you housing?")),
        "accommodation__charge": amount(_("Price of the housing"), _("In the currency of the pay; 0 if it is free")),
        "accommodation__per": one_of(_("The price is for"), words.CHARGED_PER),
    }


def _fees(place: Place, answers: Given) -> Fields:
    label = _("Did anyone ask you for money for this job?")
    return {
        "fees__kinds": some_of(label, words.FEES, _("No, nobody"), _("Tick everything you paid or were asked to pay."))
    }


def _fee_sums(place: Place, answers: Given) -> Fields:
    rows: Fields = {}
    for kind in ticked(answers, "fees"):
        what = words.FEES[kind]
        currencies = dict.fromkeys(["KGS", *place.currencies])
        rows[f"fees__{kind}__money"] = money(say(_("{what}: how much?"), what=what), currencies)
        rows[f"fees__{kind}__payee"] = one_of(say(_("{what}: to whom?"), what=what), words.PAYEES)
    return rows


def _written(place: Place, answers: Given) -> Fields:
    return {
        "form": one_of(_("Is the contract written?"), words.FORMS),
        "languages": some_of(_("Languages of the contract"), words.LANGUAGES),
        "standard_form": yes_no(_("Is it the state's standard contract?")),
    }


def _promises(place: Place, answers: Given) -> Fields:
    label = _("Which of these does the contract promise?")
    return {"stated_clauses": some_of(label, place.promises, _("None of these"))} if place.promises else {}


def _agency_permit(place: Place, answers: Given) -> Fields:
    return {
        "agency__permit_status": one_of(_("The agency's permit"), words.PERMIT_STATES),
        "agency__covers": yes_no(_("Is the permit for the country you go to?")),
        "agency__suspended_from": day(_("Suspended since"), _("Only if the permit is suspended.")),
    }


def _permission(place: Place, answers: Given) -> Fields:
    return {
        "work_authorisation__kind": one_of(_("Permission to work"), words.AUTHORISATIONS),
        "work_authorisation__obtained_before_start": yes_no(_("Will you have it before the first day of work?")),
        "work_authorisation__residence_permit": yes_no(_("Do you have, or will you get, a residence permit for work?")),
        "work_authorisation__sponsor": one_of(_("Who is the sponsor?"), words.SPONSORS),
    }


def _freedom(place: Place, answers: Given) -> Fields:
    return {
        "penalty_for_leaving": yes_no(_("Must you pay if you leave the job early?")),
        "movement_restricted": yes_no(_("Does it forbid you to go where you like after work?")),
        "union_ban": yes_no(_("Does it forbid you to join a trade union?")),
    }


def ticked(answers: Given, group: str) -> list[str]:
    """Return the kinds of deduction or fee that were ticked."""
    return [kind for kind in answers.get(f"{group}__kinds", ()) if kind != NONE]


def _paid_in_other_currency(place: Place, answers: Given) -> bool:
    pay = answers.get("wage__money")
    return bool(pay and place.currency and pay["currency"] != place.currency)


QUESTIONS: tuple[Question, ...] = (
    Question("country", _("Which country will you work in?"), _("Country"), _country),
    Question("region", _("In which region will you work?"), _("Region"), _region,
             why=_("Some regions have a minimum wage of their own.")),
    Question("agreement", _("Is the employer bound by the region's agreement on minimum pay?"), _("Regional agreement"),
             _agreement, when=lambda place, answers: str(answers.get("region", "")).lower() in place.regional_minimums),
    Question("employer", _("Who is the employer?"), _("Employer"),
             lambda place, answers: {"employer": text(_("Who is the employer?"), _("As the contract names them"))}),
    Question("work", _("What work will you do?"), _("Work"), _work),
    Question("age", _("How old are you?"), _("Age"),
             lambda place, answers: {"worker_age": number(_("How old are you?"), 120)},
             doubt=doubts.age, why=_("The law protects young people from some work.")),
    Question("dates", _("When does the contract start and end?"), _("Dates"), _dates,
             problems=doubts.dates_in_order,
             why=_("The law changes. We check every day of the contract.")),
    Question("ground", _("Why does the contract have an end?"), _("Why it has an end"),
             lambda place, answers: {"fixed_term_ground": text(
                 _("Why does the contract have an end?"), _("As the contract says it, for example: seasonal work"))},
             when=lambda place, answers: "end" in answers),
    Question("pay", _("How much will you be paid?"), _("Pay"), _pay, doubt=doubts.pay,
             why=_("We compare it with the minimum wage of each year.")),
    Question("rate", _("What is the money worth?"), _("Rate"), _rate, when=_paid_in_other_currency),
    Question("changes", _("How does the pay change?"), _("Changes of the pay"), _changes,
             problems=doubts.changes_in_order,
             when=lambda place, answers: answers.get("wage__changes") == YES),
    Question("paydays", _("How often are you paid?"), _("How often you are paid"),
             lambda place, answers: {"pay_interval": one_of(_("How often are you paid?"), words.PAY_INTERVALS)}),
    Question("hours", _("How many hours a week?"), _("Hours"), _hours, doubt=doubts.hours),
    Question("overtime", _("How much overtime is planned?"), _("Overtime"), _overtime),
    Question("overtime-pay", _("How is overtime paid?"), _("Pay for overtime"), _overtime_pay,
             problems=doubts.first_before_later,
             when=lambda place, answers: answers.get("overtime__planned_hours") != "0"),
    Question("rest", _("How many hours of rest without a break each week?"), _("Weekly rest"),
             lambda place, answers: {"weekly_rest_hours": number(
                 _("How many hours of rest without a break each week?"), 168,
                 _("One free day is about 24 hours, two free days are about 48."))}),
    Question("leave", _("How much paid leave will you have?"), _("Paid leave"), _leave),
    Question("probation", _("How many months is the probation?"), _("Probation, months"),
             lambda place, answers: {"probation_months": number(
                 _("How many months is the probation?"), 120, _("Write 0 if there is none."))}),
    Question("deductions", _("What will be taken from your pay, apart from taxes?"), _("Taken from the pay"),
             _deductions),
    Question("deducted", _("How much will be taken?"), _("Sums taken from the pay"), _deducted,
             when=lambda place, answers: bool(ticked(answers, "deductions"))),
    Question("housing", _("Where will you live?"), _("Housing"), _housing),
    Question("fees", _("Did anyone ask you for money for this job?"), _("Money asked for the job"), _fees,
             why=_("Finding a job should cost the worker nothing.")),
    Question("fee-sums", _("How much, and to whom?"), _("Sums asked for the job"), _fee_sums,
             when=lambda place, answers: bool(ticked(answers, "fees"))),
    Question("passport", _("Will someone else keep your passport?"), _("Who keeps the passport"),
             lambda place, answers: {"documents_held_by": one_of(
                 _("Will someone else keep your passport?"), words.KEEPERS)}),
    Question("written", _("How is the contract made?"), _("Form and languages"), _written),
    Question("promises", _("Which of these does the contract promise?"), _("Also in the contract"), _promises),
    Question("agency", _("Does an agency take part?"), _("Agency"),
             lambda place, answers: {"agency__any": yes_no(_("Does an agency take part?"))}),
    Question("agency-permit", _("What permit does the agency have?"), _("The agency's permit"), _agency_permit,
             when=lambda place, answers: answers.get("agency__any") == YES),
    Question("permission", _("May you work and stay there?"), _("Permission to work and stay"), _permission),
    Question("freedom", _("What does the contract forbid?"), _("What it forbids"), _freedom),
)  # fmt: skip
"""In the order in which they are asked. The first is the start page."""

# Asked first: what contracts break most often, in two minutes. The others are offered after that.
FIRST_ROUND = frozenset({
    "country", "region", "dates", "pay", "rate", "changes", "hours", "deductions", "deducted", "fees", "fee-sums",
    "passport", "written",
})  # fmt: skip
BY_SLUG = {question.slug: question for question in QUESTIONS}
