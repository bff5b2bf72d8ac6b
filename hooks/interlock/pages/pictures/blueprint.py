"""A procedure's steps in the lanes of a service blueprint, for wide screens: an overview of the list of steps below it.

Time runs from left to right, a column a step; steps of one link in a row share its name. Two lines are drawn across: that of
interaction, where customers and we meet, and that of visibility, behind which they do not see us. A way past a step that
runs beside it is drawn over its head. Columns never get narrower than they can be read; beyond fifteen steps the list stands alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from interlock.findings.nouns import counted
from interlock.pages.pictures.stops import TEXT_HEIGHT, Label, text_width, wrap

STAGES = ("customer", "front", "back", "support")
LANES = ("Customer", "Front stage", "Back stage", "Support")
WIDTH = 880
LEFT, RIGHT = 116, 872
LANE = 84
RADIUS = 12
WIDEST = 104.0
# How high a way rises that leads past other steps, and how far apart such ways run.
RISE, TRACK = 17.0, 9.0
MOST_STEPS = 15
MOST_LINES = 3
# How far to the left of its place a name may begin.
MOST_LEFT = 24.0


@dataclass(frozen=True, slots=True)
class Station:
    """A step to be placed: its number and anchor, its stage, who does it, what is done, and the steps it follows, by number."""

    number: int
    anchor: str
    stage: str
    who: str
    does: str
    after: Sequence[int]


@dataclass(frozen=True, slots=True)
class PlacedStation:
    """A step in its place."""

    station: Station
    x: float
    y: float
    label: str

    @property
    def number(self) -> Label:
        """Its number, in the middle of its mark."""
        return Label(self.x, self.y + 4, [str(self.station.number)])


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane's name, where it stands, and the line below it with its name, if there is one."""

    title: str
    y: float
    line: float | None
    line_name: str

    @property
    def name(self) -> Label:
        """Its name."""
        return Label(0, self.y, [self.title])

    @property
    def path(self) -> str:
        """The line below it as SVG path data."""
        return "" if self.line is None else f"M0 {self.line}H{WIDTH}"

    @property
    def line_label(self) -> Label | None:
        """The name of that line, on it."""
        return Label(0, self.line - 5, [self.line_name]) if self.line is not None and self.line_name else None


@dataclass(frozen=True, slots=True)
class Blueprint:
    """A picture ready to be drawn. `tracks` run from step to step, `handovers` from link to link; `names` tell whose steps begin."""

    width: int
    height: float
    lanes: list[Lane]
    tracks: str
    handovers: str
    stations: list[PlacedStation]
    names: list[Label]
    text: str
    radius: int = RADIUS


def blueprint(stations: Sequence[Station]) -> Blueprint | None:
    """Place the steps; None where there are too many to be read, or one alone."""
    if not 1 < len(stations) <= MOST_STEPS:
        return None
    pitch = min(WIDEST, (RIGHT - LEFT) / len(stations))
    used = [stage for stage in STAGES if any(station.stage == stage for station in stations)]
    rises = _rises(stations)
    height_of: dict[str, float] = {}
    bottom = 6.0
    for stage in used:
        most = max(
            (rises[station.number] for station in stations if station.stage == stage and station.number in rises), default=RISE
        )
        height_of[stage] = bottom + most - RISE
        bottom = height_of[stage] + LANE
    placed = [
        PlacedStation(
            station,
            round(LEFT + pitch * at + RADIUS + 2, 1),
            height_of[station.stage] + RADIUS + 6,
            f"Step {station.number}, {station.who}: {station.does}",
        )
        for at, station in enumerate(stations)
    ]
    by_number = {each.station.number: each for each in placed}
    names = _names(placed, by_number)
    return Blueprint(
        WIDTH,
        max(*(each.y + RADIUS for each in placed), *(name.y + TEXT_HEIGHT * (len(name.lines) - 1) for name in names)) + 6,
        [_lane(stage, used, height_of) for stage in used],
        _ways(placed, by_number, rises, handed=False),
        _ways(placed, by_number, rises, handed=True),
        placed,
        names,
        f"{counted(len(stations), 'step')} in the lanes of those who do them: {', '.join(LANES[STAGES.index(stage)].lower() for stage in used)}.",
    )


