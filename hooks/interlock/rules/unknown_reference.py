"""A reference that leads to nothing.

Whoever follows it would be lost, and the chain behind a promise would have a hole. A reference names the id of a file:
its name without `.yml`.

Bad:

```yaml standards/services/parking.yml
title: Parking permits
summary: Permits for people who live where parking is short.
owner: frnt
customers: [residents]
```

Good:

```yaml standards/services/parking.yml
title: Parking permits
summary: Permits for people who live where parking is short.
owner: front
customers: [residents]
```
"""

from collections.abc import Iterator

from interlock.catalog import Catalog, Reference, parts_of
from interlock.definitions import KINDS, Procedure
from interlock.facts import Facts
from interlock.findings import Finding
from interlock.nearest import did_you_mean

GROUP = "reference"
SEVERITY = "error"


def check(facts: Facts) -> Iterator[Finding]:
    """References in fields and in prose that name no definition, no part of one, or are not written as references."""
    catalog = facts.catalog
    for reference in catalog.references:
        if reference.state in ("unknown", "no-such-part", "malformed"):
            message, remedy = _words(catalog, reference)
            yield Finding("unknown-reference", catalog.place_of(reference), message, remedy)


def _words(catalog: Catalog, reference: Reference) -> tuple[str, str]:
    if reference.state == "malformed":
        return _malformed(reference)
    if reference.state == "no-such-part":
        return _no_such_part(catalog, reference)
    kind = reference.kinds[0]
    if kind in ("step", "criterion", "value"):
        return f"There is no {kind} `{reference.text}` {_where(kind)}", did_you_mean(
            reference.text, _own_parts(catalog, reference)
        )
    id = reference.text.rpartition("/")[2].partition("#")[0] if "/" in reference.text else reference.text.partition("#")[0]
    known = [key.id for key in (*catalog.definitions, *catalog.broken) if key.kind == kind]
    meant = did_you_mean(id, known)
    return f"There is no {kind} `{id}`", meant or f"Write the id of a file in `{_folder(kind)}/`, or add the file."


def _where(kind: str) -> str:
    return {"step": "in this procedure", "criterion": "in this framework", "value": "among the organisation's values"}[kind]


def _own_parts(catalog: Catalog, reference: Reference) -> list[str]:
    definition = catalog.definitions.get(reference.source)
    if reference.kinds[0] == "value":
        return [value.id for value in catalog.organisation.values]
    return parts_of(definition) if definition and (isinstance(definition, Procedure) or reference.kinds[0] == "criterion") else []


def _no_such_part(catalog: Catalog, reference: Reference) -> tuple[str, str]:
    assert reference.target is not None
    part = reference.text.partition("#")[2]
    parts = parts_of(catalog.definitions[reference.target])
    noun = {"procedure": "step", "framework": "criterion", "customer": "expectation"}.get(reference.target.kind, "part")
    return f"`{reference.target.id}` has no {noun} `{part}`", did_you_mean(part, parts)


def _malformed(reference: Reference) -> tuple[str, str]:
    kinds = [kind.name for kind in KINDS]
    if reference.kinds == ("framework",):
        return f"`{reference.text}` names no criterion", "Write `framework#criterion`, such as `six-cs#consistency`."
    if reference.kinds == ("procedure",):
        return f"`{reference.text}` names no step", "Write `procedure#step`, such as `report-a-missed-bin#log`."
    kind, slash, _ = reference.text.partition("/")
    if slash and (meant := did_you_mean(kind, kinds)):
        return f"There is no kind `{kind}`", meant
    if slash:
        return f"There is no kind `{kind}`", f"Kinds are {', '.join(f'`{name}`' for name in kinds)}."
    return f"`{reference.text}` does not say which kind it names", "Write `kind/id`, such as `promise/answer-calls`."


def _folder(kind: str) -> str:
    return next(known.folder for known in KINDS if known.name == kind)
