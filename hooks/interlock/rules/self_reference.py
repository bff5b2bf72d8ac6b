"""A definition that refers to itself.

A team cannot rely on itself, and nothing is part of itself. Most likely another id was meant.

Bad:

```yaml standards/services/skips.yml
title: Skips
summary: A skip on the road for building waste.
owner: front
customers: [residents]
part_of: skips
```

Good:

```yaml standards/services/skips.yml
title: Skips
summary: A skip on the road for building waste.
owner: front
customers: [residents]
part_of: parking
```
"""

from collections.abc import Iterator

from interlock.findings import Finding
from interlock.questions.facts import Facts

GROUP = "reference"
SEVERITY = "error"


def check(facts: Facts) -> Iterator[Finding]:
    """References from a definition to itself, except in fields where that is allowed."""
    for reference in facts.catalog.written_references():
        if reference.state == "self" and not reference.may_be_itself:
            message = f"`{reference.route[0]}` names this {reference.source.kind} itself"
            yield Finding("self-reference", facts.catalog.place_of(reference), message, "Name another one, or delete the line.")
