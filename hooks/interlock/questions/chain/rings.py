"""The links around any definition, by distance as in chains, and the way by which each of them contributes to it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, reduce
from itertools import accumulate, zip_longest
from operator import or_
from typing import NamedTuple

from interlock.catalog import Catalog, each_once, key_of
from interlock.catalog.owners import owner_of
from interlock.definitions import ContactPoint, Definition, Lesson, Link, Procedure, Promise, Service, Session
from interlock.definitions.in_force import is_live
from interlock.findings.nouns import apart
from interlock.questions.chain.bit_sets import positions
from interlock.questions.chain.chains import Chains
from interlock.questions.chain.handshakes import Handshake
from interlock.questions.chain.reasons import ChainReason, does_step, secures_step, used_in

# The outermost ring that is worked out by default.
LAST_SHOWN_RING = 3
# So many links around a promise are sorted as they take part.
_IN_ORDER = 20

# A link, a reason why it contributes, and the links that pass its contribution on.
_Contribution = tuple[Link, ChainReason, tuple[Link, ...]]


class Way(NamedTuple):
    """How a link contributes to a definition: its ring, from 1, and the reasons, the nearest first.

    `through`: the links that pass its contribution on, from the next one to the first ring; empty in ring 1.
    """

    link: Link
    ring: int
    reasons: tuple[ChainReason, ...]
    through: tuple[Link, ...] = ()


class Rings:
    """The links around any definition by distance. Ring 1 holds those that take part directly.

    `whole`: the catalog before redaction.
    Where all promises of something are hidden, what matters to others still does not count.
    """

    def __init__(self, catalog: Catalog, chains: Chains, handshakes: Iterable[Handshake], whole: Catalog) -> None:
        self._catalog, self._chains, self._whole = catalog, chains, whole
        self._handshakes: dict[str, list[Handshake]] = defaultdict(list)
        for handshake in handshakes:
            self._handshakes[handshake.user.id].append(handshake)

    def of(self, definition: Definition, deepest: int = LAST_SHOWN_RING) -> dict[str, int]:
        """The ring of each link, by id.

        For a promise these are the rings of its chain, for a service those of the chains of its promises. Otherwise ring 1 holds
        the links that do the steps of a procedure, staff a contact point or own the definition. `deepest` is the last ring to
        follow; chains are always complete.
        """
        match definition:
            case Promise():
                return self._of_promise(definition)
            case Service():
                return self._of_service(definition, deepest)
        return {id: way.ring for id, way in self.ways(definition, deepest).items()}

    def near(self, definition: Definition) -> list[str]:
        """The ids of the links up to `LAST_SHOWN_RING`."""
        return [id for id, ring in self.of(definition).items() if ring <= LAST_SHOWN_RING]

    def all_around(self, definition: Definition) -> set[str]:
        """The ids of all links around a definition, at any distance."""
        return set(self.of(definition, len(self._chains.links)))

    def ways(self, definition: Definition, deepest: int = LAST_SHOWN_RING) -> dict[str, Way]:
        """The way by which each link around a definition contributes to it, by id, up to the ring `deepest`."""
        match definition:
            case Promise():
                return self._along_chain(definition, deepest)
            case Service():
                promises = self._promises_of(definition)
                return _nearest(self.ways(promise, deepest) for promise in promises) or self._answering(definition, deepest)
            case Procedure():
                return self._around(self._doing(definition), self._helping(definition), deepest, self._supported(definition))
            case ContactPoint():
                staffs = ChainReason("staffs", f"staffs {apart(definition.title)}", point=definition)
                return self._around(((link, staffs, ()) for link in self._live(definition.staffed_by)), (), deepest)
            case Link():
                own = ChainReason("is", "is the link itself")
                return self._around(((link, own, ()) for link in self._live([definition.id])), (), deepest)
        return self._answering(definition, 1)

    def near_promises(self, promises: Iterable[Promise]) -> dict[str, int]:
        """The rings of the links of the chains of promises up to `LAST_SHOWN_RING`, by id."""
        return self._numbered(self._rings_of(promises)[:LAST_SHOWN_RING])

    def _of_promise(self, promise: Promise) -> dict[str, int]:
        return self._numbered(self._chains.of(promise).rings)

    def _of_service(self, service: Service, deepest: int) -> dict[str, int]:
        nearest = self._numbered(self._rings_of(self._promises_of(service)))
        return nearest or {id: way.ring for id, way in self._answering(service, deepest).items()}

    def chained(self, definitions: Iterable[Definition]) -> list[Promise]:
        """The promises in whose chains all links around the definitions are; none where other links are around one of them."""
        found: list[Promise] = []
        for definition in definitions:
            own = [definition] if isinstance(definition, Promise) else self._promises_of(definition)
            if not own:
                return []
            found += own
        return each_once(found)

    def _promises_of(self, definition: Definition) -> list[Promise]:
        """The promises of a service; none of anything else."""
        return self._catalog.referring(definition, Promise, "service") if isinstance(definition, Service) else []

    def _supported(self, procedure: Procedure) -> set[str]:
        """The ids of the promises that a procedure supports, hidden ones too."""
        written = self._whole.definitions[key_of(procedure)]
        named = (self._whole.promise(each.promise) for each in written.supports) if isinstance(written, Procedure) else ()
        return {promise.id for promise in named if promise}

    def _numbered(self, rings: Iterable[int]) -> dict[str, int]:
        """The number of each link's ring, by id."""
        ids = self._chains.ids
        return {ids[position]: number for number, ring in enumerate(rings, 1) for position in positions(ring)}

    def _rings_of(self, promises: Iterable[Promise]) -> Sequence[int]:
        """The rings of promises together, as bit sets: each link is in its nearest."""
        found: list[int] = []
        seen = 0
        for rings in zip_longest(*(self._chains.of(promise).rings for promise in promises), fillvalue=0):
            found.append(reduce(or_, rings) & ~seen)
            seen |= found[-1]
        return found

    def first_ways(self, promises: Sequence[Promise], most: int) -> Sequence[Way]:
        """The ways by which at most so many links contribute to promises, the nearest up to `LAST_SHOWN_RING`."""
        counts = accumulate(ring.bit_count() for ring in self._rings_of(promises)[:LAST_SHOWN_RING])
        enough = next((ring for ring, count in enumerate(counts, 1) if count >= most), LAST_SHOWN_RING)
        return _by_ring(_nearest(self._along_chain(promise, enough, most) for promise in promises))[:most]

    def _along_chain(self, promise: Promise, deepest: int, most: int | None = None) -> dict[str, Way]:
        found: dict[str, Way] = {}
        for member in self._chains.of(promise).up_to(deepest)[:most]:
            through = self._through(member.reasons[0], found) if member.ring > 1 else ()
            found[member.link.id] = Way(member.link, member.ring, member.reasons, through)
        return found

    def _through(self, reason: ChainReason, found: dict[str, Way]) -> tuple[Link, ...]:
        """The links that pass on the contribution of a link with this reason. They are in nearer rings, so already `found`."""
        by = reason.user or (self._catalog.link(reason.step.by) if reason.step else None)
        return (by, *(found[by.id].through if by.id in found else ())) if by else ()

    def _doing(self, procedure: Procedure) -> Iterator[_Contribution]:
        for position, step in enumerate(procedure.steps):
            for link in self._live([step.by]):
                yield link, does_step(procedure, position, step), ()

    def _helping(self, procedure: Procedure) -> Iterator[_Contribution]:
        for position, step in enumerate(procedure.steps):
            if promise := self._catalog.promise(step.secured_by):
                for link in self._live([promise.made_by]):
                    yield link, secures_step(procedure, position, step, promise), tuple(self._live([step.by]))
            for link in self._live(step.with_):
                yield link, used_in(procedure, position, step), tuple(self._live([step.by]))

    def _answering(self, definition: Definition, deepest: int) -> dict[str, Way]:
        owner = owner_of(self._catalog, definition)
        reason = ChainReason("answers", f"answers for {apart(definition.title)}")
        promises = {each.id for each in self._whole.referring(definition, Promise, "service")}
        return self._around([(owner, reason, ())] if owner and is_live(owner) else [], (), deepest, promises)

    def _around(
        self,
        first: Iterable[_Contribution],
        second: Iterable[_Contribution],
        deepest: int,
        promises: set[str] | frozenset[str] = frozenset(),
    ) -> dict[str, Way]:
        """Links by distance: `first`, then `second` and the suppliers of ring 1, then the suppliers of each ring.

        `promises`: the ids of the promises whose `matters_to` counts; empty for all.
        """
        found: dict[str, Way] = {}
        ring = _add(found, first, 1)
        waiting = list(second)
        for number in range(2, deepest + 1):
            waiting += [step for link in ring for step in self._further(found, link, promises)]
            ring = _add(found, waiting, number)
            if not ring:
                break
            waiting = []
        return found

    def _further(self, found: dict[str, Way], user: Link, promises: set[str] | frozenset[str]) -> Iterator[_Contribution]:
        """The suppliers of a link that are in no nearer ring."""
        through = (user, *found[user.id].through)
        for handshake in self._handshakes[user.id]:
            if handshake.supplier.id not in found and handshake.matters_to_any(promises):
                yield handshake.supplier, self._chains.reason_of(handshake), through

    def _live(self, ids: Iterable[str | None]) -> Iterator[Link]:
        for id in ids:
            link = self._catalog.link(id)
            if link is not None and is_live(link):
                yield link


