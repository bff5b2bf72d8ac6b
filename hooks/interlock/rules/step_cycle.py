"""Steps that wait for each other.

Each waits until the other is done, so nobody can begin, and how long the procedure takes cannot be worked out. Usually one
`after` names a step too far down.

Bad:

```yaml standards/procedures/answer-a-form.yml
title: Answer a form
summary: From the form to the answer.
owner: front
supports: [permit-in-five-days]
steps:
  - id: read
    does: Read the form.
    by: front
    within: 1 working day
    after: [answer]
  - id: answer
    does: Write the answer.
    by: front
    within: 1 working day
    after: [read]
```

Good:

```yaml standards/procedures/answer-a-form.yml
title: Answer a form
summary: From the form to the answer.
owner: front
supports: [permit-in-five-days]
steps:
  - id: read
    does: Read the form.
    by: front
    within: 1 working day
  - id: answer
    does: Write the answer.
    by: front
    within: 1 working day
    after: [read]
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.definitions import Procedure
from interlock.definitions.procedure import Step
from interlock.findings import Finding
from interlock.findings.nouns import listed
from interlock.questions.chain.step_order import StepOrder
from interlock.questions.facts import Facts

GROUP = "chain"
SEVERITY = "error"


def subjects(facts: Facts) -> int:
    """Procedures with steps."""
    return sum(bool(procedure.steps) and procedure.status != "retired" for procedure in facts.catalog.of(Procedure))


def check(facts: Facts) -> Iterator[Finding]:
    """Cycles of steps, one finding for each; the place is an `after` in it that names a step further down, or the step itself."""
    for procedure in facts.catalog.of(Procedure):
        if procedure.status != "retired":
            for cycle in StepOrder(procedure).cycles():
                yield _finding(facts, procedure, cycle)


def _finding(facts: Facts, procedure: Procedure, cycle: list[int]) -> Finding:
    ids = [procedure.steps[position].id for position in cycle]
    # Steps wait for what is above them anyway, so every cycle has an `after` that names a step further down, or the step itself.
    position, index = next(
        (position, index)
        for number, position in enumerate(cycle)
        for index, id in enumerate(procedure.steps[position].after or ())
        if id in ids[number:]
    )
    place = facts.catalog.place(key_of(procedure), ("steps", position, "after", index))
    message = (
        f"The step `{ids[0]}` waits for itself"
        if len(ids) == 1
        else f"The steps {listed(f'`{id}`' for id in ids)} wait for each other"
    )
    return Finding("step-cycle", place, message, _remedy(procedure.steps, position, index))


def _remedy(steps: list[Step], position: int, index: int) -> str:
    named = steps[position].after or []
    if len(named) > 1:
        return f"Take `{named[index]}` out of the `after` of `{steps[position].id}`."
    return f"Take the line `after: [{named[index]}]` out of `{steps[position].id}`: a step waits for the one above it."
