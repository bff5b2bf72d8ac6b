"""What to type in place of a text that is no period of results, above all what spreadsheets make of one."""

import datetime
import re
from calendar import monthrange
from collections.abc import Callable
from contextlib import suppress

from interlock.definitions.values.dates import day_of_spreadsheet
from interlock.definitions.values.month_names import month_meant
from interlock.definitions.values.period_words import QUARTER_ALONE, QUARTERS_IN_WORDS, WEEK_ALONE, WEEKS_IN_WORDS
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.questions.results.years import MonthDay, in_four_digits, is_year_after, own_year_text

# How a spreadsheet leaves what is typed as it is.
_AS_TEXT = "So that a spreadsheet keeps it, make the column text before you type."
_JANUARY, _FRIDAY = 1, 5


def period_meant(words: str, year_starts: MonthDay) -> str:
    """The remedy for a text in capitals that is no period; empty where it is not clear what was meant."""
    for pattern, remedy in _MEANT:
        if match := pattern.fullmatch(words.rstrip(".,;")):
            with suppress(ValueError):  # no such day, or no month
                return remedy(match, year_starts)
    return ""


def _month(match: re.Match[str], _: MonthDay) -> str:
    return f"Write the year first: `{_month_of(match)}`."


def _month_of(match: re.Match[str]) -> str:
    return f"{datetime.date(int(match['year']), int(match['month']), 1):%Y-%m}"


def _joined_month(match: re.Match[str], _: MonthDay) -> str:
    return f"Write the month with two digits, after a hyphen: `{_month_of(match)}`."


def _quarter(match: re.Match[str], year_starts: MonthDay) -> str:
    return _quarter_of(in_four_digits(match["year"]), match["quarter"], year_starts)


def _quarter_of(year: int, quarter: str, year_starts: MonthDay) -> str:
    calendars = f"`{year}-Q{quarter}`"
    if year_starts[0] == _JANUARY:
        return f"Write the year first: {calendars}."
    return f"Write {calendars} for the calendar's quarter, or `{own_year_text(year)}-Q{quarter}` for that of your own year."


def _number_of(month: str) -> int:
    """The number of a month; raises ValueError for other words."""
    if number := month_meant(month):
        return number
    raise ValueError(month)


def _month_alone(match: re.Match[str], _: MonthDay) -> str:
    month = _number_of(match["month"])
    return f"Write its year, too: `2026-{month:02}`, if it is 2026."


def _day(match: re.Match[str], _: MonthDay) -> str:
    """The remedy for `01/09/2026`, which a spreadsheet makes of `2026-09`, and which is two days to two countries."""
    first, second, year = int(match["first"]), int(match["second"]), in_four_digits(match["year"])
    readings = [(year, second, first), (year, first, second)]
    days = [datetime.date(*reading) for reading in dict.fromkeys(readings) if reading[1] <= 12]
    months = [f"`{day:%Y-%m}`" for day in days if _stands_for_its_month(day)]
    if not months:
        return f"Write year-month-day: {' or '.join(f'`{day}`' for day in days)}."
    return f"Write {' or '.join(months)} if this is a month, or the day as year-month-day. {_AS_TEXT}"


def _stands_for_its_month(day: datetime.date) -> bool:
    """Whether a day may stand for a month: spreadsheets make the first of it, and people write the last."""
    return 1 in (day.day, (day + datetime.timedelta(days=1)).day)


def _moment(match: re.Match[str], _: MonthDay) -> str:
    return _month_or_day(datetime.date.fromisoformat(match["day"]))


def _named_day(match: re.Match[str], _: MonthDay) -> str:
    """The remedy for `1-Oct-26` and `October 1, 2026`, two more forms in which a spreadsheet shows a month."""
    year = in_four_digits(match["year"])
    return _month_or_day(datetime.date(year, _number_of(match["month"]), int(match["day"])))


def _month_or_day(day: datetime.date) -> str:
    month = f"`{day:%Y-%m}` for the month, or " if _stands_for_its_month(day) else ""
    return f"Write {month}`{day}` for the day. {_AS_TEXT}"


def _serial(match: re.Match[str], _: MonthDay) -> str:
    day = day_of_spreadsheet(match[0])
    return f"A spreadsheet counts days so; this one is {day}. Write `{day:%Y-%m}` for its month. {_AS_TEXT}"


