"""The words of the contract form: the answers that each clause may have, as the reader knows them."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from sapar.foundation.ui.words import Words

Options = Mapping[str, Words]

PERIODS: Options = {"month": _("a month"), "week": _("a week"), "day": _("a day"), "hour": _("an hour")}
BASES: Options = {"gross": _("before tax (gross)"), "net": _("after tax (in hand)")}
OVERTIME_PER: Options = {"day": _("a day"), "week": _("a week"), "month": _("a month"), "year": _("a year")}
OVERTIME_PAID: Options = {
    "on_top": _("Paid beside the pay"),
    "included": _("Already inside the pay"),
    "not_paid": _("It is not paid"),
}
DEDUCTED_PER: Options = {"month": _("a month"), "week": _("a week"), "event": _("each time")}
CHARGED_PER: Options = {"month": _("a month"), "week": _("a week"), "day": _("a day")}
LEAVE_UNITS: Options = {
    "calendar_days": _("calendar days a year"),
    "working_days": _("working days a year"),
    "working_days_per_month": _("working days a month"),
    "days": _("days a year, it does not say which"),
    "weeks": _("weeks a year"),
}
PAY_INTERVALS: Options = {
    "week": _("Every week"),
    "half_month": _("Twice a month"),
    "month": _("Once a month"),
    "end_of_contract": _("At the end of the contract"),
}
FORMS: Options = {"written": _("Written"), "oral": _("Spoken only")}
LANGUAGES: Options = {
    "ky": _("Kyrgyz"),
    "ru": _("Russian"),
    "kk": _("Kazakh"),
    "en": _("English"),
    "tr": _("Turkish"),
    "ko": _("Korean"),
    "uz": _("Uzbek"),
    "de": _("German"),
}
SECTORS: Options = {
    "construction": _("Construction"),
    "agriculture": _("Farming"),
    "horticulture": _("Gardening and greenhouses"),
    "services": _("Services"),
    "trade": _("Trade"),
    "manufacturing": _("Factory"),
    "it": _("Computing"),
    "forestry": _("Forestry"),
    "logistics": _("Transport and storage"),
    "garment": _("Sewing"),
    "food": _("Food"),
    "tourism": _("Tourism"),
    "domestic": _("Housework and care"),
}
DEDUCTIONS: Options = {
    "fine": _("Fines"),
    "repayment": _("Paying back the journey or the papers"),
    "board_and_lodging": _("Food and housing"),
    "lodging": _("Housing"),
    "transport": _("Transport"),
    "tools": _("Tools and clothes"),
    "damage": _("Damage"),
}
FEES: Options = {
    "placement": _("For finding the job"),
    "deposit": _("A deposit"),
    "bond": _("A bond"),
    "permit_papers": _("For a patent, a work permit or its papers"),
    "visa": _("Visa"),
    "test": _("A test or exam"),
    "medical": _("Medical examination"),
    "training": _("Training"),
    "travel": _("Travel"),
}
PAYEES: Options = {
    "agency": _("An agency"),
    "employer": _("The employer"),
    "middleman": _("A middleman"),
    "state office": _("A state office"),
    "other": _("Somebody else"),
}
KEEPERS: Options = {
    "worker": _("No, I keep it myself"),
    "employer": _("Yes, the employer"),
    "agency": _("Yes, the agency"),
}
PERMIT_STATES: Options = {
    "valid": _("Valid"),
    "suspended": _("Suspended"),
    "expired": _("Expired"),
    "none": _("It has none"),
}
AUTHORISATIONS: Options = {
    "none_needed": _("None is needed"),
    "work_permit": _("Work permit"),
    "eps": _("EPS (Korea)"),
    "seasonal_visa": _("Seasonal visa"),
}
SPONSORS: Options = {"approved_operator": _("An approved operator"), "employer": _("The employer")}
CLAUSES: Options = {
    "medical_insurance": _("Medical insurance"),
    "registration_by_host": _("Registration by the host"),
    "return_ticket": _("Ticket home"),
    "state_register_entry": _("Entry in the state register"),
    "departure_guarantee_insurance": _("Departure guarantee insurance"),
    "return_cost_insurance": _("Return cost insurance"),
    "wage_guarantee_insurance": _("Wage guarantee insurance"),
    "social_security": _("Social security"),
    "transfer_right": _("Right to change the employer"),
    "weekly_average_cap": _("Limit on average weekly hours"),
}
KEPT_BY: Options = {"worker": _("The worker"), "employer": _("The employer"), "agency": _("The agency")}

# The answers of every clause that has a list of them: how a code is shown, wherever one is shown.
ANSWERS: Mapping[str, Options] = {
    "sector": SECTORS,
    "form": FORMS,
    "languages": LANGUAGES,
    "wage.period": PERIODS,
    "wage.basis": BASES,
    "pay_interval": PAY_INTERVALS,
    "overtime.per": OVERTIME_PER,
    "paid_leave.unit": LEAVE_UNITS,
    "deductions": DEDUCTIONS,
    "fees": FEES,
    "accommodation.per": CHARGED_PER,
    "documents_held_by": KEPT_BY,
    "agency.permit_status": PERMIT_STATES,
    "work_authorisation.kind": AUTHORISATIONS,
    "work_authorisation.sponsor": SPONSORS,
    "stated_clauses": CLAUSES,
}
