"""A term that nothing uses.

Its definition helps nobody while people write other words. Use it, admit the label that they do use (`also`), or retire it.

Bad:

```yaml glossary/kerb.yml
title: kerb
definition: The raised edge of a pavement.
owner: front
```

Good:

```yaml standards/services/parking.yml
title: Parking permits
summary: A place at the kerb for people who live there.
owner: front
customers: [residents]
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.findings import Finding
from interlock.questions.facts import Facts

GROUP = "language"
SEVERITY = "advice"


def subjects(facts: Facts) -> int:
    """Terms that may be used."""
    return len(facts.language.terms)


def check(facts: Facts) -> Iterator[Finding]:
    """Terms that no other definition or page uses."""
    for term in facts.language.unused:
        remedy = "Use it, admit the label that people use (`also`), or retire it."
        yield Finding(
            "unused-term", facts.catalog.place(key_of(term), ("title",)), f"Nothing uses the term `{term.title}`", remedy
        )
