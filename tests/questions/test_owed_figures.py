"""Figures of a promise are owed by whoever measures it, as its results write their periods."""

import datetime

import pytest

from interlock.definitions.calendar import Calendar
from interlock.definitions.values.periods import parse_period
from interlock.questions.owed.due_figures import written_period
from interlock.sources.tables.results_tables import ResultRow
from tests.catalogs import Fields, promise
from tests.questions.owing import debts, essentials, only, row

MEASURED = promise("front", measure={"what": "Days.", "every": "month"}, target={"share": "at least 90%"})


def test_figures_are_owed_by_the_measuring_link() -> None:
    found = debts({"promise/slow": MEASURED | {"measure": {"what": "Days.", "every": "month", "by": "back"}}}, [row("2026-08")])
    assert essentials(only("figure", found)) == ("back", ["front", "residents"], "2026-10-01", "2026-10-31", "slow,2026-09,…")


def test_a_suspended_promise_owes_no_figure() -> None:
    assert "figure" not in [
        owed.kind for owed in debts({"promise/slow": MEASURED | {"status": "suspended"}}, [row("2026-08")]).all
    ]


def test_a_figure_goes_below_the_last_in_its_table() -> None:
    columns = {"period": 0, "promise": 1, "total": 2, "met": 3}
    last = ResultRow("slow", "2026-10", "", "95", "100", file="standards/results/2026.csv", delimiter=";", columns=columns)
    owed = only("figure", debts({"promise/slow": MEASURED}, [last]))
    assert (owed.paste, owed.table) == ("2026-11;slow;…;…", "standards/results/2026.csv")


def test_figures_are_else_owed_by_the_maker() -> None:
    owed = only("figure", debts({"promise/slow": MEASURED}, [row("2026-10")]))
    assert essentials(owed) == ("front", ["residents"], "2026-12-01", "2026-12-31", "slow,2026-11,…")
    assert not owed.is_pressing


@pytest.mark.parametrize(
    ("day", "every", "expected"),
    [
        ("2026-10-01", "month", "2026-10"),
        ("2026-10-01", "quarter", "2026-Q4"),
        ("2026-11-01", "quarter", "2026-Q4"),
        ("2026-12-31", "quarter", "2026-Q4"),
        ("2026-01-01", "year", "2026"),
        ("2026-04-01", "12 months", "2026/27"),
        ("2099-04-01", "year", "2099/00"),
        ("2026-10-05", "week", "2026-W41"),
        ("2027-01-04", "7 days", "2027-W01"),
        ("2026-10-06", "week", "2026-W41"),
        ("2025-12-29", "week", "2026-W01"),
        ("2026-10-06", "day", "2026-10-06"),
        ("2026-10-02", "month", "2026-10"),
        ("2026-03-31", "year", "2025/26"),
        ("2026-10-06", "10 days", "2026-10-06"),
    ],
)
def test_periods_as_results_write_them(day: str, every: str, expected: str) -> None:
    assert written_period(datetime.date.fromisoformat(day), parse_period(every), None) == expected


@pytest.mark.parametrize(
    ("year_starts", "day", "every", "expected"),
    [
        ("04-06", "2026-10-06", "quarter", "2026/27-Q3"),
        ("04-06", "2026-10-05", "quarter", "2026/27-Q2"),
        ("04-01", "2026-10-01", "quarter", "2026/27-Q3"),
        ("04-06", "2026-11-01", "quarter", "2026/27-Q3"),
        ("04-06", "2026-10-01", "quarter", "2026-Q4"),  # a quarter of the calendar's year begins
        ("04-06", "2026-04-05", "year", "2025/26"),
        ("01-01", "2026-04-05", "year", "2026"),
    ],
)
def test_periods_follow_the_organisations_year(year_starts: str, day: str, every: str, expected: str) -> None:
    calendar = Calendar(year_starts=year_starts)
    assert written_period(datetime.date.fromisoformat(day), parse_period(every), calendar) == expected


@pytest.mark.parametrize(
    ("fields", "paste"),
    [
        ({}, "slow,2026-12,…"),  # what was measured before it is promised asks for nothing
        ({"earlier": [{"until": "2026-11-30", "limit": "9 days"}]}, "slow,2026-09,…"),
    ],
)
def test_nothing_is_owed_for_days_before_a_promise(fields: Fields, paste: str) -> None:
    later = MEASURED | {"valid_from": "2026-12-01"} | fields
    assert only("figure", debts({"promise/slow": later}, [row("2026-08")])).paste == paste


