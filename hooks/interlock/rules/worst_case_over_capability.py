"""A promise that holds in the ordinary case, and is broken when a step that is only sometimes needed is.

The steps marked `only_if` are left out of the verdict. With them the limit is too short. Say under `exclusions`, in the words of
`only_if`, that the promise does not cover this case, let the clock pause, or make room for it.

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
    within: 2 working days
  - id: visit
    does: Look at the street.
    by: front
    within: 2 working days
    only_if: two people claim the same space
  - id: post
    does: Print the permit and post it.
    by: front
    within: 2 working days
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
  - id: visit
    does: Look at the street.
    by: front
    within: 1 working day
    only_if: two people claim the same space
  - id: post
    does: Print the permit and post it.
    by: front
    within: 2 working days
```
"""

from collections.abc import Iterator

from interlock.definitions import Promise
from interlock.definitions.in_force import is_made
from interlock.findings import Finding
from interlock.findings.nouns import listed
from interlock.questions.capability.verdicts import ProcedureCapability, Run
from interlock.questions.facts import Facts
from interlock.rules.shared.judged_limits import JudgedLimit, judged_limits, pause_meant, too_long

GROUP = "promise"
SEVERITY = "warning"
HIDDEN_ONLY_ADDS = True


def subjects(facts: Facts) -> int:
    """Procedures with `only_if` steps, for each promise that they support."""
    promises = (promise for promise in facts.catalog.of(Promise) if is_made(promise))
    return sum(found.worst is not None for promise in promises for found in facts.capabilities.of(promise).procedures)


def check(facts: Facts) -> Iterator[Finding]:
    """Promises that exceed their limit only with `only_if` steps, one finding for each procedure; the place is the limit."""
    for promise in facts.catalog.of(Promise):
        later: set[str] = set()
        for judged in judged_limits(facts, promise) if is_made(promise) else ():
            for found in judged.capability.procedures:
                if found.worst_verdict == "over" and found.procedure.id not in later:
                    later.add(found.procedure.id)
                    yield from _only_at_worst(promise, judged, found)


def _only_at_worst(promise: Promise, judged: JudgedLimit, found: ProcedureCapability) -> Iterator[Finding]:
    if found.verdict != "over" and found.worst:
        names = [f"`{timed.step.id}`" for timed in found.worst.only_sometimes]
        needed = f"{listed(names)} {'is' if len(names) == 1 else 'are'} needed"
        how_long = too_long(judged.capability, found, found.worst)
        message = f"{judged.capability.promise.limit} cannot be kept{judged.until} when {needed}: {how_long}"
        remedy = f"Except it in the words of the step, {_exclusion(promise, found.worst)}; or shorten these steps."
        remedy += pause_meant(promise, found.worst.longest_path)
        yield Finding("worst-case-over-capability", judged.place, message, remedy)


def _exclusion(promise: Promise, run: Run) -> str:
    cases = [f"`- {timed.step.only_if}`" for timed in run.only_sometimes]
    return f"{listed(cases)} below `exclusions:`" if promise.exclusions else f"as {listed(cases)} below a line `exclusions:`"
