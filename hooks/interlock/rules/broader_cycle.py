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
from interlock.findings import Finding
from interlock.questions.facts import Facts
from interlock.rules.shared.cycles import cycle_in_words, find_cycles

GROUP = "language"
SEVERITY = "error"


def subjects(facts: Facts) -> int:
    """Terms that name a broader one."""
    return sum(bool(term.broader) for term in facts.catalog.of(Term))


def check(facts: Facts) -> Iterator[Finding]:
    """References in `broader` that close a cycle."""
    wider: dict[Key, dict[Key, Reference]] = defaultdict(dict)
    for reference in facts.catalog.references:
        if reference.source.kind == "term" and reference.field == "broader" and reference.target not in (None, reference.source):
            assert reference.target
            wider[reference.source].setdefault(reference.target, reference)
    for cycle in find_cycles({term: list(references) for term, references in wider.items()}):
        message = f"`{cycle[0].id}` is broader than itself: {cycle_in_words([key.id for key in cycle])}"
        place = facts.catalog.place_of(wider[cycle[-1]][cycle[0]])
        yield Finding("broader-cycle", place, message, "Take one of these out of `broader`.")
