"""References by the first id that their targets had: a rename voids no approval, and is no change of what refers to it."""

from typing import Any, TypeVar

from pydantic import BaseModel

from interlock.catalog import Catalog, Key, Reference
from interlock.definitions.model_fields import Route

M = TypeVar("M", bound=BaseModel)


def by_first_ids(catalog: Catalog, key: Key, model: M) -> M:
    """A copy of what a file holds in which fields name what was renamed by its first id; other words stay as they are."""
    for reference in catalog.outgoing.get(key, ()):
        if not reference.in_prose and was_renamed(catalog, reference):
            model = _with(model, reference.route, reference.text, first_reference(catalog, reference))
    return model


def was_renamed(catalog: Catalog, reference: Reference) -> bool:
    """Whether what a reference leads to has had another id."""
    return reference.target in catalog.definitions and bool(catalog.definitions[reference.target].valid_former_ids)


def first_reference(catalog: Catalog, reference: Reference) -> str:
    """A reference to a renamed definition as it was written first."""
    assert reference.target is not None
    kind = f"{reference.target.kind}/" if "/" in reference.text else ""
    part = f"#{reference.part}" if reference.part else ""
    return f"{kind}{catalog.definitions[reference.target].valid_former_ids[0]}{part}"


def _with(model: M, route: Route, before: str, text: str) -> M:
    """A copy of a model with another text at the end of a route, where the text before stands there."""
    step, *rest = route
    name = next((name for name, field in type(model).model_fields.items() if (field.alias or name) == step), None)
    if name is None:
        return model
    return model.model_copy(update={name: _replaced(getattr(model, name), tuple(rest), before, text)})


def _replaced(value: Any, route: Route, before: str, text: str) -> Any:
    if not route:
        return text if value == before else value
    if isinstance(value, BaseModel):
        return _with(value, route, before, text)
    step, *rest = route
    if isinstance(value, list):
        return [_replaced(item, tuple(rest), before, text) if index == step else item for index, item in enumerate(value)]
    return value
