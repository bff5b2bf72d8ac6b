"""The worst start of the week: examples, and agreement with trying every minute."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlock.questions.calendar import timeline as timelines
from interlock.questions.calendar.ordinary_week import Length, TimeMeasure, ordinary_week
from interlock.questions.calendar.timeline import Task, Timeline, least_slack, timeline
from interlock.questions.calendar.working_time import WorkingCalendar
from tests.conftest import examples
from tests.questions.reference.capability import WEEK, week_of

MINUTE = datetime.timedelta(minutes=1)
MEASURES: dict[str, TimeMeasure] = {"minutes": "elapsed", "working minutes": "working"}

DAY = 24 * 60
# When a partner works, who has hours of its own.
PARTNER = (600, 780, (1, 3, 5))

Amount = tuple[int, str]
# The tasks that a task waits for, and the amounts of which the longest counts.
Plain = tuple[tuple[int, ...], tuple[Amount, ...]]


def timeline_of(tasks: list[Plain], measure: TimeMeasure, opens: int = 540, closes: int = 1020, days: Any = range(5)) -> Timeline:
    return timeline(ordinary_week(calendar_of(opens, closes, days)), made(tasks), measure)


def calendar_of(opens: int, closes: int, days: Any) -> WorkingCalendar:
    return WorkingCalendar(weekdays=frozenset(days), opens=opens * MINUTE, closes=closes * MINUTE)


def made(tasks: list[Plain]) -> tuple[Task, ...]:
    return tuple(Task(after, tuple(length(*amount) for amount in amounts)) for after, amounts in tasks)


def length(number: int, unit: str) -> Length:
    if unit == "minutes of a partner":
        return Length(number * MINUTE, "working", ordinary_week(calendar_of(*PARTNER)))
    return Length(number * MINUTE, MEASURES[unit])


def in_a_row(*amounts: Amount) -> list[Plain]:
    return [((number - 1,) if number else (), (amount,)) for number, amount in enumerate(amounts)]


def test_the_worst_start_is_just_after_opening() -> None:
    steps = in_a_row((60, "minutes"), (8 * 60, "working minutes"), (12 * 60, "minutes"), (2 * 60, "working minutes"))
    found = timeline_of(steps, "elapsed")
    # From Thursday 09:01, a day of work ends on Friday at 09:01; the twelve hours after that end outside working time.
    assert found.start == (3 * 24 * 60 + 8 * 60 + 1) * MINUTE
    assert found.length == (4 * 24 * 60 + 2 * 60 + 59) * MINUTE


def test_the_first_of_equal_starts_counts() -> None:
    assert timeline_of(in_a_row((180, "working minutes"), (60, "minutes")), "working").start == datetime.timedelta()


def test_merged_tasks_keep_their_own_spans() -> None:
    found = timeline_of(in_a_row((30, "minutes"), (60, "working minutes"), (120, "working minutes")), "working")
    assert [(begin / MINUTE, end / MINUTE) for begin, end in found.spans] == [(0, 30), (30, 90), (90, 210)]
    assert found.longest == {0, 1, 2}


def test_every_minute_is_tried_where_breakpoints_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    tasks = in_a_row(*((7 + number, "minutes" if number % 2 else "working minutes") for number in range(12)))
    usual = timeline_of(tasks, "working")
    timelines.timeline.cache_clear()
    monkeypatch.setattr(timelines, "_MOST_BREAKPOINTS", 0)
    assert timeline_of(tasks, "working") == usual


def walked(tasks: list[Plain], measure: TimeMeasure, calendar: tuple[int, int, tuple[int, ...]]) -> tuple[int, int]:
    """The most minutes that the tasks take, and the first start from which they take so long."""
    week = week_of(calendar)
    taken, start = max((week.taken(start, end, measure), -start) for start, end in enumerate(walked_ends(tasks, calendar)))
    return taken, -start


def walked_ends(tasks: list[Plain], calendar: tuple[int, int, tuple[int, ...]]) -> list[int]:
    """The minute at which the last task ends, for each minute of the week at which they may start."""
    week, found = week_of(calendar), []
    for start in range(WEEK):
        ends: list[int] = []
        for after, amounts in tasks:
            begin = max((ends[position] for position in after), default=start)
            ends.append(max((_walked_end(week, begin, amount) for amount in amounts), default=begin))
        found.append(max(ends))
    return found


def _walked_end(week: Any, begin: int, amount: Amount) -> int:
    number, unit = amount
    if unit == "minutes" or not number:
        return begin + number
    by = week_of(PARTNER) if unit == "minutes of a partner" else week
    return int(by.worked_minutes[by.worked_before[begin] + number - 1]) + 1


@st.composite
def tasks_in_a_week(draw: Any) -> tuple[list[Plain], TimeMeasure, tuple[int, int, tuple[int, ...]]]:
    opens, closes = draw(st.sampled_from([(540, 1020), (0, 1440), (1380, 1440), (510, 737), (1320, 1800)]))
    days = tuple(sorted(draw(st.sets(st.integers(0, 6), min_size=3))))
    day = closes - opens
    minutes = st.one_of(st.integers(0, 90), st.sampled_from([0, 720, 1440, 2880, day]))
    worked = st.one_of(st.integers(0, 90), st.sampled_from([0, day, 2 * day]))
    amount = st.one_of(
        st.tuples(minutes, st.just("minutes")),
        st.tuples(worked, st.just("working minutes")),
        st.tuples(st.integers(0, 400), st.just("minutes of a partner")),
    )
    tasks: list[Plain] = []
    for number in range(draw(st.integers(1, 5))):
        in_turn = st.just((number - 1,) if number else ())
        anything = st.sets(st.integers(0, max(number - 1, 0)), max_size=min(number, 2)).map(lambda found: tuple(sorted(found)))
        tasks.append((draw(st.one_of(in_turn, anything)), tuple(draw(st.lists(amount, min_size=0, max_size=2)))))
    return tasks, draw(st.sampled_from(["working", "elapsed"])), (opens, closes, days)


@examples(25)
@given(tasks_in_a_week())
def test_the_worst_start_agrees_with_every_minute(
    found: tuple[list[Plain], TimeMeasure, tuple[int, int, tuple[int, ...]]],
) -> None:
    tasks, measure, calendar = found
    line = timeline_of(tasks, measure, *calendar)
    taken, start = walked(tasks, measure, calendar)
    assert line.length == taken * MINUTE
    assert line.start is None or line.start == start * MINUTE


@examples(5)
@given(tasks_in_a_week(), st.one_of(st.integers(0, 5_000), st.integers(0, 5).map(lambda days: days * DAY)))
def test_the_least_slack_agrees_with_every_minute(
    found: tuple[list[Plain], TimeMeasure, tuple[int, int, tuple[int, ...]]], allowed: int
) -> None:
    tasks, _, (opens, closes, days) = found
    closes = min(closes, DAY)
    slacks = []
    for start, end in enumerate(walked_ends(tasks, (opens, closes, days))):
        limit = start + allowed
        while limit // DAY % 7 not in days:
            limit = (limit // DAY + 1) * DAY  # midnight, which the next line moves to closing time
        if limit != start + allowed:
            limit += closes
        slacks.append(limit - end)
    assert least_slack(calendar_of(opens, closes, days), made(tasks), allowed * MINUTE) == min(slacks) * MINUTE
