"""Applicants and applications at every stage, for the tests of this room and of those above it.

from sapar.pre_employment.applications.tests.applicants import accepted
application = accepted(cast)                # Nurlan takes a job through Bakyt's agency
"""

from datetime import date

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.notices.models import OutboxMessage
from sapar.foundation.privacy.models import DataKey
from sapar.pre_employment.applications.actions import accept_job, apply_for_job, offer_job, shortlist_applicant
from sapar.pre_employment.applications.models import Application
from sapar.pre_employment.job_orders.tests.orders import day, opened
from sapar.registers.people.actions import register_person
from sapar.registers.people.models import Person
from tests.unguarded import unguarded

NAMES = ("Азамат", "Бекзат", "Эламан", "Нурбек", "Улан", "Канат", "Талант")
EXPERIENCE = "Five years of bricklaying in Osh"


def somebody(cast, number=1, born_on=date(1995, 5, 17)):
    """Register a person with an account; return (person, actor)."""
    person = register_person(
        cast.office("bishkek"), by=cast.aigul, family_name="Исаков", given_name=NAMES[number], born_on=born_on,
        phone=f"+9967001{number:05d}", with_account=True, not_the_same=True,
    ).record  # fmt: skip
    return person, Actor(Kind.HOLDER, account=person.account)


def applied(cast, order=None, who="nurlan"):
    """Nurlan applies."""
    return apply(cast.worker(who), order or opened(cast), by=cast.holder(who))


def apply(person, order, by):
    """Have a person apply for an order."""
    return apply_for_job(person, by=by, order=order, languages=["ky", "ru"], experience=EXPERIENCE).record


def recruiter(cast, application):
    """Return who chooses people for the order of an application."""
    return cast.rustam if application.order.agency is None else cast.bakyt


def shortlisted(cast, order=None, who="nurlan"):
    """He is put on the short list."""
    application = applied(cast, order, who)
    return shortlist_applicant(application, by=recruiter(cast, application)).record


def offered(cast, order=None, who="nurlan"):
    """A place is offered to him."""
    application = shortlisted(cast, order, who)
    return offer_job(application, by=recruiter(cast, application)).record


def accepted(cast, order=None, who="nurlan"):
    """He accepts it."""
    return accept_job(offered(cast, order, who), by=cast.holder(who)).record


def crowd(cast, order, count, first=0):
    """Have many people apply, written straight into the tables; return their applications."""
    with unguarded():
        people = Person.objects.bulk_create(
            Person(key=DataKey.make(), office=cast.office("bishkek"), registered_on=day(0), family_name="Нуров",
                   given_name=f"Нур{n}", born_on=date(1990, 1, 1), phone=f"+9967002{n:05d}", language="ru")
            for n in range(first, first + count)
        )  # fmt: skip
        return Application.objects.bulk_create(
            Application(person=person, order=order, applied_on=day(0)) for person in people
        )


def now(application):
    """Return an application as it stands in the database."""
    return Application.objects.get(pk=application.pk)


def told(notice):
    """Return where a notice went."""
    return [message.address for message in OutboxMessage.objects.filter(notice=notice).order_by("pk")]
