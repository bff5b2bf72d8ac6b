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

from interlock.catalog import Catalog, Key, Reference
from interlock.definitions import KINDS, Kind, Procedure, kind_named
from interlock.definitions.ids import ID, id_from
from interlock.definitions.named_parts import parts_of
from interlock.findings import Finding
from interlock.findings.nearest import did_you_mean, nearest
from interlock.findings.nouns import with_article
from interlock.questions.facts import Facts

GROUP = "reference"
SEVERITY = "error"


def check(facts: Facts) -> Iterator[Finding]:
    """References in fields and in prose to unknown definitions or parts, and malformed ones."""
    catalog = facts.catalog
    soon = _keys_after_renaming(catalog)
    for reference in catalog.written_references():
        if reference.state == "unknown" and _key(reference) in soon:
            continue
        if reference.state in ("unknown", "no-such-part", "malformed"):
            message, remedy = _words(catalog, reference)
            yield Finding("unknown-reference", catalog.place_of(reference), message, remedy)


def _keys_after_renaming(catalog: Catalog) -> set[Key]:
    """The keys of files with invalid names once they are renamed as `bad-id` asks: references to these are right already."""
    keys = (*catalog.definitions, *catalog.broken)
    return {Key(key.kind, id_from(key.id)) for key in keys if not ID.fullmatch(key.id)}


def _key(reference: Reference) -> Key:
    return Key(reference.kinds[0], reference.text.partition("#")[0].strip().rpartition("/")[2].lower())


def _words(catalog: Catalog, reference: Reference) -> tuple[str, str]:
    if reference.state == "malformed":
        return _malformed(catalog, reference)
    if reference.state == "no-such-part":
        return _no_such_part(catalog, reference)
    kind = reference.kinds[0]
    if kind in ("step", "criterion", "value"):
        meant = did_you_mean(reference.text, _own_parts(catalog, reference))
        return f"There is no {kind} `{reference.text}` {_where(kind)}", meant or _own_remedy(kind)
    return _unknown(catalog, reference, kind)


def _unknown(catalog: Catalog, reference: Reference, kind: str) -> tuple[str, str]:
    written, hash, part = reference.text.partition("#")
    id = written.strip().rpartition("/")[2]
    known = _ids(catalog, kind)
    if not reference.full and written.strip() != id and id in known:
        return f"`{written}` says more than the id of {with_article(kind)}", f"Write `{id}{hash}{part}`."
    others = [other.name for other in KINDS if other.name != kind and id.lower() in _ids(catalog, other.name)]
    meant = nearest(id, known)
    if reference.full and others and id.lower() not in known:
        remedy = f"Did you mean `{others[0]}/{id.lower()}{hash}{part}`?"
    elif meant:
        remedy = f"Did you mean `{f'{kind}/' if reference.full else ''}{id_from(meant)}{hash}{part}`?"
    else:
        remedy = f"Write the id of a file in `{_folder(kind)}/`, or add the file."
    return f"There is no {kind} `{id}`", remedy


def _ids(catalog: Catalog, kind: str) -> set[str]:
    return {key.id for key in (*catalog.definitions, *catalog.broken) if key.kind == kind}


def _own_remedy(kind: str) -> str:
    return {
        "step": "Write the `id` of one of its steps.",
        "criterion": "Write the `id` of one of its criteria.",
        "value": "Write the `id` of a value in `standards/organisation.yml`.",
    }[kind]


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
    kind = kind_named(reference.target.kind)
    remedy = did_you_mean(part, parts) or (
        f"Write the `id` of one: {', '.join(f'`{name}`' for name in parts[:8])}." if parts else ""
    )
    if not kind.named_parts:
        remedy = f"Write only `{reference.text.partition('#')[0]}`: {with_article(kind.name)} has no parts to name."
    return f"`{reference.target.id}` has no {kind.part_noun} `{part}`", remedy


def _no_part(catalog: Catalog, text: str, kind: Kind) -> tuple[str, str]:
    definition = catalog.get(kind.name, text.strip())
    parts = parts_of(definition) if definition else []
    example = f"{text.strip()}#{parts[0]}" if parts else kind.named_parts.example if kind.named_parts else ""
    return f"`{text}` names no {kind.part_noun}", f"Write `{kind.name}#{kind.part_noun}`, such as `{example}`."


def _malformed(catalog: Catalog, reference: Reference) -> tuple[str, str]:
    if not reference.full and "#" not in reference.text:
        return _no_part(catalog, reference.text, kind_named(reference.kinds[0]))
    if not reference.full:
        return f"`{reference.text}` names a part, where a whole {reference.kinds[0]} belongs", "Take off `#` and what follows."
    kinds = [kind.name for kind in KINDS]
    kind, slash, rest = reference.text.partition("/")
    if slash and (meant := nearest(kind, kinds)):
        return f"There is no kind `{kind}`", f"Did you mean `{meant}/{rest}`?"
    if slash:
        return f"There is no kind `{kind}`", f"Kinds are {', '.join(f'`{name}`' for name in kinds)}."
    found = next((name for name in kinds if reference.text.lower() in _ids(catalog, name)), None)
    remedy = f"Write `{found}/{reference.text.lower()}`." if found else "Write `kind/id`, such as `promise/answer-calls`."
    return f"`{reference.text}` does not say which kind it names", remedy


def _folder(kind: str) -> str:
    return kind_named(kind).folder
