"""A promise that its own steps cannot keep.

The time that the steps may take adds up to more than the limit, so the promise is broken even when everybody does what they said.
Shorten the steps that are named, let them run side by side, or promise what the chain can do. Where the clock of the promise
covers only some of the steps, as that of a call that is answered within 30 seconds, `supports` says which:
`{promise: …, from: …, to: …}`. It stands still while a step waits (`waits_for`) for what its `pauses` name in the same words.
A limit that holds today, before another takes its place, is told with a warning, as long as it holds.

Bad:

```yaml standards/procedures/issue-a-permit.yml
title: Issue a permit
summary: From the form to the permit in the post.
owner: front
service: parking
supports: [permit-in-five-days]
contact_points: [desk]
steps:
  - id: check
    does: Check the address on the form.
    by: front
    within: 3 working days
  - id: post
    does: Print the permit and post it.
    by: front
    within: 3 working days
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
  - id: check
    does: Check the address on the form.
    by: front
    within: 2 working days
  - id: post
    does: Print the permit and post it.
    by: front
    within: 3 working days
```
"""

from collections.abc import Iterator

from interlock.definitions import Promise
from interlock.definitions.in_force import is_made
from interlock.findings import Finding
from interlock.questions.capability.verdicts import ProcedureCapability
from interlock.questions.facts import Facts
from interlock.rules.shared.judged_limits import judged_limits, pause_meant, too_long

GROUP = "promise"
SEVERITY = "error"
HIDDEN_ONLY_ADDS = True


def subjects(facts: Facts) -> int:
    """Procedures with a known capability for a promise."""
    promises = (promise for promise in facts.catalog.of(Promise) if is_made(promise))
    found = (found for promise in promises for found in facts.capabilities.of(promise).procedures)
    return sum(each.verdict in ("capable", "over") for each in found)


def check(facts: Facts) -> Iterator[Finding]:
    """Promises whose steps take longer than the limit, one finding for each procedure; the place is the limit."""
    for promise in facts.catalog.of(Promise):
        later: set[str] = set()
        for judged in judged_limits(facts, promise) if is_made(promise) else ():
            capability = judged.capability
            for found in capability.procedures:
                if found.verdict == "over" and found.run and found.procedure.id not in later:
                    later.add(found.procedure.id)
                    message = f"{capability.promise.limit} cannot be kept{judged.until}: {too_long(capability, found, found.run)}"
                    remedy = f"{_remedy(promise, found)}{pause_meant(promise, found.run.longest_path)}"
                    yield Finding("promise-over-capability", judged.place, message, remedy, judged.severity("error"))


def _remedy(promise: Promise, found: ProcedureCapability) -> str:
    own = (promise.id, *promise.valid_former_ids)
    part = next((part for part in found.procedure.supports if part.promise in own), None)
    steps = found.procedure.steps
    if len(steps) == 1 or (part and part.from_ and part.from_ == part.to):
        return "Shorten this step, or promise more time."
    if part is None or part.from_ or part.to:
        return "Shorten these steps, let them run side by side, or promise more time."
    counted = f"{{promise: {promise.id}, from: {steps[0].id}, to: …}}"
    return f"Shorten these steps or promise more time; if only some of them count, say which in `supports`: `{counted}`."
