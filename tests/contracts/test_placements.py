"""From departure to the end of work: the placement on the journey and the contract in force."""

from sapar.employment.stays.actions import arrive, depart, end_work, start_work
from sapar.foundation import clock
from sapar.pre_employment.agency_permits.models import AgencyPermit
from sapar.pre_employment.applications.queries import placed_through
from sapar.pre_employment.clearance.facts_on_record import told_by_record
from sapar.pre_employment.contracts.actions import begin_contract, end_contract
from sapar.pre_employment.contracts.tests.signings import accepted, attested, now, of_another_business, signed
from sapar.registers.journeys.actions import end_placement, place_worker, start_placement
from sapar.registers.journeys.models import Journey, Placement
from sapar.registers.journeys.tests.travellers import planned

FOLLOW = (begin_contract, end_contract, end_placement, place_worker, start_placement)


def live(journey, by, *acts):
    """Move a journey on, everything today."""
    today = clock.today()
    given = {
        depart: {"departed_on": today}, arrive: {"entered_on": today}, start_work: {"work_from": today},
        end_work: {"ended_on": today, "reason": "end_of_contract"},
    }  # fmt: skip
    for act in acts:
        act(Journey.objects.get(pk=journey.pk), by=by, **given[act])


def test_whoever_departs_is_placed(cast):
    offer = attested(cast)
    live(offer.journey, cast.holder("nurlan"), depart)
    placement = Placement.objects.get()
    assert (placement.employer, placement.agency) == (cast.office("employer"), cast.office("agency"))
    assert (placement.occupation, placement.order_ref) == ("7112", offer.application.order.ref)
    assert (placement.state, placement.contract) == ("placed", now(offer).attested)
    assert list(placed_through(AgencyPermit.objects.get())) == [offer.journey]


def test_arriving_does_not_place_twice(cast):
    offer = attested(cast)
    live(offer.journey, cast.holder("nurlan"), depart, arrive)
    assert Placement.objects.count() == 1


def test_arriving_unannounced_places_too(cast):
    live(attested(cast).journey, cast.holder("nurlan"), arrive)
    assert Placement.objects.count() == 1


def test_with_the_work_the_contract_comes_into_force_and_ends(cast):
    offer = attested(cast)
    live(offer.journey, cast.holder("nurlan"), depart, arrive, start_work)
    assert (now(offer).state, Placement.objects.get().state) == ("in_force", "working")
    assert now(offer).began_on == Placement.objects.get().started_on == clock.today()
    assert Journey.objects.get().employer == cast.office("employer")
    live(offer.journey, cast.holder("nurlan"), end_work)
    assert (now(offer).state, Placement.objects.get().state) == ("ended", "ended")
    assert now(offer).ended_on == Placement.objects.get().ended_on == clock.today()


def test_work_for_another_employer_does_not_put_it_in_force(cast):
    offer = attested(cast)
    live(offer.journey, cast.holder("nurlan"), depart, arrive)
    start_work(Journey.objects.get(), by=cast.holder("nurlan"), work_from=clock.today(), employer="Somebody else")
    assert (now(offer).state, Placement.objects.get().state) == ("attested", "placed")


def test_without_an_attested_contract_the_placement_names_none(cast):
    offer = signed(cast)
    live(offer.journey, cast.holder("nurlan"), depart)
    assert Placement.objects.get().contract is None


def test_whoever_goes_alone_is_not_placed(cast):
    journey, nurlan = planned(cast)
    live(journey, nurlan, depart, arrive, start_work)
    assert not Placement.objects.exists()


def test_the_certificate_finds_the_attested_contract(cast):
    application = accepted(cast)
    assert told_by_record("contract", application.journey, clock.today()).met is False
    offer = attested_for(cast, application)
    assert told_by_record("contract", offer.journey, clock.today()).met is True


def attested_for(cast, application):
    """Have a contract attested for an application there is."""
    from sapar.pre_employment.contracts.actions import attest_contract, read_contract, sign_contract
    from sapar.pre_employment.contracts.tests.signings import offered

    offer = offered(cast, application)
    read_contract(offer, by=cast.holder("nurlan"))
    sign_contract(offer, by=cast.holder("nurlan"))
    return attest_contract(offer, by=cast.daniyar).record


def test_the_agency_sees_its_placement_and_no_other(cast):
    live(attested(cast).journey, cast.holder("nurlan"), depart)
    other = of_another_business(cast, "agency_clerk")
    assert Placement.visible_to(cast.bakyt).count() == 1
    assert Placement.visible_to(other).count() == 0
    assert Placement.visible_to(cast.holder("nurlan")).count() == 1
    assert Placement.visible_to(cast.rustam).count() == 1


def test_the_pages_show_it(cast):
    offer = attested(cast)
    live(offer.journey, cast.holder("nurlan"), depart)
    placement = Placement.objects.get()
    for who in ("nurlan", "bakyt", "svetlana", "rustam", "daniyar", "aigul"):
        page = cast.client_for(who).get(f"/journeys/placements/{placement.ref}")
        assert page.status_code == 200, who
    own = cast.client_for("nurlan").get(f"/journeys/{offer.journey.ref}").content.decode()
    assert placement.title in own
