"""Thanks and causes, link by link: a compliment is shared along the chain, a failure stays where it was traced to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from interlock.catalog import Catalog
from interlock.catalog.owners import owner_of
from interlock.definitions import ContactPoint, Definition, Lesson, Link, Procedure, Promise, Service
from interlock.definitions.lesson import Cause
from interlock.questions.chain import Chains, positions
from interlock.questions.chain.handshakes import Handshake
from interlock.questions.chain.support import is_live

# A compliment counts up to the second ring and shows up to the third.
COUNTS, SHOWS = 2, 3


class Thanks(NamedTuple):
    """A compliment or an excellence, and how near to it a link stands: the ring, from 1.

    `named`: the lesson names the link; then it counts, however far away it stands.
    """

    lesson: Lesson
    ring: int
    named: bool = False

    @property
    def counts(self) -> bool:
        """Whether it counts for the link; else it only shows."""
        return self.named or self.ring <= COUNTS


class Traced(NamedTuple):
    """A complaint or a failure, and what in it was traced to a link."""

    lesson: Lesson
    cause: Cause


@dataclass(slots=True)
class Credit:
    """Thanks and causes by the link's id, the latest lesson first."""

    thanks: dict[str, list[Thanks]] = field(default_factory=lambda: defaultdict(list))
    causes: dict[str, list[Traced]] = field(default_factory=lambda: defaultdict(list))

    def thanked(self, link: Link) -> list[Thanks]:
        """The compliments that reach a link."""
        return self.thanks.get(link.id, [])

    def counted(self, link: Link) -> int:
        """How many compliments count for a link."""
        return sum(thanks.counts for thanks in self.thanked(link))

    def caused(self, link: Link) -> list[Traced]:
        """The failures that were traced to a link."""
        return self.causes.get(link.id, [])


def credit_of(catalog: Catalog, chains: Chains, handshakes: Iterable[Handshake]) -> Credit:
    """Share out every lesson that holds: compliments and excellence along the chain, complaints and failures where they began."""
    rings = Rings(catalog, chains, handshakes)
    credit = Credit()
    for lesson in sorted(
        (lesson for lesson in catalog.of(Lesson) if is_live(lesson)), key=lambda lesson: lesson.on, reverse=True
    ):
        if lesson.type in ("compliment", "excellence"):
            for id, thanks in _thanks(catalog, lesson, rings):
                credit.thanks[id].append(thanks)
        elif lesson.type in ("complaint", "failure"):
            for cause in lesson.traced_to:
                if link := catalog.link(cause.link):
                    credit.causes[link.id].append(Traced(lesson, cause))
    return credit


def _thanks(catalog: Catalog, lesson: Lesson, rings: "Rings") -> Iterator[tuple[str, Thanks]]:
    nearest: dict[str, int] = {}
    for definition in _about(catalog, lesson):
        for id, ring in rings.of(definition).items():
            nearest[id] = min(ring, nearest.get(id, ring))
    named = {link.id for cause in lesson.traced_to if (link := catalog.link(cause.link))}
    for id in sorted(nearest.keys() | named, key=lambda id: (nearest.get(id, 0), id)):
        if id in named or nearest[id] <= SHOWS:
            yield id, Thanks(lesson, nearest.get(id, 1), id in named)


def _about(catalog: Catalog, lesson: Lesson) -> Iterator[Definition]:
    for reference in lesson.about:
        kind, _, id = reference.partition("/")
        if definition := catalog.get(kind, id.partition("#")[0]):
            yield definition


class Rings:
    """The links around any definition by distance, ring one being those who keep it themselves."""

    def __init__(self, catalog: Catalog, chains: Chains, handshakes: Iterable[Handshake]) -> None:
        self._catalog, self._chains = catalog, chains
        self._handshakes: dict[str, list[Handshake]] = defaultdict(list)
        for handshake in handshakes:
            self._handshakes[handshake.user.id].append(handshake)

    def of(self, definition: Definition) -> dict[str, int]:
        """The ring of each link: a promise's chain; around a procedure those who do its steps, around a contact point those
        who staff it, around a service the chains of its promises, around anything else who answers for it."""
        match definition:
            case Promise():
                return self._of_promise(definition)
            case Service():
                return self._of_service(definition)
            case Procedure():
                doing = {step.by for step in definition.steps}
                securing = {promise.made_by for step in definition.steps if (promise := self._catalog.promise(step.secured_by))}
                return self._around(doing, securing, {supports.promise.lower() for supports in definition.supports})
            case ContactPoint():
                return self._around(definition.staffed_by)
            case Link():
                return self._around([definition.id])
        owner = owner_of(self._catalog, definition)
        return {owner.id: 1} if owner else {}

    def near(self, definition: Definition) -> list[str]:
        """The links up to two hand-overs away."""
        return [id for id, ring in self.of(definition).items() if ring <= SHOWS]

    def _of_promise(self, promise: Promise) -> dict[str, int]:
        rings = enumerate(self._chains.of(promise).rings, 1)
        return {self._chains.links[position].id: number for number, ring in rings for position in positions(ring)}

    def _of_service(self, service: Service) -> dict[str, int]:
        nearest: dict[str, int] = {}
        for promise in self._catalog.referring(service, "promise", "service"):
            for id, ring in self.of(promise).items():
                nearest[id] = min(ring, nearest.get(id, ring))
        return nearest or self._around([service.owner])

    def _around(
        self, first: Iterable[str | None], second: Iterable[str] = (), promises: frozenset[str] | set[str] = frozenset()
    ) -> dict[str, int]:
        """Links by distance: the first, then `second` and those the first rely on, then those these rely on."""
        found = dict.fromkeys(self._live(first), 1)
        ring = list(found)
        waiting = list(self._live(second))
        for number in range(2, SHOWS + 1):
            waiting += [supplier for id in ring for supplier in self._suppliers(id, promises)]
            ring = [id for id in dict.fromkeys(waiting) if id not in found]
            found |= dict.fromkeys(ring, number)
            waiting = []
        return found

    def _suppliers(self, user: str, promises: frozenset[str] | set[str]) -> Iterator[str]:
        for handshake in self._handshakes[user]:
            if handshake.matters_to is None or not promises or handshake.matters_to & promises:
                yield handshake.supplier.id

    def _live(self, ids: Iterable[str | None]) -> Iterator[str]:
        for id in ids:
            link = self._catalog.link(id)
            if link is not None and is_live(link):
                yield link.id
