"""A date that is not written as year-month-day, or that no calendar has; in results, a period that is none.

`03/04/2026` is the third of April to some and the fourth of March to others; `2026-04-03` is the same to everyone. Periods of
results are written `2026`, `2026/27`, `2026-Q3`, `2026-10`, `2026-W41` or as a date.

Bad:

```yaml standards/customers/residents.yml
title: Residents
summary: Everyone who lives in Tinford.
review: {last: 31/03/2026}
```

Good:

```yaml standards/customers/residents.yml
title: Residents
summary: Everyone who lives in Tinford.
review: {last: 2026-03-31}
```
"""

from collections.abc import Iterator

from interlock.findings import Finding
from interlock.questions.facts import Facts

GROUP = "shape"
SEVERITY = "error"


def check(facts: Facts) -> Iterator[Finding]:
    """Periods of results. Dates in definitions are checked when these are decoded."""
    for cell in facts.results.unreadable:
        if cell.column == "period":
            yield Finding("bad-date", cell.row.place("period"), cell.message, cell.remedy)
