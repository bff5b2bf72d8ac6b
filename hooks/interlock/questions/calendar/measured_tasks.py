"""Tasks whose lengths are in microseconds, and fewer of them that end at the same time: these are worked out for many starts."""

from collections import Counter
from typing import NamedTuple

from interlock.questions.calendar.ordinary_week import OrdinaryWeek


class MeasuredTask(NamedTuple):
    """A task whose longest elapsed length and longest working length are in microseconds. Whichever ends later counts.

    `elsewhere`: its working lengths by other weeks than that of the timeline.
    """

    after: tuple[int, ...]
    elapsed: int
    worked: int
    elsewhere: tuple[tuple[OrdinaryWeek, int], ...] = ()


def simplified_tasks(tasks: tuple[MeasuredTask, ...]) -> tuple[MeasuredTask, ...]:
    """Fewer tasks that end when these do; the same ones where several weeks count."""
    if any(task.elsewhere for task in tasks):
        return tasks
    return _merged(_side_by_side_as_one(_without_detours(tasks)))


def _without_detours(tasks: tuple[MeasuredTask, ...]) -> tuple[MeasuredTask, ...]:
    """The same tasks, which do not wait for what they wait for anyway: a task before another one that they wait for.

    Sets of tasks are integers with a bit for each, so that this is fast for thousands of tasks that wait for ten others each.
    """
    all_before: list[int] = []
    found = []
    for task in tasks:
        earlier = 0
        for position in task.after:
            earlier |= all_before[position]
        after = tuple([position for position in task.after if not earlier >> position & 1])
        found.append(task._replace(after=after))
        for position in after:
            earlier |= 1 << position
        all_before.append(earlier)
    return tuple(found)


def _side_by_side_as_one(tasks: tuple[MeasuredTask, ...]) -> tuple[MeasuredTask, ...]:
    """Equivalent tasks: those with the same tasks before them and the same tasks after them become one, the longest."""
    followers: list[list[int]] = [[] for _ in tasks]
    for number, task in enumerate(tasks):
        for position in task.after:
            followers[position].append(number)
    merged: list[MeasuredTask] = []
    place: list[int] = []
    first: dict[tuple[tuple[int, ...], tuple[int, ...]], int] = {}
    for number, task in enumerate(tasks):
        after = tuple(dict.fromkeys([place[position] for position in task.after]))
        same = first.setdefault((after, tuple(followers[number])), len(merged))
        if same == len(merged):
            merged.append(MeasuredTask(after, task.elapsed, task.worked))
        else:
            other = merged[same]
            merged[same] = MeasuredTask(after, max(task.elapsed, other.elapsed), max(task.worked, other.worked))
        place.append(same)
    return tuple(merged)


def _merged(tasks: tuple[MeasuredTask, ...]) -> tuple[MeasuredTask, ...]:
    """Equivalent tasks with chains merged: a task that alone follows another of the same measure becomes part of it.

    An hour of work followed by two hours of work ends when three hours of work do, whatever the start.
    """
    followers = Counter(position for task in tasks for position in task.after)
    merged: list[MeasuredTask] = []
    place: list[int] = []
    for task in tasks:
        after = tuple([place[position] for position in task.after])
        before = merged[after[0]] if len(after) == 1 and followers[task.after[0]] == 1 else None
        if before and (not (before.worked or task.worked) or not (before.elapsed or task.elapsed)):
            merged[after[0]] = MeasuredTask(before.after, before.elapsed + task.elapsed, before.worked + task.worked)
            place.append(after[0])
        else:
            merged.append(MeasuredTask(after, task.elapsed, task.worked))
            place.append(len(merged) - 1)
    return tuple(merged)
