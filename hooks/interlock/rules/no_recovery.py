"""A public promise that does not say what happens when we break it.

Every promise is broken some day. Whoever then has the customer on the line needs the words to say, and the power to put it
right; a promise with recovery is believed.

Bad:

```yaml standards/promises/permit-in-five-days.yml
title: Permits in five working days
summary: Nobody waits more than a week for a permit.
wording: You have your permit within 5 working days.
kind: public
made_by: front
made_to: [residents]
service: parking
limit: 5 working days
clock: {starts: the form reaches the desk, stops: the permit is posted}
measure: {what: Days from form to permit}
```

Good:

```yaml standards/promises/permit-in-five-days.yml
title: Permits in five working days
summary: Nobody waits more than a week for a permit.
wording: You have your permit within 5 working days.
kind: public
made_by: front
made_to: [residents]
service: parking
limit: 5 working days
clock: {starts: the form reaches the desk, stops: the permit is posted}
if_we_fail: {say: We are sorry that you had to wait., do: We bring the permit round.}
measure: {what: Days from form to permit}
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.definitions import Promise
from interlock.definitions.in_force import is_made
from interlock.findings import Finding
from interlock.questions.facts import Facts

GROUP = "promise"
SEVERITY = "warning"


def subjects(facts: Facts) -> int:
    """Promises to customers."""
    return sum(promise.kind == "public" and is_made(promise) for promise in facts.catalog.of(Promise))


def check(facts: Facts) -> Iterator[Finding]:
    """Public promises with nothing under `if_we_fail`."""
    for promise in facts.catalog.of(Promise):
        recovery = promise.if_we_fail
        said = recovery is not None and (recovery.say or recovery.do or recovery.redress)
        if promise.kind == "public" and is_made(promise) and not said:
            message = f"`{promise.id}` does not say what happens when we break it"
            remedy = "Add what to say, what to do and what the customer gets: `if_we_fail: {say: …, do: …, redress: …}`."
            yield Finding("no-recovery", facts.catalog.place(key_of(promise)), message, remedy)
