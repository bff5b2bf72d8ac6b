"""Timelines: when tasks start and end that wait for each other, and which of them make the whole so long."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import NamedTuple, TypeVar

from interlock.questions.calendar.ordinary_week import MICROSECOND, NONE, WEEK, Length, OrdinaryWeek, TimeMeasure

_MINUTE = timedelta(minutes=1) // MICROSECOND

TimeSpan = tuple[timedelta, timedelta]
Moments = Sequence[int]
TimePoint = TypeVar("TimePoint", int, timedelta)


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

    spans: tuple[TimeSpan, ...]
    length: timedelta
    longest: frozenset[int]
    start: timedelta | None = None


class _Counted(NamedTuple):
    """A task in microseconds: the longest of its elapsed lengths and that of its working ones, of which the longer counts."""

    after: tuple[int, ...]
    elapsed: int
    worked: int


def timeline(week: OrdinaryWeek, tasks: tuple[Task, ...], measure: TimeMeasure) -> Timeline:
    """The timeline of tasks that start together, at the worst start in an ordinary week.

    Amounts of one measure are added. Where others are among them, every whole minute of the week is a possible start, and
    the one counts from which the whole takes longest (the first of equals).
    """
    if all(length.measure == measure for task in tasks for length in task.lengths):
        added = _added(tasks)
        return Timeline(tuple(added), max((end for _, end in added), default=NONE), _longest(tasks, added))
    counted = tuple(_Counted(task.after, _most(task, "elapsed"), _most(task, "working")) for task in tasks)
    return _at_worst_start(week, counted, measure)


# Procedures of one shape are common: one step of ten minutes, then one of two working days.
@lru_cache(maxsize=10_000)
def _at_worst_start(week: OrdinaryWeek, tasks: tuple[_Counted, ...], measure: TimeMeasure) -> Timeline:
    start = _worst_start(week, _joined(tasks), measure)
    moments = [(begins[0], ends[0]) for begins, ends in _spans(week, tasks, [start])]
    since = week.between([start] * 2 * len(moments), [moment for span in moments for moment in span], measure)
    times = [time * MICROSECOND for time in since]
    return Timeline(tuple(zip(times[::2], times[1::2], strict=True)), max(times), _longest(tasks, moments), start * MICROSECOND)


def _added(tasks: tuple[Task, ...]) -> list[TimeSpan]:
    spans: list[TimeSpan] = []
    for task in tasks:
        begin = max([spans[position][1] for position in task.after], default=NONE)
        spans.append((begin, begin + max([length.time for length in task.lengths], default=NONE)))
    return spans


def _most(task: Task, measure: TimeMeasure) -> int:
    return max([length.time // MICROSECOND for length in task.lengths if length.measure == measure], default=0)


def _spans(week: OrdinaryWeek, tasks: Sequence[_Counted], starts: list[int]) -> list[tuple[Moments, Moments]]:
    """When each task begins and ends, for every moment at which they may start together."""
    spans: list[tuple[Moments, Moments]] = []
    for task in tasks:
        begins = _latest([spans[position][1] for position in task.after]) if task.after else starts
        ends: list[Moments] = [week.after(begins, task.worked)] if task.worked else []
        if task.elapsed or not task.worked:
            ends.append([begin + task.elapsed for begin in begins])
        spans.append((begins, _latest(ends)))
    return spans


def _latest(moments: Sequence[Moments]) -> Moments:
    return moments[0] if len(moments) == 1 else list(map(max, *moments))


def _longest(tasks: Sequence[Task] | Sequence[_Counted], spans: Sequence[tuple[TimePoint, TimePoint]]) -> frozenset[int]:
    found = set()
    position: int | None = max(range(len(tasks)), key=lambda position: spans[position][1], default=None)
    while position is not None:
        begin, end = spans[position]
        if end > begin:
            found.add(position)
        position = next((earlier for earlier in tasks[position].after if spans[earlier][1] == begin), None)
    return frozenset(found)


def _joined(tasks: tuple[_Counted, ...]) -> tuple[_Counted, ...]:
    """The same tasks, each that alone follows another of its measure joined to it: they end at the same moment as one.

    An hour of work and then two are three hours of work, wherever the first of them ends.
    """
    followers = Counter(position for task in tasks for position in task.after)
    joined: list[_Counted] = []
    place: list[int] = []
    for task in tasks:
        after = tuple([place[position] for position in task.after])
        before = joined[after[0]] if len(after) == 1 and followers[task.after[0]] == 1 else None
        if before and (not (before.worked or task.worked) or not (before.elapsed or task.elapsed)):
            joined[after[0]] = _Counted(before.after, before.elapsed + task.elapsed, before.worked + task.worked)
            place.append(after[0])
        else:
            joined.append(_Counted(after, task.elapsed, task.worked))
            place.append(len(joined) - 1)
    return tuple(joined)


def _worst_start(week: OrdinaryWeek, tasks: tuple[_Counted, ...], measure: TimeMeasure) -> int:
    """The first of the whole minutes of the week from which the tasks take longest.

    From one turn to the next the time they take only falls, or stays; where working time is counted and none is being
    worked, it only grows, or stays. So only the minutes just after a turn need to be tried, there also those just before
    one, and the first of the week.
    """
    turns = list(_turns(week, tasks, measure))
    minutes = {0}.union(turn // _MINUTE + 1 for turn in turns)
    if measure == "working":
        worked = week.between([turn - 1 for turn in turns], turns, measure)
        minutes.update(turn // _MINUTE for turn, is_worked in zip(turns, worked, strict=True) if not is_worked)
    starts = sorted(minute * _MINUTE % WEEK for minute in minutes)
    ends = _latest([ends for _, ends in _spans(week, tasks, starts)])
    taken = week.between(starts, ends, measure)
    return starts[taken.index(max(taken))]


def _turns(week: OrdinaryWeek, tasks: tuple[_Counted, ...], measure: TimeMeasure) -> set[int]:
    """The starts of the week from which some work starts at opening or closing time, or ends at closing time.

    Where working time is what is counted, also those from which anything starts or ends then.
    """
    closings = {closes % WEEK for _, closes in week.days}
    bounds = closings.union(opens for opens, _ in week.days)
    ends = [set(bounds) if measure == "working" else set() for _ in tasks]
    starts = set(bounds) if measure == "working" else set()
    for position in reversed(range(len(tasks))):
        begins = _begins(week, tasks[position], ends[position], bounds, closings)
        for earlier in tasks[position].after:
            ends[earlier] |= begins
        if not tasks[position].after:
            starts |= begins
    return starts


def _begins(week: OrdinaryWeek, task: _Counted, ends: set[int], bounds: set[int], closings: set[int]) -> set[int]:
    """From when a task ends at one of the moments given, and where its own end moves on otherwise than its begin does."""
    begins = {(end - task.elapsed) % WEEK for end in ends} if task.elapsed or not task.worked else set()
    return begins.union(bounds, week.before(ends | closings, task.worked)) if task.worked else begins
