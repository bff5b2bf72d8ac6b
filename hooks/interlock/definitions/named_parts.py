"""The parts of a definition that have ids of their own: steps, messages, criteria, expectations, values."""

from collections.abc import Iterator
from dataclasses import dataclass

from interlock.definitions import Definition, Organisation
from interlock.definitions.marks import KnownBy, values_marked
from interlock.definitions.walk import Route


@dataclass(frozen=True, slots=True)
class Part:
    """An id within a definition, the mark that says what it is the id of, and the route to it."""

    mark: KnownBy
    id: str
    route: Route


def parts_in(definition: Definition | Organisation) -> Iterator[Part]:
    """Every part of a definition that has an id."""
    for route, id, mark in values_marked(definition, KnownBy):
        if mark.is_id:
            yield Part(mark, id, route)