def _financial_year(match: re.Match[str], year_starts: MonthDay) -> str:
    """The remedy for `FY26`, by which one organisation means the year that ends in 2026 and another the one that begins then."""
    year = in_four_digits(match["year"])
    quarter = f"-Q{match['quarter']}" if match["quarter"] else ""
    if year_starts == (_JANUARY, 1):
        return f"Write `{year}{quarter}`."
    ends, begins = (f"`{own_year_text(first)}{quarter}`" for first in (year - 1, year))
    return f"Write {ends} for a year that ends in {year}, or {begins} for one that begins in {year}."


def _split_year(match: re.Match[str], _: MonthDay) -> str:
    """The remedy for a year of the organisation with words around it, or with a hyphen in it: `FY2025-26`, `25/26`."""
    year = in_four_digits(match["year"])
    if not is_year_after(match["second"], year):
        return ""
    quarter = f"-Q{match['quarter']}" if match["quarter"] else ""
    return f"Write `{own_year_text(year)}{quarter}`."


def _half_year(match: re.Match[str], _: MonthDay) -> str:
    return f"Write two rows, one a quarter, such as `{match['year']}-Q{2 * int(match['half']) - 1}`, or one row for the year."


def _named_quarter(match: re.Match[str], year_starts: MonthDay) -> str:
    ordinals = ("FIRST", "SECOND", "THIRD", "FOURTH")
    quarter = ordinals.index(match["ordinal"]) + 1 if match["ordinal"] in ordinals else 4
    return _quarter_of(int(match["year"]), str(quarter), year_starts)


def _short_day(match: re.Match[str], _: MonthDay) -> str:
    year, month, day = (int(match[part]) for part in ("year", "month", "day"))
    if 1 <= month <= 12 and day > (last := monthrange(year, month)[1]):
        return f"That month ends on `{year}-{month:02}-{last}`."
    return f"Write month and day with two digits: `{datetime.date(year, month, day)}`."


def _week_of_day(match: re.Match[str], _: MonthDay) -> str:
    """The remedy for `w/c 5 October 2026`. What begins at a weekend is the week that follows it."""
    day = datetime.date(in_four_digits(match["year"]), _number_of(match["month"]), int(match["day"]))
    if not match["ends"] and day.isoweekday() > _FRIDAY:
        day += datetime.timedelta(days=2)
    year, week, _day_of_week = day.isocalendar()
    return f"Write `{year}-W{week:02}`."


def _day_or_month(match: re.Match[str], _: MonthDay) -> str:
    """The remedy for `26-Aug`, in which a spreadsheet shows a day of this year, whether that or a month was typed."""
    month = _number_of(match["month"])
    if 20 <= int(match["day"]) < 30:
        return f"Write `20{match['day']}-{month:02}` if this is a month, or the day as year-month-day. {_AS_TEXT}"
    day = datetime.date(2026, month, int(match["day"]))
    return f"Write the day as year-month-day: `{day}`, if it is of 2026. {_AS_TEXT}"


def _no_month(match: re.Match[str], _: MonthDay) -> str:
    return f"Months run from `{match['year']}-01` to `{match['year']}-12`."


def _months_in_figures(match: re.Match[str], year_starts: MonthDay) -> str:
    """The remedy for `2026-04 to 2026-06`, or for the first and the last day of that."""
    first, last = (datetime.date(int(match[f"{end}_year"]), int(match[f"{end}_month"]), 1) for end in ("first", "last"))
    if match["last_day"]:
        days_in_last = datetime.date(int(match["last_year"]), int(match["last_month"]), int(match["last_day"]))
        if int(match["first_day"] or 0) != 1 or (days_in_last + datetime.timedelta(days=1)).day != 1:
            return ""
    return _whole_months(first, last, year_starts)


def _months_of_a_year(match: re.Match[str], year_starts: MonthDay) -> str:
    """The remedy for `April 2025 to March 2026`: a year or a quarter, where it is one."""
    first = datetime.date(int(match["first_year"] or match["year"]), _number_of(match["first_month"]), 1)
    last = datetime.date(int(match["year"]), _number_of(match["month"]), 1)
    return _whole_months(first, last, year_starts)


def _named_days(match: re.Match[str], year_starts: MonthDay) -> str:
    """The remedy for `1 April 2026 to 30 June 2026`, where it is a year, a quarter or a month."""
    year = int(match["year"])
    first = datetime.date(int(match["first_year"] or year), _number_of(match["first_month"]), int(match["first_day"]))
    last = datetime.date(year, _number_of(match["month"]), int(match["day"]))
    if first.day != 1 or (last + datetime.timedelta(days=1)).day != 1:
        return ""
    return _whole_months(first, last.replace(day=1), year_starts)


