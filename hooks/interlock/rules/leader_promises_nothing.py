"""A leader promises nothing to those it holds up.

A team serves as well as it is held up. Who coaches others promises them something that they can count on: how soon somebody comes
when they are stuck, by when the rota or the money is settled. Without it, "we support our teams" is a claim like any other.

Bad:

```yaml standards/links/managers.yml
title: Desk managers
summary: Hold up the desks.
kind: leadership
```
```yaml standards/links/front.yml
title: Front desk
summary: Answers people who come in.
kind: front-line
coached_by: managers
```

Good:

```yaml standards/promises/unblocked-in-four-hours.yml
title: Unblocked in four working hours
summary: A desk that is stuck has a manager beside it the same day.
wording: When you are stuck, one of us is with you within 4 working hours.
kind: internal
made_by: managers
made_to: [front]
limit: 4 working hours
clock: {starts: you call, stops: a manager is with you}
measure: {what: Hours from call to visit}
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.definitions import Link
from interlock.findings import Finding
from interlock.findings.nouns import few_of
from interlock.questions.facts import Facts
from interlock.questions.pyramid import held_up_by, leads, promised_below
from interlock.rules.shared.maybe_there import may_be_there
from interlock.rules.shared.not_in_force import promises_between, remedy_for

GROUP = "chain"
SEVERITY = "advice"


def subjects(facts: Facts) -> int:
    """Published leadership links that coach others."""
    return sum(leads(facts.catalog, link) for link in facts.catalog.published(Link))


def check(facts: Facts) -> Iterator[Finding]:
    """Leadership links without a promise to any link that they coach."""
    if may_be_there(facts.catalog, "promise", "made_by", "made_to"):
        return
    for link in facts.catalog.published(Link):
        is_reported = link.unblocks is not None and link.unblocks.promise is None  # by `unblocking-unmeasured`
        is_promised = any(promise.status == "published" for promise in promised_below(facts.catalog, link))
        if leads(facts.catalog, link) and not is_promised and not is_reported:
            held_up = held_up_by(facts.catalog, link)
            named = few_of([f"`{each.id}`" for each in held_up], 3)
            whom = "nothing to any of them" if len(held_up) > 1 else "it nothing"
            message = f"`{link.id}` coaches {named}, and promises {whom}"
            remedy = remedy_for(promises_between(facts.catalog, link, held_up)) or (
                f"Ask them what they count on it for, and write that: `interlock new promise …` with `kind: internal`, "
                f"`made_by: {link.id}` and `made_to: [{held_up[0].id}]`."
            )
            yield Finding("leader-promises-nothing", facts.catalog.place(key_of(link)), message, remedy)
