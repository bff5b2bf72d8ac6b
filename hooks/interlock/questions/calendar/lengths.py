"""Converts amounts, such as limits and budgets, into lengths of working or elapsed time, and lengths into words."""

from datetime import date, timedelta
from decimal import Decimal
from functools import cache, lru_cache
from math import ceil, floor
from typing import Literal

from interlock.definitions.values.quantities import Quantity
from interlock.definitions.values.units import ELAPSED_SECONDS, MONTH_UNITS, WORKING_MINUTES, WORKING_UNITS, with_unit
from interlock.findings.nouns import listed
from interlock.questions.calendar.ordinary_week import DAY, Length, TimeMeasure
from interlock.questions.calendar.working_time import add_months

Months = Literal["shortest", "longest", "average"]
# Amounts are capped at a thousand years, to stay within the range of `timedelta`.
_MOST_SECONDS = Decimal(ELAPSED_SECONDS["years"] * 1_000)
_MOST_MONTHS = 12_000
# The number of first months to try: eight years include every order of short and long months, and a leap day.
_MONTHS_TO_TRY = 8 * 12


def length_of(amount: Quantity, working_day: timedelta, months: Months) -> Length:
    """An amount of time as a length. `months` says how long so many months are: at least, at most, or on average."""
    return _length(amount.amount, amount.unit, working_day, months)


# Cached, because thousands of steps share a few amounts.
@lru_cache(maxsize=10_000)
def _length(number: Decimal, unit: str, working_day: timedelta, months: Months) -> Length:
    if unit == "working days":
        return Length(_time(number * Decimal(working_day.total_seconds())), "working")
    if unit in WORKING_UNITS:
        return Length(_time(number * WORKING_MINUTES[unit] * 60), "working")
    if unit in MONTH_UNITS and months != "average":
        in_months = min(number * (12 if unit == "years" else 1), Decimal(_MOST_MONTHS))
        return Length(DAY * _days_of_months(floor(in_months) if months == "shortest" else ceil(in_months), months), "elapsed")
    return Length(_time(number * ELAPSED_SECONDS[unit]), "elapsed")


def _time(seconds: Decimal) -> timedelta:
    return timedelta(microseconds=int(min(seconds, _MOST_SECONDS) * 1_000_000))


@cache
def _days_of_months(number: int, months: Months) -> int:
    starts = [add_months(date(2020, 1, 1), month) for month in range(_MONTHS_TO_TRY)]
    spans = [(add_months(start, number) - start).days for start in starts]
    return min(spans) if months == "shortest" else max(spans)


@lru_cache(maxsize=10_000)
def length_in_words(time: timedelta, measure: TimeMeasure, working_day: timedelta) -> str:
    """A length in words, to the second, so that lengths in a sentence add up: `1 working day, 4 hours and 8 minutes`, `2 days`.

    The sign of a negative length is left out; zero is `no time`. `working_day` is the length of a working day. Only the first
    unit says that working time is meant; minutes and seconds never do.
    """
    time = abs(time)
    units = {"working days": working_day} if measure == "working" else {"days": DAY}
    units |= {"hours": timedelta(hours=1), "minutes": timedelta(minutes=1), "seconds": timedelta(seconds=1)}
    parts: list[str] = []
    for unit, length in units.items():
        number, time = divmod(time, length)
        if number:
            is_first_of_work = measure == "working" and unit == "hours" and not parts
            parts.append(with_unit(Decimal(number), "working hours" if is_first_of_work else unit))
    return listed(parts) if parts else "no time"