@pytest.mark.parametrize(
    ("every", "periods", "due", "paste"),
    [
        ("quarter", ["2026-Q2", "2026-07"], "2026-10-31", "slow,2026-Q3,…"),
        ("quarter", ["2026-Q2", "2026-07", "2026-08", "2026-09"], "2027-01-31", "slow,2026-Q4,…"),
        ("quarter", ["2026-07", "2026-08"], "2026-10-31", "slow,2026-Q3,…"),
        ("quarter", ["2026-04", "2026-05", "2026-06", "2026-07"], "2026-10-31", "slow,2026-Q3,…"),
        ("year", ["2025/26", "2026-05"], "2027-04-30", "slow,2026/27,…"),
        ("year", ["2025", "2026-05"], "2027-01-31", "slow,2026,…"),
        ("year", ["2025/26", "2026-Q2", "2026-Q3"], "2027-04-30", "slow,2026/27,…"),
        ("month", ["2026-08", "2026-W36"], "2026-10-31", "slow,2026-09,…"),
        ("month", ["2026-Q3"], "2026-11-30", "slow,2026-10,…"),
        ("30 days", ["2026-01", "2026-02"], "2026-04-29", "slow,2026-03-30,…"),
        ("twice a month", ["2026-09"], "2026-10-30", "slow,2026-10-15,…"),
        ("quarter", ["2026-07-06", "2026-10-05"], "2027-02-05", "slow,2026-Q4,…"),
        ("quarter", ["2026-Q3", "2026-11-05"], "2027-01-31", "slow,2026-Q4,…"),
        ("quarter", ["2026-Q1", "2026-08"], "2026-07-31", "slow,2026-Q2,…"),  # which that month is no part of
        ("month", ["2026-08", "2026-W45"], "2026-10-31", "slow,2026-09,…"),
    ],
)
def test_a_month_among_quarters_is_no_quarters_figure(every: str, periods: list[str], due: str, paste: str) -> None:
    measured = MEASURED | {"measure": {"what": "Days.", "every": every}}
    owed = only("figure", debts({"promise/slow": measured}, [row(period) for period in periods]))
    assert (str(owed.due), owed.paste) == (due, paste)


@pytest.mark.parametrize(
    ("every", "periods", "passed_over"),
    [
        ("month", ["2026-05", "2026-06", "2026-08", "2026-10"], ["2026-07", "2026-09"]),
        ("month", ["2026-05", "2026-10", "2026-Q3"], ["2026-06"]),
        ("month", ["2026-07", "2026-W36", "2026-10"], ["2026-08"]),  # of September there is a week
        ("month", ["2026", "2026-07", "2026-09"], ["2026-08"]),  # which a year so far does not tell
        ("month", ["2025", "2026-01"], []),
        ("month", ["2024-01", "2024-04", "2025-10", "2025-12"], ["2025-11"]),  # older ones nobody will find any more
        ("quarter", ["2025-Q4", "2026-Q3"], ["2026-Q1", "2026-Q2"]),
        ("quarter", ["2026-01-05", "2026-10-05"], []),  # a single day tells how it stood
        ("week", ["2026-W44", "2026-W46", "2026-W47"], ["2026-W45"]),
        ("week", ["2025-W51", "2026-W02"], ["2026-W01"]),  # nobody works in the week of Christmas
    ],
)
def test_figures_passed_over_are_owed_too(every: str, periods: list[str], passed_over: list[str]) -> None:
    measured = MEASURED | {"measure": {"what": "Days.", "every": every}}
    organisation = {"calendar": {"holidays": [{"on": "2025-12-22", "until": "2025-12-26"}]}}
    found = debts({"promise/slow": measured}, [row(period) for period in periods], organisation=organisation)
    assert [owed.paste for owed in found.all if owed.kind == "figure"][:-1] == [f"slow,{period},…" for period in passed_over]


def test_of_many_days_passed_over_the_latest_are_owed() -> None:
    daily = MEASURED | {"measure": {"what": "Days.", "every": "day"}}
    found = debts({"promise/slow": daily}, [row("2026-06-01"), row("2026-10-30")])
    pasted = [owed.paste for owed in found.all if owed.kind == "figure"]
    assert (pasted[0], pasted[-2], len(pasted)) == ("slow,2026-10-14,…", "slow,2026-10-29,…", 13)


