"""Parses amounts as people write them: `20 seconds`, `5 working days`, `90%`, `same day`, `2 to 3 weeks`, `1 hour 30 minutes`."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from interlock.definitions.number_words import DIGITS, in_digits
from interlock.definitions.plain_letters import without_accents
from interlock.definitions.units import (
    ELAPSED_SECONDS,
    MONTHS,
    SINGULAR,
    WORKING_MINUTES,
    WORKING_UNITS,
    QuantityError,
    unit_named,
    with_condition,
)
from interlock.definitions.weekday_names import weekdays_meant

UnitType = Literal["elapsed", "working", "share", "rings", "count"]

_UNIT = r"(%|[a-z]+(?:[- ](?!and\b)[a-z]+){0,2})"
_PART = rf"({DIGITS})\s*{_UNIT}?"
_SINGLE = re.compile(_PART)
_RANGE = re.compile(rf"({DIGITS})\s*{_UNIT}?\s*(?:to|or|-|–|—)\s*({DIGITS})\s*{_UNIT}?")
_BETWEEN = re.compile(rf"between ({DIGITS})\s*{_UNIT}? and ({DIGITS})\s*{_UNIT}?")
_COMPOUND = re.compile(rf"{_PART}(?:(?:,? and |, ?| ?& ?|\s*){_PART})+")
_COMPOUND_PART = re.compile(rf"(?:,? and |, ?| ?& ?)?\s*({DIGITS})\s*(?:{_UNIT})?")
_FREQUENCY = re.compile(
    rf"(once|twice|{DIGITS} times|{DIGITS} ?x) (?:an?|each|every|per) (second|minute|hour|day|week|month|quarter|year)"
)
_PART_OF = re.compile(rf"({DIGITS}) (?:out of|in) ({DIGITS})")
_SAME_DAY = re.compile(r"(?:the )?same(?: working| business)?[- ]day")
_NEXT_WORKING_DAY = re.compile(r"(?:the )?next (?:working|business) day")
# An amount is a few words. The patterns above may take long over thousands of letters.
_LONGEST = 200
# More than a century is a slip of the hand.
_MOST_YEARS = 100
_A_YEAR_OF_WORK = {"working days": 250, "working hours": 2_000, "working minutes": 120_000}
_PERIOD_WORDS = {
    "daily": "day",
    "weekly": "week",
    "fortnightly": "fortnight",
    "monthly": "month",
    "quarterly": "quarter",
    "half-yearly": "6 months",
    "half yearly": "6 months",
    "twice yearly": "twice a year",
    "yearly": "year",
    "annually": "year",
    "annual": "year",
}
_TWO_MEANINGS = {
    "biweekly": ("2 weeks", "twice a week"),
    "bimonthly": ("2 months", "twice a month"),
    "biannual": ("6 months", "2 years"),
}


_DAY_OF_MONTH = re.compile(
    r"(?:on )?(?:the )?(?:(?:first|last|\d{1,2}(?:st|nd|rd|th|\.)?|start|end)(?: working)?(?: day)?(?: of)?"
    r"(?: the| each| every| a)? month|month[- ]end)"
)


_UNIT_TYPES: dict[str, UnitType] = {
    **dict.fromkeys(ELAPSED_SECONDS, "elapsed"),
    **dict.fromkeys(WORKING_UNITS, "working"),
    "%": "share",
    "rings": "rings",
}


class Quantity(NamedTuple):
    """An amount with its unit, one of `UNITS`.

    For a range, `amount` is the upper end, which is the binding one, and `lower` the lower end; otherwise `lower` is None. An amount
    in several units is in the smallest of them. `text` is what the editor wrote.
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
    return f"{number} {SINGULAR[unit] if amount == 1 else unit}"


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
        return _unless_two_meanings(match[1], Quantity(amount, unit, text.strip()))
    if _COMPOUND.fullmatch(words):
        return _compound(words, text)
    raise _not_an_amount(words, text)


