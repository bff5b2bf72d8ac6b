"""A text looks forward to a day that has passed.

Whoever has a customer on the phone reads that the desk is closed until January, and it is March. What holds for a time alone
belongs in `notice`, which comes and goes on its days by itself; what was said of a day to come is written anew once it has
come. Lessons and sessions, which tell of what happened, are left out, and so is what ended before: `Homes built before 1990
will need a survey`.

Bad:

```yaml standards/services/skips.yml
title: Skips
summary: A skip on the road for building waste.
owner: front
customers: [residents]
body: Skips are free until 30 September 2026.
```

Good:

```yaml standards/services/skips.yml
title: Skips
summary: A skip on the road for building waste.
owner: front
customers: [residents]
notice: {say: Skips are free., from: 2026-09-01, until: 2026-09-30}
```
"""

import datetime
from collections.abc import Iterator
from typing import Any, get_args

from interlock.definitions.model_fields import model_at
from interlock.findings import Finding
from interlock.questions.facts import Facts
from interlock.questions.language.uses import ProseText
from interlock.questions.passed_days import MAYBE_A_DAY, passed_days

GROUP = "approval"
SEVERITY = "warning"
IS_OF_TEXTS = True

_PAGE_REMEDY = "Write what holds now."
_REMEDY = "Write what holds now; what holds for a time alone belongs in `notice: {say: …, from: …, until: …}`."

# Kinds that tell of what happened, or of what others ask.
_OF_THE_PAST = ("lesson", "session", "framework")


def subjects(facts: Facts) -> int:
    """Texts about the present."""
    return sum(map(_is_of_present, facts.language.texts))


def check(facts: Facts) -> Iterator[Finding]:
    """Days that have passed, each where a text looks forward to it."""
    files = {key for key, source in facts.catalog.sources_in_scope.items() if MAYBE_A_DAY.search(source.text)}
    for text in facts.language.texts if files else ():
        if text.key in files and _is_of_present(text) and MAYBE_A_DAY.search(text.prose):
            for begins, ends in passed_days(text.prose, facts.today) if not _has_a_day(facts, text) else ():
                message = f"`{text.text[begins:ends]}` has passed, and this looks forward to it"
                remedy = _PAGE_REMEDY if text.key.kind == "page" else _REMEDY
                yield Finding("date-passed", facts.language.place_in(text, begins, ends), message, remedy)


def _is_of_present(text: ProseText) -> bool:
    return text.key.kind not in _OF_THE_PAST and text.row is None


def _has_a_day(facts: Facts, text: ProseText) -> bool:
    """Whether a text stands beside a day on which it holds, or was said: in a notice, an earlier form or an expectation."""
    definition = facts.catalog.definitions.get(text.key)
    if definition is None:
        return False
    parts = (model_at(type(definition), text.route[:length]) for length in range(1, len(text.route)))
    return any(_is_day(field.annotation) for part in parts if part for field in part.model_fields.values())


def _is_day(annotation: Any) -> bool:
    return annotation is datetime.date or any(map(_is_day, get_args(annotation)))
