"""The years of results: when an organisation's own begins, how it is written (`2026/27`), and years of two digits."""

import calendar
import re
from functools import cache

from interlock.definitions.calendar import Calendar

# A month and a day, on which a year begins.
MonthDay = tuple[int, int]

# When a year such as `2026/27` begins, unless the organisation says otherwise.
USUAL_START: MonthDay = (4, 1)


def year_start(organisations: Calendar | None) -> MonthDay:
    """The month and day on which an organisation's year starts, by its calendar."""
    return month_and_day(organisations.year_starts) if organisations else USUAL_START


def own_year(organisations: Calendar | None) -> MonthDay | None:
    """The month and day on which an organisation says that its year starts, unless that is 1 January; else None."""
    if organisations is None or "year_starts" not in organisations.model_fields_set:
        return None
    starts = year_start(organisations)
    return None if starts == (1, 1) else starts


@cache
def month_and_day(text: str) -> MonthDay:
    """Parse `year_starts`, such as `04-01`; a text that is not a day of every year counts as 1 April."""
    match = re.fullmatch(r"(\d\d?)-(\d\d?)", text.strip())
    if match and 1 <= int(match[1]) <= 12 and 1 <= int(match[2]) <= calendar.monthrange(2001, int(match[1]))[1]:
        return int(match[1]), int(match[2])
    return USUAL_START


def in_four_digits(year: str) -> int:
    """A year of four digits, or of its last two.

    >>> in_four_digits("2026"), in_four_digits("26")
    (2026, 2026)
    """
    return int(year) + (2000 if len(year) == 2 else 0)


def own_year_text(year: int) -> str:
    """The organisation's own year that begins in this one, as results write it.

    >>> own_year_text(2026), own_year_text(2099)
    ('2026/27', '2099/00')
    """
    return f"{year}/{(year + 1) % 100:02}"


def is_year_after(digits: str, year: int) -> bool:
    """Whether two or four digits can mean the year after this one: `27` and `2027` can, after 2026."""
    return int(digits) % 100 == (year + 1) % 100
