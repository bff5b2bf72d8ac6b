"""Message and remedy for a reference to a part that does not exist: which of those that exist was meant?"""

import re
from functools import lru_cache

from interlock.catalog import Catalog, Reference
from interlock.definitions import Customer, Definition, Framework, Kind, Procedure, kind_named
from interlock.definitions.ids import id_from, name_key
from interlock.definitions.named_parts import parts_of
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nearest import nearest
from interlock.findings.nouns import with_article

# The most ids of parts that a remedy lists.
_MOST_PARTS = 8
# A step by its number: `2`, `Step 2`, `no. 2`.
_NUMBER = lazy_pattern(r"(?:[a-zé]+\.?[ -]?)?(\d{1,4})\.?", re.I)


def no_own_part(catalog: Catalog, reference: Reference) -> tuple[str, str]:
    """A reference by an id alone, to a step, a criterion or a value that does not exist."""
    kind = reference.kinds[0]
    message = f"There is no {kind} `{reference.text}` {_where(kind)}"
    return message, _remedy(own_parts(catalog, reference), reference.text, kind)


def _where(kind: str) -> str:
    return {"step": "in this procedure", "criterion": "in this framework", "value": "among the organisation's values"}[kind]


def own_parts(catalog: Catalog, reference: Reference) -> dict[str, str]:
    """The names of the values of the organisation, or of the steps or criteria of the same definition, by their ids."""
    if reference.kinds[0] == "value":
        return {value.id: value.title for value in catalog.organisation.values}
    return _names_of_parts(catalog.definitions.get(reference.source) or catalog.partial.get(reference.source))


def _names_of_parts(definition: Definition | None) -> dict[str, str]:
    """What is said of the parts of a definition, by their ids."""
    if isinstance(definition, Procedure):
        return {step.id: step.does for step in definition.steps}
    if isinstance(definition, Framework):
        return {criterion.id: criterion.title for criterion in definition.all_criteria()}
    if isinstance(definition, Customer):
        return {expectation.id: expectation.text for expectation in definition.expectations}
    return {}


def no_such_part(catalog: Catalog, reference: Reference) -> tuple[str, str]:
    """A reference to a definition that has no part with this id."""
    assert reference.target is not None
    before, _, part = reference.text.partition("#")
    kind = kind_named(reference.target.kind)
    definition = catalog.definitions[reference.target]
    parts = dict.fromkeys(parts_of(definition), "") | _names_of_parts(definition)
    remedy = _remedy(parts, part, kind.part_noun, f"{before}#")
    if not kind.named_parts:
        remedy = f"Write only `{before}`: {with_article(kind.name)} has no parts to name."
    return f"`{reference.target.id}` has no {kind.part_noun} `{part}`", remedy


def _remedy(parts: dict[str, str], written: str, kind: str, before: str = "") -> str:
    """The id of the part that was meant, behind the words `before` it in the same reference; else the ids there are."""
    ids = list(parts)
    if meant := _part_meant(parts, written.rpartition("#")[2], kind):
        return f"Did you mean `{before}{meant if kind == 'criterion' else id_from(meant)}`?"
    if not ids:
        return (
            "Write it into `standards/organisation.yml`, under `values:`."
            if kind == "value"
            else f"Give the {kind} an `id` first."
        )
    shown = f"{', '.join(f'`{id}`' for id in ids[:_MOST_PARTS])}{' …' if len(ids) > _MOST_PARTS else ''}"
    return f"Write the `id` of one{' behind `#`' if before else ''}: {shown}."


def _part_meant(parts: dict[str, str], written: str, kind: str) -> str | None:
    """The part that is named by its number, by its title or by what is done in it, or the one that is most like it."""
    if step := _numbered_step(list(parts), written, kind):
        return step
    asked = name_key(written).removeprefix("the-")
    named = [id for id, name in parts.items() if asked and asked in (_plain(id), _plain(name))]
    if not named and (similar := nearest(asked, [_plain(name) for name in parts.values()], least=80)):
        named = [id for id, name in parts.items() if _plain(name) == similar]
    return named[0] if named else nearest(written, parts)


def _numbered_step(ids: list[str], written: str, kind: str) -> str | None:
    """The step with a number, `step 2`; None for other words, and for other parts, which have no numbers."""
    number = _NUMBER.fullmatch(written) if kind == "step" else None
    return ids[int(number[1]) - 1] if number and 0 < int(number[1]) <= len(ids) else None


@lru_cache(maxsize=10_000)
def _plain(name: str) -> str:
    """The id that a name makes. Cached, because thousands of references may be compared with the same thousands of names."""
    return name_key(name)


def no_part(catalog: Catalog, text: str, kind: Kind) -> tuple[str, str]:
    """A reference without `#`, where the part of a definition belongs."""
    whole = _with_part(catalog, text.strip(), kind)
    if whole:
        return f"`{text}` names no {kind.part_noun}", f"Write `{whole}`."
    id = _apart(text.strip())[0]
    definition = catalog.get(kind.name, id)
    parts = parts_of(definition) if definition else []
    example = f"{id}#{parts[0]}" if parts else kind.named_parts.example if kind.named_parts else ""
    return f"`{text}` names no {kind.part_noun}", f"Write `{kind.name}#{kind.part_noun}`, such as `{example}`."


def _with_part(catalog: Catalog, text: str, kind: Kind) -> str:
    """The part that is named alone, or after a sign other than `#`, where only one is called so; else an empty text."""
    holders = {key.id: parts_of(found) for key, found in catalog.definitions.items() if key.kind == kind.name}
    id, rest = _apart(text)
    if parts := holders.get(id) if rest else None:
        meant = _numbered_step(parts, rest, kind.part_noun) or nearest(rest, parts, least=80)
        return f"{id}#{meant}" if meant else ""
    found = [f"{holder}#{part}" for holder, parts in holders.items() for part in parts if part == text.removeprefix("#")]
    return found[0] if len(found) == 1 else ""


def _apart(text: str) -> tuple[str, str]:
    """The id at the beginning of a text, and what follows the sign behind it."""
    id, *rest = re.split(r"\s*[/:>,]\s*|\s+", text, maxsplit=1)
    return id, rest[0] if rest else ""
