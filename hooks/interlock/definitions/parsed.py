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

from interlock.definitions.bounds import Bound, parse_bound, without_at_most
from interlock.definitions.field_errors import LONGEST_VALUE, field_error, one_value_error
from interlock.definitions.month_names import month_named
from interlock.definitions.quantities import Quantity, check_is_near, parse_quantity, unit_missing
from interlock.definitions.units import QuantityError, plain_number


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


# Nobody owes anything in 2999.
_YEARS = range(1900, 2101)


def parse_date(text: str) -> datetime.date:
    """Parse `2026-03-31`, the only form allowed: others mean different days in different countries."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        raise field_error("bad-date", f"`{text}` is not a date", _date_remedy(text))
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        raise field_error("bad-date", f"There is no such day as {text}", "Check the day and the month.") from None
    if day.year not in _YEARS:
        raise field_error("bad-date", f"{text} is centuries away", "Check the year.")
    return day


def _date_remedy(text: str) -> str:
    if meant := day_meant(text):
        return f"Write year-month-day: `{meant}`."
    if days := first_and_last_day(text):
        return f"Write one day: `{days[0]}`. The last one, `{days[1]}`, stands in `until`, where there is such a field."
    alone = re.match(r"\d{4}-\d\d-\d\d(?!\d)", text)
    if alone or (day := day_meant(_BESIDE_A_DAY.sub("", text))):
        return f"Write the day alone: `{alone[0] if alone else day}`."
    if re.fullmatch(r"[34]\d{4}", text):
        return f"A spreadsheet counts days so; this one is `{day_of_spreadsheet(text)}`."
    if first := day_meant(f"1 {text}") or day_meant(f"{text}-1"):
        return f"Write the day as well, such as `{first}`."
    if some := next(filter(None, (day_meant(f"{text} {year}") for year in _SOME_YEARS)), None):
        return f"Write the year as well, and before the month and the day: `{some}`, if it is {some.year}."
    if day_meant(_LAST_DAYS.sub("1", text, count=1)):
        return "There is no such day in that month. Write year-month-day, such as `2026-03-31`."
    return "Write year-month-day, such as `2026-03-31`."


# Words before a day, and behind it.
_BESIDE_A_DAY = re.compile(
    r"^(?:from|since|as of|as at|by|until|due|on|before|about|around|approx\.?|ca?\.|ab|seit|bis) +"
    r"|,? +(?:on|onwards?|at the latest|latest|\([^()]*\))$",
    re.I,
)
# A year, and one with a leap day, for the example of a day without its year.
_SOME_YEARS = (2026, 2028)
_LAST_DAYS = re.compile(r"(?<!\d)(?:29|3[01])(?!\d)")


def day_of_spreadsheet(number: str) -> datetime.date:
    """The day that a spreadsheet counts as this one, such as `46296`."""
    return datetime.date(1899, 12, 30) + datetime.timedelta(days=int(number))


_UP_TO = re.compile(r" +(?:to|until|till|through|thru|bis|au|hasta|al|-) +| *[–—] *|/(?=\d{4}-)|\.\.+")


def first_and_last_day(text: str) -> tuple[datetime.date, datetime.date] | None:
    """The days of `24.12.2026 - 1.1.2027`, or of `2026-12-24 to 2027-01-01`; None for anything else."""
    days = [day_meant(part) for part in _UP_TO.split(text.strip())]
    return (days[0], days[1]) if len(days) == 2 and days[0] and days[1] else None


def day_meant(text: str) -> datetime.date | None:
    """The day that `31/12/26`, `Thu 31st Dec 2026` or `2026-3-1` probably means, day before month as in Europe, or None."""
    said = re.sub(r"(?<=\d)(st|nd|rd|th|er|º|°)(?![^\W\d])", "", _WEEKDAY.sub("", text.strip()))
    words = re.sub(r"[^\W\d]+\.?", _month_number, re.sub(r"(?i)(?<=[ \d])(?:de|del|di) ", " ", said))
    words = re.sub(r"[\s,./'’-]+", " ", words).strip()
    is_short = re.fullmatch(r"\d{1,2}[./]\d{1,2}[./]\d\d", text.strip())
    for form in ("%d %m %y",) if is_short else _FORMS_OF_DAYS:
        try:
            return datetime.datetime.strptime(words, form).date()
        except ValueError:
            continue
    return None


def _month_number(word: re.Match[str]) -> str:
    """The number of the month that a word names, in letters that no number has; other words as they are."""
    number = month_named(word[0])
    return f" {datetime.date(2000, number, 1):%b} " if number else word[0]


_WEEKDAY = re.compile(
    r"(?:(?:am|le|el|il|on|the|den|dem) +)?"
    r"(?:(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b[.,]? +)?"
    r"(?:(?:den|der|dem|the|le) +)?",
    re.I,
)
# That of months before days comes after that of days before months, and so is tried where the other cannot be.
_FORMS_OF_DAYS = (
    "%d %m %Y",
    "%Y %m %d",
    "%d %B %Y",
    "%d %b %Y",
    "%B %d %Y",
    "%b %d %Y",
    "%d %b %y",
    "%d %B %y",
    "%m %d %Y",
    # In one, as file names have it. A blank in a form stands for one or more, so no other form takes these.
    "%Y%m%d",
    "%d%m%Y",
)


def parse_time(text: str) -> datetime.time:
    """Parse `9:30` or `09.30`. `24:00` is the last moment of the day."""
    match = re.fullmatch(r"(\d{1,2})[:.](\d\d)", text)
    if match and int(match[1]) < 24 and int(match[2]) < 60:
        return datetime.time(int(match[1]), int(match[2]))
    if match and match[0].replace(".", ":") == "24:00":
        return datetime.time.max
    if hours := hours_said(text):
        remedy = f'Write `opens: "{hours[0]}"` and, as another field, `closes: "{hours[1]}"`.'
        raise field_error("bad-value", f"`{text}` is more than one time of day", remedy, writes=("closes",))
    if rows := _rows_said(text):
        written = " and ".join(f'`opens: "{opens}", closes: "{closes}"`' for opens, closes in rows)
        message = f"`{text}` is more than one time of day"
        raise field_error("bad-value", message, f"A break is a second row with the same days: {written}.", writes=("closes",))
    said = _NEXT_DAY.sub("", text.lower().strip("“”„‟‘’'"))
    meant = " or ".join(f"`{each}`" for each in _times_meant(said))
    remedy = f"Write {meant}." if meant else "Write hours and minutes, such as `09:30`."
    raise field_error("bad-value", f"`{text}` is not a time of day", remedy)


# Pages say it by themselves where something closes on the next day.
_NEXT_DAY = re.compile(r",? *(?:\(?(?:the )?(?:next|following) (?:day|morning)\)?|\(?\+ ?1\)?|in the (?:morning|night))$")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.,;h ]?([0-5]\d))?(?:[:.]00)? ?(a\.?m\.?|p\.?m\.?|h|uhr|o['’]?clock|hours|hrs)?")


def _times_meant(text: str) -> list[str]:
    """The times of day that `9`, `9am`, `5.30 pm`, `noon` or `17h30` can mean; none for anything else."""
    if re.fullmatch(r"24(?:[:.h]00)?", text):
        return ["24:00"]
    if text in ("noon", "midday", "midnight"):
        return ["00:00", "24:00"] if text == "midnight" else ["12:00"]
    match = _CLOCK.fullmatch(text)
    hour = int(match[1]) if match else 99
    if match and hour in range(24, 30):
        return [f"{hour - 24:02}:{match[2] or '00'}"]  # 26:00, as broadcasters and night buses count
    if match is None or hour > 23:
        return []
    minutes, half = match[2] or "00", (match[3] or "")[:1]
    if half in ("a", "p"):
        hours = [hour % 12 + (12 if half == "p" else 0)] if 1 <= hour <= 12 else []
    else:
        # An office that opens at 9 opens in the morning; 5 can be either.
        hours = [hour, hour + 12] if hour in range(1, 8) and not match[1].startswith("0") else [hour]
    return [f"{each:02}:{minutes}" for each in hours]


def hours_between(first: str, last: str) -> tuple[str, str] | None:
    """When somebody opens and closes who says `9` and `5`, or None. Who opens at 9 and closes at 5 closes in the afternoon."""
    opens, closes = _times_meant(first.strip().lower()), _times_meant(last.strip().lower())
    if not opens or not closes:
        return None
    return opens[0], next((time for time in closes if time > opens[0]), closes[0])


def hours_said(text: str) -> tuple[str, str] | None:
    """When somebody opens and closes in `9-5` or `from 08:30 to noon`, or None."""
    if re.fullmatch(r"24 ?(?:/ ?7|h|hours|hrs)|24 hours a day|day and night|always(?: open)?", text.lower()):
        return "00:00", "24:00"
    words = re.sub(r"^(?:from|von|de|desde|du) (?:las )?| ?uhr$", "", text.lower())
    first, *last = re.split(r" *(?:[-–—]|\b(?:to|until|till|bis|au|hasta)\b|(?<![^\W\d])[àa](?: las)?(?![^\W\d])) *", words)
    return hours_between(first, last[0]) if len(last) == 1 else None


def _rows_said(text: str) -> list[tuple[str, str]]:
    """The hours before a break and behind it, in `9-12:30 and 13:30-17`; none for anything else."""
    rows = [hours_said(part) for part in re.split(r" *(?:[,;/&]|\b(?:and|und|et|y)\b) *", text)]
    return [row for row in rows if row] if len(rows) > 1 and all(rows) else []


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
            raise field_error(
                "bad-quantity", str(error), f"Did you mean `{error.nearest}`?" if error.nearest else usual
            ) from None

    return parsed


# Spreadsheets and forms write `07 days`, and a page would show it so.
_LEADING_ZEROS = re.compile(r"(?<![\d.,:/-])0+(?=[1-9]\d*(?![\d:/]))")


def parse_amount(text: str) -> Quantity:
    """Parse the amount of a field, up to a century. `within 2 days` and `up to 2 days` are `2 days`."""
    return check_is_near(parse_quantity(without_at_most(text)))


def bound_parser(bare: Literal["at least", "at most"], example: str) -> Callable[[str], Bound]:
    """A parser of bounds that reads an amount alone as `bare` says."""
    return amount_parser(lambda words: parse_bound(words, bare), example)


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
    quantity: Quantity = amount_parser(parse_quantity, "120")(text)
    if quantity.unit != "count" or quantity.amount <= 0:
        raise field_error("bad-quantity", f"`{text}` does not say how many", "Write a number alone, such as `120`.")
    return quantity


def parse_share(text: str) -> Bound:
    """Parse a share in percent. Without the sign it is an error: `0.9` could mean 0.9% or 90%, and `95` cases or per cent."""
    example = "at least 90%"
    bound: Bound = amount_parser(_share, example)(text)
    for end in (bound.low, bound.high):
        if end is not None and end.unit not in ("%", "count"):
            raise field_error("bad-quantity", f"`{bound.text}` is not a share", f"Write a percentage, such as `{example}`.")
    if any(end is not None and end.unit == "count" for end in (bound.low, bound.high)):
        raise field_error(
            "bad-quantity", f"The share `{bound.text}` has no percent sign", f"Did you mean `{_in_percent(bound)}`?"
        )
    return bound


def _share(text: str) -> Bound:
    """A bound; where a decimal comma stands in it, the error names the whole share, with a point and a percent sign."""
    try:
        return parse_bound(text, "at least")
    except QuantityError as error:
        pointed = _DECIMAL_COMMA.sub(".", text)
        if pointed == text or not error.nearest:
            raise
        meant = parse_bound(pointed, "at least")
        if any(end and end.unit not in ("%", "count") for end in (meant.low, meant.high)):
            raise
        raise QuantityError(str(error), _in_percent(meant)) from None


_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d{1,2}(?!\d))")


def _in_percent(bound: Bound) -> str:
    ends = [end for end in (bound.low, bound.high) if end is not None]
    factor = 100 if all(end.amount <= 1 for end in ends if end.unit == "count") else 1
    shares = [f"{plain_number(end.amount * (factor if end.unit == 'count' else 1))}%" for end in ends]
    if len(shares) == 2:
        return f"between {shares[0]} and {shares[1]}"
    return f"{'at most' if bound.high else 'at least'} {shares[0]}"


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
