"""The chain of a promise: every link that must hold for it to be kept, in rings, with the reasons why each is there.

A ring is a distance from the customer. Ring 1: the link that makes the promise, and the links that do the steps it needs.
Ring 2: the links that a step passes through by an internal promise that secures it, and the links that ring 1 relies on.
Every ring after that: the links that the ring before it relies on. A link stands in the nearest ring that it belongs to.

A handshake counts whichever arm declares it. One with `matters_to` belongs to those promises only. Links, procedures and
promises that are drafts or retired are left out, and nothing is followed through them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from interlock.catalog import Catalog
from interlock.definitions import ContactPoint, Link, Procedure, Promise
from interlock.definitions.procedure import Step
from interlock.questions.chain.handshakes import Handshake
from interlock.questions.chain.support import Supporting, is_live, securing

_LINES = ("front", "back", "support")

# Rings up to one hand-over away: what pages tell of long chains.
NEAR = 2


@dataclass(frozen=True, slots=True)
class ChainReason:
    """Why a link is in a chain.

    `makes`: it makes the promise. `does`: it does step `number` of `procedure`. `secures`: by `promise` it secures that
    step. `relied-on`: `user` relies on it (`handshake`). `words` say the same. `suspended`: what the reason rests on is.
    Around what is no promise there are more: `staffs` the `point`; `answers` for it; `is` the link itself.
    """

    key: Literal["makes", "does", "secures", "relied-on", "staffs", "answers", "is"]
    words: str
    procedure: Procedure | None = None
    step: Step | None = None
    number: int | None = None
    promise: Promise | None = None
    user: Link | None = None
    handshake: Handshake | None = None
    suspended: bool = False
    point: ContactPoint | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A link in a chain: the ring it stands in, from 1, and every reason, the nearest to the customer first."""

    link: Link
    ring: int
    reasons: tuple[ChainReason, ...]

    @property
    def suspended(self) -> bool:
        """Whether the link itself is suspended."""
        return self.link.status == "suspended"


