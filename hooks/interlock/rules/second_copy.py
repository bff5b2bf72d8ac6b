"""A second copy of a file, as sync programs and file managers make them.

When two people change a file in a shared folder, a sync program keeps both versions: `card (Desk PC's conflicted copy
2026-11-02).yml` or `card-laptop.yml` appears beside `card.yml`. Other copies come from copying and pasting (`card - Copy.yml`),
from saving a download twice (`card (1).yml`), or from an editor (`card.yml~`). The handbook would have two of everything, and
nobody would know which one holds. Compare the two, keep what is right in one of them, and delete the other.

A copy whose name says that it is one is an error, and is not read. Two definitions or hand-written pages with the same title and
nearly the same text, and two tables with the same rows, are a warning: give one another title if both are meant.

Bad:

```yaml standards/customers/visitors_copy.yml
title: Visitors
summary: People who stay for a day or a week.
```

```yaml standards/customers/visitors.yml
title: Visitors
summary: People who stay for a day or a week.
```

Good:

```yaml standards/customers/visitors_copy.yml
```
"""

from collections.abc import Iterator

from interlock.definitions.ids import id_from
from interlock.findings import Finding, Place
from interlock.findings.nouns import in_sentences
from interlock.questions.facts import Facts

GROUP = "file"
SEVERITY = "error"


def check(facts: Facts) -> Iterator[Finding]:
    """Copies whose names do not say so. The others are found when the folders are read."""
    for copy, original in facts.copies.items():
        if copy.id != id_from(copy.id) == original.id:
            continue  # `card~` is no id: the finding about that asks already to compare the two.
        message = f"This says nearly the same as the {in_sentences(original.kind)} `{original.id}`"
        remedy = "If it is a copy, delete one of the two; if both are meant, give one of them another title."
        yield Finding("second-copy", facts.catalog.place(copy, ("title",)), message, remedy, "warning")
    for copied, table in facts.copied_tables.items():
        message = f"This table has the rows of `{table}` once more"
        remedy = "Delete one of the two; of a correction, keep only the rows that changed."
        yield Finding("second-copy", Place(copied), message, remedy, "warning")
