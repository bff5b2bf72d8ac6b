"""What took the place of definitions that were retired."""

from typing import TypeVar

from interlock.catalog.lookup import Catalog
from interlock.definitions import Definition

_Definition = TypeVar("_Definition", bound=Definition)


def in_place_of(catalog: Catalog, found: _Definition | None) -> _Definition | None:
    """The definition itself or, where it was retired, the one that took its place; None where nothing did."""
    seen: set[str] = set()
    while found is not None and found.status == "retired":
        if found.id in seen:
            return None
        seen.add(found.id)
        found = catalog.get(found.kind_name, found.replaced_by)  # type: ignore[assignment]
    return found


def retired_for(catalog: Catalog, definition: _Definition) -> list[_Definition]:
    """The retired definitions whose place this one took, directly or one after another."""
    found: dict[str, _Definition] = {}
    waiting = [definition]
    while waiting:
        before = [
            each
            for each in catalog.referring(waiting.pop(), type(definition), "replaced_by")
            if each.status == "retired" and each.id not in found
        ]
        found |= {each.id: each for each in before}
        waiting += before
    return [each for each in found.values() if each.id != definition.id]
