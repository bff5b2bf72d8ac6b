"""Blank lines in a text that YAML folds, so that its paragraphs become one."""

from collections.abc import Iterator

from pydantic import BaseModel

from interlock.definitions.model_fields import marks_at
from interlock.definitions.text_marks import Prose
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.misread.kept_signs import values_below
from interlock.sources.misread.left_out import odd_unquoted
from interlock.sources.source import Source

# One blank line is lost; of two, YAML keeps one.
_BLANK_LINE = lazy_pattern(r"\S[ \t]*\r?\n[ \t]*\r?\n[ \t]*(?=\S)")


def lost_paragraphs(source: Source, model: type[BaseModel]) -> Iterator[Finding]:
    """A warning for each text with a blank line that is lost. In a field of one paragraph, `|` would not bring it back."""
    if source.odd_unquoted is None and not _BLANK_LINE.search(source.text):
        return
    texts = {start: end for start, end in odd_unquoted(source) if _BLANK_LINE.search(source.text[start:end].strip())}
    for route, node, _ in values_below(source.root) if texts and source.root else ():
        if node.start not in texts:
            continue
        message = "The blank line in this text is lost, so that its paragraphs become one"
        remedy = "Write `|` in place of `>`."
        if not any(mark.block for mark in marks_at(model, route, Prose)):
            remedy = "Delete it: this field is one paragraph, and more of them belong in a field such as `body`."
        elif source.text[node.start] != ">":
            remedy = "Type ` |` after the colon of the field, and begin the text on the next line."
        yield Finding("yaml-syntax", source.place(node.start, texts[node.start]), message, remedy, "warning")
