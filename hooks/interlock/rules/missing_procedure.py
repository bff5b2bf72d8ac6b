"""A procedure that we know we need, and that is not written yet.

Somebody marked the gap with `missing: true`, and that is good: everybody can see it. This keeps it in view until the steps
are there.

Bad:

```yaml standards/procedures/replace-a-lost-permit.yml
title: Replace a lost permit
summary: Nobody agrees yet who may do this.
owner: front
missing: true
```

Good:

```yaml standards/procedures/replace-a-lost-permit.yml
title: Replace a lost permit
summary: A new permit while the customer waits.
owner: front
supports: [permit-in-five-days]
steps:
  - id: print
    does: Print the same permit again.
    by: front
    within: 1 working day
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.definitions import Procedure
from interlock.findings import Finding
from interlock.questions.facts import Facts

GROUP = "chain"
SEVERITY = "advice"


def subjects(facts: Facts) -> int:
    """Published procedures, including missing ones."""
    return len(facts.catalog.published(Procedure))


def check(facts: Facts) -> Iterator[Finding]:
    """Procedures that are marked as missing."""
    for procedure in facts.catalog.published(Procedure):
        if procedure.missing:
            place = facts.catalog.place(key_of(procedure), ("missing",))
            message = f"The procedure `{procedure.id}` does not exist yet"
            remedy = "Write its steps with those who would do them, then take `missing` out."
            yield Finding("missing-procedure", place, message, remedy)
