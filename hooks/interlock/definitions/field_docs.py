"""The field reference, read from the models: for each field of a kind its type, its documentation and whether it is required."""

import datetime
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from interlock.definitions.field_strings import field_strings
from interlock.definitions.field_types import Bound, OwnStep, Prose, RefTo
from interlock.definitions.model_fields import models_in
from interlock.definitions.values.quantities import Quantity


class FieldDoc(NamedTuple):
    """One field. `takes` describes in words what its value may be; `choices` lists the allowed words, if they are fixed."""

    name: str
    takes: str
    text: str
    required: bool
    choices: list[str]


class ModelDoc(NamedTuple):
    """The model of a kind, or of a mapping nested in it. `id` is its anchor in the reference."""

    id: str
    title: str
    text: str
    fields: list[FieldDoc]


def documented(model: type[BaseModel]) -> list[ModelDoc]:
    """The documentation of a model, then of every model nested in it, breadth first."""
    found: list[ModelDoc] = []
    waiting: list[tuple[str, type[BaseModel]]] = [("", model)]
    seen = {model}
    while waiting:
        name, current = waiting.pop(0)
        title = f"Inside `{name}`" if name else "Its fields"
        found.append(
            ModelDoc(name.replace("_", "-") or "own", title.replace("`", ""), (current.__doc__ or "").strip(), _fields(current))
        )
        for key, info in current.model_fields.items():
            for inner in models_in(info.annotation):
                if inner not in seen:
                    seen.add(inner)
                    waiting.append((info.alias or key, inner))
    return found


def _fields(model: type[BaseModel]) -> list[FieldDoc]:
    docs = []
    for name, info in model.model_fields.items():
        takes, choices = _accepted(info.annotation, info.metadata)
        docs.append(FieldDoc(info.alias or name, takes, field_strings(model).get(name, ""), info.is_required(), choices))
    return sorted(docs, key=lambda doc: not doc.required)


def _accepted(annotation: Any, metadata: list[Any]) -> tuple[str, list[str]]:
    """What the value of a field may be, in words for editors, and the allowed words, if they are fixed."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *more = get_args(annotation)
        return _accepted(inner, [*metadata, *more])
    if origin in (Union, UnionType):
        inner = next(argument for argument in get_args(annotation) if argument is not NoneType)
        return _accepted(inner, metadata)
    if origin is list:
        inner, choices = _accepted(get_args(annotation)[0], metadata)
        return f"a list: {inner}", choices
    if origin is dict:
        return "names, each with a value", []
    if origin is Literal:
        return "one of", [str(argument) for argument in get_args(annotation)]
    return _accepted_single(annotation, metadata), []


_WORDS: dict[type, str] = {
    Quantity: "an amount",
    Bound: "an amount to reach",
    datetime.date: "a date",
    datetime.time: "a time of day",
    bool: "yes or no",
}


def _accepted_single(annotation: Any, metadata: list[Any]) -> str:
    for mark in metadata:
        if isinstance(mark, RefTo):
            return _reference(mark)
        if isinstance(mark, OwnStep):
            return "the id of a step here"
        if isinstance(mark, Prose):
            return "Markdown" if mark.block else "a sentence"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return "fields of its own"
    return _WORDS.get(annotation, "a text")


def _reference(mark: RefTo) -> str:
    part = f"#{mark.part}" if mark.part_required else ""
    match mark.kinds:
        case ():
            return "any definition, as kind/id"
        case ("same",):
            return "the id of a definition of this kind"
        case ("made-to",):
            return "the id of a customer, or of a link"
    return f"the id of a {mark.kinds[0]}{part}"
