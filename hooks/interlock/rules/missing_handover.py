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

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.definitions import Procedure
from interlock.definitions.procedure import Step
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
    order = StepOrder(procedure)
    for position, step in enumerate(procedure.steps):
        earlier = [procedure.steps[other] for other in order.all_before(position)]
        # A procedure without `needs` does not say what it starts with, so its first steps may have anything.
        if procedure.needs or earlier:
            given = [*procedure.needs, *(thing for other in earlier for thing in other.gives)]
            known = {normalised_words(thing) for thing in given}
            for index, need in enumerate(step.needs):
                if normalised_words(need) not in known:
                    yield position, index, *_words(procedure, position, need, given)


def _words(procedure: Procedure, position: int, need: str, given: list[str]) -> tuple[str, str]:
    step = procedure.steps[position]
    late = next((other for other in procedure.steps if normalised_words(need) in map(normalised_words, other.gives)), None)
    if late is not None and late is not step:
        message = f"The step `{step.id}` needs `{need}`, but `{late.id}`, which gives it, need not be done by then"
        return message, _in_order(procedure, position, late, need)
    message = f"The step `{step.id}` needs `{need}`, which neither the start nor a step before it gives"
    return message, did_you_mean(need, given) or f"Add `{need}` to what an earlier step `gives`, or to the procedure's `needs`."


def _in_order(procedure: Procedure, position: int, late: Step, need: str) -> str:
    """What to type so that a step comes after the one that gives what it needs; that one may itself wait for the step."""
    step = procedure.steps[position]
    if position in StepOrder(procedure).all_before(procedure.steps.index(late)):
        return f"Move the step `{late.id}` above `{step.id}`, or take `{need}` out of the `needs` of `{step.id}`."
    return f"Write `after: [{', '.join([*(step.after or ()), late.id])}]` in the step `{step.id}`."
