"""Slips between brackets: commas that are missing, semicolons in their place, and texts that need quotation marks."""

import re

import yaml

from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.slips.quotes import TEXT_GOES_ON
from interlock.sources.slips.stop import ParserStop, is_quoted, known_fields

# The last word before a colon, with the text before it: `Sorry do`.
_NAME_AT_END = lazy_pattern(r"(?:.*[\s\"'\]}])?([\w-]+)\s*", re.S)
_NAME = lazy_pattern(r"[\"']?([\w-]+)[\"']?[ \t]*:(?:\s|$)")


def semicolon(stop: ParserStop) -> Finding | None:
    """A semicolon in place of a comma between brackets."""
    if not _wants_comma(stop) or stop.source.text[stop.at] != ";":
        return None
    message = "Entries between brackets are parted by commas, not by semicolons"
    return stop.finding(stop.at, stop.at + 1, message, "Write `,` in place of each `;`.")


def missing_comma(stop: ParserStop) -> Finding | None:
    """A comma that is missing between brackets, or a text there that needs quotation marks because of its colon."""
    if not _wants_comma(stop):
        return None
    return _before_a_colon(stop) if stop.source.text[stop.at] == ":" else _before_an_entry(stop)


def _wants_comma(stop: ParserStop) -> bool:
    """Whether the parser stopped where only a comma or a bracket may stand, on a line that belongs between the brackets."""
    is_between = "flow" in stop.problem and "expected ','" in stop.problem and stop.open_bracket is not None
    return is_between and stop.source.text[stop.at] not in "]}" and not _is_outside(stop)


def _is_outside(stop: ParserStop) -> bool:
    """Whether the parser stopped on a line that stands no further in than the one with the bracket, which was never closed."""
    assert stop.open_bracket is not None
    opening, line = stop.line_at(stop.open_bracket), stop.line_at(stop.at)
    return line.start > opening.start and (line.indent <= opening.indent or line.words.startswith("- "))


def _before_a_colon(stop: ParserStop) -> Finding | None:
    """A name at the end of the text before it, `{say: Sorry do: Ring}`, or a text with a colon: `{say: Sorry: so late}`."""
    if not stop.tokens or not isinstance(stop.tokens[-1], yaml.ScalarToken):
        return None
    begins = stop.tokens[-1].start_mark.index
    match = _NAME_AT_END.fullmatch(stop.source.text, begins, stop.at)
    if match is None:
        return None
    if match.start(1) > begins and match[1] in known_fields():
        return _comma_before(stop, match.start(1), match.end(1), match[1])
    message = "A colon followed by a space starts another entry, and no comma stands before that"
    remedy = "If it is part of a text, put the whole text in quotation marks"
    if match.start(1) > begins:
        remedy += f"; if `{match[1]}` is a name, type a comma before it"
    return stop.finding(stop.at, stop.at + 1, message, f"{remedy}.")


def _before_an_entry(stop: ParserStop) -> Finding | None:
    """An entry that begins right after a value that has ended: `{opens: "09:00" closes: "17:00"}`."""
    text = stop.source.text
    if match := _NAME.match(text, stop.at):
        return _comma_before(stop, stop.at, match.end(1), match[1])
    if text[stop.at] in "\"'[{":
        return _comma_before(stop, stop.at, stop.at + 1, "")
    last = next((token for token in reversed(stop.tokens) if token.end_mark.index <= stop.at), None)
    if last is not None and is_quoted(last):
        remedy = "Put the whole text in quotation marks, or type a comma before another entry."
        return stop.finding(stop.at, None, TEXT_GOES_ON, remedy)
    return None


def _comma_before(stop: ParserStop, start: int, end: int, name: str) -> Finding:
    what = f"`{name}`" if name else "this entry"
    return stop.finding(start, end, f"A comma is missing before {what}", "Type a comma and a space before it.")
