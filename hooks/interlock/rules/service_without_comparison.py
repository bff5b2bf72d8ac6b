"""A service that compares itself with nobody.

Customers compare us with everybody they meet. Who does the same elsewhere, and what do they reach? One benchmark on one promise
of the service is enough, also one that cannot be compared exactly; an expired one is none. Asked once any promise has a
benchmark, or where a framework in the handbook names this rule.

Bad:

```yaml standards/frameworks/mark.yml
title: The mark
summary: What good organisations do.
criteria:
  - {id: compare, title: They compare, shown_by: [service-without-comparison]}
```

Good:

```yaml standards/promises/permit-in-five-days.yml
title: Permits in five working days
summary: Nobody waits more than a week for a permit.
wording: You have your permit within 5 working days.
kind: public
made_by: front
made_to: [residents]
service: parking
values: [respect]
limit: 5 working days
target: {share: at least 95%}
clock: {starts: the form reaches the desk, stops: the permit is posted}
if_we_fail: {say: We are sorry that you had to wait., do: We bring the permit round.}
measure: {what: Days from form to permit, every: month}
benchmarks: [{organisation: Nextford, sector: public, value: 90%, on: 2026-03-31, comparable: yes}]
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.definitions import Promise, Service
from interlock.findings import Finding
from interlock.questions.comparisons import services_without_comparison
from interlock.questions.facts import Facts
from interlock.rules.engine.asked_rules import is_asked_for
from interlock.rules.shared.maybe_there import may_be_there

GROUP = "promise"
SEVERITY = "advice"


def subjects(facts: Facts) -> int:
    """Published services, once anybody compares."""
    return len(facts.catalog.published(Service)) if _is_begun(facts) else 0


def check(facts: Facts) -> Iterator[Finding]:
    """Services with promises of their own and no benchmark that still counts."""
    if not _is_begun(facts) or may_be_there(facts.catalog, "promise", "service"):
        return
    for service in services_without_comparison(facts.catalog, facts.comparisons):
        message = f"`{service.id}` compares itself with nobody"
        remedy = (
            "Ask somebody who does the same what they reach, and add it to one of its promises: "
            "`benchmarks: [{organisation: …, value: …, on: …, source: …, comparable: yes}]`."
        )
        yield Finding("service-without-comparison", facts.catalog.place(key_of(service)), message, remedy)


def _is_begun(facts: Facts) -> bool:
    is_any_compared = any(promise.benchmarks for promise in facts.catalog.of(Promise))
    return is_any_compared or is_asked_for(facts.catalog, "service-without-comparison")
