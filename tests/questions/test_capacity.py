"""What a team can carry against what came: by working days, weeks and months, of periods that are over."""

import datetime
from decimal import Decimal
from typing import Any

import pytest

from interlock.questions.capacity import loads_of
from interlock.questions.facts import Facts
from interlock.sources.tables.results_tables import ResultRow
from tests.catalogs import TODAY, facts_of, link, promise


def facts_with(capacity: dict[str, Any], *counted: tuple[str, str], **more: dict[str, Any]) -> Facts:
    rows = [ResultRow("quick", period, "97", total=total, file="results.csv", line=2) for period, total in counted]
    definitions = {"link/front": link(capacity=capacity), "promise/quick": promise()} | more
    return facts_of(definitions, {"calendar": {"country": "GB", "subdivision": "ENG"}}, rows)


def came(facts: Facts) -> list[tuple[str, Decimal]]:
    front = facts.catalog.link("front")
    assert front
    return [(load.period.text, load.came) for load in loads_of(facts.catalog, facts.results, front, facts.today)]


@pytest.mark.parametrize(
    ("per", "period", "total", "a_time"),
    [
        ("day", "2026-10", "44", "2"),  # 22 working days
        ("day", "2026-05", "38", "2"),  # two bank holidays on working days
        ("week", "2026-W41", "30", "30"),
        ("week", "2026-W41", "0", "0"),
        ("month", "2026-Q3", "300", "100"),
        ("2 weeks", "2026-10-05", "3", "30"),
        ("year", "2025", "1200", "1200"),
        ("hour", "2026-10", "352", "2"),  # 22 working days of 8 hours
        ("4 working hours", "2026-10", "44", "1"),
        ("2 days", "2026-10", "44", "4"),
        ("month", "2026-10-01", "8", "243.5"),  # a day that begins a month is none
        ("month", "2026-10-31", "8", "243.5"),  # nor is one that ends it
    ],
)
def test_what_came_for_each_time(per: str, period: str, total: str, a_time: str) -> None:
    ((_, found),) = came(facts_with({"cases": "10", "per": per}, (period, total)))
    assert found == Decimal(a_time)


def test_a_week_has_the_organisations_own_working_days() -> None:
    rows = [ResultRow("quick", "2026-W41", "97", total="30")]
    definitions = {"link/front": link(capacity={"cases": "10", "per": "week"}), "promise/quick": promise()}
    saturdays = {"calendar": {"working_days": ["mon", "tue", "wed", "thu", "fri", "sat"]}}
    assert came(facts_of(definitions, saturdays, rows)) == [("2026-W41", Decimal(30))]


def test_months_that_are_not_over_count_nothing() -> None:
    assert came(facts_with({"cases": "10", "per": "day"}, ("2026-11", "500"), ("2026-10", ""))) == []


def test_nobody_knows_which_of_two_promises_counts() -> None:
    other = {"promise/slow": promise()}
    assert came(facts_with({"cases": "10", "per": "day"}, ("2026-10", "44"), **other)) == []
    named = {"cases": "10", "per": "day", "counted_in": "quick"}
    assert came(facts_with(named, ("2026-10", "44"), **other)) == [("2026-10", Decimal(2))]


def test_a_corrected_share_leaves_how_many_came() -> None:
    rows = [
        ResultRow("quick", "2026-10", "97", total="44", file="2026.csv", line=2),
        ResultRow("quick", "2026-10", "95", file="2026-corrected.csv", line=2),
    ]
    front = link(capacity={"cases": "10", "per": "day"})
    uk = {"calendar": {"country": "GB", "subdivision": "ENG"}}
    assert came(facts_of({"link/front": front, "promise/quick": promise()}, uk, rows)) == [("2026-10", Decimal(2))]


def test_three_periods_running_are_too_many() -> None:
    counted = [("2026-07", "10"), ("2026-08", "300"), ("2026-09", "300"), ("2026-10", "300")]
    facts = facts_with({"cases": "10", "per": "day"}, *counted)
    assert list(facts.over_capacity) == ["front"]
    loads = facts.over_capacity["front"]
    assert loads[-1].in_words == "carries 10 a day, 14 came"
    assert list(facts_with({"cases": "10", "per": "day"}, *counted[:-1]).over_capacity) == []


