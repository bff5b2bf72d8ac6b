"""An organisation that has learned nothing from outside for a year.

Whoever looks only at their own failures gets better at being themselves. Visit somebody who does the same, read what an ombudsman
found elsewhere, ask a supplier how others do it, and write down what it taught you: `from: outside`, with the `organisation`,
for nobody can ask again where a lesson does not say from whom it came. Our own organisation and its teams are not outside;
partners and suppliers are. Asked once any lesson came from outside, or where a framework in the handbook names this rule.

Bad:

```yaml standards/lessons/visit.yml
title: Nextford sends a text when the permit is posted
summary: Their callers no longer ask where the permit is.
type: suggestion
on: 2025-10-04
from: outside
organisation: Nextford
about: [promise/permit-in-five-days]
what_happened: We sat at their desk for a morning.
```

Good:

```yaml standards/lessons/visit.yml
title: Nextford sends a text when the permit is posted
summary: Their callers no longer ask where the permit is.
type: suggestion
on: 2026-10-04
from: outside
organisation: Nextford
about: [promise/permit-in-five-days]
what_happened: We sat at their desk for a morning.
```
"""

from collections.abc import Iterator

from interlock.catalog import ORGANISATION, key_of
from interlock.definitions import Lesson
from interlock.definitions.in_force import is_live
from interlock.findings import Finding
from interlock.questions.calendar.day_words import day_in_words
from interlock.questions.facts import Facts
from interlock.questions.ourselves import comparable_name, names_of_ourselves
from interlock.questions.results.periods import A_YEAR, later
from interlock.rules.engine.asked_rules import is_asked_for

GROUP = "chain"
SEVERITY = "advice"


def subjects(facts: Facts) -> int:
    """The organisation, once it has begun to look outside."""
    return int(_is_begun(facts))


def check(facts: Facts) -> Iterator[Finding]:
    """Lessons from outside that name nobody, or ourselves; and at the organisation, a year without any other."""
    ourselves, last = names_of_ourselves(facts.catalog), None
    for lesson in _from_outside(facts):
        if not lesson.organisation:
            message, remedy = "This was learned outside, and nobody can see from whom", "Name them: `organisation: …`."
            yield Finding("nothing-learned-outside", facts.catalog.place(key_of(lesson), ("from",)), message, remedy)
        elif comparable_name(lesson.organisation) in ourselves:
            message = f"`{lesson.organisation}` is ourselves, and not outside"
            remedy = "Name the organisation that taught it to you; or write `from: inside`, and take `organisation` out."
            yield Finding("nothing-learned-outside", facts.catalog.place(key_of(lesson), ("organisation",)), message, remedy)
            continue
        last = max(last or lesson.on, lesson.on)
    if ORGANISATION not in facts.catalog.sources or not _is_begun(facts) or (last and later(last, A_YEAR) >= facts.today):
        return
    since = f" since {day_in_words(last)}" if last else ""
    message = f"Nothing was learned from outside{since or ' yet'}"
    remedy = (
        "Visit somebody who does the same, and write what they taught you: a lesson with `from: outside` and `organisation: …`."
    )
    yield Finding("nothing-learned-outside", facts.catalog.place(ORGANISATION), message, remedy)


def _from_outside(facts: Facts) -> list[Lesson]:
    return [lesson for lesson in facts.catalog.of(Lesson) if is_live(lesson) and lesson.from_ == "outside"]


def _is_begun(facts: Facts) -> bool:
    return bool(_from_outside(facts)) or is_asked_for(facts.catalog, "nothing-learned-outside")