class Chains:
    """The chains of all promises. Rings are sets of bits, a bit a link, so that ten thousand promises are quick to ask."""

    def __init__(self, catalog: Catalog, procedures: dict[str, list[Supporting]], handshakes: Iterable[Handshake]) -> None:
        self._catalog = catalog
        self._procedures = procedures
        self._found: dict[str, Chain] = {}
        self.links = [link for link in catalog.of(Link) if is_live(link)]
        self._bit = {link.id: 1 << position for position, link in enumerate(self.links)}
        self._suppliers: dict[int, int] = defaultdict(int)
        self._only_for: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._reliances: dict[str, list[tuple[Handshake, frozenset[str] | None]]] = defaultdict(list)
        self._promised = 0
        for handshake in handshakes:
            self._add(handshake)

    def of(self, promise: Promise) -> "Chain":
        """The chain of a promise."""
        if promise.id not in self._found:
            self._found[promise.id] = Chain(promise, self, tuple(self._rings(promise)))
        return self._found[promise.id]

    @cached_property
    def standing(self) -> dict[str, list[list[Promise]]]:
        """For each link the live promises in whose chain it stands, by ring and id: the chains seen from the other end."""
        found: dict[str, list[list[Promise]]] = {link.id: [] for link in self.links}
        by_position = list(found.values())
        for promise in self._catalog.of(Promise):
            if is_live(promise):
                for number, ring in enumerate(self.of(promise).rings, 1):
                    for position in positions(ring):
                        rings = by_position[position]
                        while len(rings) < number:
                            rings.append([])
                        rings[number - 1].append(promise)
        return found

    def bit(self, link: Link) -> int:
        """The link's bit; none for a link that is a draft or retired."""
        return self._bit.get(link.id, 0)

    def makes_and_does(self, promise: Promise) -> Iterator[tuple[Link, ChainReason]]:
        """The links of ring 1 with the reasons, the maker first."""
        if maker := self._live(promise.made_by):
            yield maker, ChainReason("makes", "makes the promise", promise=promise)
        for procedure, position, step in self._steps(promise):
            if link := self._live(step.by):
                yield link, does_step(procedure, position, step)

    def secures(self, promise: Promise) -> Iterator[tuple[Link, ChainReason]]:
        """The links whose promises secure a step, with the reasons."""
        for procedure, position, step in self._steps(promise):
            secured_by = securing(self._catalog, step) if step.secured_by else None
            if secured_by and (link := self._live(secured_by.made_by)):
                yield link, secures_step(procedure, position, step, secured_by)

    def reliances(self, user: Link, promise: Promise) -> Iterator[Handshake]:
        """The handshakes by which a link relies on others when it keeps a promise."""
        for handshake, only_for in self._reliances.get(user.id, ()):
            if only_for is None or promise.id in only_for:
                yield handshake

    def promised(self, users: int, promise: Promise) -> Iterator[Handshake]:
        """The handshakes in which any of these links is promised something that it needs to keep a promise."""
        for position in positions(users & self._promised):
            yield from (handshake for handshake in self.reliances(self.links[position], promise) if handshake.promises)

    def _add(self, handshake: Handshake) -> None:
        user, supplier = self._bit[handshake.user.id], self._bit[handshake.supplier.id]
        self._promised |= user if handshake.promises else 0
        only_for = None
        if handshake.matters_to is None:
            self._suppliers[user.bit_length() - 1] |= supplier
        else:
            only_for = frozenset(promise.id for id in handshake.matters_to if (promise := self._catalog.promise(id)))
            for promise_id in only_for:
                self._only_for[promise_id].append((user, supplier))
        self._reliances[handshake.user.id].append((handshake, only_for))

    def _steps(self, promise: Promise) -> Iterator[tuple[Procedure, int, Step]]:
        for supporting in self._procedures.get(promise.id, ()):
            for position, step in supporting.needed:
                yield supporting.procedure, position, step

    def _rings(self, promise: Promise) -> Iterator[int]:
        steps = [step for _, _, step in self._steps(promise)]
        seen = ring = self._bits([promise.made_by, *(step.by for step in steps)])
        nearer = self._bits(found.made_by for step in steps if step.secured_by and (found := securing(self._catalog, step)))
        only_for, suppliers = self._only_for.get(promise.id, ()), self._suppliers
        while ring or nearer:
            yield ring
            for position in positions(ring):
                nearer |= suppliers[position]
            for user, supplier in only_for:
                if user & ring:
                    nearer |= supplier
            ring = nearer & ~seen
            seen |= ring
            nearer = 0

    def _bits(self, ids: Iterable[str | None]) -> int:
        bits = 0
        for link in map(self._catalog.link, ids):
            bits |= self._bit.get(link.id, 0) if link else 0
        return bits

    def _live(self, id: str | None) -> Link | None:
        link = self._catalog.link(id)
        return link if link is not None and is_live(link) else None


