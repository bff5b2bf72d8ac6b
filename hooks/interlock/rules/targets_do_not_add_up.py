"""A target that cannot be reached when what it rests on is only just kept.

Every step that the clock covers must be done, and a promise that secures one is only promised for a share of cases. Each miss
is a case that may come late: 90% of 90% is 81%. Steps with `only_if` and those for which the clock pauses do not count. Ask
those who secure the steps for more, promise less, or do without one of the hand-overs.

Bad:

```yaml standards/links/back.yml
title: Back office
summary: Prints and posts.
kind: support
```
```yaml standards/promises/printed-in-time.yml
title: Printed in time
summary: What the desk sends us is printed in two days.
wording: We print your permits within 2 working days.
kind: internal
made_by: back
made_to: [front]
limit: 2 working days
target: {share: at least 80%}
clock: {starts: the list arrives, stops: the permits are on the trolley}
measure: {what: Days from list to trolley}
```
```yaml standards/procedures/issue-a-permit.yml
title: Issue a permit
summary: From the form to the permit in the post.
owner: front
service: parking
supports: [permit-in-five-days]
contact_points: [desk]
steps:
  - id: print
    does: Print the permit.
    by: back
    within: 2 working days
    secured_by: printed-in-time
```

Good:

```yaml standards/promises/printed-in-time.yml
title: Printed in time
summary: What the desk sends us is printed in two days.
wording: We print your permits within 2 working days.
kind: internal
made_by: back
made_to: [front]
limit: 2 working days
target: {share: at least 95%}
clock: {starts: the list arrives, stops: the permits are on the trolley}
measure: {what: Days from list to trolley}
```
"""

from collections.abc import Iterator
from decimal import Decimal
from math import floor

from interlock.catalog import key_of
from interlock.definitions import Promise
from interlock.definitions.in_force import is_made
from interlock.definitions.values.units import plain_number
from interlock.findings import Finding
from interlock.questions.facts import Facts

GROUP = "promise"
SEVERITY = "warning"
HIDDEN_ONLY_ADDS = True


def subjects(facts: Facts) -> int:
    """Procedures with secured steps, for each promise with a share as target that they support."""
    return sum(len(facts.target_sums(promise)) for promise in facts.catalog.of(Promise) if is_made(promise))


def check(facts: Facts) -> Iterator[Finding]:
    """Shares that are higher than what the promises behind them keep together, one finding for each procedure."""
    for promise in facts.catalog.of(Promise):
        for found in facts.target_sums(promise) if is_made(promise) else ():
            if not found.adds_up:
                names = ", ".join(f"`{each.promise.id}` ({plain_number(each.share)}%)" for each in found.shares)
                place = facts.catalog.place(key_of(promise), ("target", "share"))
                message = (
                    f"{plain_number(found.target)}% cannot be counted on: `{found.procedure.id}` rests on {names}: {found.words}"
                )
                kept = f"`share: at least {plain_number(Decimal(floor(found.kept)))}%`"
                remedy = f"Agree on higher targets behind it, promise {kept}, or do without one of them."
                yield Finding("targets-do-not-add-up", place, message, remedy)
