"""Parsers of the texts of fields: dates, times, yes or no, amounts, bounds.

All of them raise a `field_error` whose message says what is wrong and whose remedy says what to type.
"""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema
from pydantic_core.core_schema import no_info_plain_validator_function

from interlock.definitions.bounds import Bound, parse_bound
from interlock.definitions.field_errors import field_error, one_value_error
from interlock.definitions.quantities import Quantity, QuantityError, parse_quantity, plain_number


@dataclass(frozen=True, slots=True, eq=False)  # compared by identity, because annotations must be hashable
class Parsed:
    """Marks a field whose text is parsed: the parser, an example of such a text, and the JSON Schema for text editors."""

    parse: Callable[[str], Any]
    example: str
    schema: dict[str, Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_plain_validator_function(self._validated)

    def _validated(self, value: object) -> Any:
        if not isinstance(value, str):
            raise one_value_error(self.example)
        return self.parse(value)

    def __get_pydantic_json_schema__(self, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return dict(self.schema)


def parse_date(text: str) -> datetime.date:
    """Parse `2026-03-31`, the only form allowed: others mean different days in different countries."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        raise field_error("bad-date", f"`{text}` is not a date", _date_remedy(text))
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise field_error("bad-date", f"There is no such day as {text}", "Check the day and the month.") from None


def _date_remedy(text: str) -> str:
    meant = _day_meant(text)
    return f"Write year-month-day: `{meant}`." if meant else "Write year-month-day, such as `2026-03-31`."


def _day_meant(text: str) -> datetime.date | None:
    """The day that `31/12/2026`, `31st Dec 2026` or `2026-3-1` probably means, day before month as in Europe, or None."""
    words = re.sub(r"[\s,./-]+", " ", re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", text)).strip()
    for form in ("%d %m %Y", "%Y %m %d", "%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y"):
        try:
            return datetime.datetime.strptime(words, form).date()
        except ValueError:
            continue
    return None


def parse_time(text: str) -> datetime.time:
    """Parse `9:30` or `09.30`. `24:00` is the last moment of the day."""
    match = re.fullmatch(r"(\d{1,2})[:.](\d\d)", text)
    if match and int(match[1]) < 24 and int(match[2]) < 60:
        return datetime.time(int(match[1]), int(match[2]))
    if text == "24:00":
        return datetime.time.max
    raise field_error("bad-value", f"`{text}` is not a time of day", "Write hours and minutes, such as `09:30`.")


def parse_bool(text: str) -> bool:
    """Parse `yes`, `no`, `true` or `false`, in upper or lower case."""
    match text.lower():
        case "true" | "yes":
            return True
        case "false" | "no":
            return False
    raise field_error("bad-value", f"`{text}` is neither yes nor no", "Write `yes` or `no`.")


def amount_parser(parse: Callable[[str], Any], example: str) -> Callable[[str], Any]:
    """Wrap a parser that raises QuantityError so that it raises a `field_error`. `example` is for the remedy."""

    def parsed(text: str) -> Any:
        try:
            return parse(text)
        except QuantityError as error:
            remedy = f"Did you mean `{error.nearest}`?" if error.nearest else f"Write a number and a unit, such as `{example}`."
            raise field_error("bad-quantity", str(error), remedy) from None

    return parsed


def bound_parser(bare: Literal["at least", "at most"], example: str) -> Callable[[str], Bound]:
    """A parser of bounds that reads an amount alone as `bare` says."""
    return amount_parser(lambda words: parse_bound(words, bare), example)


def parse_duration(text: str) -> Quantity:
    """Parse a length of time, such as `2 working days`."""
    example = "2 working days"
    quantity: Quantity = amount_parser(parse_quantity, example)(text)
    if not quantity.is_time:
        raise field_error("bad-quantity", f"`{text}` is not a length of time", f"Name a unit of time, such as `{example}`.")
    return quantity


def parse_share(text: str) -> Bound:
    """Parse a share in percent, with or without the sign. `0.9` is an error: it could mean 0.9% or 90%."""
    example = "at least 90%"
    bound = bound_parser("at least", example)(text)
    for end in (bound.low, bound.high):
        if end is not None and end.unit not in ("%", "count"):
            raise field_error("bad-quantity", f"`{bound.text}` is not a share", f"Write a percentage, such as `{example}`.")
        if end is not None and end.unit == "count" and 0 < end.amount <= 1:
            remedy = f"Did you mean `at least {plain_number(end.amount * 100)}%`?"
            raise field_error("bad-quantity", f"The share `{bound.text}` has no percent sign", remedy)
    return bound


_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")


def parse_concept_address(text: str) -> str:
    """Parse the whole address of a concept in another vocabulary, which may have any scheme: it is a name, not a link."""
    if not is_concept_address(text):
        remedy = "Write the whole of it, as that vocabulary does, such as `https://words.example/permit`."
        raise field_error("bad-value", f"`{text}` is not the address of a concept", remedy)
    return text


def is_concept_address(text: str) -> bool:
    """Whether a text can be the address of a concept: whole, and without characters that end one."""
    return _ADDRESS.fullmatch(text) is not None
