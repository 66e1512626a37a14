"""The answers a case is made of: what is needed, how urgent, by whom asked, what came of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Need(models.TextChoices):
    """What somebody needs, in the words in which they would say it."""

    DANGER = "danger", _("In danger now")
    UNPAID = "unpaid", _("Not paid")
    PAPERS = "papers", _("Papers taken or lost")
    DETAINED = "detained", _("Detained by the police")
    ILL = "ill", _("Ill or injured")
    HOMELESS = "homeless", _("Nowhere to live")
    GO_HOME = "go_home", _("Wants to go home")
    LISTED = "listed", _("Wrongly on a list (entry ban)")
    DEATH = "death", _("Death of a compatriot")
    OTHER = "other", _("Something else")


class Concern(models.TextChoices):
    """What makes a case protected: only its team may know of it."""

    VIOLENCE = "violence", _("Somebody is violent")
    FORCE = "force", _("Kept by force or made to work")
    CHILD = "child", _("A child is concerned")


class Urgency(models.TextChoices):
    """How soon somebody must act. The law pack says how many hours or days."""

    LIFE = "life", _("Life in danger")
    URGENT = "urgent", _("Urgent")
    ORDINARY = "ordinary", _("Ordinary")


URGENCY_OF = {
    Need.DANGER: Urgency.LIFE,
    Need.DETAINED: Urgency.URGENT,
    Need.ILL: Urgency.URGENT,
    Need.HOMELESS: Urgency.URGENT,
    Need.DEATH: Urgency.URGENT,
}


class AskedAs(models.TextChoices):
    """Who asked."""

    SELF = "self", _("The person")
    RELATIVE = "relative", _("A relative")
    WITNESS = "witness", _("Somebody who saw it")
    STAFF = "staff", _("Staff")
    CHECK_IN = "check_in", _("A check-in")
    COMPLAINT = "complaint", _("A complaint")
    WORK_END = "work_end", _("The end of work")


class CaseState(models.TextChoices):
    """Where a case is."""

    ASKED = "asked", _("Asked")
    TAKEN = "taken", _("Taken")
    IN_PROGRESS = "in_progress", _("In progress")
    REFERRED = "referred", _("Referred")
    RESOLVED = "resolved", _("Resolved")
    CLOSED = "closed", _("Closed")


class StepKind(models.TextChoices):
    """What was done on a case."""

    CONTACT = "contact", _("Spoke with the person")
    VISIT = "visit", _("Visit")
    STEP = "step", _("Step with an authority or employer")
    MESSAGE = "message", _("Message from whoever asked")


class Outcome(models.TextChoices):
    """What came of a case."""

    SOLVED = "solved", _("Solved")
    PARTLY = "partly", _("Partly solved")
    WENT_HOME = "went_home", _("Went home")
    ELSEWHERE = "elsewhere", _("Others carry on")
    NOT_POSSIBLE = "not_possible", _("Could not be solved")
    NOT_WANTED = "not_wanted", _("Help no longer wanted")
    NOT_REACHED = "not_reached", _("Person not reached")


class Consent(models.TextChoices):
    """On what ground something about a person is passed on."""

    SPOKEN = "spoken", _("The person agreed, spoken")
    WRITTEN = "written", _("The person agreed, in writing")
    VITAL = "vital", _("Life or health at stake, the person cannot be asked")


class ReferralState(models.TextChoices):
    """Where a referral is."""

    SENT = "sent", _("Waits for an answer")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    DONE = "done", _("Done")
