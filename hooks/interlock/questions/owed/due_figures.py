"""Owed figures: the next result of every promise that says how often it is measured."""

import datetime
from collections.abc import Iterator

from interlock.catalog import Catalog, key_of
from interlock.catalog.audience import HIDDEN
from interlock.definitions import Link
from interlock.definitions.quantities import Quantity
from interlock.questions.owed.debt import Owed, others_than, promised_to
from interlock.questions.results.periods import MonthDay, later, month_and_day, own_year, parse_results_period, written_quarter
from interlock.questions.results.records import Record, Results

_DAY = datetime.timedelta(days=1)


def due_figures(catalog: Catalog, results: Results, today: datetime.date) -> Iterator[Owed]:
    """The next figure of each promise, owed by the link that measures it, or else by the one that makes it."""
    for record in results.records.values():
        promise = record.promise
        if promise.status != "published" or record.overdue_since is None or promise.made_by == HIDDEN:
            continue
        measuring = catalog.link(promise.measure.by if promise.measure else None)
        yield _figure(catalog, record, measuring or catalog.link(promise.made_by), record.overdue_since - _DAY, today)


def _figure(catalog: Catalog, record: Record, link: Link | None, due: datetime.date, today: datetime.date) -> Owed:
    promise = record.promise
    period, ended = _next_period(catalog, record)
    label = parse_results_period(period, _year_starts(catalog)).label
    what = f"Give the figure for {label}: {promise.title}"
    to = others_than(link, [catalog.link(promise.made_by), *promised_to(catalog, promise)])
    row = f"{promise.id},{period},…"
    return Owed("figure", what, link, to, ended, due, key_of(promise), ("measure", "every"), row, today)


def _next_period(catalog: Catalog, record: Record) -> tuple[str, datetime.date]:
    """The next period without a figure, as results write it, and the first day after it."""
    every = record.promise.measure.every if record.promise.measure else None
    begins = record.last_figure.period.end + _DAY if record.last_figure else record.promise.valid_from
    assert every and begins  # without these a record has no `overdue_since`
    own = own_year(catalog.organisation.calendar)
    quarter = written_quarter(begins, own) if own and every.unit == "months" and every.amount == 3 else ""
    return quarter or written_period(begins, every, _year_starts(catalog)), later(begins, every)


def _year_starts(catalog: Catalog) -> MonthDay:
    calendar = catalog.organisation.calendar
    return month_and_day(calendar.year_starts if calendar else "")


def written_period(begins: datetime.date, every: Quantity, year_starts: MonthDay) -> str:
    """The period that begins on a day, as results write it; the day itself if the interval has no such form.

    >>> from interlock.definitions.periods import parse_period
    >>> written_period(datetime.date(2026, 10, 1), parse_period("quarter"), (4, 1))
    '2026-Q4'
    """
    months = every.amount * {"months": 1, "years": 12}.get(every.unit, 0)
    if months == 1 and begins.day == 1:
        return f"{begins:%Y-%m}"
    if months == 3 and begins.day == 1 and begins.month % 3 == 1:
        return f"{begins.year}-Q{(begins.month + 2) // 3}"
    if months == 12 and (begins.month, begins.day) == (1, 1):
        return str(begins.year)
    if months == 12 and (begins.month, begins.day) == year_starts:
        return f"{begins.year}/{(begins.year + 1) % 100:02}"
    days = every.amount * {"weeks": 7, "days": 1}.get(every.unit, 0)
    if days == 7 and begins.weekday() == 0:
        return f"{begins:%G-W%V}"
    return begins.isoformat()
