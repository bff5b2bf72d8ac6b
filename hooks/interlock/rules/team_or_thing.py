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

from interlock.catalog import Catalog, Key, Reference
from interlock.catalog.owners import answering_for
from interlock.definitions import Link
from interlock.definitions.link import is_team
from interlock.definitions.meaning_marks import DoneByPeople, values_marked
from interlock.findings import Finding
from interlock.questions.facts import Facts
from interlock.sources import Route

GROUP = "chain"
SEVERITY = "warning"

_WITH = "procedure.steps.with"


def subjects(facts: Facts) -> int:
    """References to a team, or to a system or place."""
    people = _people(facts.catalog)
    return sum((each.source, each.route) in people or _field(each) == _WITH for each in facts.catalog.references)


def check(facts: Facts) -> Iterator[Finding]:
    """References to things as if they were people, and to people as if they were things."""
    people = _people(facts.catalog)
    for reference in facts.catalog.references:
        link = facts.catalog.link(reference.target.id) if reference.target and reference.target.kind == "link" else None
        if link is not None and (said := _said(facts, reference, link, people.get((reference.source, reference.route)))):
            yield Finding("team-or-thing", facts.catalog.place(reference.source, reference.route), *said)


def _people(catalog: Catalog) -> dict[tuple[Key, Route], DoneByPeople]:
    """The places in definitions where only people may be named."""
    marked = ((key, values_marked(definition, DoneByPeople)) for key, definition in catalog.definitions.items())
    return {(key, route): mark for key, found in marked for route, _, mark in found}


def _field(reference: Reference) -> str:
    return f"{reference.source.kind}.{reference.field}"


def _said(facts: Facts, reference: Reference, link: Link, people: DoneByPeople | None) -> tuple[str, str] | None:
    """The message and the remedy; None where the link is of the right sort."""
    if is_team(link):
        if _field(reference) != _WITH:
            return None
        message = f"`{link.id}` is a team, and `with` names the systems and places that a step needs"
        return message, f"Say who does the step, `by: {link.id}`, or what it rests on: `secured_by: …`, an internal promise."
    if people is None:
        return None
    owner = answering_for(facts.catalog, link)
    who = f"`{owner.id}`, its owner" if owner else "the team that answers for it"
    as_well = f", and write `with: [{link.id}]` at the step" if reference.source.kind == "procedure" else ""
    return f"`{link.id}` is a {link.kind}: it {people.lacking}", f"Name the team that does it, such as {who}{as_well}."
