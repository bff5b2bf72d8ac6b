"""A measure that has never given a figure.

The promise says what is measured, and not how often, so no figure is ever late; and there is none. A measure that nobody takes
is a claim like any other.

Bad:

```yaml standards/promises/desk-in-ten-minutes.yml
title: Ten minutes at the desk
summary: Nobody queues for long.
wording: We serve you within 10 minutes.
kind: public
made_by: front
made_to: [residents]
service: parking
limit: 10 minutes
clock: {starts: the ticket is drawn, stops: somebody greets you}
if_we_fail: {say: We are sorry that you had to wait.}
measure: {what: Minutes from ticket to desk}
```

Good:

```csv standards/results/desk.csv
promise,period,value
desk-in-ten-minutes,2026-Q3,8 minutes
```
"""

import datetime
from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.definitions import Promise
from interlock.definitions.in_force import is_made
from interlock.definitions.values.periods import how_often, parse_period
from interlock.findings import Finding
from interlock.questions.facts import Facts
from interlock.questions.owed.due_figures import written_period
from interlock.questions.results.periods import later
from interlock.questions.results.records import Record
from interlock.rules.shared.maybe_there import names_promise
from interlock.sources.tables.results_tables import ResultRow

_A_MONTH = parse_period("month")

GROUP = "result"
SEVERITY = "advice"


def subjects(facts: Facts) -> int:
    """Promises with a measure."""
    return sum(is_made(promise) and promise.measure is not None for promise in facts.catalog.of(Promise))


def check(facts: Facts) -> Iterator[Finding]:
    """Measures without a figure. `measure-overdue` reports overdue ones; rows that cannot be read have findings of their own."""
    if any(not names_promise(facts.catalog, row) for row in facts.catalog.results):
        return
    unread = {promise.id for row in _left_out(facts) if (promise := facts.catalog.promise(row.promise))}
    for promise in facts.catalog.of(Promise):
        record = facts.results.of(promise)
        if (
            is_made(promise)
            and promise.measure
            and record.last_figure is None
            and record.status != "overdue"
            and not _has_just_begun(record, facts.today)
            and promise.id not in unread
        ):
            message = f"`{promise.id}` has a measure, and no figure yet"
            how_often = "" if promise.measure.every else ", and say how often it is measured with `every:`"
            remedy = f"Add a row to a file in `standards/results/`: `{promise.id},{_last_period(facts, promise)},…`{how_often}."
            yield Finding("measure-without-figure", facts.catalog.place(key_of(promise), ("measure",)), message, remedy)


def _has_just_begun(record: Record, today: datetime.date) -> bool:
    """Whether no period of a promise is over since its first day, so that there can be no figure of it."""
    every = record.promise.measure.every if record.promise.measure else None
    return record.next_begins is not None and later(record.next_begins, every or _A_MONTH) > today


def _left_out(facts: Facts) -> Iterator[ResultRow]:
    """The rows that cannot be parsed, or are of a period to come: what is wrong with them has findings of its own."""
    yield from (cell.row for cell in facts.results.unreadable)
    yield from facts.results.to_come


def _last_period(facts: Facts, promise: Promise) -> str:
    """The last quarter or year of a promise that is measured so, else the last month, as results write it."""
    every = promise.measure.every if promise.measure else None
    if every is None or how_often(every) not in ("every quarter", "every year"):
        every = _A_MONTH
    return written_period(later(facts.today, every, -1), every, facts.catalog.organisation.calendar)
