"""Which fields take a text: any text, or only one in a form of their own, such as a date or an amount."""

from pydantic import BaseModel, ValidationError

from interlock.definitions.model_fields import marks_at
from interlock.definitions.text_marks import OwnCriterion, RefTo

# A text that no field with a form of its own accepts.
_ANY_TEXT = "no such value"


def takes(model: type[BaseModel], name: str, value: str | list[str]) -> bool:
    """Whether a field of a model takes this text, or this list of texts."""
    try:
        model.model_validate({name: value})
    except ValidationError as error:
        return all(detail["loc"][:1] != (name,) for detail in error.errors(include_url=False))
    return True


def takes_any_text(model: type[BaseModel], name: str) -> bool:
    """Whether a field has no form of its own."""
    return takes(model, name, _ANY_TEXT)


def has_form_for(model: type[BaseModel], name: str, text: str) -> bool:
    """Whether a field takes this text, and not any text."""
    return takes(model, name, text) and not takes_any_text(model, name)


def names_another(model: type[BaseModel], name: str) -> bool:
    """Whether a field holds the id of a definition, or of a criterion of its own."""
    return bool(marks_at(model, (name,), RefTo) or marks_at(model, (name,), OwnCriterion))
