"""A step needs a skill that has lapsed with everybody who has it.

The team learnt it once, or never, and is overdue; no other team has it in date. Whoever does the step does it from memory.
Refresh the skill and set its `last` to that day, or let a team that has it in date help.

Bad:

```yaml standards/procedures/answer-a-form.yml
title: Answer a form
summary: From the form to the answer.
owner: front
supports: [permit-in-five-days]
steps:
  - id: sign
    does: Explain the answer in sign language.
    by: front
    within: 1 working day
    skills: [sign language]
```
```yaml standards/links/front.yml
title: Front desk
summary: Answers people who come in.
kind: front-line
skills:
  - {skill: sign language, training: A course of ten evenings, every: 12 months, last: 2025-03-03}
```

Good:

```yaml standards/links/front.yml
title: Front desk
summary: Answers people who come in.
kind: front-line
skills:
  - {skill: sign language, training: A course of ten evenings, every: 12 months, last: 2026-03-03}
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.definitions import Link
from interlock.findings import Finding
from interlock.questions.calendar.day_words import day_in_words
from interlock.questions.facts import Facts
from interlock.questions.skills import Holder, holders_by_skill, lapsed_needs, skill_due, steps_by_skill

GROUP = "chain"
SEVERITY = "warning"


def subjects(facts: Facts) -> int:
    """Skills that steps need and at least one link lists."""
    known = holders_by_skill(facts.catalog.of(Link), facts.today)
    return sum(len(needs) for words, needs in steps_by_skill(facts.catalog).items() if words in known)


def check(facts: Facts) -> Iterator[Finding]:
    """Skills that have lapsed at every link that lists them; the place is the step that needs them."""
    for need, holders in lapsed_needs(facts.catalog, facts.today):
        place = facts.catalog.place(key_of(need.procedure), ("steps", need.position, "skills", need.index))
        message = f"The step `{need.step.id}` needs `{need.skill}`: {', '.join(map(_stands, holders))}, and nobody else has it"
        written = "set" if holders[0].skill.last else "add"
        remedy = f"Once they have had it, {written} the day at the skill in `{holders[0].link.id}.yml`: `last: {facts.today}`."
        yield Finding("skill-lapsed", place, message, remedy)


def _stands(holder: Holder) -> str:
    due = skill_due(holder.skill)
    return f"`{holder.link.id}` was due to refresh it by {day_in_words(due)}" if due else f"`{holder.link.id}` never learnt it"
