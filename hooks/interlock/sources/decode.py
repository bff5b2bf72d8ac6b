"""YAML nodes to typed definitions, or to findings of the group *shape*. Knows no kind by name."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeVar, cast, get_args

from pydantic import BaseModel, ValidationError, create_model
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from interlock.definitions.fields import Model
from interlock.definitions.walk import models_in
from interlock.findings import Finding
from interlock.findings.nearest import did_you_mean, nearest
from interlock.sources import Node, Route, Source

M = TypeVar("M", bound=Model)


def decode(source: Source, model: type[M], noun: str) -> tuple[M | None, list[Finding]]:
    """A source as an instance of its model, or None with what is wrong. `noun` is what an editor calls it ("a link")."""
    if source.root is None or source.root.entries is None:
        return None, [_not_a_mapping(source, model, noun)]
    empty = _empty_lists(source, model, noun)
    try:
        definition = model.model_validate(source.root.plain())
        return (None if empty else definition), empty
    except ValidationError as error:
        return None, empty + _in_words(source, model, noun, error)


def readable(source: Source, model: type[M]) -> M | None:
    """What can be read of a source that is faulty: its definition without the faulty values, or None when little is left.

    Its references can be looked up, so that they need not wait until everything else is put right.
    """
    data = source.root.plain() if source.root else None
    lenient = _lenient(model)
    for _ in range(3):
        if not isinstance(data, dict):
            return None
        try:
            return cast(M, lenient.model_validate(data))
        except ValidationError as error:
            for detail in error.errors(include_url=False, include_input=False):
                route = detail["loc"][:-1] if detail["type"] in ("missing", "missing-field") else detail["loc"]
                _blank(data, route)
            data = _without_blanks(data)
    return None


@cache
def _lenient(model: type[Model]) -> type[Model]:
    """The model with no field required."""
    fields: Any = {
        name: (field.annotation, FieldInfo.merge_field_infos(field, default=None))
        for name, field in model.model_fields.items()
        if field.is_required()
    }
    return create_model(model.__name__, __base__=model, **fields)


_BLANK = object()


def _blank(data: Any, route: Route) -> None:
    """Mark what a route leads to as something to leave out: the value, or the last one on the way that is there."""
    holder: Any = None
    last: str | int = ""
    for step in route:
        if not isinstance(data, dict | list):
            break
        try:
            inner = data[step]  # type: ignore[index]  # a list is only met by its indexes, a mapping by its keys
        except (KeyError, IndexError, TypeError):
            break
        holder, last, data = data, step, inner
    if holder is not None:
        holder[last] = _BLANK


def _without_blanks(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _without_blanks(value) for key, value in data.items() if value is not _BLANK}
    if isinstance(data, list):
        return [_without_blanks(value) for value in data if value is not _BLANK]
    return data


@cache
def required_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """The names of the fields that cannot be left out, in the model's order."""
    return tuple(field.alias or name for name, field in model.model_fields.items() if field.is_required())


def _not_a_mapping(source: Source, model: type[Model], noun: str) -> Finding:
    fields = ", ".join(f"`{name}`" for name in required_fields(model))
    if source.root is None:
        return Finding(
            "missing-field",
            source.place(0),
            f"This file is empty; {noun} needs {fields}",
            "Write those fields, or delete the file.",
        )
    found = "a list" if source.root.items is not None else "a text"
    return Finding(
        "wrong-type",
        source.place_of(source.root),
        f"{found.capitalize()} stands where the fields of {noun} belong",
        f"Start with the fields: {fields}.",
    )


def _in_words(source: Source, model: type[Model], noun: str, error: ValidationError) -> list[Finding]:
    details = error.errors(include_url=False, include_input=True)
    # A misspelt field is the cause of the field that seems to be missing: one finding for both.
    misspelt = {(route[:-1], nearest(str(route[-1]), _names(owner))) for route, owner in _unknown(model, details)}
    return [
        _finding(source, model, noun, detail)
        for detail in details
        if not (detail["type"] in ("missing", "missing-field") and (detail["loc"][:-1], detail["loc"][-1]) in misspelt)
    ]


