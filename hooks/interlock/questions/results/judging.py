"""Verdicts: compares the value of a period with what was promised."""

import datetime
from decimal import Decimal
from typing import Literal, NamedTuple

from interlock.definitions.field_types import Bound
from interlock.definitions.promise import Target
from interlock.definitions.values.periods import how_often, parse_period
from interlock.definitions.values.quantities import Quantity, parse_quantity
from interlock.definitions.values.units import (
    ELAPSED_SECONDS,
    WORKING_MINUTES,
    WORKING_UNITS,
    QuantityError,
    plain_number,
    with_unit,
)
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.questions.calendar.working_time import WorkingCalendar
from interlock.questions.results.periods import ResultPeriod

ResultStatus = Literal["kept", "near", "missed", "no cases", "not measured", "overdue"]
Aspect = Literal["share", "average", "median", "every", "count", "score", "limit"]

# In the order of the counts on boards.
STATUSES: tuple[ResultStatus, ...] = ("kept", "near", "missed", "no cases", "not measured", "overdue")

# In the order in which somebody should look at them.
MOST_PRESSING_FIRST: tuple[ResultStatus, ...] = ("missed", "overdue", "near", "not measured", "no cases", "kept")

_ASPECTS: tuple[Aspect, ...] = ("share", "average", "median", "every", "count", "score")
_DAY, _MINUTE = datetime.timedelta(days=1), datetime.timedelta(minutes=1)
_USUAL_CALENDAR = WorkingCalendar()
_NUMBER = lazy_pattern(r"\d+(?:\.\d+)?")
# More decimals than anybody counts are a program's way to write a fraction: 95.19999999999999 for 95.2.
_MANY_DECIMALS = lazy_pattern(r"(?<![\d.,])\d{1,15}\.\d{12,}(?!\d)")
_DECIMALS_KEPT = 9


class Yardstick(NamedTuple):
    """What a result is compared with: an aspect of the promise, and its bound."""

    aspect: Aspect
    bound: Bound

    @property
    def unit(self) -> str:
        """The unit of the bound, which numbers without a unit take."""
        end = self.bound.low or self.bound.high
        return end.unit if end else "count"

    @property
    def is_time(self) -> bool:
        """Whether the bound is a length of time."""
        return self.unit in ELAPSED_SECONDS or self.unit in WORKING_UNITS


class PeriodVerdict(NamedTuple):
    """The verdict on a period. `because` says why it is neither kept, near nor missed; otherwise it is empty."""

    status: ResultStatus
    because: str = ""


_MORE_MAY_COME = PeriodVerdict("not measured", "the period is not over, and more may come")
_TOO_SHORT = PeriodVerdict("not measured", "the period is shorter than the time in which it is promised once")


def yardstick_of(limit: Quantity | None, target: Target | None) -> Yardstick | None:
    """What results are compared with: the target, or without one the limit, or None."""
    for aspect in _ASPECTS if target else ():
        value = getattr(target, aspect)
        if isinstance(value, Bound):
            return Yardstick(aspect, _in_percent(value) if aspect == "share" else value)
        if isinstance(value, Quantity):
            return Yardstick(aspect, Bound(None, value, how_often(value)))
    return Yardstick("limit", Bound(None, limit, str(limit))) if limit else None


def _in_percent(bound: Bound) -> Bound:
    """The bound of a share, with numbers without a unit read as percentages."""
    low, high = (end._replace(unit="%") if end and end.unit == "count" else end for end in (bound.low, bound.high))
    return Bound(low, high, bound.text)


def is_read_as_share(yardstick: Yardstick | None) -> bool:
    """Whether a number alone, as the value of a result, is read as a percentage."""
    return yardstick is None or yardstick.aspect == "share" or (yardstick.aspect == "limit" and yardstick.is_time)


def parse_value(text: str, yardstick: Yardstick | None) -> Quantity:
    """Parse the value of a result. A number alone is a percentage, unless the promise is about something else.

    Raises QuantityError when it is not an amount.
    """
    words = _MANY_DECIMALS.sub(lambda number: plain_number(round(Decimal(number[0]), _DECIMALS_KEPT)), text.strip())
    if yardstick is None or is_read_as_share(yardstick):
        return _share_or_amount(words, yardstick)
    if yardstick.aspect == "every" and not _NUMBER.fullmatch(words):
        return parse_period(words)
    if _NUMBER.fullmatch(words) and yardstick.aspect != "every":
        if yardstick.is_time:
            raise QuantityError(f"`{words}` has no unit", with_unit(Decimal(words), yardstick.unit))
        return Quantity(Decimal(words), yardstick.unit, with_unit(Decimal(words), yardstick.unit))
    return parse_quantity(words)


def _share_or_amount(words: str, yardstick: Yardstick | None) -> Quantity:
    if _NUMBER.fullmatch(words):
        return Quantity(Decimal(words), "%", with_unit(Decimal(words), "%"))
    quantity = parse_quantity(words)
    if quantity.lower is not None and quantity.unit == "%":
        raise QuantityError(f"`{words}` is two figures, and a result is one")
    if yardstick and yardstick.aspect == "share" and quantity.unit != "%":
        raise QuantityError(f"`{words}` is not a share, but the target is one")
    return quantity


