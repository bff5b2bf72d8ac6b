"""Customers expect something, no promise meets it, and nobody has answered them.

They told us, and heard nothing. Name the promise that meets it, make one, or say honestly under `answer` why not.

Bad:

```yaml standards/customers/traders.yml
title: Traders
summary: Everyone with a shop in Tinford.
expectations:
  - id: early
    text: You open before my shop does.
```

Good:

```yaml standards/customers/traders.yml
title: Traders
summary: Everyone with a shop in Tinford.
expectations:
  - id: early
    text: You open before my shop does.
    answer: We cannot open earlier this year. The form on our website is there at all hours.
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.definitions import Customer
from interlock.findings import Finding
from interlock.questions.expectations import unmet_expectations
from interlock.questions.facts import Facts
from interlock.rules.engine.not_in_force import names_a_draft

GROUP = "chain"
SEVERITY = "advice"


def subjects(facts: Facts) -> int:
    """Expectations of customers."""
    return sum(len(customer.expectations) for customer in facts.catalog.published(Customer))


def check(facts: Facts) -> Iterator[Finding]:
    """Expectations with neither a live promise nor an answer."""
    for customer, position, expectation in unmet_expectations(facts.catalog):
        if names_a_draft(facts.catalog, expectation.met_by):
            continue
        place = facts.catalog.place(key_of(customer), ("expectations", position, "id"))
        retired = " that is in force" if expectation.met_by else ""
        message = f"No promise{retired} meets the expectation `{expectation.id}`, and nobody has answered it"
        remedy = "Name the promises that meet it, by their ids: `met_by: […]`; or say why none does: `answer: …`."
        yield Finding("unmet-expectation", place, message, remedy)
