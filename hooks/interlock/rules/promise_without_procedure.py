"""A promise that no procedure keeps.

We have said what customers can expect, and not how we do it. Whoever is new cannot learn it, and nobody can tell whether it
can be kept. A procedure that is marked `missing` cures nothing, and one that is suspended is not followed for now.
A supplier's promise is kept by steps that are not ours.

Bad:

```yaml standards/promises/polite-answers.yml
title: Polite answers
summary: Nobody leaves without an answer.
wording: You always get a polite answer.
kind: public
made_by: front
made_to: [residents]
dimension: behaviour
if_we_fail: {say: I am sorry., do: We ring back the same day.}
```

Good:

```yaml standards/procedures/answer-a-question.yml
title: Answer a question
summary: What to do when somebody asks.
owner: front
supports: [polite-answers]
steps:
  - id: answer
    does: Listen, then answer.
    by: front
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.definitions import Procedure, Promise
from interlock.findings import Finding
from interlock.questions.chain.moments import promises_without_procedure
from interlock.questions.facts import Facts
from interlock.rules.shared.maybe_there import may_be_there
from interlock.rules.shared.not_in_force import remedy_for

GROUP = "chain"
SEVERITY = "advice"


def subjects(facts: Facts) -> int:
    """Published promises."""
    return len(facts.catalog.published(Promise))


def check(facts: Facts) -> Iterator[Finding]:
    """Promises that no procedure in force supports."""
    if may_be_there(facts.catalog, "procedure", "supports.promise", "supports"):
        return
    for promise in promises_without_procedure(facts.catalog, facts.supporting):
        message = f"No procedure says how `{promise.id}` is kept"
        begun = facts.catalog.referring(promise, Procedure, "supports", "supports.promise")
        remedy = remedy_for(begun) or (
            f"Write `{promise.id}` under `supports` of the procedure that keeps it, or write that procedure."
        )
        yield Finding("promise-without-procedure", facts.catalog.place(key_of(promise)), message, remedy)
