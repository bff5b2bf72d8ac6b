"""Links in layers, each below those that rely on it, for screens wide enough for several names in a row.

graphlay orders the boxes of a row to avoid crossings, and routes the lines around boxes. Rows are as long as the width allows.
Customers stand in a band above, links that coach in a band below.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import Any

import graphlay

from interlock.pages.pictures.stops import TEXT_HEIGHT, Band, Label, Path, Stop, Tie, labels_below
from interlock.pages.pictures.wrapped_names import text_width, wrap

Point = tuple[float, float]

# In a wider picture, names would be smaller than 11 pixels on a page of 1,280.
WIDEST_LAYERS = 960.0
# With more, lines become unreadable, and routing takes seconds.
MOST_BOXES, _MOST_LINES = 25, 40
# A picture up to this width leaves room for text beside it.
_NARROW = 400.0
# Attempts until the picture is narrow enough: the most boxes in a row, and graphlay's mode of compaction.
_MOST_IN_ROW = 7
_WAYS = ((_MOST_IN_ROW, "none"), (_MOST_IN_ROW, "priority"), (5, "priority"), (4, "priority"), (3, "priority"))
BOX, _GAP, _PADDING = 116.0, 10.0, 7.0
# Space above the boxes of a band for its heading, below them, and between two bands without lines.
_HEADING, _INSET, _BETWEEN = 24.0, 10.0, 20.0

_OPTIONS: Mapping[str, Any] = {
    "direction": "topbottom",
    "effort": "fast",
    "routing": {"merge_edges": "forks"},
    "spacing": {
        "node_gap": _GAP,
        "isolated_gap": _GAP,
        "layer_gap": _BETWEEN,
        "dummy_gap": 6,
        "port_gap": 6,
        "port_stroke_clear": 4,
        "stub": 5,
    },
}


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Box:
    """A stop with its coordinates: its name and notes as lines of text.

    `paths` are the lines up to those that rely on it; `reach` the lines down from it, which are shown while it is pointed at.
    """

    stop: Stop
    x: float
    y: float
    height: float
    lines: list[str]
    notes: list[str]
    paths: list[Path]
    reach: list[Path]

    @property
    def middle(self) -> float:
        """The x coordinate of its centre."""
        return self.x + BOX / 2

    @property
    def first_line(self) -> float:
        """The baseline of its first line of text."""
        return self.y + (self.height - TEXT_HEIGHT * (len(self.lines) + len(self.notes))) / 2 + TEXT_HEIGHT - 3

    @property
    def name(self) -> Label:
        """The name."""
        return Label(self.middle, self.first_line, self.lines)

    @property
    def note_labels(self) -> list[Label]:
        """The notes below the name."""
        return labels_below(self.name, self.notes)

    @property
    def hand(self) -> tuple[float, float]:
        """The centre of the dot that marks links which secure a step."""
        return self.x + _PADDING, self.y + _PADDING


@dataclass(frozen=True, slots=True)
class Ground:
    """The background of a band's boxes, with the heading; lines pass below the heading."""

    title: str
    y: float
    height: float

    @property
    def heading(self) -> Label:
        """The heading."""
        return Label(_INSET, self.y + 16, [self.title])

    @property
    def plate(self) -> Area:
        """A rectangle behind the heading that hides lines."""
        return Area(_INSET - 4, self.y + 5, round(text_width(self.title), 1) + 4, TEXT_HEIGHT)

    @property
    def end(self) -> float:
        """The lower edge."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Layers:
    """The whole picture: backgrounds from the top, boxes in reading order, all of width `box`.

    `trunk` connects bands without lines of their own.
    """

    width: float
    height: float
    grounds: list[Ground]
    trunk: list[Path]
    boxes: list[Box]
    box: float = BOX

    @property
    def is_narrow(self) -> bool:
        """Whether there is room for text beside it."""
        return self.width <= _NARROW


@dataclass(frozen=True, slots=True)
class _Place:
    """A stop, and the top left of its box."""

    stop: Stop
    x: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the picture with its own origin: backgrounds, boxes, and the corners of every line."""

    width: float
    grounds: list[Ground]
    places: list[_Place]
    lines: list[tuple[Tie, list[Point]]]


def in_layers(above: Band, rings: Sequence[Band], below: Band, lines: Sequence[Tie]) -> Layers | None:
    """Place rings below each other between two bands; None where there are too many boxes or lines, or where they are too wide.

    Every line must lead down from one ring to another.
    """
    if sum(len(ring.stops) for ring in rings) > MOST_BOXES or len(lines) > _MOST_LINES:
        return None
    for most, compaction in _WAYS:
        laid = _laid_out(rings, lines, most, compaction)
        if laid.width + 2 * _INSET <= WIDEST_LAYERS:
            return _stacked(_alone(above), laid, _alone(below))
    return None


