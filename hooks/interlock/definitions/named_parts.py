"""The parts of a definition that have ids of their own: steps, messages, criteria, expectations, values."""

from collections.abc import Iterator
from dataclasses import dataclass

from interlock.definitions import Customer, Definition, Framework, Organisation, Procedure
from interlock.definitions.field_types import Route
from interlock.definitions.framework import Criterion


@dataclass(frozen=True, slots=True)
class Part:
    """An id within a definition, what it is the id of, and the route to it."""

    noun: str
    id: str
    route: Route

    @property
    def article(self) -> str:
        """`a` or `an`."""
        return "an" if self.noun[0] in "aeiou" else "a"


def parts_in(definition: Definition | Organisation) -> Iterator[Part]:
    """Every part of a definition that has an id, in the order of the file."""
    if isinstance(definition, Procedure):
        yield from (Part("step", step.id, ("steps", index, "id")) for index, step in enumerate(definition.steps))
        yield from (Part("message", message.id, ("messages", index, "id")) for index, message in enumerate(definition.messages))
    if isinstance(definition, Customer):
        yield from (
            Part("expectation", expectation.id, ("expectations", index, "id"))
            for index, expectation in enumerate(definition.expectations)
        )
    if isinstance(definition, Organisation):
        yield from (Part("value", value.id, ("values", index, "id")) for index, value in enumerate(definition.values))
    if isinstance(definition, Framework):
        yield from _criteria(definition.criteria, ())


def _criteria(criteria: list[Criterion], route: Route) -> Iterator[Part]:
    for index, criterion in enumerate(criteria):
        here = (*route, "criteria", index)
        yield Part("criterion", criterion.id, (*here, "id"))
        yield from _criteria(criterion.criteria, here)
