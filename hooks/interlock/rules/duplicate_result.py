"""The same promise and period twice in one file of results.

Nobody could tell which of the two values is true. To correct a value that was published, write the new one into a file
whose path sorts later, such as `2026-corrected.csv` after `2026.csv`: then the later one counts, and both are shown.

Bad:

```csv standards/results/visits.csv
promise,period,value
permit-in-five-days,2026-09,97
permit-in-five-days,2026-09,98
```

Good:

```csv standards/results/visits.csv
promise,period,value
permit-in-five-days,2026-08,97
permit-in-five-days,2026-09,98
```
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from interlock.catalog import Catalog, Key
from interlock.findings import Finding
from interlock.questions.facts import Facts
from interlock.questions.results.periods import PeriodError, parse_results_period
from interlock.questions.results.years import MonthDay, year_start
from interlock.sources.tables.results_tables import ResultRow

GROUP = "result"
SEVERITY = "error"


def check(facts: Facts) -> Iterator[Finding]:
    """Rows of a file with the same promise and period as a row above."""
    year_starts = year_start(facts.catalog.organisation.calendar)
    for _, rows in groupby(facts.catalog.results, key=lambda row: row.file):
        yield from _in_a_file(facts.catalog, rows, year_starts)


def _in_a_file(catalog: Catalog, rows: Iterable[ResultRow], year_starts: MonthDay) -> Iterator[Finding]:
    seen: dict[tuple[Key, str], ResultRow] = {}
    for row in rows:
        key = Key("promise", row.promise)
        first = seen.setdefault((catalog.former.get(key, key), _period(row.period, year_starts)), row)
        if first is not row and row.promise and row.period:
            message = f"`{row.promise}` already has a result for {row.period}, on line {first.line}"
            remedy = (
                "Delete one of the two; what corrects it later goes into a file of its own, whose name sorts after this one's."
            )
            yield Finding("duplicate-result", row.place("period"), message, remedy)


def _period(text: str, year_starts: MonthDay) -> str:
    """A text that is the same for the same days, as of `Oct-26` and `2026-10`; the text itself where it is no period."""
    try:
        period = parse_results_period(text, year_starts)
        return f"{period.start} {period.end}"
    except PeriodError:
        return text.upper()
