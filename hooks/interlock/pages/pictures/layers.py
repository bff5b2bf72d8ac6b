"""Links in layers, each below those who rely on it: the picture for a screen wide enough to set names side by side.

graphlay orders the boxes of a row so that few lines cross, and leads every line round them. Rows are as long as the width
allows. Customers stand in a band above all, those who hold them up in one below.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import Any

import graphlay

from interlock.pages.pictures.stops import TEXT_HEIGHT, Band, Label, Path, Stop, Tie, labels_below, text_width, wrap

Point = tuple[float, float]

# Wider, names would be smaller than 11 pixels where a page of 1,280 has room for them.
WIDTH = 960.0
# With more, the lines are a tangle, and take seconds to lead.
MOST_BOXES, MOST_LINES = 25, 40
# No wider than this, a picture leaves room for the words beside it.
NARROW = 400.0
# The most boxes in a row, and whether what stands in different rows is moved together, tried until it is narrow enough.
MOST_IN_ROW = 7
WAYS = ((MOST_IN_ROW, "none"), (MOST_IN_ROW, "priority"), (5, "priority"), (4, "priority"), (3, "priority"))
BOX, GAP, PADDING = 116.0, 10.0, 7.0
# Room above the boxes of a band for its heading, below them, and between two bands with no lines led between them.
HEADING, INSET, BETWEEN = 24.0, 10.0, 20.0

OPTIONS: Mapping[str, Any] = {
    "direction": "topbottom",
    "effort": "fast",
    "routing": {"merge_edges": "forks"},
    "spacing": {
        "node_gap": GAP,
        "isolated_gap": GAP,
        "layer_gap": BETWEEN,
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
    """A stop in its place: its name and notes in lines of text.

    `paths` lead up to those who rely on it; `reach` repeats those that lead down from it, shown while it is pointed at.
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
        """On which its lines of text are centred."""
        return self.x + BOX / 2

    @property
    def first_line(self) -> float:
        """The base of its first line of text."""
        return self.y + (self.height - TEXT_HEIGHT * (len(self.lines) + len(self.notes))) / 2 + TEXT_HEIGHT - 3

    @property
    def name(self) -> Label:
        """Its stop's name."""
        return Label(self.middle, self.first_line, self.lines)

    @property
    def note_labels(self) -> list[Label]:
        """What is told below the name."""
        return labels_below(self.name, self.notes)

    @property
    def hand(self) -> tuple[float, float]:
        """The middle of the dot that marks who secures a step."""
        return self.x + PADDING, self.y + PADDING


