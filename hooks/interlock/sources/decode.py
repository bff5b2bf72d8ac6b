"""Validates YAML nodes against a model: the result is a typed instance, or findings in the group *shape*."""

from collections.abc import Iterator
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from interlock.definitions.model import Model
from interlock.definitions.model_fields import Route, model_under, required_fields
from interlock.findings import Finding
from interlock.sources.decode_context import Decoding
from interlock.sources.field_findings import MISSING, PASTED, UNKNOWN, field_finding
from interlock.sources.meant_fields import meant_field
from interlock.sources.shape_findings import not_a_mapping
from interlock.sources.source import Node, Source
from interlock.sources.unnamed_entries import unnamed_entries

M = TypeVar("M", bound=Model)


def decode(source: Source, model: type[M], noun: str) -> tuple[M | None, list[Finding]]:
    """An instance of the model and no findings, or None and what is wrong. `noun` is for messages: "a link"."""
    decoding = Decoding(source, model, noun)
    if source.root is None or source.root.entries is None:
        return None, [not_a_mapping(decoding)]
    empty = list(_empty_lists(decoding))
    try:
        definition = model.model_validate(source.root.plain())
        return (None if empty else definition), empty
    except ValidationError as error:
        return None, empty + _findings(decoding, error.errors(include_url=False))


def _findings(decoding: Decoding, errors: list[ErrorDetails]) -> list[Finding]:
    """A finding for each error. A missing field of which a misspelt one is there is left out: the misspelling is reported."""
    unknown = [error for error in errors if error["type"] == UNKNOWN]
    unnamed = unnamed_entries(decoding, unknown)
    meant = [meant_field(decoding, error["loc"]) for error in unknown]
    misspelt = {(field.holder, field.name) for field in meant if field}
    found = [
        field_finding(decoding, error)
        for error in errors
        if not (error["type"] in MISSING and (error["loc"][:-1], error["loc"][-1]) in misspelt)
        and error["loc"][:-1] not in unnamed
    ]
    found += unnamed.values()
    # Whoever pasted one line with no-break spaces pasted the next ones, too: the first is shown.
    pasted = [finding for finding in found if finding.message.startswith(PASTED)]
    return [finding for finding in found if finding not in pasted[1:]]


def _empty_lists(decoding: Decoding) -> Iterator[Finding]:
    """Findings about required lists that are empty, such as `customers: []`."""
    source = decoding.source
    for route, node, model in _mappings(source.root, decoding.model, ()):
        for name in required_fields(model):
            if (inner := node.child(name)) and inner.items == []:
                where = "between the brackets" if source.text[inner.start] == "[" else "after the hyphen"
                message = f"`{name}` of {decoding.noun_at(route)} is empty"
                yield Finding("missing-field", source.place_at((*route, name)), message, f"Write at least one {where}.")


def _mappings(node: Node | None, model: type[BaseModel], route: Route) -> Iterator[tuple[Route, Node, type[BaseModel]]]:
    """Every mapping that a model describes, with its route, its node and the model."""
    if node is None or node.entries is None:
        return
    yield route, node, model
    for key, value in node.entries:
        if inner := model_under(model, key.text or ""):
            here = (*route, key.text or "")
            yield from _mappings(value, inner, here)
            for index, item in enumerate(value.items or ()):
                yield from _mappings(item, inner, (*here, index))
