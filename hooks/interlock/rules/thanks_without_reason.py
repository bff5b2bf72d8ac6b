"""Something went well, and nobody can see what a team is thanked for, or who is thanked at all.

"Thanks to facilities" tells facilities nothing that they could do again. A link in the chain of what went well is thanked for
its steps and its hand-overs, which everybody can read. For any other link that the lesson names, it says `what` that link
did, or which `step` it was; `what: great work, thank you all` says nothing that it did. And a lesson about something that
rests on no link thanks nobody.

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
from interlock.definitions.lesson import Cause
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.questions.facts import Facts

GROUP = "learning"
SEVERITY = "warning"


def subjects(facts: Facts) -> int:
    """Lessons about something that went well."""
    return len(_thanks(facts))


def check(facts: Facts) -> Iterator[Finding]:
    """Links outside the chain whose thanks give no reason, and lessons that thank nobody."""
    for lesson in _thanks(facts):
        shared = facts.credit.shared(lesson)
        for thanks in shared:
            if thanks.way is None and not any(map(_says_what_for, thanks.causes)):
                index = lesson.traced_to.index(thanks.causes[0])
                field = "what" if thanks.causes[0].what else "link"
                place = facts.catalog.place(key_of(lesson), ("traced_to", index, field))
                message = f"`{thanks.causes[0].link}` is thanked, and nothing says what for"
                yield Finding("thanks-without-reason", place, message, "Say what it did: `what: …`; or which step, `step: …`.")
        if not shared:
            place = facts.catalog.place(key_of(lesson), ("about",))
            remedy = "Name who made it happen, and how: `traced_to: [{link: …, what: …}]`."
            yield Finding("thanks-without-reason", place, f"This {lesson.type_in_words} thanks nobody", remedy)


def _says_what_for(cause: Cause) -> bool:
    """Whether a cause names a step, or says more than thanks and praise.

    >>> [_says_what_for(Cause(link="post-room", what=what)) for what in ("Great work, as always!", "Great work in the snow.")]
    [False, True]
    """
    return bool(cause.step) or not _ALONE_NO_REASON.issuperset(_WORD.findall((cause.what or "").lower()))


_WORD = lazy_pattern(r"extra mile|[^\W\d_]+|\d+")
# Thanks, praise, whom they may be for, and what stands where the reason is still to come: in English, German and French.
_ALONE_NO_REASON = frozenset(
    """
    a above absolutely ace all always amazing an and another are as beyond big brilliant cheers colleagues congratulations did
    done effort efforts ever every everybody everyone everything excellent fantastic for from go going good great guys hard
    heartfelt help helped helping huge in incredible is it job keep kind lot lots lovely many massive much n nice of on our
    outstanding performance pleasure positive re really s special staff star stars super superb support supported supporting t
    tba tbc tbd team teamwork terrific thank thanks thankyou that the their them they this to todo top totally truly up us
    usual very was we well went were what whole with wonderful work worked working you your alle allen arbeit besten bravo
    danke dank das dem den der die einsatz euch eure euren für ganze ganzen gemacht gut gute guten herzlichen hilfe ihr ihre
    ihren immer leistung lob mitarbeit prima sehr so spitze tolle tollen toll unterstützung vielen wie weiter aide aidé aux à
    beau beaucoup bien bon chapeau comme de des efforts et excellent félicitations grand joli l la le les leur leurs merci
    mille pour soutien super toujours tous tout toute toutes travail un une vos votre vous équipe
    """.split()  # noqa: SIM905
) | {"extra mile"}


def _thanks(facts: Facts) -> list[Lesson]:
    """The live lessons about something good; without those where a name that nobody knows may be the reason."""
    unsure = facts.catalog.sources_in_doubt
    lessons = (each for each in facts.catalog.of(Lesson) if each.is_thanks and is_live(each))
    return [lesson for lesson in lessons if key_of(lesson) not in unsure]