def judged(
    value: Quantity | None,
    yardstick: Yardstick | None,
    *,
    period: ResultPeriod | None = None,
    tolerance: Decimal = Decimal(0),
    calendar: WorkingCalendar = _USUAL_CALENDAR,
    is_over: bool = True,
) -> PeriodVerdict:
    """The verdict on a value: kept within the bound, near if it misses it by at most `tolerance`, otherwise missed.

    `tolerance` is in percentage points for a share, and in percent of the bound for others. `calendar`: that of the promise.
    `period` is needed for targets of frequency, which are kept if the count reaches the rounded number of intervals in the
    period, at least one; a period too short for one is not measured, unless one came. Values that cannot be compared with the
    bound are not measured. `is_over`: whether the period is; while it runs, a count is not measured as long as more may come
    that decides.
    """
    if value is None:
        return PeriodVerdict("not measured", "no value was given")
    if yardstick is None or not (yardstick.bound.low or yardstick.bound.high):
        return PeriodVerdict("not measured", "the promise states no target to hold it against")
    if because := _why_no_share(value, yardstick):
        return PeriodVerdict("not measured", because)
    if yardstick.aspect == "every" and value.unit == "count" and period is not None:
        verdict = _often_enough(value, yardstick, period, calendar)
        return verdict if is_over or verdict.status == "kept" else _MORE_MAY_COME
    hours_a_day = _hours_a_day(calendar)
    size = _size(value, hours_a_day)
    ends = [_size(end, hours_a_day) if end else None for end in (yardstick.bound.low, yardstick.bound.high)]
    if any(end is not None and end[1] != size[1] for end in ends):
        return PeriodVerdict("not measured", _why_unlike(value, yardstick))
    low, high = (end[0] if end else None for end in ends)
    if yardstick.aspect == "count" and not is_over and _may_still_decide(size[0], low, high):
        return _MORE_MAY_COME
    return PeriodVerdict(_status(size[0], low, high, tolerance, yardstick.unit == "%"))


def _why_no_share(value: Quantity, yardstick: Yardstick) -> str:
    """Why a share, or the target of one, says nothing; empty for others."""
    if value.unit == "%" and value.amount > 100 and yardstick.unit == "%":
        return "a share cannot be over 100%"
    if yardstick.aspect == "share" and yardstick.bound.low and not yardstick.bound.low.amount:
        return "a target of 0% is kept by anything"
    return ""


def _why_unlike(value: Quantity, yardstick: Yardstick) -> str:
    """Why a value of another sort than the bound says nothing."""
    if yardstick.aspect == "limit" and value.unit == "%":
        return "the promise states no share to hold it against"
    return f"{value} cannot be compared with {yardstick.bound.text}"


def _may_still_decide(count: Decimal, low: Decimal | None, high: Decimal | None) -> bool:
    """Whether more of what is counted may still change the verdict: until there are too many, or else until there are enough."""
    return count <= high if high is not None else low is None or count < low


def _often_enough(value: Quantity, yardstick: Yardstick, period: ResultPeriod, calendar: WorkingCalendar) -> PeriodVerdict:
    every = yardstick.bound.high
    assert every is not None
    hours_a_day = _hours_a_day(calendar)
    if every.unit_type == "working":
        length = working_days_in(period, calendar) * hours_a_day
    else:
        length = Decimal((period.end - period.start).days + 1) * ELAPSED_SECONDS["days"]
    intervals = length / _size(every, hours_a_day)[0]
    if value.amount >= max(round(intervals), 1):
        return PeriodVerdict("kept")
    # A single day stands for the time since the figure before.
    is_too_short = 3 * intervals <= 2 and period.start < period.end
    return _TOO_SHORT if is_too_short else PeriodVerdict("missed")


def working_days_in(period: ResultPeriod, calendar: WorkingCalendar) -> int:
    """The number of working days in a period."""
    days = (period.end - period.start).days + 1
    return sum(calendar.is_working_day(period.start + number * _DAY) for number in range(days))


def _status(size: Decimal, low: Decimal | None, high: Decimal | None, tolerance: Decimal, is_share: bool) -> ResultStatus:
    short = max((low - size) if low is not None else Decimal(0), (size - high) if high is not None else Decimal(0))
    if short <= 0:
        return "kept"
    end = low if low is not None and size < low else high
    allowed = tolerance if is_share else (end or Decimal(0)) * tolerance / 100
    return "near" if short <= allowed else "missed"


def _hours_a_day(calendar: WorkingCalendar) -> Decimal:
    return Decimal(calendar.day_length // _MINUTE) / 60


def _size(quantity: Quantity, hours_a_day: Decimal) -> tuple[Decimal, str]:
    """The amount in one unit for its type, and the type.

    Elapsed time is in seconds, working time in hours. Two types cannot be compared.
    """
    if quantity.unit_type == "elapsed":
        return quantity.seconds, "elapsed"
    if quantity.unit_type == "working":
        hours = hours_a_day if quantity.unit == "working days" else Decimal(WORKING_MINUTES[quantity.unit]) / 60
        return quantity.amount * hours, "working"
    return quantity.amount, quantity.unit_type
