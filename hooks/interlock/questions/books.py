"""Selects the contents of printed books: what somebody who works in a service or a link needs at hand."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from interlock.catalog import Catalog, Key, each_once, key_of
from interlock.catalog.owners import owner_of
from interlock.definitions import ContactPoint, Definition, Lesson, Link, Procedure, Promise, Service
from interlock.definitions.in_force import is_live
from interlock.definitions.name_order import by_title

_D = TypeVar("_D", bound=Definition)

# The most definitions of each kind in a book, so that it can be printed and bound.
_MOST_PROMISES, MOST_PROCEDURES, _MOST_POINTS, _MOST_CALLS, _MOST_LESSONS = 100, 100, 30, 40, 8


@dataclass(frozen=True, slots=True)
class Picked(Generic[_D]):
    """The definitions of a kind that are in the book, and those for which there is no room, both sorted by title."""

    inside: Sequence[_D]
    left_out: Sequence[_D]


class Book(NamedTuple):
    """The contents of a book. Lessons are sorted from the latest."""

    subject: Service | Link
    promises: Picked[Promise]
    procedures: Picked[Procedure]
    points: Picked[ContactPoint]
    calls: Picked[Link]
    lessons: Sequence[Lesson]


def book_of(catalog: Catalog, subject: Service | Link) -> Book:
    """The book of a service or a link."""
    of = ("service", "owner")
    counted = Counter([*_keys(catalog.referring(subject, Procedure, *of))])
    counted.update(_keys(catalog.referring(subject, Procedure, *of, "steps.by")))
    promised = Counter(_keys(catalog.referring(subject, Promise, "service", "made_by")))
    promises = picked(catalog, promised, Promise, _MOST_PROMISES)
    procedures = picked(catalog, counted, Procedure, MOST_PROCEDURES)
    calls = Counter(key for key in _calls(catalog, subject, promises.inside, procedures.inside) if key != key_of(subject))
    all_of = [subject, *promises.inside, *procedures.inside]
    return Book(
        subject,
        promises,
        procedures,
        picked(catalog, Counter(_points(catalog, subject, procedures.inside)), ContactPoint, _MOST_POINTS),
        picked(catalog, calls, Link, _MOST_CALLS),
        _lessons(catalog, all_of),
    )


def stands_whole(catalog: Catalog, subject: Service | Link, procedure: Procedure) -> bool:
    """Whether a book has all steps of a procedure in full: that of a service does, that of a link if the link owns it."""
    return isinstance(subject, Service) or owner_of(catalog, procedure) is subject


def _keys(found: Iterable[Definition]) -> Iterator[Key]:
    return (key_of(definition) for definition in found)


def picked(catalog: Catalog, counted: Counter[Key], model: type[_D], most: int) -> Picked[_D]:
    """The definitions that are counted most often, at most `most`, without retired ones."""
    found = [(catalog.definitions.get(key), number) for key, number in counted.items()]
    there = [(each, number) for each, number in found if isinstance(each, model) and each.status != "retired"]
    there.sort(key=lambda pair: by_title(pair[0]))
    inside = set(sorted(range(len(there)), key=lambda place: -there[place][1])[:most])  # of equal ones, the first by title
    return Picked(
        [each for place, (each, _) in enumerate(there) if place in inside],
        [each for place, (each, _) in enumerate(there) if place not in inside],
    )


def _points(catalog: Catalog, subject: Service | Link, procedures: Sequence[Procedure]) -> Iterator[Key]:
    """The contact points of a service, or those that a link staffs, and those where procedures that are in full start."""
    own = subject.contact_points if isinstance(subject, Service) else []
    named = [id for procedure in procedures if stands_whole(catalog, subject, procedure) for id in procedure.contact_points]
    yield from _keys(found for id in (*own, *named) if (found := catalog.get("contact-point", id)))
    yield from _keys(catalog.referring(subject, ContactPoint, "services", "staffed_by"))


def _calls(
    catalog: Catalog, subject: Service | Link, promises: Sequence[Promise], procedures: Sequence[Procedure]
) -> Iterator[Key]:
    """The links that readers of the book may have to call, each once for every reason."""
    for definition in (subject, *promises, *procedures):
        owner = owner_of(catalog, definition)
        yield from _links(catalog, (owner.id, owner.coached_by) if owner else ())
    if isinstance(subject, Link):
        arms = (*(arm.link for arm in subject.relies_on), *(arm.link for arm in subject.supports))
        others = catalog.referring(subject, Link, "relies_on.link", "supports.link")
        yield from _links(catalog, (*arms, *(other.id for other in others)))
    for procedure in procedures:
        yield from _links(catalog, (id for step in procedure.steps for id in (step.by, step.accountable)))


def _links(catalog: Catalog, ids: Iterable[str | None]) -> Iterator[Key]:
    """The links with these ids that have a phone number or an e-mail address."""
    for id in ids:
        link = catalog.link(id)
        if link and link.contact and (link.contact.phone or link.contact.email):
            yield key_of(link)


def _lessons(catalog: Catalog, about: Sequence[Definition]) -> list[Lesson]:
    """The latest lessons that refer to any of these definitions."""
    found = each_once(lesson for definition in about for lesson in catalog.referring(definition, Lesson))
    return sorted(filter(is_live, found), key=lambda lesson: (lesson.on, lesson.id), reverse=True)[:_MOST_LESSONS]
