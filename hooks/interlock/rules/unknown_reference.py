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

from collections import Counter
from collections.abc import Iterator

from interlock.catalog import Catalog, Key, Reference
from interlock.catalog.naming import keys_after_renaming
from interlock.definitions.named_parts import parts_of
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.questions.facts import Facts
from interlock.rules.shared.direction_marks import DIRECTION_MARK
from interlock.rules.shared.malformed_references import of_malformed
from interlock.rules.shared.missing_parts import no_own_part, no_such_part, own_parts
from interlock.rules.shared.names_index import NamesIndex, key_meant
from interlock.rules.shared.several_names import SAYS_ONE_WORD, between_brackets
from interlock.rules.shared.unknown_names import of_unknown_name

GROUP = "reference"
SEVERITY = "error"

# The most references of one definition that are compared with what is known; a report lists fewer of them.
_MOST_COMPARED = 150


def check(facts: Facts) -> Iterator[Finding]:
    """References in fields and in prose to unknown definitions or parts, and malformed ones."""
    catalog = facts.catalog
    soon = keys_after_renaming(catalog)
    named, twins, found = NamesIndex(catalog), _with_twins(catalog), Counter[Key]()
    for reference in catalog.written_references():
        if (reference.state == "unknown" and key_meant(reference) in soon) or _is_contents(reference):
            continue
        if _may_be_of_a_twin(reference) and (reference.target or reference.source) in twins:
            continue
        if DIRECTION_MARK.search(reference.text):
            continue  # `unsafe-markup` reports it
        if reference.state in ("unknown", "no-such-part", "malformed"):
            found[reference.source] += 1
            message, remedy = _words(named, reference) if found[reference.source] <= _MOST_COMPARED else (_short(reference), "")
            remedy = between_brackets(catalog, reference, remedy)
            yield Finding("unknown-reference", catalog.place_of(reference), message, remedy)


def _may_be_of_a_twin(reference: Reference) -> bool:
    """Whether it names a part, which may be missing because another part has the id that was meant for it."""
    return reference.state == "no-such-part" or reference.kinds[0] in ("step", "criterion")


def _with_twins(catalog: Catalog) -> set[Key]:
    """The definitions in which two parts have one id."""
    ids = ((key, [id.lower() for id in parts_of(definition)]) for key, definition in catalog.definitions.items())
    return {key for key, found in ids if len(found) > len(set(found))}


def _is_contents(reference: Reference) -> bool:
    """Whether it is `[[_TOC_]]`, which other programs replace by a table of contents: `foreign-markup` reports it."""
    return reference.in_prose and reference.text.strip().strip("_").lower() == "toc"


def _short(reference: Reference) -> str:
    return f"`{reference.text}` names nothing that is there"


def _words(named: NamesIndex, reference: Reference) -> tuple[str, str]:
    return _sign_behind(named, reference) or _without_sign(named, reference)


_SIGN_BEHIND = lazy_pattern(r"(\S*\w)\s*([,;.:!]+)")


def _sign_behind(named: NamesIndex, reference: Reference) -> tuple[str, str] | None:
    """For an id with a sign after it, `front,`, where the id alone is right or its own remedy says one word; None for others."""
    match = _SIGN_BEHIND.fullmatch(reference.text)
    if match is None:
        return None
    message, alone = f"`{match[2]}` stands after `{match[1]}`, and is no part of it", reference._replace(text=match[1])
    if _is_there(named, alone):
        return message, f"Write `{match[1]}`."
    remedy = _without_sign(named, alone)[1]
    return (message, remedy) if SAYS_ONE_WORD.fullmatch(remedy) else None


def _is_there(named: NamesIndex, reference: Reference) -> bool:
    """Whether the text of a reference names what is there, whatever its state says."""
    if reference.target:
        return reference.text.partition("#")[2] in parts_of(named.catalog.definitions[reference.target])
    if reference.kinds[0] in ("step", "criterion", "value"):
        return reference.text in own_parts(named.catalog, reference)
    kind, slash, id = reference.text.partition("/")
    if not reference.is_full:
        return reference.state != "malformed" and reference.text in named.ids[reference.kinds[0]]
    return bool(slash) and id in named.ids[kind]


def _without_sign(named: NamesIndex, reference: Reference) -> tuple[str, str]:
    if reference.state == "malformed":
        return of_malformed(named, reference)
    if reference.state == "no-such-part":
        return no_such_part(named.catalog, reference)
    if reference.kinds[0] in ("step", "criterion", "value"):
        return no_own_part(named.catalog, reference)
    return of_unknown_name(named, reference)
