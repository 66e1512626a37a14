"""The words of the contract form: its clauses. The answers that each may have are ``policy.law.words.ANSWERS``."""

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
    "overtime.per": _("Overtime hours are for"),
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
    "accommodation.per": _("The price is for"),
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
