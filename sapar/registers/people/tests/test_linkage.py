"""The door to linkage: who is linked, what is only looked at, and that scores do not depend on how one asks."""

from dataclasses import replace

import pytest

from sapar.registers.people.linkage import chains, model
from sapar.registers.people.linkage.invented.register import invented_register
from sapar.registers.people.linkage.matching import LINK, REVIEW, Among, compare, duplicates_within, matches_against
from sapar.registers.people.linkage.records import Record
from sapar.registers.people.linkage.watching import alerts

AIBEK = Record("1", "Токтогулов", "Айбек", "Асанович", "M", "1990-03-07", "Ош облусу", "AN1234567")
RENEWED = Record("2", "TOKTOGUL UULU", "AYBEK", "", "M", "1990-07-03", "Osh region", "")
BROTHER = replace(AIBEK, rec_id="3", given="Бакыт", doc_no="AN7654321")
OTHERS = Record("4", "Иванова", "Мария", "", "F", "1980-02-02", "", "AN1234567")
NAMESAKE = Record("5", "Токтогулов", "Айбек", "", "M", "", "", "")
MANY = Among(100_000, {"given": {"aibek": 200}, "surname": {"toktogul": 100}})


@pytest.fixture(scope="module")
def invented():
    """An invented register, and what linkage finds in it."""
    register = invented_register(1_500, seed=11)
    return register, duplicates_within([each.record for each in register], reasons=False)


@pytest.fixture(scope="module")
def aibeks_matches():
    """What a desk is told of Aibek, by the other record."""
    return {match.right: match for match in compare(AIBEK, [RENEWED, BROTHER, OTHERS, NAMESAKE], MANY)}


def true_pairs(register):
    """Return the pairs of one person."""
    by_person = {}
    for each in register:
        by_person.setdefault(each.person, []).append(each.record.rec_id)
    return {chains.ordered(a, b) for ids in by_person.values() for a in ids for b in ids if a < b}


def weights(match):
    """Return the reasons of a match without what the records say."""
    return {(reason.code, reason.bits) for reason in match.reasons}


def test_an_invented_register_is_linked_well(invented):
    register, found = invented
    linked, true = {(match.left, match.right) for match in found if match.verdict == LINK}, true_pairs(register)
    assert 2 * len(linked & true) / (len(linked) + len(true)) > 0.97


def test_a_person_is_found_in_another_form_with_the_date_swapped(aibeks_matches):
    match = aibeks_matches["2"]
    assert (match.verdict, match.left) == (LINK, "1")
    assert {"same_given", "same_surname", "day_month_swapped"} <= {reason.code for reason in match.reasons}


def test_a_reason_shows_what_is_written_otherwise(aibeks_matches):
    given = next(reason for reason in aibeks_matches["2"].reasons if reason.code == "same_given")
    assert (given.left, given.right, given.bits > 0) == ("Айбек", "AYBEK", True)


def test_reasons_add_up_to_the_score(aibeks_matches):
    sums = {other: match.bits - sum(reason.bits for reason in match.reasons) for other, match in aibeks_matches.items()}
    assert sums["2"] == pytest.approx(-17.6, abs=0.1)  # the prior: one in 200,000


def test_a_brother_is_never_linked():
    everything = compare(replace(AIBEK, rec_id="0"), [BROTHER], Among(2))
    assert [match.verdict for match in everything] == [REVIEW]


def test_a_document_under_wholly_other_names_is_looked_at(aibeks_matches):
    assert aibeks_matches["4"].verdict == REVIEW
    assert "document_of_another" in {reason.code for reason in aibeks_matches["4"].reasons}


def test_names_alone_never_link():
    assert [match.verdict for match in compare(AIBEK, [NAMESAKE], Among(2))] == [REVIEW]


def test_blanks_never_agree():
    blank = Record("9", "Токтогулов", "Айбек")
    codes = {reason.code for match in compare(blank, [NAMESAKE], Among(2)) for reason in match.reasons}
    assert codes == {"same_given", "same_surname"}


def test_an_import_scores_like_a_desk_but_for_the_prior(aibeks_matches):
    found = {match.right: match for match in matches_against([AIBEK], [RENEWED, BROTHER, NAMESAKE], MANY)}
    assert found["2"].reasons == aibeks_matches["2"].reasons
    assert found["2"].bits == pytest.approx(aibeks_matches["2"].bits, abs=1)


@pytest.mark.parametrize("other", [RENEWED, BROTHER, OTHERS, NAMESAKE])
def test_a_score_has_no_direction(other):
    there, back = compare(AIBEK, [other], MANY), compare(other, [AIBEK], MANY)
    assert [match.bits for match in there] == pytest.approx([match.bits for match in back])
    assert [weights(match) for match in there] == [weights(match) for match in back]


def test_the_order_of_records_changes_nothing(invented):
    register, found = invented
    again = duplicates_within([each.record for each in reversed(register)], reasons=False)
    assert {(match.left, match.right): round(match.bits, 6) for match in again} == {
        (match.left, match.right): round(match.bits, 6) for match in found
    }


def test_a_number_that_everybody_has_is_no_document():
    register = [replace(each, doc_no="0000000") for each in (AIBEK, BROTHER, OTHERS)]
    register += [Record(f"x{number}", f"Иванов{number}", "Иван", doc_no="0000000") for number in range(50)]
    assert {match.verdict for match in duplicates_within(register)} <= {REVIEW}
    assert not [match for match in duplicates_within(register) if "4" in (match.left, match.right)]


def test_few_records_are_no_trouble():
    assert duplicates_within([]) == duplicates_within([AIBEK]) == matches_against([], [AIBEK]) == []
    assert compare(AIBEK, [], MANY) == []


def test_whoever_shares_little_is_linked_through_a_third():
    pairs = dict(chains.groups_of({("a", "b"): 20.0, ("b", "c"): 18.0, ("a", "c"): -2.0}, 1.0))
    assert pairs == {("a", "b"): 20.0, ("b", "c"): 18.0, ("a", "c"): 17.0}


def test_no_chain_goes_through_what_speaks_against_it():
    assert dict(chains.groups_of({("a", "b"): 6.0, ("b", "c"): 5.0, ("a", "c"): -14.0}, 1.0)) == {("a", "b"): 6.0}


def test_a_list_of_nobody_and_a_register_of_nobody_alert_nobody():
    assert alerts([], [AIBEK]) == alerts([AIBEK], []) == []


def test_people_watched_for_are_found_once_each():
    by_year = Record("w1", "TOKTOGULOF", "AIBEK", birth_date="1990")
    again = replace(AIBEK, rec_id="6", birth_place="")
    found = alerts([by_year, replace(AIBEK, rec_id="w2")], [again, AIBEK, OTHERS])
    of_each = {entry: [alert for alert in found if alert.entry == entry] for entry in ("w1", "w2")}
    assert [alert.record for alert in of_each["w1"]] == ["1", "6"]
    assert [alert.record for alert in of_each["w2"]][:2] == ["1", "6"]
    assert of_each["w2"][0].bits > 0 > of_each["w2"][1].bits  # another record of somebody comes after everybody


def test_the_model_can_be_written_for_spark():
    made = model.settings(model.learned()["levels"]).create_settings_dict("spark")
    conditions = [level["sql_condition"] for each in made["comparisons"] for level in each["comparison_levels"]]
    assert len(conditions) == sum(map(len, model.COMPARISONS.values()))
