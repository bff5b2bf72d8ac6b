"""Figures of a promise are owed by whoever measures it, as its results write their periods."""

import datetime

import pytest

from interlock.definitions.periods import parse_period
from interlock.questions.owed.due_figures import written_period
from tests.catalogs import promise
from tests.questions.owing import debts, essentials, only, row

MEASURED = promise("front", measure={"what": "Days.", "every": "month"}, target={"share": "at least 90%"})


def test_figures_are_owed_by_the_measuring_link() -> None:
    found = debts({"promise/slow": MEASURED | {"measure": {"what": "Days.", "every": "month", "by": "back"}}}, [row("2026-08")])
    assert essentials(only("figure", found)) == ("back", ["front", "residents"], "2026-10-01", "2026-10-31", "slow,2026-09,…")


def test_figures_are_else_owed_by_the_maker() -> None:
    owed = only("figure", debts({"promise/slow": MEASURED}, [row("2026-10")]))
    assert essentials(owed) == ("front", ["residents"], "2026-12-01", "2026-12-31", "slow,2026-11,…")
    assert not owed.is_pressing


@pytest.mark.parametrize(
    ("begins", "every", "expected"),
    [
        ("2026-10-01", "month", "2026-10"),
        ("2026-10-01", "quarter", "2026-Q4"),
        ("2026-11-01", "quarter", "2026-11-01"),
        ("2026-01-01", "year", "2026"),
        ("2026-04-01", "12 months", "2026/27"),
        ("2099-04-01", "year", "2099/00"),
        ("2026-10-05", "week", "2026-W41"),
        ("2027-01-04", "7 days", "2027-W01"),
        ("2026-10-06", "week", "2026-10-06"),
        ("2026-10-06", "day", "2026-10-06"),
        ("2026-10-02", "month", "2026-10-02"),
    ],
)
def test_periods_as_results_write_them(begins: str, every: str, expected: str) -> None:
    assert written_period(datetime.date.fromisoformat(begins), parse_period(every), (4, 1)) == expected


def test_a_benchmark_is_asked_again_before_it_expires() -> None:
    old = {"organisation": "Nextford", "value": "90%", "on": "2025-10-01", "expires": "2026-10-01"}
    lasting = {"organisation": "Farford", "value": "80%"}
    found = debts({"promise/quick": promise(benchmarks=[old, lasting])}).all
    (owed,) = [each for each in found if each.kind == "comparison"]
    assert (owed.what, owed.link and owed.link.id, owed.days_late) == ("Ask again what Nextford reaches: quick", "front", 53)
    replaced = debts({"promise/quick": promise(benchmarks=[old, old | {"expires": "2027-10-01"}])}).all
    assert [each.due and each.due.year for each in replaced if each.kind == "comparison"] == [2027]