@dataclass(frozen=True)
class Chain:
    """The chain of one promise. `rings` are sets of bits, the nearest first; `members` tells them as people need them."""

    promise: Promise
    chains: Chains
    rings: tuple[int, ...]

    def ring_of(self, link: Link) -> int | None:
        """The ring, from 1, in which a link stands; None when the promise does not need it."""
        bit = self.chains.bit(link)
        return next((number for number, ring in enumerate(self.rings, 1) if ring & bit), None)

    def ring(self, number: int) -> tuple[Member, ...]:
        """The members of one ring, from 1."""
        return tuple(member for member in (self.near if number <= NEAR else self.members) if member.ring == number)

    def links_in(self, number: int) -> list[Link]:
        """The links of one ring, from 1, in the order of their ids."""
        return [self.chains.links[position] for ring in self.rings[number - 1 : number] for position in positions(ring)]

    @cached_property
    def members(self) -> tuple[Member, ...]:
        """The links from the customer inward.

        Ring 1 goes by the line of the nearest step (front, back, support), then by the order of the steps, a maker without
        a step last; every further ring by the order of those it holds up.
        """
        return self._told(len(self.rings))

    @cached_property
    def near(self) -> tuple[Member, ...]:
        """The members of the rings up to one hand-over away, without a look at the others."""
        return self._told(NEAR) if len(self.rings) > NEAR else self.members

    @cached_property
    def _near_by_id(self) -> dict[str, Member]:
        return {member.link.id: member for member in self.near}

    def member(self, link: Link) -> Member:
        """The member that a link of this chain is. Raises StopIteration for any other."""
        near = self._near_by_id.get(link.id)
        return near or next(member for member in self.members if member.link.id == link.id)

    @cached_property
    def count(self) -> int:
        """How many links there are in it."""
        return sum(ring.bit_count() for ring in self.rings)

    def up_to(self, deepest: int) -> tuple[Member, ...]:
        """The members of the rings up to that one."""
        return self._told(deepest) if deepest < len(self.rings) else self.members

    def _told(self, deepest: int) -> tuple[Member, ...]:
        reasons: dict[str, list[ChainReason]] = {}
        links: dict[str, Link] = {}
        for link, reason in self.chains.makes_and_does(self.promise):
            links[link.id] = link
            reasons.setdefault(link.id, []).append(reason)
        order = sorted(links.values(), key=lambda link: _line(reasons[link.id]))
        for link, reason in self.chains.secures(self.promise):
            if link.id not in reasons:
                order.append(link)
            reasons.setdefault(link.id, []).append(reason)
        within = sum(self.rings[:deepest])
        self._follow(order, reasons, within)
        return tuple(Member(link, self.ring_of(link) or 0, tuple(reasons[link.id])) for link in order)

    def _follow(self, order: list[Link], reasons: dict[str, list[ChainReason]], within: int) -> None:
        """Add those relied on, as far as they are `within`, behind those who rely on them.

        Whoever has had its turn is not followed back to.
        """
        passed: set[str] = set()
        for user in order:  # grows while it is gone through: one ring after the other
            passed.add(user.id)
            for handshake in self.chains.reliances(user, self.promise):
                supplier = handshake.supplier
                if supplier.id in passed or not self.chains.bit(supplier) & within:
                    continue
                if supplier.id not in reasons:
                    order.append(supplier)
                reasons.setdefault(supplier.id, []).append(relied_on_by(handshake))


def positions(bits: int) -> Iterator[int]:
    """The positions of the bits that are set, lowest first."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def _line(reasons: list[ChainReason]) -> int:
    lines = [_LINES.index(reason.step.stage) for reason in reasons if reason.step and reason.step.stage in _LINES]
    return min(lines, default=len(_LINES) if all(reason.key == "makes" for reason in reasons) else len(_LINES) - 1)


def does_step(procedure: Procedure, position: int, step: Step) -> ChainReason:
    """That a link does the step at a position of a procedure."""
    words = f"does step {position + 1} of {procedure.title}" + (", if needed" if step.only_if else "")
    suspended = procedure.status == "suspended"
    return ChainReason("does", words, procedure=procedure, step=step, number=position + 1, suspended=suspended)


def secures_step(procedure: Procedure, position: int, step: Step, promise: Promise) -> ChainReason:
    """That a link secures the step at a position of a procedure by a promise."""
    words = f"secures step {position + 1} of {procedure.title}: {promise.title}"
    suspended = "suspended" in (procedure.status, promise.status)
    return ChainReason(
        "secures", words, procedure=procedure, step=step, number=position + 1, promise=promise, suspended=suspended
    )


def relied_on_by(handshake: Handshake) -> ChainReason:
    """That the user of a handshake relies on its supplier."""
    user = handshake.user
    what = next((reliance.for_ for reliance in handshake.reliances if reliance.for_), None)
    given = next((support.with_ for support in handshake.supports if support.with_), None)
    if what:
        words = f"{user.title} relies on it for {what}"
    elif given:
        words = f"gives {user.title} {given}"
    elif handshake.promises:
        words = f"promises {user.title}: {handshake.promises[0].title}"
    else:
        words = f"{user.title} relies on it"
    promise = handshake.promises[0] if handshake.promises else None
    return ChainReason("relied-on", words, promise=promise, user=user, handshake=handshake, suspended=user.status == "suspended")
