"""The pages of those who apply, check and decide: what each sees, what they press, and what they never see."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sapar.pre_employment.agency_permits import affected
from sapar.pre_employment.agency_permits.actions import (
    confirm_partner,
    declare_conflict,
    name_partner,
    propose_revocation,
    vote_on_permit,
)
from sapar.pre_employment.agency_permits.choices import S
from sapar.pre_employment.agency_permits.models import AgencyPermit
from sapar.pre_employment.agency_permits.tests.permits import (
    OWNERS,
    PARTNER,
    VOTE,
    before_commission,
    begun,
    complete,
    days,
    granted,
    now,
    submitted,
    suspended,
)
from sapar.registers.organizations.actions import add_member, open_organization
from sapar.registers.organizations.models import Role
from tests.cast import FOUNDING, member

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)


def opened(cast, name, permit, language="en"):
    """Return the page of a file as somebody of the cast reads it."""
    answer = cast.client_for(name, language).get(f"/permits/{permit.ref}")
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def pressed(client, url, **answers):
    """Send a form, and return where it led."""
    answer = client.post(url, {"token": "t", **answers})
    assert answer.status_code == 302, answer.content.decode()
    return answer.url


def test_a_clerk_applies_on_pages_alone(cast):
    cast.office("moscow")
    agency, bakyt = cast.office("agency"), cast.client_for("bakyt")
    assert f"/do/apply-for-permit/{agency.ref}" in bakyt.get("/permits/").content.decode()
    place = pressed(bakyt, f"/do/apply-for-permit/{agency.ref}", country="RU", owners=OWNERS)
    assert "Papers still to hand in or to mend: 6" in bakyt.get(place).content.decode()
    permit = AgencyPermit.objects.get()
    for number, paper in enumerate(permit.papers.all()):
        back = pressed(bakyt, f"/do/hand-in-paper/{paper.ref}", token=f"t{number}", stated=f"No {number}")
        assert bakyt.get(back).url == f"{place}#papers"
    partner = {**PARTNER, "signed_on": f"{days(0):%d.%m.%Y}", "valid_until": f"{days(99):%d.%m.%Y}"}
    assert bakyt.get(pressed(bakyt, f"/do/name-partner/{permit.ref}", **partner)).url == f"{place}#partners"
    pressed(bakyt, f"/do/submit-application/{permit.ref}")
    assert now(permit).state == S.SUBMITTED


def test_a_copy_of_a_paper_is_for_those_who_work_on_the_file(cast):
    permit, bakyt = begun(cast), cast.client_for("bakyt")
    paper = permit.papers.first()
    photo = SimpleUploadedFile("letter.png", PNG, "image/png")
    pressed(bakyt, f"/do/hand-in-paper/{paper.ref}", stated="No 1", file=photo)
    page = opened(cast, "bakyt", permit)
    link = page.partition('href="/files/')[2].partition('"')[0]
    assert bakyt.get(f"/files/{link}").status_code == 200
    assert cast.client_for("svetlana").get(f"/files/{link}").status_code == 404


def test_the_officer_accepts_with_one_press(cast):
    permit = submitted(cast)
    page = opened(cast, "chinara", permit)
    paper = permit.papers.first()
    assert f'action="/do/accept-paper/{paper.ref}"' in page
    pressed(cast.client_for("chinara"), f"/do/accept-paper/{paper.ref}", seen=paper.version)
    assert permit.papers.first().state == "accepted"


def test_what_holds_a_button_back_stands_in_its_place(cast):
    page = opened(cast, "chinara", submitted(cast))
    assert "Papers not accepted yet: 6" in page
    assert "/do/confirm-completeness/" not in page
    assert "/do/return-application/" not in page


def test_the_officer_sees_which_rules_hold(cast):
    page = opened(cast, "chinara", complete(cast))
    assert "All papers are accepted, fee and deposit among them" in page
    assert "/do/send-to-commission/" in page


def test_a_member_votes_on_the_page_and_sees_the_other_vote_after_their_own(cast):
    permit = before_commission(cast)
    vote_on_permit(permit, by=cast.almaz, choice="grant", **VOTE | {"reason": "Seen with my own eyes"})
    assert "Seen with my own eyes" not in opened(cast, "nargiza", permit)
    url = f"/permits/{permit.ref}/vote"
    answers = {"no_interest": "on", "choice": "refuse", "ground": "papers", "reason": "No deposit"}
    pressed(cast.client_for("nargiza"), url, **answers)
    assert "Seen with my own eyes" in opened(cast, "nargiza", permit)


@pytest.mark.parametrize(
    "answers",
    [{"choice": "grant", "reason": "x"}, {"no_interest": "on", "choice": "refuse", "reason": "Kept words"}, {}],
)
def test_what_is_missing_in_a_vote_is_said_and_nothing_is_lost(cast, answers):
    permit = before_commission(cast)
    answer = cast.client_for("almaz").post(f"/permits/{permit.ref}/vote", {"token": "t", **answers})
    assert answer.status_code == 422
    assert answers.get("reason", "") in answer.content.decode()
    assert not permit.votes.exists()


def test_the_preparer_reads_that_another_person_decides(cast):
    permit = before_commission(cast)
    until = days(200)
    add_member(
        cast.office("ministry"), by=FOUNDING, name="Чынара", contact="+996700000013", role=Role.COMMISSION_MEMBER,
        until=until,
    )  # fmt: skip
    client = cast.client_for("chinara")
    _acts_as(client, Role.COMMISSION_MEMBER)
    page = client.get(f"/permits/{permit.ref}").content.decode()
    assert "Another person must decide" in page
    assert f"/permits/{permit.ref}/vote" not in page
    assert client.post(f"/permits/{permit.ref}/vote", {"token": "t", "no_interest": "on", "choice": "grant",
                                                       "reason": "x"}).status_code == 422  # fmt: skip


def _acts_as(client, role):
    """Choose in which of two roles somebody acts."""
    session = client.session
    from sapar.foundation.accounts.middleware import ACTING_FOR
    from sapar.registers.organizations.models import Membership

    session[ACTING_FOR] = f"{role}@{Membership.objects.get(role=role, account__phone='+996700000013').organization.ref}"
    session.save()


def test_a_member_who_declared_an_interest_has_no_vote_box(cast):
    permit = before_commission(cast)
    declare_conflict(permit, by=cast.almaz, interest="My brother")
    page = opened(cast, "almaz", permit)
    assert "You declared an interest in this agency. Others vote" in page
    assert f"/permits/{permit.ref}/vote" not in page


@pytest.mark.parametrize("name", ["almaz", "chinara"])
def test_votes_of_a_decided_file_are_open_to_officials(cast, name):
    assert "All is in order" in opened(cast, name, granted(cast))


def test_the_agency_sees_the_decision_and_how_to_appeal_and_no_names_of_officials(cast):
    permit = suspended(cast)
    propose_revocation(permit, by=cast.chinara, ground="own_wish", words="Only proposed", bar_until=days(9))
    page = opened(cast, "bakyt", permit)
    assert "The employer knows nothing of it" in page
    assert "How to appeal" in page
    for hidden in ("Чынара", "Алмаз", "All is in order", "Only proposed"):
        assert hidden not in page


def test_the_attache_sees_the_partner_and_not_the_papers_the_owners_or_the_votes(cast):
    page = opened(cast, "daniyar", granted(cast))
    assert "Стройград" in page
    for hidden in ("No 1 of 01.02.2026", "Асанов", "All is in order", "Алмаз"):
        assert hidden not in page


def test_others_are_led_to_the_public_page(cast):
    permit = granted(cast)
    answer = cast.client_for("aigul").get(f"/permits/{permit.ref}")
    assert answer.url == reverse("agency_permits:agency", args=[permit.agency.ref])
    assert cast.client_for("aigul").get(f"/permits/{before_commission(cast, 'KZ').ref}").status_code == 404


def test_another_agency_reads_no_file(cast):
    permit = granted(cast)
    names = {f"name_{code}": "Башка Жол" for code in ("ky", "ru", "en")}
    other = open_organization(cast.ministry, by=FOUNDING, kind="agency", country="KG", **names).record
    made = add_member(other, by=FOUNDING, name="Темир", contact="+996700000098", role=Role.AGENCY_CLERK, until=days(99))
    stranger = member(made.record.account)
    assert not AgencyPermit.visible_to(stranger).filter(pk=begun(cast, "KZ").pk).exists()
    from django.test import Client

    client = Client()
    client.force_login(stranger.account)
    assert client.get(f"/permits/{permit.ref}").status_code == 302
    assert permit.number not in client.get("/permits/").content.decode()


def test_before_the_press_stands_how_many_workers_depend_on_it(cast, monkeypatch):
    monkeypatch.setattr(affected, "providers", [lambda permit: range(200)])
    permit = granted(cast)
    chinara = cast.client_for("chinara")
    url = f"/permits/{permit.ref}/do/suspend-permit"
    assert url in opened(cast, "chinara", permit)
    page = chinara.get(url).content.decode()
    assert "Workers who depend on this permit: 200" in page
    assert f"The law allows it until {days(90):%d.%m.%Y} at most" in page
    pressed(chinara, url, ground="false_information", words="x", until=f"{days(5):%d.%m.%Y}")
    assert now(permit).state == S.SUSPENDED


def test_too_long_a_suspension_is_said_on_the_page(cast):
    permit = granted(cast)
    answers = {"token": "t", "ground": "false_information", "words": "Kept words", "until": f"{days(91):%d.%m.%Y}"}
    answer = cast.client_for("chinara").post(f"/permits/{permit.ref}/do/suspend-permit", answers)
    assert answer.status_code == 422
    assert "Kept words" in answer.content.decode()


def test_revoking_shows_what_was_proposed_and_by_whom(cast):
    permit = granted(cast)
    chinara, almaz = cast.client_for("chinara"), cast.client_for("almaz")
    answers = {"ground": "workers_harmed", "words": "Paid for nothing", "bar_until": f"{days(365):%d.%m.%Y}"}
    pressed(chinara, f"/permits/{permit.ref}/do/propose-revocation", **answers)
    url = f"/permits/{permit.ref}/do/revoke-permit"
    page = almaz.get(url).content.decode()
    for words in ("Workers who depend on this permit", "Paid for nothing", "Чынара"):
        assert words in page
    pressed(almaz, url)
    assert now(permit).state == S.REVOKED


def test_the_renewal_is_filled_in_with_what_is_known(cast):
    permit = granted(cast)
    bakyt = cast.client_for("bakyt")
    assert "Асанов Үсөн, 31.12.1980" in bakyt.get(f"/permits/{permit.ref}/renew").content.decode()
    pressed(bakyt, f"/permits/{permit.ref}/renew", owners=OWNERS)
    assert AgencyPermit.objects.filter(renews=permit).exists()


@pytest.mark.parametrize("slug", ["suspend-permit", "propose-revocation", "vote-on-permit"])
def test_a_visitor_is_asked_to_sign_in_and_nobody_else_gets_the_page(cast, slug):
    permit = granted(cast)
    place = f"/permits/{permit.ref}/do/{slug}"
    assert cast.client_for("timur").get(place).status_code in (302, 404)
    assert cast.client_for("bakyt").get(place).status_code in (403, 404)


@pytest.mark.parametrize("name", ["aigul", "kanykei", "svetlana", "timur"])
def test_the_list_of_files_is_for_those_who_work_on_them(cast, name):
    assert cast.client_for(name).get("/permits/").status_code == 404


def test_files_are_found_by_number_name_and_state(cast):
    permit = before_commission(cast)
    chinara = cast.client_for("chinara")
    for found in (f"?q={permit.number}", "?q=ак-жол", "?state=before_commission", ""):
        assert permit.number in chinara.get(f"/permits/{found}").content.decode()
    for missed in ("?q=башка", "?state=granted"):
        assert permit.number not in chinara.get(f"/permits/{missed}").content.decode()


@pytest.mark.parametrize("language", ["ky", "ru"])
@pytest.mark.parametrize("name", ["chinara", "almaz", "bakyt", "daniyar"])
def test_the_file_speaks_the_readers_language(cast, name, language):
    permit = suspended(cast)
    assert {"ky": "Убактылуу токтотулган", "ru": "Приостановлено"}[language] in opened(cast, name, permit, language)


def test_the_page_of_a_file_asks_as_often_with_many_partners(cast):
    permit, counts = granted(cast), []
    for size in (1, 6):
        for number in range(size):
            partner = name_partner(
                permit, by=cast.bakyt, **{**PARTNER, "name": f"{size}-{number}"}, signed_on=days(0), valid_until=days(9)
            ).record
            confirm_partner(partner, by=cast.daniyar, answer="x")
        client = cast.client_for("chinara")
        with CaptureQueriesContext(connection) as caught:
            client.get(f"/permits/{permit.ref}")
        counts.append(len(caught))
    assert counts[0] == counts[1]


def test_the_list_of_files_asks_as_often_for_many_as_for_few(cast):
    chinara, counts = cast.client_for("chinara"), []
    for countries in (("RU", "KZ"), ("TR", "KR", "GB", "DE")):
        for country in countries:
            submitted(cast, country)
        with CaptureQueriesContext(connection) as caught:
            chinara.get("/permits/")
        counts.append(len(caught))
    assert counts[0] == counts[1]
