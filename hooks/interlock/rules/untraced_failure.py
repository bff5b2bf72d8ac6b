"""A complaint or a failure is more than a month old, and nobody has said where it came from or what changes.

It will happen again. Sit down with the links of the chain, find the step at which it went wrong, and write it under `traced_to`:
a link and a step, never a person. A link alone is no cause but somebody to blame: say `what` happened
there. Then agree under `changes` what is done about it, by whom and by when.

Bad:

```yaml standards/lessons/2026-05-no-forms.yml
title: No forms left
summary: The desk had no forms for two days.
type: failure
on: 2026-05-04
about: [promise/permit-in-five-days]
what_happened: The last form went at noon.
changes:
  - {what: Count the forms each Friday., by: front, due: 2026-06-01, done: 2026-05-29, result: worked}
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
  - {link: front, step: issue-a-permit#check, what: Nobody counts the forms.}
changes:
  - {what: Count the forms each Friday., by: front, due: 2026-06-01, done: 2026-05-29, result: worked}
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.definitions import Lesson
from interlock.definitions.in_force import is_live
from interlock.findings import Finding
from interlock.findings.nouns import listed
from interlock.questions.calendar.day_words import day_in_words
from interlock.questions.facts import Facts
from interlock.questions.learning.untraced import StillToSay, lacking, trace_by

GROUP = "learning"
SEVERITY = "warning"

_LACKING: dict[StillToSay, str] = {
    "cause": "where it came from",
    "change": "what changes",
    "both": "where it came from, nor what changes",
}


def subjects(facts: Facts) -> int:
    """Complaints and failures."""
    return sum(lesson.is_failure and is_live(lesson) for lesson in facts.catalog.of(Lesson))


def check(facts: Facts) -> Iterator[Finding]:
    """Complaints and failures more than a month old without a cause or a change, and causes that only name a link."""
    for lesson in facts.catalog.of(Lesson):
        if not lesson.is_failure or not is_live(lesson) or trace_by(lesson) >= facts.today:
            continue
        if lacks := lacking(lesson):
            message = f"This {lesson.type} of {day_in_words(lesson.on)} does not say {_LACKING[lacks]}"
            place = facts.catalog.place(key_of(lesson), ("on",))
            yield Finding("untraced-failure", place, message, _remedy(lesson))
        for index, cause in enumerate(lesson.traced_to):
            if not cause.is_told:
                message = f"This {lesson.type} is traced to `{cause.link}`, and nothing says what happened there"
                place = facts.catalog.place(key_of(lesson), ("traced_to", index, "link"))
                remedy = "Say what failed, never who: `what: …`; or at which step, `step: …`."
                yield Finding("untraced-failure", place, message, remedy)


def _remedy(lesson: Lesson) -> str:
    lines = [] if lesson.traced_to else ["where it began, `traced_to: [{link: …, what: …}]`"]
    lines += [] if lesson.changes else ["what is done, `changes: [{what: …, by: …, due: …}]`"]
    return f"With the links of the chain, write {listed(lines)}."
