"""An action of a lesson or a session is late.

A lesson is learned when something has changed. Whoever promised it does it, and writes the day into `done`; or agrees another
day with those who wait for it. When it is more than a month late, the link that coaches them (`coached_by`, else `part_of`) is
named, too: they may be stuck, and to unblock them is what it is there for.

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
  - {what: Count the forms each Friday., by: front, due: 2026-06-01}
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
  - {what: Count the forms each Friday., by: front, due: 2026-06-01, done: 2026-05-29, result: worked}
```
"""

from collections.abc import Iterator

from interlock.findings import Finding
from interlock.questions.calendar.day_words import day_in_words
from interlock.questions.facts import Facts
from interlock.rules.shared.asked_coaches import coach_sentence

GROUP = "learning"
SEVERITY = "warning"


def subjects(facts: Facts) -> int:
    """Actions with a due date."""
    return sum(agreed.action.due is not None for agreed in facts.actions)


def check(facts: Facts) -> Iterator[Finding]:
    """Actions that are not done and whose due date has passed."""
    for owed in facts.owed_actions:
        if owed.days_late and owed.due:
            place = facts.catalog.place(owed.key, (*owed.route, "due"))
            by = f" by `{owed.link.id}`" if owed.link else ""
            message = f"This was promised{by} for {day_in_words(owed.due)}{coach_sentence(owed)}"
            remedy = f"Once it is done, add `{owed.paste}`; if it needs more time, agree a new `due` with those who wait for it."
            yield Finding("action-overdue", place, message, remedy)
