"""What stands twice in a list: references, also by a former id, and any other value that is written the same."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from interlock.catalog import ORGANISATION, OWN_PARTS, Catalog, Key
from interlock.definitions.base import Evidence
from interlock.definitions.model_fields import Route, lists_within
from interlock.definitions.procedure import Supports
from interlock.definitions.promise import Earlier
from interlock.definitions.term import Avoided

# Entries of which the same twice is told by the field that tells them apart, and not as a whole.
_TOLD_BY_FIELD = (Evidence, Earlier)


def said_twice(catalog: Catalog) -> Iterator[tuple[Key, Route, str]]:
    """Each item that stands in a list already: the definition, the route to the item, and the item in short, if it is short."""
    naming = cache(lambda: _naming(catalog))  # most handbooks say nothing twice
    yield from _named_twice(catalog)
    for key, model in [(ORGANISATION, catalog.organisation), *catalog.definitions.items()]:
        for route, items in lists_within(model):
            for index, words in _written_again(items):
                if (key, (*route, index)) not in naming():
                    yield key, (*route, index), words


def _naming(catalog: Catalog) -> set[tuple[Key, Route]]:
    """Where definitions are named, or should be: what is not found has a rule of its own.

    Not where one of its own parts is, such as a step: these are told as they are written.
    """
    return {
        (each.source, each.route)
        for each in catalog.references
        if not each.in_prose and not (each.kinds in OWN_PARTS and each.state == "found")
    }


def _named_twice(catalog: Catalog) -> Iterator[tuple[Key, Route, str]]:
    seen = set()
    for reference in catalog.references:
        if reference.target and not reference.in_prose and isinstance(reference.route[-1], int):
            named = (reference.source, reference.route[:-1], reference.target, reference.part)
            if named in seen:
                yield reference.source, reference.route, reference.target.id
            seen.add(named)


def _written_again(items: list[Any]) -> Iterator[tuple[int, str]]:
    """The places of items that are the same as an earlier one, and these items in short; parts with an id have a rule of their own."""
    told = [_same_if_equal(item) for item in items]
    if len(set(told)) == len(told):
        return
    seen: set[object] = set()
    for index, (item, same) in enumerate(zip(items, told, strict=True)):
        if same in seen and same is not None:
            yield index, _in_short(item)
        seen.add(same)


def _same_if_equal(item: Any) -> object:
    """What two items share when they say the same; None for an item that is told otherwise."""
    if isinstance(item, Avoided):
        return item.word
    if isinstance(item, BaseModel):
        return None if getattr(item, "id", None) or isinstance(item, _TOLD_BY_FIELD) else repr(item)
    return item


def _in_short(item: Any) -> str:
    if isinstance(item, Avoided):
        return item.word
    if isinstance(item, Supports):
        return item.promise
    return "" if isinstance(item, BaseModel) else str(item)
