"""The topic of a session: the definitions that belong to its subject, and the links in its chain."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple, TypeVar

from interlock.catalog import Catalog, Key, each_once, key_of
from interlock.catalog.owners import owner_of
from interlock.definitions import Customer, Definition, Lesson, Link, Procedure, Promise, Session
from interlock.definitions.in_force import is_live
from interlock.questions.chain.rings import Around, Rings, subjects_of

_D = TypeVar("_D", bound=Definition)

# The fields by which promises and procedures refer to a subject of each kind.
_PROMISES_BY = {"service": ("service",), "contact-point": ("contact_points",), "customer": ("made_to",), "link": ("made_by",)}
_PROCEDURES_BY = {
    "service": ("service",),
    "contact-point": ("contact_points",),
    "customer": ("customers",),
    "link": ("steps.by", "steps.with"),
}


class Topic(NamedTuple):
    """The subject of a session. `discussed` is the subject, or the definitions that it is about if it is a lesson or a session.

    `promises` and `procedures` are the live ones that belong to it, missing procedures included. `links` has the links up to two
    hand-overs away. `receivers` are further links to which the subject is promised. `owner` is the link that
    answers for it.
    """

    subject: Definition
    discussed: tuple[Definition, ...]
    promises: tuple[Promise, ...]
    procedures: tuple[Procedure, ...]
    links: Around
    receivers: tuple[Link, ...]
    owner: Link | None

    @property
    def definitions(self) -> list[Definition]:
        """The subject and every definition that belongs to it, without duplicates."""
        found = (self.subject, *self.discussed, *self.promises, *self.procedures)
        return each_once(found)


def topic_of(catalog: Catalog, rings: Rings, subject: Definition) -> Topic:
    """The topic of a session about a definition."""
    discussed = discussed_definitions(catalog, subject) or [subject]
    promises = each_once(chain.from_iterable(_promises(catalog, each) for each in discussed))
    procedures = each_once(chain.from_iterable(_procedures(catalog, each) for each in discussed))
    around = [each for each in discussed if not isinstance(each, Customer)] or promises or [subject]
    links = Around(rings, around)
    owner = owner_of(catalog, discussed[0])
    receivers = tuple(link for link in _receivers(catalog, discussed) if link.id not in links.rings)
    return Topic(subject, tuple(discussed), tuple(promises), tuple(procedures), links, receivers, owner)


def discussed_definitions(catalog: Catalog, subject: Definition) -> list[Definition]:
    """The definition itself. A lesson or a session is replaced by the definitions that it is about, recursively."""
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


def _receivers(catalog: Catalog, discussed: Iterable[Definition]) -> list[Link]:
    promises = (each for each in discussed if isinstance(each, Promise))
    found = (catalog.link(id) for promise in promises if promise.kind != "public" for id in promise.made_to)
    return each_once(link for link in found if link and is_live(link))


def _promises(catalog: Catalog, definition: Definition) -> Iterator[Promise]:
    match definition:
        case Promise():
            yield definition
        case Procedure():
            supported = (catalog.promise(entry.promise) for entry in definition.supports)
            yield from (promise for promise in supported if promise and is_live(promise))
        case _ if fields := _PROMISES_BY.get(definition.kind_name):
            yield from _referring(catalog, definition, Promise, *fields)


def _procedures(catalog: Catalog, definition: Definition) -> Iterator[Procedure]:
    """The procedure itself; of anything else those that name it, and those that keep its promises."""
    if isinstance(definition, Procedure):
        yield definition
        return
    if fields := _PROCEDURES_BY.get(definition.kind_name):
        yield from _referring(catalog, definition, Procedure, *fields)
    for promise in _promises(catalog, definition):
        yield from _referring(catalog, promise, Procedure, "supports.promise")


def _referring(catalog: Catalog, definition: Definition, model: type[_D], *fields: str) -> Iterator[_D]:
    yield from filter(is_live, catalog.referring(definition, model, *fields))
