"""A date that is not written as year-month-day, or that no calendar has; in results, a period that is none.

`03/04/2026` is the third of April to some and the fourth of March to others; `2026-04-03` is the same to everyone. Periods of
results are written `2026`, `2026/27`, `2026-Q3`, `2026-10`, `2026-W41` or as a date. Spreadsheets turn such a period into a day
of their own; what they make of a month, `Oct-26`, is read, and each other form with the same remedy is told once a file.

`2026-Q3` is July to September. Where the organisation's own year starts in another month than January, `2026/27-Q1` is the first
quarter of that year, and there is advice where a file holds quarters of the calendar.

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

import re
from calendar import month_name
from collections import defaultdict
from collections.abc import Iterator

from interlock.findings import Finding
from interlock.findings.nouns import counted
from interlock.questions.facts import Facts
from interlock.questions.results.periods import written_quarter
from interlock.questions.results.result_rows import Unreadable
from interlock.questions.results.years import own_year
from interlock.sources.tables.results_tables import ResultRow

GROUP = "shape"
SEVERITY = "error"


def check(facts: Facts) -> Iterator[Finding]:
    """Periods of results. Dates in definitions are checked when these are decoded."""
    alike: dict[tuple[str, str, str], list[tuple[Unreadable, str]]] = defaultdict(list)
    for cell in facts.results.unreadable:
        if cell.column == "period":
            remedy = _swapped(cell.row) or cell.remedy
            alike[cell.row.file, _form(cell.row.period), _form(remedy)].append((cell, remedy))
    for (cell, remedy), *others in alike.values():
        more = _more(cell.row, [other.row for other, _ in others])
        yield Finding("bad-date", cell.row.place("period"), f"{cell.message}{more}", remedy)
    yield from _quarters_of_the_calendar(facts)


def _more(first: ResultRow, others: list[ResultRow]) -> str:
    """Where else no period stands: in rows, or above columns, each of which many rows have."""
    number = len({row.head for row in others} - {first.head}) if first.head else len(others)
    if not number:
        return ""
    where = f"heads {counted(number, 'more column')}" if first.head else counted(number, "more row")
    return f", nor is what {where}" + ("" if first.head else " has" if number == 1 else " have")


def _swapped(row: ResultRow) -> str:
    """The remedy for a row whose value stands before its period; empty for others."""
    if row.head or not re.fullmatch(r"[\d.]+ ?%?", row.period) or not re.fullmatch(r"\d{4}[-/].+", row.value):
        return ""
    written = row.delimiter.join((row.value, row.period))
    return f"Period and value stand in each other's place: write `{written}`."


def _form(period: str) -> str:
    """The form of a text: its digits and letters as one each.

    `2026-13` is another fault than `13/2026`; and than `2025-26`, which has the same form, and another remedy.
    """
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d", "9", period))


def _quarters_of_the_calendar(facts: Facts) -> Iterator[Finding]:
    """Advice for each file with quarters of the calendar, where the organisation says that its year starts in another month."""
    own_start = own_year(facts.catalog.organisation.calendar)
    if own_start is None:
        return
    reported: set[str] = set()
    for result in (result for record in facts.results.records.values() for result in record.results):
        period, row = result.period, result.row
        if re.fullmatch(r"\d{4}-Q[1-4]", period.text) and row.file not in reported:
            reported.add(row.file)
            own = written_quarter(period.start, own_start)
            starts = f"{own_start[1]} {month_name[own_start[0]]}"
            message = f"`{period.text}` is {period.label}, a quarter of the calendar, and your own year starts on {starts}"
            remedy = (
                f"If you mean these months, write `{own}`." if own else "Write a quarter of your own year, such as `2026/27-Q1`."
            )
            yield Finding("bad-date", row.place("period"), message, remedy, "advice")
