"""An action about a promise was done, and three periods later the promise is still missed.

What was tried did not work, or not well enough, or not for long. That is no disgrace, as long as somebody says so and tries
something else. An action that does not say what it is about mends what its complaint or failure is about, where that is one
promise. Periods count that began after the action was done; it is told when the promise was missed in the third of them and in
every one since.

Bad:

```yaml standards/lessons/2026-05-no-forms.yml
title: No forms left
summary: The desk had no forms for two days.
type: failure
on: 2026-05-04
about: [promise/permit-in-five-days]
what_happened: The last form went at noon.
traced_to:
  - {link: front, what: Nobody counts them.}
changes:
  - {what: Count the forms each Friday., about: promise/permit-in-five-days, by: front, due: 2026-06-01, done: 2026-05-29}
```

```csv standards/results/2026.csv
promise,period,value,action
permit-in-five-days,2026-06,81,More forms.
permit-in-five-days,2026-07,79,More forms.
permit-in-five-days,2026-08,80,More forms.
permit-in-five-days,2026-09,80,More forms.
permit-in-five-days,2026-10,82,More forms.
```

Good:

```yaml standards/lessons/2026-05-no-forms.yml
title: No forms left
summary: The desk had no forms for two days.
type: failure
on: 2026-05-04
about: [promise/permit-in-five-days]
what_happened: The last form went at noon.
traced_to:
  - {link: front, what: Nobody counts them.}
changes:
  - what: Count the forms each Friday.
    about: promise/permit-in-five-days
    by: front
    due: 2026-06-01
    done: 2026-05-29
    result: {answer: did not work, figure: 82% in October}
  - {what: Let people fill in the form at home., about: promise/permit-in-five-days, by: front, due: 2026-12-18}
```
"""

from collections.abc import Iterator

from interlock.definitions import Promise
from interlock.findings import Finding
from interlock.questions.actions import AgreedAction, promise_about, without_effect
from interlock.questions.calendar.day_words import day_in_words
from interlock.questions.facts import Facts
from interlock.questions.results.records import Result

GROUP = "learning"
SEVERITY = "warning"


def subjects(facts: Facts) -> int:
    """Actions about a promise that were done."""
    done = (agreed for agreed in facts.actions if agreed.action.done)
    return sum(promise_about(agreed.action, agreed.agreed_in, facts.catalog) is not None for agreed in done)


def check(facts: Facts) -> Iterator[Finding]:
    """Actions after which a promise was missed in the third period and in all periods since."""
    for agreed in facts.actions:
        if found := without_effect(agreed.action, agreed.agreed_in, facts.catalog, facts.results):
            place = facts.catalog.place(agreed.key, (*agreed.route, "done"))
            remedy = "Write `result: did not work`, and agree what to try next, by whom and by when."
            yield Finding("action-without-effect", place, _message(agreed, *found), remedy)


def _message(agreed: AgreedAction, promise: Promise, still: list[Result]) -> str:
    done, last = agreed.action.done, still[-1]
    assert done is not None
    so_far = " and is said to have worked, but" if agreed.action.result else ", and"
    figure = f"{last.value} {last.period.when}"
    return (
        f"This was done on {day_in_words(done)}{so_far} `{promise.id}` was still missed three periods later, last with {figure}"
    )
