"""A procedure's steps in the lanes of a service blueprint, for wide screens, above the list of the steps.

Time runs from left to right, a column for each step; the name of a link stands once for steps in a row. Two horizontal lines
divide the lanes: the line of interaction, where customers and staff meet, and the line of visibility, behind which customers do
not see. A connection that passes a parallel step is drawn above it. Columns keep a readable width; with more than fifteen steps
there is no picture.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from interlock.findings.nouns import counted
from interlock.pages.pictures.stops import TEXT_HEIGHT, Label
from interlock.pages.pictures.wrapped_names import text_width, wrap

_STAGES = ("customer", "front", "back", "support")
_LANES = ("Customer", "Front stage", "Back stage", "Support")
_WIDTH = 880
_LEFT, _RIGHT = 116, 872
_LANE = 84
STATION_RADIUS = 12
_WIDEST = 104.0
# How far a connection that passes above other steps rises, and the distance between two of these.
_RISE, _TRACK = 17.0, 9.0
MOST_STEPS = 15
_MOST_LINES = 3
# How far a name may begin to the left of its station.
_MOST_LEFT = 24.0


@dataclass(frozen=True, slots=True)
class Station:
    """A step before it is placed: number, anchor, stage, link, text, and the numbers of the steps it follows."""

    number: int
    anchor: str
    stage: str
    who: str
    does: str
    after: Sequence[int]


@dataclass(frozen=True, slots=True)
class PlacedStation:
    """A step with its coordinates."""

    station: Station
    x: float
    y: float
    label: str

    @property
    def number(self) -> Label:
        """Its number, centred in its circle."""
        return Label(self.x, self.y + 4, [str(self.station.number)])


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane: the name and its height, and the line below the lane with the line's name, if there is one."""

    title: str
    y: float
    line: float | None
    line_name: str

    @property
    def name(self) -> Label:
        """The lane's name."""
        return Label(0, self.y, [self.title])

    @property
    def path(self) -> str:
        """The line below the lane as SVG path data."""
        return "" if self.line is None else f"M0 {self.line}H{_WIDTH}"

    @property
    def line_label(self) -> Label | None:
        """The name of the line."""
        return Label(0, self.line - 5, [self.line_name]) if self.line is not None and self.line_name else None


@dataclass(frozen=True, slots=True)
class Blueprint:
    """The whole picture. `tracks` connect steps of one link, `handovers` those of different links; `names` are links' names."""

    width: int
    height: float
    lanes: list[Lane]
    tracks: str
    handovers: str
    stations: list[PlacedStation]
    names: list[Label]
    text: str
    radius: int = STATION_RADIUS


def blueprint(stations: Sequence[Station]) -> Blueprint | None:
    """Place the steps; None for a single step, or for too many to be readable."""
    if not 1 < len(stations) <= MOST_STEPS:
        return None
    pitch = min(_WIDEST, (_RIGHT - _LEFT) / len(stations))
    used = [stage for stage in _STAGES if any(station.stage == stage for station in stations)]
    rises = _rises(stations)
    height_of: dict[str, float] = {}
    bottom = 6.0
    for stage in used:
        most = max(
            (rises[station.number] for station in stations if station.stage == stage and station.number in rises), default=_RISE
        )
        height_of[stage] = bottom + most - _RISE
        bottom = height_of[stage] + _LANE
    placed = [
        PlacedStation(
            station,
            round(_LEFT + pitch * at + STATION_RADIUS + 2, 1),
            height_of[station.stage] + STATION_RADIUS + 6,
            f"Step {station.number}, {station.who}: {station.does}",
        )
        for at, station in enumerate(stations)
    ]
    by_number = {each.station.number: each for each in placed}
    names = _names(placed, by_number)
    return Blueprint(
        _WIDTH,
        max(*(each.y + STATION_RADIUS for each in placed), *(name.y + TEXT_HEIGHT * (len(name.lines) - 1) for name in names)) + 6,
        [_lane(stage, used, height_of) for stage in used],
        _ways(placed, by_number, rises, handed=False),
        _ways(placed, by_number, rises, handed=True),
        placed,
        names,
        f"{counted(len(stations), 'step')} in the lanes of those who do them: "
        f"{', '.join(_LANES[_STAGES.index(stage)].lower() for stage in used)}.",
    )


