"""Texts that YAML takes for notes, or half of them: `body: # Costs`, `summary: Press # for help`, `cost: Ring 5 # 3`.

Notes behind values are common, so only those are reported that read like the rest of the text before them, or like its beginning.
"""

import re
from collections.abc import Iterator
from functools import cache

import yaml

from interlock.definitions import every_model
from interlock.definitions.model_fields import marks_at, written_names
from interlock.definitions.text_marks import Prose
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.filtered_pattern import FilteredPattern
from interlock.sources.misread.left_out import note_in_text
from interlock.sources.source import Source
from interlock.sources.yaml.masked_notes import (
    Note,
    is_empty_before,
    is_masked_value,
    masked_lines,
    notes_in,
    tokens_before_error,
)

# No text ends in these words.
_LEADING_ON = r"\b(?:the|a|an|of|to|for|and|or|with|by|from|press|dial|type|hit|enter|key|no\.?|number)"
_LEADS_ON = lazy_pattern(rf"{_LEADING_ON}\Z", re.I)
_SUSPICIOUS = FilteredPattern(
    lazy_pattern(rf":[ \t]+(?:[|>][-+\d]*[ \t]+)?#+[ ]+[^\W_a-z]|[^\w.!?…:][ ]?# \d|\d # \d|(?i:{_LEADING_ON}) # "), ("# ",)
)
_FIELD = lazy_pattern(r"[ \t]*(?:- +)*[\"']?([a-z_]+)[\"']?[ \t]*:(?=\s)")
_NUMBER = lazy_pattern(r"# \d")
# The words of a note that begin as a text does, and are no note to oneself.
_BEGINS_TEXT = lazy_pattern(r"#+ +(?!(?:TODO|TO DO|FIXME|XXX|NB|PS|WIP|TBC|TBD)\b)[^\W_a-z]")
_SIGN = lazy_pattern(r"[|>][-+\d]*[ \t]+(?=#)")
_AS_NOTE = "if it is a note, write it on a line of its own, above"


def texts_in_notes(source: Source, *, is_whole: bool) -> Iterator[Finding]:
    """A warning for each such text. `is_whole`: whether the file has no other faults; an empty field may be one of these."""
    if not source.holds(_SUSPICIOUS):
        return
    text = source.read_as or source.text
    tokens = tokens_before_error(text)
    lines = masked_lines(text, tokens)
    for note in notes_in(lines):
        if remedy := _remedy(text, lines, note, is_whole=is_whole):
            yield _found(source, note.offset, remedy)
    for token in tokens:
        if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
            sign = _SIGN.match(text, token.start_mark.index)
            if sign and _BEGINS_TEXT.match(text, sign.end()):
                yield _found(source, sign.end(), "If it is a heading, write it on the next line, two spaces further in")


def _found(source: Source, start: int, remedy: str) -> Finding:
    return note_in_text(source, start, f"{remedy}; {_AS_NOTE}.")


def _remedy(text: str, lines: list[str], note: Note, *, is_whole: bool) -> str:
    """What to type if the words of a note belong to a text; empty for notes."""
    start = note.offset - note.column
    before = text[start : note.offset].rstrip()
    field = match[1] if (match := _FIELD.match(text, start)) else ""
    if is_masked_value(note.before):
        is_number = field in _prose_fields(block=False) and _NUMBER.match(text, note.offset) and before[-1].isdigit()
        leads_on = _LEADS_ON.search(before) and text[note.offset + 1 : note.offset + 2] == " "
        return 'If it is text, put the whole text in quotation marks: "…"' if is_number or leads_on else ""
    if not _BEGINS_TEXT.match(text, note.offset) or field not in _prose_fields(block=False):
        return ""
    if field in _prose_fields(block=True):
        return "If it is a heading, type ` |` after the colon, and write it on the next line, two spaces further in"
    is_empty = is_whole and before.endswith(":") and is_empty_before(lines, note)
    return 'If it is text, put it in quotation marks: "…"' if is_empty else ""


@cache
def _prose_fields(*, block: bool) -> frozenset[str]:
    """The names of fields with texts that people read, or only of those that may have paragraphs in every model."""
    marked = [
        (name, mark) for model in every_model() for name in written_names(model) for mark in marks_at(model, (name,), Prose)
    ]
    inline = {name for name, mark in marked if not mark.block}
    return frozenset(name for name, _ in marked if not block or name not in inline)
