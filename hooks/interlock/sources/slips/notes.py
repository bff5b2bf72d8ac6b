"""A first line that is no field: a note that lost its `#`, or has the sign of another language."""

import re

from interlock.findings import Finding
from interlock.sources.slips.stop import Line, ParserStop, outermost_fields
from interlock.sources.yaml_findings import LONGEST_SHOWN

# A field at the edge of a file.
_EDGE_FIELD = re.compile(r"[A-Za-z_]+[ \t]*:(?:[ \t]|$)")
# What begins no note: the beginning of a document, and names of fields whose colon is missing or touches.
_NO_NOTE = re.compile(r"---|\.\.\.|%YAML|[\"']?[A-Za-z_]+[\"']?[ \t]*[:=]")
# Signs around a note in other languages.
_AROUND_NOTE = "*_\"'`!&|>%@-–—•<[{}]( \t)"


def note_above(stop: ParserStop) -> Finding | None:
    """A first line that is no field, above the fields: a note that lost its sign, or has that of another language."""
    lines = [line for line in (*stop.above[::-1], stop.line) if line.words and not line.words.startswith("#")]
    if len(lines) > 2 or not lines or lines[0].indent or _NO_NOTE.match(lines[0].words):
        return None
    first = lines[0]
    below = lines[1] if len(lines) > 1 else _line_below(stop, first)
    if below is None or not _EDGE_FIELD.match(below.text) or below.words.partition(":")[0].strip() not in outermost_fields():
        return None
    words = first.words.strip(_AROUND_NOTE)
    if words == first.words or first.words.lower() in outermost_fields():
        return None
    shown = f"write `# {words}`" if len(words) < LONGEST_SHOWN else "type `# ` before it"
    message, remedy = "This line stands above the fields, and is none", f"If it is a note, {shown}." if words else "Delete it."
    return stop.finding(first.start, first.start + len(first.text.rstrip()), message, remedy)


def _line_below(stop: ParserStop, line: Line) -> Line | None:
    """The next line with words below a line that is no note, or None."""
    at = line.start + len(line.text)
    while at + 1 < len(stop.source.text):
        below = stop.line_at(at + 1)
        if below.words and not below.words.startswith("#"):
            return below
        at = max(below.start + len(below.text), at + 1)
    return None
