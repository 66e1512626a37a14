"""The words of the contract form: its clauses, and the answers that each may have."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

WHO = {
    "worker": _("You"),
    "employer": _("The employer"),
    "host": _("Whoever gives you housing"),
    "family": _("Your family"),
    "agency": _("The agency"),
}

YES_NO = {True: _("Yes"), False: _("No")}

CLAUSE_WORDS: Mapping[str, Any] = {
    "employer": _("Employer"),
    "job": _("Work"),
    "sector": _("Branch"),
    "destination": _("Country"),
    "region": _("Region"),
    "scheme": _("Scheme"),
    "signed_on": _("Signed on"),
    "start": _("Starts on"),
    "end": _("Ends on"),
    "form": _("Form of the contract"),
    "languages": _("Languages of the contract"),
    "standard_form": _("The state's standard contract"),
    "fixed_term_ground": _("Why it has an end"),
    "wage.amount": _("Pay"),
    "wage.currency": _("Currency"),
    "wage.period": _("Paid for"),
    "wage.basis": _("Before or after tax"),
    "wage.steps": _("Changes of the pay"),
    "pay_interval": _("How often you are paid"),
    "hours_per_week": _("Hours a week"),
    "days_per_week": _("Days a week"),
    "hours_per_month.worked": _("Hours worked a month"),
    "hours_per_month.paid": _("Hours paid a month"),
    "guaranteed_weekly_hours": _("Paid hours promised a week"),
    "overtime.planned_hours": _("Overtime, hours"),
    "overtime.per": _("Overtime counted by"),
    "overtime.premium": _("Pay for overtime, times the hour's pay"),
    "overtime.included_in_wage": _("Overtime already in the pay"),
    "overtime.paid_on_top": _("Overtime paid on top"),
    "weekly_rest_hours": _("Unbroken rest a week, hours"),
    "paid_leave.amount": _("Paid leave"),
    "paid_leave.unit": _("Leave counted in"),
    "probation_months": _("Probation, months"),
    "deductions": _("Taken from the pay"),
    "fees": _("Paid by the worker for the job"),
    "accommodation.provided": _("Housing given"),
    "accommodation.charge": _("Price of the housing"),
    "accommodation.per": _("Housing paid by"),
    "documents_held_by": _("Who keeps the passport"),
    "work_authorisation.kind": _("Permission to work"),
    "work_authorisation.obtained_before_start": _("Permission before the first day"),
    "work_authorisation.residence_permit": _("Residence permit"),
    "work_authorisation.sponsor": _("Sponsor"),
    "penalty_for_leaving": _("Leaving costs money"),
    "movement_restricted": _("May not leave the place freely"),
    "union_ban": _("May not join a union"),
    "stated_clauses": _("Also in the contract"),
}

_PER = {
    "day": _("day"),
    "week": _("week"),
    "month": _("month"),
    "year": _("year"),
    "hour": _("hour"),
    "event": _("case"),
}

LISTS: Mapping[str, Mapping[str, Any]] = {
    "wage.period": {"hour": _("an hour"), "day": _("a day"), "week": _("a week"), "month": _("a month")},
    "wage.basis": {"gross": _("Before tax (gross)"), "net": _("After tax (in hand)")},
    "overtime.per": _PER,
    "accommodation.per": _PER,
    "paid_leave.unit": {
        "calendar_days": _("calendar days"),
        "working_days": _("working days"),
        "working_days_per_month": _("working days a month"),
        "days": _("days"),
        "weeks": _("weeks"),
    },
    "pay_interval": {
        "week": _("Every week"),
        "half_month": _("Twice a month"),
        "month": _("Once a month"),
        "end_of_contract": _("At the end of the contract"),
    },
    "form": {"written": _("Written"), "oral": _("Spoken only")},
    "languages": {
        "ky": _("Kyrgyz"), "ru": _("Russian"), "kk": _("Kazakh"), "en": _("English"), "tr": _("Turkish"),
        "ko": _("Korean"), "uz": _("Uzbek"), "de": _("German"),
    },
    "sector": {
        "construction": _("Construction"), "agriculture": _("Farming"), "horticulture": _("Gardening and greenhouses"),
        "services": _("Services"), "trade": _("Trade"), "manufacturing": _("Factory"), "it": _("Computing"),
        "forestry": _("Forestry"), "logistics": _("Transport and storage"), "garment": _("Sewing"), "food": _("Food"),
        "tourism": _("Tourism"), "domestic": _("Housework and care"),
    },
    "deductions": {
        "fine": _("Fines"), "repayment": _("Paying back the journey or the papers"),
        "board_and_lodging": _("Food and housing"), "lodging": _("Housing"), "transport": _("Transport"),
        "tools": _("Tools and clothes"), "damage": _("Damage"),
    },
    "fees": {
        "placement": _("For finding the job"), "deposit": _("A deposit"), "bond": _("A bond"),
        "permit_papers": _("For a work permit or its papers"), "visa": _("Visa"), "test": _("Test"),
        "medical": _("Medical examination"), "training": _("Training"), "travel": _("Travel"),
    },
    "documents_held_by": {"worker": _("The worker"), "employer": _("The employer"), "agency": _("The agency")},
    "work_authorisation.kind": {
        "none_needed": _("None is needed"), "work_permit": _("Work permit"), "eps": _("EPS (Korea)"),
        "seasonal_visa": _("Seasonal visa"),
    },
    "work_authorisation.sponsor": {"approved_operator": _("An approved operator"), "employer": _("The employer")},
    "stated_clauses": {
        "medical_insurance": _("Medical insurance"), "registration_by_host": _("Registration by the host"),
        "return_ticket": _("Ticket home"), "state_register_entry": _("Entry in the state register"),
        "departure_guarantee_insurance": _("Departure guarantee insurance"),
        "return_cost_insurance": _("Return cost insurance"), "wage_guarantee_insurance": _("Wage guarantee insurance"),
        "social_security": _("Social security"), "transfer_right": _("Right to change the employer"),
        "weekly_average_cap": _("Limit on average weekly hours"),
    },
}  # fmt: skip