def _add(found: dict[str, Way], steps: Iterable[_Contribution], ring: int) -> list[Link]:
    """Add the links that are not in `found` yet, with all their reasons, and return them."""
    added: dict[str, list[_Contribution]] = {}
    for step in steps:
        if step[0].id not in found:
            added.setdefault(step[0].id, []).append(step)
    for id, own in added.items():
        link, _, through = own[0]
        found[id] = Way(link, ring, tuple(reason for _, reason, _ in own), through)
    return [own[0][0] for own in added.values()]


def _nearest(ways: Iterable[dict[str, Way]]) -> dict[str, Way]:
    """The nearest of the ways of each link."""
    found: dict[str, Way] = {}
    for around in ways:
        for id, way in around.items():
            if id not in found or way.ring < found[id].ring:
                found[id] = way
    return found


def nearest_ways(rings: Rings, definitions: Iterable[Definition]) -> dict[str, Way]:
    """The links around several definitions, up to `LAST_SHOWN_RING`, each with its nearest way."""
    return _nearest(rings.ways(definition) for definition in definitions)


class Around:
    """The links around several definitions, up to `LAST_SHOWN_RING`, worked out only as far as they are asked for.

    Around promises of a large organisation there are hundreds, of which a page tells the nearest and counts the others.
    """

    def __init__(self, rings: Rings, definitions: Sequence[Definition]) -> None:
        self._rings, self._definitions = rings, definitions
        self._promises = rings.chained(definitions)

    @cached_property
    def rings(self) -> Mapping[str, int]:
        """The ring of each link, by id. The nearest come first: some in the order in which they take part, the others by id."""
        if not self._promises:
            return {way.link.id: way.ring for way in self._all}
        first = {way.link.id: way.ring for way in self.first(_IN_ORDER)}
        return first | self._rings.near_promises(self._promises)

    def first(self, most: int | None = None) -> Sequence[Way]:
        """The nearest links, at most so many, each with its nearest way; None: all."""
        if self._promises and most is not None:
            return self._rings.first_ways(self._promises, most)
        return self._all[:most]

    @cached_property
    def _all(self) -> Sequence[Way]:
        return _by_ring(nearest_ways(self._rings, self._definitions))


def _by_ring(ways: Mapping[str, Way]) -> list[Way]:
    return sorted(ways.values(), key=lambda way: way.ring)


def subjects_of(catalog: Catalog, record: Lesson | Session) -> list[Definition]:
    """The definitions that a lesson or a session is about."""
    return [found for text in record.about if (found := catalog.named(text))]
