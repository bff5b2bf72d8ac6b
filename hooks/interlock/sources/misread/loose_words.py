"""Words between braces without a colon: `{training: Half a day, with a colleague}` leaves `with a colleague` out."""

import re
from bisect import bisect_left
from collections.abc import Container, Iterator
from functools import partial
from itertools import groupby
from typing import NamedTuple

from pydantic import BaseModel

from interlock.definitions.model_fields import Route, annotation_at, may_be_list, model_at, written_names
from interlock.definitions.values.times_of_day import hours_said
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.decoding.decode_context import Decoding
from interlock.sources.source import Source
from interlock.sources.yaml.nodes import Node
from interlock.sources.yaml.yaml_findings import has_colon

_THOUSANDS = lazy_pattern(r"\d{3}")
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
        loose = [key for key in mapping.blank if key.text and source.text[mapping.start] == "{" and not has_colon(source, key)]
        for before, words in groupby(loose, partial(_entry_before, mapping)):
            yield _found(decoding, route, mapping, before, [*words])


def _mappings(node: Node | None, route: Route) -> Iterator[tuple[Route, Node]]:
    """Every mapping in a node that is written there, with its route."""
    if node is not None and node.entries is not None:
        yield route, node
        for key, value in node.entries:
            yield from _mappings(value, (*route, key.text or ""))
    for index, item in enumerate((node.items if node else None) or ()):
        yield from _mappings(item, (*route, index))


def _entry_before(mapping: Node, key: Node) -> int:
    """The index of the last entry before a key, or -1."""
    return bisect_left(mapping.entries or (), key.start, key=lambda entry: entry[0].start) - 1


def _found(decoding: Decoding, route: Route, mapping: Node, before: int, words: list[Node]) -> LooseWords:
    """What to say of words that stand together. `before`: the index of the entry before them, or -1."""
    if stuck := _colon_touches(decoding, route, words[0]) or _colon_missing(decoding, route, words[0], is_first=before < 0):
        return stuck
    entries = mapping.entries or []
    if before >= 0 and (said := entries[before][1].text):
        return _text_cut(decoding, route, entries[before][0].text or "", said, words)
    return _without_name(decoding, route, words[0], {name.text for name, _ in entries})


def _colon_touches(decoding: Decoding, route: Route, word: Node) -> LooseWords | None:
    """A field whose colon touches its value: `{training:Half a day}`. The colon of a time, `9:30`, is none."""
    from interlock.sources.slips.colons import touching_colon

    stuck = _STUCK_COLON.fullmatch(word.text or "")
    if stuck is None or stuck["name"].isdecimal():
        return None
    finding = Finding("yaml-syntax", decoding.source.place_of(word), *touching_colon(stuck["name"], stuck["value"]))
    return LooseWords(route, (stuck["name"],), finding)


def _colon_missing(decoding: Decoding, route: Route, word: Node, *, is_first: bool) -> LooseWords | None:
    """The name of a field and its value with a blank between: `{training Half a day}`."""
    model = model_at(decoding.model, route)
    name, _, value = (word.text or "").partition(" ")
    is_field = name in written_names(model) if model else is_first
    if not value or not is_field:
        return None
    message, remedy = "A colon is missing after the field's name", f"Write `{name}: {value.strip()}`."
    return LooseWords(route, (name,), Finding("yaml-syntax", decoding.source.place_of(word), message, remedy))


def _without_name(decoding: Decoding, route: Route, word: Node, there: Container[str | None]) -> LooseWords:
    """A value without its field. `there`: the fields that the mapping has."""
    from interlock.sources.meant.hours_meant import is_of_rows  # slow to load, and few files have such words
    from interlock.sources.meant.shorthands import fields_of_text
    from interlock.sources.shown_fields import scalar_shown

    text, model = word.text or "", model_at(decoding.model, route)
    if model and is_of_rows(model) and (hours := hours_said(text)):
        writes: tuple[str, ...] = ("opens", "closes")
        remedy = f'Write `opens: "{hours[0]}", closes: "{hours[1]}"`.'
    else:
        fields = fields_of_text(model, text) if model else {}
        writes = tuple(name for name, value in fields.items() if value != "…" and name not in there)[:1]
        remedy = f"Write it before the words, with a colon: `{writes[0] if writes else '…'}: {scalar_shown(text)}`."
    message = f"`{text}` stands between braces without the name of its field"
    return LooseWords(route, writes, Finding("yaml-syntax", decoding.source.place_of(word), message, remedy))


def _text_cut(decoding: Decoding, route: Route, field: str, said: str, words: list[Node]) -> LooseWords:
    """A text that commas cut, or a list or a number. `said`: what is left of it in its field."""
    message = f"Between braces a comma ends a text, so that `{words[0].text or ''}` is left out"
    remedy = _in_one(decoding, route, field, said, words)
    return LooseWords(route, (), Finding("yaml-syntax", decoding.source.place_of(words[0]), message, remedy), cut=field)


def _in_one(decoding: Decoding, route: Route, field: str, said: str, words: list[Node]) -> str:
    """The remedy that puts what commas cut into one value."""
    from interlock.sources.shown_fields import scalar_shown
    from interlock.sources.yaml.yaml_writer import as_scalar

    model, parts = model_at(decoding.model, route), [said, *(word.text or "" for word in words)]
    *thousands, part = parts
    if model and all(map(_THOUSANDS.fullmatch, thousands[1:])) and (number := _number(model, field, "".join(thousands), part)):
        return f"Write `{field}: {scalar_shown(number)}`."
    if may_be_list(annotation_at(decoding.model, (*route, field))):
        return f"Put brackets around the list: `{field}: [{', '.join(map(scalar_shown, parts))}]`."
    return f"Put quotation marks around the text: `{field}: {as_scalar(_as_written(decoding.source, said, words))}`."


def _as_written(source: Source, before: str, words: list[Node]) -> str:
    """A text that commas cut, in one; behind `95,5 %` there was no blank."""
    blanks = (" " if source.text[word.start - 1].isspace() else "" for word in words)
    return before + "".join(f",{blank}{word.text}" for blank, word in zip(blanks, words, strict=True))


def _number(model: type[BaseModel], field: str, whole: str, part: str) -> str:
    """The number or the time of day that stands before and behind a comma, as the field takes it; empty for others."""
    from interlock.sources.decoding.field_forms import has_form_for

    if not whole[-1:].isdigit() or not part[:1].isdigit():
        return ""
    signs = (":", "") if re.match(r"\d{3}(?!\d)", part) else (":", ".")
    meant = (f"{whole}{sign}{part}{percent}" for percent in ("", "%") for sign in signs)
    return next((each for each in meant if has_form_for(model, field, each)), "")
