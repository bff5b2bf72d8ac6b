"""A procedure that keeps no promise.

People follow its steps, and nobody has said what for. Name the promise it keeps; if there is none, perhaps one is missing,
or the procedure is there for another good reason, such as safety, and this can stay.

Bad:

```yaml standards/procedures/count-the-forms.yml
title: Count the forms
summary: A count at the end of each day.
owner: front
steps:
  - id: count
    does: Count the forms.
    by: front
```

Good:

```yaml standards/procedures/count-the-forms.yml
title: Count the forms
summary: A count at the end of each day.
owner: front
supports: [permit-in-five-days]
steps:
  - id: count
    does: Count the forms.
    by: front
    within: 1 working day
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.definitions import Procedure
from interlock.findings import Finding
from interlock.questions.chain.moments import procedures_that_support_nothing
from interlock.questions.facts import Facts
from interlock.rules.shared.not_in_force import names_a_draft

GROUP = "chain"
SEVERITY = "advice"


def subjects(facts: Facts) -> int:
    """Published procedures."""
    return len(facts.catalog.published(Procedure))


def check(facts: Facts) -> Iterator[Finding]:
    """Procedures that support no live promise."""
    for procedure in procedures_that_support_nothing(facts.catalog):
        if names_a_draft(facts.catalog, (entry.promise for entry in procedure.supports)):
            continue
        message = f"The procedure `{procedure.id}` supports no promise that is in force"
        remedy = (
            "Name the promises it keeps, by their ids: `supports: […]`; start one that is missing: `interlock new promise …`."
        )
        yield Finding("procedure-supports-nothing", facts.catalog.place(key_of(procedure)), message, remedy)
