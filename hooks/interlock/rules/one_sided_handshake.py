"""One link says that it relies on another or supports it, and the other does not say so.

A hand held out that nobody takes. Those relied on may not know that somebody waits for them, or those supported never asked
for it. Talk to each other; then one writes the missing arm, or the other takes theirs back.

Bad:

```yaml standards/links/back.yml
title: Back office
summary: Prints and posts.
kind: support
supports:
  - {link: front, with: permits printed overnight}
```

Good:

```yaml standards/links/front.yml
title: Front desk
summary: Answers people who come in.
kind: front-line
relies_on:
  - {link: back, for: permits printed overnight}
```
"""

from collections.abc import Iterator

from interlock.catalog import Catalog, Key, key_of
from interlock.catalog.references import UNRESOLVED
from interlock.definitions import Link
from interlock.findings import Finding
from interlock.questions.chain.handshakes import Handshake
from interlock.questions.facts import Facts
from interlock.rules.shared.maybe_there import may_be_there

GROUP = "chain"
SEVERITY = "warning"


def subjects(facts: Facts) -> int:
    """Handshakes."""
    return len(facts.handshakes)


def check(facts: Facts) -> Iterator[Finding]:
    """One-sided handshakes; the place is where they are declared."""
    if may_be_there(facts.catalog, "promise", "made_by", "made_to"):
        return
    unsure = _with_unresolved_links(facts.catalog)
    for handshake in facts.handshakes:
        if handshake.silent and key_of(handshake.silent) not in unsure:
            message, remedy = _words(handshake)
            yield Finding("one-sided-handshake", handshake.place(facts.catalog), message, remedy)


def _with_unresolved_links(catalog: Catalog) -> set[Key]:
    """The links with an unresolved reference to a link, or to themselves: it may be the handshake that seems to be missing."""
    arms = ("relies_on.link", "supports.link", "coached_by")
    return {
        reference.source
        for reference in catalog.references
        if reference.field in arms and reference.state in (*UNRESOLVED, "self")
    }


def _words(handshake: Handshake) -> tuple[str, str]:
    user, supplier = handshake.user.id, handshake.supplier.id
    if handshake.reliances:
        message = f"`{user}` relies on `{supplier}`, but `{supplier}` does not say that it supports `{user}`"
        return message, f"Agree on it, then {_to_type('supports', handshake.supplier, f'{{link: {user}, with: …}}')}."
    what = "supports" if handshake.supports else "promises something to"
    message = f"`{supplier}` {what} `{user}`, but `{user}` does not say that it relies on `{supplier}`"
    return message, f"Agree on it, then {_to_type('relies_on', handshake.user, f'{{link: {supplier}, for: …}}')}."


def _to_type(field: str, link: Link, entry: str) -> str:
    """What to add to a link, whose list may be there already: a second one of the same name would be an error."""
    if getattr(link, field):
        return f"add `- {entry}` below `{field}:` in `{link.id}.yml`"
    return f"add `{field}: [{entry}]` to `{link.id}.yml`"
