"""What the fields of a model are by their types: their names in files, which are required, which words a field may be."""

from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

Route = tuple[str | int, ...]


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that an annotation is made of: those of lists, optional fields and the like included."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from models_in(argument)


def written_names(model: type[BaseModel]) -> list[str]:
    """The names of a model's fields as they stand in files, in the model's order."""
    return [field.alias or name for name, field in model.model_fields.items()]


@cache
def required_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """The names of the fields that cannot be left out, in the model's order."""
    return tuple(field.alias or name for name, field in model.model_fields.items() if field.is_required())


def field_named(model: type[BaseModel], name: str) -> FieldInfo | None:
    """The field that stands in files as `name`."""
    return next((field for key, field in model.model_fields.items() if (field.alias or key) == name), None)


def model_at(model: type[BaseModel], route: Route) -> type[BaseModel] | None:
    """The model of the mapping that a route through a model's fields ends at, if it is one."""
    current: type[BaseModel] | None = model
    for step in route:
        if isinstance(step, int):
            continue
        current = model_under(current, step) if current else None
    return current


@cache
def model_under(model: type[BaseModel], name: str) -> type[BaseModel] | None:
    """The model of what a field holds, if that is one."""
    field = field_named(model, name)
    return next(models_in(field.annotation), None) if field else None


def choices_at(model: type[BaseModel], route: Route) -> list[str]:
    """The words that the value at the end of a route may be, in the order of its type; none where any text may stand."""
    annotation: Any = model
    for step in route:
        annotation = _within(annotation, step)
    return choices_in(annotation)


def choices_in(annotation: Any) -> list[str]:
    """The words of the `Literal` that an annotation is, be it optional or not. Those of the items of a list are not its own."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return [str(word) for word in arguments]
    if origin is Annotated:
        return choices_in(arguments[0])
    if origin in (Union, UnionType):
        return [word for argument in arguments for word in choices_in(argument)]
    return []


def _within(annotation: Any, step: str | int) -> Any:
    """The annotation of a field of a model, of an item of a list or of a value of a mapping; None where there is none."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _within(arguments[0], step)
    if origin in (Union, UnionType):
        return next((found for argument in arguments if (found := _within(argument, step)) is not None), None)
    if origin in (list, dict):
        return arguments[-1]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel) and isinstance(step, str):
        field = field_named(annotation, step)
        return field.annotation if field else None
    return None
