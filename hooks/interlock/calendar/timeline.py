"""Timelines: when tasks start and end that wait for each other, and which of them make the whole so long."""

from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from interlock.calendar.ordinary_week import NONE, WEEK, Length, Measure, OrdinaryWeek

MINUTE = timedelta(minutes=1)

Span = tuple[timedelta, timedelta]


@dataclass(frozen=True, slots=True)
class Task:
    """Something that starts when the tasks before it have ended, and takes the longest of its lengths; without any, no time.

    `after` are positions of tasks that stand earlier in the same tuple.
    """

    after: tuple[int, ...]
    lengths: tuple[Length, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Each task's start and end, and the length of the whole, in the measure asked for.

    `longest` are the positions of the tasks that take time on a longest path. `start` is the worst start, counted from
    Monday's midnight; None where every start is as good.
    """

    spans: tuple[Span, ...]
    length: timedelta
    longest: frozenset[int]
    start: timedelta | None = None


def timeline(week: OrdinaryWeek, tasks: tuple[Task, ...], measure: Measure) -> Timeline:
    """The timeline of tasks that start together, at the worst start in an ordinary week.

    Amounts of one measure are added. Where others are among them, every whole minute of the week is a possible start, and
    the one counts from which the whole takes longest (the first of equals).
    """
    if all(length.measure == measure for task in tasks for length in task.lengths):
        spans = _spans(tasks, None, NONE)
        return Timeline(tuple(spans), _last_end(spans, NONE), _longest(tasks, spans))
    start = _worst_start(week, tasks, measure)
    spans = _spans(tasks, week, start)
    counted = tuple((week.between(start, begin, measure), week.between(start, end, measure)) for begin, end in spans)
    return Timeline(counted, _last_end(list(counted), NONE), _longest(tasks, spans), start)


def _spans(tasks: tuple[Task, ...], week: OrdinaryWeek | None, start: timedelta) -> list[Span]:
    """Starts and ends as moments of the week; without a week, lengths are just added."""
    spans: list[Span] = []
    for task in tasks:
        begin = max([spans[position][1] for position in task.after], default=start)
        ends = [begin + length.time if week is None else week.after(begin, length) for length in task.lengths]
        spans.append((begin, max(ends, default=begin)))
    return spans


def _last_end(spans: list[Span], start: timedelta) -> timedelta:
    return max((end for _, end in spans), default=start)


def _longest(tasks: tuple[Task, ...], spans: list[Span]) -> frozenset[int]:
    found = set()
    position: int | None = max(range(len(tasks)), key=lambda position: spans[position][1], default=None)
    while position is not None:
        begin, end = spans[position]
        if end > begin:
            found.add(position)
        position = next((earlier for earlier in tasks[position].after if spans[earlier][1] == begin), None)
    return frozenset(found)


# Procedures of one shape are common: one step of ten minutes, then one of two working days.
@lru_cache(maxsize=10_000)
def _worst_start(week: OrdinaryWeek, tasks: tuple[Task, ...], measure: Measure) -> timedelta:
    """The start from which the tasks take longest grows no longer only where time stops being worked or counted.

    That is where the week's work begins, or where some task starts or ends at closing time; a minute later a task that
    ended at closing time ends a night later. So only those starts, and the minute after each, need to be tried.
    """

    def taken(start: timedelta) -> timedelta:
        return week.between(start, _last_end(_spans(tasks, week, start), start), measure)

    moments = {moment // MINUTE * MINUTE for moment in _turns(week, tasks)}
    return max(sorted({minute % WEEK for moment in moments for minute in (moment, moment + MINUTE)}), key=taken)


def _turns(week: OrdinaryWeek, tasks: tuple[Task, ...]) -> set[timedelta]:
    """The week's openings, and the starts of the week from which some task starts or ends at closing time."""
    closings = {closes % WEEK for _, closes in week.days}
    ends = [set(closings) for _ in tasks]
    starts = closings.union(opens for opens, _ in week.days)
    for position in reversed(range(len(tasks))):
        lengths = tasks[position].lengths
        begins = {week.before(end, length) for end in ends[position] for length in lengths} if lengths else ends[position]
        for earlier in tasks[position].after:
            ends[earlier] |= begins
        if not tasks[position].after:
            starts |= begins
    return starts
