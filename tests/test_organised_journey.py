"""The organised pathway, from an agency's application for a permit to the worker at work, played over HTTP.

At every step those without the right try the same page and are turned away, and each attempt is on record.
"""

from sapar.pre_employment.agency_permits.models import AgencyPermit
from sapar.pre_employment.clearance.models import Clearance
from tests import organised_stages as stages
from tests.story import refused


def test_an_agency_applies_and_two_members_of_the_commission_grant_the_permit(town):
    ref = stages.permit_applied_for(town)
    refused(f"/permits/{ref}", town.timur, town.gulnara, town.svetlana, town.aigul)
    refused(f"/do/confirm-completeness/{ref}", town.timur, town.bakyt, town.almaz, town.rustam)
    permit = AgencyPermit.objects.get(ref=ref)
    refused(f"/do/accept-paper/{permit.papers.first().ref}", town.bakyt, town.nargiza, town.timur)


def test_a_permit_in_force_stands_in_the_public_register(town):
    stages.permit_granted(town)
    visitor = town.stranger()
    visitor.opens("/agencies/")
    visitor.sees("Ак-Жол Жумуш")
    visitor.opens(f"/agencies/{town.cast.office('agency').ref}")
    visitor.sees("Russia")


def test_an_order_is_checked_by_the_post_and_approved_by_another(town):
    stages.permit_granted(town)
    stages.employer_verified(town)
    ref = stages.order_drafted(town)
    town.bakyt.does("submit-order", ref, strike="no")
    refused(f"/do/verify-order/{ref}", town.timur, town.bakyt, town.zarina, town.chinara)
    town.daniyar.does("verify-order", ref, how="Called the director")
    refused(f"/do/approve-order/{ref}", town.timur, town.bakyt, town.daniyar, town.svetlana)
    town.rustam.does("approve-order", ref, places="10")
    refused(f"/do/publish-order/{ref}", town.timur, town.daniyar, town.gulnara)
    town.bakyt.does("publish-order", ref)
    town.stranger().opens(f"/jobs/{ref}")


def test_nurlan_applies_is_chosen_and_takes_the_job(town):
    going = stages.applied(town)
    refused(f"/applications/{going.application}", town.timur, town.gulnara, town.zarina, town.chinara)
    refused(f"/do/offer-job/{going.application}", town.timur, town.daniyar, town.svetlana)
    town.bakyt.does("shortlist-applicant", going.application)
    town.bakyt.does("offer-job", going.application)
    refused(f"/do/accept-job/{going.application}", town.timur, town.bakyt, town.gulnara, town.rustam)
    going.nurlan.does("accept-job", going.application)
    going.nurlan.opens("/my-journey")
    going.nurlan.sees("Russia")


def test_he_reads_his_contract_before_he_signs_and_another_office_attests_it(town):
    going = stages.contract_offered(town)
    refused(f"/contracts/{going.contract}", town.timur, town.gulnara, town.zarina, town.chinara)
    refused(f"/do/read-contract/{going.contract}", town.bakyt, town.daniyar, town.timur)
    going.nurlan.does("read-contract", going.contract)
    refused(f"/contracts/{going.contract}/sign", town.timur, town.bakyt, town.gulnara)
    going.nurlan.fills(f"/contracts/{going.contract}/sign")
    refused(f"/contracts/{going.contract}/attest", town.timur, town.bakyt, town.zarina)
    town.daniyar.fills(f"/contracts/{going.contract}/attest")
    going.nurlan.opens(f"/contracts/{going.contract}")
    going.nurlan.sees("Attested")


def test_he_asks_for_his_certificate_and_the_record_tells_what_it_knows(town):
    going = stages.clearance_asked_for(town)
    refused(f"/certificates/{going.clearance}", town.timur, town.gulnara, town.ermek, town.svetlana)
    refused(f"/do/prepare-clearance/{going.clearance}", town.timur, town.bakyt, town.gulnara)
    town.aigul.opens(f"/certificates/{going.clearance}")
    town.aigul.sees("Permit no.", "Job order no.", "Contract no.", "Declared on")


def test_what_he_paid_is_his_alone(town):
    going = stages.clearance_asked_for(town)
    going.nurlan.opens(f"/costs/{going.journey}")
    going.nurlan.sees("Medical examination")
    refused(f"/costs/{going.journey}", town.timur, town.bakyt, town.svetlana, town.aigul, town.rustam, town.gulnara)


def test_he_comes_to_an_orientation_and_passes_the_quiz(town):
    going = stages.oriented(town)
    refused(f"/orientation/seats/{going.seat}", town.timur, town.bakyt, town.gulnara, town.svetlana)
    refused(f"/orientation/seats/{going.seat}/quiz", town.timur, town.bakyt, town.gulnara, town.rustam)
    going.nurlan.opens(f"/orientation/seats/{going.seat}")
    going.nurlan.sees("Certificate given")
    town.aigul.opens(f"/certificates/{going.clearance}")
    town.aigul.sees("The certificate of orientation is on record")


def test_two_officers_issue_it_and_anybody_can_check_it(town):
    going = stages.cleared(town)
    going.nurlan.opens(f"/certificates/{going.clearance}")
    visitor = town.stranger()
    visitor.fills("/verify", written=Clearance.objects.get(ref=going.clearance).token)
    visitor.sees("Real and valid")
    refused(f"/do/void-clearance/{going.clearance}", town.timur, town.bakyt, town.gulnara)


def test_he_leaves_and_arrives_and_is_placed(town):
    going = stages.departed(town)
    going.nurlan.opens(f"/journeys/{going.journey}")
    going.nurlan.sees("Стройград")


def test_a_suspended_permit_puts_him_on_somebodys_desk_at_once(town):
    going = stages.accepted(town)
    permit = AgencyPermit.objects.get()
    refused(f"/permits/{permit.ref}/do/suspend-permit", town.timur, town.bakyt, town.almaz, town.rustam)
    town.chinara.fills(
        f"/permits/{permit.ref}/do/suspend-permit", ground="partner_not_proved", until=stages.day(20),
        words="The employer knows nothing of it",
    )  # fmt: skip
    town.rustam.opens("/applications/affected")
    town.rustam.sees("Өмүрбеков")
    refused("/applications/affected", town.timur, town.bakyt, town.chinara)
    going.nurlan.opens(f"/applications/{going.application}")
