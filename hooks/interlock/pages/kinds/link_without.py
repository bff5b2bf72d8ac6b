"""What rests on a link: the promises in whose chain it stands, and what falls without it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from interlock.definitions import Definition, Link, Promise
from interlock.findings.nouns import counted
from interlock.pages.components import Words, lines_of
from interlock.pages.desk import Desk
from interlock.pages.refs import Ref
from interlock.questions.chain import NEAR
from interlock.questions.chain.impact import Fallen

T = TypeVar("T")

# Where more promises rest on a link, a few of each near ring are listed, and those further away are only counted.
MOST_LISTED = 60
FEW = 8

RING_TITLES = {1: "We do steps of it", 2: "One hand-over away"}


@dataclass(frozen=True, slots=True)
class PromiseRing:
    """Promises at one distance from this link: `count` of them, of which the first are listed."""

    title: str
    promises: list[Ref]
    count: int


@dataclass(frozen=True, slots=True)
class WithoutView:
    """What falls without this link, who notices, whom to tell, and a notice to copy."""

    rings: list[PromiseRing]
    customers: list[Ref]
    tell: list[Ref]
    notice: Words
    count: int
    further: int


def resting_rings(desk: Desk, link: Link, own: Sequence[Definition]) -> list[PromiseRing]:
    """The promises of others in whose chain this link stands, ring by ring."""
    standing = desk.facts.strength(link).resting
    ours = {promise.id for promise in own}
    rings: dict[int, list[Promise]] = {}
    for ring, promise in standing:
        if promise.id not in ours and (ring <= NEAR or len(standing) <= MOST_LISTED):
            rings.setdefault(ring, []).append(promise)
    return [
        PromiseRing(
            RING_TITLES.get(ring, f"{counted(ring - 1, 'hand-over')} away"),
            [desk.to(promise) for promise in _few(promises, len(standing))],
            len(promises),
        )
        for ring, promises in sorted(rings.items())
    ]


def _few(found: list[T], in_all: int) -> list[T]:
    """The first of one ring, where very many promises rest on a link."""
    return found if in_all <= MOST_LISTED else found[:FEW]


def resting_count(desk: Desk, link: Link, own: Sequence[Definition]) -> int:
    """How many promises of others rest on this link."""
    ours = {promise.id for promise in own}
    return sum(promise.id not in ours for _, promise in desk.facts.strength(link).resting)


def without_view(desk: Desk, link: Link) -> WithoutView:
    """What falls when this link is gone."""
    standing = desk.facts.strength(link).resting
    impact = desk.facts.without(link, rings=None if len(standing) <= MOST_LISTED else NEAR)
    rings: dict[int, list[Fallen]] = {}
    for fallen in impact.fallen:
        rings.setdefault(fallen.ring, []).append(fallen)
    titles = {1: "At once", 2: "One hand-over later"}
    return WithoutView(
        [
            PromiseRing(
                titles.get(ring, f"{counted(ring - 1, 'hand-over')} later"),
                [_fallen(desk, each) for each in _few(found, len(standing))],
                len(found),
            )
            for ring, found in sorted(rings.items())
        ],
        [desk.to(customer) for customer in impact.customers],
        [desk.to(told) for told in impact.tell],
        Words(
            "A notice to copy",
            lines_of(impact.notice),
            "notice",
        ),
        len(impact.fallen) + impact.further,
        impact.further,
    )


def _fallen(desk: Desk, fallen: Fallen) -> Ref:
    through = ", ".join(user.title for user in fallen.through[:3])
    return desk.to(fallen.promise, f"through {through}" if through else "")
