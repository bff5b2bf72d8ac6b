"""Entries of a list that were split by a hyphen before each field: `- id: ask` above `- does: Ask.` is two entries to YAML."""

from collections.abc import Sequence
from typing import NamedTuple

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from interlock.definitions.model_fields import Route, required_fields, written_names
from interlock.findings import Finding
from interlock.sources.decoding.decode_context import Decoding
from interlock.sources.decoding.field_findings import MISSING
from interlock.sources.yaml.nodes import Node


class PartedEntries(NamedTuple):
    """The finding about the entries of one list, and the routes of all parts, in which fields seem to be missing."""

    finding: Finding
    parts: frozenset[Route]


def parted_entries(decoding: Decoding, errors: list[ErrorDetails]) -> list[PartedEntries]:
    """What is to be said, for each list in which neighbours lack fields that are whole as one entry."""
    of_items = (error["loc"] for error in errors if error["type"] in MISSING)
    lists = dict.fromkeys(route[:-2] for route in of_items if len(route) > 1 and isinstance(route[-2], int))
    return [found for route in lists if (found := _in_list(decoding, route))]


class _Entry(NamedTuple):
    """The indexes of neighbouring items that may be parts of one entry, and the names of their fields."""

    indexes: list[int]
    names: set[str]


def _in_list(decoding: Decoding, route: Route) -> PartedEntries | None:
    node, model = decoding.source.at(route), decoding.model_at((*route, 0))
    if node is None or not node.items or decoding.source.text[node.start] != "-" or not required_fields(model):
        return None
    entries = [each for each in _entries(node.items, model) if len(each.indexes) > 1]
    parted = [each.indexes for each in entries if each.names.issuperset(required_fields(model))]
    if not parted:
        return None
    message = "This hyphen begins another entry, but its fields belong to the one above"
    are_several = [len(indexes) for indexes in parted] != [2]
    others = ", and of each that stands before another field than the first of an entry" if are_several else ""
    place = decoding.source.place_at((*route, parted[0][1]))
    finding = Finding("missing-field", place, message, f"Type a space in place of the hyphen{others}.")
    return PartedEntries(finding, frozenset((*route, index) for indexes in parted for index in indexes))


def _entries(items: Sequence[Node], model: type[BaseModel]) -> list[_Entry]:
    """The entries that items make if each without the first field that must be there goes on with the one above."""
    entries: list[_Entry] = []
    for index, item in enumerate(items):
        names = {key.text or "" for key, _ in item.entries or ()}
        is_part = names and required_fields(model)[0] not in names and names <= {*written_names(model)}
        if entries and is_part and not names & entries[-1].names:
            entries[-1].indexes.append(index)
            entries[-1].names.update(names)
        else:
            entries.append(_Entry([index], names))
    return entries
