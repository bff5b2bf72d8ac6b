"""Owed figures: the next result of every promise that says how often it is measured."""

import datetime
from collections.abc import Iterator

from interlock.catalog import Catalog, key_of
from interlock.catalog.references import HIDDEN
from interlock.definitions import Link, Promise
from interlock.definitions.calendar import Calendar
from interlock.definitions.values.quantities import Quantity
from interlock.questions.calendar.day_words import day_in_words
from interlock.questions.owed.debt import Owed, measured_by, others_than, promised_to
from interlock.questions.owed.rows_to_paste import ANY_TABLE, row_below, table_to_paste_into
from interlock.questions.results.all_records import Results
from interlock.questions.results.next_figure import overdue_since
from interlock.questions.results.periods import later, parse_results_period, quarter_around, written_quarter
from interlock.questions.results.years import own_year, own_year_text, year_start
from interlock.sources.tables.results_tables import ResultRow

_DAY = datetime.timedelta(days=1)


def due_figures(catalog: Catalog, results: Results, today: datetime.date) -> Iterator[Owed]:
    """The next figure of each promise, and those passed over, owed by who measures it, or else by who makes it."""
    for record in results.records.values():
        promise = record.promise
        if promise.status != "published" or measured_by(promise) == HIDDEN:
            continue
        link = catalog.link(measured_by(promise))
        for begins in (*record.passed_over, record.next_begins):
            if begins and (late_from := overdue_since(promise, begins)):
                last = record.results[-1].row if record.results else None
                yield _figure(catalog, promise, begins, link, late_from - _DAY, last, today)


def _figure(
    catalog: Catalog,
    promise: Promise,
    begins: datetime.date,
    link: Link | None,
    due: datetime.date,
    last: ResultRow | None,
    today: datetime.date,
) -> Owed:
    period, label, ended = period_from(catalog, promise, begins)
    what = f"Give the figure for {label}: {promise.title}"
    to = others_than(catalog, link, [catalog.link(promise.made_by), *promised_to(catalog, promise)])
    return Owed(
        "figure",
        what,
        link,
        to=to,
        since=ended,
        due=due,
        key=key_of(promise),
        route=("measure", "every"),
        paste=row_below(last, promise.id, period),
        today=today,
        table=table_to_paste_into(last) if last else ANY_TABLE,
    )


def period_from(catalog: Catalog, promise: Promise, begins: datetime.date) -> tuple[str, str, datetime.date]:
    """The period without a figure that begins on a day, as results write it, in words, and the first day after it.

    Where results have no word for it, such as for half a year, they write its last day.
    """
    every = promise.measure.every if promise.measure else None
    assert every  # without it no figure is due
    period = written_period(begins, every, catalog.organisation.calendar)
    found = parse_results_period(period, year_start(catalog.organisation.calendar))
    if found.start < found.end:
        return period, found.label, found.end + _DAY
    ended = later(begins, every)
    last = ended - _DAY
    return str(last), found.label if last == begins else f"{found.label} to {day_in_words(last)}", ended


def written_period(day: datetime.date, every: Quantity, organisations: Calendar | None) -> str:
    """The month, quarter, year or week in which a day lies, as results write it; the day itself if the interval is none of these.

    >>> from interlock.definitions.values.periods import parse_period
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
