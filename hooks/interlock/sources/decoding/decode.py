"""Validates YAML nodes against a model: the result is a typed instance, or findings in the group *shape*."""

from collections.abc import Iterator
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from interlock.definitions.model import Model
from interlock.definitions.model_fields import Route, model_under, required_fields
from interlock.findings import Finding
from interlock.sources.decoding.decode_context import Decoding
from interlock.sources.misread.loose_words import loose_words
from interlock.sources.source import Source
from interlock.sources.yaml.nodes import Node

_M = TypeVar("_M", bound=Model)


def decode(source: Source, model: type[_M], noun: str) -> tuple[_M | None, list[Finding]]:
    """An instance of the model and no findings, or None and what is wrong. `noun` is for messages: "a link"."""
    decoding = Decoding(source, model, noun)
    if source.root is None or source.root.entries is None:
        from interlock.sources.shapes import not_a_mapping  # as those of faults below

        return None, [not_a_mapping(decoding)]
    empty, loose = list(_empty_lists(decoding)), list(loose_words(decoding))
    try:
        definition = model.model_validate(source.root.plain())
        found = empty + [words.finding for words in loose]
        return (None if found else definition), found
    except ValidationError as error:
        from interlock.sources.decoding.decode_faults import findings_of_errors  # slow to load, and most files have no fault

        return None, empty + findings_of_errors(decoding, error.errors(include_url=False), loose)


def _empty_lists(decoding: Decoding) -> Iterator[Finding]:
    """Findings about required lists that are empty, such as `customers: []`."""
    source = decoding.source
    if not source.may_have_empty_lists:
        return
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