def parse_period(text: str) -> Quantity:
    """Parse how often something recurs into the time between two occurrences: `12 months`, `month`, `4 times a year`.

    Raises QuantityError when the text is not a length of time above zero and up to a century.
    """
    words = " ".join(text.lower().split())
    if words in _TWO_MEANINGS:
        one, other = _TWO_MEANINGS[words]
        raise QuantityError(f"`{text}` means two things", remedy=f"Write `{one}` or `{other}`.")
    words = re.sub(r"^(?:every|each) ", "", _PERIOD_WORDS.get(words, words))
    if meant := "week" if words.isalpha() and weekdays_meant([words]) else "month" if _DAY_OF_MONTH.fullmatch(words) else "":
        raise QuantityError(f"`{text}` says on which day, and not how often", remedy=f"Write `{meant}`.")
    is_whole = re.match(r"\d|[½¼¾]", words) or " " in words
    quantity = parse_quantity(words if is_whole else f"1 {words}")
    if quantity.unit == "count" and quantity.amount:
        raise unit_missing(quantity, "months")
    if not quantity.is_time or not quantity.amount:
        raise QuantityError(f"`{text}` does not say how often")
    return Quantity(quantity.amount, quantity.unit, text.strip(), quantity.lower)


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


def _unless_two_meanings(digits: str, quantity: Quantity) -> Quantity:
    """The amount, unless the point in it may separate thousands: `1.000 minutes`. Raises QuantityError."""
    if not quantity.is_time or not _THOUSANDS.fullmatch(digits):
        return quantity
    whole = with_unit(_decimal(digits.replace(".", "")), quantity.unit)
    raise QuantityError(
        f"`{quantity}` means two things", remedy=f"Write `{whole}` or `{with_unit(quantity.amount, quantity.unit)}`."
    )


def _frequency(match: re.Match[str], text: str) -> Quantity:
    times = {"once": Decimal(1), "twice": Decimal(2)}.get(match[1]) or _decimal(re.sub(r"[ a-z]", "", match[1]))
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
    (lower, lower_unit), (upper, unit) = _part(match[1], match[2] or match[4], text), _part(match[3], match[4], text)
    if lower_unit != unit:
        smaller = _smallest((lower_unit, unit), text)
        lower, upper, unit = _in(lower, lower_unit, smaller), _in(upper, unit, smaller), smaller
    if lower > upper:
        raise QuantityError(f"`{text}` runs backwards: the smaller amount comes first")
    return Quantity(upper, unit, text.strip(), lower)


def _compound(words: str, text: str) -> Quantity:
    """The sum of `1 hour 30 minutes`, in the smaller of the units; in `1h30` the last number is minutes.

    A bare `m` is minutes beside hours or seconds; alone it could be months.
    """
    found = [(match[1], match[2]) for match in _COMPOUND_PART.finditer(words)]
    if found[-1][1] is None and found[-2][1] in ("h", "hr", "hrs", "hour", "hours"):
        found[-1] = (found[-1][0], "minutes")
    if found[-1][1] == "m" and found[-2][1] in ("h", "hr", "hrs"):
        found[-1] = (found[-1][0], "minutes")
    if found[0][1] == "m" and found[-1][1] in ("s", "sec", "secs"):
        found[0] = (found[0][0], "minutes")
    if any(unit is None for _, unit in found):
        raise _not_an_amount(words, text)
    parts = [_part(number, unit, text) for number, unit in found]
    units = [unit for _, unit in parts]
    smallest = _smallest(units, text)
    sizes = [_in(Decimal(1), unit, smallest) for unit in units]
    if sizes != sorted(set(sizes), reverse=True):
        raise QuantityError(f"`{text}` is not an amount: the larger unit comes first, and each unit once")
    return Quantity(sum((_in(amount, unit, smallest) for amount, unit in parts), Decimal(0)), smallest, text.strip())


def _smallest(units: list[str] | tuple[str, ...], text: str) -> str:
    """The unit in which amounts in all of these units can be written. Raises QuantityError where there is none."""
    kinds = set(units)
    if kinds <= set(MONTHS):
        return "months"
    if kinds <= set(ELAPSED_SECONDS) - set(MONTHS):
        return min(kinds, key=ELAPSED_SECONDS.__getitem__)
    if kinds <= {"working hours", "working minutes", "minutes"} and units[0].startswith("working"):
        return "working minutes"
    if kinds & set(MONTHS):
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
    return _decimal(number) * times, unit