def _whole_months(first: datetime.date, last: datetime.date, year_starts: MonthDay) -> str:
    """The remedy for the months from one to another: a year, a quarter or a month, where they are one."""
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    if months == 1:
        return f"Write `{first:%Y-%m}`."
    if months == 12 and (first.month, 1) == year_starts:
        return f"Write `{own_year_text(first.year)}`."
    if months == 12 and first.month == 1:
        return f"Write `{first.year}`."
    if months == 3 and first.month % 3 == 1:
        return f"Write `{first.year}-Q{first.month // 3 + 1}`."
    return ""


def _week(match: re.Match[str], _: MonthDay) -> str:
    year, last = match["year"], datetime.date(int(match["year"]), 12, 28).isocalendar().week  # always in the last week
    if not 1 <= int(match["week"]) <= last:
        return f"Weeks of {year} run from `{year}-W01` to `{year}-W{last}`."
    return f"Write the year first: `{match['year']}-W{int(match['week']):02}`."


def _foreign_month(match: re.Match[str], _: MonthDay) -> str:
    """The remedy for a month in another language, `März 2026`: the month, where the word is known."""
    month, year = month_meant(match["name"]), in_four_digits(match["year"])
    if month:
        return f"Write the month in digits, the year first: `{year}-{month:02}`."
    return "Write the month in digits, the year first, such as `2026-10`."


def _month_behind(match: re.Match[str], _: MonthDay) -> str:
    return f"Write the month in digits: `{match['year']}-{_number_of(match['month']):02}`."


_DAY_NAMED = r"(?P<day>\d\d?)(?:ST|ND|RD|TH)?"
_NAME = r"[^\W\d_]{3,12}"
_MONTH_NAMED = rf"(?P<month>{_NAME})\.?"
_YEAR = r"(?P<year>\d\d|[12]\d{3})"
_SPLIT = r"(?P<year>\d\d|[12]\d{3})[/–-](?P<second>\d\d|\d{4})"
_OF_FINANCE = (
    r"(?:FYE?|F\.Y\.|(?:FINANCIAL|FISCAL|TAX|BUDGET|MUNICIPAL) YEAR|YEAR (?:ENDED|ENDING)"
    r"|GJ|(?:GESCHÄFTS|HAUSHALTS|WIRTSCHAFTS)JAHR|EXERCICE|EJERCICIO|ESERCIZIO|BOEKJAAR)[ ']?"
)

_HALF = r"(?:HALBJAHR|HALF|HALF[ -]YEAR|SEMESTRE)"

