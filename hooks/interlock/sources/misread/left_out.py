"""Words of a YAML file that YAML leaves out of its values although they look like text: after ` #`, and names after `&`."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

import yaml
from pydantic import BaseModel

from interlock.definitions.model_fields import model_under, written_names
from interlock.findings import Finding, Severity
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.filtered_pattern import FilteredPattern
from interlock.sources.source import Source
from interlock.sources.yaml.masked_notes import (
    MASKED_KEY,
    MASKED_VALUE,
    Note,
    is_empty_before,
    masked_lines,
    notes_in,
    tokens_before_error,
)
from interlock.sources.yaml.nodes import Node

# Files in which this finds nothing are skipped.
_SUSPICIOUS = FilteredPattern(lazy_pattern(r"(?:^|[\s,\[{])(?:#[^\s#=*!_-]|# \d|&[^\s,])", re.M), ("#", "&"))
# The beginning of the remedy for a part behind a blank.
PART_LEFT_OUT = "If it names a part"
_CURLY = "“„”"  # a text that begins with such a mark and ends before the other one is reported as that
# A word at the sign, as in `#3` and `#late`: no note, and no line of signs.
_WORD_AT_SIGN = lazy_pattern(r"#[^\s#=*!_-]")
# `ticket # 12`: a number after a word, with a single blank before the sign.
_NUMBER = lazy_pattern(r"[^\W\d_] # \d")
# A field or an item that was turned into a comment.
_OUT_OF_USE = lazy_pattern(r"#(?:- |[\w-]+:(?:\s|$))")


def left_out(source: Source, *, is_whole: bool = True) -> Iterator[Finding]:
    """A warning for each text that YAML cuts off at ` #`, and for each name after `&` that nothing refers to.

    `is_whole`: whether the file has no other faults. In one that has, an empty field may be reported already.
    """
    if not source.holds(_SUSPICIOUS):
        return
    text = source.read_as or source.text
    tokens = tokens_before_error(text)
    for start in _cuts(text, tokens, is_whole=is_whole):
        yield cut_off(source, start)
    used = {token.value for token in tokens if isinstance(token, yaml.AliasToken)}
    for token, following in pairwise(tokens):
        is_text = isinstance(following, yaml.ScalarToken) and not following.style
        is_alone = is_whole and isinstance(
            following, yaml.KeyToken | yaml.BlockEntryToken | yaml.BlockEndToken | yaml.FlowEntryToken
        )
        if isinstance(token, yaml.AnchorToken) and (is_text or is_alone) and token.value not in used:
            place = source.place(token.start_mark.index, token.end_mark.index)
            message = f"`&{token.value}` is a name to YAML, and is left out"
            yield Finding("yaml-syntax", place, message, 'Put the whole text in quotation marks: "…".', "warning")


# Lines of a text that begin with a mark of items.
_ITEMS = lazy_pattern(r"(?:^|[\r\n])[ \t]*[-•◦▪●·*–] ")
_MARKS_OF_ITEMS = tuple(f"{mark} " for mark in "-•◦▪●·*–")
# A text that ends with a quotation mark and has no other, after a letter or the end of a sentence; after a digit it means inches.
_CLOSED_ONLY = lazy_pattern(r"[^\"“”]*[^\W\d][.!?…)]*\"")


def run_together(source: Source, *, is_whole: bool = True) -> Iterator[Finding]:
    """A warning for each text that was meant as items, and for each with a closing quotation mark alone.

    `is_whole`: whether the file has no other faults. In one that has, a text in place of a list is reported already.
    """
    if source.odd_unquoted is None and not source.holds(_RUN_TOGETHER):
        return
    for start, end in odd_unquoted(source):
        written = source.text[start:end]
        if is_whole and _looks_like_a_list(written) and source.holds(_RUN_TOGETHER):
            message = "These lines become one text, although they look like a list"
            remedy = "Write `|` in place of `>`." if written[0] == ">" else _AS_BLOCK
            yield Finding("yaml-syntax", source.place(start, end), message, remedy, "warning")
        elif written.endswith('"') and _CLOSED_ONLY.fullmatch(written) and source.holds(_RUN_TOGETHER):
            message, remedy = (
                "A quotation mark closes here, and none opens before it",
                "Delete it, or put one before the text, too.",
            )
            yield Finding("yaml-syntax", source.place(end - 1, end), message, remedy, "warning")


_AS_BLOCK = (
    "Type ` |` after the colon of the field, and begin the text on the next line; in a list of fields, begin each with `- `."
)


def _looks_like_a_list(text: str) -> bool:
    return any(map(text.__contains__, _MARKS_OF_ITEMS)) and len(_ITEMS.findall(text)) > 1


# A field below another one, or an item, whose value touches its colon, so that both are one text.
_TOUCHING = FilteredPattern(lazy_pattern(r"^[ \t]+(?:- +)*([a-z_]+):[^\s:/]", re.M), others=(lazy_pattern(r":[^\s:/]"),))


def touching_values(source: Source, model: type[BaseModel]) -> Iterator[Finding]:
    """A warning for each text in place of fields that begins with the name of one of them and a colon, without a space after it.

    In a list of plain texts such a text may be what was meant: `kind:regards` is no field there.
    """
    if not source.holds(_TOUCHING):
        return
    names = {match.start(1): match for match in _TOUCHING.pattern.finditer(source.text)}
    for node, expected in _in_place_of_fields(source.root, model):
        match = names.get(node.start)
        if match and match[1] in written_names(expected):
            message, remedy = (
                f"`{match[1]}` is no field here, but part of a text: its value touches the colon",
                "Put a space after the colon",
            )
            place = source.place(node.start, match.end(1) + 1)
            yield Finding("yaml-syntax", place, message, f"{remedy}, or the text in quotation marks.", "warning")


def _in_place_of_fields(node: Node | None, model: type[BaseModel]) -> Iterator[tuple[Node, type[BaseModel]]]:
    """The texts where fields of their own may stand, each with the model of these."""
    for key, value in (node.entries if node else None) or ():
        if below := model_under(model, key.text or ""):
            for inner in (value, *(value.items or ())):
                if inner.text is not None:
                    yield inner, below
                yield from _in_place_of_fields(inner, below)


def odd_unquoted(source: Source) -> Iterable[tuple[int, int]]:
    """The offsets of texts without quotation marks that may be read otherwise than they were meant.

    They have several lines, or a quotation mark at their end; of those behind `>`, some have lost a blank line.
    """
    return _unquoted(source.read_as or source.text) if source.odd_unquoted is None else source.odd_unquoted


def _unquoted(text: str) -> Iterator[tuple[int, int]]:
    """The offsets of all texts and keys that do not stand in quotation marks."""
    for token in tokens_before_error(text):
        if isinstance(token, yaml.ScalarToken) and not token.style:
            yield token.start_mark.index, token.end_mark.index


_RUN_TOGETHER = lazy_pattern(r"[^\W\d][.!?…)]*\"[ \t]*$|^[ \t]*(?:[\w-]+:[ \t]+)?[-•◦▪●·*–] ", re.M)


def cut_off(source: Source, start: int, severity: Severity = "warning") -> Finding:
    """The finding for a text that is cut off at the `#` at an offset."""
    return note_in_text(source, start, _uncut(source, start), severity)


def note_in_text(source: Source, start: int, remedy: str, severity: Severity = "warning") -> Finding:
    """The finding for words that YAML takes for a note, from the `#` at an offset on."""
    message = "To YAML, what stands after a blank and `#` is a note: it is left out"
    return Finding("yaml-syntax", source.place(start, len(source.text)), message, remedy, severity)


def _uncut(source: Source, start: int) -> str:
    """What to type for a text that is cut off: quotation marks that it does not hold itself, unless it stands in some already."""
    line = source.place(start).quote
    before = line[: source.place(start).column - 1].rstrip()
    if tags := _HASHTAGS.match(source.text, start) if before.endswith(("tags:", "tags: [")) else None:
        words = ", ".join(re.findall(r"[^#\s,;]+", tags[1]))
        return f"Write `tags: [{words}]`."
    id, part = _ID_BEFORE.search(before), _PART_BEHIND.match(source.text, start)
    if id and part:
        written = f"{id[1]}#{part[1]}"
        return f"{PART_LEFT_OUT}, write `{written}` without the blank; if it is a note, type `# ` with a blank."
    if _IN_QUOTES.search(before):
        text = "put it before the closing quotation mark"
    else:
        marks = "'…'" if '"' in line and "'" not in line else '"…"'
        text = f"put the whole text in quotation marks: {marks}"
    return f"If it is text, {text}; if it is a note, type `# ` with a blank."


# `six-cs #care`: an id as a whole value or item, and the part of it that was meant.
_ID_BEFORE = lazy_pattern(r"(?:[:,]\s|-\s|\[)\s*([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\Z")
_PART_BEHIND = lazy_pattern(r"#([\w.-]+)[ \t]*(?:[\],\r\n]|\Z)")
_HASHTAGS = lazy_pattern(r"(#[\w-]+(?>(?:(?:[ \t]*+[,;][ \t]*+|[ \t]++)#?[\w-]+)*))[ \t]*+\]?[ \t]*+(?:[\r\n]|\Z)")
# A quoted text as the value of a field or as an item.
_IN_QUOTES = lazy_pattern(r"(?:^|[:\[{,]\s*|- )([\"']).*\1\Z")


def _cuts(text: str, tokens: list[Any], *, is_whole: bool) -> Iterator[int]:
    lines = masked_lines(text, tokens)
    for note in notes_in(lines):
        has_word = _WORD_AT_SIGN.match(text, note.offset) is not None
        if note.before.endswith(MASKED_VALUE):
            begins = text[note.offset - note.column + len(note.before.rstrip(MASKED_VALUE))]
            is_cut = begins not in _CURLY and (has_word or (begins.isalpha() and _is_number(text, note)))
        elif not note.before:
            is_cut = has_word and not _OUT_OF_USE.match(text, note.offset) and _goes_on(lines, note)
        elif note.before[-1] in ":-":
            is_cut = has_word and (is_whole or note.before[-1] == "-") and is_empty_before(lines, note)
        else:
            is_cut = has_word and note.before[-1] in "[{,"
        if is_cut:
            yield note.offset


def _is_number(text: str, note: Note) -> bool:
    """Whether a word goes on with a number after the sign."""
    return _NUMBER.match(text, note.offset - 2) is not None


def _goes_on(lines: list[str], note: Note) -> bool:
    """Whether the line of a note would belong to the text above it: it stands further in than what holds that text."""
    for line in reversed(lines[: note.line]):
        line = line.rstrip()
        if not line.endswith(MASKED_VALUE):
            return False
        if MASKED_KEY in line or line.lstrip().startswith("- "):
            return note.column > (line.index(MASKED_KEY) if MASKED_KEY in line else line.rindex("- "))
    return False
