"""A step needs a skill that the link which does it does not have.

Somebody will have to do the step without having learned it. Add the skill to the link, with how people learn it, or let
another link do the step. The step and the link name the skill in the same words.

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

Good:

```yaml standards/links/front.yml
title: Front desk
summary: Answers people who come in.
kind: front-line
skills:
  - {skill: sign language, training: A course of ten evenings}
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.definitions import Procedure
from interlock.definitions.link import is_team
from interlock.findings import Finding
from interlock.findings.nearest import did_you_mean
from interlock.questions.facts import Facts
from interlock.questions.wording import normalised_words

GROUP = "chain"
SEVERITY = "advice"


def subjects(facts: Facts) -> int:
    """Skills that steps need."""
    steps = (step for procedure in facts.catalog.published(Procedure) for step in procedure.steps)
    return sum(len(step.skills) for step in steps if facts.catalog.link(step.by))


def check(facts: Facts) -> Iterator[Finding]:
    """Skills that a step needs and the link that does it does not list."""
    for procedure in facts.catalog.published(Procedure):
        for position, step in enumerate(procedure.steps):
            link = facts.catalog.link(step.by) if step.skills else None
            link = link if link and is_team(link) else None  # `team-or-thing` reports a system that does a step
            known = [skill.skill for skill in link.skills] if link else []
            for index, skill in enumerate(step.skills):
                if link and normalised_words(skill) not in map(normalised_words, known):
                    place = facts.catalog.place(key_of(procedure), ("steps", position, "skills", index))
                    message = f"`{step.by}` does the step `{step.id}`, but does not list the skill `{skill}`"
                    remedy = (
                        did_you_mean(skill, known)
                        or f"Say how they learn it: `- {{skill: {skill}, training: …}}` below `skills:` in `{link.id}.yml`."
                    )
                    yield Finding("missing-skill", place, message, remedy)
