"""Of which period a promise's next figure is, and from when that is late."""

import datetime
from collections.abc import Sequence

from interlock.definitions import Promise
from interlock.definitions.quantities import Quantity, parse_quantity
from interlock.questions.promise_forms import held_on
from interlock.questions.results.periods import ResultPeriod, later

_DAY = datetime.timedelta(days=1)
# How long after the end of a period its figures become overdue; at most the length of the period.
_GRACE = parse_quantity("1 month")


def next_figure(promise: Promise, figures: Sequence[ResultPeriod], today: datetime.date) -> datetime.date | None:
    """The first day of the next figure, or on which it is promised, if that is later; None without either.

    `figures`: the periods of those that were given. That of a period that is not over is still to be given, as what it says may
    change; one of a single day tells how it stood.
    """
    ended = [period for period in figures if period.end < today or period.start == period.end]
    every, first = promise.measure.every if promise.measure else None, promise.valid_from
    begins = _after(ended, every) if ended else max((_around(period, every, today) for period in figures), default=None)
    return first if begins is None or (first and begins < first and held_on(promise, begins) is None) else begins


def overdue_since(promise: Promise, begins: datetime.date | None) -> datetime.date | None:
    """The first day on which the figure that begins on a day is late; None without an interval."""
    every = promise.measure.every if promise.measure else None
    if every is None or begins is None:
        return None
    ends = later(begins, every)
    return min(later(ends, _GRACE), later(ends, every))


def _around(period: ResultPeriod, every: Quantity | None, today: datetime.date) -> datetime.date:
    """The first day of the interval around today, counted from the start of a period that is not over."""
    begins = period.start
    while every and (following := later(begins, every)) <= today:
        begins = following
    return begins


def _after(figures: Sequence[ResultPeriod], every: Quantity | None) -> datetime.date:
    """The day after the last figure. A month among quarters is no quarter's figure, but three of them are.

    One that lies further on moves nothing on either: a week of November is no figure of October. Where all figures are of
    single days, each tells how it stood.
    """
    after = figures[-1].end + _DAY
    if every is None or all(period.start == period.end for period in figures):
        return after
    whole = next((period for period in reversed(figures) if not _is_part(period, every)), None)
    begins = whole.end + _DAY if whole else figures[0].start
    while (following := later(begins, every)) <= after and any(each.start < following and each.end >= begins for each in figures):
        begins = following
    return begins


def _is_part(period: ResultPeriod, every: Quantity) -> bool:
    """Whether a period is clearly shorter than an interval: a month of 28 days is no part of 30."""
    days = (period.end - period.start).days + 1
    return 3 * days <= 2 * (later(period.start, every) - period.start).days
