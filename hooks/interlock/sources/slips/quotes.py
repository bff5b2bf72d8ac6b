"""Slips with quotation marks, and texts that end at ` #`."""

import re

from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.misread.left_out import cut_off
from interlock.sources.slips.stop import ParserStop, is_quoted
from interlock.sources.yaml.masked_notes import is_masked_value, masked_lines, notes_in

# The end of a text that runs on to the next opening quotation mark: `06:00, closes: `.
_NEXT_VALUE = lazy_pattern(r"(?:[,\[{]\s*+|[\r\n]\s*+(?:- )?)(?:[\"']?[\w-]++[\"']?\s*+:)?\s*+\Z|\n")

TEXT_GOES_ON = "Text goes on after a closing quotation mark"


def unclosed(stop: ParserStop) -> Finding | None:
    """A quotation mark that is not closed, so that its text runs to the next one; text follows after that."""
    text = stop.source.text
    for token in stop.tokens[::-1]:
        start, end = token.start_mark.index, token.end_mark.index
        if not is_quoted(token) or not text[end : end + 1].strip(" \t\r\n,]}:#"):
            continue
        inside = text[start + 1 : end - 1]
        if match := _NEXT_VALUE.search(inside):
            shown = (
                f": `{text[start]}{inside[: match.start()].strip()}{text[start]}`"
                if inside[: match.start()].strip() and match.start() < 40
                else ""
            )
            return stop.finding(
                start, None, "The quotation mark that opens here is not closed", f"Close it where its text ends{shown}."
            )
        return stop.finding(end, None, TEXT_GOES_ON, stop.quoted_line(stop.line_at(start)))
    return None


def late_closing(stop: ParserStop) -> Finding | None:
    """A quoted text whose missing quotation mark lets it end on a later line, just before the parser stopped."""
    for token in stop.tokens:
        opens, closes = token.start_mark, token.end_mark
        if is_quoted(token) and opens.line < closes.line and not stop.source.text[closes.index : stop.start].strip():
            message = f"The quotation mark that opens here is closed only on line {closes.line + 1}"
            remedy = "Close it where its text ends, or write the text without quotation marks."
            return stop.finding(opens.index, None, message, remedy)
    return None


def cut_by_note(stop: ParserStop) -> Finding | None:
    """A text that ends at ` #`, with its closing bracket or with a line that goes on after it."""
    source, bracket = stop.source, stop.open_bracket
    first = source.place(stop.start if bracket is None else bracket).line - 1
    for note in notes_in(masked_lines(source.text, stop.tokens)):
        rest = source.place(note.offset).quote[note.column :]
        if bracket is not None:
            is_cause = note.offset > bracket and (not rest[1:2].isspace() or any(mark in rest for mark in "]}"))
        else:
            is_cause = (
                note.line == first - 1 and is_masked_value(note.before) and not re.match(r"\s*(?:- |[\w-]+\s*:)", stop.line.text)
            )
        if is_cause:
            return cut_off(source, note.offset, "error")
    return None
