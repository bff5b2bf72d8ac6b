"""Timelines: when tasks that wait for each other start and end, and which of them are on the longest path."""

from collections.abc import Sequence
from datetime import timedelta
from functools import lru_cache
from typing import NamedTuple, TypeVar

from interlock.questions.calendar.measured_tasks import MeasuredTask, simplified_tasks
from interlock.questions.calendar.ordinary_week import (
    MICROSECOND,
    NO_TIME,
    WEEK,
    Length,
    OrdinaryWeek,
    TimeMeasure,
    ordinary_week,
)
from interlock.questions.calendar.working_time import WorkingCalendar

_MINUTE = timedelta(minutes=1) // MICROSECOND
_DAY = timedelta(days=1) // MICROSECOND
# The starts for which the moments of all tasks are kept at the same time.
_STARTS_AT_ONCE = 500
# With more breakpoints than this, trying every minute of a week is faster than finding them all.
_MOST_BREAKPOINTS = 2_000

TimeSpan = tuple[timedelta, timedelta]
Moments = Sequence[int]
TimePoint = TypeVar("TimePoint", int, timedelta)


class Task(NamedTuple):
    """A task starts when the tasks before it have ended, and takes the longest of its lengths, or no time without any.

    `after`: the indexes of the tasks it waits for, which come earlier in the same tuple.
    """

    after: tuple[int, ...]
    lengths: tuple[Length, ...]


class Timeline(NamedTuple):
    """The start and end of each task, and the total length, all in the measure asked for and relative to the common start.

    `longest`: the indexes of the tasks on a longest path that take time. `start`: the worst start, since midnight at the start of
    Monday; None when the start makes no difference.
    """

    spans: tuple[TimeSpan, ...]
    length: timedelta
    longest: frozenset[int]
    start: timedelta | None = None


# Cached, because many procedures have the same shape, such as a step of ten minutes before one of two working days.
@lru_cache(maxsize=10_000)
def timeline(week: OrdinaryWeek, tasks: tuple[Task, ...], measure: TimeMeasure) -> Timeline:
    """The timeline of tasks that start together, at the worst start in an ordinary week.

    When all lengths are in `measure`, they are added up. Otherwise the result depends on the start: of all whole minutes of the
    week it is the one from which the tasks take longest, or the first of several.
    """
    if all(length.measure == measure and not length.week for task in tasks for length in task.lengths):
        added = _added_up(tasks)
        return Timeline(tuple(added), max((end for _, end in added), default=NO_TIME), _longest_path(tasks, added))
    measured = tuple(map(_measured, tasks))
    return _at_worst_start(week, measured, measure)


def least_slack(calendar: WorkingCalendar, tasks: tuple[Task, ...], allowed: timedelta) -> timedelta:
    """The least time between the end of the tasks and that of a limit, over all starts in an ordinary week.

    The limit moves off closed days: one that ends on a day that is no working day ends when the next one closes. Negative where
    some start is too late.
    """
    starts = list(range(0, WEEK, _MINUTE))
    measured = tuple(map(_measured, tasks))
    ends = _latest_ends(ordinary_week(calendar), simplified_tasks(measured), starts)
    length = allowed // MICROSECOND
    return min(_on_open_day(calendar, start + length) - end for start, end in zip(starts, ends, strict=True)) * MICROSECOND


def _on_open_day(calendar: WorkingCalendar, moment: int) -> int:
    day = moment // _DAY
    if day % 7 in calendar.weekdays:
        return moment
    while day % 7 not in calendar.weekdays:
        day += 1
    return day * _DAY + calendar.closes // MICROSECOND


def _at_worst_start(week: OrdinaryWeek, tasks: tuple[MeasuredTask, ...], measure: TimeMeasure) -> Timeline:
    start = _worst_start(week, simplified_tasks(tasks), measure)
    moments = [(begins[0], ends[0]) for begins, ends in _spans(week, tasks, [start])]
    since = week.between([start] * 2 * len(moments), [moment for span in moments for moment in span], measure)
    times = [time * MICROSECOND for time in since]
    return Timeline(
        tuple(zip(times[::2], times[1::2], strict=True)), max(times), _longest_path(tasks, moments), start * MICROSECOND
    )


def _added_up(tasks: tuple[Task, ...]) -> list[TimeSpan]:
    spans: list[TimeSpan] = []
    for task in tasks:
        begin = max([spans[position][1] for position in task.after], default=NO_TIME)
        spans.append((begin, begin + max([length.time for length in task.lengths], default=NO_TIME)))
    return spans


