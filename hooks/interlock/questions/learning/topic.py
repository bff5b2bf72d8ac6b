"""What a session is about: the definitions that belong to its subject, and the links around it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from interlock.catalog import Catalog, Key, key_of
from interlock.catalog.owners import owner_of
from interlock.definitions import Customer, Definition, Lesson, Link, Procedure, Promise, Session
from interlock.questions.chain.rings import Rings, Way, nearest_ways, subjects_of
from interlock.questions.chain.support import is_live

D = TypeVar("D", bound=Definition)

# By which fields promises and procedures belong to a definition of each kind.
_PROMISES_BY = {"service": "service", "contact-point": "contact_points", "customer": "made_to", "link": "made_by"}
_PROCEDURES_BY = {
    "promise": "supports.promise",
    "service": "service",
    "contact-point": "contact_points",
    "customer": "customers",
    "link": "steps.by",
}


@dataclass(frozen=True, slots=True)
class Topic:
    """The subject of a session; `stands_for` is what a lesson or an earlier session is about itself, else the subject.

    `promises` and `procedures` are the live ones that belong to it, procedures that are missing included. `ways`: the links
    up to two hand-overs away, the nearest first, and how what each of them does reaches it. `receivers`: further links that
    it is promised to. `owner`: the link that answers for it.
    """

    subject: Definition
    stands_for: tuple[Definition, ...]
    promises: tuple[Promise, ...]
    procedures: tuple[Procedure, ...]
    ways: dict[str, Way]
    receivers: tuple[Link, ...]
    owner: Link | None

    @property
    def definitions(self) -> list[Definition]:
        """The subject and all that belongs to it, each once."""
        found = (self.subject, *self.stands_for, *self.promises, *self.procedures)
        return list({key_of(each): each for each in found}.values())


def topic_of(catalog: Catalog, rings: Rings, subject: Definition) -> Topic:
    """What belongs to a definition that links look at together, and who they are."""
    stands_for = told_about(catalog, subject) or [subject]
    promises = _each_once(chain.from_iterable(_promises(catalog, each) for each in stands_for))
    procedures = _each_once(chain.from_iterable(_procedures(catalog, each) for each in stands_for))
    around = [each for each in stands_for if not isinstance(each, Customer)] or promises or [subject]
    ways = nearest_ways(rings, around)
    nearest_first = dict(sorted(ways.items(), key=lambda entry: entry[1].ring))
    owner = owner_of(catalog, stands_for[0])
    receivers = tuple(link for link in _receivers(catalog, stands_for) if link.id not in ways)
    return Topic(subject, tuple(stands_for), tuple(promises), tuple(procedures), nearest_first, receivers, owner)


def told_about(catalog: Catalog, subject: Definition) -> list[Definition]:
    """The definition itself; instead of a lesson or a session what it is about, however far that leads."""
    waiting, seen, found = [subject], set[Key](), []
    while waiting:
        each = waiting.pop(0)
        if key_of(each) in seen:
            continue
        seen.add(key_of(each))
        if isinstance(each, Lesson | Session):
            waiting += subjects_of(catalog, each)
        else:
            found.append(each)
    return found


def _receivers(catalog: Catalog, stands_for: Iterable[Definition]) -> list[Link]:
    promises = (each for each in stands_for if isinstance(each, Promise))
    found = (catalog.link(id) for promise in promises if promise.kind != "public" for id in promise.made_to)
    return _each_once(link for link in found if link and is_live(link))


def _promises(catalog: Catalog, definition: Definition) -> Iterator[Promise]:
    match definition:
        case Promise():
            yield definition
        case Procedure():
            supported = (catalog.promise(entry.promise) for entry in definition.supports)
            yield from (promise for promise in supported if promise and is_live(promise))
        case _ if field := _PROMISES_BY.get(definition.kind_name):
            yield from _referring(catalog, definition, Promise, field)


def _procedures(catalog: Catalog, definition: Definition) -> Iterator[Procedure]:
    if isinstance(definition, Procedure):
        yield definition
    elif field := _PROCEDURES_BY.get(definition.kind_name):
        yield from _referring(catalog, definition, Procedure, field)


def _referring(catalog: Catalog, definition: Definition, model: type[D], field: str) -> Iterator[D]:
    for found in catalog.referring(definition, model.__name__.lower(), field):
        if isinstance(found, model) and is_live(found):
            yield found


def _each_once(found: Iterable[D]) -> list[D]:
    return list({key_of(each): each for each in found}.values())
