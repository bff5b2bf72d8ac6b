"""Parses amounts as people write them: `20 seconds`, `5 working days`, `90%`, `same day`, `2 to 3 weeks`."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

UnitType = Literal["elapsed", "working", "share", "rings", "count"]

# The seconds in a unit of elapsed time. Months and years have the average length of the Gregorian calendar, whose year has
# 365.2425 days; these averages serve only to compare amounts.
ELAPSED_SECONDS = {
    "seconds": 1,
    "minutes": 60,
    "hours": 3_600,
    "days": 86_400,
    "weeks": 604_800,
    "months": 2_629_746,
    "years": 31_556_952,
}
WORKING_UNITS = ("working hours", "working days")
UNITS = (*ELAPSED_SECONDS, *WORKING_UNITS, "rings", "count", "%")

_SINGULAR = {"count": "count", "%": "%"} | {unit: unit.removesuffix("s") for unit in UNITS if unit.endswith("s")}
# Other words for the same units, as in "24 hrs". `_unit` takes care of "business days" and "calendar months".
_SYNONYMS = {"hr": "hours", "hrs": "hours", "min": "minutes", "mins": "minutes", "sec": "seconds", "secs": "seconds"} | {
    "per cent": "%",
    "percent": "%",
}
_NUMBER = r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,12}(?:\.\d{1,6})?)"
_SINGLE = re.compile(rf"{_NUMBER}\s*(%|[a-z]+(?: [a-z]+)?)?")
_RANGE = re.compile(rf"{_NUMBER}\s*(?:to|-|–)\s*{_NUMBER}\s*(%|[a-z]+(?: [a-z]+)?)?")
_FREQUENCY = re.compile(rf"(once|twice|{_NUMBER} times) an? (second|minute|hour|day|week|month|year)")


class QuantityError(ValueError):
    """The text is not an amount. `nearest` is the text that was probably meant, or None."""

    def __init__(self, message: str, nearest: str | None = None) -> None:
        super().__init__(message)
        self.nearest = nearest


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount with its unit, one of `UNITS`.

    For a range, `amount` is the upper end, which is the binding one, and `lower` the lower end; otherwise `lower` is None.
    `text` is what the editor wrote.
    """

    amount: Decimal
    unit: str
    text: str
    lower: Decimal | None = None

    @property
    def unit_type(self) -> UnitType:
        """What the unit measures. Amounts with different unit types cannot be compared without a calendar."""
        if self.unit in ELAPSED_SECONDS:
            return "elapsed"
        if self.unit in WORKING_UNITS:
            return "working"
        return {"%": "share", "rings": "rings"}.get(self.unit, "count")  # type: ignore[return-value]

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


def plain_number(amount: Decimal) -> str:
    """The amount without trailing zeros or exponent: `5`, `2.5`, `1200`."""
    return format(amount.normalize(), "f")


def with_unit(amount: Decimal, unit: str) -> str:
    """The amount with its unit in the singular or plural: `1 working day`, `90%`, `12`."""
    number = plain_number(amount)
    if unit == "%":
        return f"{number}%"
    if unit == "count":
        return number
    return f"{number} {_SINGULAR[unit] if amount == 1 else unit}"


def parse_quantity(text: str) -> Quantity:
    """Parse an amount, a range, `same day`, `next working day` or a frequency. Raises QuantityError for other texts.

    >>> parse_quantity("2 to 3 working days").amount
    Decimal('3')
    """
    words = " ".join(text.lower().split())
    if words == "same day":
        return Quantity(Decimal(1), "working days", text.strip(), Decimal(0))
    if words == "next working day":
        return Quantity(Decimal(1), "working days", text.strip())
    if match := _FREQUENCY.fullmatch(words):
        return _frequency(match, text)
    if match := _RANGE.fullmatch(words):
        lower, upper = _decimal(match[1]), _decimal(match[2])
        if lower > upper:
            raise QuantityError(f"`{text}` runs backwards: the smaller amount comes first")
        return Quantity(upper, _unit(match[3], text), text.strip(), lower)
    if match := _SINGLE.fullmatch(words):
        return Quantity(_decimal(match[1]), _unit(match[2], text), text.strip())
    pointed = re.sub(r"(?<!\d)(\d+),(\d{1,2})(?!\d)", r"\1.\2", text)
    raise QuantityError(f"`{text}` is not an amount", pointed if pointed != text else None)


def parse_period(text: str) -> Quantity:
    """Parse how often something recurs into the time between two occurrences: `12 months`, `month`, `4 times a year`.

    Raises QuantityError when the text is not a length of time above zero.
    """
    words = " ".join(text.lower().split())
    named = {"daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "yearly": "year", "annually": "year"}
    words = named.get(words, words)
    if words in ("quarter", "3 quarters"):
        return Quantity(Decimal(3), "months", text.strip())
    quantity = parse_quantity(words if words[:1].isdigit() or words in ("once", "twice") or " a" in words else f"1 {words}")
    if not quantity.is_time or not quantity.amount:
        raise QuantityError(f"`{text}` does not say how often")
    return Quantity(quantity.amount, quantity.unit, text.strip(), quantity.lower)


def _frequency(match: re.Match[str], text: str) -> Quantity:
    times = {"once": Decimal(1), "twice": Decimal(2)}.get(match[1]) or _decimal(match[2])
    if not times:
        raise QuantityError(f"`{text}` never happens: write at least `once a {match[3]}`")
    if match[3] == "year" and 12 % times == 0:
        return Quantity(12 / times, "months", text.strip())
    if match[3] == "week" and 7 % times == 0:
        return Quantity(7 / times, "days", text.strip())
    return Quantity(1 / times, f"{match[3]}s", text.strip())


def _decimal(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


def _unit(word: str | None, text: str) -> str:
    if word is None:
        return "count"
    plain = re.sub("^business ", "working ", re.sub("^calendar (?!working)", "", word))
    for unit, singular in _SINGULAR.items():
        if plain in (unit, singular):
            return unit
    if word in _SYNONYMS:
        return _SYNONYMS[word]
    from rapidfuzz import process

    names = [*_SINGULAR, *_SINGULAR.values()]
    nearest = process.extractOne(word, names, score_cutoff=70)
    raise QuantityError(f"`{word}` in `{text}` is not a unit", text.replace(word, nearest[0]) if nearest else None)
