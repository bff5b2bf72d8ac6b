"""Parses the periods of results as people write them: `2026`, `2026/27`, `2026/27-Q3`, `2026-10`, `2026-W41` or a date.

`2026/27-Q3` is a quarter of the organisation's own year, `2026-Q3` one of the calendar's. `Oct-26` is what a spreadsheet makes of
`2026-10`, and is read as such.
"""

import calendar
import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from interlock.definitions.values.month_names import ENGLISH_MONTH, MONTH_NUMBERS
from interlock.definitions.values.quantities import Quantity, parse_quantity
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.questions.calendar.day_words import day_in_words
from interlock.questions.calendar.working_time import NotConvertible, add_months
from interlock.questions.results.years import USUAL_START, MonthDay, in_four_digits, is_year_after, own_year_text

A_MONTH, A_YEAR = parse_quantity("1 month"), parse_quantity("1 year")

_DAY = datetime.timedelta(days=1)
_MONTHS = frozenset(f"{month:02}" for month in range(1, 13))
_APPROXIMATE_DAYS = {"days": 1, "working days": 1.4, "weeks": 7, "months": 30.4, "years": 365}


class PeriodError(ValueError):
    """The text is not a period. The message says so in words for editors, and `remedy` what to write."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.remedy = remedy or "Write `2026`, `2026/27`, `2026/27-Q3`, `2026-Q3`, `2026-10`, `2026-W41` or `2026-10-05`."


@dataclass(frozen=True, slots=True, order=True)
class ResultPeriod:
    """A range of days, both ends included. Periods are sorted by their end, then the longer first.

    `text` is the canonical form, `label` the form for readers. Periods of the same days are equal: `2026-Q3` and `2026/27-Q2`.
    """

    end: datetime.date
    start: datetime.date
    text: str = field(compare=False)
    label: str = field(compare=False)

    def __contains__(self, day: datetime.date) -> bool:
        return self.start <= day <= self.end

    def __str__(self) -> str:
        return self.text

    @property
    def when(self) -> str:
        """The period behind a figure, in a sentence: `in October 2026`, `on 31 March 2026`."""
        return f"{'on' if self.start == self.end else 'in'} {self.label}"


@lru_cache(maxsize=1_000)
def parse_results_period(text: str, year_starts: MonthDay = USUAL_START) -> ResultPeriod:
    """Parse a period. Raises PeriodError.

    >>> parse_results_period("2026/27").label
    'April 2026 to March 2027'
    """
    words = text.strip().upper()
    for pattern, read in _FORMS:
        if match := pattern.fullmatch(words):
            try:
                return read(match, year_starts)
            except ValueError as error:
                if isinstance(error, PeriodError):
                    raise
                raise _no_period(f"There is no period `{text.strip()}`", words, year_starts) from None
    raise _no_period(f"`{text.strip()}` is not a period", words, year_starts)


def _no_period(message: str, words: str, year_starts: MonthDay) -> PeriodError:
    from interlock.questions.results.periods_meant import period_meant  # slow to load, and seldom needed

    return PeriodError(message, period_meant(words, year_starts))


def written_quarter(begins: datetime.date, year_starts: MonthDay) -> str:
    """The quarter of the organisation's own year that begins on a day, such as `2026/27-Q1`; empty where none does.

    >>> written_quarter(datetime.date(2027, 1, 1), (4, 1))
    '2026/27-Q4'
    """
    start, quarter = quarter_around(begins, year_starts)
    return quarter if start == begins else ""


def quarter_around(day: datetime.date, year_starts: MonthDay) -> tuple[datetime.date, str]:
    """The first day of the quarter of the organisation's own year in which a day lies, and the quarter as results write it."""
    return max(
        (start, f"{own_year_text(year)}-Q{quarter + 1}")
        for year in (day.year, day.year - 1)
        for quarter in range(4)
        if (start := _months_later(datetime.date(year, *year_starts), 3 * quarter)) <= day
    )


def later(day: datetime.date, interval: Quantity, times: int = 1) -> datetime.date:
    """The day so many intervals later, or before where `times` is negative; at least one day away.

    Whole months and years go by the calendar, at most to the last day of the month. Parts of a month are counted in days.

    >>> often = Quantity(0.5, "months", "twice a month")
    >>> [str(later(datetime.date(2026, 1, 30), often, times)) for times in (1, 2, -1)]
    ['2026-02-14', '2026-03-01', '2026-01-15']
    """
    months = interval.amount * {"months": 1, "years": 12}.get(interval.unit, 0)
    if months >= 1:
        return _months_later(day, round(months * times))
    days = float(interval.amount) * _APPROXIMATE_DAYS.get(interval.unit, 0) * times
    return _clamped(day, round(days) or times)


@lru_cache(maxsize=1_000)
def _months_later(day: datetime.date, months: int) -> datetime.date:
    try:
        return add_months(day, months)
    except NotConvertible:
        return datetime.date.max


def _clamped(day: datetime.date, days: int) -> datetime.date:
    try:
        return day + datetime.timedelta(days=days)
    except OverflowError:
        return datetime.date.max if days > 0 else datetime.date.min


