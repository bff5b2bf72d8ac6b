"""Evidence goes stale before the assessment that asks for it.

Its day (`until`) comes before the day of the next planned assessment of the framework. Look at it again in time: if it still
shows the criterion, move the day; if not, show something newer. Whose evidence it is sees so among what it owes.

Bad:

```yaml standards/frameworks/mark.yml
title: The mark
summary: What assessors ask for.
owner: front
criteria: [{id: "1", title: Permits in time, shown_by: [results]}]
planned: 2027-03-10
```
```yaml standards/links/front.yml
title: Front desk
summary: Answers people who come in.
kind: front-line
evidences:
  - {criterion: "mark#1", on: 2026-09-01, until: 2027-02-28}
```

Good:

```yaml standards/links/front.yml
title: Front desk
summary: Answers people who come in.
kind: front-line
evidences:
  - {criterion: "mark#1", on: 2026-09-01, until: 2027-03-31}
```
"""

from collections.abc import Iterator

from interlock.findings import Finding
from interlock.questions.calendar.day_words import day_in_words
from interlock.questions.facts import Facts

GROUP = "learning"
SEVERITY = "advice"


def subjects(facts: Facts) -> int:
    """Evidence with an `until`, for frameworks with a planned assessment."""
    upcoming = [each.framework for each in facts.upcoming_assessments]
    stated = [evidence for found in facts.catalog.definitions.values() for evidence in found.evidences if evidence.until]
    named = (facts.catalog.get("framework", evidence.criterion.partition("#")[0].strip()) for evidence in stated)
    return sum(framework in upcoming for framework in named)


def check(facts: Facts) -> Iterator[Finding]:
    """Evidence that goes stale before the assessment, at its `until`."""
    for upcoming in facts.upcoming_assessments:
        for to_show in upcoming.to_show:
            if to_show.kind == "renew":
                framework, day = upcoming.framework.title, day_in_words(upcoming.planned.on)
                message = f"This is stale when `{to_show.criterion.criterion.id}` of {framework} is assessed on {day}"
                remedy = "Look at it again; if it still shows that, move this day past the assessment."
                place = facts.catalog.place(to_show.key, (*to_show.route, "until"))
                yield Finding("evidence-lapses", place, message, remedy)
