"""The parts of definitions that have ids of their own: steps, messages, criteria, expectations, values."""

from collections.abc import Iterator
from typing import NamedTuple

from interlock.definitions import Definition, Organisation, kind_named
from interlock.definitions.kind import PartsField
from interlock.definitions.model_fields import Route


class Part(NamedTuple):
    """The id of a part, the noun for what it identifies, and the route to the id."""

    noun: str
    id: str
    route: Route


# The organisation is not a kind, so no `Kind` says that its values have ids.
_OF_ORGANISATION = (PartsField("values", "value"),)


def parts_in(definition: Definition | Organisation) -> Iterator[Part]:
    """Every part of a definition that has an id, field by field."""
    for field in _part_fields(definition):
        yield from _parts(definition, field, ())


def part_nouns(definition: Definition | Organisation) -> dict[str, str]:
    """What the parts in a field are called, by the name of the field."""
    return {field.field: field.noun for field in _part_fields(definition)}


def _part_fields(definition: Definition | Organisation) -> tuple[PartsField, ...]:
    return _OF_ORGANISATION if isinstance(definition, Organisation) else kind_named(definition.kind_name).parts


def _parts(holder: object, parts: PartsField, route: Route) -> Iterator[Part]:
    """The parts in a field, each followed by those nested in it under the same name, as criteria are."""
    for index, part in enumerate(getattr(holder, parts.field, None) or ()):
        here = (*route, parts.field, index)
        yield Part(parts.noun, part.id, (*here, "id"))
        yield from _parts(part, parts, here)


def parts_of(definition: Definition) -> list[str]:
    """The ids that references may name after `#`: of a procedure's steps, a framework's criteria, a customer's expectations."""
    named = kind_named(definition.kind_name).named_parts
    return [part.id for part in _parts(definition, named, ())] if named else []
