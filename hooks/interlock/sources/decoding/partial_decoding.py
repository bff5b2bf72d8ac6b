"""Decodes a faulty source without its faulty values, so that its references can be checked in the same run.

A text in place of a list is read as its only item, and a stand-in replaces a missing text, such as the id of a step. Otherwise
what else is wrong there would be reported only in the next run.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar, cast, get_origin

from pydantic import BaseModel, Field, ValidationError, create_model
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from interlock.definitions import Definition
from interlock.definitions.ids import STAND_IN
from interlock.definitions.model import Model
from interlock.definitions.model_fields import Route, annotation_of, choices_at, model_at, written_names
from interlock.definitions.other_names.choice_words import ALL_OF_THEM, NONE_OF_THEM
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.decoding.field_findings import MISSING
from interlock.sources.decoding.field_forms import takes_any_text
from interlock.sources.meant.between_items import BETWEEN_IDS
from interlock.sources.source import Source
from interlock.sources.yaml.nodes import Collection, Node, Scalar
from interlock.sources.yaml.scalars import content_start

_M = TypeVar("_M", bound=Model)

# Removing faulty values can cause new faults, such as a nested mapping that lacks a required field, which are removed in turn.
_ATTEMPTS = 4


def partial_model(source: Source, model: type[_M]) -> tuple[_M, Source] | None:
    """The definition in a faulty source without its faulty values, or None when the rest still cannot be decoded.

    Beside it the source in whose lists the faulty items are missing too, so that an index leads to the same item in both.
    """
    node, lenient = source.root, _lenient(model)
    data = node.plain() if node else None
    for _ in range(_ATTEMPTS):
        if node is None or not isinstance(data, dict):
            return None
        try:
            return cast(_M, lenient.model_validate(data)), replace(source, nodes=node)
        except ValidationError as error:
            for detail in error.errors(include_url=False, include_input=False):
                _settle(data, detail, model)
            data, node = _without_faulty(data, node, source.text)
    return None


@cache
def _lenient(model: type[Model]) -> type[Model]:
    """The model with all fields optional; a required list that is missing is empty."""
    optional: Any = {name: _optional(field) for name, field in model.model_fields.items() if field.is_required()}
    return create_model(model.__name__, __base__=model, **optional)


def _optional(field: FieldInfo) -> tuple[Any, Any]:
    default: Any = [] if get_origin(field.annotation) is list else None
    return annotation_of(field), Field(default=default, alias=field.alias)


_FAULTY = object()
# What separates ids in one text, and bullets before them, also the `o` of word processors.
_BETWEEN = lazy_pattern(rf"\n|{BETWEEN_IDS.pattern}|(?<!\S)(?:[•◦▪●○‣·–—*-]|o|\d{{1,2}}[.)])\s")
_MOST_ITEMS = 1_000  # in one text
_NO_IDS = (*ALL_OF_THEM, *NONE_OF_THEM)


def _settle(data: Any, detail: ErrorDetails, model: type[Model]) -> None:
    """Replace a faulty value by one with which the rest can be decoded, or mark it as faulty."""
    route = detail["loc"]
    holder, name = _at(data, route[:-1]), route[-1]
    written = _at(holder, (name,))
    is_definition = issubclass(model, Definition)  # what the organisation's file says is used, even where it has faults
    if detail["type"] in MISSING:
        if is_definition and isinstance(holder, dict) and _is_text(model_at(model, route[:-1]), str(name)):
            holder[name] = STAND_IN
        else:
            _mark_faulty(data, route[:-1])
    elif detail["type"] == "list_type" and isinstance(written, str) and _may_be_items(model, route, written):
        holder[name] = _items_in(written)
    elif detail["type"] == "list_type" and isinstance(written, dict) and _is_an_entry(model, route, written):
        holder[name] = [written]
    elif detail["type"] == "literal_error" and isinstance(written, str) and written.lower() in choices_at(model, route):
        holder[name] = written.lower()
    elif is_definition and detail["type"] == "model_type" and isinstance(name, int) and isinstance(written, str):
        holder[name] = {}
    else:
        _mark_faulty(data, route)


def _may_be_items(model: type[Model], route: Route, written: str) -> bool:
    """Whether a text in place of a list may hold its items; of telephone numbers, the finding about the list says all."""
    below = model_at(model, route)
    return (
        written.strip().lower() not in _NO_IDS
        and len(_items_in(written)) <= _MOST_ITEMS
        and (below is None or "number" not in written_names(below))
    )


def _items_in(written: str) -> list[str]:
    return [item.strip() for item in _BETWEEN.split(written) if item.strip()]


def _is_an_entry(model: type[Model], route: Route, written: dict[str, Any]) -> bool:
    """Whether the fields that stand where a list belongs are those of one entry."""
    below = model_at(model, route)
    return below is not None and set(written) <= {*written_names(below)}


def _is_text(model: type[BaseModel] | None, name: str) -> bool:
    """Whether a field takes any text."""
    return model is not None and name in written_names(model) and takes_any_text(model, name)


def _at(data: Any, route: Route) -> Any:
    """The value at the end of a route, or None where there is none."""
    for step in route:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _mark_faulty(data: Any, route: Route) -> None:
    """Replace the value at the end of a route, or the last one on the route that exists, by `_FAULTY`."""
    holder: Any = None
    last: str | int = ""
    for step in route:
        if not isinstance(data, dict | list):
            break
        try:
            inner = data[step]  # type: ignore[index]  # routes have indexes for lists and keys for mappings
        except (KeyError, IndexError, TypeError):
            break
        holder, last, data = data, step, inner
    if holder is not None:
        holder[last] = _FAULTY


def _without_faulty(data: Any, node: Node, text: str) -> tuple[Any, Node]:
    """What is read from a node without what is marked, and the node without the marked items; it keeps the keys of a mapping.

    `text`: that of the file.
    """
    if isinstance(data, dict):
        values = {key.text: value for key, value in node.entries or ()}
        kept = {
            name: _without_faulty(value, values[name], text) if name in values else (value, node)
            for name, value in data.items()
            if value is not _FAULTY
        }
        entries = [(key, kept[key.text][1] if key.text in kept else value) for key, value in node.entries or ()]
        named = replace(node, entries=entries, _named=None) if isinstance(node, Collection) and node.entries is not None else node
        return {name: value for name, (value, _) in kept.items()}, named
    if isinstance(data, list) and node.items is None:
        return data, Collection(node.start, node.end, [*_nodes_of_items(data, node, text)])
    if isinstance(data, list):
        items = [
            _without_faulty(value, item, text) for value, item in zip(data, node.items or (), strict=True) if value is not _FAULTY
        ]
        return [value for value, _ in items], Collection(node.start, node.end, [item for _, item in items])
    return data, node


def _nodes_of_items(items: list[Any], node: Node, text: str) -> Iterator[Node]:
    """The node of each item that was read from a node: its own text, where that stands in the file as it is read."""
    found = node.start if node.text is None else content_start(text, node.start, node.end)
    for item in items:
        if node.text is None or not isinstance(item, str):
            yield node
            continue
        found = text.find(item, found, node.end) if found >= 0 else found
        yield Scalar(found, found + len(item), item) if found >= 0 else Scalar(node.start, node.end, item)
        found += len(item) if found >= 0 else 0