def _empty_lists(source: Source, model: type[Model], noun: str) -> list[Finding]:
    """Required lists that are there but say nothing, such as `customers: []`."""
    found = []
    for route, node, owner in _mappings(source.root, model, ()):
        for name in required_fields(owner):
            if (inner := node.child(name)) and inner.items == []:
                message = f"`{name}` of {_noun_at(noun, route)} is empty"
                remedy = (
                    "Write at least one between the brackets."
                    if source.text[inner.start] == "["
                    else "Write at least one after the hyphen."
                )
                found.append(Finding("missing-field", source.place_at((*route, name)), message, remedy))
    return found


def _mappings(node: Node | None, model: type[BaseModel], route: Route) -> Iterator[tuple[Route, Node, type[BaseModel]]]:
    """Every mapping that is written as fields of a model: its route, its node and the model."""
    if node is None or node.entries is None:
        return
    yield route, node, model
    for key, value in node.entries:
        if inner := _model_under(model, key.text or ""):
            here = (*route, key.text or "")
            yield from _mappings(value, inner, here)
            for index, item in enumerate(value.items or ()):
                yield from _mappings(item, inner, (*here, index))


def _unknown(model: type[Model], details: list[ErrorDetails]) -> Iterator[tuple[Route, type[BaseModel]]]:
    for detail in details:
        owner = model_at(model, detail["loc"][:-1])
        if detail["type"] == "extra_forbidden" and owner:
            yield detail["loc"], owner


def _finding(source: Source, model: type[Model], noun: str, detail: ErrorDetails) -> Finding:
    route: Route = tuple(detail["loc"])
    kind, context = detail["type"], detail.get("ctx", {})
    name = next((str(step) for step in reversed(route) if isinstance(step, str)), "")
    place = source.place_at(route)
    match kind:
        case "extra_forbidden":
            return _unknown_field(source, model, noun, route)
        case "missing" | "missing-field":
            return _missing_field(source, model, noun, route)
        case "literal_error":
            return _not_among(source, route, name, context, detail["input"])
        case "string_type" | "list_type" | "dict_type" | "model_type" | "model_attributes_type" | "mapping_type" | "wrong-type":
            return _wrong_type(source, model, route, name, kind, str(context.get("example", "")))
        case "too-long":
            return Finding(
                "too-long",
                place,
                f"`{name}` has {detail['msg']}",
                "Keep the one thing a reader must know; the rest goes into `body`.",
            )
        case "bad-quantity" | "bad-date" | "bad-value":
            return Finding(kind, place, detail["msg"], str(context.get("remedy", "")))
    return Finding("bad-value", place, f"`{name}` cannot be used: {detail['msg']}")


def _unknown_field(source: Source, model: type[Model], noun: str, route: Route) -> Finding:
    owner = model_at(model, route[:-1]) or model
    known = _names(owner)
    mapping = source.at(route[:-1])
    written = {key.text for key, _ in (mapping and mapping.entries) or ()}
    free = [name for name in known if name not in written] or known
    remedy = did_you_mean(str(route[-1]), free) or _fields_of_its_own(owner)
    return Finding(
        "unknown-field",
        source.place_at(route, key=True),
        f"There is no field `{route[-1]}` in {_noun_at(noun, route[:-1])}",
        remedy,
    )


def _names(model: type[BaseModel]) -> list[str]:
    """The names of a model's fields, as an editor writes them."""
    return [field.alias or name for name, field in model.model_fields.items()]


def _fields_of_its_own(model: type[BaseModel]) -> str:
    """Those that the model adds to what every definition has, where it adds any."""
    own = [field.alias or name for name, field in model.model_fields.items() if name in model.__annotations__]
    known = _names(model)
    return f"Its own fields are {_listed(own)}." if own and len(own) < len(known) else f"Known fields are {_listed(known)}."