def _decimal(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_OF_THE_CLOCK = re.compile(r"(\d{1,2})[:.](\d\d)(?: ?(?:h|hrs?|hours?))?")
_DAY_ENDS = re.compile(
    r"(?:(?:by|before|at|until) )?(?:the )?(?:(?:end|close) of (?P<next>(?:the )?next )?(?:the |a )?(?:same )?(?:working |business )?"
    r"(?:day|business)|eod|cob|today|(?P<tomorrow>tomorrow))"
)
_STRAY = re.compile(rf"(?:[^\d+-]*[^\d.,+-])?({DIGITS} ?(?:%|[a-z]+(?: [a-z]+)?)?)")
_BARE_UNIT = re.compile(r"[a-z]+(?: [a-z]+)?(?<!s)")


_TIME_OF_DAY = re.compile(
    r"(?:by|before|until|till|at|not later than|no later than) (?:[0-2]?\d(?:[:.][0-5]\d)?(?: ?[ap]\.?m\.?)?|noon|midday|midnight)(?: .*)?"
)


def _not_an_amount(words: str, text: str) -> QuantityError:
    """The error for a text that is none, with what was probably meant."""
    message = f"`{text}` is not an amount"
    if words != (plain := without_accents(words)):
        return _in_plain_letters(plain, message)
    if conditional := with_condition(words, text):
        return conditional
    if beside := _with_something_beside(words, text):
        return beside
    if words in ("next day", "the next day"):
        return QuantityError(message, remedy="Write `next working day`, or `1 day` for 24 hours.")
    if match := _DAY_ENDS.fullmatch(words):
        return QuantityError(message, "next working day" if match["next"] or match["tomorrow"] else "same day")
    if match := _OF_THE_CLOCK.fullmatch(words):
        return QuantityError(
            message,
            " ".join(with_unit(Decimal(part), unit) for part, unit in zip(match.groups(), ("hours", "minutes"), strict=True)),
        )
    if match := _PART_OF.fullmatch(words):
        whole = _decimal(match[2])
        return QuantityError(message, f"{plain_number(100 * _decimal(match[1]) / whole)}%" if whole else None)
    if _TIME_OF_DAY.fullmatch(words):
        remedy = "Write how long it may take once its clock starts, such as `8 hours`; the time of day belongs in `wording`."
        return QuantityError(message, remedy=remedy)
    pointed = re.sub(r"(?<!\d)(\d+),(\d{1,2})(?!\d)", r"\1.\2", text)
    in_figures = _LETTERS_FOR_DIGITS.sub(lambda found: found[0].translate(_DIGITS), text)
    meant = [each for each in (pointed, in_figures) if each != text]
    bare = re.sub(r"^(?:in|inside|during)? ?(?:the|a|one) (?:same )?", "", words)
    meant += [f"1 {bare}"] if _BARE_UNIT.fullmatch(bare) else []
    alone = re.sub(r",? (?:or|and) (?:better|more|above|higher|over|up)$|[+*]+$|['’](?=s?$)", "", words)
    meant += [alone] if alone != words else []
    if stray := _STRAY.fullmatch(words):
        meant.append(stray[1])
    return QuantityError(message, next(filter(None, map(_amount_meant, meant)), None))


# Letters that look like a digit, beside one.
_LETTERS_FOR_DIGITS = re.compile(r"(?<=\d)[OoIl]+(?![^\W\d])|(?<![^\W\d])[OoIl]+(?=\d)")
_DIGITS = str.maketrans("OoIl", "0011")

# An amount with another one beside it, or a note: `2 weeks (10 working days)`, `5 working days (Mon-Fri)`.
_BESIDE = re.compile(
    r"(?P<amount>[^(\[=]+?),? ?(?:[(\[=]| / |\bi\.?e\.?,? |\bthat is,? )\s*(?:i\.?e\.?,? |that is,? )?(?P<other>[^(\[=]+?)[)\]]?"
)
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]$")


def _with_something_beside(words: str, text: str) -> QuantityError | None:
    """The error for an amount with the same in another unit, or with a note in brackets; None for others."""
    match = _BESIDE.fullmatch(words)
    amount = match and _amount_meant(match["amount"])
    if match is None or not amount:
        return None
    if any(map(str.isdigit, match["other"])) and (other := _amount_meant(match["other"])):
        return QuantityError(f"Two amounts stand here: `{text}`", remedy=f"Write the one that counts: `{amount}` or `{other}`.")
    note = _IN_BRACKETS.search(text.strip())
    remedy = f"Write `{amount}`. On a line above, write what stands in brackets as a note: `# {note[1]}`." if note else ""
    return QuantityError(f"`{text}` is more than an amount", remedy=remedy) if note else None


def _in_plain_letters(words: str, message: str) -> QuantityError:
    """The error for an amount in letters with accents, such as `3 días hábiles`; `words` are without them."""
    try:
        return QuantityError(message, str(parse_quantity(words)))
    except QuantityError as error:
        return QuantityError(message, error.nearest, error.remedy)


def _amount_meant(text: str) -> str | None:
    """The text, if it is an amount, else the one that was probably meant, or None."""
    try:
        return str(parse_quantity(text))
    except QuantityError as error:
        return error.nearest
