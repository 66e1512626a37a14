"""Records of the organised pathway for the access matrix: a permit, an order, whoever applied, and their papers."""

from datetime import timedelta
from typing import Any

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.guarded import Subject
from sapar.pre_employment.agency_permits.models import AgencyPermit, PartnerAgreement, PermitPaper
from sapar.pre_employment.agency_permits.queries import permit_in_force
from sapar.pre_employment.agency_permits.tests.permits import suspended
from sapar.pre_employment.applications.actions import accept_job, apply_for_job, offer_job, shortlist_applicant
from sapar.pre_employment.applications.models import AffectedWorker, Application
from sapar.pre_employment.clearance.actions import request_clearance
from sapar.pre_employment.clearance.models import Clearance
from sapar.pre_employment.contracts.models import ContractOffer
from sapar.pre_employment.contracts.tests.signings import offered
from sapar.pre_employment.job_orders.models import EmployerVetting, JobOrder
from sapar.pre_employment.job_orders.tests.orders import opened
from sapar.pre_employment.orientation.models import OrientationSession
from sapar.pre_employment.orientation.tests import sessions
from sapar.registers.journeys.actions import plan_journey
from sapar.registers.journeys.models import Journey, Placement
from sapar.registers.people.models import Person
from tests.cast import Cast

OF_BUSINESS = (AgencyPermit, PermitPaper, PartnerAgreement, EmployerVetting, JobOrder)


class Organised:
    """Bakyt's agency with its permit for Russia and one open order; each person applies before they leave."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.order = cast, opened(cast)
        permit = permit_in_force(cast.office("agency"), "RU", clock.today())
        assert permit is not None
        self.permit = permit

    def journey_of(self, person: Person, country: str, by: Actor) -> Journey:
        """Have somebody apply for the job and ask for their clearance; whoever goes to Russia takes the job."""
        clerk = self.cast.bakyt
        application = apply_for_job(person, by=by, order=self.order, languages=["ru"], experience="Five years").record
        if country == self.order.country:
            shortlist_applicant(application, by=clerk)
            offer_job(application, by=clerk)
            accept_job(application, by=by)
            offered(self.cast, application)
            journey: Journey = Journey.objects.get(person=person)
        else:
            journey = plan_journey(person, by=by, destination=country).record
        request_clearance(journey, by=by)
        return journey

    def of_business(self, model: type[Subject]) -> dict[str, Subject]:
        """Return the record of the agency."""
        made: dict[type[Subject], Any] = {
            AgencyPermit: self.permit, PermitPaper: self.permit.papers.first(),
            PartnerAgreement: self.permit.partners.first(), JobOrder: self.order,
            EmployerVetting: EmployerVetting.objects.get(employer=self.order.employer),
        }  # fmt: skip
        return {"agencys": made[model]}

    def application(self, person: Person) -> Subject:
        """Return the person's application."""
        return Application.objects.get(person=person)

    def clearance(self, person: Person) -> Subject:
        """Return the person's clearance."""
        return Clearance.objects.get(journey__person=person)

    def contract(self, person: Person) -> Subject | None:
        """Return the contract the person was offered; none for whoever did not take the job."""
        return ContractOffer.objects.filter(application__person=person).first()

    def placement(self, person: Person) -> Subject | None:
        """Return where the person was placed."""
        return Placement.objects.filter(journey__person=person).first()

    def affected(self, person: Person) -> Subject:
        """Return the person among the workers of a stopped agency."""
        if not AffectedWorker.objects.exists():
            suspended(self.cast, self.permit)
        return AffectedWorker.objects.get(person=person)

    def session(self, country: str) -> OrientationSession:
        """Return the session for a country, open for booking."""
        found = OrientationSession.objects.filter(country=country).first()
        day = clock.today() + timedelta(days=5)
        return found or sessions.opened(self.cast, country=country, day=day)

    def seat(self, person: Person, by: Actor) -> Subject:
        """Return the person's seat in the session for their country."""
        seat: Subject = sessions.booked_by(by, person, self.session(Journey.objects.get(person=person).destination))
        return seat
