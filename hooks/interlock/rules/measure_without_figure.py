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
```csv standards/results/desk.csv
promise,period,value
desk-in-ten-minutes,2026-Q3,8 minutes
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.definitions import Promise
from interlock.findings import Finding
from interlock.questions.chain.support import is_made
from interlock.questions.facts import Facts

GROUP = "result"
SEVERITY = "advice"


def subjects(facts: Facts) -> int:
    """Promises with a measure."""
    return sum(is_made(promise) and promise.measure is not None for promise in facts.catalog.of(Promise))


def check(facts: Facts) -> Iterator[Finding]:
    """Measures without a figure, except overdue ones, which `measure-overdue` reports."""
    for promise in facts.catalog.of(Promise):
        record = facts.results.of(promise)
        if is_made(promise) and promise.measure and record.last_figure is None and record.status != "overdue":
            message = f"`{promise.id}` has a measure, and no figure yet"
            how_often = "" if promise.measure.every else ", and say how often with `every:`"
            remedy = f"Add a row to a file in `standards/results/`: `{promise.id},2026-10,…`{how_often}."
            yield Finding("measure-without-figure", facts.catalog.place(key_of(promise), ("measure",)), message, remedy)
