"""A figure of somebody else, of which nobody can tell how old it is, or until when it counts.

What others reach moves on. A benchmark says on which day its figure was true, `on`, or until when it counts, `expires`, or both.
Without either it would stand beside ours for ever, and whoever says that we are better may be years behind. The same befalls one
with a day that is over a year ago, where the promise has no interval of review after which it is asked for again.

Bad:

```yaml standards/promises/permit-in-five-days.yml
title: Permits in five working days
summary: Nobody waits more than a week for a permit.
wording: You have your permit within 5 working days.
kind: public
made_by: front
made_to: [residents]
values: [respect]
limit: 5 working days
target: {share: at least 95%}
clock: {starts: the form reaches the desk, stops: the permit is posted}
if_we_fail: {say: We are sorry that you had to wait., do: We bring the permit round.}
measure: {what: Days from form to permit, every: month}
benchmarks: [{organisation: Nextford, value: 90%, comparable: yes}]
```

Good:

```yaml standards/promises/permit-in-five-days.yml
title: Permits in five working days
summary: Nobody waits more than a week for a permit.
wording: You have your permit within 5 working days.
kind: public
made_by: front
made_to: [residents]
values: [respect]
limit: 5 working days
target: {share: at least 95%}
clock: {starts: the form reaches the desk, stops: the permit is posted}
if_we_fail: {say: We are sorry that you had to wait., do: We bring the permit round.}
measure: {what: Days from form to permit, every: month}
benchmarks: [{organisation: Nextford, value: 90%, on: 2026-03-31, comparable: yes}]
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.findings import Finding
from interlock.findings.nouns import apart
from interlock.questions.calendar.day_words import day_in_words
from interlock.questions.facts import Facts

GROUP = "promise"
SEVERITY = "advice"


def subjects(facts: Facts) -> int:
    """Benchmarks of promises that are made."""
    return len(facts.comparisons)


def check(facts: Facts) -> Iterator[Finding]:
    """Benchmarks with neither a day nor a last day, and old ones without a last day."""
    for compared in facts.comparisons:
        if compared.may_be_old:
            whose, on = apart(compared.benchmark.organisation), compared.benchmark.on
            message = f"Nobody can tell how old the figure of {whose} is: it has no day"
            remedy = "Say when it was true, `on: …`, and until when it counts, `expires: …`."
            if on:
                message = f"The figure of {whose} is of {day_in_words(on)}, and nothing says until when it counts"
                remedy = "Ask again what they reach; or say how long it counts, `expires: …`."
            place = facts.catalog.place(key_of(compared.promise), ("benchmarks", compared.index))
            yield Finding("comparison-without-day", place, message, remedy)
