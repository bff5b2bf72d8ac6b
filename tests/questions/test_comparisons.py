"""Whether our last result is better than a benchmark, the same or worse."""

from typing import Any

import pytest

from interlock.questions.comparisons import services_without_comparison
from interlock.questions.facts import Facts
from interlock.sources.tables.results_tables import ResultRow
from tests.catalogs import Fields, facts_of, link, promise


def facts_with(ours: str, theirs: str, target: dict[str, str] | None = None, **benchmark: Any) -> Facts:
    fields: Fields = {"target": target} if target else {}
    made = promise(benchmarks=[{"organisation": "Nextford", "value": theirs, "comparable": "yes"} | benchmark], **fields)
    rows = [ResultRow("quick", "2026-10", ours, file="results.csv", line=2)] if ours else []
    return facts_of({"link/front": link(), "promise/quick": made}, None, rows)


@pytest.mark.parametrize(
    ("ours", "theirs", "target", "standing"),
    [
        ("81.4%", "99.9%", {"share": "at least 80%"}, "worse"),
        ("81.4%", "81.4%", {"share": "at least 80%"}, "same"),
        ("81.4%", "80", {"share": "at least 80%"}, "better"),
        ("92%", "90%", None, "better"),
        ("4 working days", "5 working days", None, "better"),
        ("8 working hours", "1 working day", None, "same"),
        ("12 days", "2 weeks", {"average": "at most 20 days"}, "better"),
        ("7", "8", {"score": "at least 6"}, "worse"),
        ("30", "25", {"count": "at least 25"}, "better"),
        ("81.4%", "250", {"share": "at least 80%"}, "unknown"),
        ("5", "4", {"every": "4 times a year"}, "better"),
        ("92%", "4 days", None, "unknown"),
        ("4 days", "5 working days", {"average": "at most 20 days"}, "unknown"),
        ("", "90%", {"share": "at least 80%"}, "unknown"),
    ],
)
def test_a_comparison_says_better_same_or_worse(ours: str, theirs: str, target: dict[str, str] | None, standing: str) -> None:
    (found,) = facts_with(ours, theirs, target).comparisons
    assert found.standing == standing
    assert found.counts


def test_both_figures_stand_side_by_side() -> None:
    (found,) = facts_with("81.4", "99.9%", {"share": "at least 80%"}).comparisons
    assert found.in_figures == "99.9% there, 81.4% here"


@pytest.mark.parametrize("benchmark", [{"comparable": "no"}, {"expires": "2026-11-22"}])
def test_what_cannot_back_a_claim(benchmark: dict[str, str]) -> None:
    (found,) = facts_with("90%", "80%", {"share": "at least 80%"}, **benchmark).comparisons
    assert (found.counts, found.standing, found.standing_today) == (False, "better", "unknown")


def test_a_figure_of_others_counts_on_its_last_day() -> None:
    (found,) = facts_with("90%", "80%", {"share": "at least 80%"}, expires="2026-11-23").comparisons
    assert (found.counts, found.standing_today) == (True, "better")


@pytest.mark.parametrize(("on", "counts"), [("2025-11-23", True), ("2025-11-22", False), ("2012-03-31", False)])
def test_a_figure_counts_for_a_review_interval(on: str, counts: bool) -> None:
    old = {"organisation": "Nextford", "value": "80%", "comparable": "yes", "on": on}
    made = promise(benchmarks=[old], review={"last": "2026-09-01", "every": "12 months"})
    facts = facts_of({"link/front": link(), "promise/quick": made}, None, [])
    assert [found.counts for found in facts.comparisons] == [counts]
    assert [owed.days_late > 0 for owed in facts.debts.all if owed.kind == "comparison"] == [not counts]


@pytest.mark.parametrize(("on", "counts"), [("2026-11-23", [True]), ("2026-11-24", [])])
def test_a_figure_of_a_day_to_come_is_none(on: str, counts: list[bool]) -> None:
    found = facts_with("90%", "80%", {"share": "at least 80%"}, on=on).comparisons
    assert [each.counts for each in found] == counts


@pytest.mark.parametrize(("status", "counts"), [("published", [True]), ("suspended", [False]), ("retired", []), ("draft", [])])
def test_only_a_promise_that_is_made_backs_a_claim(status: str, counts: list[bool]) -> None:
    made = promise(benchmarks=[{"organisation": "Nextford", "value": "90%", "comparable": "yes"}], status=status)
    assert [found.counts for found in facts_of({"link/front": link(), "promise/quick": made}).comparisons] == counts


def test_services_that_compare_themselves_with_nobody() -> None:
    benchmark = {"organisation": "Nextford", "value": "90%"}
    facts = facts_of(
        {
            "link/front": link(),
            "service/alone": {"owner": "front", "customers": []},
            "service/expired": {"owner": "front", "customers": []},
            "service/compared": {"owner": "front", "customers": []},
            "service/suspended": {"owner": "front", "customers": [], "status": "suspended"},
            "service/without-promise": {"owner": "front", "customers": []},
            "promise/a": promise(service="alone"),
            "promise/s": promise(service="suspended"),
            "promise/e": promise(service="expired", benchmarks=[benchmark | {"expires": "2026-01-01"}]),
            "promise/c": promise(service="compared", benchmarks=[benchmark]),
        }
    )
    found = services_without_comparison(facts.catalog, facts.comparisons)
    assert [service.id for service in found] == ["alone", "expired"]
