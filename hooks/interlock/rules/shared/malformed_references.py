"""Message and remedy for a reference that is not written as one: which kind, which part was meant?"""

import re

from interlock.catalog import Catalog, Key, Reference
from interlock.catalog.naming import bare_name, kinds_in
from interlock.definitions import KINDS, kind_named
from interlock.definitions.ids import id_from
from interlock.definitions.named_parts import parts_of
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nearest import nearest
from interlock.findings.nouns import in_sentences
from interlock.rules.shared.missing_parts import no_part
from interlock.rules.shared.names_index import NamesIndex
from interlock.rules.shared.prose_references import apart_or_swapped

# The beginning of the message about a part that YAML cut off.
CUT_BY_NOTE = "To YAML, `#"


def of_malformed(named: NamesIndex, reference: Reference) -> tuple[str, str]:
    """Message and remedy for a reference whose state is `malformed`."""
    if reference.is_full:
        return _kind_and_id(named, reference)
    if "#" in reference.text:
        message = f"`{reference.text}` names a part, where a whole {in_sentences(reference.kinds[0])} belongs"
        return message, "Take off `#` and what follows."
    return _cut_by_note(named.catalog, reference) or no_part(named.catalog, reference.text, kind_named(reference.kinds[0]))


def _kind_and_id(named: NamesIndex, reference: Reference) -> tuple[str, str]:
    """A reference that has to say its kind, as those in prose."""
    text = reference.text
    if whole := apart_or_swapped(named.catalog, reference):
        return f"`{text}` is not written as `kind/id`", f"Write `[[{whole}]]`."
    kind, slash, rest = text.partition("/")
    if in_path := kinds_in(bare_name(text).split("/")[:-1]):
        id = bare_name(rest).removesuffix("/index.html").rpartition("/")[2].removesuffix(".yml")
        return f"`{kind}` is not the name of a kind here", f"Write `{in_path[0]}/{id.lower()}`."
    return _of_no_kind(kind, rest) if slash else _without_kind(named, text)


def _of_no_kind(kind: str, rest: str) -> tuple[str, str]:
    kinds = [kind.name for kind in KINDS]
    meant = nearest(kind, kinds)
    remedy = f"Did you mean `{meant}/{rest}`?" if meant else f"Kinds are {', '.join(f'`{name}`' for name in kinds)}."
    return f"There is no kind `{kind}`", remedy


def _without_kind(named: NamesIndex, text: str) -> tuple[str, str]:
    message = f"`{text}` does not say which kind it names"
    found = [Key(kind.name, text.lower()) for kind in KINDS if text.lower() in named.ids[kind.name]]
    if found := found or named.titled(text) or _after_its_kind(named, text):
        return message, f"Write {_either(found)}."
    if found := _misspelt(named, text) or named.with_words_of_any(text):
        return message, f"Did you mean {_either(found)}?"
    return message, "Write `kind/id`, such as `promise/answer-calls`."


def _either(keys: list[Key]) -> str:
    return " or ".join(f"`{key}`" for key in keys[:3])


def _misspelt(named: NamesIndex, text: str) -> list[Key]:
    """The definitions whose id is nearest to a text, of whatever kinds."""
    meant = nearest(id_from(text), {id for ids in named.ids.values() for id in ids})
    return [Key(kind.name, meant) for kind in KINDS if meant in named.ids[kind.name]]


def _after_its_kind(named: NamesIndex, text: str) -> list[Key]:
    """The definition that is written as `promise answer-calls`, or as `promise: answer-calls`."""
    word, *rest = re.split(r"[\s:]+", text.strip().lower(), maxsplit=1)
    return [Key(kind, rest[0]) for kind in kinds_in([word]) if rest and rest[0] in named.ids[kind]]


_PART_AS_NOTE = lazy_pattern(r"[ \t]+#[ \t]*([\w.-]+)[ \t]*(?=[\],\r\n]|\Z)")


def _cut_by_note(catalog: Catalog, reference: Reference) -> tuple[str, str] | None:
    """For a part after a blank, `six-cs #care`, which is a note to YAML; None for others."""
    source, definition = catalog.sources[reference.source], catalog.get(reference.kinds[0], reference.text)
    node = source.at(reference.route)
    match = _PART_AS_NOTE.match(source.text, node.end) if node else None
    if match is None or definition is None or match[1] not in parts_of(definition):
        return None
    return f"{CUT_BY_NOTE}{match[1]}` after a blank is a note", f"Write `{reference.text}#{match[1]}`."
