"""A map in which every stop hangs by one line on the stop it belongs to, each a step further in: branches that never cross.

Stops stand under the one they hang on, so that a line reaches only down its own branch. Two stops that hang on one below
them are drawn the same way upwards.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from interlock.pages.pictures.stops import (
    RADIUS,
    Band,
    LineState,
    Path,
    Placed,
    Stop,
    StopMap,
    place,
    through,
)

EDGE = 12.0
# How far in a stop stands from the one it hangs on, and the most that all steps together may take.
STEP, DEEPEST = 26.0, 180.0


@dataclass(frozen=True, slots=True)
class Branch:
    """A stop hanging on another, by their ids, and how firmly."""

    stop: str
    on: str
    state: LineState = ""


def branch_map(bands: Sequence[Band], branches: Iterable[Branch], trunk: Iterable[str] = (), held: Iterable[str] = ()) -> StopMap:
    """Place every stop and its line. `trunk` runs through the stops it names, `held` dotted from its last on through those.

    Whoever hangs on a stop follows it, or stands right above it; `in_branches` puts them so.
    """
    ids = {stop.id for band in bands for stop in band.stops}
    by_stop = {branch.stop: branch for branch in branches if {branch.stop, branch.on} <= ids}
    depths = {id: _depth(id, by_stop) for id in by_stop}
    step = min(STEP, DEEPEST / max([1, *depths.values()]))
    drawn = place(bands, EDGE, indents={id: step * depth for id, depth in depths.items()})
    placed = {each.stop.id: each for each in drawn.stops}
    for id, branch in by_stop.items():
        _hang(placed[id], placed[branch.on], step, branch.state)
    main = [placed[id] for id in trunk if id in placed]
    below = [placed[id] for id in held if id in placed]
    return replace(drawn, trunk=through(main), held=through([*main[-1:], *below]) if below else "")


def in_branches(stops: Sequence[Stop], branches: Iterable[Branch]) -> list[Stop]:
    """The same stops, each followed by those that hang on it, in the order given."""
    ids = {stop.id for stop in stops}
    hangs_on = {branch.stop: branch.on for branch in branches if branch.on in ids}
    hanging: dict[str, list[Stop]] = {}
    for stop in stops:
        hanging.setdefault(hangs_on.get(stop.id, ""), []).append(stop)
    found = []
    left = hanging.get("", [])[::-1]
    while left:
        stop = left.pop()
        found.append(stop)
        left += hanging.get(stop.id, [])[::-1]
    return found


def _depth(id: str, by_stop: Mapping[str, Branch]) -> int:
    """How many lines lead from a stop to the trunk."""
    depth = 0
    while branch := by_stop.get(id):
        id, depth = branch.on, depth + 1
    return depth


def _hang(stop: Placed, on: Placed, step: float, state: LineState) -> None:
    """Draw the line from the side of one stop, along its branch and with a round turn into the other."""
    way = 1 if stop.y > on.y else -1
    x, bend = round(on.x + step * 0.4, 1), min(5.0, step * 0.2)
    start = f"M{on.x + 6:g} {on.y + way * 6:g}Q{x:g} {on.y + way * 7:g} {x:g} {on.y + way * 12:g}"
    turn = f"V{stop.y - way * bend:g}Q{x:g} {stop.y:g} {round(x + bend, 1):g} {stop.y:g}H{round(stop.x - RADIUS, 1):g}"
    stop.paths.append(Path(state, start + turn))
