"""Something went well, and nobody can see what a team is thanked for, or who is thanked at all.

"Thanks to facilities" tells facilities nothing that they could do again. A link in the chain of what went well is thanked for its steps
and its hand-overs, which everybody can read. For any other link that the lesson names, it says `what` that link did, or which `step`
it was. And a lesson about something that rests on no link thanks nobody.

Bad:

```yaml standards/links/post-room.yml
title: Post room
summary: Opens what comes and sends what goes.
kind: support
```
```yaml standards/lessons/2026-05-frost.yml
title: Permits in spite of the frost
summary: The post van could not start, and all permits came.
type: excellence
on: 2026-05-04
about: [promise/permit-in-five-days]
what_happened: Two people walked.
traced_to: [{link: post-room}]
```

Good:

```yaml standards/lessons/2026-05-frost.yml
title: Permits in spite of the frost
summary: The post van could not start, and all permits came.
type: excellence
on: 2026-05-04
about: [promise/permit-in-five-days]
what_happened: Two people walked.
traced_to: [{link: post-room, what: Carried forty permits through the snow.}]
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.definitions import Lesson
from interlock.definitions.in_force import is_live
from interlock.findings import Finding
from interlock.questions.facts import Facts

GROUP = "learning"
SEVERITY = "warning"


def subjects(facts: Facts) -> int:
    """Lessons about something that went well."""
    return len(_thanks(facts))


def check(facts: Facts) -> Iterator[Finding]:
    """Links outside the chain that are thanked for nothing that is told, and lessons that thank nobody."""
    for lesson in _thanks(facts):
        shared = facts.credit.shared(lesson)
        for thanks in shared:
            if thanks.way is None and not any(cause.is_told for cause in thanks.causes):
                index = lesson.traced_to.index(thanks.causes[0])
                place = facts.catalog.place(key_of(lesson), ("traced_to", index, "link"))
                message = f"`{thanks.causes[0].link}` is thanked, and nothing says what for"
                yield Finding("thanks-without-reason", place, message, "Say what it did: `what: …`; or which step, `step: …`.")
        if not shared:
            place = facts.catalog.place(key_of(lesson), ("about",))
            remedy = "Name who made it happen, and how: `traced_to: [{link: …, what: …}]`."
            yield Finding("thanks-without-reason", place, f"This {lesson.type_in_words} thanks nobody", remedy)


def _thanks(facts: Facts) -> list[Lesson]:
    """The live lessons about something good; without those where a name that nobody knows may be the reason."""
    unsure = facts.catalog.sources_in_doubt
    lessons = (each for each in facts.catalog.of(Lesson) if each.is_thanks and is_live(each))
    return [lesson for lesson in lessons if key_of(lesson) not in unsure]
