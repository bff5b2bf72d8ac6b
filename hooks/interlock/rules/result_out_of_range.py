"""A result that cannot be: a share below 0 or over 100 %, more cases met than there were, or a share that its cases deny.

It is a slip of the keyboard or of the spreadsheet, and it would turn a missed promise into a kept one. Where there were no
cases at all, `met` and `total` are 0 and the value is left blank.

A value that is not what `met` of `total` comes to, rounded, is a warning; over ten points apart, it is a fault. Where a share is
weighted or estimated, leave `met` and `total` blank, and say in `note` how it was found.

Bad:

```csv standards/results/visits.csv
promise,period,value,met,total
permit-in-five-days,2026-09,970,97,100
```

Good:

```csv standards/results/visits.csv
promise,period,value,met,total
permit-in-five-days,2026-09,97,97,100
```
"""

from collections.abc import Iterator

from interlock.findings import Finding
from interlock.questions.facts import Facts
from interlock.rules.shared.impossible_results import has_figures_to_judge, out_of_range

GROUP = "result"
SEVERITY = "error"


def subjects(facts: Facts) -> int:
    """Rows with a share, or with numbers of cases."""
    return sum(has_figures_to_judge(facts.catalog, row) for row in facts.catalog.results)


def check(facts: Facts) -> Iterator[Finding]:
    """Rows with an impossible share or number of cases, one finding for each row."""
    for row in facts.catalog.results:
        if finding := out_of_range(facts.catalog, row):
            yield finding