def _missing_field(source: Source, model: type[Model], noun: str, route: Route) -> Finding:
    owner = model_at(model, route[:-1]) or model
    field = field_named(owner, str(route[-1]))
    meaning = (field.description or "").split(":")[0].split(";")[0].rstrip(".") if field else ""
    words = [word for word in get_args(field.annotation) if isinstance(word, str)] if field else []
    if words:
        meaning = f"one of {_listed(words)}"
    where, name = _noun_at(noun, route[:-1]), route[-1]
    message, what = f"`{name}` is missing from {where}", f"Add `{name}:`"
    if empty := next((key for key in _blank_keys(source, route[:-1]) if key.text == name), None):
        place = source.place_of(empty)
        message, what = f"`{name}` of {where} is empty", f"Write it on line {place.line}, after the colon"
        if _NOTE_AS_VALUE.search(place.quote):
            meaning, what = "", f"On line {place.line}, what follows the `#` is a note. Put the whole text in quotation marks"
    remedy = f"{what} — {meaning[:1].lower()}{meaning[1:]}." if meaning else f"{what}."
    return Finding("missing-field", source.first_key(route[:-1]), message, remedy)


_NOTE_AS_VALUE = re.compile(r":\s+#")


def _blank_keys(source: Source, route: Route) -> tuple[Node, ...]:
    mapping = source.at(route)
    return mapping.blank if mapping else ()


def _not_among(source: Source, route: Route, name: str, context: Mapping[str, Any], value: object) -> Finding:
    words = [word.strip("' ") for word in str(context["expected"]).replace(" or ", ", ").split(",")]
    if not isinstance(value, str):
        return _wrong_type(source, Model, route, name, "string_type", words[0])
    remedy = did_you_mean(value, words) or f"Write one of {_listed(words)}."
    return Finding("bad-value", source.place_at(route), f"`{name}` cannot be `{value}`", remedy)


def _wrong_type(source: Source, model: type[Model], route: Route, name: str, kind: str, example: str) -> Finding:
    node = source.at(route)
    found = _shape(node)
    if kind == "list_type":
        message, remedy = f"`{name}` takes a list, not {found}", _as_list(node, name)
    elif kind in ("string_type", "wrong-type"):
        message = f"`{name}` takes one value, not {found}"
        remedy = f"Write one value, such as `{example}`." if example else _as_text(node)
    else:
        fields = _listed(_names(model_at(model, route) or Model)[:8])
        message = f"`{name}` takes fields of its own, not {found}"
        remedy = f"Write its fields below it, two spaces further in{': ' if fields else ''}{fields}."
    return Finding("wrong-type", source.place_at(route), message, remedy)


def _shape(node: Node | None) -> str:
    if node is None or node.text is not None:
        return "one value"
    return "a list" if node.items is not None else "a mapping"


def _as_list(node: Node | None, name: str) -> str:
    if node is not None and _STUCK_HYPHEN.match(_first_word(node)):
        return f"Put a space after the hyphen: `- {_first_word(node)[1:]}`."
    if node is not None and node.text is not None and len(node.text) < 60 and "\n" not in node.text:
        return f"Write `{name}: [{node.text.strip('[] ')}]`."
    return "Put each on a line of its own, after `- `."


# The hyphen that starts an item, with no space between it and the item.
_STUCK_HYPHEN = re.compile(r"-[^\W\d]")


def _first_word(node: Node) -> str:
    """The first word of a text, or of the first field of a mapping."""
    words = (node.text or (node.entries[0][0].text if node.entries else "") or "").split()
    return words[0] if words else ""


def _as_text(node: Node | None) -> str:
    if node is not None and node.entries:
        return "Put the text in quotation marks if it contains a colon, or starts with `{`."
    return "Keep one; put it in quotation marks if it starts with `[`."


def _listed(words: list[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _noun_at(noun: str, route: Route) -> str:
    names = [step for step in route if isinstance(step, str)]
    if not names:
        return noun
    return f"an entry of `{names[-1]}`" if isinstance(route[-1], int) else f"`{names[-1]}`"


def field_named(model: type[BaseModel], name: str) -> FieldInfo | None:
    """The field an editor writes as `name`."""
    return next((field for key, field in model.model_fields.items() if (field.alias or key) == name), None)


def model_at(model: type[BaseModel], route: Route) -> type[BaseModel] | None:
    """The model of the mapping that a route through a model's fields ends at, if it is one."""
    current: type[BaseModel] | None = model
    for step in route:
        if isinstance(step, int):
            continue
        current = _model_under(current, step) if current else None
    return current


@cache
def _model_under(model: type[BaseModel], name: str) -> type[BaseModel] | None:
    """The model of what a field holds, if that is one."""
    field = field_named(model, name)
    return next(models_in(field.annotation), None) if field else None
