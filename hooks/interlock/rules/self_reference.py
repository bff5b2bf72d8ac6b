"""A definition that refers to itself.

A team cannot rely on itself, and nothing is part of itself. A promise takes somebody else to receive it, and thanks somebody
else to give them. Most likely another id was meant.

Bad:

```yaml standards/services/skips.yml
title: Skips
summary: A skip on the road for building waste.
owner: front
customers: [residents]
part_of: skips
```

Good:

```yaml standards/services/skips.yml
title: Skips
summary: A skip on the road for building waste.
owner: front
customers: [residents]
part_of: parking
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.definitions import Lesson, Promise
from interlock.findings import Finding
from interlock.questions.facts import Facts

GROUP = "reference"
SEVERITY = "error"

_REMEDY = "Name another one, or delete the line."


def check(facts: Facts) -> Iterator[Finding]:
    """References from a definition to itself, except where that is allowed; promises and thanks of a link to itself."""
    for reference in facts.catalog.written_references():
        if reference.state == "self" and not reference.may_be_itself:
            message = f"`{reference.route[0]}` names this {reference.source.kind} itself"
            yield Finding("self-reference", facts.catalog.place_of(reference), message, _REMEDY)
    for promise in facts.catalog.of(Promise):
        yield from _promised_to_itself(facts, promise)
    for lesson in facts.catalog.of(Lesson):
        yield from _thanked_by_itself(facts, lesson)


def _promised_to_itself(facts: Facts, promise: Promise) -> Iterator[Finding]:
    maker = facts.catalog.link(promise.made_by)
    for index, id in enumerate(promise.made_to if promise.kind != "public" else ()):
        if maker is not None and facts.catalog.link(id) is maker:
            place = facts.catalog.place(key_of(promise), ("made_to", index))
            yield Finding("self-reference", place, f"`{id}` promises this to itself", _REMEDY)


def _thanked_by_itself(facts: Facts, lesson: Lesson) -> Iterator[Finding]:
    team = facts.catalog.link(lesson.thanked.team) if lesson.thanked else None
    named = [f"link/{cause.link}" for cause in lesson.traced_to] or lesson.about
    if team is not None and named and all(facts.catalog.named(each) is team for each in named):
        place = facts.catalog.place(key_of(lesson), ("thanked", "team"))
        yield Finding("self-reference", place, f"`{team.id}` thanks itself for what it did alone", _REMEDY)
