"""What a group of customers calls excellent, heard so long ago that it may no longer be true.

What was excellent three years ago is what everybody does today. The words count for the group's review interval, `review.every`,
or else the organisation's, `defaults.review_every`, from the day on which they were heard. The newest words decide. Where
none of them has a day, nobody can tell.

Bad:

```yaml standards/customers/residents.yml
title: Residents
summary: Everyone who lives in Tinford.
review: {last: 2026-10-01, every: 24 months}
expectations:
  - {id: soon, text: I hear soon whether I may park., met_by: [permit-in-five-days]}
excellence:
  - {text: I never had to ask twice., source: The spring survey, on: 2023-04-20}
```

Good:

```yaml standards/customers/residents.yml
title: Residents
summary: Everyone who lives in Tinford.
review: {last: 2026-10-01, every: 24 months}
expectations:
  - {id: soon, text: I hear soon whether I may park., met_by: [permit-in-five-days]}
excellence:
  - {text: I never had to ask twice., source: The spring survey, on: 2023-04-20}
  - {text: It was done before I had thought of asking., source: Five visits to the market, on: 2026-05-09}
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.definitions import Customer
from interlock.findings import Finding
from interlock.questions.calendar.day_words import day_in_words
from interlock.questions.excellence import asked_too_long_ago, asked_without_a_day
from interlock.questions.facts import Facts

GROUP = "chain"
SEVERITY = "advice"


def subjects(facts: Facts) -> int:
    """Published groups of customers that were asked."""
    return sum(bool(customer.excellence) for customer in facts.catalog.published(Customer))


def check(facts: Facts) -> Iterator[Finding]:
    """Groups whose newest words are older than the interval, or none of whose words has a day."""
    for customer, index, until in asked_too_long_ago(facts.catalog, facts.today):
        message = f"What `{customer.id}` call excellent counted until {day_in_words(until)}"
        remedy = "Ask them again, and write what they say now above it: `- {text: …, source: …, on: …}`."
        place = facts.catalog.place(key_of(customer), ("excellence", index, "on"))
        yield Finding("excellence-out-of-date", place, message, remedy)
    for customer in asked_without_a_day(facts.catalog):
        message = f"Nobody can tell whether what `{customer.id}` call excellent still counts: it has no day"
        place = facts.catalog.place(key_of(customer), ("excellence", 0))
        yield Finding("excellence-out-of-date", place, message, "Say when they said it: `on: …`.")
