"""Words between braces without a colon: `{training: Half a day, with a colleague}` leaves `with a colleague` out."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import NamedTuple

from pydantic import BaseModel

from interlock.definitions.model_fields import Route, annotation_at, may_be_list, model_at, written_names
from interlock.definitions.times_of_day import hours_said
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.decode_context import Decoding
from interlock.sources.nodes import Node
from interlock.sources.source import Source

_COLON = lazy_pattern(r"\s*:")
_STUCK_COLON = lazy_pattern(r"(?P<name>\w[\w-]*):(?P<value>(?!//)\S.*)", re.S)


class LooseWords(NamedTuple):
    """The finding about words without a colon, the route of their mapping, and the fields that its remedy writes, if known.

    `cut`: the field whose value a comma cut off before them; empty for others.
    """

    holder: Route
    writes: tuple[str, ...]
    finding: Finding
    cut: str = ""


def loose_words(decoding: Decoding) -> Iterator[LooseWords]:
    """The words between braces that YAML takes for fields without a value, those after one text together."""
    source = decoding.source
    if "{" not in source.text:
        return
    for route, mapping in _mappings(source.root, ()):
        loose = [key for key in mapping.blank if key.text and source.text[mapping.start] == "{" and not _has_colon(source, key)]
        for before, words in groupby(loose, partial(_entry_before, mapping)):
            yield _found(decoding, route, before, [*words])


def _mappings(node: Node | None, route: Route) -> Iterator[tuple[Route, Node]]:
    """Every mapping in a node that is written there, with its route."""
    if node is not None and node.entries is not None:
        yield route, node
        for key, value in node.entries:
            yield from _mappings(value, (*route, key.text or ""))
    for index, item in enumerate((node.items if node else None) or ()):
        yield from _mappings(item, (*route, index))


def _has_colon(source: Source, key: Node) -> bool:
    return _COLON.match(source.text, key.end) is not None


def _entry_before(mapping: Node, key: Node) -> int:
    """The index of the last entry before a key, or -1."""
    return bisect_left(mapping.entries or (), key.start, key=lambda entry: entry[0].start) - 1


def _found(decoding: Decoding, route: Route, before: int, words: list[Node]) -> LooseWords:
    from interlock.sources.hours_meant import is_of_rows
    from interlock.sources.shorthands import fields_of_text  # slow to load, and few files have such words
    from interlock.sources.shown_fields import scalar_shown
    from interlock.sources.slips.colons import touching_colon
    from interlock.sources.yaml_writer import as_scalar

    first, source = words[0], decoding.source
    text, place = first.text or "", source.place_of(first)
    mapping, model = source.at(route), model_at(decoding.model, route)
    if (stuck := _STUCK_COLON.fullmatch(text)) and not stuck["name"].isdecimal():
        finding = Finding("yaml-syntax", place, *touching_colon(stuck["name"], stuck["value"]))
        return LooseWords(route, (stuck["name"],), finding)
    name, _, value = text.partition(" ")
    if value and (model is None or name in written_names(model)) and (model or before < 0):
        finding = Finding("yaml-syntax", place, "A colon is missing after the field's name", f"Write `{name}: {value.strip()}`.")
        return LooseWords(route, (name,), finding)
    key, said = mapping.entries[before] if mapping and mapping.entries and before >= 0 else (None, None)
    if key is None or said is None or not said.text:
        fields = fields_of_text(model, text) if model else {}
        there = {name.text for name, _ in (mapping.entries if mapping else None) or ()}
        meant = next((name for name, value in fields.items() if value != "…" and name not in there), "")
        message = f"`{text}` stands between braces without the name of its field"
        if model and is_of_rows(model) and (hours := hours_said(text)):
            remedy = f'Write `opens: "{hours[0]}", closes: "{hours[1]}"`.'
            return LooseWords(route, ("opens", "closes"), Finding("yaml-syntax", place, message, remedy))
        remedy = f"Write it before the words, with a colon: `{meant or '…'}: {scalar_shown(text)}`."
        return LooseWords(route, (meant,) if meant else (), Finding("yaml-syntax", place, message, remedy))
    field, parts = key.text or "", [said.text, *(word.text or "" for word in words)]
    message = f"Between braces a comma ends a text, so that `{text}` is left out"
    if len(parts) == _OF_A_NUMBER and model and (number := _number(model, field, *parts)):
        remedy = f"Write `{field}: {scalar_shown(number)}`."
    else:
        takes_list = may_be_list(annotation_at(decoding.model, (*route, field)))
        whole = f"[{', '.join(map(scalar_shown, parts))}]" if takes_list else as_scalar(_as_written(source, said.text, words))
        what = "brackets around the list" if takes_list else "quotation marks around the text"
        remedy = f"Put {what}: `{field}: {whole}`."
    return LooseWords(route, (), Finding("yaml-syntax", place, message, remedy), cut=field)


def _as_written(source: Source, before: str, words: list[Node]) -> str:
    """A text that commas cut, in one; behind `95,5 %` there was no blank."""
    blanks = (" " if source.text[word.start - 1].isspace() else "" for word in words)
    return before + "".join(f",{blank}{word.text}" for blank, word in zip(blanks, words, strict=True))


# The parts of a number, before and behind its comma.
_OF_A_NUMBER = 2


def _number(model: type[BaseModel], field: str, whole: str, part: str) -> str:
    """The number or the time of day of which a comma made two texts, as the field takes it; empty for others."""
    from interlock.sources.field_forms import has_form_for

    if not whole[-1:].isdigit() or not part[:1].isdigit():
        return ""
    signs = (":", "") if re.match(r"\d{3}(?!\d)", part) else (":", ".")
    meant = (f"{whole}{sign}{part}{percent}" for percent in ("", "%") for sign in signs)
    return next((each for each in meant if has_form_for(model, field, each)), "")
