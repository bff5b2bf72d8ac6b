"""A step needs something that neither the start nor a step before it gives.

Whoever does the step waits for it, or asks the customer again. Checked in procedures whose steps state both what they
`need` and what they `give`. A step gives something in time only if the needing step comes after it; one that runs side by
side may be late.

Bad:

```yaml standards/procedures/answer-a-form.yml
title: Answer a form
summary: From the form to the answer.
owner: front
supports: [permit-in-five-days]
needs: [form]
steps:
  - id: read
    does: Read the form.
    by: front
    within: 1 working day
    needs: [form]
    gives: [decision]
  - id: answer
    does: Write the answer.
    by: front
    within: 1 working day
    needs: [decision, address]
```

Good:

```yaml standards/procedures/answer-a-form.yml
title: Answer a form
summary: From the form to the answer.
owner: front
supports: [permit-in-five-days]
needs: [form, address]
steps:
  - id: read
    does: Read the form.
    by: front
    within: 1 working day
    needs: [form]
    gives: [decision]
  - id: answer
    does: Write the answer.
    by: front
    within: 1 working day
    needs: [decision, address]
```
"""

from collections import defaultdict
from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.definitions import Procedure
from interlock.findings import Finding
from interlock.findings.nearest import did_you_mean
from interlock.questions.chain.step_order import StepOrder
from interlock.questions.facts import Facts
from interlock.questions.wording import normalised_words

GROUP = "chain"
SEVERITY = "warning"


def subjects(facts: Facts) -> int:
    """Procedures with `gives` in their steps."""
    live = (procedure for procedure in facts.catalog.of(Procedure) if procedure.status != "retired")
    return sum(any(step.gives for step in procedure.steps) for procedure in live)


def check(facts: Facts) -> Iterator[Finding]:
    """Needs of steps that no earlier step meets; the place is the need."""
    for procedure in facts.catalog.of(Procedure):
        if procedure.status != "retired" and any(step.gives for step in procedure.steps) and not _is_out_of_order(procedure):
            for position, index, message, remedy in _not_given(procedure):
                place = facts.catalog.place(key_of(procedure), ("steps", position, "needs", index))
                yield Finding("missing-handover", place, message, remedy)


def _is_out_of_order(procedure: Procedure) -> bool:
    """Whether `after` names unknown steps or closes a cycle, which other rules report."""
    ids = {step.id for step in procedure.steps}
    return any(id not in ids for step in procedure.steps for id in step.after or ()) or bool(StepOrder(procedure).cycles())


def _not_given(procedure: Procedure) -> Iterator[tuple[int, int, str, str]]:
    order, steps = StepOrder(procedure), procedure.steps
    at_start, givers = {normalised_words(thing) for thing in procedure.needs}, _givers(procedure)
    for position, (step, before) in enumerate(zip(steps, order.sets_before, strict=True)):
        # A procedure without `needs` does not say what it starts with, so its first steps may have anything.
        for index, need in enumerate(step.needs if procedure.needs or before else ()):
            giving = givers.get(normalised_words(need), [])
            if normalised_words(need) not in at_start and not any(before >> other & 1 for other in giving):
                yield position, index, *_words(procedure, order, position, need, giving[:1])


def _givers(procedure: Procedure) -> dict[str, list[int]]:
    """The positions of the steps that give each thing."""
    givers: dict[str, list[int]] = defaultdict(list)
    for position, step in enumerate(procedure.steps):
        for thing in step.gives:
            givers[normalised_words(thing)].append(position)
    return givers


def _words(procedure: Procedure, order: StepOrder, position: int, need: str, giving: list[int]) -> tuple[str, str]:
    """`giving`: the first step that gives what is needed, if there is one."""
    step = procedure.steps[position]
    if giving and giving != [position]:
        late = procedure.steps[giving[0]]
        message = f"The step `{step.id}` needs `{need}`, but `{late.id}`, which gives it, need not be done by then"
        return message, _in_order(procedure, order, position, giving[0], need)
    message = f"The step `{step.id}` needs `{need}`, which neither the start nor a step before it gives"
    given = [*procedure.needs, *(thing for other in order.all_before(position) for thing in procedure.steps[other].gives)]
    return message, did_you_mean(need, given) or f"Add `{need}` to what an earlier step `gives`, or to the procedure's `needs`."


def _in_order(procedure: Procedure, order: StepOrder, position: int, giving: int, need: str) -> str:
    """What to type so that a step comes after the one that gives what it needs; that one may itself wait for the step."""
    step, late = procedure.steps[position], procedure.steps[giving]
    if order.sets_before[giving] >> position & 1:
        return f"Move the step `{late.id}` above `{step.id}`, or take `{need}` out of the `needs` of `{step.id}`."
    return f"Write `after: [{', '.join([*(step.after or ()), late.id])}]` in the step `{step.id}`."