@pytest.mark.parametrize(
    ("periods", "are_running"),
    [
        (("2026-08", "2026-09", "2026-10"), True),
        (("2026-06", "2026-09", "2026-10"), False),
        (("2026-08", "2026-09", "2026-Q3", "2026-10"), True),
        (("2026-09", "2026-Q3", "2026-10"), False),
        (("2026-09", "2026-09-30", "2026-10"), False),
        (("2026-11-12", "2026-11-13", "2026-11-16"), True),  # a weekend between
        (("2026-11-11", "2026-11-13", "2026-11-16"), False),
    ],
)
def test_only_periods_that_follow_one_another_are_running(periods: tuple[str, ...], are_running: bool) -> None:
    facts = facts_with({"cases": "10", "per": "day"}, *((period, "9999") for period in periods))
    assert list(facts.over_capacity) == (["front"] if are_running else [])


def test_a_team_that_is_no_more_carries_nothing() -> None:
    capacity = {"cases": "10", "per": "day"}
    counted = [("2026-08", "300"), ("2026-09", "300"), ("2026-10", "300")]
    assert list(facts_with(capacity, *counted).over_capacity) == ["front"]
    gone = {"link/front": link(capacity=capacity, status="retired")}
    assert list(facts_with(capacity, *counted, **gone).over_capacity) == []


def test_what_a_team_can_carry_is_not_too_much() -> None:
    counted = [("2026-08", "200"), ("2026-09", "220"), ("2026-10", "220")]
    assert list(facts_with({"cases": "10", "per": "day"}, *counted).over_capacity) == []


@pytest.mark.parametrize(
    ("per", "said"),
    [
        ("hour", "an hour"),
        ("day", "a day"),
        ("every working day", "a day"),
        ("2 weeks", "every 2 weeks"),
        ("every other week", "every other week"),
        ("quarterly", "quarterly"),
        ("minute", "every minute"),
    ],
)
def test_the_time_is_said_in_words(per: str, said: str) -> None:
    facts = facts_with({"cases": "1", "per": per}, *((f"2026-{month:02}", "99999") for month in (8, 9, 10)))
    assert {load.a_time for load in facts.over_capacity["front"]} == {said}


def test_what_comes_on_a_day_off_counts_nothing() -> None:
    sunday = (TODAY - datetime.timedelta(days=1)).isoformat()
    assert came(facts_with({"cases": "10", "per": "day"}, (sunday, "30"))) == []


def test_a_difference_is_never_rounded_away() -> None:
    facts = facts_with({"cases": "10", "per": "day"}, ("2026-10", "221"), ("2026-09", "221"), ("2026-08", "201"))
    assert [load.came_in_words for load in facts.over_capacity["front"]] == ["10.05", "10.05", "10.05"]


@pytest.mark.parametrize(("total", "said"), [("3", "0.1"), ("0", "0"), ("1", "0.05")])
def test_a_few_cases_are_not_none(total: str, said: str) -> None:
    facts = facts_with({"cases": "10", "per": "day"}, ("2026-10", total))
    front = facts.catalog.link("front")
    assert front and loads_of(facts.catalog, facts.results, front, facts.today)[0].came_in_words == said


@pytest.mark.parametrize(
    ("cases", "said"),
    [
        ("1200", "carries 1,200 a day, 1,406 came"),
        ("1,200", "carries 1,200 a day, 1,406 came"),
        ("1405", "carries 1,405 a day, 1,406 came"),
        ("2 to 3", "carries 2 to 3 a day, 1,406 came"),
    ],
)
def test_thousands_are_told_apart(cases: str, said: str) -> None:
    facts = facts_with(
        {"cases": cases, "per": "day"}, *((f"2026-{month:02}", "30928") for month in (9, 10)), ("2026-08", "30000")
    )
    assert facts.over_capacity["front"][-1].in_words == said


def test_a_day_that_is_not_over_does_not_count() -> None:
    daily = {"cases": "10", "per": "day"}
    assert came(facts_with(daily, (TODAY.isoformat(), "30"))) == []
    friday = (TODAY - datetime.timedelta(days=3)).isoformat()
    assert came(facts_with(daily, (friday, "30"))) == [(friday, Decimal(30))]
