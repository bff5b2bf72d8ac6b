"""Walks a definition and yields its references and prose, found by the marks on the fields, each with the route to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from interlock.definitions.model_fields import Route, models_in
from interlock.definitions.text_marks import MARKS, Mark


@dataclass(frozen=True, slots=True)
class Marked:
    """A text in a definition, the mark of its field, and the route to it in the file."""

    route: Route
    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class Field:
    """How to walk a field: it holds texts with a mark, a mapping whose keys have a mark, or nested models.

    `written_as` is its name in files.
    """

    name: str
    written_as: str
    mark: Mark | None
    key_mark: Mark | None
    has_models: bool
    required: bool


def marked_texts(model: BaseModel, route: Route = ()) -> Iterator[Marked]:
    """Every marked text of a model and of the models nested in it, in the order of the fields."""
    for field in fields_of(type(model)):
        value = getattr(model, field.name)
        if value is None or value == [] or value == {}:
            continue
        here = (*route, field.written_as)
        if field.has_models:
            for step, inner in _parts(value):
                yield from marked_texts(inner, (*here, *step))
        elif field.key_mark is not None:
            yield from (Marked((*here, key), field.key_mark, key) for key in value)
        elif field.mark is not None:
            yield from (Marked((*here, *step), field.mark, text) for step, text in _parts(value))


def _parts(value: Any) -> Iterator[tuple[Route, Any]]:
    if isinstance(value, list):
        yield from (((index,), item) for index, item in enumerate(value))
    else:
        yield (), value


@cache
def fields_of(model: type[BaseModel]) -> tuple[Field, ...]:
    """The fields of a model that hold marked texts or nested models, in the order of the model."""
    found = []
    for name, info in model.model_fields.items():
        mark = next((item for item in info.metadata if isinstance(item, MARKS)), None) or _mark(info.annotation)
        has_models = any(models_in(info.annotation))
        key_mark = _key_mark(info.annotation)
        if mark or has_models or key_mark:
            found.append(Field(name, info.alias or name, mark, key_mark, has_models, info.is_required()))
    return tuple(found)


def _mark(annotation: Any) -> Mark | None:
    for item in getattr(annotation, "__metadata__", ()):
        if isinstance(item, MARKS):
            return item
    if get_origin(annotation) is dict:
        return None
    return next((mark for argument in get_args(annotation) if (mark := _mark(argument))), None)


def _key_mark(annotation: Any) -> Mark | None:
    return _mark(get_args(annotation)[0]) if get_origin(annotation) is dict else None
