"""The chain of a promise: all links that it depends on, by distance from the customer, each with the reasons why.

A ring is the set of links at one distance. Ring 1 holds the link that makes the promise, and the links that do the steps it
needs. Ring 2 holds the makers of internal promises that secure these steps, the systems and places that the steps are done
with, and the links that ring 1 relies on. Each ring after that holds the links that the ring before relies on. A link is only in
the nearest ring that it belongs to.

A handshake counts even if only one of its two links declares it. One with `matters_to` counts for those promises only. Drafts
and retired links, procedures and promises are left out, and nothing is followed through them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from interlock.catalog import Catalog
from interlock.definitions import Link, Procedure, Promise
from interlock.definitions.in_force import is_live
from interlock.definitions.name_order import by_title
from interlock.definitions.procedure import Step
from interlock.questions.chain.bit_sets import positions
from interlock.questions.chain.handshakes import Handshake
from interlock.questions.chain.reasons import ChainReason, does_step, relied_on_by, secures_step, used_in
from interlock.questions.chain.support import Supporting, securing

_STAGES = ("front", "back", "support")


# The outermost ring that pages show of long chains.
NEAR = 2


class Member(NamedTuple):
    """A link in a chain, its ring (from 1), and all reasons, the nearest to the customer first."""

    link: Link
    ring: int
    reasons: tuple[ChainReason, ...]

    @property
    def is_suspended(self) -> bool:
        """Whether the link itself is suspended."""
        return self.link.status == "suspended"


class Chains:
    """The chains of all promises. Rings are bit sets with a bit for each link, which is fast for ten thousand promises."""

    def __init__(self, catalog: Catalog, procedures: dict[str, list[Supporting]], handshakes: Iterable[Handshake]) -> None:
        self._catalog = catalog
        self._procedures = procedures
        self._chains: dict[str, Chain] = {}
        self.links = [link for link in catalog.of(Link) if is_live(link)]
        self.ids = [link.id for link in self.links]
        self._bit = {id: 1 << position for position, id in enumerate(self.ids)}
        self._suppliers: dict[int, int] = defaultdict(int)
        self._only_for: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._reliances: dict[str, list[tuple[Handshake, int]]] = defaultdict(list)
        self._users: dict[str, list[Link]] = defaultdict(list)
        self._reasons: dict[tuple[str, str], ChainReason] = {}
        self._promised = 0
        for handshake in handshakes:
            self._index(handshake)

    def of(self, promise: Promise) -> "Chain":
        """The chain of a promise."""
        if promise.id not in self._chains:
            self._chains[promise.id] = Chain(promise, self, tuple(self._rings(promise)))
        return self._chains[promise.id]

    @cached_property
    def promises_by_ring(self) -> dict[str, list[list[Promise]]]:
        """The chains inverted: for the id of each link, the live promises in whose chains it is, as a list for each ring.

        Each list is sorted by title.
        """
        found: dict[str, list[list[Promise]]] = {link.id: [] for link in self.links}
        by_position = list(found.values())
        for promise in sorted(filter(is_live, self._catalog.of(Promise)), key=by_title):
            for number, ring in enumerate(self.of(promise).rings, 1):
                for position in positions(ring):
                    rings = by_position[position]
                    while len(rings) < number:
                        rings.append([])
                    rings[number - 1].append(promise)
        return found

    def holding(self, promises: list[Promise]) -> list[Promise]:
        """Live promises without those that are suspended."""
        return [each for each in promises if each.id not in self._suspended] if self._suspended else promises

    @cached_property
    def _suspended(self) -> frozenset[str]:
        return frozenset(promise.id for promise in self._catalog.of(Promise) if promise.status == "suspended")

    def bit(self, link: Link) -> int:
        """The bit of a link; 0 for a draft or retired link."""
        return self._bit.get(link.id, 0)

    def makes_and_does(self, promise: Promise) -> Iterator[tuple[Link, ChainReason]]:
        """The links of ring 1, each with a reason, the maker first."""
        if maker := self._live(promise.made_by):
            yield maker, ChainReason("makes", "makes the promise", promise=promise)
        for procedure, position, step in self._steps(promise):
            if link := self._live(step.by):
                yield link, does_step(procedure, position, step)

    def secures(self, promise: Promise) -> Iterator[tuple[Link, ChainReason]]:
        """The links whose promises secure a step, each with a reason."""
        for procedure, position, step in self._steps(promise):
            secured_by = securing(self._catalog, step) if step.secured_by else None
            if secured_by and (link := self._live(secured_by.made_by)):
                yield link, secures_step(procedure, position, step, secured_by)

    def used(self, promise: Promise) -> Iterator[tuple[Link, ChainReason]]:
        """The systems and places that steps are done with, each with a reason."""
        for procedure, position, step in self._steps(promise):
            for link in filter(None, map(self._live, dict.fromkeys(step.with_))):
                yield link, used_in(procedure, position, step)

    def reliances(self, user: Link, promise: Promise, within: int = -1) -> Iterator[Handshake]:
        """The handshakes by which a link relies on others (of the bit set `within`) to keep a promise."""
        for handshake, supplier in self._reliances.get(user.id, ()):
            if supplier & within and (handshake.matters_to is None or promise.id in handshake.matters_to):
                yield handshake

    def users_of(self, link: Link) -> list[Link]:
        """The links that rely on a link, whatever for."""
        return self._users.get(link.id, [])

    def reason_of(self, handshake: Handshake, promise: Promise | None = None) -> ChainReason:
        """The reason that a link relies on another, which all chains share unless promises need different things."""
        if promise and not handshake.is_alike_for_all:
            return relied_on_by(handshake, promise)
        pair = (handshake.user.id, handshake.supplier.id)
        if pair not in self._reasons:
            self._reasons[pair] = relied_on_by(handshake)
        return self._reasons[pair]

    def promised(self, users: int, promise: Promise) -> Iterator[Handshake]:
        """The handshakes with promises to any of these links (a bit set) on which it relies to keep a promise."""
        for position in positions(users & self._promised):
            yield from (handshake for handshake in self.reliances(self.links[position], promise) if handshake.promises)

    def _index(self, handshake: Handshake) -> None:
        user, supplier = self._bit[handshake.user.id], self._bit[handshake.supplier.id]
        self._promised |= user if handshake.promises else 0
        if handshake.matters_to is None:
            self._suppliers[user.bit_length() - 1] |= supplier
        for promise_id in handshake.matters_to or ():
            self._only_for[promise_id].append((user, supplier))
        self._reliances[handshake.user.id].append((handshake, supplier))
        self._users[handshake.supplier.id].append(handshake.user)

    def _steps(self, promise: Promise) -> Iterator[tuple[Procedure, int, Step]]:
        for supporting in self._procedures.get(promise.id, ()):
            for position, step in supporting.needed:
                yield supporting.procedure, position, step

    def _rings(self, promise: Promise) -> Iterator[int]:
        steps = [step for _, _, step in self._steps(promise)]
        seen = ring = self._bits([promise.made_by, *(step.by for step in steps)])
        nearer = self._bits(found.made_by for step in steps if step.secured_by and (found := securing(self._catalog, step)))
        nearer |= self._bits(id for step in steps for id in step.with_)
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
    """The chain of one promise. `rings` are bit sets, the nearest first; `members` are the links with their reasons."""

    promise: Promise
    chains: Chains
    rings: tuple[int, ...]

    def ring(self, number: int) -> tuple[Member, ...]:
        """The members of a ring, counted from 1."""
        return tuple(member for member in (self.near if number <= NEAR else self.members) if member.ring == number)

    def links_in(self, number: int) -> list[Link]:
        """The links of a ring, counted from 1, sorted by id."""
        return [self.chains.links[position] for ring in self.rings[number - 1 : number] for position in positions(ring)]

    @cached_property
    def members(self) -> tuple[Member, ...]:
        """The links of the chain, ring by ring.

        Ring 1 is sorted by the stage of the nearest step (front, back, support), then by the order of the steps, with a maker
        that does no step last; every other ring by the order of the links that rely on it.
        """
        return self._members_up_to(len(self.rings))

    @cached_property
    def near(self) -> tuple[Member, ...]:
        """The members of the rings up to `NEAR`, worked out without the others."""
        return self._members_up_to(NEAR) if len(self.rings) > NEAR else self.members

    @cached_property
    def _near_by_id(self) -> dict[str, Member]:
        return {member.link.id: member for member in self.near}

    def member(self, link: Link) -> Member:
        """The member for a link. Raises StopIteration when the link is not in the chain."""
        near = self._near_by_id.get(link.id)
        return near or next(member for member in self.members if member.link.id == link.id)

    @cached_property
    def count(self) -> int:
        """The number of links in the chain."""
        return sum(ring.bit_count() for ring in self.rings)

    def up_to(self, deepest: int) -> tuple[Member, ...]:
        """The members of the rings up to `deepest`, worked out without the others.

        Not cached, apart from those near and from all: of all promises together, they are many.
        """
        if deepest >= len(self.rings):
            return self.members
        return self.near if deepest == NEAR else self._members_up_to(deepest)

    def _members_up_to(self, deepest: int) -> tuple[Member, ...]:
        reasons: dict[str, list[ChainReason]] = {}
        links: dict[str, Link] = {}
        for link, reason in self.chains.makes_and_does(self.promise):
            links[link.id] = link
            reasons.setdefault(link.id, []).append(reason)
        order = sorted(links.values(), key=lambda link: _stage_rank(reasons[link.id]))
        within = sum(self.rings[:deepest])
        for link, reason in (*self.chains.secures(self.promise), *self.chains.used(self.promise)):
            if not self.chains.bit(link) & within:
                continue
            if link.id not in reasons:
                order.append(link)
            reasons.setdefault(link.id, []).append(reason)
        self._follow(order, reasons, within)
        return tuple(
            Member(link, number, tuple(reasons[link.id])) for link, number in zip(order, self._rings_of(order), strict=True)
        )

    def _rings_of(self, links: Iterable[Link]) -> Iterator[int]:
        """The rings of links that are sorted by ring."""
        number = 1
        for link in links:
            bit = self.chains.bit(link)
            while not self.rings[number - 1] & bit:
                number += 1
            yield number

    def _follow(self, order: list[Link], reasons: dict[str, list[ChainReason]], within: int) -> None:
        """Append the links that others rely on, breadth first, as far as they are in the bit set `within`.

        A handshake back to a link that was visited before adds no reason.
        """
        visited: set[str] = set()
        for user in order:  # the list grows during the iteration, ring after ring
            visited.add(user.id)
            for handshake in self.chains.reliances(user, self.promise, within):
                supplier = handshake.supplier
                if supplier.id in visited:
                    continue
                if supplier.id not in reasons:
                    order.append(supplier)
                reasons.setdefault(supplier.id, []).append(self.chains.reason_of(handshake, self.promise))


def _stage_rank(reasons: list[ChainReason]) -> int:
    lines = [_STAGES.index(reason.step.stage) for reason in reasons if reason.step and reason.step.stage in _STAGES]
    return min(lines, default=len(_STAGES) if all(reason.key == "makes" for reason in reasons) else len(_STAGES) - 1)