def _lane(stage: str, used: Sequence[str], height_of: Mapping[str, float]) -> Lane:
    lines = {"customer": "line of interaction", "front": "line of visibility"}
    here = height_of[stage]
    name = lines.get(stage, "")
    if stage == used[-1]:
        return Lane(LANES[STAGES.index(stage)], here + RADIUS + 10, None, "")
    return Lane(LANES[STAGES.index(stage)], here + RADIUS + 10, here + LANE - 6, name)


def _rises(stations: Sequence[Station]) -> dict[int, float]:
    """How high the ways from a step rise that lead past others in its row, by its number: each step's higher than the next's."""
    rises: dict[int, float] = {}
    for stage in STAGES:
        row = [at for at, station in enumerate(stations) if station.stage == stage]
        for at in reversed(row):
            number = stations[at].number
            ends = [end for end, station in enumerate(stations) if number in station.after]
            if any(at < other < end for end in ends for other in row):
                rises[number] = RISE + TRACK * sum(stations[other].number in rises for other in row)
    return rises


def _ways(
    placed: Sequence[PlacedStation], by_number: Mapping[int, PlacedStation], rises: Mapping[int, float], handed: bool
) -> str:
    """From each step to those that follow it, those with the same link and those handed over apart."""
    return "".join(
        _way(start, to, rises[number] if any(start.y == each.y and start.x < each.x < to.x for each in placed) else 0)
        for to in placed
        for number in to.station.after
        if (start := by_number.get(number)) and (start.station.who != to.station.who) is handed and start.x < to.x
    )


def _way(start: PlacedStation, to: PlacedStation, rise: float) -> str:
    """Along its own row, then down or up right before the next step; risen where it leads past steps beside it."""
    x, y, bend = to.x, start.y - rise, RADIUS / 2
    along = f"M{start.x + RADIUS:g} {y:g}"
    if rise:
        along = f"M{start.x + 8:g} {start.y - 9:g}Q{start.x + 9:g} {y:g} {start.x + 15:g} {y:g}"
    if start.y == to.y:
        return along + (f"H{x - 15:g}Q{x - 9:g} {y:g} {x - 8:g} {to.y - 9:g}" if rise else f"H{x - RADIUS:g}")
    way = 1 if to.y > start.y else -1
    return along + f"H{x - bend:g}Q{x:g} {y:g} {x:g} {y + way * bend:g}V{to.y - way * RADIUS:g}"


def _names(placed: Sequence[PlacedStation], by_number: Mapping[int, PlacedStation]) -> list[Label]:
    """The name of each link below the first of its steps in a row, as wide as the columns up to the next step elsewhere.

    Where a way comes up from below, the name stands to its right. Otherwise a long word may begin further left, if nothing
    is there.
    """
    found = []
    taken: dict[float, float] = {}
    for at, each in enumerate(placed):
        if at and _together(placed[at - 1], each):
            continue
        end = next((_before(other, each) for other in placed[at + 1 :] if not _together(other, each)), WIDTH + 2.0)
        from_below = any(number in by_number and by_number[number].y > each.y for number in each.station.after)
        x = each.x + 6 if from_below else each.x - RADIUS
        room = min(end, each.x + WIDEST) - x - 2
        if not from_below:
            further = min(_longest_word(each.station.who) - room, x - taken.get(each.y, LEFT) - 8, MOST_LEFT)
            x, room = x - max(further, 0), room + max(further, 0)
        lines = wrap(each.station.who, room)
        if len(lines) > MOST_LINES:
            lines = [*lines[: MOST_LINES - 1], _cut(lines[MOST_LINES - 1], room)]
        taken[each.y] = x + max(map(text_width, lines))
        found.append(Label(round(x, 1), each.y + RADIUS + TEXT_HEIGHT, lines))
    return found


def _before(other: PlacedStation, each: PlacedStation) -> float:
    """Where a name has to end before a later step: its station if that is beside the name, else the way that leads down to it."""
    return other.x - (RADIUS if other.y == each.y else 1)


def _longest_word(text: str) -> float:
    return max(map(text_width, text.split()), default=0)


def _together(one: PlacedStation, other: PlacedStation) -> bool:
    return one.y == other.y and one.station.who == other.station.who


def _cut(line: str, room: float) -> str:
    while line and text_width(line + "…") > room:
        line = line[:-1]
    return line + "…"
