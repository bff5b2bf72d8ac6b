"""Walks a definition and yields its references and prose, found by the marks on the fields, each with the route to it."""

from functools import cache
from typing import Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from interlock.definitions.model_fields import Route, models_of
from interlock.definitions.text_marks import MARKS, Mark


class Marked(NamedTuple):
    """A text in a definition, the mark of its field, and the route to it in the file."""

    route: Route
    mark: Mark
    text: str


class Field(NamedTuple):
    """How to walk a field: it holds texts with a mark, a mapping whose keys have a mark, or nested models.

    `written_as` is its name in files.
    """

    name: str
    written_as: str
    mark: Mark | None
    key_mark: Mark | None
    has_models: bool
    required: bool


def marked_texts(model: BaseModel) -> list[Marked]:
    """Every marked text of a model and of the models nested in it, in the order of the fields."""
    found: list[Marked] = []
    _collect(model, (), found)
    return found


def _collect(model: BaseModel, route: Route, found: list[Marked]) -> None:
    """Append the marked texts of a model. A loop that fills one list: every check walks every definition several times."""
    values = model.__dict__
    for field in fields_of(type(model)):
        value = values[field.name]
        if not value and (value is None or isinstance(value, (list, dict))):
            continue
        here = (*route, field.written_as)
        if field.key_mark is not None and not field.has_models:
            found += [Marked((*here, key), field.key_mark, key) for key in value]
        elif isinstance(value, list):
            for index, item in enumerate(value):
                _collect_one(item, field, (*here, index), found)
        else:
            _collect_one(value, field, here, found)


def _collect_one(value: Any, field: Field, route: Route, found: list[Marked]) -> None:
    if field.has_models:
        _collect(value, route, found)
    elif field.mark is not None:
        found.append(Marked(route, field.mark, value))


@cache
def fields_of(model: type[BaseModel]) -> tuple[Field, ...]:
    """The fields of a model that hold marked texts, or nested models with any, in the order of the model."""
    found = []
    for name, info in model.model_fields.items():
        mark = next((item for item in info.metadata if isinstance(item, MARKS)), None) or _mark(info.annotation)
        has_models = bool(models_of(model, name))
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
