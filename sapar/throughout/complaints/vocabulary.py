"""The words of a complaint: its states, kinds, ways in and ways out."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where a complaint stands."""

    RECEIVED = "received", _("Received")
    ACKNOWLEDGED = "acknowledged", _("Acknowledged")
    TRIAGED = "triaged", _("Examined")
    PROTECTED = "protected", _("On the protected route")
    NOTICED = "noticed", _("The other side was told")
    CONCILIATION = "conciliation", _("In talks")
    SETTLED = "settled", _("Settled")
    DECIDED = "decided", _("Decided")
    ENFORCEMENT = "enforcement", _("Payment is being pursued")
    ANSWERED = "answered", _("Answered")
    REFERRED = "referred", _("Passed to another body")
    INADMISSIBLE = "inadmissible", _("Not taken up")
    RECOVERED = "recovered", _("Money recovered")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    CLOSED = "closed", _("Closed")


S = State

UNDECIDED = frozenset({S.RECEIVED, S.ACKNOWLEDGED, S.TRIAGED, S.PROTECTED, S.NOTICED, S.CONCILIATION})
OWED = frozenset({S.SETTLED, S.ENFORCEMENT})
OPEN = UNDECIDED | OWED | {S.DECIDED, S.REFERRED}
ENDED = frozenset(S) - OPEN


class Kind(models.TextChoices):
    """What a complaint is about; one may be about several things."""

    UNPAID_WAGES = "unpaid_wages", _("Wages not paid")
    DEDUCTIONS = "deductions", _("Money taken from pay")
    CONTRACT_SUBSTITUTION = "contract_substitution", _("Contract changed or replaced")
    RECRUITMENT_FEE = "recruitment_fee", _("Payment asked for the job")
    DECEPTION = "deception", _("The job is not what was promised")
    PASSPORT_HELD = "passport_held", _("Passport or papers held")
    HOURS = "hours", _("Too many hours, no rest")
    INJURY = "injury", _("Injury or dangerous work")
    DISMISSAL = "dismissal", _("Dismissal")
    VIOLENCE = "violence", _("Violence, threats or harassment")
    DISCRIMINATION = "discrimination", _("Treated worse than others")
    TRAFFICKING = "trafficking", _("Forced to work, cannot leave")
    CHILD = "child", _("A child is made to work")
    DOCUMENTS = "documents", _("Wrongly listed, or a problem with papers")
    ABANDONMENT = "abandonment", _("Left without help or a way home")
    SERVICE = "service", _("An office did its work badly")
    ADVERT = "advert", _("False advert, or agency without a permit")
    OTHER = "other", _("Something else")


# Violence, forced labour, children: no talks with the other side, and only a named team knows (rule R-DSP-05).
PROTECTED_KINDS = frozenset({Kind.VIOLENCE, Kind.TRAFFICKING, Kind.CHILD})
# What the limitation period of a claim for dismissal runs on; everything else about money runs on the one for wages.
DISMISSAL_KINDS = frozenset({Kind.DISMISSAL})
WAGE_KINDS = frozenset({Kind.UNPAID_WAGES, Kind.DEDUCTIONS, Kind.HOURS, Kind.CONTRACT_SUBSTITUTION})


class ForWhom(models.TextChoices):
    """Whose complaint it is."""

    ME = "me", _("For me")
    OTHER = "other", _("For someone in my family or a friend")
    GROUP = "group", _("For several workers together")


class Channel(models.TextChoices):
    """How it came in."""

    WEB = "web", _("Web page")
    PHONE = "phone", _("Phone")
    VISIT = "visit", _("Visit")
    LETTER = "letter", _("Letter")
    OUTREACH = "outreach", _("Outreach by a post or partner")


class Head(models.TextChoices):
    """What a sum is claimed for."""

    WAGES = "wages", _("Wages")
    OVERTIME = "overtime", _("Overtime")
    DEDUCTIONS = "deductions", _("Deductions")
    FEE = "fee", _("Fee paid for the job")
    TRAVEL = "travel", _("Way home")
    COMPENSATION = "compensation", _("Compensation")
    OTHER = "other", _("Other")


# Under which head the sum named when filing is written, by the first kind that has one.
HEAD_OF_KIND = {
    Kind.UNPAID_WAGES: Head.WAGES,
    Kind.DEDUCTIONS: Head.DEDUCTIONS,
    Kind.RECRUITMENT_FEE: Head.FEE,
    Kind.HOURS: Head.OVERTIME,
    Kind.INJURY: Head.COMPENSATION,
    Kind.ABANDONMENT: Head.TRAVEL,
}


class Ground(models.TextChoices):
    """Why a complaint is not taken up. Legal status and presence in a country are no grounds (rule R-DSP-04)."""

    NOT_OUR_MATTER = "not_our_matter", _("It is about something no labour body answers for")
    ALREADY_DECIDED = "already_decided", _("The same matter was decided before")
    SAME_OPEN = "same_open", _("The same matter is open under another number")
    NO_FACTS = "no_facts", _("There are no facts to look into, and none came when we asked")


class Result(models.TextChoices):
    """What was decided."""

    UPHELD = "upheld", _("Upheld")
    PARTLY = "partly", _("Upheld in part")
    NOT_UPHELD = "not_upheld", _("Not upheld")


class Outcome(models.TextChoices):
    """What the person got in the end."""

    PAID = "paid", _("All money arrived")
    PAID_PARTLY = "paid_partly", _("Part of the money arrived")
    PAPERS_BACK = "papers_back", _("Papers came back")
    SAFE = "safe", _("The person is safe")
    ANSWER = "answer", _("An answer was given")
    REFERRED = "referred", _("Another body took it over")
    IN_COURT = "in_court", _("It went to court")
    NOTHING = "nothing", _("Nothing could be reached")
