"""A group of customers whom nobody has asked what excellent is to them.

Customers judge by what they have met elsewhere, and only they can say what excellent means. Ask a few of them, write their words
as they said them, and say where and when. Asked once any group has been, once the handbook speaks of elements beside time, access
and behaviour, or where a framework in it names this rule.

Bad:

```yaml standards/customers/residents.yml
title: Residents
summary: Everyone who lives in Tinford.
expectations:
  - {id: soon, text: I hear soon whether I may park., dimension: service, met_by: [permit-in-five-days]}
```
```yaml standards/services/parking.yml
title: Parking permits
summary: Permits for people who live where parking is short.
status: draft
owner: front
customers: [residents]
```

Good:

```yaml standards/customers/residents.yml
title: Residents
summary: Everyone who lives in Tinford.
expectations:
  - {id: soon, text: I hear soon whether I may park., dimension: service, met_by: [permit-in-five-days]}
excellence:
  - {text: I never had to ask twice., source: The spring survey, on: 2026-04-20}
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.definitions import Customer
from interlock.findings import Finding
from interlock.questions.excellence import never_asked
from interlock.questions.facts import Facts
from interlock.rules.engine.asked_rules import is_asked_for

GROUP = "chain"
SEVERITY = "advice"


def subjects(facts: Facts) -> int:
    """Published groups of customers, once anybody was asked."""
    return len(facts.catalog.published(Customer)) if _is_begun(facts) else 0


def check(facts: Facts) -> Iterator[Finding]:
    """Groups of customers without any words of their own."""
    for customer in never_asked(facts.catalog) if _is_begun(facts) else ():
        message = f"Nobody has asked `{customer.id}` what excellent is to them"
        remedy = "Ask a few of them, and write what they say: `excellence: [{text: …, source: …, on: …}]`."
        yield Finding("customer-not-asked", facts.catalog.place(key_of(customer)), message, remedy)


def _is_begun(facts: Facts) -> bool:
    is_any_asked = any(customer.excellence for customer in facts.catalog.of(Customer))
    return is_any_asked or facts.elements.is_begun or is_asked_for(facts.catalog, "customer-not-asked")