_Remedy = Callable[[re.Match[str], MonthDay], str]
_MEANT: tuple[tuple[re.Pattern[str], _Remedy], ...] = (
    (lazy_pattern(r"(?P<month>\d\d?)[/. -](?P<year>[12]\d{3})"), _month),
    (lazy_pattern(r"(?P<year>[12]\d{3})(?: ?[-/] ?)?(?P<month>\d)"), _joined_month),
    (lazy_pattern(r"(?P<year>[12]\d{3}) ?[‐-―−] ?(?P<month>0[1-9]|1[0-2])"), _joined_month),
    (lazy_pattern(r"(?P<year>[12]\d{3})[ -]?M ?(?P<month>\d\d?)"), _joined_month),
    (lazy_pattern(r"M ?(?P<month>\d\d?)[ /-](?P<year>[12]\d{3})"), _joined_month),
    (lazy_pattern(r"(?P<year>[12]\d{3})-(?P<month>\d\d?)-(?P<day>\d\d?)"), _short_day),
    (lazy_pattern(r"(?P<year>[12]\d{3})-(?P<month>\d\d)"), _no_month),
    (lazy_pattern(r"(?:\d{4}[ -]?)?Q[05-9](?:[ /-]?\d{4})?"), lambda *_: "A year has four quarters: `2026-Q1` to `2026-Q4`."),
    (QUARTER_ALONE, lambda match, _: f"Write its year, too: `2026-Q{match['quarter']}`, if it is 2026."),
    (WEEK_ALONE, lambda match, _: f"Write its year, too: `2026-W{int(match['week']):02}`, if it is 2026."),
    (lazy_pattern(_MONTH_NAMED), _month_alone),
    (lazy_pattern(r"(?P<year>20\d\d)[./ ]?(?P<month>0[1-9]|1[0-2])"), _joined_month),
    *((pattern, _quarter) for pattern in QUARTERS_IN_WORDS),
    (lazy_pattern(r"(?P<ordinal>FIRST|SECOND|THIRD|FOURTH|LAST) QUARTER(?: OF)?,? (?P<year>[12]\d{3})"), _named_quarter),
    (lazy_pattern(r"(?P<first>\d\d?)[/.-](?P<second>\d\d?)[/.-](?P<year>[12]\d{3}|\d\d)(?:[ T]\d\d?:.*)?"), _day),
    (lazy_pattern(r"(?P<day>[12]\d{3}-\d\d-\d\d)[ T]\d\d?:.*"), _moment),
    (lazy_pattern(rf"{_DAY_NAMED}[ ./-]*{_MONTH_NAMED}[ ,./-]*{_YEAR}"), _named_day),
    (lazy_pattern(rf"{_MONTH_NAMED}[ ./-]*{_DAY_NAMED}[ ,./-]+{_YEAR}"), _named_day),
    (
        lazy_pattern(
            r"(?:W/?[CB]|(?P<ends>W/?E|WEEK ENDING)|WEEK (?:COMMENCING|BEGINNING|STARTING|FROM|OF))[ :]*"
            rf"{_DAY_NAMED}[ ./-]*{_MONTH_NAMED}[ ,./-]*{_YEAR}"
        ),
        _week_of_day,
    ),
    (lazy_pattern(rf"{_DAY_NAMED}[ ./-]*{_MONTH_NAMED}"), _day_or_month),
    (
        lazy_pattern(
            rf"(?P<first_day>\d\d?) (?P<first_month>{_NAME})\.?(?: (?P<first_year>[12]\d{{3}}))? ?(?:TO|-|–) ?"
            rf"{_DAY_NAMED} {_MONTH_NAMED} (?P<year>[12]\d{{3}})"
        ),
        _named_days,
    ),
    (lazy_pattern(r"[34]\d{4}"), _serial),
    (lazy_pattern(rf"{_OF_FINANCE}{_YEAR}(?:[ -]?Q(?P<quarter>[1-4]))?"), _financial_year),
    (lazy_pattern(rf"Q(?P<quarter>[1-4])[ -]?{_OF_FINANCE}{_YEAR}"), _financial_year),
    (lazy_pattern(rf"(?:{_OF_FINANCE})?{_SPLIT}(?:[ -]?Q(?P<quarter>[1-4]))?"), _split_year),
    (lazy_pattern(rf"Q(?P<quarter>[1-4])[ -]?(?:{_OF_FINANCE})?{_SPLIT}"), _split_year),
    (lazy_pattern(r"Q(?P<quarter>[1-4])[ /'’-]*(?P<year>\d\d)"), _quarter),
    (lazy_pattern(r"(?P<quarter>[1-4])Q[ /'’-]*(?P<year>\d\d)"), _quarter),
    (lazy_pattern(r"H(?P<half>[12])[ /-]?(?P<year>[12]\d{3})"), _half_year),
    (lazy_pattern(rf"(?P<half>[12])(?:\.|ST|ND|ER|E|º)? ?{_HALF}[ /-]?(?:OF |DE )?(?P<year>[12]\d{{3}})"), _half_year),
    (lazy_pattern(r"(?P<year>[12]\d{3})[ /-]?H(?P<half>[12])"), _half_year),
    (
        lazy_pattern(
            rf"(?P<first_month>{_NAME})\.?(?: (?P<first_year>[12]\d{{3}}))?"
            rf" ?(?:TO|-|–) ?{_MONTH_NAMED} (?P<year>[12]\d{{3}})"
        ),
        _months_of_a_year,
    ),
    (
        lazy_pattern(
            r"(?P<first_year>[12]\d{3})-(?P<first_month>\d\d)(?:-(?P<first_day>\d\d))?(?: ?(?:TO|–|/|—) ?| - )"
            r"(?P<last_year>[12]\d{3})-(?P<last_month>\d\d)(?:-(?P<last_day>\d\d))?"
        ),
        _months_in_figures,
    ),
    *((pattern, _week) for pattern in WEEKS_IN_WORDS),
    (lazy_pattern(rf"(?P<name>{_NAME})\.?[ '’/-]*(?:(?<= )DE )?{_YEAR}"), _foreign_month),
    (lazy_pattern(rf"(?P<year>[12]\d{{3}})[ /-]*{_MONTH_NAMED}"), _month_behind),
)
