"""Entries of a list that were split by a hyphen before each field: `- id: ask` above `- does: Ask.` is two entries to YAML."""

from typing import NamedTuple

from pydantic_core import ErrorDetails

from interlock.definitions.model_fields import Route, required_fields, written_names
from interlock.findings import Finding
from interlock.sources.decode_context import Decoding
from interlock.sources.field_findings import MISSING


class PartedEntries(NamedTuple):
    """The finding about the entries of one list, and the routes of all parts, in which fields seem to be missing."""

    finding: Finding
    parts: frozenset[Route]


def parted_entries(decoding: Decoding, errors: list[ErrorDetails]) -> list[PartedEntries]:
    """What is to be said, for each list in which neighbours lack fields that are whole as one entry."""
    of_items = (error["loc"] for error in errors if error["type"] in MISSING)
    lists = dict.fromkeys(route[:-2] for route in of_items if len(route) > 1 and isinstance(route[-2], int))
    return [found for route in lists if (found := _in_list(decoding, route))]


def _in_list(decoding: Decoding, route: Route) -> PartedEntries | None:
    node, model = decoding.source.at(route), decoding.model_at((*route, 0))
    if node is None or not node.items or decoding.source.text[node.start] != "-" or not required_fields(model):
        return None
    groups: list[tuple[list[int], set[str]]] = []
    for index, item in enumerate(node.items):
        names = {key.text or "" for key, _ in item.entries or ()}
        is_part = names and required_fields(model)[0] not in names and names <= {*written_names(model)}
        if groups and is_part and not names & groups[-1][1]:
            groups[-1][0].append(index)
            groups[-1][1].update(names)
        else:
            groups.append(([index], names))
    parted = [indexes for indexes, names in groups if len(indexes) > 1 and names.issuperset(required_fields(model))]
    if not parted:
        return None
    message = "This hyphen begins another entry, but its fields belong to the one above"
    are_several = [len(indexes) for indexes in parted] != [2]
    others = ", and of each that stands before another field than the first of an entry" if are_several else ""
    place = decoding.source.place_at((*route, parted[0][1]))
    finding = Finding("missing-field", place, message, f"Type a space in place of the hyphen{others}.")
    return PartedEntries(finding, frozenset((*route, index) for indexes in parted for index in indexes))
