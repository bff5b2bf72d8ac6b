"""Links that coach each other, or links or services that are part of each other, in a circle.

Whoever coaches holds up those who serve, and clears what blocks them. In a circle nobody stands outside the trouble: each
would sign as the management of the other, and what is long late is put to the one who is stuck. The same goes for `part_of`:
nothing is part of its own part, no service either.

Bad:

```yaml standards/links/back.yml
title: Back office
summary: Prints and posts.
kind: leadership
coached_by: front
```
```yaml standards/links/front.yml
title: Front desk
summary: Answers people who come in.
kind: leadership
coached_by: back
```

Good:

```yaml standards/links/back.yml
title: Back office
summary: Prints and posts.
kind: leadership
```
"""

from collections.abc import Iterator, Mapping

from interlock.catalog import Key, Reference
from interlock.definitions import Link, Service
from interlock.findings import Finding
from interlock.questions.facts import Facts
from interlock.rules.shared.cycles import cycle_in_words, find_cycles

GROUP = "chain"
SEVERITY = "error"


def subjects(facts: Facts) -> int:
    """Links that name who coaches them, and links and services that name what they are part of."""
    links = sum(bool(link.coached_by or link.part_of) for link in facts.catalog.of(Link))
    return links + sum(bool(service.part_of) for service in facts.catalog.of(Service))


def check(facts: Facts) -> Iterator[Finding]:
    """References in `coached_by` and in `part_of` that close a cycle."""
    yield from _circles(facts, "coached_by", "holds itself up")
    yield from _circles(facts, "part_of", "is part of itself")


def _circles(facts: Facts, field: str, what: str) -> Iterator[Finding]:
    above = _above(facts, field)
    for cycle in find_cycles({link: [reference.target] for link, reference in above.items() if reference.target}):
        message = f"`{cycle[0].id}` {what}: {cycle_in_words([key.id for key in cycle])}"
        outside = "somebody" if cycle[0].kind == "link" else f"a {cycle[0].kind}"
        remedy = f"Name {outside} outside the circle in `{field}` of one of them, or take one of these out."
        yield Finding("coaching-cycle", facts.catalog.place_of(above[cycle[-1]]), message, remedy)


def _above(facts: Facts, field: str) -> Mapping[Key, Reference]:
    """The reference of each definition in a field, except one to itself, which is a fault of its own."""
    found = (each for each in facts.catalog.references if each.field == field)
    return {reference.source: reference for reference in found if reference.target not in (None, reference.source)}
