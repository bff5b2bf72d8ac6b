"""Stops of a map in rows: one below the other in the order given, in bands with a heading, each name whole beside its mark.

A stop never leaves its row, so that a new one moves those below it by its own height and nothing else. Names stand at the
right of every line. Nothing here knows what the stops stand for.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Literal

LineState = Literal["", "agreed", "one-sided", "held", "row"]
PictureMark = Literal["", "here", "hand", "customers", "more"]

# As wide as a phone: a name is never smaller than we wrote it.
WIDTH = 360
TEXT_HEIGHT = 13
ROW = 27
HEADING = 26
GAP = 8
# A printed part of a picture, so that its names on A4 are as large as the words beside it.
PART = 850
RADIUS = 7
# From the middle of a stop to its name, and down to the base of the name's first line.
NAME = RADIUS + 6
BASE = 4

_NARROW, _WIDE = frozenset(" iljtfrI.,:;'’|()[]-!"), frozenset("mwMW@%&—")


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop to be placed: its name, a few words below it, where it leads to (None: nowhere), and its mark."""

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
    """One stop relying on another, by their ids, and how firmly the two hold each other."""

    user: str
    supplier: str
    state: LineState = ""


@dataclass(frozen=True, slots=True)
class Path:
    """A line of one state as SVG path data. The empty state is the firmest; `row` leads along a row to its dots."""

    state: LineState
    d: str


@dataclass(frozen=True, slots=True)
class Dot:
    """Where a line meets a stop's row: there is a hand-over of that state. Without one, they only cross."""

    state: LineState
    x: float

    @property
    def radius(self) -> float:
        """The firmest are the largest."""
        return 2.5 if self.state else 3.5


@dataclass(frozen=True, slots=True)
class Label:
    """A text in a picture: where its first line stands, and its lines, `leading` apart."""

    x: float
    y: float
    lines: list[str]
    leading: int = TEXT_HEIGHT


@dataclass(frozen=True, slots=True)
class Placed:
    """A stop in its place. `lines` are its name and `notes` what is told below it; `paths` run to it; `dots` lie in its row."""

    stop: Stop
    x: float
    y: float
    lines: list[str]
    notes: list[str]
    paths: list[Path] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)

    @property
    def text_x(self) -> float:
        """Where its name begins."""
        return round(self.x + NAME, 1)

    @property
    def name(self) -> Label:
        """Its name, the first line beside its mark."""
        return Label(self.text_x, self.y + BASE, self.lines)

    @property
    def note_labels(self) -> list[Label]:
        """What is told below its name."""
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
    """A picture ready to be drawn: lines under stops.

    `trunk` runs through the customers and those they meet, `held` on from there through those who hold them up. `parts` are
    the tops and heights of what fits on a sheet of paper, none where all does.
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
    """Place every stop at `x`, further in where `indents` say so, with room kept free at the right. Empty bands are left out."""
    indents = indents or {}
    text_x = round(x + NAME, 1)
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
            room = WIDTH - at - NAME - right - 2
            lines = wrap(stop.title, room, bold=stop.mark == "here")
            notes = wrap(stop.note, room) if stop.note else []
            placed.append(Placed(stop, at, top + ROW / 2 - 1, lines, notes))
            top += ROW + TEXT_HEIGHT * (len(lines) + len(notes) - 1)
    return StopMap(WIDTH, top + 4, text_x, "", "", headings, placed, _parts(tops, top + 4))


def _parts(tops: Sequence[float], height: float) -> list[tuple[float, float]]:
    """Cut a picture above a heading or a stop, as seldom as can be."""
    cuts = [0.0]
    for top, bottom in pairwise([*tops, height]):
        if bottom - cuts[-1] > PART and top > cuts[-1]:
            cuts.append(top)
    return [(top, round(bottom - top, 1)) for top, bottom in pairwise([*cuts, height])] if len(cuts) > 1 else []


def _heading(title: str, top: float, x: float, room: float) -> tuple[list[PictureHeading], float]:
    """The lines of a heading, and where what is below it begins."""
    if not title:
        return ([PictureHeading("", x, top + GAP, _rule(x, top + GAP / 2))], top + GAP) if top else ([], top)
    wrapped = wrap(title, room)
    lines = [
        PictureHeading(text, x, top + 18 + number * TEXT_HEIGHT, _rule(x, top) if top and not number else "")
        for number, text in enumerate(wrapped)
    ]
    return lines, top + HEADING + TEXT_HEIGHT * (len(wrapped) - 1)


def _rule(x: float, y: float) -> str:
    return f"M{x} {y}H{WIDTH}"


def labels_below(name: Label, notes: Sequence[str]) -> list[Label]:
    """Notes in the lines below a name, a label each."""
    first = name.y + TEXT_HEIGHT * len(name.lines)
    return [Label(name.x, first + TEXT_HEIGHT * number, [note]) for number, note in enumerate(notes)]


def through(stops: Sequence[Placed]) -> str:
    """A straight line from the first to the last of some stops that stand one below the other."""
    return f"M{stops[0].x:g} {stops[0].y:g}V{stops[-1].y:g}" if len(stops) > 1 else ""


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
        if text_width(word, bold) <= room:
            yield word
            continue
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
