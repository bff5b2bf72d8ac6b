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
from interlock.findings import Finding
from interlock.questions.chain.step_order import StepOrder
from interlock.questions.facts import Facts

GROUP = "chain"
SEVERITY = "error"


def subjects(facts: Facts) -> int:
    """Procedures with steps."""
    return sum(bool(procedure.steps) and procedure.status != "retired" for procedure in facts.catalog.of(Procedure))


def check(facts: Facts) -> Iterator[Finding]:
    """Cycles of steps, one finding for each; the place is the first `after` in the cycle."""
    for procedure in facts.catalog.of(Procedure):
        if procedure.status != "retired":
            for cycle in StepOrder(procedure).cycles():
                yield _finding(facts, procedure, cycle)


def _finding(facts: Facts, procedure: Procedure, cycle: list[int]) -> Finding:
    ids = [procedure.steps[position].id for position in cycle]
    position, index = next(
        (position, index) for position in cycle for index, id in enumerate(procedure.steps[position].after or ()) if id in ids
    )
    place = facts.catalog.place(key_of(procedure), ("steps", position, "after", index))
    if len(ids) == 1:
        return Finding("step-cycle", place, f"The step `{ids[0]}` waits for itself", "Name the step that comes before it.")
    named = f"{', '.join(f'`{id}`' for id in ids[:-1])} and `{ids[-1]}`"
    return Finding("step-cycle", place, f"The steps {named} wait for each other", "Take one of their `after` entries out.")
