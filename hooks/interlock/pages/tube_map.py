"""Lays out a chain as a tube map: one stop below the other in the order given, and at their left the lines that join them.

Whoever relies stands above whom it relies on; where it is the other way round, an arrow points up. Stops never leave their
order, so that a new one moves those below it by its own height and nothing else. Hand-overs that meet in one stop share a
line: the fewest lines that reach everything, near enough. Who is held up by whom runs at the right, from below. Nothing here
knows what the stops stand for.

No layout library: one stop a row leaves only the lines to place. igraph and grandalf draw straight edges through labels and
stand under the GPL, Graphviz weighs 110 MB, and none keeps its picture when a node is added.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

State = Literal["", "agreed", "one-sided", "held"]
Mark = Literal["", "here", "hand", "customers", "more"]

WIDTH = 320
TEXT_HEIGHT = 13
ROW = 27
HEADING = 26
GAP = 8
RADIUS = 7
# Lines stand this far apart while they fit into their part of the width.
PITCH, MOST_LINES = 8.0, 150.0
EDGE = 12
# How far a line at the right reaches towards the name it holds.
REACH = 7.0

_NARROW, _WIDE = frozenset(" iljtfrI.,:;'’|()[]-!"), frozenset("mwMW@%&—")


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop to be placed: its name, a few words below it, where it leads to (None: nowhere), and its mark."""

    id: str
    title: str
    path: str | None
    mark: Mark = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Track:
    """One stop relying on another, by their ids. The empty state is the firmest."""

    user: str
    supplier: str
    state: State = ""


@dataclass(frozen=True, slots=True)
class Band:
    """Stops that belong together, under a heading."""

    title: str
    stops: Sequence[Stop]


@dataclass(frozen=True, slots=True)
class Path:
    """A line of one state as SVG path data."""

    state: State
    d: str