def _lane(stage: str, used: Sequence[str], height_of: Mapping[str, float]) -> Lane:
    lines = {"customer": "line of interaction", "front": "line of visibility"}
    here = height_of[stage]
    name = lines.get(stage, "")
    if stage == used[-1]:
        return Lane(_LANES[_STAGES.index(stage)], here + STATION_RADIUS + 10, None, "")
    return Lane(_LANES[_STAGES.index(stage)], here + STATION_RADIUS + 10, here + _LANE - 6, name)


def _rises(stations: Sequence[Station]) -> dict[int, float]:
    """How far connections that pass other steps of a row rise, by the number of their first step; earlier ones rise higher."""
    rises: dict[int, float] = {}
    for stage in _STAGES:
        row = [at for at, station in enumerate(stations) if station.stage == stage]
        for at in reversed(row):
            number = stations[at].number
            ends = [end for end, station in enumerate(stations) if number in station.after]
            if any(at < other < end for end in ends for other in row):
                rises[number] = _RISE + _TRACK * sum(stations[other].number in rises for other in row)
    return rises


def _ways(
    placed: Sequence[PlacedStation], by_number: Mapping[int, PlacedStation], rises: Mapping[int, float], handed: bool
) -> str:
    """The connections between steps as SVG path data: those between different links (`handed`), or those within one link."""
    return "".join(
        _way(start, to, rises[number] if any(start.y == each.y and start.x < each.x < to.x for each in placed) else 0)
        for to in placed
        for number in to.station.after
        if (start := by_number.get(number)) and (start.station.who != to.station.who) is handed and start.x < to.x
    )


def _way(start: PlacedStation, to: PlacedStation, rise: float) -> str:
    """One connection: along the row of `start`, then up or down just before `to`; raised where it passes other steps."""
    x, y, bend = to.x, start.y - rise, STATION_RADIUS / 2
    along = f"M{start.x + STATION_RADIUS:g} {y:g}"
    if rise:
        along = f"M{start.x + 8:g} {start.y - 9:g}Q{start.x + 9:g} {y:g} {start.x + 15:g} {y:g}"
    if start.y == to.y:
        return along + (f"H{x - 15:g}Q{x - 9:g} {y:g} {x - 8:g} {to.y - 9:g}" if rise else f"H{x - STATION_RADIUS:g}")
    way = 1 if to.y > start.y else -1
    return along + f"H{x - bend:g}Q{x:g} {y:g} {x:g} {y + way * bend:g}V{to.y - way * STATION_RADIUS:g}"


def _names(placed: Sequence[PlacedStation], by_number: Mapping[int, PlacedStation]) -> list[Label]:
    """The name of each link below the first of its steps in a row, as wide as the columns up to the next step of another link.

    Where a connection comes up from below, the name stands to its right. Otherwise a long word may begin further left, if there
    is nothing to overlap.
    """
    found = []
    taken: dict[float, float] = {}
    for at, each in enumerate(placed):
        if at and _together(placed[at - 1], each):
            continue
        end = next((_before(other, each) for other in placed[at + 1 :] if not _together(other, each)), _WIDTH + 2.0)
        from_below = any(number in by_number and by_number[number].y > each.y for number in each.station.after)
        x = each.x + 6 if from_below else each.x - STATION_RADIUS
        room = min(end, each.x + _WIDEST) - x - 2
        if not from_below:
            further = min(_longest_word(each.station.who) - room, x - taken.get(each.y, _LEFT) - 8, _MOST_LEFT)
            x, room = x - max(further, 0), room + max(further, 0)
        lines = wrap(each.station.who, room)
        if len(lines) > _MOST_LINES:
            lines = [*lines[: _MOST_LINES - 1], _cut(lines[_MOST_LINES - 1], room)]
        taken[each.y] = x + max(map(text_width, lines))
        found.append(Label(round(x, 1), each.y + STATION_RADIUS + TEXT_HEIGHT, lines))
    return found


def _before(other: PlacedStation, each: PlacedStation) -> float:
    """Where a name must end before a later step: at its circle in the same row, else at the connection down to it."""
    return other.x - (STATION_RADIUS if other.y == each.y else 1)


def _longest_word(text: str) -> float:
    return max(map(text_width, text.split()), default=0)


def _together(one: PlacedStation, other: PlacedStation) -> bool:
    return one.y == other.y and one.station.who == other.station.who


def _cut(line: str, room: float) -> str:
    while line and text_width(line + "…") > room:
        line = line[:-1]
    return line + "…"
