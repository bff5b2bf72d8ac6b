"""The day of a planned assessment has passed, and nobody has written what came of it.

Whoever reads the framework sees the verdicts of the assessment before, and teams go on preparing for a day that is gone. Write
what the assessor found under `assessments`, and take the line under `planned` out; or agree another day.

Bad:

```yaml standards/frameworks/mark.yml
title: The mark
summary: What assessors ask for.
owner: front
verdicts: [not met, met]
criteria: [{id: "1", title: Permits in time, shown_by: [results]}]
planned: [{on: 2026-11-02, by: the examiners}]
```

Good:

```yaml standards/frameworks/mark.yml
title: The mark
summary: What assessors ask for.
owner: front
verdicts: [not met, met]
criteria: [{id: "1", title: Permits in time, shown_by: [results]}]
planned: [{on: 2027-11-02, by: the examiners}]
assessments: [{on: 2026-11-02, by: the examiners, verdicts: {"1": met}}]
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.definitions import Framework
from interlock.findings import Finding
from interlock.questions.calendar.day_words import day_in_words
from interlock.questions.evidence.assessments import unrecorded_assessments
from interlock.questions.facts import Facts
from interlock.questions.owed.due_assessments import assessment_line

GROUP = "learning"
SEVERITY = "warning"


def subjects(facts: Facts) -> int:
    """Planned assessments of published frameworks."""
    return sum(len(framework.planned) for framework in facts.catalog.published(Framework))


def check(facts: Facts) -> Iterator[Finding]:
    """Planned assessments whose day has passed without a record."""
    for framework in facts.catalog.published(Framework):
        for index, planned in unrecorded_assessments(framework, facts.today):
            by = f" by {planned.by}" if planned.by else ""
            message = f"This assessment{by} was planned for {day_in_words(planned.on)}, and nobody has written what came of it"
            remedy = f"Add `{assessment_line(framework, planned)}` and take this out; if it was put off, write the new day here."
            yield Finding("assessment-overdue", facts.catalog.place(key_of(framework), ("planned", index)), message, remedy)
