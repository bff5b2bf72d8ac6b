"""A place where customers meet us face to face, and nothing says how we meet them.

A script holds the words. It does not hold that somebody stands up, looks at whoever comes in, and sits beside a family instead of
across from them. `manner` says that in a sentence, at the contact point or at a step of what is done there. Asked once anything
has a `manner`, or where a framework in the handbook names this rule.

Bad:

```yaml standards/frameworks/mark.yml
title: The mark
summary: What good organisations do.
criteria:
  - {id: met, title: People are met well, shown_by: [no-manner]}
```

Good:

```yaml standards/contact-points/desk.yml
title: Town hall desk
summary: The desk inside the main door.
owner: front
channel: face-to-face
purpose: [ask, apply, complain]
staffed_by: [front]
services: [parking]
manner: {face_to_face: Look up before they reach the desk.}
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.definitions import ContactPoint, Procedure
from interlock.definitions.in_force import is_live
from interlock.definitions.manner import Manner
from interlock.findings import Finding
from interlock.questions.facts import Facts
from interlock.rules.engine.asked_rules import is_asked_for

GROUP = "chain"
SEVERITY = "advice"

_FACE_TO_FACE = ("face-to-face", "home-visit")


def subjects(facts: Facts) -> int:
    """Published contact points at which people meet, once anything says how."""
    return len(_points(facts))


def check(facts: Facts) -> Iterator[Finding]:
    """Contact points at which neither they nor a step of what is done there says how people are met."""
    for point in _points(facts):
        if not _says_how(point.manner) and not any(map(_says_how, _manners_of_steps(facts, point))):
            message = f"Customers meet us at `{point.id}`, and nothing says how we meet them"
            remedy = "Ask the best of those who work there, and write what they do: `manner: {face_to_face: …}`."
            yield Finding("no-manner", facts.catalog.place(key_of(point)), message, remedy)


def _says_how(manner: Manner | None) -> bool:
    return manner is not None and bool(manner.text or manner.face_to_face)


def _manners_of_steps(facts: Facts, point: ContactPoint) -> Iterator[Manner | None]:
    for found in facts.catalog.referring(point, Procedure, "contact_points"):
        if is_live(found):
            yield from (step.manner for step in found.steps)


def _points(facts: Facts) -> list[ContactPoint]:
    points, procedures = facts.catalog.of(ContactPoint), facts.catalog.of(Procedure)
    is_begun = any(point.manner for point in points) or any(step.manner for found in procedures for step in found.steps)
    if not is_begun and not is_asked_for(facts.catalog, "no-manner"):
        return []
    return [point for point in points if point.channel in _FACE_TO_FACE and point.status == "published"]
