"""Slips in notes: a first line without `#`, or with another language's sign, and a field that is a note but for its lines."""

import re

from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.slips.stop import FIELD_AT_EDGE, Line, ParserStop, outermost_fields
from interlock.sources.source import Source
from interlock.sources.yaml.yaml_findings import LONGEST_SHOWN

# What begins no note: the beginning of a document, and names of fields whose colon is missing or touches.
_NO_NOTE = lazy_pattern(r"---|\.\.\.|%YAML|[\"']?[A-Za-z_]+[\"']?[ \t]*[:=]")
# A field at the edge of a file that is a note, and whose value stands in the lines below.
_NOTED_FIELD = lazy_pattern(r"#[# \t]*+(?P<name>[a-z_]++):[ \t]*+(?>(?:[|>][-+\d]*+)?)[ \t]*+")
_NOTED_LINES = lazy_pattern(rf"^(?P<note>{_NOTED_FIELD.pattern})(?:\r?\n(?:[ \t-].*)?)+", re.MULTILINE)
# Signs around a note in other languages.
_AROUND_NOTE = "*_\"'`!&|>%@-–—•<[{}]( \t)"


def note_above(stop: ParserStop) -> Finding | None:
    """A first line that is no field, above the fields: a note that lost its sign, or has that of another language."""
    lines = [line for line in (*stop.above[::-1], stop.line) if line.words and not line.words.startswith("#")]
    if len(lines) > 2 or not lines or lines[0].indent or _NO_NOTE.match(lines[0].words):
        return None
    first = lines[0]
    below = lines[1] if len(lines) > 1 else _line_below(stop, first)
    if below is None or not FIELD_AT_EDGE.match(below.text) or below.words.partition(":")[0].strip() not in outermost_fields():
        return None
    words = first.words.strip(_AROUND_NOTE)
    if words == first.words or first.words.lower() in outermost_fields():
        return None
    shown = f"write `# {words}`" if len(words) < LONGEST_SHOWN else "type `# ` before it"
    message, remedy = "This line stands above the fields, and is none", f"If it is a note, {shown}." if words else "Delete it."
    return stop.finding(first.start, first.start + len(first.text.rstrip()), message, remedy)


def noted_field(stop: ParserStop) -> Finding | None:
    """A field that was made a note, without the lines below it, which now go on with the field above."""
    for offset in (stop.at, stop.start):
        line = stop.line_at(offset)
        while line.start and (line.indent or not line.words):
            line = stop.line_at(line.start - 1)
        match = _NOTED_FIELD.fullmatch(line.text)
        if match and match["name"] in outermost_fields():
            return _made_a_note(stop.source, line.start, line.text, match["name"])
    return None


def gathered_at_note(source: Source, faults: list[Finding]) -> list[Finding]:
    """The faults of a file: those in the lines of a field that was made a note become one at the note.

    Without that field, they were read as more of the field above, where hardly any of them is right.
    """
    for match in _NOTED_LINES.finditer(source.text):
        name, last = match["name"], source.place(match.start() + len(match[0].rstrip())).line
        lines = range(source.place(match.start()).line, last + 1)
        others = [each for each in faults if each.place.line not in lines]
        if len(others) < len(faults) and name in outermost_fields() and f"\n{name}:" not in source.text:
            others = [each for each in others if each.rule != "missing-field" or not each.message.startswith(f"`{name}` ")]
            faults = [*others, _made_a_note(source, match.start(), match["note"], name)]
    return faults


def _made_a_note(source: Source, start: int, note: str, name: str) -> Finding:
    message = f"`{name}` is a note, because `#` stands before it, and the lines below it are not"
    remedy = "Delete that `#`, or type one before each of those lines."
    return Finding("yaml-syntax", source.place(start, start + len(note.rstrip())), message, remedy)


def _line_below(stop: ParserStop, line: Line) -> Line | None:
    """The next line with words below a line that is no note, or None."""
    at = line.start + len(line.text)
    while at + 1 < len(stop.source.text):
        below = stop.line_at(at + 1)
        if below.words and not below.words.startswith("#"):
            return below
        at = max(below.start + len(below.text), at + 1)
    return None