def test_no_figure_is_owed_of_before_a_promise() -> None:
    begun = MEASURED | {"valid_from": "2026-08-01"}
    found = debts({"promise/slow": begun}, [row("2026-06"), row("2026-10")])
    assert [owed.paste for owed in found.all if owed.kind == "figure"] == ["slow,2026-08,…", "slow,2026-09,…", "slow,2026-11,…"]


@pytest.mark.parametrize(
    ("every", "periods", "paste"),
    [
        ("year", ["2026/27"], "slow,2026/27,…"),
        ("year", ["2025/26", "2026/27"], "slow,2026/27,…"),
        ("quarter", ["2026-Q3", "2026-Q4"], "slow,2026-Q4,…"),
        ("month", ["2026-11"], "slow,2026-11,…"),
        ("month", ["2026/27"], "slow,2026-11,…"),  # and no month that went by before
        ("week", ["2026-W47"], "slow,2026-W48,…"),  # that week ended yesterday
        ("day", ["2026-11-23"], "slow,2026-11-24,…"),
    ],
)
def test_a_figure_so_far_is_still_to_be_given(every: str, periods: list[str], paste: str) -> None:
    measured = MEASURED | {"measure": {"what": "Days.", "every": every}}
    assert only("figure", debts({"promise/slow": measured}, [row(period) for period in periods])).paste == paste


@pytest.mark.parametrize(
    ("every", "period", "told", "paste"),
    [
        ("half-yearly", "2026-06-30", "1 July 2026 to 31 December 2026", "slow,2026-12-31,…"),
        ("2 weeks", "2026-11-15", "16 November 2026 to 29 November 2026", "slow,2026-11-29,…"),
        ("day", "2026-11-20", "21 November 2026", "slow,2026-11-21,…"),
    ],
)
def test_a_figure_without_a_period_is_its_last_days(every: str, period: str, told: str, paste: str) -> None:
    measured = MEASURED | {"measure": {"what": "Days.", "every": every}}
    owed = only("figure", debts({"promise/slow": measured}, [row(period)]))
    assert (owed.what, owed.paste) == (f"Give the figure for {told}: slow", paste)


def test_a_promise_begun_mid_quarter_owes_the_quarter() -> None:
    quarterly = MEASURED | {"valid_from": "2026-05-15", "measure": {"what": "Days.", "every": "quarter"}}
    owed = only("figure", debts({"promise/slow": quarterly}))
    assert essentials(owed) == ("front", ["residents"], "2026-07-01", "2026-09-14", "slow,2026-Q2,…")


def test_a_benchmark_is_asked_again_before_it_expires() -> None:
    old = {"organisation": "Nextford", "value": "90%", "on": "2025-10-01", "expires": "2026-10-01"}
    lasting = {"organisation": "Farford", "value": "80%"}
    found = debts({"promise/quick": promise(benchmarks=[old, lasting])}).all
    (owed,) = [each for each in found if each.kind == "comparison"]
    assert (owed.what, owed.link and owed.link.id, owed.days_late) == ("Ask again what Nextford reaches: quick", "front", 53)
    replaced = debts({"promise/quick": promise(benchmarks=[old, old | {"expires": "2027-10-01"}])}).all
    assert [each.due and each.due.year for each in replaced if each.kind == "comparison"] == [2027]
    both = debts({"promise/quick": promise(benchmarks=[old, old | {"value": "91%"}])}).all
    assert [each.route for each in both if each.kind == "comparison"] == [("benchmarks", 0), ("benchmarks", 1)]
    for settled in (
        {"benchmarks": [old, {"organisation": "Nextford", "value": "91%"}]},
        {"benchmarks": [old | {"organisation": "Front"}]},  # we ourselves
        {"benchmarks": [old], "status": "suspended"},
    ):
        assert not [each for each in debts({"promise/quick": promise(**settled)}).all if each.kind == "comparison"]


def test_whoever_measures_a_promise_asks_others_again() -> None:
    old = {"organisation": "Nextford", "value": "90%", "expires": "2026-10-01"}
    measured = promise("front", benchmarks=[old], measure={"what": "Days.", "by": "back"})
    owed = only("comparison", debts({"promise/quick": measured}))
    assert (owed.link and owed.link.id, owed.route) == ("back", ("benchmarks", 0))
