"""A leader says how soon it clears what blocks others, and no promise measures it.

`unblocks: 4 hours` is a promise to those it coaches, and a promise has results. Name the internal promise that says so; its
figures stand in `standards/results/` like those of any other.
It has to be made by the leader, to a team that it coaches, and to take no longer than `within`.

Bad:

```yaml standards/links/managers.yml
title: Desk managers
summary: Hold up the desks.
kind: leadership
unblocks: 4 working hours
```

Good:

```yaml standards/links/managers.yml
title: Desk managers
summary: Hold up the desks.
kind: leadership
unblocks: {within: 4 working hours, promise: unblocked-in-four-hours}
```
```yaml standards/links/front.yml
title: Front desk
summary: Answers people who come in.
kind: front-line
coached_by: managers
```
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
from interlock.definitions import Link, Promise
from interlock.definitions.in_force import is_live
from interlock.findings import Finding
from interlock.questions.facts import Facts
from interlock.questions.pyramid import held_up_by, promised_below, unblocking_promise

GROUP = "chain"
SEVERITY = "warning"


def subjects(facts: Facts) -> int:
    """Links with `unblocks`."""
    return sum(link.unblocks is not None for link in facts.catalog.published(Link))


def check(facts: Facts) -> Iterator[Finding]:
    """Links with `unblocks` that is not measured by one of their promises, or by one with a longer limit."""
    for link in facts.catalog.of(Link):
        if link.status != "published" or link.unblocks is None:
            continue
        if (fault := _fault(facts, link)) is not None:
            field, message, remedy = fault
            yield Finding("unblocking-unmeasured", facts.catalog.place(key_of(link), ("unblocks", field)), message, remedy)


def _fault(facts: Facts, link: Link) -> tuple[str, str, str] | None:
    """The wrong field, the message and the remedy; None without a fault, or if another rule reports what the promise is."""
    assert link.unblocks is not None
    within, id = link.unblocks.within, link.unblocks.promise
    if id is None:
        message = f"`{link.id}` clears what blocks others within {within}, but no promise measures it"
        return "within", message, f"{_begin(facts, link)} `unblocks: {{within: {within}, promise: …}}`."
    promise, named = unblocking_promise(facts.catalog, link), facts.catalog.promise(id)
    if promise is None and named is not None and is_live(named):
        message = f"`{id}` is no promise of `{link.id}` to a team that it coaches"
        return (
            "promise",
            message,
            f"Name an internal promise with `made_by: {link.id}`, made to a team with `coached_by: {link.id}`.",
        )
    if promise and (lacking := _lacking(promise)):
        message = f"`{id}` says how soon `{link.id}` clears what blocks others, but it has no {lacking}"
        return "promise", message, f"Add `{lacking}: {'{what: …}' if lacking == 'measure' else within}` to `{id}.yml`."
    if (
        promise
        and promise.limit
        and promise.limit.is_time
        and facts.capabilities.exceeds(promise.limit, within, amount_of=promise)
    ):
        message = f"`{link.id}` says {within}, but `{id}` takes up to {promise.limit}"
        return (
            "within",
            message,
            f"Agree on one of the two: write `within: {promise.limit}` here, or `limit: {within}` in `{id}.yml`.",
        )
    return None


def _begin(facts: Facts, link: Link) -> str:
    """What comes before naming a promise: whether there is one to name."""
    if promised_below(facts.catalog, link) or not (held_up := held_up_by(facts.catalog, link)):
        return "Name the internal promise that says so:"
    to_type = f"`kind: internal`, `made_by: {link.id}` and `made_to: [{held_up[0].id}]`"
    return f"Promise it, `interlock new promise …` with {to_type}, and name that promise here:"


def _lacking(promise: Promise) -> str:
    """The field without which a promise measures no length of time; an empty text if it has both."""
    return "" if promise.limit and promise.measure else "measure" if promise.limit else "limit"
