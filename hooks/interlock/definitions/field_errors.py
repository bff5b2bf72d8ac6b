"""What a validator raises about a value: a code, and in the context everything that is said about it."""

from typing import Literal

from pydantic_core import PydanticCustomError

# Each code is the name of a rule.
FieldErrorCode = Literal["bad-date", "bad-quantity", "bad-value", "missing-field", "wrong-type"]


def field_error(code: FieldErrorCode, message: str, remedy: str) -> PydanticCustomError:
    """An error of our own: what is wrong with the value, and what to type instead."""
    return PydanticCustomError(code, "{message}", {"message": message, "remedy": remedy})


def one_value_error(example: str) -> PydanticCustomError:
    """The value is a list or a mapping where one text belongs, such as `example`."""
    return PydanticCustomError("wrong-type", "one value, such as {example}", {"example": example})


def empty_field_error() -> PydanticCustomError:
    """A field that other fields make necessary says nothing."""
    return PydanticCustomError("missing-field", "missing")
