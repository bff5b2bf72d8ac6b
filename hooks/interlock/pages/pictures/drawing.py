"""What pictures of handshakes share.

Each picture shows at most sixty links, stands beside a list that says the same, and counts what it leaves out.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from interlock.definitions import Link
from interlock.definitions.in_force import is_live
from interlock.findings.nouns import counted
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
from interlock.pages.pictures.layers import Layers
from interlock.pages.pictures.stops import LineState, PictureMark, Stop, StopMap

MOST_LINKS = 60
_MOST_CUSTOMERS = 8

STATES: dict[str, LineState] = {"interlocked": "", "agreed": "agreed", "one-sided": "one-sided"}
LINES: dict[LineState, str] = {
    "": "Thick: held by a promise that every side signed.",
    "agreed": "Thin: agreed.",
    "one-sided": "Dashed: only one of them says so.",
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its title, a text alternative, a key, and what it leaves out."""

    id: str
    title: str
    text: str
    key: str
    left_out: str
    map: StopMap


@dataclass(frozen=True, slots=True)
class WidePicture:
    """The picture that wide screens show instead."""

    id: str
    title: str
    text: str
    key: str
    layers: Layers


def key_to(states: Iterable[LineState], stops: Iterable[Stop]) -> str:
    """The key: only to the lines that occur in the picture, and to the dot if a stop has one."""
    drawn = set(states)
    dot = " A dot: secures a step by its own promise." if any(stop.mark == "hand" for stop in stops) else ""
    return " ".join(words for state, words in LINES.items() if state in drawn) + dot


def stop(id: str, ref: Ref, mark: PictureMark = "", *notes: str) -> Stop:
    """A stop with a link to a page, and the notes that are not empty."""
    return Stop(id, ref.title, ref.path, mark, ", ".join(note for note in notes if note))


def customer_stops(refs: Iterable[Ref]) -> list[Stop]:
    """Stops for at most eight customers; with more, the last stop counts the rest."""
    stops = [stop(f"to {number}", ref, "customers") for number, ref in enumerate(refs)]
    if len(stops) <= _MOST_CUSTOMERS:
        return stops
    more = Stop("to more", counted(len(stops) - _MOST_CUSTOMERS + 1, "more customer"), "customers/", "customers")
    return [*stops[: _MOST_CUSTOMERS - 1], more]


def holders(context: PageContext, links: Iterable[Link]) -> dict[str, list[Link]]:
    """The links that coach these, and those that coach them in turn: by id, with the links they coach; the topmost come last."""
    found: dict[str, list[Link]] = {}
    left, seen = list(links), set()
    while left:
        link = left.pop(0)
        coach = context.catalog.link(link.coached_by)
        if coach is not None and is_live(coach) and link.id not in seen:
            found.setdefault(coach.id, []).append(link)
            left.append(coach)
        seen.add(link.id)
    return {id: found[id] for id in sorted(found, key=lambda id: -height(context, id))}


def height(context: PageContext, id: str) -> int:
    """How many links coach a link, one above the other."""
    seen = {id}
    link = context.catalog.link(id)
    while link and (link := context.catalog.link(link.coached_by)) and link.id not in seen:
        seen.add(link.id)
    return len(seen)


def named_link(links: Iterable[Link]) -> str:
    """The first link by title, and how many more."""
    first, *others = [link.title for link in links]
    return f"{first} and {counted(len(others), 'other')}" if others else first
