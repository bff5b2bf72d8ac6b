"""An amount that cannot be read as one.

Amounts are written as people say them: `20 seconds`, `5 working days`, `90%`, `same day`, `2 to 3 working days`, `10 rings`,
`4 times a year`. Without a unit nobody could compare a promise with what happened, nor with the steps that keep it.

A spreadsheet that shows 97 % may save `0.97`. In results that is told once a file, at the first such share; a share that is truly
so low is written with its sign, `0.97%`.

Bad:

```yaml standards/promises/answer-at-the-desk.yml
title: Served within ten minutes
summary: People who come in do not wait long.
wording: We serve you within 10 minutes.
kind: public
made_by: front
made_to: [residents]
limit: 10 minuts
```

Good:

```yaml standards/promises/answer-at-the-desk.yml
title: Served within ten minutes
summary: People who come in do not wait long.
wording: We serve you within 10 minutes.
kind: public
made_by: front
made_to: [residents]
limit: 10 minutes
```
"""

from collections import defaultdict
from collections.abc import Iterator

from interlock.findings import Finding
from interlock.findings.nouns import counted
from interlock.questions.facts import Facts
from interlock.questions.results import Unreadable
from interlock.rules.result_out_of_range import out_of_range

GROUP = "shape"
SEVERITY = "error"


def check(facts: Facts) -> Iterator[Finding]:
    """Amounts in results. Amounts in definitions are checked when these are decoded."""
    fractions: dict[str, list[Unreadable]] = defaultdict(list)
    for cell in facts.results.unreadable:
        if cell.is_fraction:
            fractions[cell.row.file].append(cell)
        elif cell.column == "value" and not out_of_range(facts.catalog, cell.row):
            yield Finding("bad-quantity", cell.row.place("value"), cell.message, cell.remedy)
    for first, *others in fractions.values():
        more = f", and so in {counted(len(others), 'more row')}" if others else ""
        yield Finding("bad-quantity", first.row.place("value"), f"{first.message}{more}", first.remedy)
    for row in facts.catalog.results:
        for name, written in (("met", row.met), ("total", row.total)):
            if written and not written.replace(",", "").removeprefix("-").isdecimal():
                message = f"`{written}` is not a number of cases"
                yield Finding("bad-quantity", row.place(name), message, "Write a whole number, such as `120`, or leave it blank.")
