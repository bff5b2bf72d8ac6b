"""A map as a tree: every stop has one line to its parent stop, and is indented by one step. Lines never cross.

Stops stand below their parent, so a line runs only along its own branch. Two stops whose parent is below them are drawn the same
way upwards.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from interlock.pages.pictures.stops import RADIUS, Band, LineState, Path, Placed, Stop, StopMap, place, through

_EDGE = 12.0
# The indent of a stop from its parent, and the largest sum of all indents.
_STEP, _DEEPEST = 26.0, 180.0


@dataclass(frozen=True, slots=True)
class Branch:
    """A stop and its parent, by id, and the state of their handshake."""

    stop: str
    on: str
    state: LineState = ""


def branch_map(bands: Sequence[Band], branches: Iterable[Branch], trunk: Iterable[str] = (), held: Iterable[str] = ()) -> StopMap:
    """Place every stop and draw its line. `trunk` connects the stops it names; `held` continues, dotted, from the last of them.

    Children must stand below their parent, or right above it; `in_branches` sorts them so.
    """
    ids = {stop.id for band in bands for stop in band.stops}
    by_stop = {branch.stop: branch for branch in branches if {branch.stop, branch.on} <= ids}
    depths = {id: _depth(id, by_stop) for id in by_stop}
    step = min(_STEP, _DEEPEST / max([1, *depths.values()]))
    drawn = place(bands, _EDGE, indents={id: step * depth for id, depth in depths.items()})
    placed = {each.stop.id: each for each in drawn.stops}
    for id, branch in by_stop.items():
        _hang(placed[id], placed[branch.on], step, branch.state)
    main = [placed[id] for id in trunk if id in placed]
    below = [placed[id] for id in held if id in placed]
    return replace(drawn, trunk=through(main), held=through([*main[-1:], *below]) if below else "")


def in_branches(stops: Sequence[Stop], branches: Iterable[Branch]) -> list[Stop]:
    """The stops in depth-first order: each followed by its children, in the given order."""
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
    """The number of lines between a stop and the trunk."""
    depth = 0
    while branch := by_stop.get(id):
        id, depth = branch.on, depth + 1
    return depth


def _hang(stop: Placed, on: Placed, step: float, state: LineState) -> None:
    """Draw the line from the side of a parent, along its branch and with a round bend into the child."""
    way = 1 if stop.y > on.y else -1
    x, bend = round(on.x + step * 0.4, 1), min(5.0, step * 0.2)
    start = f"M{on.x + 6:g} {on.y + way * 6:g}Q{x:g} {on.y + way * 7:g} {x:g} {on.y + way * 12:g}"
    turn = f"V{stop.y - way * bend:g}Q{x:g} {stop.y:g} {round(x + bend, 1):g} {stop.y:g}H{round(stop.x - RADIUS, 1):g}"
    stop.paths.append(Path(state, start + turn))
