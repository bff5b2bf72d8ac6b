"""A promise was missed, and nobody says what is being done about it.

Customers forgive a miss sooner than silence. `action` says what changes, `cause` why it happened; both stand beside the figure
on the promise's page. A correction in a later file need not repeat them. An action about the promise in a lesson or session, of
the time in which it was missed or later, says what changes as well.

Bad:

```csv standards/results/2026-09.csv
promise,period,value,cause,action
permit-in-five-days,2026-09,81,Two of three were ill.,
```

Good:

```csv standards/results/2026-09.csv
promise,period,value,cause,action
permit-in-five-days,2026-09,81,Two of three were ill.,The library's team has learned to print permits.
```
"""

from collections.abc import Iterator

from interlock.catalog.languages import language_of
from interlock.findings import Finding
from interlock.questions.facts import Facts
from interlock.questions.results.measurable import numbers_without_unit
from interlock.questions.results.records import Record, Result
from interlock.rules.shared.target_faults import target_faults

GROUP = "result"
SEVERITY = "warning"


def subjects(facts: Facts) -> int:
    """Results that were compared with a target."""
    return sum(len(record.judged) for record in _records(facts))


def check(facts: Facts) -> Iterator[Finding]:
    """Results that missed their target, about which nothing was agreed either."""
    for record in _records(facts):
        if any(target_faults(facts, record.promise)) or any(
            numbers_without_unit(record.promise, language_of(record.promise, facts.catalog))
        ):
            continue
        for result in record.results:
            if result.status == "missed" and not facts.answered_misses.is_answered(record.promise, result):
                yield _finding(record, result)


def _records(facts: Facts) -> list[Record]:
    return [record for record in facts.results.records.values() if record.promise.status != "retired"]


def _finding(record: Record, result: Result) -> Finding:
    promised = result.promised or "more"
    message = f"`{record.promise.id}` was missed {result.period.when}: {result.value}, promised was {promised}"
    remedy = "Write into the column `action` what you do about it, and into `cause` why it happened."
    if len(result.note.split()) > 2 and not result.cause:  # not "N/A" or "Not applicable"
        remedy = f"{remedy} Where `note` says so already, move it."
    if lacking := [name for name in ("cause", "action") if name not in result.row.columns]:
        columns = f"column{'s' if len(lacking) > 1 else ''} `{'` and `'.join(lacking)}`"
        remedy = f"Add the {columns} to the first line: why it happened, and what you do about it."
    if result.row.head:
        remedy = (
            "Say why it happened, and what you do about it, in a table with a row for each figure: "
            "`promise,period,value,cause,action`."
        )
    return Finding("missed-without-action", result.row.place("value" if result.row.value else "met"), message, remedy)
