"""Parses dates, and finds the day that was meant by a text in another form."""

import datetime
import re
from functools import lru_cache

from interlock.definitions.field_errors import field_error
from interlock.definitions.values.month_names import month_named
from interlock.findings.lazy_patterns import lazy_pattern

# Nobody owes anything in 2999.
_YEARS = range(1900, 2101)


def parse_date(text: str) -> datetime.date:
    """Parse `2026-03-31`, the only form allowed: others mean different days in different countries."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        raise field_error("bad-date", f"`{text}` is not a date", _date_remedy(text))
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        swapped = _day_or_none(text[:4], text[8:], text[5:7])
        remedy = f"Did you mean `{swapped}`?" if swapped else "Check the day and the month."
        raise field_error("bad-date", f"There is no such day as {text}", remedy) from None
    if day.year not in _YEARS:
        raise field_error("bad-date", f"{text} is centuries away", "Check the year.")
    return day


def _day_or_none(*parts: str) -> datetime.date | None:
    """The day of a year, a month and a day in digits, or None."""
    try:
        return datetime.date(*map(int, parts))
    except ValueError:
        return None


# Signs and letters that look like those of a date.
_LOOK_ALIKES = str.maketrans("–—−‐‑OoIl", "-----0011", "“”„‟‘’\"'` ")
# What people write where a day has not come yet.
_NOT_YET = (
    "no",
    "not yet",
    "pending",
    "open",
    "ongoing",
    "in progress",
    "tbc",
    "tbd",
    "none",
    "n/a",
    "never",
    "nein",
    "non",
    "nie",
    "na",
)


def _date_remedy(text: str) -> str:
    if text.strip().lower() in _NOT_YET:
        return "Take the field out until there is a day, and then write it as year-month-day, such as `2026-03-31`."
    if several := days_apart(text):
        return f"Write one of them, or in a list each as one of its own: {' and '.join(f'`{day}`' for day in several)}."
    if (digits := re.fullmatch(r"(\d{4})-(\d\d?)-(\d\d?)", text.translate(_LOOK_ALIKES))) and (
        day := _day_or_none(*digits.groups())
    ):
        return f"Write year-month-day, with hyphens and without quotation marks: `{day}`."
    if meant := day_meant(text):
        other = day_with_month_first(text)
        also = f", or `{other}` if its month stands first" if other and other != meant else ""
        return f"Write year-month-day: `{meant}`{also}."
    if days := first_and_last_day(text):
        return f"Write one day: `{days[0]}`. The last one, `{days[1]}`, stands in `until`, where there is such a field."
    match = re.match(r"\d{4}-\d\d-\d\d(?!\d)", text)
    if alone := match[0] if match else day_meant(_BESIDE_A_DAY.sub("", text)):
        return f"Write the day alone: `{alone}`."
    if re.fullmatch(r"[34]\d{4}", text):
        return f"A spreadsheet counts days so; this one is `{day_of_spreadsheet(text)}`."
    if first := day_meant(f"1 {text}") or day_meant(f"{text}-1"):
        return f"Write the day as well, such as `{first}`."
    if some := next(filter(None, (day_meant(f"{text} {year}") for year in _SOME_YEARS)), None):
        return f"Write the year as well, and before the month and the day: `{some}`, if it is {some.year}."
    if is_no_day(text):
        return "There is no such day. Write year-month-day, such as `2026-03-31`."
    return "Write year-month-day, such as `2026-03-31`."


# A day and a month, or a month and a day, before a year. Between full stops, days stand first everywhere.
DAY_AND_MONTH = lazy_pattern(r"^(\d{1,2})([/-])(\d{1,2})(?=\2\d{2}(?:\d\d)?$)")


def day_with_month_first(text: str) -> datetime.date | None:
    """The day that `1/12/2026` means in countries where months stand before days; None for other forms."""
    swapped, number = DAY_AND_MONTH.subn(r"\3\2\1", text.strip())
    return day_meant(swapped) if number else None


# White space beside what separates two days stays with them, as runs of it would be looked through from each of its letters.
_BETWEEN_DAYS = lazy_pattern(r"[;&,]|(?<=\s)(?:and|or|und|et|y|i)(?=\s)")
# Words before and after a day.
_BESIDE_A_DAY = lazy_pattern(
    r"^(?:from|since|as of|as at|by|until|due|on|before|about|around|approx\.?|ca?\.|ab|seit|bis) +"
    r"|(?:,|(?<![, ])) +(?:on|onwards?|at the latest|latest|\([^()]*\))$",
    re.I,
)
# A year, and one with a leap day, for the example of a day without its year.
_SOME_YEARS = (2026, 2028)
_LAST_DAYS = lazy_pattern(r"(?<!\d)(?:29|3[01])(?!\d)")
_YEAR_FIRST = lazy_pattern(r"(?:19|20)\d\d-\d\d?-\d\d?", re.ASCII)


def is_no_day(text: str) -> bool:
    """Whether a text is written as a day is, and no calendar has that day: `2026-02-29`, `2026-13-01`, `30 February 2026`."""
    if day_meant(text):
        return False
    return bool(_YEAR_FIRST.fullmatch(text.strip()) or day_meant(_LAST_DAYS.sub("1", text, count=1)))


def day_of_spreadsheet(number: str) -> datetime.date:
    """The day that a spreadsheet counts as this one, such as `46296`."""
    return datetime.date(1899, 12, 30) + datetime.timedelta(days=int(number))


_UP_TO = lazy_pattern(r"(?<= )(?:to|until|till|through|thru|bis|au|hasta|al|-)(?= )|[–—]|/(?=\d{4}-)|\.\.+")


def days_apart(text: str) -> list[datetime.date]:
    """The days of `2026-12-24, 2026-12-25`, or of `24.12.2026 und 25.12.2026`; none for anything else."""
    days = [day_meant(part) for part in _BETWEEN_DAYS.split(text.strip())]
    return [day for day in days if day] if len(days) > 1 and all(days) else []


# `24-31 December 2026`: a hyphen between the numbers of two days of one month.
_IN_A_MONTH = lazy_pattern(r"(?<![\d-])(\d{1,2})\.? ?- ?(?=\d{1,2}\.? ?[^\d\s-])")
# `December 24-31, 2026`
_MONTH_FIRST = lazy_pattern(r"(?<![^\W\d])([^\W\d]+\.?) (\d{1,2}) ?(?:[-–—]|to) ?(\d{1,2}),? (\d{4})")


def first_and_last_day(text: str) -> tuple[datetime.date, datetime.date] | None:
    """The days of `24.12.2026 - 1.1.2027`, `2026-12-24 to 2027-01-01` or `24 to 31 December 2026`; None for anything else."""
    said = _MONTH_FIRST.sub(r"\2 \1 \4 to \3 \1 \4", text.strip())
    parts = _UP_TO.split(_IN_A_MONTH.sub(r"\1–", said))
    last = day_meant(parts[-1]) if len(parts) == 2 else None
    first = _first_before(parts[0].strip(), last) if last else None
    return (first, last) if first and last else None


def _first_before(text: str, last: datetime.date) -> datetime.date | None:
    """The first of several days, which takes the month and the year that it lacks from the last one: `24`, `24 December`."""
    text = text.removeprefix("from ")
    if whole := day_meant(text):
        return whole
    number = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th|\.)?", text)
    ways = [f"{last.year}-{last.month}-{number[1]}"] if number else [f"{text} {last.year}", f"{text} {last.year - 1}"]
    return next((day for way in ways if (day := day_meant(way)) and day <= last), None)


_LONGEST_DAY = 100  # letters


@lru_cache(maxsize=1_000)  # a field with a wrong value is asked for as often as there are readings of it
def day_meant(text: str) -> datetime.date | None:
    """The day that `31/12/26`, `Thu 31st Dec 2026` or `2026-3-1` probably means, day before month as in Europe, or None."""
    if len(text) > _LONGEST_DAY:
        return None  # at once: of a long text, each beginning and each end may be asked for
    text = _SIGN_OF_PART.sub(" ", text)
    said = re.sub(
        r"(?<=\d)(?:st|nd|rd|th|er|º|°|af|il|y?dd|fed|eg|ain| r\.?| roku)(?![^\W\d])", "", _WEEKDAY.sub("", text.strip())
    )
    words = re.sub(r"[^\W\d]+\.?", _month_in_english, re.sub(r"(?i)(?<=[ \d])(?:of|de|del|di|o) ", " ", said))
    words = re.sub(r"[\s,./'’-]+", " ", words).strip()
    is_short = re.fullmatch(r"\d{1,2}[./]\d{1,2}[./]\d\d", text.strip())
    for form in ("%d %m %y",) if is_short else _FORMS_OF_DAYS:
        try:
            return datetime.datetime.strptime(words, form).date()
        except ValueError:
            continue
    return None


# The signs for year, month and day behind their numbers, as in `2026年11月1日` and `2026년 11월 1일`.
_SIGN_OF_PART = lazy_pattern(r"(?<=\d)\s?[年月日년월일]")


def _month_in_english(word: re.Match[str]) -> str:
    """The short English name of the month that a word names; other words as they are."""
    number = month_named(word[0])
    return f" {datetime.date(2000, number, 1):%b} " if number else word[0]


_WEEKDAY = lazy_pattern(
    r"(?:(?:am|le|el|il|on|the|den|dem) +)?"
    r"(?:(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
    r"|dydd +\w+|poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela)\b[.,]? +)?"
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
    # Without separators, as in file names. A blank in a form stands for one or more, so no other form matches these.
    "%Y%m%d",
    "%d%m%Y",
)
