"""Decodes a faulty source without its faulty values, so that its references can be checked in the same run."""

from functools import cache
from typing import Annotated, Any, TypeVar, cast, get_origin

from pydantic import Field, ValidationError, create_model
from pydantic.fields import FieldInfo

from interlock.definitions.model import Model
from interlock.definitions.model_fields import Route
from interlock.sources.field_findings import MISSING
from interlock.sources.source import Source

M = TypeVar("M", bound=Model)

# Removing faulty values can cause new faults, such as a nested mapping that lacks a required field, which are removed in turn.
_ATTEMPTS = 3


def partial_model(source: Source, model: type[M]) -> M | None:
    """The definition in a faulty source without its faulty values, or None when the rest still cannot be decoded."""
    data = source.root.plain() if source.root else None
    lenient = _lenient(model)
    for _ in range(_ATTEMPTS):
        if not isinstance(data, dict):
            return None
        try:
            return cast(M, lenient.model_validate(data))
        except ValidationError as error:
            data = _without_faulty(data, error)
    return None


@cache
def _lenient(model: type[Model]) -> type[Model]:
    """The model with all fields optional; a required list that is missing is empty."""
    optional: Any = {name: _optional(field) for name, field in model.model_fields.items() if field.is_required()}
    return create_model(model.__name__, __base__=model, **optional)


def _optional(field: FieldInfo) -> tuple[Any, Any]:
    annotation = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
    default: Any = [] if get_origin(field.annotation) is list else None
    return annotation, Field(default=default, alias=field.alias)


_FAULTY = object()


def _without_faulty(data: dict[str, Any], error: ValidationError) -> Any:
    for detail in error.errors(include_url=False, include_input=False):
        _mark_faulty(data, detail["loc"][:-1] if detail["type"] in MISSING else detail["loc"])
    return _without_faulty_marks(data)


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


def _without_faulty_marks(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _without_faulty_marks(value) for key, value in data.items() if value is not _FAULTY}
    if isinstance(data, list):
        return [_without_faulty_marks(value) for value in data if value is not _FAULTY]
    return data