def _laid_out(rings: Sequence[Band], lines: Sequence[Tie], most: int, compaction: str) -> _Part:
    """Let graphlay place the boxes, at most `most` in a row, and route the lines; then make room for backgrounds and headings."""
    graph = graphlay.Graph()
    rows = [(number, row) for number, ring in enumerate(rings) for row in _rows(ring.stops, most)]
    for rank, (_, row) in enumerate(rows):
        for stop in row:
            graph.node(stop.id, width=BOX, height=_height(row), rank={"fixed": rank})
    for line in lines:
        graph.edge(line.user, line.supplier)
    drawing = graphlay.layout(graph, options={**_OPTIONS, "compaction": {"mode": compaction}})
    left, top = drawing.bounds["min"]["x"], drawing.bounds["min"]["y"]
    middles = {id: (x - left, y - top) for id, (x, y) in drawing.positions().items()}

    tops: dict[int, float] = {}
    ends: dict[int, float] = {}
    for number, row in rows:
        _, middle = middles[row[0].id]
        tops.setdefault(number, middle - _height(row) / 2)
        ends[number] = middle + _height(row) / 2

    def down(y: float) -> float:
        """Shift a y coordinate by the headings and insets of the rings above it."""
        return y + _HEADING * sum(y > each - 1 for each in tops.values()) + _INSET * sum(y > each + 1 for each in ends.values())

    return _Part(
        drawing.bounds["max"]["x"] - left,
        [_ground(rings[number].title, down(tops[number]), down(ends[number])) for number in tops],
        [
            _Place(stop, middles[stop.id][0] - BOX / 2, down(middles[stop.id][1] - _height(row) / 2), _height(row))
            for _, row in rows
            for stop in row
        ],
        [
            (line, [(point["x"] - left, down(point["y"] - top)) for point in edge["points"]])
            for line, edge in zip(lines, drawing.edges, strict=True)
        ],
    )


def _alone(band: Band) -> _Part:
    """A band in rows, without lines."""
    rows = list(_rows(band.stops, _MOST_IN_ROW))
    width = max(map(_width, rows), default=0.0)
    top = _HEADING
    places = []
    for row in rows:
        left = (width - _width(row)) / 2
        places += [_Place(stop, left + at * (BOX + _GAP), top, _height(row)) for at, stop in enumerate(row)]
        top += _height(row) + _GAP
    return _Part(width, [_ground(band.title, _HEADING, top - _GAP)] if rows else [], places, [])


def _stacked(above: _Part, rings: _Part, below: _Part) -> Layers:
    """Stack parts, each centred; the trunk leads from the first to the rings, and dotted to the last."""
    parts = (above, rings, below)
    headings = [text_width(ground.title) for part in parts for ground in part.grounds]
    width = max([part.width for part in parts] + headings) + 2 * _INSET
    grounds: list[Ground] = []
    trunk: list[Path] = []
    boxes: list[Box] = []
    for part in parts:
        right, down = (width - part.width) / 2, grounds[-1].end + _BETWEEN if grounds else 0.0
        if grounds and part.grounds:
            trunk.append(Path("held" if part is below else "", _path([(width / 2, grounds[-1].end), (width / 2, down)])))
        paths: dict[str, list[Path]] = {}
        reach: dict[str, list[Path]] = {}
        for line, points in part.lines:
            path = Path(line.state, _path([(x + right, y + down) for x, y in points]))
            paths.setdefault(line.supplier, []).append(path)
            reach.setdefault(line.user, []).append(path)
        grounds += [Ground(ground.title, round(ground.y + down, 1), round(ground.height, 1)) for ground in part.grounds]
        boxes += [_box(place, right, down, paths.get(place.stop.id, []), reach.get(place.stop.id, [])) for place in part.places]
    return Layers(round(width, 1), grounds[-1].end, grounds, trunk, sorted(boxes, key=lambda box: (box.y, box.x)))


def _ground(title: str, top: float, end: float) -> Ground:
    """The background of boxes between two heights."""
    return Ground(title, top - _HEADING, end - top + _HEADING + _INSET)


def _box(place: _Place, right: float, down: float, paths: list[Path], reach: list[Path]) -> Box:
    lines, notes = _text(place.stop)
    return Box(place.stop, round(place.x + right, 1), round(place.y + down, 1), place.height, lines, notes, paths, reach)


def _rows(stops: Sequence[Stop], most: int) -> Iterator[Sequence[Stop]]:
    """Split stops into as few rows as possible, of about equal length."""
    if stops:
        length = ceil(len(stops) / ceil(len(stops) / most))
        for start in range(0, len(stops), length):
            yield stops[start : start + length]


def _width(row: Sequence[Stop]) -> float:
    return len(row) * (BOX + _GAP) - _GAP


def _height(row: Sequence[Stop]) -> float:
    """The height of the tallest box in a row."""
    return max(sum(map(len, _text(stop))) for stop in row) * TEXT_HEIGHT + 2 * _PADDING


def _text(stop: Stop) -> tuple[list[str], list[str]]:
    """The lines of a stop's name, and of its notes."""
    room = BOX - 2 * _PADDING
    return wrap(stop.title, room, bold=stop.mark == "here"), wrap(stop.note, room) if stop.note else []


def _path(points: Sequence[Point]) -> str:
    """SVG path data through points: horizontal, vertical and, rarely, slanted segments."""
    rounded = [(round(x, 1), round(y, 1)) for x, y in points]
    steps = [
        f"V{y:g}" if x == before_x else f"H{x:g}" if y == before_y else f"L{x:g} {y:g}"
        for (before_x, before_y), (x, y) in pairwise(rounded)
    ]
    return f"M{rounded[0][0]:g} {rounded[0][1]:g}" + "".join(steps)
