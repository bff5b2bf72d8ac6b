"""What was agreed, and whether it worked: which figures of the promise count from the day on which it was done."""

import datetime

import pytest

from interlock.definitions import Lesson
from interlock.questions.actions import figures_since, without_effect
from interlock.sources.tables.results_tables import ResultRow
from tests.catalogs import Fields, facts_of, promise
from tests.questions.owing import BASE, lesson

MISSED = {"promise/quick": promise(target={"share": "at least 95%"})}


def since(action: Fields, *periods: str) -> tuple[list[str], bool]:
    """The periods that count since an action was done, each missed, and whether the action is without effect."""
    results = [ResultRow("quick", period, "80", line=line) for line, period in enumerate(periods, 2)]
    facts = facts_of(BASE | MISSED | {"lesson/late": lesson({"what": "Ask.", "by": "back"} | action)}, results=results)
    late = facts.catalog.get("lesson", "late")
    assert isinstance(late, Lesson) and facts.today == datetime.date(2026, 11, 23)
    found = figures_since(late.changes[0], late, facts.catalog, facts.results)
    is_without = without_effect(late.changes[0], late, facts.catalog, facts.results) is not None
    return [each.period.text for each in found], is_without


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        ("2026-07-31", ["2026-08", "2026-09", "2026-10"]),
        ("2026-08-01", ["2026-09", "2026-10"]),  # some of August's cases were done with before
        (None, []),
    ],
)
def test_periods_count_that_began_after_the_day(done: str | None, expected: list[str]) -> None:
    periods = ("2026-07", "2026-08", "2026-09", "2026-10", "2026-11", "2026-11-23")  # the last two are not over
    found, is_without = since({"done": done} if done else {}, *periods)
    assert (found, is_without) == (expected, len(expected) == 3)


def test_a_quarter_around_its_months_counts_nothing() -> None:
    done = {"done": "2026-06-30"}
    assert since(done, "2026-07", "2026-Q3", "2026-10") == (["2026-07", "2026-10"], False)
    assert since(done, "2026-Q3", "2026-10") == (["2026-Q3", "2026-10"], False)


@pytest.mark.parametrize(("answer", "is_without"), [("worked", True), ("did not work", False)])
def test_what_is_known_to_fail_is_not_told(answer: str, is_without: bool) -> None:
    done = {"done": "2026-07-31", "result": {"answer": answer}}
    assert since(done, "2026-08", "2026-09", "2026-10")[1] is is_without
