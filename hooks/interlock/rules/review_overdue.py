"""A definition has not been reviewed for longer than it says it may.

Procedures change on the job long before anybody changes the page. Whoever answers for it reads it with the people who do the
work, mends it, and sets `last` to that day: `interlock review KIND/ID` does it. When it is more than a month late, the link that
coaches them (`coached_by`, else `part_of`) is named, too.

Bad:

```yaml standards/links/back.yml
title: Print room
summary: Prints and posts.
kind: support
review: {last: 2025-03-03, every: 12 months}
```

Good:

```yaml standards/links/back.yml
title: Print room
summary: Prints and posts.
kind: support
review: {last: 2026-03-03, every: 12 months}
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.findings import Finding
from interlock.questions.calendar.day_words import day_in_words
from interlock.questions.facts import Facts
from interlock.rules.shared.asked_coaches import coach_sentence

GROUP = "approval"
SEVERITY = "warning"


def subjects(facts: Facts) -> int:
    """Definitions with a due date for the next review."""
    return sum(review.due is not None for review in facts.reviews)


def check(facts: Facts) -> Iterator[Finding]:
    """Definitions whose next review was due before today."""
    by_role = {key_of(review.definition): review.by for review in facts.reviews}
    for owed in facts.owed_reviews:
        if owed.days_late and owed.due:
            who = f"by the {by_role[owed.key]}" if by_role[owed.key] else "by whoever answers for it"
            message = f"This was due to be reviewed {who} on {day_in_words(owed.due)}{coach_sentence(owed)}"
            remedy = f"Read it with those who do the work, mend it, then `{owed.paste}`."
            yield Finding("review-overdue", facts.catalog.place(owed.key, ("review", "last")), message, remedy)
