"""A value of the organisation that no promise shows.

A value that customers cannot see in anything we promise is a poster. Which promise would be different without it? Say so there, in
`values`; or make one; or give the value up.

Bad:

```yaml standards/organisation.yml
name: Tinford Council
values:
  - {id: respect, title: We respect your time}
  - {id: candour, title: We say what went wrong}
calendar: {country: GB, subdivision: ENG}
feedback: {complaints: desk}
rules: {not-approved: off}
```

Good:

```yaml standards/organisation.yml
name: Tinford Council
values:
  - {id: respect, title: We respect your time}
calendar: {country: GB, subdivision: ENG}
feedback: {complaints: desk}
rules: {not-approved: off}
```
"""

from collections.abc import Iterator

from interlock.catalog import ORGANISATION
from interlock.definitions import Promise
from interlock.findings import Finding
from interlock.questions.facts import Facts
from interlock.rules.engine.echoes import may_be_there

GROUP = "promise"
SEVERITY = "advice"


def subjects(facts: Facts) -> int:
    """The organisation's values, where anything is promised."""
    return len(facts.catalog.organisation.values) if facts.catalog.of(Promise) else 0


def check(facts: Facts) -> Iterator[Finding]:
    """Values that no published promise names. Before the first promise that is true of all of them."""
    promises = facts.catalog.of(Promise)
    if not promises or ORGANISATION not in facts.catalog.sources or may_be_there(facts.catalog, "promise", "values"):
        return
    shown = {id.lower() for promise in promises if promise.status == "published" for id in promise.values}
    for index, value in enumerate(facts.catalog.organisation.values):
        if value.id.lower() not in shown:
            message = f"No promise shows the value `{value.id}`"
            remedy = f"Say so at the promise that would be different without it, `values: [{value.id}]`, or ask what you could promise for it."
            yield Finding("value-not-shown", facts.catalog.place(ORGANISATION, ("values", index, "id")), message, remedy)
