"""Parses amounts as people write them: `20 seconds`, `5 working days`, `90%`, `same day`, `2 to 3 weeks`, `1 hour 30 minutes`."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from interlock.definitions.values.number_words import DIGITS, decimal_of, in_digits
from interlock.definitions.values.units import (
    ELAPSED_SECONDS,
    MONTH_UNITS,
    PLURAL,
    RANGE_ABROAD,
    SINGULAR,
    WORKING_MINUTES,
    WORKING_UNITS,
    QuantityError,
    plain_number,
    unit_named,
    with_unit,
)
from interlock.findings.lazy_patterns import lazy_pattern

UnitType = Literal["elapsed", "working", "share", "rings", "count"]

_UNIT = r"(%|[a-z]+(?:[- ](?!and\b)[a-z]+){0,2})"
_PART = rf"({DIGITS})\s*{_UNIT}?"
_SINGLE = lazy_pattern(_PART)
_RANGE = lazy_pattern(rf"({DIGITS})\s*{_UNIT}?\s*(?:to|or|-|–|—)\s*({DIGITS})\s*{_UNIT}?")
_BETWEEN = lazy_pattern(rf"between ({DIGITS})\s*{_UNIT}? and ({DIGITS})\s*{_UNIT}?")
# Each part is matched in one way only: to split the digits of a long number, and its spaces, in all ways takes years.
_ONE_OF_PARTS = rf"(?>{DIGITS}(?!\d)(?:\s*{_UNIT})?)"
_COMPOUND = lazy_pattern(rf"{_ONE_OF_PARTS}(?:(?:,? and |, ?| ?& ?|\s*)(?<!\d){_ONE_OF_PARTS})+")
_COMPOUND_PART = lazy_pattern(rf"(?:,? and |, ?| ?& ?)?\s*({DIGITS})\s*(?:{_UNIT})?")
_FREQUENCY = lazy_pattern(
    rf"(once|twice|{DIGITS} times|{DIGITS} ?x) (?:an?|each|every|per) (second|minute|hour|day|week|month|quarter|year)"
)
# How often in a time, which is no time that something may take, or in which it can be carried.
SO_OFTEN = lazy_pattern(r"\b(?:once|twice|times)\b|\d ?x\b", re.I)
_SAME_DAY = lazy_pattern(r"(?:the )?same(?: working| business)?[- ]day")
_NEXT_WORKING_DAY = lazy_pattern(r"(?:the )?next (?:working|business) day")
# The point in `1.000` may separate thousands.
_THOUSANDS = lazy_pattern(r"[1-9]\d{0,2}\.\d{3}")
# An amount is a few words. The patterns above may take long over thousands of letters.
_LONGEST = 200
# More than a century is a slip of the hand.
_MOST_YEARS = 100
_A_YEAR_OF_WORK = {"working days": 250, "working hours": 2_000, "working minutes": 120_000}
_UNIT_TYPES: dict[str, UnitType] = {
    **dict.fromkeys(ELAPSED_SECONDS, "elapsed"),
    **dict.fromkeys(WORKING_UNITS, "working"),
    "%": "share",
    "rings": "rings",
}


class Quantity(NamedTuple):
    """An amount with its unit, one of `UNITS`.

    For a range, `amount` is the upper end, which is the binding one, and `lower` the lower end; otherwise `lower` is None. An
    amount in several units is in the smallest of them. `text` is what the editor wrote, with the unit in the right number.
    """

    amount: Decimal
    unit: str
    text: str
    lower: Decimal | None = None

    @property
    def unit_type(self) -> UnitType:
        """What the unit measures. Amounts with different unit types cannot be compared without a calendar."""
        return _UNIT_TYPES.get(self.unit, "count")

    @property
    def is_time(self) -> bool:
        """Whether it is a length of elapsed or working time."""
        return self.unit_type in ("elapsed", "working")

    @property
    def seconds(self) -> Decimal:
        """The length of an elapsed time in seconds. Raises KeyError for other units."""
        return self.amount * ELAPSED_SECONDS[self.unit]

    def __str__(self) -> str:
        return self.text


def amount_in_sentence(text: str) -> str:
    """An amount as it stands after other words.

    >>> amount_in_sentence("same day"), amount_in_sentence("5 working days")
    ('the same day', '5 working days')
    """
    is_day = _SAME_DAY.fullmatch(text.lower()) or _NEXT_WORKING_DAY.fullmatch(text.lower())
    return f"the {text.lower().removeprefix('the ')}" if is_day else text


@lru_cache(maxsize=4096)
def parse_quantity(text: str) -> Quantity:
    """Parse an amount, in one or several units, a range, `same day`, `next working day` or a frequency. Raises QuantityError.

    >>> parse_quantity("2 to 3 working days").amount, str(parse_quantity("4 minutes 59 seconds").seconds)
    (Decimal('3'), '299')
    """
    if len(text) > _LONGEST:
        raise QuantityError(
            f"This amount is {len(text):,} letters long", remedy="Write a number and a unit, such as `5 working days`."
        )
    words = " ".join(text.lower().split())
    if _SAME_DAY.fullmatch(words):
        return Quantity(Decimal(1), "working days", text.strip(), Decimal(0))
    if _NEXT_WORKING_DAY.fullmatch(words):
        return Quantity(Decimal(1), "working days", text.strip())
    words = in_digits(re.sub(r"(?<=[a-z])\.(?= |$)", "", words))  # "30 min."
    if match := _FREQUENCY.fullmatch(words):
        return _frequency(match, text)
    if match := _RANGE.fullmatch(words) or _BETWEEN.fullmatch(words):
        return _range(match, text)
    if match := _SINGLE.fullmatch(words):
        amount, unit = _part(match[1], match[2], text)
        return _unless_two_meanings(match[1], Quantity(amount, unit, _in_number(text.strip(), amount, match[2])))
    if _COMPOUND.fullmatch(words) and not RANGE_ABROAD.search(words):
        return _compound(words, text)
    raise _not_an_amount(words, text)


def _not_an_amount(words: str, text: str) -> QuantityError:
    from interlock.definitions.values.amounts_meant import not_an_amount  # slow to load, and most amounts are right

    return not_an_amount(words, text, parse_quantity)


def unit_missing(quantity: Quantity, *units: str) -> QuantityError:
    """The error for a number without its unit; `units` are those that it may have, for the remedy."""
    choice = " or ".join(f"`{with_unit(quantity.amount, unit)}`" for unit in units)
    return QuantityError(f"{quantity} what? `{quantity}` has no unit", remedy=f"Write the unit as well, such as {choice}.")


def check_is_near(quantity: Quantity) -> Quantity:
    """The amount, if it is no longer than a century. Raises QuantityError."""
    years = quantity.seconds / ELAPSED_SECONDS["years"] if quantity.unit_type == "elapsed" else Decimal(0)
    years += quantity.amount / _A_YEAR_OF_WORK[quantity.unit] if quantity.unit_type == "working" else 0
    if years > _MOST_YEARS:
        raise QuantityError(f"`{quantity}` is longer than a century", remedy="Check the number and the unit.")
    return quantity


def check_leaves_time(quantity: Quantity) -> Quantity:
    """The amount, if it is not none at all of a time, or of rings. Raises QuantityError."""
    if quantity.amount or not (quantity.is_time or quantity.unit == "rings"):
        return quantity
    least = with_unit(Decimal(1), quantity.unit)
    remedy = f"Write the most that it may be, such as `{least}`"
    if quantity.unit in ("days", "working days", "weeks"):
        remedy = (
            f"Write `same day` if it is done on the day on which it comes in; else the most that it may be, such as `{least}`"
        )
    raise QuantityError(
        f"`{quantity}` is no time at all" if quantity.is_time else f"`{quantity}` is none at all", remedy=f"{remedy}."
    )


def _unless_two_meanings(digits: str, quantity: Quantity) -> Quantity:
    """The amount, unless the point in it may separate thousands: `1.000 minutes`. Raises QuantityError."""
    if not quantity.is_time or not _THOUSANDS.fullmatch(digits):
        return quantity
    whole = with_unit(decimal_of(digits.replace(".", "")), quantity.unit)
    raise QuantityError(
        f"`{quantity}` means two things", remedy=f"Write `{whole}` or `{with_unit(quantity.amount, quantity.unit)}`."
    )


def _frequency(match: re.Match[str], text: str) -> Quantity:
    times = {"once": Decimal(1), "twice": Decimal(2)}.get(match[1]) or decimal_of(re.sub(r"[ a-z]", "", match[1]))
    if not times:
        raise QuantityError(f"`{text}` never happens: write at least `once a {match[2]}`")
    months = {"year": 12, "quarter": 3}.get(match[2])
    if months and months % times == 0:
        return Quantity(months / times, "months", text.strip())
    if match[2] == "quarter":
        return Quantity(3 / times, "months", text.strip())
    if match[2] == "week" and 7 % times == 0:
        return Quantity(7 / times, "days", text.strip())
    return Quantity(1 / times, f"{match[2]}s", text.strip())


def _range(match: re.Match[str], text: str) -> Quantity:
    (lower, lower_unit), (upper, unit) = _part(match[1], match[2] or match[4], text), _part(match[3], match[4] or match[2], text)
    if lower_unit != unit:
        if " or " in match[0] and {lower_unit, unit} & set(WORKING_UNITS):
            one, other = (with_unit(amount, of) for amount, of in ((lower, lower_unit), (upper, unit)))
            raise QuantityError(f"Two amounts stand here: `{text}`", remedy=f"Write the one that counts: `{one}` or `{other}`.")
        smaller = _smallest((lower_unit, unit), text)
        lower, upper, unit = _in(lower, lower_unit, smaller), _in(upper, unit, smaller), smaller
    if lower > upper:
        forwards = f"{plain_number(upper)} to {with_unit(lower, unit)}"
        raise QuantityError(f"`{text}` runs backwards: the smaller amount comes first", forwards)
    return Quantity(upper, unit, _in_number(text.strip(), upper, match[4]), lower)


def _in_number(text: str, amount: Decimal, unit: str | None) -> str:
    """The text of an amount with the last word of its unit in the singular or plural: `1 working hour` for `hours`."""
    word = (unit or "").rpartition(" ")[2]
    right = (SINGULAR if amount == 1 else PLURAL).get(word, word)
    is_other = right != word and amount >= 1 and text.lower().endswith(word)
    return text[: -len(word)] + right if is_other else text


def _compound(words: str, text: str) -> Quantity:
    """The sum of `1 hour 30 minutes`, in the smaller of the units; in `1h30` the last number is minutes.

    A bare `m` is minutes beside hours or seconds; alone it could be months.
    """
    found = [(match[1], match[2]) for match in _COMPOUND_PART.finditer(words)]
    if found[-1][1] is None and found[-2][1] in ("h", "hr", "hrs", "hour", "hours"):
        found[-1] = (found[-1][0], "minutes")
    if {"h", "hr", "hrs", "s", "sec", "secs"} & {unit for _, unit in found}:
        found = [(number, "minutes" if unit == "m" else unit) for number, unit in found]
    if any(unit is None for _, unit in found):
        raise _not_an_amount(words, text)
    try:
        parts = [_part(number, unit, text) for number, unit in found]
    except QuantityError as error:
        from interlock.definitions.values.amounts_meant import several_amounts  # as above

        raise several_amounts(words, text) or error from None
    units = [unit for _, unit in parts]
    smallest = _smallest(units, text)
    sizes = [_in(Decimal(1), unit, smallest) for unit in units]
    if sizes != sorted(set(sizes), reverse=True):
        raise QuantityError(f"`{text}` is not an amount: the larger unit comes first, and each unit once")
    return Quantity(sum((_in(amount, unit, smallest) for amount, unit in parts), Decimal(0)), smallest, text.strip())


def _smallest(units: list[str] | tuple[str, ...], text: str) -> str:
    """The unit in which amounts in all of these units can be written. Raises QuantityError where there is none."""
    kinds = set(units)
    if kinds <= set(MONTH_UNITS):
        return "months"
    if kinds <= set(ELAPSED_SECONDS) - set(MONTH_UNITS):
        return min(kinds, key=ELAPSED_SECONDS.__getitem__)
    if kinds <= {"working hours", "working minutes", "minutes"} and units[0].startswith("working"):
        return "working minutes"
    if kinds & set(MONTH_UNITS):
        raise QuantityError(f"`{text}` has no fixed length: months differ", remedy="Write it in one unit, such as `6 weeks`.")
    if "working days" in kinds:
        remedy = "Write it in one unit, such as `1.5 working days` or `12 working hours`."
        raise QuantityError(f"`{text}` mixes working days with hours of the clock", remedy=remedy)
    raise QuantityError(f"`{text}` mixes units that cannot be added", remedy="Write it in one unit.")


def _in(amount: Decimal, unit: str, smaller: str) -> Decimal:
    sizes = ELAPSED_SECONDS if smaller in ELAPSED_SECONDS else WORKING_MINUTES
    if smaller == "months":
        return amount * (12 if unit == "years" else 1)
    return amount * sizes[unit] / sizes[smaller]


def _part(number: str, word: str | None, text: str) -> tuple[Decimal, str]:
    times, unit = unit_named(word, text)
    return decimal_of(number) * times, unit
