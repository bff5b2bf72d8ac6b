"""Reads days as people say them: `yesterday`, `last week`, `monday`, `3 days ago`, `31 March 2026`."""

import calendar
import datetime
import re

from interlock.definitions.values.dates import day_meant
from interlock.findings.lazy_patterns import lazy_pattern

# `3 days ago`, `a week ago`, `last month`.
_AGO = lazy_pattern(r"(?:last |a |an |one |the last )?(?:(\d{1,3}) )?(day|week|month|year)s?(?: ago)?")
_NAMED = {"today": 0, "yesterday": 1, "the day before yesterday": 2, "last night": 1}


def day_said(words: str, today: datetime.date) -> datetime.date | None:
    """The day that words mean, seen from `today`, or None. A day of the week is the last one before today.

    >>> friday = datetime.date(2026, 3, 6)
    >>> [str(day_said(words, friday)) for words in ("yesterday", "last week", "Monday", "2 months ago", "1 March 2026")]
    ['2026-03-05', '2026-02-27', '2026-03-02', '2026-01-06', '2026-03-01']
    """
    said = re.sub(r"^since\b|\bon\b", " ", re.sub(r"[\s_-]+", " ", words.lower()))
    said = " ".join(said.split())
    if said in _NAMED:
        return today - datetime.timedelta(days=_NAMED[said])
    if said.removeprefix("last ") in _weekdays():
        back = (today.weekday() - _weekdays()[said.removeprefix("last ")]) % 7 or 7
        return today - datetime.timedelta(days=back)
    if match := _AGO.fullmatch(said):
        return _earlier(today, int(match[1] or 1), match[2])
    return day_meant(words)


def _weekdays() -> dict[str, int]:
    """The numbers of the days of the week by their names, long and short."""
    names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    return {short: number for number, name in enumerate(names) for short in (name, name[:3])}


def _earlier(today: datetime.date, number: int, unit: str) -> datetime.date | None:
    """The day that lies a number of days, weeks, months or years before another, or None where the calendar ends."""
    if unit in ("day", "week"):
        return today - datetime.timedelta(days=number * (7 if unit == "week" else 1))
    year, month = divmod(today.year * 12 + today.month - 1 - number * (12 if unit == "year" else 1), 12)
    if year < 1:
        return None
    return datetime.date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))
