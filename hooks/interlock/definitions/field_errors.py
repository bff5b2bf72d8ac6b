"""The errors that validators of fields raise. The code names a rule, and the context holds what its finding says."""

from collections.abc import Iterable
from typing import Literal

from pydantic_core import PydanticCustomError

# The most characters of a value that is read as an amount, a day, an address or a number. Only prose is longer.
LONGEST_VALUE = 2_000

# Each code is the name of a rule.
FieldErrorCode = Literal["bad-date", "bad-quantity", "bad-value", "missing-field", "wrong-type"]


def field_error(
    code: FieldErrorCode,
    message: str,
    remedy: str,
    *,
    writes: Iterable[str] = (),
    for_want_of: str = "",
    behind_its_name: str = "",
) -> PydanticCustomError:
    """An error with a message that says what is wrong with the value and a remedy that says what to type instead.

    `writes`: other fields of the same mapping that the remedy writes as well. `for_want_of`: the field without which this one
    cannot be right. `behind_its_name`: the remedy where the value stands behind the name of its field, not alone.
    """
    context = {
        "message": message,
        "remedy": remedy,
        "writes": tuple(writes),
        "for_want_of": for_want_of,
        "behind_its_name": behind_its_name,
    }
    return PydanticCustomError(code, "{message}", context)


def one_value_error(example: str) -> PydanticCustomError:
    """The error for a list or a mapping where one text is expected, such as `example`."""
    return PydanticCustomError("wrong-type", "one value, such as {example}", {"example": example})


def empty_field_error() -> PydanticCustomError:
    """The error for a missing field that other fields make required."""
    return PydanticCustomError("missing-field", "missing")
