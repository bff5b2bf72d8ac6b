"""A service for which nothing of its own is promised.

Its customers have only what we promise everybody. Ask them what matters to them in this service, and promise that.

Bad:

```yaml standards/services/skips.yml
title: Skips
summary: A skip on the road for building waste.
owner: front
customers: [residents]
```

Good:

```yaml standards/promises/answer-about-skips.yml
title: Skip answered politely
summary: Nobody who asks for a skip is sent away.
wording: We explain every decision about your skip.
kind: public
made_by: front
made_to: [residents]
service: skips
dimension: behaviour
if_we_fail: {say: I am sorry., do: We explain it now.}
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.definitions import Promise, Service
from interlock.findings import Finding
from interlock.questions.chain.moments import services_without_promise
from interlock.questions.facts import Facts
from interlock.rules.shared.maybe_there import may_be_there
from interlock.rules.shared.not_in_force import remedy_for

GROUP = "chain"
SEVERITY = "advice"


def subjects(facts: Facts) -> int:
    """Published services."""
    return len(facts.catalog.published(Service))


def check(facts: Facts) -> Iterator[Finding]:
    """Services that no live public promise names."""
    if may_be_there(facts.catalog, "promise", "service"):
        return
    for service in services_without_promise(facts.catalog):
        message = f"Nothing is promised to the customers of `{service.id}`"
        begun = facts.catalog.referring(service, Promise, "service")
        remedy = remedy_for(begun) or f"Write a public promise: `interlock new promise …`, with `service: {service.id}`."
        yield Finding("service-without-promise", facts.catalog.place(key_of(service)), message, remedy)
