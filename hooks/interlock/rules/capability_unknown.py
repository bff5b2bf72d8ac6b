"""Nobody can tell whether a promise can be kept, because some steps do not say how long they may take.

Ask those who do them, and write it under `within`. An honest guess by the people who do the work is better than none. A step
that is needed only sometimes (`only_if`) leaves the worst case unknown, unless the promise excludes its condition.

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
    within: 1 working day
  - id: post
    does: Print the permit and post it.
    by: front
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
    within: 1 working day
  - id: post
    does: Print the permit and post it.
    by: front
    within: 1 working day
```
"""

from collections.abc import Iterator

from interlock.catalog import Catalog, key_of
from interlock.definitions import Procedure, Promise
from interlock.definitions.values.quantities import Quantity
from interlock.definitions.values.units import with_unit
from interlock.findings import Finding
from interlock.questions.capability.verdicts import ProcedureCapability, Run
from interlock.questions.facts import Facts
from interlock.rules.shared.judged_limits import pause_meant

GROUP = "promise"
SEVERITY = "advice"

# For a limit of one of these.
_SHORTER = {
    "working days": "2 working hours",
    "working hours": "20 working minutes",
    "hours": "20 minutes",
    "minutes": "20 seconds",
}


def subjects(facts: Facts) -> int:
    """Procedures that support a published promise with a time limit."""
    promises = facts.catalog.published(Promise)
    return sum(len(facts.capabilities.of(promise).procedures) for promise in promises)


def check(facts: Facts) -> Iterator[Finding]:
    """Promises with an unknown capability, be it only with their `only_if` steps, one finding for each procedure.

    The place is the limit, or what clock it names. Other rules report cycles of steps, and promises without a procedure.
    """
    for promise in facts.catalog.published(Promise):
        for found in facts.capabilities.of(promise).procedures:
            if found.verdict == "unknown" and found.fault != "step-cycle":
                if found.run is None:
                    yield from _no_way(facts.catalog, promise, found.procedure)
                    continue
                place = facts.catalog.place(key_of(promise), ("limit",))
                yield Finding("capability-unknown", place, *_words(promise, found, found.run))
            elif found.verdict == "capable" and found.worst and found.worst_verdict == "unknown":
                place = facts.catalog.place(key_of(promise), ("limit",))
                yield Finding("capability-unknown", place, *_words(promise, found, found.worst, " in the worst case"))


def _no_way(catalog: Catalog, promise: Promise, procedure: Procedure) -> Iterator[Finding]:
    """The finding about a clock that no step leads through, unless it names a step that is not there."""
    ids = [step.id for step in procedure.steps]
    for index, entry in enumerate(procedure.supports):
        if catalog.promise(entry.promise) is promise and entry.from_ in (None, *ids) and entry.to in (None, *ids):
            message = f"Whether {promise.limit} can be kept is unknown: no way leads from `{entry.from_}` to `{entry.to}`"
            swapped = f"{{promise: {entry.promise}, from: {entry.to}, to: {entry.from_}}}"
            remedy = f"Name the step where the clock starts first: `{swapped}`."
            yield Finding("capability-unknown", catalog.place(key_of(procedure), ("supports", index, "from")), message, remedy)


def _words(promise: Promise, found: ProcedureCapability, run: Run, when: str = "") -> tuple[str, str]:
    steps = ", ".join(f"`{timed.step.id}`" for timed in run.lacking)
    message = f"Whether {promise.limit} can be kept{when} is unknown: `{found.procedure.id}` gives no time for {steps}"
    assert promise.limit is not None
    ask = f"Ask those who do the steps, and write it at each, such as `within: {_example(promise.limit)}`."
    return message, ask + pause_meant(promise, run.lacking)


def _example(limit: Quantity) -> str:
    """A time for a step that is shorter than the limit: half of it, or an amount in a smaller unit."""
    if limit.amount >= 2:
        return with_unit(limit.amount // 2, limit.unit)
    return _SHORTER.get(limit.unit, "2 hours")
