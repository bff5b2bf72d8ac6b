"""Thanks and causes, link by link: thanks are shared along the chain, a failure stays where it was traced to."""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from interlock.catalog import Catalog
from interlock.definitions import Lesson, Link
from interlock.definitions.lesson import Cause
from interlock.questions.chain.rings import Rings, Way, nearest_ways, subjects_of
from interlock.questions.chain.support import is_live

# Thanks count up to the second ring and show up to the third.
COUNTS = 2

# Reasons by which a link helped with something of its own, not with what it gave to another.
OWN = ("is", "does", "makes", "staffs")


class Thanks(NamedTuple):
    """Something that went well, and how a link had a hand in it.

    `way`: how what the link does got there, None where it stands outside the chain. `causes`: what the lesson says of it.
    """

    lesson: Lesson
    link: Link
    way: Way | None
    causes: tuple[Cause, ...] = ()

    @property
    def ring(self) -> int:
        """How near it stands, from 1."""
        return self.way.ring if self.way else 1

    @property
    def counts(self) -> bool:
        """Whether it counts for the link; else it only shows. Whoever is named counts, however far away."""
        return bool(self.causes) or self.ring <= COUNTS

    @property
    def is_own_step(self) -> bool:
        """Whether it was a step of the link's own, or its own promise or contact point."""
        own = self.way is not None and any(reason.key in OWN for reason in self.way.reasons)
        return own or any(cause.step for cause in self.causes)


class Traced(NamedTuple):
    """A complaint or a failure, and what in it was traced to a link."""

    lesson: Lesson
    cause: Cause


@dataclass(slots=True)
class Credit:
    """Thanks and causes by the link's id, the latest lesson first; thanks by the lesson's id, whoever's own step it was first."""

    thanks: dict[str, list[Thanks]] = field(default_factory=lambda: defaultdict(list))
    causes: dict[str, list[Traced]] = field(default_factory=lambda: defaultdict(list))
    shares: dict[str, list[Thanks]] = field(default_factory=dict)

    def thanked(self, link: Link) -> list[Thanks]:
        """The thanks that reach a link."""
        return self.thanks.get(link.id, [])

    def counted(self, link: Link) -> int:
        """How many thanks count for a link."""
        return sum(thanks.counts for thanks in self.thanked(link))

    def caused(self, link: Link) -> list[Traced]:
        """The failures that were traced to a link."""
        return self.causes.get(link.id, [])

    def shared(self, lesson: Lesson) -> list[Thanks]:
        """Everyone who had a hand in a lesson that is thanks."""
        return self.shares.get(lesson.id, [])

    def last_thanked(self, link: Link) -> datetime.date | None:
        """The last day on which something happened that counts for a link."""
        return next((thanks.lesson.on for thanks in self.thanked(link) if thanks.counts), None)


def credit_of(catalog: Catalog, rings: Rings) -> Credit:
    """Share out every lesson that holds: thanks along the chain, complaints and failures where they began."""
    credit = Credit()
    live = (lesson for lesson in catalog.of(Lesson) if is_live(lesson))
    for lesson in sorted(live, key=lambda lesson: lesson.on, reverse=True):
        if lesson.is_thanks:
            credit.shares[lesson.id] = sorted(_thanks(catalog, lesson, rings), key=_nearness)
            for thanks in credit.shares[lesson.id]:
                credit.thanks[thanks.link.id].append(thanks)
        elif lesson.is_failure:
            for cause in lesson.traced_to:
                if link := catalog.link(cause.link):
                    credit.causes[link.id].append(Traced(lesson, cause))
    return credit


def _thanks(catalog: Catalog, lesson: Lesson, rings: Rings) -> Iterator[Thanks]:
    ways = nearest_ways(rings, subjects_of(catalog, lesson))
    named: dict[str, list[Cause]] = {}
    for cause in lesson.traced_to:
        if link := catalog.link(cause.link):
            named.setdefault(link.id, []).append(cause)
    for id in [*named, *(id for id in ways if id not in named)]:
        link = catalog.link(id)
        assert link is not None
        yield Thanks(lesson, link, ways.get(id), tuple(named.get(id, ())))


def _nearness(thanks: Thanks) -> tuple[bool, bool, int]:
    """Whose own step it was comes first, then those the lesson names, then by distance; equals stay as the chain has them."""
    return (not thanks.is_own_step, not thanks.causes, thanks.ring)