@dataclass(slots=True)
class Placed:
    """A stop in its place. `lines` are what is written beside it; `paths` the lines that run from it; `arrows` point up."""

    stop: Stop
    row: int
    x: float
    y: float
    lines: list[str]
    notes: list[str]
    paths: list[Path] = field(default_factory=list)
    arrows: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a band, and the height of the rule above it."""

    title: str
    y: float
    rule: float | None


@dataclass(frozen=True, slots=True)
class TubeMap:
    """A picture ready to be drawn. `trunk` is the line through the customers and those they meet."""

    width: int
    height: float
    text_x: float
    trunk: str
    headings: list[Heading]
    stops: list[Placed]


@dataclass(slots=True)
class _Line:
    """Hand-overs that meet in one stop, the hub: all by those who rely on it, or all by those it relies on."""

    hub: int
    is_supplier: bool
    ends: dict[int, State]

    @property
    def span(self) -> tuple[int, int]:
        rows = (self.hub, *self.ends)
        return min(rows), max(rows)


def tube_map(bands: Sequence[Band], tracks: Iterable[Track], trunk: Iterable[str] = (), held: Iterable[Track] = ()) -> TubeMap:
    """Place every stop, and the lines between them. Tracks that name no stop, or the same twice, are left out.

    `held`: whom another holds up, drawn at the right with one line for each holder.
    """
    bands = [band for band in bands if band.stops]
    rows = {stop.id: row for row, stop in enumerate(stop for band in bands for stop in band.stops)}
    lines = _lines(rows, tracks)
    lanes = _lanes(lines)
    count = max(lanes, default=-1) + 1
    pitch = min(PITCH, MOST_LINES / max(count, 1))
    x = round(EDGE + (pitch * count + RADIUS if count else 0), 1)
    holders = _lines(rows, held, by_supplier=True)
    sides = _lanes(holders)
    side = PITCH * (max(sides, default=-1) + 1)
    headings, placed, height = _place(bands, x, WIDTH - x - RADIUS - 6 - 2 - (side + REACH if side else 0))
    for line, lane in zip(lines, lanes, strict=True):
        _draw(line, placed, x, round(x - RADIUS - pitch * (lane + 1) + 2, 1), min(5.0, pitch))
    for line, lane in zip(holders, sides, strict=True):
        _hold(line, placed, WIDTH - 2 - PITCH * lane, WIDTH - side - REACH)
    on_trunk = [placed[rows[id]].y for id in trunk if id in rows]
    through = f"M{x:g} {min(on_trunk):g}V{max(on_trunk):g}" if len(on_trunk) > 1 else ""
    return TubeMap(WIDTH, height, x + RADIUS + 6, through, headings, placed)


def _place(bands: Sequence[Band], x: float, room: float) -> tuple[list[Heading], list[Placed], float]:
    headings: list[Heading] = []
    placed: list[Placed] = []
    top = 0.0
    for band in bands:
        if band.title:
            wrapped = wrap(band.title, room)
            headings += [
                Heading(text, top + 18 + number * TEXT_HEIGHT, (top if top and not number else None))
                for number, text in enumerate(wrapped)
            ]
            top += HEADING - TEXT_HEIGHT + TEXT_HEIGHT * len(wrapped)
        elif top:
            headings.append(Heading("", top + GAP, top + GAP / 2))
            top += GAP
        for stop in band.stops:
            lines = wrap(stop.title, room, bold=stop.mark == "here")
            notes = wrap(stop.note, room) if stop.note else []
            placed.append(Placed(stop, len(placed), x, top + ROW / 2 - 1, lines, notes))
            top += ROW + TEXT_HEIGHT * (len(lines) + len(notes) - 1)
    return headings, placed, top + 4


def _lines(rows: dict[str, int], tracks: Iterable[Track], by_supplier: bool = False) -> list[_Line]:
    """Gather tracks into lines, always the hub that takes in most of what is left, the topmost of equals."""
    left = {
        (rows[track.user], rows[track.supplier]): track.state
        for track in tracks
        if track.user in rows and track.supplier in rows and track.user != track.supplier
    }
    found = []
    while left:
        hubs: dict[tuple[int, bool], dict[int, State]] = defaultdict(dict)
        for (user, supplier), state in sorted(left.items()):
            if not by_supplier:
                hubs[user, False][supplier] = state
            hubs[supplier, True][user] = state
        (hub, is_supplier), ends = min(hubs.items(), key=lambda each: (-len(each[1]), each[0]))
        found.append(_Line(hub, is_supplier, ends))
        for end in ends:
            del left[(end, hub) if is_supplier else (hub, end)]
    return found


def _lanes(lines: Sequence[_Line]) -> list[int]:
    """The lane of each line, 0 nearest to the stops: short lines within long ones, and no two that touch in one lane."""
    lanes = [0] * len(lines)
    taken: list[list[tuple[int, int]]] = []
    shortest_first = sorted(
        range(len(lines)), key=lambda at: (lines[at].span[1] - lines[at].span[0], lines[at].span, lines[at].hub)
    )
    for at in shortest_first:
        first, last = lines[at].span
        lane = next(
            (lane for lane, spans in enumerate(taken) if all(last < start or end < first for start, end in spans)), len(taken)
        )
        if lane == len(taken):
            taken.append([])
        taken[lane].append((first, last))
        lanes[at] = lane
    return lanes


def _draw(line: _Line, placed: Sequence[Placed], x: float, lane: float, radius: float) -> None:
    """Draw a line from its hub to its ends, a path for each state, with rounded corners where it turns."""
    hub = placed[line.hub]
    stop = x - RADIUS
    for state in dict.fromkeys(line.ends[end] for end in sorted(line.ends)):
        ends = [placed[end] for end, of in sorted(line.ends.items()) if of == state]
        above, below = [end.y for end in ends if end.y < hub.y], [end.y for end in ends if end.y > hub.y]
        parts = []
        for heights, way in ((above, -1), (below, 1)):
            if heights:
                far = min(heights) if way < 0 else max(heights)
                turn = f"H{lane + radius:g}Q{lane:g} {hub.y:g} {lane:g} {hub.y + way * radius:g}"
                parts.append(
                    f"M{stop:g} {hub.y:g}{turn}V{far - way * radius:g}Q{lane:g} {far:g} {lane + radius:g} {far:g}H{stop:g}"
                )
                parts += [
                    f"M{lane:g} {y - way * radius:g}Q{lane:g} {y:g} {lane + radius:g} {y:g}H{stop:g}" for y in heights if y != far
                ]
        hub.paths.append(Path(state, "".join(parts)))
    upward = any((end > line.hub) if line.is_supplier else (end < line.hub) for end in line.ends)
    if upward:
        y = hub.y + (ROW / 2 if line.is_supplier else -ROW / 2)
        hub.arrows.append(f"M{lane - 3.5:g} {y + 4:g}l3.5 -6l3.5 6z")


def _hold(line: _Line, placed: Sequence[Placed], lane: float, near: float) -> None:
    """Draw a holder's line at the right, with a short reach towards each name it holds, and a rule from its own."""
    hub, heights = placed[line.hub], sorted(placed[end].y for end in line.ends)
    name = hub.x + RADIUS + 6 + text_width(hub.lines[0]) + 6
    reaches = "".join(f"M{near:g} {y:g}H{lane:g}" for y in heights)
    top, bottom = min(heights[0], hub.y), max(heights[-1], hub.y)
    hub.paths.append(Path("held", f"{reaches}M{min(name, near):g} {hub.y:g}H{lane:g}M{lane:g} {top:g}V{bottom:g}"))


def wrap(text: str, room: float, bold: bool = False) -> list[str]:
    """Break a text into lines that fit into a width; a word longer than that is broken, too."""
    lines: list[str] = []
    line = ""
    for word in _words(text, room, bold):
        longer = f"{line} {word}" if line else word
        if line and text_width(longer, bold) > room:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line]


def _words(text: str, room: float, bold: bool) -> Iterator[str]:
    for word in text.split():
        part = ""
        for character in word:
            if part and text_width(part + character + "-", bold) > room:
                yield part + "-"
                part = ""
            part += character
        yield part


def text_width(text: str, bold: bool = False) -> float:
    """About how wide a text of 12 units is in the widest of the fonts we ask for."""
    return sum(map(_character_width, text)) * (1.08 if bold else 1)


@cache
def _character_width(character: str) -> float:
    if character in _NARROW:
        return 4.2
    if unicodedata.east_asian_width(character) in "WF":
        return 12
    return 11 if character in _WIDE else 8.6 if character.isupper() else 6.9
