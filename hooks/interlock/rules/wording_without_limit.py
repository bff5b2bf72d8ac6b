"""The wording of a promise says a time, and no `limit` does.

Customers hear that they are answered within 10 working days, and nothing here counts them: no due date is shown, nobody looks
whether the steps fit into that time, and results are compared with nothing. A time that customers have, as in `if you tell us
within two days`, is none of ours, and neither is how often something is.

Bad:

```yaml standards/promises/permit-in-five-days.yml
title: Permits in five working days
summary: Nobody waits more than a week for a permit.
wording: You have your permit within five working days.
kind: public
made_by: front
made_to: [residents]
service: parking
if_we_fail: {say: We are sorry that you had to wait.}
measure: {what: Days from form to permit}
```

Good:

```yaml standards/promises/permit-in-five-days.yml
title: Permits in five working days
summary: Nobody waits more than a week for a permit.
wording: You have your permit within five working days.
kind: public
made_by: front
made_to: [residents]
service: parking
limit: 5 working days
clock: {starts: the form reaches the desk, stops: the permit is posted}
if_we_fail: {say: We are sorry that you had to wait.}
measure: {what: Days from form to permit}
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.catalog.languages import language_of
from interlock.definitions import Promise
from interlock.definitions.in_force import is_made
from interlock.findings import Finding
from interlock.questions.facts import Facts
from interlock.questions.promised_amounts import amounts_promised
from interlock.questions.said_times import COUNTED, longest_times

GROUP = "promise"
SEVERITY = "advice"


def subjects(facts: Facts) -> int:
    """Promises that are made."""
    return sum(map(is_made, facts.catalog.of(Promise)))


def check(facts: Facts) -> Iterator[Finding]:
    """Wordings with a longest time where neither the limit nor the target is a time."""
    for promise in facts.catalog.of(Promise):
        if (
            is_made(promise)
            and promise.limit is None
            and not any(amount.unit_type in COUNTED for amount in amounts_promised(promise))
        ):
            said = list(longest_times(promise.wording, language_of(promise, facts.catalog)))
            if len({each.amount for each in said}) == 1:
                place = facts.catalog.sources[key_of(promise)].place_within(("wording",), said[0].text)
                message = f"The wording says `{said[0].text}`, and `{promise.id}` has no limit"
                remedy = f"Add `limit: {said[0].amount}`: due dates, and whether it can be kept and was, are told by that."
                yield Finding("wording-without-limit", place, message, remedy)
