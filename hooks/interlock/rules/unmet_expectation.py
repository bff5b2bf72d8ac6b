"""Customers expect something, no promise meets it, and nobody has answered them.

They told us, and heard nothing. Name the promise that meets it, make one, or say honestly under `answer` why not. A promise to
colleagues meets no expectation of customers, and neither does one to other customers, for a service that is not theirs.

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

from interlock.catalog import Catalog, key_of
from interlock.definitions import Customer, Promise
from interlock.definitions.customer import Expectation
from interlock.findings import Finding
from interlock.findings.nouns import listed
from interlock.questions.expectations import is_for_others, unmet_expectations
from interlock.questions.facts import Facts
from interlock.rules.shared.not_in_force import names_a_draft

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
        if others := _for_others(facts.catalog, customer, expectation):
            index, promise = others
            made_to = listed([f"`{id}`" for id in promise.made_to])
            message = f"`{promise.id}` is promised to {made_to}, not to `{customer.id}`, so it does not meet `{expectation.id}`"
            place = facts.catalog.place(key_of(customer), ("expectations", position, "met_by", index))
            theirs = (
                f" If it is made to them, too, write `{customer.id}` under its `made_to`." if promise.kind == "public" else ""
            )
            remedy = f"Name a promise that is made to them; or say why none is: `answer: …`.{theirs}"
            yield Finding("unmet-expectation", place, message, remedy)
            continue
        place = facts.catalog.place(key_of(customer), ("expectations", position, "id"))
        retired = " that is in force" if expectation.met_by else ""
        message = f"No promise{retired} meets the expectation `{expectation.id}`, and nobody has answered it"
        remedy = "Name the promises that meet it, by their ids: `met_by: […]`; or say why none does: `answer: …`."
        yield Finding("unmet-expectation", place, message, remedy)


def _for_others(catalog: Catalog, customer: Customer, expectation: Expectation) -> tuple[int, Promise] | None:
    """The first published promise that is said to meet an expectation and is not made to these customers, with its index."""
    promises = ((index, promise) for index, id in enumerate(expectation.met_by) if (promise := catalog.promise(id)))
    return next(
        (found for found in promises if found[1].status == "published" and is_for_others(catalog, found[1], customer)), None
    )
