"""A promise without a measure.

Promises about time or number need a clock and a measure (`not-measurable`). Others, about words, manners or access, need somebody
who looks as well: a mystery visit, a question to customers, letters that are read again. Without that, nobody can claim that they
are kept.

Bad:

```yaml standards/promises/plain-words.yml
title: Plain words
summary: Letters that everybody understands.
wording: We write in plain words.
kind: public
made_by: front
made_to: [residents]
service: parking
if_we_fail: {say: We are sorry that our letter was hard to read.}
```

Good:

```yaml standards/promises/plain-words.yml
title: Plain words
summary: Letters that everybody understands.
wording: We write in plain words.
kind: public
made_by: front
made_to: [residents]
service: parking
if_we_fail: {say: We are sorry that our letter was hard to read.}
measure: {what: Ten letters a quarter read by a panel of residents}
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.definitions import Promise
from interlock.definitions.in_force import is_made
from interlock.findings import Finding
from interlock.questions.facts import Facts
from interlock.questions.results.measurable import needs_figures

GROUP = "promise"
SEVERITY = "advice"


def subjects(facts: Facts) -> int:
    """Promises that are neither about time nor about a number."""
    return sum(is_made(promise) and not needs_figures(promise) for promise in facts.catalog.of(Promise))


def check(facts: Facts) -> Iterator[Finding]:
    """Promises that are neither timed nor counted and have no measure."""
    for promise in facts.catalog.of(Promise):
        if is_made(promise) and not needs_figures(promise) and promise.measure is None:
            message = f"Nobody can say whether `{promise.id}` is kept: it has no measure"
            if facts.results.of(promise).last_figure is not None:
                message = f"`{promise.id}` has figures, and does not say what they measure"
            remedy = "Add who looks, at what and how often: `measure: {what: …, source: …, every: …, by: …}`."
            yield Finding("promise-without-measure", facts.catalog.place(key_of(promise)), message, remedy)
