"""Of which period a promise's next figure is, and from when that is late."""

import datetime
from collections.abc import Iterator, Sequence
from itertools import pairwise

from interlock.definitions import Promise
from interlock.definitions.values.quantities import Quantity
from interlock.questions.calendar.working_time import WorkingCalendar
from interlock.questions.promise_forms import held_on
from interlock.questions.results.periods import A_MONTH, A_YEAR, ResultPeriod, later

_DAY = datetime.timedelta(days=1)
# How long after the end of a period its figures become overdue; at most the length of the period.
_GRACE = A_MONTH
# As many as a year has months: more of what is measured daily would bury everything else that is owed.
_MOST_PASSED_OVER = 12


def next_figure(promise: Promise, figures: Sequence[ResultPeriod], today: datetime.date) -> datetime.date | None:
    """The first day of the next figure, or on which it is promised, if that is later; None without either.

    `figures`: the periods of those that were given. That of a period that is not over is still to be given, as what it says may
    change; one of a single day tells how it stood.
    """
    ended = [period for period in figures if period.end < today or period.start == period.end]
    every, first = promise.measure.every if promise.measure else None, promise.valid_from
    begins = _after(ended, every) if ended else max((_around(period, every, today) for period in figures), default=None)
    return first if begins is None or (first and begins < first and held_on(promise, begins) is None) else begins


def passed_over(
    promise: Promise,
    periods: Sequence[ResultPeriod],
    figures: Sequence[ResultPeriod],
    calendar: WorkingCalendar,
    today: datetime.date,
) -> tuple[datetime.date, ...]:
    """The first days of the intervals of the last year that have no figure, though there is one before and one after them.

    `periods`: those of all rows; one without a figure says that there is none. Nobody asks for an interval in which nothing was
    promised or nobody worked, nor for one between single days that tell how it stood. Of many, the latest are told.
    """
    every = promise.measure.every if promise.measure else None
    a_year_ago = later(today, A_YEAR, -1)
    found = [
        begins
        for begins, following in (_intervals_between(figures, every) if every else ())
        if following > a_year_ago
        and held_on(promise, begins) is not None
        and calendar.works_between(begins, following)
        and not any(_tells_of(each, begins, following) for each in periods)
    ]
    return tuple(found[-_MOST_PASSED_OVER:])


def _intervals_between(figures: Sequence[ResultPeriod], every: Quantity) -> Iterator[tuple[datetime.date, datetime.date]]:
    """The whole intervals between one figure and the next: the first day of each, and the first day after it."""
    whole = sorted((each for each in figures if not _is_part(each, every)), key=lambda each: each.start)
    for before, after in pairwise(whole):
        begins = before.end + _DAY
        while (following := later(begins, every)) <= after.start:
            yield begins, following
            begins = following


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
    while (following := later(begins, every)) <= after and any(_tells_of(each, begins, following) for each in figures):
        begins = following
    return begins


def _tells_of(period: ResultPeriod, begins: datetime.date, following: datetime.date) -> bool:
    """Whether a period ends in an interval or is around its start: a week that ends in September is one of September."""
    return begins <= period.end < following or period.start <= begins <= period.end


def _is_part(period: ResultPeriod, every: Quantity) -> bool:
    """Whether a period is clearly shorter than an interval: a month of 28 days is no part of 30."""
    days = (period.end - period.start).days + 1
    return 3 * days <= 2 * (later(period.start, every) - period.start).days
