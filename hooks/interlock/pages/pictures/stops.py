"""Stops of a map in rows: one below the other in the given order, in bands with headings, with the whole name beside each mark.

A new stop moves those below it by its own height, and nothing else. Names stand to the right of all lines. This module does not
know what the stops represent.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from interlock.pages.pictures.wrapped_names import wrap

LineState = Literal["", "agreed", "one-sided", "held", "row"]
PictureMark = Literal["", "here", "hand", "customers", "more"]

# The width of a phone: so names are never scaled below their size.
WIDTH = 360
TEXT_HEIGHT = 13
_ROW = 27
_HEADING = 26
_GAP = 8
# The height of a printed part of a picture, chosen so that names on A4 are as large as the text beside it.
TALLEST_PART = 850
RADIUS = 7
# From the centre of a stop to its name, and down to the baseline of the name's first line.
NAME_OFFSET = RADIUS + 6
_BASE = 4


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop to be placed: its name, a note below it, the page it links to (None: none), and its mark."""

    id: str
    title: str
    path: str | None
    mark: PictureMark = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """Stops that belong together, under a heading."""

    title: str
    stops: Sequence[Stop]


@dataclass(frozen=True, slots=True)
class Tie:
    """A hand-over between two stops, by id, and the state of their handshake."""

    user: str
    supplier: str
    state: LineState = ""


@dataclass(frozen=True, slots=True)
class Path:
    """A line with its state, as SVG path data. The empty state is the firmest; `row` lines lead along a row to its dots."""

    state: LineState
    d: str


@dataclass(frozen=True, slots=True)
class Dot:
    """Where a line meets a stop's row because there is a hand-over of that state. Without a dot, they only cross."""

    state: LineState
    x: float

    @property
    def radius(self) -> float:
        """The firmest state has the largest dot."""
        return 2.5 if self.state else 3.5


@dataclass(frozen=True, slots=True)
class Label:
    """A text: the position of its first line, and its lines, `leading` apart."""

    x: float
    y: float
    lines: list[str]
    leading: int = TEXT_HEIGHT


@dataclass(frozen=True, slots=True)
class Placed:
    """A stop with its coordinates. `lines` are its name, `notes` the text below; `paths` lead to it; `dots` lie in its row."""

    stop: Stop
    x: float
    y: float
    lines: list[str]
    notes: list[str]
    paths: list[Path] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)

    @property
    def text_x(self) -> float:
        """The x coordinate of its name."""
        return round(self.x + NAME_OFFSET, 1)

    @property
    def name(self) -> Label:
        """Its name; the first line is beside its mark."""
        return Label(self.text_x, self.y + _BASE, self.lines)

    @property
    def note_labels(self) -> list[Label]:
        """The notes below its name."""
        return labels_below(self.name, self.notes)


@dataclass(frozen=True, slots=True)
class PictureHeading:
    """The heading of a band, and the rule above it as SVG path data."""

    title: str
    x: float
    y: float
    rule: str


@dataclass(frozen=True, slots=True)
class StopMap:
    """The whole picture: lines below stops.

    `trunk` connects the customers with the links they meet, `held` continues to the links that coach these. `parts` are the tops
    and heights of the pieces for sheets of paper; empty where one sheet is enough.
    """

    width: int
    height: float
    text_x: float
    trunk: str
    held: str
    headings: list[PictureHeading]
    stops: list[Placed]
    parts: list[tuple[float, float]]
    radius: int = RADIUS


def place(bands: Sequence[Band], x: float, right: float = 0, indents: Mapping[str, float] | None = None) -> StopMap:
    """Place every stop at `x` plus its indent, leaving `right` free at the right. Empty bands are left out."""
    indents = indents or {}
    text_x = round(x + NAME_OFFSET, 1)
    headings: list[PictureHeading] = []
    placed: list[Placed] = []
    top = 0.0
    tops = []
    for band in (band for band in bands if band.stops):
        tops.append(top)
        found, top = _heading(band.title, top, text_x, WIDTH - text_x - right)
        headings += found
        for number, stop in enumerate(band.stops):
            if number:
                tops.append(top)
            at = round(x + indents.get(stop.id, 0), 1)
            room = WIDTH - at - NAME_OFFSET - right - 2
            lines = wrap(stop.title, room, bold=stop.mark == "here")
            notes = wrap(stop.note, room) if stop.note else []
            placed.append(Placed(stop, at, top + _ROW / 2 - 1, lines, notes))
            top += _ROW + TEXT_HEIGHT * (len(lines) + len(notes) - 1)
    return StopMap(WIDTH, top + 4, text_x, "", "", headings, placed, _parts(tops, top + 4))


def _parts(tops: Sequence[float], height: float) -> list[tuple[float, float]]:
    """Cut a picture above headings or stops, with as few cuts as possible."""
    cuts = [0.0]
    for top, bottom in pairwise([*tops, height]):
        if bottom - cuts[-1] > TALLEST_PART and top > cuts[-1]:
            cuts.append(top)
    return [(top, round(bottom - top, 1)) for top, bottom in pairwise([*cuts, height])] if len(cuts) > 1 else []


def _heading(title: str, top: float, x: float, room: float) -> tuple[list[PictureHeading], float]:
    """The lines of a heading, and the y coordinate below it."""
    if not title:
        return ([PictureHeading("", x, top + _GAP, _rule(x, top + _GAP / 2))], top + _GAP) if top else ([], top)
    wrapped = wrap(title, room)
    lines = [
        PictureHeading(text, x, top + 18 + number * TEXT_HEIGHT, _rule(x, top) if top and not number else "")
        for number, text in enumerate(wrapped)
    ]
    return lines, top + _HEADING + TEXT_HEIGHT * (len(wrapped) - 1)


def _rule(x: float, y: float) -> str:
    return f"M{x} {y}H{WIDTH}"


def labels_below(name: Label, notes: Sequence[str]) -> list[Label]:
    """Labels for the notes below a name."""
    first = name.y + TEXT_HEIGHT * len(name.lines)
    return [Label(name.x, first + TEXT_HEIGHT * number, [note]) for number, note in enumerate(notes)]


def through(stops: Sequence[Placed]) -> str:
    """A straight line from the first to the last of stops that stand below each other."""
    return f"M{stops[0].x:g} {stops[0].y:g}V{stops[-1].y:g}" if len(stops) > 1 else ""
