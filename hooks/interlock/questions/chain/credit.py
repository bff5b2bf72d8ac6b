"""Thanks and causes of failures by link. Thanks reach all links of the chain; a failure only the links it was traced to.

Nobody thanks a system or a place: its owner has the thanks. Both pass from a retired link to the one that took its place, which
has them as the link that it was.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from interlock.catalog import Catalog
from interlock.catalog.owners import answering_for
from interlock.catalog.replacements import in_place_of
from interlock.definitions import Lesson, Link
from interlock.definitions.in_force import is_live
from interlock.definitions.lesson import Cause
from interlock.questions.chain.rings import Rings, Way, nearest_ways, subjects_of
from interlock.questions.chain.team_ways import ways_of_teams

# The outermost ring whose links have thanks counted; `LAST_SHOWN_RING` is the outermost that sees them.
_LAST_COUNTED_RING = 2

# The keys of reasons by which a link contributed itself, not through another link.
OWN_CONTRIBUTION = ("is", "does", "makes", "staffs")


class Thanks(NamedTuple):
    """A lesson about something that went well, and a link that contributed to it.

    `way`: how the link contributed, or None when it is outside the chain. `causes`: what the lesson traces to the link.
    `was`: the retired links that contributed, where `link` took their place since.
    """

    lesson: Lesson
    link: Link
    way: Way | None
    causes: tuple[Cause, ...] = ()
    was: tuple[Link, ...] = ()

    @property
    def ring(self) -> int:
        """The ring of the link, from 1."""
        return self.way.ring if self.way else 1

    @property
    def counts(self) -> bool:
        """Whether it is counted for the link and not only shown. A link that the lesson names always counts."""
        return bool(self.causes) or self.ring <= _LAST_COUNTED_RING

    @property
    def is_own_step(self) -> bool:
        """Whether the link contributed by its own step, promise or contact point."""
        own = self.way is not None and any(reason.key in OWN_CONTRIBUTION for reason in self.way.reasons)
        return own or any(cause.step for cause in self.causes)


class Traced(NamedTuple):
    """A complaint or a failure, and a cause that was traced to a link; `was`: the retired one whose place that took since."""

    lesson: Lesson
    cause: Cause
    was: tuple[Link, ...] = ()


@dataclass(slots=True)
class Credit:
    """Thanks and causes by the id of the link, the latest lesson first.

    `shares`: thanks by the id of the lesson, sorted by nearness.
    """

    thanks: dict[str, list[Thanks]] = field(default_factory=lambda: defaultdict(list))
    causes: dict[str, list[Traced]] = field(default_factory=lambda: defaultdict(list))
    shares: dict[str, list[Thanks]] = field(default_factory=dict)

    def thanked(self, link: Link) -> list[Thanks]:
        """The thanks for a link, counted or only shown."""
        return self.thanks.get(link.id, [])

    def counted(self, link: Link) -> int:
        """The number of thanks that are counted for a link."""
        return sum(thanks.counts for thanks in self.thanked(link))

    def caused(self, link: Link) -> list[Traced]:
        """The complaints and failures that were traced to a link."""
        return self.causes.get(link.id, [])

    def shared(self, lesson: Lesson) -> list[Thanks]:
        """The thanks of a lesson, one for each link that contributed."""
        return self.shares.get(lesson.id, [])

    def last_thanked(self, link: Link) -> datetime.date | None:
        """The day of the latest lesson whose thanks are counted for a link, or None."""
        return next((thanks.lesson.on for thanks in self.thanked(link) if thanks.counts), None)


def credit_of(catalog: Catalog, rings: Rings) -> Credit:
    """Collect the thanks and the causes of failures from every live lesson."""
    credit = Credit()
    live = (lesson for lesson in catalog.of(Lesson) if is_live(lesson))
    for lesson in sorted(live, key=lambda lesson: lesson.on, reverse=True):
        if lesson.is_thanks:
            credit.shares[lesson.id] = sorted(_thanks(catalog, lesson, rings), key=_nearness)
            for thanks in credit.shares[lesson.id]:
                credit.thanks[thanks.link.id].append(thanks)
                for was in thanks.was:
                    credit.thanks[was.id].append(_of_its_time(catalog, thanks, was))
        elif lesson.is_failure:
            for cause in lesson.traced_to:
                _trace(catalog, credit, lesson, cause)
    return credit


def _trace(catalog: Catalog, credit: Credit, lesson: Lesson, cause: Cause) -> None:
    if link := catalog.link(cause.link):
        credit.causes[link.id].append(Traced(lesson, cause))
        now = _now(catalog, link)
        if now is not link:
            credit.causes[now.id].append(Traced(lesson, cause, (link,)))


def _now(catalog: Catalog, link: Link) -> Link:
    """The link itself or, where it was retired, the one in its place, if there is one."""
    return in_place_of(catalog, link) or link


def _of_its_time(catalog: Catalog, thanks: Thanks, was: Link) -> Thanks:
    """The same thanks as a retired link had them: for what the lesson says of itself."""
    own = tuple(cause for cause in thanks.causes if answering_for(catalog, catalog.link(cause.link)) is was)
    return thanks._replace(link=was, way=None, causes=own, was=())


def _thanks(catalog: Catalog, lesson: Lesson, rings: Rings) -> Iterator[Thanks]:
    was: dict[str, list[Link]] = defaultdict(list)

    def now(link: Link) -> Link:
        """The link that has the thanks; what it was is noted."""
        found = _now(catalog, link)
        if found is not link and link not in was[found.id]:
            was[found.id].append(link)
        return found

    about = [now(found) if isinstance(found, Link) else found for found in subjects_of(catalog, lesson)]
    named: dict[str, list[Cause]] = defaultdict(list)
    for cause in lesson.traced_to:
        if team := answering_for(catalog, catalog.link(cause.link)):
            named[now(team).id].append(cause)
    ways = ways_of_teams(catalog, nearest_ways(rings, about))
    for id in [*named, *(id for id in ways if id not in named)]:
        link = catalog.link(id)
        assert link is not None
        yield Thanks(lesson, link, ways.get(id), tuple(named.get(id, ())), tuple(was.get(id, ())))


def _nearness(thanks: Thanks) -> tuple[bool, bool, int]:
    """The sort key for thanks: links with an own step first, then those that the lesson names, then by ring."""
    return (not thanks.is_own_step, not thanks.causes, thanks.ring)