def _calendar_year(match: re.Match[str], _: MonthDay) -> ResultPeriod:
    return _period(datetime.date(int(match[1]), 1, 1), 12, match[0], match[0])


def _split_year(match: re.Match[str], year_starts: MonthDay) -> ResultPeriod:
    year = int(match[1])
    right = own_year_text(year)
    if not is_year_after(match[2], year):
        month = f"`{year}-{match[2]}` for the month, or " if match[2] in _MONTHS else ""
        raise PeriodError(f"`{match[0]}` does not run from one year to the next", f"Write {month}`{right}`.")
    start = datetime.date(year, *year_starts)
    end = _months_later(start, 12) - _DAY
    return ResultPeriod(
        end,
        start,
        right,
        f"{_month(start)} to {_month(end)}" if start.day == 1 else f"{day_in_words(start)} to {day_in_words(end)}",
    )


def _quarter(match: re.Match[str], _: MonthDay) -> ResultPeriod:
    start = datetime.date(int(match[1]), 3 * int(match[2]) - 2, 1)
    return _period(start, 3, match[0], f"{calendar.month_name[start.month]} to {_month(_months_later(start, 2))}")


def _own_quarter(match: re.Match[str], year_starts: MonthDay) -> ResultPeriod:
    """A quarter of the organisation's year. The match has the groups `first`, `second` and `quarter`."""
    year, quarter = int(match["first"]), int(match["quarter"])
    right = own_year_text(year)
    if not is_year_after(match["second"], year):
        raise PeriodError(f"`{match[0]}` does not run from one year to the next", f"Write `{right}-Q{quarter}`.")
    start = _months_later(datetime.date(year, *year_starts), 3 * quarter - 3)
    end = _months_later(datetime.date(year, *year_starts), 3 * quarter) - _DAY
    label = f"{day_in_words(start)} to {day_in_words(end)}"
    if start.day == 1:
        first = calendar.month_name[start.month] if start.year == end.year else _month(start)
        label = f"{first} to {_month(end)}"
    return ResultPeriod(end, start, f"{right}-Q{quarter}", label)


def _named_month(match: re.Match[str], _: MonthDay) -> ResultPeriod:
    """A month by its name. The match has the groups `month` and `year`, which may be the last two digits."""
    month = MONTH_NUMBERS[match["month"].lower()]
    year = in_four_digits(match["year"])
    start = datetime.date(year, month, 1)
    return _period(start, 1, f"{year}-{start.month:02}", _month(start))


def _one_month(match: re.Match[str], _: MonthDay) -> ResultPeriod:
    if match[2] not in _MONTHS and is_year_after(match[2], int(match[1])):
        raise PeriodError(f"There is no period `{match[0]}`", f"Write `{match[1]}/{match[2]}` for the year.")
    start = datetime.date(int(match[1]), int(match[2]), 1)
    return _period(start, 1, match[0], _month(start))


def _week(match: re.Match[str], _: MonthDay) -> ResultPeriod:
    start = datetime.date.fromisocalendar(int(match[1]), int(match[2]), 1)
    return ResultPeriod(start + 6 * _DAY, start, match[0], f"the week from {day_in_words(start)}")


def _date(match: re.Match[str], _: MonthDay) -> ResultPeriod:
    day = datetime.date.fromisoformat(match[0])
    return ResultPeriod(day, day, match[0], day_in_words(day))


def _period(start: datetime.date, months: int, text: str, label: str) -> ResultPeriod:
    return ResultPeriod(_months_later(start, months) - _DAY, start, text, label)


def _month(day: datetime.date) -> str:
    return f"{calendar.month_name[day.month]} {day.year}"


_MONTH_NAMED = rf"(?P<month>{ENGLISH_MONTH})\.?"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], MonthDay], ResultPeriod]], ...] = (
    (lazy_pattern(r"([12]\d{3})"), _calendar_year),
    (lazy_pattern(r"([12]\d{3})/(\d\d|\d{4})"), _split_year),
    (lazy_pattern(r"(?P<first>[12]\d{3})[/-](?P<second>\d\d|\d{4})[ -]?Q(?P<quarter>[1-4])"), _own_quarter),
    (lazy_pattern(r"Q(?P<quarter>[1-4])[ -]?(?P<first>[12]\d{3})[/-](?P<second>\d\d|\d{4})"), _own_quarter),
    (lazy_pattern(r"([12]\d{3})-Q([1-4])"), _quarter),
    (lazy_pattern(r"([12]\d{3})-(\d\d)"), _one_month),
    (lazy_pattern(r"([12]\d{3})-W(\d\d)"), _week),
    (lazy_pattern(r"[12]\d{3}-\d\d-\d\d"), _date),
    (lazy_pattern(_MONTH_NAMED + r"[ '’/-]*(?P<year>\d\d|[12]\d{3})"), _named_month),
    (lazy_pattern(r"(?P<year>[12]\d{3})[ /-]*" + _MONTH_NAMED), _named_month),
)
