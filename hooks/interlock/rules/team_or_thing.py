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
from functools import cache

from pydantic import BaseModel

from interlock.catalog import Catalog, Reference
from interlock.catalog.owners import answering_for
from interlock.definitions import Link
from interlock.definitions.link import is_team
from interlock.definitions.meaning_marks import DoneByPeople, marks_on
from interlock.definitions.model_fields import model_under
from interlock.findings import Finding
from interlock.questions.facts import Facts

GROUP = "chain"
SEVERITY = "warning"

_WITH = "procedure.steps.with"


def subjects(facts: Facts) -> int:
    """References to a team, or to a system or place."""
    references = facts.catalog.references
    return sum(_people(facts.catalog, each) is not None or _field(each) == _WITH for each in references)


def check(facts: Facts) -> Iterator[Finding]:
    """References to things as if they were people, and to people as if they were things."""
    for reference in facts.catalog.references:
        link = facts.catalog.link(reference.target.id) if reference.target and reference.target.kind == "link" else None
        if link is not None and (said := _said(facts, reference, link)):
            yield Finding("team-or-thing", facts.catalog.place(reference.source, reference.route), *said)


def _people(catalog: Catalog, reference: Reference) -> DoneByPeople | None:
    """The mark of the field in which a reference stands, where only people may be named there."""
    definition = catalog.definitions.get(reference.source)
    return _mark_at(type(definition), reference.field) if definition else None


@cache
def _mark_at(model: type[BaseModel], field: str) -> DoneByPeople | None:
    """The mark at the end of a route of names: there are thousands of references, and few fields."""
    *before, last = field.split(".")
    inner: type[BaseModel] | None = model
    for name in before:
        inner = model_under(inner, name) if inner else None
    return marks_on(inner, DoneByPeople).get(last) if inner else None


def _field(reference: Reference) -> str:
    return f"{reference.source.kind}.{reference.field}"


def _said(facts: Facts, reference: Reference, link: Link) -> tuple[str, str] | None:
    """The message and the remedy; None where the link is of the right sort."""
    if is_team(link):
        if _field(reference) != _WITH:
            return None
        message = f"`{link.id}` is a team, and `with` names the systems and places that a step needs"
        return message, f"Say who does the step, `by: {link.id}`, or what it rests on: `secured_by: …`, an internal promise."
    people = _people(facts.catalog, reference)
    if people is None:
        return None
    owner = answering_for(facts.catalog, link)
    who = f"`{owner.id}`, its owner" if owner else "the team that answers for it"
    as_well = f", and write `with: [{link.id}]` at the step" if reference.source.kind == "procedure" else ""
    return f"`{link.id}` is a {link.kind}: it {people.lacking}", f"Name the team that does it, such as {who}{as_well}."
