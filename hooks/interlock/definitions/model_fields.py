"""What the types of a model say of its fields: their names in files, which are required, nested models and allowed words.

A route is a path through a model: the names of fields as they stand in files, and indexes of lists.
"""

from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

Route = tuple[str | int, ...]
_M = TypeVar("_M")


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models in an annotation, including those nested in lists, dicts and optional types."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from models_in(argument)


@cache
def models_of(model: type[BaseModel], name: str) -> tuple[type[BaseModel], ...]:
    """The models in the annotation of a field of a model."""
    return tuple(models_in(model.model_fields[name].annotation))


def written_names(model: type[BaseModel]) -> list[str]:
    """The names of the fields of a model as written in files, in the order of the model."""
    return [field.alias or name for name, field in model.model_fields.items()]


def lists_within(model: BaseModel, route: Route = ()) -> Iterator[tuple[Route, list[Any]]]:
    """Every list with two or more items in a model and in the models nested in it, with the route to it."""
    for name, written_as in _holding_lists(type(model)):
        held = getattr(model, name)
        here = (*route, written_as)
        if isinstance(held, list):
            if len(held) > 1:
                yield here, held
            for index, item in enumerate(held):
                if isinstance(item, BaseModel):
                    yield from lists_within(item, (*here, index))
        elif isinstance(held, BaseModel):
            yield from lists_within(held, here)


@cache
def _holding_lists(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields of a model that are lists or hold models, which may have lists: their names here and in files."""
    return tuple(
        (name, field.alias or name)
        for name, field in model.model_fields.items()
        if models_of(model, name) or may_be_list(field.annotation)
    )


def may_be_list(annotation: Any) -> bool:
    """Whether an annotation is that of a list, or has one inside, as an optional list has."""
    return get_origin(annotation) is list or any(map(may_be_list, get_args(annotation)))


@cache
def required_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """The names of the required fields as written in files, in the order of the model."""
    return tuple(field.alias or name for name, field in model.model_fields.items() if field.is_required())


def expected_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """The required fields, and those that the model expects besides: `by` of a step, since most are done by a link."""
    return (*required_fields(model), *getattr(model, "expected", ()))


def field_named(model: type[BaseModel], name: str) -> FieldInfo | None:
    """The field whose name in files is `name`, or None."""
    return next((field for key, field in model.model_fields.items() if (field.alias or key) == name), None)


def model_at(model: type[BaseModel], route: Route) -> type[BaseModel] | None:
    """The model of the mapping at the end of a route, or None when no mapping is there."""
    current: type[BaseModel] | None = model
    for step in route:
        if isinstance(step, int):
            continue
        current = model_under(current, step) if current else None
    return current


@cache
def model_under(model: type[BaseModel], name: str) -> type[BaseModel] | None:
    """The model of the value of a field, or None when it has none."""
    field = field_named(model, name)
    return next(models_in(field.annotation), None) if field else None


def annotation_at(model: type[BaseModel], route: Route) -> Any:
    """The type of the value at the end of a route; None where there is no field."""
    annotation: Any = model
    for step in route:
        annotation = _within(annotation, step)
    return annotation


def choices_at(model: type[BaseModel], route: Route) -> list[str]:
    """The allowed words of the value at the end of a route, in the order of its type; empty when any text is allowed."""
    return choices_in(annotation_at(model, route))


def marks_at(model: type[BaseModel], route: Route, mark: type[_M]) -> list[_M]:
    """The marks of a type on the value at the end of a route, and on the items of a list."""
    return [*marks_in(annotation_at(model, route), mark)]


def marks_in(annotation: Any, mark: type[_M]) -> Iterator[_M]:
    """The marks of a type in an annotation, also on the items of a list."""
    yield from (found for found in getattr(annotation, "__metadata__", ()) if isinstance(found, mark))
    for argument in get_args(annotation):
        yield from marks_in(argument, mark)


def choices_in(annotation: Any) -> list[str]:
    """The words of an annotation that is a `Literal`, optional or not. The words of the items of a list do not count."""
    return [str(word) for one in alternatives(annotation) if get_origin(one) is Literal for word in get_args(one)]


def alternatives(annotation: Any) -> Iterator[Any]:
    """The alternatives of an annotation: the members of a union, without `Annotated`."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from alternatives(arguments[0])
    elif origin in (Union, UnionType):
        for argument in arguments:
            yield from alternatives(argument)
    else:
        yield annotation


def annotation_of(field: FieldInfo) -> Any:
    """The annotation of a field with its marks."""
    return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation


def _within(annotation: Any, step: str | int) -> Any:
    """The annotation one step down: of a field of a model, an item of a list or a value of a mapping. None when there is none."""
    for one in alternatives(annotation):
        if get_origin(one) in (list, dict):
            return get_args(one)[-1]
        is_model = isinstance(one, type) and issubclass(one, BaseModel)
        if is_model and isinstance(step, str) and (field := field_named(one, step)):
            return annotation_of(field)
    return None
