"""A reference whose id belongs to another kind than the field takes.

`owner` takes a link and `customers` takes customers: each field leads its readers to one kind of page. The id exists, so
most likely the right one is close by, or it was written under the wrong field.

Bad:

```yaml standards/services/skips.yml
title: Skips
summary: A skip on the road for building waste.
owner: residents
customers: [residents]
```

Good:

```yaml standards/services/skips.yml
title: Skips
summary: A skip on the road for building waste.
owner: front
customers: [residents]
```
"""

from collections.abc import Iterator

from interlock.catalog import Catalog, Reference
from interlock.definitions import Promise
from interlock.findings import Finding
from interlock.findings.nearest import nearest
from interlock.findings.nouns import listed, with_article
from interlock.questions.facts import Facts
from interlock.rules.shared.names_index import MOST_ALIKE, NamesIndex
from interlock.rules.shared.several_names import between_brackets, route_of_text

GROUP = "reference"
SEVERITY = "error"


def check(facts: Facts) -> Iterator[Finding]:
    """References by an id that only definitions of another kind have."""
    names = NamesIndex(facts.catalog)
    for reference in facts.catalog.written_references():
        if reference.state == "wrong-kind":
            message, remedy = _words(names, reference)
            remedy = between_brackets(facts.catalog, reference, remedy)
            yield Finding("wrong-kind", facts.catalog.place_of(reference), message, remedy)


def _words(names: NamesIndex, reference: Reference) -> tuple[str, str]:
    wanted, *others = reference.kinds
    id = reference.text.partition("#")[0].rpartition("/")[2].strip()
    message = f"`{id}` is {_listed(others)}, but `{_name(names.catalog, reference)}` takes {with_article(wanted)}"
    if reference.field == "made_to":
        if wanted == "customer":
            return message, "Name customers, or write `kind: internal` if it is a promise from one link to another."
        return message, "Name links, or write `kind: public` if it is a promise to customers."
    if _name(names.catalog, reference) == "by" and reference.route[0] == "steps" and id in ("customer", "customers"):
        return message, "Write `stage: customer` in place of `by`, where the customer does it."
    near = nearest(id, [key.id for key in names.catalog.definitions if key.kind == wanted])
    meant = [near] if near else names.with_words(id, wanted) or (_promises_of(names.catalog, id) if wanted == "promise" else [])
    if 0 < len(meant) <= MOST_ALIKE:
        return message, f"Did you mean {listed([f'`{each}`' for each in meant], 'or')}?"
    return message, f"Write the id of {with_article(wanted)}."


def _promises_of(catalog: Catalog, id: str) -> list[str]:
    """The promises that a link makes, or that belong to a service."""
    return [promise.id for promise in catalog.of(Promise) if id in (promise.made_by, promise.service)]


def _name(catalog: Catalog, reference: Reference) -> str:
    """The name of the field as it is written: `supports`, where a promise stands in place of `{promise: …}`."""
    return next(step for step in reversed(route_of_text(catalog, reference)) if isinstance(step, str))


def _listed(kinds: list[str]) -> str:
    return " and ".join(with_article(kind) for kind in kinds)
