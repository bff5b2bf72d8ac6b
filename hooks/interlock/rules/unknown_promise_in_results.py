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
from interlock.catalog.names_by_words import NamesByWords, names_by_words
from interlock.catalog.naming import keys_after_renaming, keys_by_name
from interlock.definitions.ids import id_from, name_key
from interlock.findings import Finding
from interlock.findings.nearest import did_you_mean
from interlock.findings.nouns import counted
from interlock.questions.facts import Facts
from interlock.rules.shared.maybe_there import names_promise
from interlock.sources.tables.names_of_totals import is_of_everything
from interlock.sources.tables.results_tables import ResultRow

GROUP = "result"
SEVERITY = "error"


def check(facts: Facts) -> Iterator[Finding]:
    """Rows of results whose promise is neither an id nor a former id of one."""
    catalog = facts.catalog
    rows: dict[tuple[str, str], list[ResultRow]] = defaultdict(list)
    soon = keys_after_renaming(catalog)
    for row in catalog.results:
        if not names_promise(catalog, row) and Key("promise", row.promise) not in soon:
            rows[row.file, row.promise].append(row)
    known = [key.id for key in (*catalog.definitions, *catalog.broken) if key.kind == "promise"]
    names = keys_by_name(catalog) if rows else {}
    words = names_by_words(catalog).get("promise") if rows else None
    for (_, name), found in rows.items():
        more = len({row.line for row in found}) - 1
        others = f", here and in {counted(more, 'more row')}" if more else ""
        titled = sorted(key.id for key in names.get(name_key(name), ()) if key.kind == "promise")
        remedy = (
            f"Write its id: `{titled[0]}`."
            if len(titled) == 1
            else did_you_mean(name, known) or _otherwise(catalog, words, found[0])
        )
        yield Finding("unknown-promise-in-results", found[0].place("promise"), f"There is no promise `{name}`{others}", remedy)


def _otherwise(catalog: Catalog, words: NamesByWords | None, row: ResultRow) -> str:
    """What to type in a row of totals, or one whose period stands before its promise; else what to type in any row."""
    if is_of_everything(row.promise):
        return "Delete this row: totals are worked out."
    if Key("promise", row.period) in catalog.definitions:
        return f"The two stand in each other's place: write `{row.delimiter.join((row.period, row.promise))}`."
    alike, start = words.ids(row.promise) if words else [], f"`interlock new promise {id_from(row.promise) or 'ID'}`"
    meant = f"Did you mean `{alike[0]}`? If not, start it" if len(alike) == 1 else f"{_ANY}, or start it"
    return f"{meant}: {start}. One that is no longer made keeps its file, with `status: retired` in it."


_ANY = "Write the id of a file in `standards/promises/`"
