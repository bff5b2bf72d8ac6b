"""Two links agree that one relies on the other, and nothing is promised.

Both know of it, but neither by when nor how well. The promise to the customer then rests on goodwill. An internal promise
from the supplier to the user makes the handshake firm.

Bad:

```yaml standards/links/back.yml
title: Back office
summary: Prints and posts.
kind: support
supports:
  - {link: front, with: permits printed overnight}
```
```yaml standards/links/front.yml
title: Front desk
summary: Answers people who come in.
kind: front-line
relies_on:
  - {link: back, for: permits printed overnight}
```

Good:

```yaml standards/promises/printed-overnight.yml
title: Permits printed overnight
summary: What we get by four is printed the next morning.
wording: Permits that reach us by four are printed the next morning.
kind: internal
made_by: back
made_to: [front]
```
"""

from collections.abc import Iterator

from interlock.findings import Finding
from interlock.questions.facts import Facts
from interlock.rules.engine.maybe_there import may_be_there
from interlock.rules.engine.not_in_force import promises_between, remedy_for
from interlock.rules.one_sided_handshake import place_of

GROUP = "chain"
SEVERITY = "advice"


def subjects(facts: Facts) -> int:
    """Handshakes that both links declare."""
    return sum(handshake.state != "one-sided" for handshake in facts.handshakes)


def check(facts: Facts) -> Iterator[Finding]:
    """Agreed handshakes without an internal promise; the place is in the user."""
    if may_be_there(facts.catalog, "promise", "made_by", "made_to"):
        return
    for handshake in facts.handshakes:
        if handshake.is_unsecured:
            user, supplier = handshake.user.id, handshake.supplier.id
            message = f"`{user}` relies on `{supplier}`, and `{supplier}` promises nothing to `{user}`"
            begun = promises_between(facts.catalog, handshake.supplier, [handshake.user])
            remedy = remedy_for(begun) or (
                f"Agree by when and how well, and write it: `interlock new promise …` with `kind: internal`, "
                f"`made_by: {supplier}` and `made_to: [{user}]`."
            )
            yield Finding("unsecured-handshake", place_of(facts.catalog, handshake), message, remedy)
