"""Two links agree that one relies on the other, and nothing is promised.

Both know of it, but neither by when nor how well. The promise to the customer then rests on goodwill. An internal promise
from the supplier to the user makes the handshake firm.

A promise that is suspended makes nothing firm while it is:
where it secures steps (`secured_by`), it is told which of them rest on it.

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

from interlock.catalog import Catalog, Key
from interlock.definitions import Procedure, Promise
from interlock.definitions.procedure import Step
from interlock.findings import Finding
from interlock.findings.nouns import few_of
from interlock.questions.chain.support import securing
from interlock.questions.facts import Facts
from interlock.rules.shared.maybe_there import may_be_there
from interlock.rules.shared.not_in_force import promises_between, remedy_for

GROUP = "chain"
SEVERITY = "advice"

# At most this many steps that rest on a suspended promise are named.
_MOST_STEPS = 3


def subjects(facts: Facts) -> int:
    """Handshakes that both links declare, and steps of published procedures that a promise secures."""
    declared = sum(handshake.state != "one-sided" for handshake in facts.handshakes)
    return declared + sum(1 for _ in _secured_steps(facts.catalog))


def check(facts: Facts) -> Iterator[Finding]:
    """Agreed handshakes without an internal promise in force; the place is in the user. Suspended promises that secure steps."""
    if may_be_there(facts.catalog, "promise", "made_by", "made_to"):
        return
    reported = set[tuple[str, str]]()
    for handshake in facts.handshakes:
        if handshake.is_unsecured:
            user, supplier = handshake.user.id, handshake.supplier.id
            reported.add((user, supplier))
            message = f"`{user}` relies on `{supplier}`, and `{supplier}` promises nothing to `{user}`"
            begun = promises_between(facts.catalog, handshake.supplier, [handshake.user])
            remedy = remedy_for(begun) or (
                f"Agree by when and how well, and write it: `interlock new promise …` with `kind: internal`, "
                f"`made_by: {supplier}` and `made_to: [{user}]`."
            )
            yield Finding("unsecured-handshake", handshake.place(facts.catalog), message, remedy)
    yield from _resting_on_suspended(facts.catalog, reported)


def _resting_on_suspended(catalog: Catalog, reported: set[tuple[str, str]]) -> Iterator[Finding]:
    """A finding for each suspended promise, with the steps that it secures, except between links that have a finding above."""
    resting: dict[str, list[str]] = {}
    for procedure, step, promise in _secured_steps(catalog):
        makers = (catalog.link(promise.made_by), *map(catalog.link, promise.made_to))
        pairs = {(user.id, makers[0].id) for user in makers[1:] if user and makers[0]}
        if promise.status == "suspended" and pairs.isdisjoint(reported):
            resting.setdefault(promise.id, []).append(f"`{procedure.id}#{step.id}`")
    for id, steps in resting.items():
        rest = "rests" if len(steps) == 1 else "rest"
        message = f"`{id}` is suspended, and {few_of(steps, _MOST_STEPS)} {rest} on it"
        remedy = "Agree with those who do the work on what holds until then; once it holds again, take `status: suspended` out."
        yield Finding("unsecured-handshake", catalog.place(Key("promise", id), ("status",)), message, remedy)


def _secured_steps(catalog: Catalog) -> Iterator[tuple[Procedure, Step, Promise]]:
    for procedure in catalog.published(Procedure):
        for step in procedure.steps if not procedure.missing else ():
            if step.secured_by and (promise := securing(catalog, step)):
                yield procedure, step, promise
