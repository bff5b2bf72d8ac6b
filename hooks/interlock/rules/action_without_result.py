"""An action was done, and nobody has said what came of it.

Whoever tries something wants to know whether it worked, and so do those who will have the same trouble. Three months after
an action was done there is enough to tell: `result: worked`, `result: did not work`, or with the figure that shows it,
`result: {answer: worked, figure: 96% in October, 81% before}`. What was done more than a year ago is asked about no more.

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
  - {what: Count the forms each Friday., by: front, due: 2026-06-01, done: 2026-05-29}
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
    by: front
    due: 2026-06-01
    done: 2026-05-29
    result: {answer: worked, figure: no day without forms since June}
```
"""

from collections.abc import Iterator

from interlock.findings import Finding
from interlock.questions.actions import awaits_result, without_effect
from interlock.questions.calendar.day_words import day_in_words
from interlock.questions.facts import Facts

GROUP = "learning"
SEVERITY = "advice"


def subjects(facts: Facts) -> int:
    """Actions that were done."""
    return sum(agreed.action.done is not None for agreed in facts.actions)


def check(facts: Facts) -> Iterator[Finding]:
    """Actions that were done between three months and a year ago, without a result."""
    for agreed in facts.actions:
        done = agreed.action.done
        told = without_effect(agreed.action, facts.catalog, facts.results)  # reported by `action-without-effect`
        if done is not None and awaits_result(agreed.action, facts.today) and not told:
            place = facts.catalog.place(agreed.key, (*agreed.route, "done"))
            message = f"This was done on {day_in_words(done)}, and nobody has said what came of it"
            remedy = (
                "Add `result: worked` or `result: did not work`; `result: {answer: worked, figure: …}` says it with a figure."
            )
            yield Finding("action-without-result", place, message, remedy)
