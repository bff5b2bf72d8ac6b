"""A value of the organisation that no promise shows.

A value that customers cannot see in anything we promise is a poster. Which promise would be different without it? Say so there,
in `values`; or make one; or give the value up.
Asked once any promise names a value, or where a framework in the handbook names this rule.

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
from interlock.rules.engine.asked_rules import is_asked_for
from interlock.rules.shared.maybe_there import may_be_there
from interlock.rules.shared.not_in_force import remedy_for

GROUP = "promise"
SEVERITY = "advice"


def subjects(facts: Facts) -> int:
    """The organisation's values, once any promise names one."""
    return len(facts.catalog.organisation.values) if _is_begun(facts) else 0


def check(facts: Facts) -> Iterator[Finding]:
    """Values that no published promise names."""
    if not _is_begun(facts) or ORGANISATION not in facts.catalog.sources or may_be_there(facts.catalog, "promise", "values"):
        return
    shown = {id.lower() for promise in facts.catalog.published(Promise) for id in promise.values}
    for index, value in enumerate(facts.catalog.organisation.values):
        if value.id.lower() not in shown:
            message = f"No promise shows the value `{value.id}`"
            naming = (promise for promise in facts.catalog.of(Promise) if value.id.lower() in map(str.lower, promise.values))
            remedy = remedy_for(naming) or (
                f"Say so at the promise that would be different without it, `values: [{value.id}]`, "
                "or ask what you could promise for it."
            )
            yield Finding("value-not-shown", facts.catalog.place(ORGANISATION, ("values", index, "id")), message, remedy)


def _is_begun(facts: Facts) -> bool:
    return any(promise.values for promise in facts.catalog.of(Promise)) or is_asked_for(facts.catalog, "value-not-shown")
