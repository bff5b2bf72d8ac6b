"""Capability, found by trying every path through the steps from every minute of the week."""

from dataclasses import dataclass
from functools import cache
from itertools import accumulate, compress, pairwise
from typing import Any

from tests.questions.reference.chains import lives, supporters, waits, ways

Plain = dict[str, Any]
Calendar = tuple[int, int, tuple[int, ...]]
WEEK = 7 * 24 * 60
WEEKS = 40
Amount = tuple[int, str, Calendar]
MINUTES = {"minutes": 1, "hours": 60, "days": 24 * 60, "weeks": WEEK, "working hours": 60}


@dataclass
class Answer:
    """The expected capability. `paths`: for each longest path, its steps that take time."""

    verdict: str
    slack: int | None
    lacking: set[int]
    paths: set[frozenset[int]]


class Week:
    """Weeks as a sequence of minutes, each of them working time or not."""

    def __init__(self, calendar: Calendar) -> None:
        opens, closes, days = calendar
        self.day = closes - opens
        week = [
            (minute // 1440 in days and opens <= minute % 1440 < closes)
            or ((minute // 1440 - 1) % 7 in days and minute % 1440 + 1440 < closes)
            for minute in range(WEEK)
        ]
        minutes = week * WEEKS
        self.worked_minutes = list(compress(range(len(minutes)), minutes))
        self.worked_before = list(accumulate(minutes, initial=0))

    def end(self, start: int, amount: tuple[int, str]) -> int:
        number, unit = amount
        if not unit.startswith("working") or not number:
            return start + number * MINUTES.get(unit, 0)
        wanted = number * (self.day if unit == "working days" else 60)
        return self.worked_minutes[self.worked_before[start] + wanted - 1] + 1

    def taken(self, start: int, end: int, measure: str) -> int:
        return end - start if measure == "elapsed" else self.worked_before[end] - self.worked_before[start]


week_of = cache(Week)


def capability(org: Plain, promise: str) -> tuple[str, int | None, dict[str, list[tuple[Answer, Answer]]]]:
    """The verdict, the slack in minutes, and for each procedure the answers without and with `only_if` steps."""
    said = org["promises"][promise]
    if said["limit"] is None or said["limit"][1] == "rings" or said["behaviour"]:
        return "not applicable", None, {}
    found: dict[str, list[tuple[Answer, Answer]]] = {}
    for name, first, last in supporters(org, promise):
        pair = (answer(org, promise, name, first, last, sometimes=False), answer(org, promise, name, first, last, sometimes=True))
        found.setdefault(name, []).append(pair)
    answers = [ordinary for pairs in found.values() for ordinary, _ in pairs]
    for verdict in ("over", "unknown", "capable"):
        slacks = [each.slack for each in answers if each.verdict == verdict]
        if slacks:
            known = [slack for slack in slacks if slack is not None]
            return verdict, min(known, default=None), found
    return "unknown", None, found


def answer(org: Plain, promise: str, procedure: str, first: int | None, last: int | None, sometimes: bool) -> Answer:
    steps = org["procedures"][procedure]["steps"]
    pairs = waits(steps)
    covered = covered_steps(steps, first, last)
    inner = {(one, other) for one, other in pairs if one in covered and other in covered}
    again = ways(len(steps), inner)
    if not covered or any(again[number][number] for number in covered):
        return Answer("unknown", None, set(), set())
    budgets = {number: budget(org, promise, steps[number], sometimes) for number in covered}
    lacking = {number for number, amounts in budgets.items() if amounts is None}
    length, paths = longest(org, promise, covered, inner, budgets)
    limit = org["promises"][promise]["limit"]
    allowed = limit[0] * (week_of(calendar_of(org, promise)).day if limit[1] == "working days" else MINUTES[limit[1]])
    if length > allowed:
        return Answer("over", allowed - length, lacking, paths)
    return Answer("unknown", None, lacking, paths) if lacking else Answer("capable", allowed - length, lacking, paths)


def covered_steps(steps: list[Plain], first: int | None, last: int | None) -> list[int]:
    """The steps that the last one needs, and not those that are done when the first one begins."""
    reach, numbers = ways(len(steps), waits(steps)), range(len(steps))
    if first is not None and last not in (None, first) and not reach[first][last]:
        return []
    needed = [number for number in numbers if last is None or number == last or reach[number][last]]
    return [number for number in needed if first is None or number == first or not reach[number][first]]


def calendar_of(org: Plain, promise: str) -> Calendar:
    """The calendar by which a promise counts."""
    calendar: Calendar = org["promises"][promise]["calendar"] or org["calendar"]
    return calendar


def budget(org: Plain, promise: str, step: Plain, sometimes: bool) -> list[Amount] | None:
    """The amounts of which the longest counts, each with its calendar, or None without a budget."""
    if step["waits_for"] in org["promises"][promise]["pauses"] or (step["only_if"] and not sometimes):
        return []
    amounts = [(*step["within"], calendar_of(org, promise))] if step["within"] else []
    secured = org["promises"].get(step["secured_by"])
    if secured and lives(secured) and secured["limit"] and secured["limit"][1] != "rings":
        amounts.append((*secured["limit"], calendar_of(org, step["secured_by"])))
    return amounts or None


def longest(
    org: Plain,
    promise: str,
    covered: list[int],
    inner: set[tuple[int, int]],
    budgets: dict[int, list[Amount] | None],
) -> tuple[int, set[frozenset[int]]]:
    week = week_of(calendar_of(org, promise))
    measure = "working" if org["promises"][promise]["limit"][1].startswith("working") else "elapsed"
    units = {(unit.startswith("working"), calendar) for amounts in budgets.values() for _, unit, calendar in amounts or ()}
    alike = units <= ({(True, calendar_of(org, promise))} if measure == "working" else {(False, any_) for _, any_ in units})
    starts = range(0, WEEK, 601) if alike else range(WEEK)
    most, paths = 0, set[frozenset[int]]()
    for path in all_paths(covered, inner):
        for start in starts:
            moments = [start]
            for number in path:
                ends = [week_of(by).end(moments[-1], (count, unit)) for count, unit, by in budgets[number] or ()]
                moments.append(max(ends, default=moments[-1]))
            taken = week.taken(start, moments[-1], measure)
            if taken > most:
                most, paths = taken, set()
            if taken == most:
                spans = pairwise(moments)
                paths.add(frozenset(number for number, (begin, end) in zip(path, spans, strict=True) if end > begin))
    return most, paths


def all_paths(covered: list[int], inner: set[tuple[int, int]]) -> list[list[int]]:
    """Every path from a step that waits for none to a step for which none waits."""
    found = []
    pending = [[number] for number in covered if not any(other == number for _, other in inner)]
    while pending:
        path = pending.pop()
        following = [other for one, other in inner if one == path[-1]]
        if not following:
            found.append(path)
        pending += [[*path, other] for other in following]
    return found
