"""Results for a promise that does not exist.

They would be counted nowhere, and the promise they were meant for would look as if nobody had measured it. The first column
holds the id of a promise: the name of its file without `.yml`. Each wrong id is told once a file, at its first row.

Bad:

```csv standards/results/visits.csv
promise,period,value
permit-in-5-days,2026-10,97
```

Good:

```csv standards/results/visits.csv
promise,period,value
permit-in-five-days,2026-10,97
```
"""

from collections import defaultdict
from collections.abc import Iterator

from interlock.catalog import Catalog, Key
from interlock.findings import Finding
from interlock.findings.nearest import did_you_mean
from interlock.findings.nouns import counted
from interlock.questions.facts import Facts
from interlock.sources.tables import ResultRow

GROUP = "result"
SEVERITY = "error"


def check(facts: Facts) -> Iterator[Finding]:
    """Rows of results whose promise is neither an id nor a former id of one."""
    catalog = facts.catalog
    rows: dict[tuple[str, str], list[ResultRow]] = defaultdict(list)
    for row in catalog.results:
        if row.promise and not _is_known(catalog, Key("promise", row.promise)):
            rows[row.file, row.promise].append(row)
    known = [key.id for key in (*catalog.definitions, *catalog.broken) if key.kind == "promise"]
    for (_, name), found in rows.items():
        others = f", here and in {counted(len(found) - 1, 'more row')}" if len(found) > 1 else ""
        remedy = did_you_mean(name, known) or "Write the id of a file in `standards/promises/`, or add the file."
        yield Finding("unknown-promise-in-results", found[0].place("promise"), f"There is no promise `{name}`{others}", remedy)


def _is_known(catalog: Catalog, key: Key) -> bool:
    return key in catalog.definitions or key in catalog.broken or key in catalog.former
