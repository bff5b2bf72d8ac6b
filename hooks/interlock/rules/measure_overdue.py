"""A promise says how often it is measured, and its next figure is late, or one was passed over.

A promise that nobody measures any more looks as good as it did on the last day somebody looked. The figure for a period is
late when another month has gone by after its end (another period, where those are shorter). A period of the last year that was
passed over, with figures before and after it, may have been the bad one.
Where nobody measured then, a row without a value says so.

Bad:

```yaml standards/promises/desk-in-ten-minutes.yml
title: Served within ten minutes
summary: People who come in do not wait long.
wording: We serve you within 10 minutes.
kind: public
made_by: front
made_to: [residents]
limit: 10 minutes
target: {share: at least 90%}
measure: {what: Minutes from ticket to desk, every: quarter}
```

```csv standards/results/desk.csv
promise,period,value
desk-in-ten-minutes,2026-Q1,93
```

Good:

```csv standards/results/desk.csv
promise,period,value
desk-in-ten-minutes,2026-Q3,93
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.definitions.in_force import is_made
from interlock.definitions.values.periods import how_often
from interlock.findings import Finding
from interlock.findings.nouns import few_of
from interlock.questions.facts import Facts
from interlock.questions.owed.due_figures import period_from
from interlock.questions.results.records import Record

GROUP = "result"
SEVERITY = "warning"

# The most periods that a finding names.
_MOST_NAMED = 3


def subjects(facts: Facts) -> int:
    """Promises with a due date for the next figure."""
    return sum(record.overdue_since is not None for record in _records(facts))


def check(facts: Facts) -> Iterator[Finding]:
    """Promises with a late figure. Figures that cannot be read are another rule's: the late one may be among them."""
    unreadable = {cell.row.promise.lower() for cell in facts.results.unreadable}
    for record in _records(facts):
        if record.promise.id.lower() not in unreadable:
            yield from _stopped(facts, record)
            yield from _passed_over(facts, record)


def _stopped(facts: Facts, record: Record) -> Iterator[Finding]:
    measure = record.promise.measure
    if record.status == "overdue" and measure and measure.every:
        last, every = record.last_figure, measure.every
        since = f"The last figure is of {last.period.label}" if last else "There is no figure yet"
        place = facts.catalog.place(key_of(record.promise), ("measure", "every"))
        remedy = (
            f"Add a row for every period since then to a file in `standards/results/`, as `{record.promise.id},period,value`; "
            "or say truly how often it is measured."
        )
        yield Finding("measure-overdue", place, f"{since}, but one is due {how_often(every)}", remedy)


def _passed_over(facts: Facts, record: Record) -> Iterator[Finding]:
    """Told beside the figure that follows."""
    promise = record.promise
    if not record.passed_over:
        return
    periods = [period_from(facts.catalog, promise, begins) for begins in record.passed_over]
    message = f"`{promise.id}` has no figure for {few_of([label for _, label, _ in periods], _MOST_NAMED)}, and later ones"
    rows = few_of([f"`{promise.id},{period},…`" for period, _, _ in periods], _MOST_NAMED)
    after = next(each for each in record.results if each.has_figure and each.period.start > record.passed_over[0])
    remedy = f"Add {rows}. Where nobody measured then, leave the value blank, and say why under `note`."
    yield Finding("measure-overdue", after.row.place("period"), message, remedy)


def _records(facts: Facts) -> list[Record]:
    return [record for record in facts.results.records.values() if is_made(record.promise)]
