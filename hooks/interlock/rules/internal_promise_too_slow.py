"""An internal promise is slower than the step that it secures.

The step has its time, and whoever does the work of it has promised to take longer. One of the two is wrong; until they agree,
the step will be late.

Bad:

```yaml standards/links/back.yml
title: Back office
summary: Prints and posts.
kind: support
```
```yaml standards/promises/printed-in-three-days.yml
title: Printed in three days
summary: What the desk sends us is printed in three days.
wording: We print your permits within 3 working days.
kind: internal
made_by: back
made_to: [front]
limit: 3 working days
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
    secured_by: printed-in-three-days
```

Good:

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
    within: 3 working days
    secured_by: printed-in-three-days
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.definitions import Procedure
from interlock.definitions.in_force import is_made
from interlock.findings import Finding
from interlock.questions.chain.support import securing
from interlock.questions.facts import Facts

GROUP = "promise"
SEVERITY = "error"


def subjects(facts: Facts) -> int:
    """Steps with `within` and `secured_by`."""
    steps = (step for procedure in facts.catalog.of(Procedure) if is_made(procedure) for step in procedure.steps)
    return sum(bool(step.within and step.secured_by and securing(facts.catalog, step)) for step in steps)


def check(facts: Facts) -> Iterator[Finding]:
    """Steps whose time is shorter than the limit of the promise that secures them; the place is `secured_by`."""
    for procedure in facts.catalog.of(Procedure):
        for position, step in enumerate(procedure.steps if is_made(procedure) else ()):
            promise = securing(facts.catalog, step) if step.secured_by and step.within else None
            if not promise or not promise.limit or not promise.limit.is_time or not step.within:
                continue
            if facts.capabilities.exceeds(promise.limit, step.within, amount_of=promise):
                place = facts.catalog.place(key_of(procedure), ("steps", position, "secured_by"))
                is_other = facts.capabilities.exceeds(promise.limit, promise.limit, amount_of=promise)
                counted = " by its own calendar" if is_other else ""
                message = f"The step `{step.id}` has {step.within}, but `{promise.id}` takes up to {promise.limit}{counted}"
                remedy = (
                    f"Agree on one of the two: `within: {promise.limit}` in this step, or `limit: "
                    f"{step.within}` in `{promise.id}.yml`."
                )
                if is_other:
                    remedy = (
                        "Agree on more time in `within`, which counts as the organisation works, or on less in "
                        f"`limit` in `{promise.id}.yml`."
                    )
                yield Finding("internal-promise-too-slow", place, message, remedy)
