"""Which term of the law of retention each kind of record stands under. A house test holds it against every model.

What is kept with its person is erased with its person; what a case or permit of its own key holds goes with that key.
"""

from django.utils.translation import gettext_lazy as _

from sapar.registers.retention.queries import CASE, MESSAGE, MONTHS, PERMIT

UNDER_TERM: dict[str, tuple[str, ...]] = {
    MONTHS: (
        "people.person", "people.document", "people.spelling", "people.relative", "people.skill",
        "duplicates.possiblesame",
        "data_rights.trustedperson", "data_rights.dataquestion", "data_rights.emergencyaccess",
        "retention.retentionend", "journeys.journey", "journeys.contractversion", "journeys.placement",
        "costs.costitem", "costs.costdeclaration", "applications.application", "applications.affectedworker",
        "contracts.contractoffer", "clearance.clearance", "clearance.confirmation", "stays.checkin", "returns.return",
        "returns.returnneed", "reintegration.servicereferral", "reintegration.review",
        "reintegration.reintegrationplan",
    ),
    CASE: (
        "complaints.complaint", "complaints.claimworker", "complaints.claim", "complaints.message",
        "complaints.hearing", "complaints.request", "complaints.teammember", "settlements.settlement",
        "settlements.instalment", "settlements.payment", "assistance.assistancecase", "assistance.casestep",
        "assistance.referral",
    ),
    PERMIT: (
        "agency_permits.permitowner", "agency_permits.commissionvote", "agency_permits.permitpaper",
        "agency_permits.partneragreement",
    ),
    MESSAGE: ("notices.outboxmessage",),
}  # fmt: skip
OTHERWISE = {
    "files.storedfile": _("As long as the record it belongs to"),
    "privacy.datakey": _("Destroyed with the record: from then on nobody can read what it sealed"),
    "imports.import": _("The file goes with its rows; who brought how much, and when, stays"),
    "imports.importrow": _("A day after the import; two weeks where nobody decided"),
    "accounts.account": _("Erased with its person; the account of an official is closed, and the trail keeps the name"),
    "accounts.signincode": _("Two days, to count wrong tries"),
    "accounts.apitoken": _("Works until its holder ends it, at most a year"),
}
