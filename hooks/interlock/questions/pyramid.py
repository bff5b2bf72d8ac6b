"""The upside-down pyramid: leadership supports those who serve customers, and promises how soon it removes what blocks them."""

import datetime
from typing import NamedTuple

from interlock.catalog import Catalog
from interlock.definitions import Link, Promise
from interlock.definitions.in_force import is_live
from interlock.definitions.link import COACHED, OUR_TEAMS, OwnWords
from interlock.definitions.values.periods import parse_period
from interlock.definitions.values.quantities import Quantity
from interlock.questions.areas import promises_of
from interlock.questions.results.periods import later

# How long the answers of a team about itself count, unless it has a review interval.
_A_YEAR = parse_period("12 months")


def held_up_by(catalog: Catalog, leader: Link) -> list[Link]:
    """The live links that a link coaches, sorted by id."""
    return [link for link in catalog.referring(leader, Link, "coached_by") if is_live(link)]


def leads(catalog: Catalog, link: Link) -> bool:
    """Whether a link is a leadership link that coaches others."""
    return link.kind == "leadership" and bool(held_up_by(catalog, link))


def to_be_coached(catalog: Catalog) -> list[Link]:
    """The published links that serve customers or stand behind those who do, once the handbook knows any leadership."""
    links = catalog.published(Link)
    has_leadership = any(link.kind == "leadership" for link in links)
    return [link for link in links if link.kind in COACHED] if has_leadership else []


def uncoached(catalog: Catalog) -> list[Link]:
    """Those of them that name nobody who coaches them."""
    return [link for link in to_be_coached(catalog) if link.coached_by is None]


def promised_below(catalog: Catalog, leader: Link) -> list[Promise]:
    """The promises that a leadership link makes to the links that it coaches."""
    held_up = held_up_by(catalog, leader)
    return [promise for promise in promises_of(catalog, leader) if any(catalog.link(id) in held_up for id in _links_in(promise))]


def _links_in(promise: Promise) -> list[str]:
    return promise.made_to if promise.kind != "public" else []


def unblocking_promise(catalog: Catalog, link: Link) -> Promise | None:
    """The promise that measures how soon a link unblocks others, or None."""
    named = catalog.get("promise", link.unblocks.promise) if link.unblocks and link.unblocks.promise else None
    return named if isinstance(named, Promise) and named in promised_below(catalog, link) else None


def lacks_own_part(catalog: Catalog, link: Link) -> bool:
    """Whether the organisation has a vision and one of its own teams does not say what its part in that is."""
    is_ours = link.kind in OUR_TEAMS and link.status != "retired"
    return bool(catalog.organisation.vision) and is_ours and not link.our_part


class OwnAnswer(NamedTuple):
    """A team's answer about itself. `until` is the last day on which it counts."""

    answer: OwnWords
    until: datetime.date
    is_stale: bool


def own_words(catalog: Catalog, link: Link, today: datetime.date) -> list[OwnAnswer]:
    """A team's answers about itself, in their order. They are stale after its review interval, or else after a year."""
    every = _interval(catalog, link)
    dated = [(answer, later(answer.on, every)) for answer in link.says]
    return [OwnAnswer(answer, until, until < today) for answer, until in dated]


def _interval(catalog: Catalog, link: Link) -> Quantity:
    own = link.review.every if link.review else None
    return own or catalog.organisation.defaults.review_every or _A_YEAR
