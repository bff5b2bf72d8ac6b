"""Something published refers to a definition that is retired.

Readers would be sent to what no longer holds. Refer to what took its place. Lessons and sessions tell what was true when
they were written, and approvals, critiques and answers who gave them, so they may go on naming what has been retired since: a
team does not sign by taking the place of another.

Bad:

```yaml standards/customers/visitors.yml
title: Visitors
summary: People who stay for a day or a week.
status: retired
replaced_by: residents
```
```yaml standards/services/skips.yml
title: Skips
summary: A skip on the road for building waste.
owner: front
customers: [visitors]
```

Good:

```yaml standards/services/skips.yml
title: Skips
summary: A skip on the road for building waste.
owner: front
customers: [residents]
```
"""

from collections.abc import Iterator

from interlock.catalog import Reference, key_of
from interlock.catalog.replacements import in_place_of
from interlock.catalog.same_list import remedy_beside
from interlock.definitions import KINDS, Definition, Promise
from interlock.definitions.meaning_marks import DayHappened
from interlock.definitions.model_fields import marks_at
from interlock.findings import Finding
from interlock.findings.nouns import in_sentences
from interlock.questions.facts import Facts

GROUP = "reference"
SEVERITY = "warning"


def check(facts: Facts) -> Iterator[Finding]:
    """References from something published to something retired."""
    records = {kind.name for kind in KINDS if kind.is_record}
    for reference, target in facts.catalog.live_references():
        if target.status == "retired" and reference.source.kind not in records and not _says_who_did(facts, reference, target):
            message = f"The {in_sentences(target.kind_name)} `{target.id}` is retired"
            remedy = _remedy(facts, reference, in_place_of(facts.catalog, target))
            yield Finding("retired-reference", facts.catalog.place_of(reference), message, remedy)


def _says_who_did(facts: Facts, reference: Reference, target: Definition) -> bool:
    """Whether a reference names the link that did something on a day, as an approval does.

    Hand-written pages have no such fields.
    """
    source = facts.catalog.definitions.get(reference.source)
    route = (*reference.route[:-1], "on")
    return source is not None and target.kind_name == "link" and bool(marks_at(type(source), route, DayHappened))


def _remedy(facts: Facts, reference: Reference, instead: Definition | None) -> str:
    if instead is None:
        return "Name what took its place, or take the reference out."
    if key_of(instead) == reference.source:
        return "This definition took its place: take the reference out."
    if _is_to_itself(facts, reference, instead):
        return f"`{instead.id}` would promise this to itself: retire this promise as well, or name another link."
    full = reference.text.startswith(f"{instead.kind_name}/")
    written = f"Write `{key_of(instead) if full else instead.id}`."
    return remedy_beside(facts.catalog, reference, key_of(instead)) or written


def _is_to_itself(facts: Facts, reference: Reference, instead: Definition) -> bool:
    """Whether a link in this place would make a promise to itself, and to nobody else."""
    promise = facts.catalog.definitions.get(reference.source)
    if not isinstance(promise, Promise) or reference.field not in ("made_by", "made_to"):
        return False
    others = promise.made_to if reference.field == "made_by" else [promise.made_by]
    return len(promise.made_to) == 1 and all(facts.catalog.link(id) is instead for id in others)
