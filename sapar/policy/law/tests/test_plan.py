"""The steps of a journey."""

from datetime import date

import pytest

from sapar.policy.law.plan import Step, steps


def by_id(destination: str, **more: object) -> dict[str, Step]:
    return {step.id: step for step in steps("KG", destination, **more)}


@pytest.mark.parametrize("country", ["RU", "KZ"])
def test_a_plan_has_steps_before_abroad_and_after_in_that_order(country: str) -> None:
    phases = [step.phase for step in steps("KG", country)]
    assert list(dict.fromkeys(phases)) == ["before", "abroad", "return"]


def test_registration_in_russia_carries_both_days_and_its_article() -> None:
    step = by_id("RU", events={"entry": date(2026, 3, 1)})["ru.arrival.register"]
    assert (step.do_by, step.safe_by) == (date(2026, 3, 31), date(2026, 3, 30))
    assert (step.citation.article, step.checked.state) == ("97(6)", "seen")


def test_a_step_whose_event_is_not_known_says_what_it_counts_from() -> None:
    step = by_id("RU")["ru.arrival.register"]
    assert (step.do_by, step.counted_from) == (None, "entry")


def test_in_moscow_the_app_stands_in_place_of_registration_by_the_host() -> None:
    moscow, ryazan = by_id("RU", region="Moscow"), by_id("RU", region="Ryazan oblast")
    assert "ru.arrival.amina" in moscow
    assert "ru.arrival.register" not in moscow
    assert "ru.arrival.register" in ryazan


def test_entry_stands_for_arrival_and_departure() -> None:
    found = by_id("KZ", events={"entry": "2026-03-20"})
    assert found["kz.arrival.host_notice"].do_by == date(2026, 3, 30)
    assert found["kg.leaving.leave_copies"].do_by == date(2026, 3, 17)


def test_the_safe_day_is_never_before_the_event() -> None:
    found = by_id("RU", events={"entry": date(2026, 3, 1)})
    assert all(
        step.safe_by >= date(2026, 3, 1) for step in found.values() if step.safe_by and step.counted_from == "entry"
    )


def test_every_step_speaks_three_languages_and_cites_its_source() -> None:
    for step in [*steps("KG", "RU", region="Moscow"), *steps("KG", "KZ")]:
        assert all(step.title[language] and step.what[language] for language in ("en", "ru", "ky")), step.id
        assert step.citation.text("ky"), step.id


def test_a_country_without_a_pack_still_has_the_steps_at_home() -> None:
    assert {step.id.split(".")[0] for step in steps("KG", "JP")} == {"kg"}
