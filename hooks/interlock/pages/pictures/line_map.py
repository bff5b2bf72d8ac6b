"""A map with lines beside the stops.

Each line belongs to one stop, where it ends with a bend, and has a dot in the row of each stop that it serves. A line without a
dot in a row only passes it.

Where there is no room for another line, the stops with the fewest users have none; the caller learns which those are.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

from interlock.pages.pictures.stops import (
    NAME_OFFSET,
    RADIUS,
    WIDTH,
    Band,
    Dot,
    LineState,
    Path,
    Placed,
    StopMap,
    Tie,
    place,
    through,
)
from interlock.pages.pictures.wrapped_names import text_width

_EDGE = 8.0
_PITCH = 8.0
# The most lines side by side at the left: more could not be told apart.
MOST_LINES = 16
_AT_ONCE = 4
_BEND = 4.0
# How far a line at the right reaches towards the name it serves.
_REACH = 7.0


@dataclass(frozen=True, slots=True)
class _Line:
    """A line: the row of the stop it belongs to, and the rows of those it serves."""

    end: int
    serves: Mapping[int, LineState]

    @property
    def first(self) -> int:
        return min(self.end, *self.serves)

    @property
    def last(self) -> int:
        return max(self.end, *self.serves)


def line_map(bands: Sequence[Band], ties: Iterable[Tie], trunk: Iterable[str], held: Iterable[Tie]) -> tuple[StopMap, set[str]]:
    """Place every stop; suppliers' lines at the left, coaches' at the right. Also returns the ids whose line found no room."""
    bands = [band for band in bands if band.stops]
    ids = [stop.id for band in bands for stop in band.stops]
    rows = {id: row for row, id in enumerate(ids)}
    lines = _lines(rows, ties)
    shown = _with_room(lines)
    left, right = _lanes(shown), _lanes(holders := _lines(rows, held))
    # The margin grows by several lines at once, so that a new line seldom moves the names.
    x = _EDGE + _PITCH * _AT_ONCE * ceil((max(left, default=-1) + 1) / _AT_ONCE) + RADIUS
    side = _PITCH * (max(right, default=-1) + 1)
    drawn = place(bands, x, side + _REACH + 4 if holders else 0)
    for line, lane in zip(shown, left, strict=True):
        _draw(line, drawn.stops, round(x - RADIUS - _PITCH * (lane + 1), 1))
    for line, lane in zip(holders, right, strict=True):
        _hold(line, drawn.stops, WIDTH - 4 - _PITCH * lane, WIDTH - 4 - side)
    for each in drawn.stops:
        _lead(each, WIDTH - 4 - side - _REACH)
    on_trunk = [drawn.stops[rows[id]] for id in trunk if id in rows]
    return replace(drawn, trunk=through(on_trunk)), {ids[line.end] for line in lines if line not in shown}


def _lines(rows: Mapping[str, int], ties: Iterable[Tie]) -> list[_Line]:
    """A line for each stop that serves others, from the top."""
    found: dict[int, dict[int, LineState]] = defaultdict(dict)
    for tie in ties:
        if tie.supplier in rows and tie.user in rows and tie.supplier != tie.user:
            found[rows[tie.supplier]][rows[tie.user]] = tie.state
    return [_Line(end, found[end]) for end in sorted(found)]


def _with_room(lines: Sequence[_Line]) -> list[_Line]:
    """The lines that serve the most stops, while no row has more of them side by side than can be told apart."""
    beside: dict[int, int] = defaultdict(int)
    found = []
    for line in sorted(lines, key=lambda line: (-len(line.serves), line.end)):
        span = range(line.first, line.last + 1)
        if all(beside[row] < MOST_LINES for row in span):
            found.append(line)
            for row in span:
                beside[row] += 1
    return found


def _lanes(lines: Sequence[_Line]) -> list[int]:
    """The lane of each line, 0 nearest to the stops: short lines inside long ones, and no two that touch in one lane."""
    lanes = [0] * len(lines)
    taken: list[list[_Line]] = []
    for at in sorted(range(len(lines)), key=lambda at: (lines[at].last - lines[at].first, lines[at].end)):
        line = lines[at]
        lane = next((lane for lane, others in enumerate(taken) if all(_apart(line, other) for other in others)), len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append(line)
        lanes[at] = lane
    return lanes


def _apart(one: _Line, other: _Line) -> bool:
    return one.last < other.first or other.last < one.first


def _draw(line: _Line, placed: Sequence[Placed], lane: float) -> None:
    """Draw a line with a round bend into its own stop, and its dots."""
    end = placed[line.end]
    top, bottom = placed[line.first].y, placed[line.last].y
    parts = []
    if top < end.y:
        parts.append(f"M{lane:g} {top:g}V{end.y - _BEND:g}Q{lane:g} {end.y:g} {lane + _BEND:g} {end.y:g}H{end.x - RADIUS:g}")
    if bottom > end.y:
        parts.append(f"M{lane:g} {bottom:g}V{end.y + _BEND:g}Q{lane:g} {end.y:g} {lane + _BEND:g} {end.y:g}H{end.x - RADIUS:g}")
    end.paths.append(Path("agreed", "".join(parts)))
    for row, state in sorted(line.serves.items()):
        placed[row].dots.append(Dot(state, lane))


def _hold(line: _Line, placed: Sequence[Placed], lane: float, near: float) -> None:
    """Draw a coach's line at the right with its dots, and a rule from its name."""
    end = placed[line.end]
    name = end.x + NAME_OFFSET + text_width(end.lines[0]) + 6
    top, bottom = min(end.y, placed[line.first].y), max(end.y, placed[line.last].y)
    end.paths.append(Path("held", f"M{min(name, near - _REACH):g} {end.y:g}H{lane:g}M{lane:g} {top:g}V{bottom:g}"))
    for row in line.serves:
        placed[row].dots.append(Dot("held", lane))


def _lead(placed: Placed, near: float) -> None:
    """Draw a thin line along a row to its farthest dots."""
    left, right = [dot.x for dot in placed.dots if dot.x < placed.x], [dot.x for dot in placed.dots if dot.x > placed.x]
    parts = [f"M{min(left):g} {placed.y:g}H{placed.x - RADIUS:g}"] if left else []
    parts += [f"M{near:g} {placed.y:g}H{max(right):g}"] if right else []
    if parts:
        placed.paths.insert(0, Path("row", "".join(parts)))
