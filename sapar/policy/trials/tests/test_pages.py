"""The pages of trials: the form, the result with its chart, the table for a spreadsheet, and for whom they open."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sapar.policy.trials.models import Trial
from sapar.policy.trials.tests.conftest import PROPOSAL

pytestmark = pytest.mark.django_db
NEW = "/law/trials/new?country=ru"
RAISED = {"number_1": "minimum_wage_month/0", "value_1": "35 000", "since_1": "01.01.2026"}


def sent(cast, answers, status=302):
    """Send the form as Samat; the page it leads to, or the form again."""
    client = cast.client_for("samat")
    token = client.get(NEW).context["form"]["token"].value()
    answer = client.post(NEW, {"token": token, "seen": "0", **answers})
    assert answer.status_code == status
    return client.get(answer.url) if status == 302 else answer


def test_a_number_is_chosen_and_the_counts_stand_in_a_chart_and_a_table(cast, on_record):
    html = sent(cast, RAISED).content.decode()
    assert "Federal minimum wage: 35\xa0000 from 01.01.2026" in html
    assert html.count('<svg viewBox="0 0 100 22"') >= 3
    assert "70\xa0000" in html


def test_groups_of_few_people_are_not_shown(cast, on_record):
    html = sent(cast, RAISED).content.decode()
    assert "Tula" not in html
    assert "Groups with too few people to show: 2" in html  # Tula, and Moscow, which would tell of it


def test_a_file_is_taken_in_place_of_the_questions(cast, on_record):
    file = SimpleUploadedFile("proposal.yaml", PROPOSAL.encode())
    assert "Minimum of 2026" in sent(cast, {"file": file}).content.decode()


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({}, "Choose a number and write its new value"),
        ({"number_1": "minimum_wage_month/0"}, "Write the new value"),
        (RAISED | {"value_1": "99999999999999"}, "Write a number below"),
        (RAISED | {"value_1": "-5"}, "number"),
        (RAISED | {"since_1": "31.02.2026"}, "date"),
        (RAISED | {"number_1": "no_such/7"}, "Choose"),
        ({"value_2": "5"}, "Choose which number this is"),
        ({"file": SimpleUploadedFile("a.yaml", b"\xff\xfe\x00")}, "This is not a text file"),
        ({"file": SimpleUploadedFile("a.yaml", b"a" * 60_001)}, "too large"),
        ({"file": SimpleUploadedFile("a.yaml", b"overlay: &a [*a]")}, "Line 1"),
        (RAISED | {"file": SimpleUploadedFile("a.yaml", PROPOSAL.encode())}, "not both"),
    ],
)
def test_what_cannot_be_tried_is_answered_with_a_sentence(cast, answers, says):
    html = sent(cast, answers, status=422).content.decode()
    assert says in html
    assert not Trial.objects.exists()


def test_the_table_holds_no_formula(cast, on_record, settings):
    settings.SAPAR_LEAST_GROUP = 2
    page = sent(cast, RAISED)
    answer = cast.client_for("samat").get(f"{page.wsgi_request.path}/counts.csv")
    text = answer.content.decode()
    assert "'=Tula" in text
    assert ",=Tula" not in text
    assert "In all,RUB,0,0,,14,70000.00,5000.00" in text


@pytest.mark.parametrize("who", ["aigul", "tilek", "bakyt", "gulnara"])
def test_the_pages_open_for_officers_of_policy_alone(cast, who):
    client = cast.client_for(who)
    assert {client.get(path).status_code for path in ("/law/trials/", NEW, "/law/trials/123456789")} == {404}
    assert client.post(NEW, RAISED).status_code == 404


def test_a_trial_that_waits_says_so_and_can_be_looked_at_again(cast, on_record, monkeypatch):
    monkeypatch.setattr("sapar.policy.trials.reckoning.AT_ONCE", 1)
    html = sent(cast, RAISED).content.decode()
    assert "The contracts are being counted" in html
    assert "Look again" in html
