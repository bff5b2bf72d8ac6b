"""What depends on a link: the promises whose chain contains it, and what falls without it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from interlock.catalog import key_of
from interlock.definitions import Definition, Link, Promise
from interlock.definitions.link import is_team
from interlock.findings.nouns import apart, counted, few_of
from interlock.pages.components import Words, notice_to_copy
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
from interlock.pages.promise_status import status_note
from interlock.questions.chain import NEAR
from interlock.questions.chain.impact import Fallen

# At most this many promises that fall are named, the nearest first. Where more rest on a link, only its near rings are examined.
_MOST_FALLEN = 60
# Where more promises than this rest on a link, only the first few of each ring are listed: "What falls" names the others.
_MOST_LISTED = 40
_FEW = 8
# At most this many of the links that need it are named beside a promise.
_MOST_THROUGH = 3

_RING_TITLES = {1: "We do steps of it", 2: "One hand-over away"}


@dataclass(frozen=True, slots=True)
class PromiseRing:
    """Promises at one distance from the link; `count` is the total, of which `promises` lists some, the first before all."""

    title: str
    promises: list[Ref]
    count: int


@dataclass(frozen=True, slots=True)
class WithoutView:
    """The impact without this link: promises that fail, customers, links to tell, and a notice to copy.

    `further`: how many of them fall beyond the rings; `command`: names all in a terminal.
    """

    rings: list[PromiseRing]
    customers: list[Ref]
    tell: list[Ref]
    notice: Words
    count: int
    further: int
    command: str


def resting_rings(context: PageContext, link: Link, own: Sequence[Definition]) -> list[PromiseRing]:
    """The promises of other links whose chain contains this link, by ring; of many, only those that `_resting` keeps.

    None for the public. `own`: the promises of the link itself.
    """
    if context.is_public:
        return []
    strength, ours = context.facts.strength(link), {promise.id for promise in own}
    in_all = strength.resting_count
    rings = [[promise for promise in ring if promise.id not in ours] for ring in strength.resting[: _rings_shown(in_all)]]
    return [
        PromiseRing(
            _RING_TITLES.get(ring, f"{counted(ring - 1, 'hand-over')} away"),
            [context.to(promise, status_note(context, promise)) for promise in _resting(promises, in_all)],
            len(promises),
        )
        for ring, promises in enumerate(rings, 1)
        if promises
    ]


def _rings_shown(in_all: int) -> int | None:
    """How many rings are shown: only the near ones where very many promises depend on the link; None for all."""
    return None if in_all <= _MOST_FALLEN else NEAR


def _resting(found: list[Promise], in_all: int) -> list[Promise]:
    """The promises of a ring to list: all; of many the first few, and the suspended ones, which do not fall."""
    return found if in_all <= _MOST_LISTED else found[:_FEW] + [each for each in found[_FEW:] if each.status == "suspended"]


def resting_count(context: PageContext, link: Link, own: Sequence[Definition]) -> int:
    """How many promises of other links depend on this link; none for the public."""
    if context.is_public:
        return 0
    strength, ours = context.facts.strength(link), {promise.id for promise in own}
    # Who makes a promise is in its first ring.
    return strength.resting_count - sum(promise.id in ours for ring in strength.resting[:1] for promise in ring)


def without_view(context: PageContext, link: Link) -> WithoutView | None:
    """What falls without this link; None for the public, who see only part of the chain."""
    if context.is_public:
        return None
    in_all = context.facts.strength(link).resting_count
    impact = context.facts.without(link, _rings_shown(in_all))
    in_ring = Counter(fallen.ring for fallen in impact.fallen)
    named: dict[int, list[Ref]] = {ring: [] for ring in in_ring}
    for fallen in impact.fallen[:_MOST_FALLEN]:
        named[fallen.ring].append(_fallen(context, fallen))
    titles = {1: "At once", 2: "One hand-over later" if is_team(link) else "At the next step that needs it"}
    return WithoutView(
        [
            PromiseRing(titles.get(ring, f"{counted(ring - 1, 'hand-over')} later"), named[ring], count)
            for ring, count in sorted(in_ring.items())
        ],
        [context.to(customer) for customer in impact.customers],
        [context.to(link) for link in impact.tell],
        notice_to_copy(impact.notice),
        len(impact.fallen) + impact.further,
        impact.further,
        f"interlock trace {key_of(link)} --without",
    )


def _fallen(context: PageContext, fallen: Fallen) -> Ref:
    through = [apart(user.title) for user in fallen.through]
    notes = (status_note(context, fallen.promise), f"through {few_of(through, _MOST_THROUGH)}" if through else "")
    return context.to(fallen.promise, ", ".join(filter(None, notes)))
