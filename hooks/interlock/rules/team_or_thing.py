"""A system or a place where a team belongs, or a team where a system belongs.

A system promises nothing, does no step by itself and coaches nobody: somebody does it with the system, and its owner promises
that it works. Steps name the team in `by`, and the systems and places they need in `with`.

Bad:

```yaml standards/links/case-system.yml
title: Case system
summary: Where every case is kept, from the first call to the last letter.
kind: system
owner: front
```
```yaml standards/procedures/close-a-case.yml
title: Close a case
summary: From the last letter to the archive.
owner: front
supports: [permit-in-five-days]
steps:
  - id: close
    does: Close the case.
    by: case-system
    within: 1 working day
```

Good:

```yaml standards/procedures/close-a-case.yml
title: Close a case
summary: From the last letter to the archive.
owner: front
supports: [permit-in-five-days]
steps:
  - id: close
    does: Close the case.
    by: front
    with: [case-system]
    within: 1 working day
```
"""

from collections.abc import Iterator

from interlock.catalog import Reference
from interlock.catalog.owners import answering_for
from interlock.definitions import Link
from interlock.definitions.link import is_team
from interlock.findings import Finding
from interlock.questions.facts import Facts

GROUP = "chain"
SEVERITY = "warning"

# What only people do, by the field that names who does it.
_DONE_BY_PEOPLE = {
    "promise.made_by": "promises nothing",
    "procedure.steps.by": "does no step by itself",
    "procedure.steps.accountable": "answers for no step",
    "contact-point.staffed_by": "staffs nothing",
    "link.coached_by": "coaches nobody",
    "session.links": "takes part in no session",
    "session.actions.by": "carries out nothing",
    "lesson.changes.by": "carries out nothing",
    "lesson.thanked.team": "thanks nobody",
    "contact-point.identified.by": "notices nothing",
    "contact-point.examined.by": "examines nothing",
    "contact-point.critiques.by": "finds fault with nothing",
    "promise.satisfied.link": "cannot say how it is served",
}
_WITH = "procedure.steps.with"


def subjects(facts: Facts) -> int:
    """References to a team, or to a system or place."""
    return sum(_field(reference) in _DONE_BY_PEOPLE or _field(reference) == _WITH for reference in facts.catalog.references)


def check(facts: Facts) -> Iterator[Finding]:
    """References to things as if they were people, and to people as if they were things."""
    for reference in facts.catalog.references:
        link = facts.catalog.link(reference.target.id) if reference.target and reference.target.kind == "link" else None
        if link is not None and (said := _said(facts, _field(reference), link)):
            place = facts.catalog.place(reference.source, reference.route)
            yield Finding("team-or-thing", place, *said)


def _field(reference: Reference) -> str:
    """The kind and the field; that of an action agreed in a session is the same in every part of its checklist."""
    kind, field = reference.source.kind, reference.field
    return f"{kind}.actions.by" if kind == "session" and field.endswith(".actions.by") else f"{kind}.{field}"


def _said(facts: Facts, field: str, link: Link) -> tuple[str, str] | None:
    """The message and the remedy; None where the link is of the right sort."""
    if field == _WITH and is_team(link):
        message = f"`{link.id}` is a team, and `with` names the systems and places that a step needs"
        return message, f"Say who does the step, `by: {link.id}`, or what it rests on: `secured_by: …`, an internal promise."
    if field not in _DONE_BY_PEOPLE or is_team(link):
        return None
    owner = answering_for(facts.catalog, link)
    who = f"`{owner.id}`, its owner" if owner else "the team that answers for it"
    message = f"`{link.id}` is a {link.kind}: it {_DONE_BY_PEOPLE[field]}"
    as_well = f", and write `with: [{link.id}]` at the step" if field.startswith("procedure.") else ""
    return message, f"Name the team that does it, such as {who}{as_well}."
