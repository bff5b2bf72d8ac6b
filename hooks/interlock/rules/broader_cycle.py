"""Terms that are broader than themselves.

`broader` leads from a term to a wider one it belongs to. When that leads round in a circle, none of them is the wider one, and
lists of narrower terms never end.

Bad:

```yaml glossary/permit.yml
title: permit
definition: A card that allows a car to stand in one street.
owner: front
broader: card
```
```yaml glossary/card.yml
title: card
definition: Something small and stiff that we print.
owner: front
broader: permit
```

Good:

```yaml glossary/permit.yml
title: permit
definition: A card that allows a car to stand in one street.
owner: front
broader: card
```
```yaml glossary/card.yml
title: card
definition: Something small and stiff that we print.
owner: front
```
"""

from collections import defaultdict
from collections.abc import Iterator

from interlock.catalog import Key, Reference
from interlock.definitions import Term
from interlock.facts import Facts
from interlock.findings import Finding

GROUP = "language"
SEVERITY = "error"


def subjects(facts: Facts) -> int:
    """Terms that name a broader one."""
    return sum(bool(term.broader) for term in facts.catalog.of(Term))


def check(facts: Facts) -> Iterator[Finding]:
    """Each reference in `broader` that closes a circle, found by walking up from every term, each step taken once."""
    wider: dict[Key, list[Reference]] = defaultdict(list)
    for reference in facts.catalog.references:
        if reference.source.kind == "term" and reference.field == "broader" and reference.target not in (None, reference.source):
            wider[reference.source].append(reference)
    done: set[Key] = set()
    for term in sorted(wider):
        for path, closing in _circles(term, wider, done):
            names = " → ".join(f"`{key.id}`" for key in _shortened([*path, path[0]]))
            message = f"`{path[0].id}` is broader than itself: {names}"
            yield Finding("broader-cycle", facts.catalog.place_of(closing), message, "Take one of these out of `broader`.")


def _circles(start: Key, wider: dict[Key, list[Reference]], done: set[Key]) -> Iterator[tuple[list[Key], Reference]]:
    """The circles met on the ways up from a term: the terms on each, and the reference that closes it."""
    if start in done:
        return
    path = {start: 0}
    ways = [iter(wider.get(start, ()))]
    while ways:
        reference = next(ways[-1], None)
        if reference is None:
            ways.pop()
            done.add(path.popitem()[0])
        elif reference.target in path:
            assert reference.target
            yield list(path)[path[reference.target] :], reference
        elif reference.target and reference.target not in done:
            path[reference.target] = len(path)
            ways.append(iter(wider.get(reference.target, ())))


def _shortened(keys: list[Key]) -> list[Key]:
    return keys if len(keys) < 8 else [*keys[:3], Key("term", "…"), *keys[-2:]]