@dataclass(frozen=True, slots=True)
class Ground:
    """What the boxes of a band stand on, and its heading, which lines pass below."""

    title: str
    y: float
    height: float

    @property
    def heading(self) -> Label:
        """Its heading."""
        return Label(INSET, self.y + 16, [self.title])

    @property
    def plate(self) -> Area:
        """What keeps lines from running through the heading."""
        return Area(INSET - 4, self.y + 5, round(text_width(self.title), 1) + 4, TEXT_HEIGHT)

    @property
    def end(self) -> float:
        """Its lower edge."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Layers:
    """A picture ready to be drawn: grounds from the top, boxes on them as they are read, all of width `box`.

    `trunk` joins the bands that have no lines of their own.
    """

    width: float
    height: float
    grounds: list[Ground]
    trunk: list[Path]
    boxes: list[Box]
    box: float = BOX

    @property
    def is_narrow(self) -> bool:
        """Whether there is room for words beside it."""
        return self.width <= NARROW


@dataclass(frozen=True, slots=True)
class _Place:
    """A stop and the top left of its box."""

    stop: Stop
    x: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class _Part:
    """Grounds, the boxes on them, and the corners of every line, from a top left of their own."""

    width: float
    grounds: list[Ground]
    places: list[_Place]
    lines: list[tuple[Tie, list[Point]]]


def in_layers(above: Band, rings: Sequence[Band], below: Band, lines: Sequence[Tie]) -> Layers | None:
    """Place rings one below the other, between two bands; None where they or their lines are too many, or too wide for a page.

    Every line has to lead down from one ring to another.
    """
    if sum(len(ring.stops) for ring in rings) > MOST_BOXES or len(lines) > MOST_LINES:
        return None
    for most, compaction in WAYS:
        laid = _laid_out(rings, lines, most, compaction)
        if laid.width + 2 * INSET <= WIDTH:
            return _stacked(_alone(above), laid, _alone(below))
    return None


def _laid_out(rings: Sequence[Band], lines: Sequence[Tie], most: int, compaction: str) -> _Part:
    """Let graphlay place the boxes, at most so many in a row, and lead the lines; then make room for grounds and headings."""
    graph = graphlay.Graph()
    rows = [(number, row) for number, ring in enumerate(rings) for row in _rows(ring.stops, most)]
    for rank, (_, row) in enumerate(rows):
        for stop in row:
            graph.node(stop.id, width=BOX, height=_height(row), rank={"fixed": rank})
    for line in lines:
        graph.edge(line.user, line.supplier)
    drawing = graphlay.layout(graph, options={**OPTIONS, "compaction": {"mode": compaction}})
    left, top = drawing.bounds["min"]["x"], drawing.bounds["min"]["y"]
    middles = {id: (x - left, y - top) for id, (x, y) in drawing.positions().items()}

    tops: dict[int, float] = {}
    ends: dict[int, float] = {}
    for number, row in rows:
        _, middle = middles[row[0].id]
        tops.setdefault(number, middle - _height(row) / 2)
        ends[number] = middle + _height(row) / 2

    def down(y: float) -> float:
        """Where a height comes to lie when each ring has its heading above it and its ground round it."""
        return y + HEADING * sum(y > each - 1 for each in tops.values()) + INSET * sum(y > each + 1 for each in ends.values())

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
    """A band in rows of its own, without lines."""
    rows = list(_rows(band.stops, MOST_IN_ROW))
    width = max(map(_width, rows), default=0.0)
    top = HEADING
    places = []
    for row in rows:
        left = (width - _width(row)) / 2
        places += [_Place(stop, left + at * (BOX + GAP), top, _height(row)) for at, stop in enumerate(row)]
        top += _height(row) + GAP
    return _Part(width, [_ground(band.title, HEADING, top - GAP)] if rows else [], places, [])


def _stacked(above: _Part, rings: _Part, below: _Part) -> Layers:
    """Parts one below the other, each in the middle; the trunk leads from the first to the rings, and dotted on to the last."""
    width = max(part.width for part in (above, rings, below)) + 2 * INSET
    grounds: list[Ground] = []
    trunk: list[Path] = []
    boxes: list[Box] = []
    for part in (above, rings, below):
        right, down = (width - part.width) / 2, grounds[-1].end + BETWEEN if grounds else 0.0
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
    """The ground of boxes between two heights."""
    return Ground(title, top - HEADING, end - top + HEADING + INSET)


def _box(place: _Place, right: float, down: float, paths: list[Path], reach: list[Path]) -> Box:
    lines, notes = _text(place.stop)
    return Box(place.stop, round(place.x + right, 1), round(place.y + down, 1), place.height, lines, notes, paths, reach)


def _rows(stops: Sequence[Stop], most: int) -> Iterator[Sequence[Stop]]:
    """Stops in as few rows as can be, about equally long."""
    if stops:
        length = ceil(len(stops) / ceil(len(stops) / most))
        for start in range(0, len(stops), length):
            yield stops[start : start + length]


def _width(row: Sequence[Stop]) -> float:
    return len(row) * (BOX + GAP) - GAP


def _height(row: Sequence[Stop]) -> float:
    """The height that the longest text in a row needs."""
    return max(sum(map(len, _text(stop))) for stop in row) * TEXT_HEIGHT + 2 * PADDING


def _text(stop: Stop) -> tuple[list[str], list[str]]:
    """The lines of a stop's name and of its notes."""
    room = BOX - 2 * PADDING
    return wrap(stop.title, room, bold=stop.mark == "here"), wrap(stop.note, room) if stop.note else []


def _path(points: Sequence[Point]) -> str:
    """SVG path data through points, in steps to the side, down or, seldom, slanting."""
    rounded = [(round(x, 1), round(y, 1)) for x, y in points]
    steps = [
        f"V{y:g}" if x == before_x else f"H{x:g}" if y == before_y else f"L{x:g} {y:g}"
        for (before_x, before_y), (x, y) in pairwise(rounded)
    ]
    return f"M{rounded[0][0]:g} {rounded[0][1]:g}" + "".join(steps)