def _measured(task: Task) -> MeasuredTask:
    """A task in microseconds.

    An elapsed length that is no longer than its working length never counts: work takes its own length at least.
    """
    elapsed, worked = _longest_in(task, "elapsed"), _longest_in(task, "working")
    elsewhere = tuple((length.week, length.time // MICROSECOND) for length in task.lengths if length.week)
    return MeasuredTask(task.after, elapsed if elapsed > worked else 0, worked, elsewhere)


def _longest_in(task: Task, measure: TimeMeasure) -> int:
    counted = (length for length in task.lengths if length.measure == measure and not length.week)
    return max([length.time // MICROSECOND for length in counted], default=0)


def _spans(week: OrdinaryWeek, tasks: Sequence[MeasuredTask], starts: list[int]) -> list[tuple[Moments, Moments]]:
    """The moments at which each task begins and ends, for every common start."""
    spans: list[tuple[Moments, Moments]] = []
    for task in tasks:
        begins = _latest([spans[position][1] for position in task.after]) if task.after else starts
        ends: list[Moments] = [_after_work(week, begins, task.worked)] if task.worked else []
        ends += [_after_work(other, begins, work) for other, work in task.elsewhere]
        if task.elapsed or not task.worked:
            ends.append([begin + task.elapsed for begin in begins])
        spans.append((begins, _latest(ends)))
    return spans


def _after_work(week: OrdinaryWeek, begins: Moments, work: int) -> Moments:
    """The moments at which work ends.

    Equal begins are worked out once: of a long chain, soon most starts end at the same time.
    """
    distinct = list(set(begins))
    if 2 * len(distinct) > len(begins):
        return week.after(begins, work)
    ends = dict(zip(distinct, week.after(distinct, work), strict=True))
    return [ends[begin] for begin in begins]


def _latest_ends(week: OrdinaryWeek, tasks: Sequence[MeasuredTask], starts: list[int]) -> list[int]:
    """The moment at which the last task ends, for every common start. A part of the starts at a time, to save memory."""
    followed = {position for task in tasks for position in task.after}
    found: list[int] = []
    for first in range(0, len(starts), _STARTS_AT_ONCE):
        spans = _spans(week, tasks, starts[first : first + _STARTS_AT_ONCE])
        found += _latest([ends for position, (_, ends) in enumerate(spans) if position not in followed])
    return found


def _latest(moments: Sequence[Moments]) -> Moments:
    return moments[0] if len(moments) == 1 else list(map(max, *moments))


def _longest_path(tasks: Sequence[Task] | Sequence[MeasuredTask], spans: Sequence[tuple[TimePoint, TimePoint]]) -> frozenset[int]:
    found = set()
    position: int | None = max(range(len(tasks)), key=lambda position: spans[position][1], default=None)
    while position is not None:
        begin, end = spans[position]
        if end > begin:
            found.add(position)
        position = next((earlier for earlier in tasks[position].after if spans[earlier][1] == begin), None)
    return frozenset(found)


def _worst_start(week: OrdinaryWeek, tasks: tuple[MeasuredTask, ...], measure: TimeMeasure) -> int:
    """The first of the whole minutes of the week from which the tasks take longest.

    Between two breakpoints, the time that the tasks take does not increase with the start; if it is measured in working time and
    the start is outside working time, it does not decrease. So only the first minutes after breakpoints need to be tried, in the
    second case also the last minutes before them, and the first minute of the week.
    """
    breakpoints = None if any(task.elsewhere for task in tasks) else _breakpoints(week, tasks, measure)
    starts = list(range(0, WEEK, _MINUTE)) if breakpoints is None else _starts_beside(week, list(breakpoints), measure)
    ends = _latest_ends(week, tasks, starts)
    taken = week.between(starts, ends, measure)
    return starts[taken.index(max(taken))]


def _starts_beside(week: OrdinaryWeek, breakpoints: list[int], measure: TimeMeasure) -> list[int]:
    """The starts to try, in order, for these breakpoints."""
    minutes = {0}.union(breakpoint_ // _MINUTE + 1 for breakpoint_ in breakpoints)
    if measure == "working":
        worked = week.between([breakpoint_ - 1 for breakpoint_ in breakpoints], breakpoints, measure)
        minutes.update(
            breakpoint_ // _MINUTE for breakpoint_, is_worked in zip(breakpoints, worked, strict=True) if not is_worked
        )
    return sorted(minute * _MINUTE % WEEK for minute in minutes)


def _breakpoints(week: OrdinaryWeek, tasks: tuple[MeasuredTask, ...], measure: TimeMeasure) -> set[int] | None:
    """The breakpoints: starts from which some task with work starts at opening or closing time, or ends at closing time.

    If the measure is working time, also those from which any task starts or ends then. None where there are too many to find.
    """
    closings = {closes % WEEK for _, closes in week.days}
    bounds = closings.union(opens for opens, _ in week.days)
    ends = [set(bounds) if measure == "working" else set() for _ in tasks]
    starts = set(bounds) if measure == "working" else set()
    for position in reversed(range(len(tasks))):
        begins = _critical_begins(week, tasks[position], ends[position], bounds, closings)
        ends[position] = set()  # to save memory
        if len(begins) > _MOST_BREAKPOINTS:
            return None
        for earlier in tasks[position].after:
            ends[earlier] |= begins
        if not tasks[position].after:
            starts |= begins
    return starts


def _critical_begins(week: OrdinaryWeek, task: MeasuredTask, ends: set[int], bounds: set[int], closings: set[int]) -> set[int]:
    """The begins of a task from which it ends at one of `ends`, and those at which its length changes."""
    begins = {(end - task.elapsed) % WEEK for end in ends} if task.elapsed or not task.worked else set()
    return begins.union(bounds, week.before(ends | closings, task.worked)) if task.worked else begins
