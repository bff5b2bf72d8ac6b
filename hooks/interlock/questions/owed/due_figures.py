"""Owed figures: the next result of every promise that says how often it is measured."""

import datetime
from collections.abc import Iterator

from interlock.catalog import Catalog, key_of
from interlock.catalog.references import HIDDEN
from interlock.definitions import Link
from interlock.definitions.calendar import Calendar
from interlock.definitions.quantities import Quantity
from interlock.questions.calendar.day_words import day_in_words
from interlock.questions.owed.debt import Owed, measured_by, others_than, promised_to
from interlock.questions.results.all_records import Results
from interlock.questions.results.periods import later, parse_results_period, quarter_around, written_quarter
from interlock.questions.results.records import Record
from interlock.questions.results.years import own_year, own_year_text, year_start

_DAY = datetime.timedelta(days=1)


def due_figures(catalog: Catalog, results: Results, today: datetime.date) -> Iterator[Owed]:
    """The next figure of each promise, owed by the link that measures it, or else by the one that makes it."""
    for record in results.records.values():
        promise = record.promise
        if promise.status != "published" or record.overdue_since is None or measured_by(promise) == HIDDEN:
            continue
        yield _figure(catalog, record, catalog.link(measured_by(promise)), record.overdue_since - _DAY, today)


def _figure(catalog: Catalog, record: Record, link: Link | None, due: datetime.date, today: datetime.date) -> Owed:
    promise = record.promise
    period, label, ended = _next_period(catalog, record)
    what = f"Give the figure for {label}: {promise.title}"
    to = others_than(catalog, link, [catalog.link(promise.made_by), *promised_to(catalog, promise)])
    row = f"{promise.id},{period},…"
    return Owed(
        "figure", what, link, to=to, since=ended, due=due, key=key_of(promise), route=("measure", "every"), paste=row, today=today
    )


def _next_period(catalog: Catalog, record: Record) -> tuple[str, str, datetime.date]:
    """The next period without a figure, as results write it, in words, and the first day after it.

    Where results have no word for it, such as for half a year, they write its last day.
    """
    every = record.promise.measure.every if record.promise.measure else None
    begins = record.next_begins
    assert every and begins  # without these a record has no `overdue_since`
    period = written_period(begins, every, catalog.organisation.calendar)
    found = parse_results_period(period, year_start(catalog.organisation.calendar))
    if found.start < found.end:
        return period, found.label, found.end + _DAY
    ended = later(begins, every)
    last = ended - _DAY
    return str(last), found.label if last == begins else f"{found.label} to {day_in_words(last)}", ended


def written_period(day: datetime.date, every: Quantity, organisations: Calendar | None) -> str:
    """The month, quarter, year or week in which a day lies, as results write it; the day itself if the interval is none of these.

    >>> from interlock.definitions.periods import parse_period
    >>> written_period(datetime.date(2026, 11, 15), parse_period("quarter"), None)
    '2026-Q4'
    """
    year_starts = year_start(organisations)
    months = every.amount * {"months": 1, "years": 12}.get(every.unit, 0)
    if months == 1:
        return f"{day:%Y-%m}"
    if months == 3:
        own = own_year(organisations)
        is_own = own and (written_quarter(day, own) or day.day != 1 or day.month % 3 != 1)
        return quarter_around(day, own)[1] if own and is_own else f"{day.year}-Q{(day.month + 2) // 3}"
    if months == 12:
        first = day.year - ((day.month, day.day) < year_starts)
        return str(day.year) if (day.month, day.day) == (1, 1) or year_starts == (1, 1) else own_year_text(first)
    if every.amount * {"weeks": 7, "days": 1}.get(every.unit, 0) == 7:
        return f"{day:%G-W%V}"
    return day.isoformat()
