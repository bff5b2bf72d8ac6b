"""The type of a field whose text is parsed, and parsers for some: yes or no, amounts, bounds, addresses of concepts.

All parsers raise a `field_error` whose message says what is wrong and whose remedy says what to type.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema
from pydantic_core.core_schema import no_info_plain_validator_function

from interlock.definitions.field_errors import LONGEST_VALUE, field_error, one_value_error
from interlock.definitions.values.bounds import Bound, parse_bound, without_at_most
from interlock.definitions.values.quantities import (
    SO_OFTEN,
    Quantity,
    check_is_near,
    check_leaves_time,
    parse_quantity,
    unit_missing,
)
from interlock.definitions.values.units import QuantityError
from interlock.findings.lazy_patterns import lazy_pattern


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
        if len(value) > LONGEST_VALUE:
            raise field_error("bad-value", f"This is {len(value):,} letters long", f"Write it alone, such as `{self.example}`.")
        return self.parse(value)

    def __get_pydantic_json_schema__(self, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return dict(self.schema)


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
            return parse(_LEADING_ZEROS.sub("", text))
        except QuantityError as error:
            usual = error.remedy or f"Write a number and a unit, such as `{example}`."
            lacks_unit = _NUMBER_ALONE.fullmatch(error.nearest or "") and not example[-1].isdigit()
            meant = None if lacks_unit else error.nearest
            raise field_error("bad-quantity", str(error), f"Did you mean `{meant}`?" if meant else usual) from None

    return parsed


_NUMBER_ALONE = lazy_pattern(r"[\d.,]+")
# Spreadsheets and forms write `07 days`, and a page would show it so.
_LEADING_ZEROS = lazy_pattern(r"(?<![\d.,:/-])0+(?=[1-9]\d*(?![\d:/]))")


def parse_amount(text: str) -> Quantity:
    """Parse the amount of a field, up to a century. `within 2 days` and `up to 2 days` are `2 days`."""
    return check_is_near(parse_quantity(without_at_most(text)))


def parse_limit(text: str) -> Quantity:
    """Parse the longest time or number that is promised. None at all is no limit, and neither is how often something is."""
    quantity = check_leaves_time(parse_amount(text))
    if SO_OFTEN.search(text):
        raise QuantityError(
            f"`{text}` says how often, and not how long it may take", remedy=f"Write `target: {{every: {text}}}` in place of it."
        )
    return quantity


def parse_longest(text: str) -> Bound:
    """Parse the most that an average may be, such as `at most 20 days`; more than none at all."""
    bound = parse_bound(text, "at most")
    if bound.high:
        check_leaves_time(bound.high)
    return bound


def _bound_parser(bare: Literal["at least", "at most"], example: str) -> Callable[[str], Bound]:
    """A parser of bounds that reads an amount alone as `bare` says."""
    return amount_parser(lambda words: parse_bound(words, bare), example)


# A score with the highest one behind it: `8/10`, `at least 4.5 out of 5`.
_OUT_OF = lazy_pattern(r"(?:at least )?(\d+(?:\.\d+)?) ?(?:/| out of | of ) ?\d+(?:\.\d+)?(?: stars| points)?", re.I)


def parse_score(text: str) -> Bound:
    """Parse the least score, such as `at least 8`."""
    if match := _OUT_OF.fullmatch(text.strip()):
        raise field_error(
            "bad-quantity", f"`{text}` says what the highest score is, too", f"Write the score alone: `at least {match[1]}`."
        )
    return _bound_parser("at least", "at least 8")(text)


def parse_count(text: str) -> Bound:
    """Parse the least number, such as `at least 25`."""
    if match := _OUT_OF.fullmatch(text.strip()):
        share = "how many of all of them is a `share` of these, such as `at least 90%`"
        remedy = f"Write the number alone, `at least {match[1]}`; {share}."
        raise field_error("bad-quantity", f"`{text}` says of how many, too", remedy)
    return _bound_parser("at least", "at least 25")(text)


def parse_duration(text: str) -> Quantity:
    """Parse a length of time, such as `2 working days`."""
    example = "2 working days"
    quantity: Quantity = amount_parser(_timed, example)(text)
    if not quantity.is_time:
        raise field_error("bad-quantity", f"`{text}` is not a length of time", f"Name a unit of time, such as `{example}`.")
    return quantity


def _timed(text: str) -> Quantity:
    quantity = parse_amount(text)
    if quantity.unit == "count":
        raise unit_missing(quantity, "minutes", "working days")
    return quantity


def parse_number(text: str) -> Quantity:
    """Parse how many, such as `120`, without a unit."""
    if match := _MORE_THAN_A_NUMBER.fullmatch(text.strip()):
        raise field_error("bad-quantity", f"`{text}` is more than a number", f"Write it alone: `{match[1]}`.")
    quantity: Quantity = amount_parser(lambda words: _in_figures(parse_quantity, words, _ALONE), "120")(text)
    if quantity.unit != "count" or quantity.amount <= 0:
        raise field_error("bad-quantity", f"`{text}` does not say how many", _ALONE)
    return quantity


_ALONE = "Write a number alone, such as `120`."
# `12 calls`, `120 a day`, `120 cases/day`.
_MORE_THAN_A_NUMBER = lazy_pattern(
    r"(?!\d+$)(\d+)(?: ?(?:fte|wte|staff|people|persons?|posts?|cases?|calls?|agents?|colleagues)\.?)?"
    r"(?: ?(?:/|\b(?:a|an|per|each|every)\b) ?(?:working )?(?:hour|day|week|month|quarter|year)| (?:daily|weekly|monthly))?",
    re.I,
)


def _in_figures(parse: Callable[[str], Quantity], text: str, remedy: str) -> Quantity:
    """Parse an amount. The QuantityError for another text suggests what was meant only if that is a number in digits."""
    try:
        return parse(text)
    except QuantityError as error:
        meant = error.nearest if error.nearest and re.fullmatch(r"[\d.]+", error.nearest) else None
        raise QuantityError(str(error), meant, remedy) from None


# `2 points`, `2 percentage points`, `2pp`, `+/- 2`: a tolerance is a number of points as it is.
_IN_POINTS = lazy_pattern(
    r"(?:[-±+–−/ ]|plus or minus|plus/minus)*(?P<number>\d{1,6}(?:\.\d{1,6})?) ?"
    r"(?:(?:percentage|percent|per cent|%)?[- ]?(?:points?|pts?\.?)|pp\.?|p\.p\.|%|)",
    re.I,
)


def parse_tolerance(text: str) -> Quantity:
    """Parse how far a result may fall short, such as `2`: points of a share, percent of a limit."""
    quantity: Quantity = amount_parser(_tolerated, "2")(text)
    return quantity


def _tolerated(text: str) -> Quantity:
    try:
        return _in_figures(parse_amount, text, "Write a number alone, such as `2`.")
    except QuantityError:
        if match := _IN_POINTS.fullmatch(text.strip()):
            message = f"`{text}` is more than a number, and a tolerance is in points already"
            raise QuantityError(message, match["number"]) from None
        raise


_ADDRESS = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")


def parse_concept_address(text: str) -> str:
    """Parse the whole address of a concept in another vocabulary, which may have any scheme: it is a name, not a link."""
    if not is_concept_address(text):
        remedy = "Write the whole of it, as that vocabulary does, such as `https://words.example/permit`."
        raise field_error("bad-value", f"`{text}` is not the address of a concept", remedy)
    return text


def is_concept_address(text: str) -> bool:
    """Whether a text can be the address of a concept: whole, and without characters that end one."""
    return _ADDRESS.fullmatch(text) is not None
