"""The answers that applications are made of: states, reasons, and what became of workers of a stopped agency."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ApplicationState(models.TextChoices):
    """Where an application is."""

    APPLIED = "applied", _("Applied")
    SHORTLISTED = "shortlisted", _("Shortlisted")
    OFFERED = "offered", _("Place offered")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Offer declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    REJECTED = "rejected", _("Not chosen")
    LAPSED = "lapsed", _("Offer ended")


S = ApplicationState
WAITING = frozenset({S.APPLIED, S.SHORTLISTED, S.OFFERED})
LIVE = WAITING | {S.ACCEPTED}


class Reason(models.TextChoices):
    """Why somebody was not chosen. None of them is about the person's sex, age, family, faith or origin."""

    SKILLS = "skills", _("Other skills are needed")
    EXPERIENCE = "experience", _("More experience is needed")
    LANGUAGE = "language", _("Another language is needed")
    PAPER = "paper", _("A paper is missing")
    OTHERS = "others", _("Others fitted better")
    JOB_CLOSED = "job_closed", _("The job was closed")
    PERMIT = "permit", _("The agency lost its permit")


# What whoever chooses may say; the others follow from acts on the order or the permit.
BY_RECRUITERS = (Reason.SKILLS, Reason.EXPERIENCE, Reason.LANGUAGE, Reason.PAPER, Reason.OTHERS)


class AffectedState(models.TextChoices):
    """Whether somebody has spoken with the worker."""

    WAITING = "waiting", _("To be called")
    SETTLED = "settled", _("Settled")


class Settlement(models.TextChoices):
    """What a worker of a stopped agency wants to do."""

    WAITS = "waits", _("Waits until the agency may work again")
    OTHER_JOB = "other_job", _("Looks for another job")
    GOES_ALONE = "goes_alone", _("Goes without the agency")
    STAYS_AT_WORK = "stays_at_work", _("Stays in the job abroad")
    COMES_HOME = "comes_home", _("Wants to come home")
    DOES_NOT_GO = "does_not_go", _("Does not go")
