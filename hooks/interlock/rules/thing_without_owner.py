"""A system or a place for which nobody answers.

A case system owes nothing and can be asked nothing. What it would owe, such as a review or the answer to a hand-shake, its owner
owes; without one, nobody does, until it breaks.

Bad:

```yaml standards/links/case-system.yml
title: Case system
summary: Where every case is kept, from the first call to the last letter.
kind: system
supports: [{link: front, with: the history of each case}]
```

Good:

```yaml standards/links/case-system.yml
title: Case system
summary: Where every case is kept, from the first call to the last letter.
kind: system
owner: front
supports: [{link: front, with: the history of each case}]
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.catalog.owners import answering_for
from interlock.definitions import Link
from interlock.definitions.in_force import is_live
from interlock.definitions.link import is_team
from interlock.findings import Finding
from interlock.questions.facts import Facts
from interlock.rules.shared.maybe_there import may_be_there

GROUP = "chain"
SEVERITY = "warning"


def subjects(facts: Facts) -> int:
    """Systems and places that are in use."""
    return len(_things(facts))


def check(facts: Facts) -> Iterator[Finding]:
    """Systems and places without an owner, or whose owner is such a thing that has none."""
    if may_be_there(facts.catalog, "link", "owner"):
        return
    for link in _things(facts):
        if answering_for(facts.catalog, link) is None:
            message = f"Nobody answers for `{link.id}`, a {link.kind}"
            remedy = "Name the team that looks after it: `owner: …`."
            place = facts.catalog.place(key_of(link), ("owner",) if link.owner else ())
            yield Finding("thing-without-owner", place, message, remedy)


def _things(facts: Facts) -> list[Link]:
    return [link for link in facts.catalog.of(Link) if not is_team(link) and is_live(link)]
