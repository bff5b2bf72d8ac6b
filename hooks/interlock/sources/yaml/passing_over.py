"""Takes the field or the entry with a slip out of a text in YAML, so that the rest can be read; all places stay what they are."""

import re

from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.source import LINE_END

_FIELD = lazy_pattern(r"[\"']?([A-Za-z_][\w-]*)[\"']?[ \t]*:(?:\s|\Z)")
# A name that other fields may refer to.
_ANCHOR = lazy_pattern(r"[:\s\[{,-]&\w")
_BLOCK = lazy_pattern(r":[ \t]+[|>][-+\d]{0,2}[ \t]*\Z")
_ENTRY = lazy_pattern(r"( *)- ")
_ENTRY_WITH_ID = lazy_pattern(r" *- id:\s+[\w-]+\s*(?:#.*)?")
_NAME = lazy_pattern(r"\W*([A-Za-z_]+)")
# What ends a document or begins another one.
_DOCUMENT = lazy_pattern(r"(?:---|\.\.\.)(?:\s|\Z)")


def without_field(text: str, line: int) -> tuple[str, set[str]]:
    """The text with blanks in place of the field at its edge that a line belongs to, or of its entry there.

    Beside it the names with which the lines that are left out begin. The id of an entry stays, as others may name it; where it
    cannot, the name of its field is among these. Both are empty where there is nothing left to take out.
    """
    lines = LINE_END.split(text)
    at = min(line, len(lines)) - 1
    first = next((number for number in range(at, -1, -1) if _FIELD.match(lines[number])), 0)
    stop = next((number for number in range(at + 1, len(lines)) if _FIELD.match(lines[number])), len(lines))
    begins, ends = (at, len(lines)) if _DOCUMENT.match(lines[at]) else _entry(lines, first, at, stop)
    if begins < at and _ENTRY_WITH_ID.fullmatch(lines[begins]):
        first = begins = begins + 1
    if not any(map(str.strip, lines[begins:ends])) or any(map(_ANCHOR.search, lines[begins:ends])):
        return "", set()
    names = (_NAME.match(each) for each in (lines[first], *lines[begins:ends]))
    return _blanked(text, begins, ends), {match[1] for match in names if match}


def _entry(lines: list[str], first: int, at: int, stop: int) -> tuple[int, int]:
    """The lines of the entry within those of a field that hold a line; those of the whole field where it stands in none."""
    if _BLOCK.search(lines[first]):
        return first, stop
    entries = [(number, match) for number in range(first + 1, stop) if (match := _ENTRY.match(lines[number]))]
    indent = min((len(match[1]) for _, match in entries), default=0)
    begins = [number for number, match in entries if len(match[1]) == indent]
    if len(begins) <= 1 or at < begins[0] or any(_is_further_out(line, indent) for line in lines[first + 1 : stop]):
        return first, stop
    return max(number for number in begins if number <= at), next((number for number in begins if number > at), stop)


def _is_further_out(line: str, indent: int) -> bool:
    return bool(line.strip()) and len(line) - len(line.lstrip()) < indent


def _blanked(text: str, first: int, stop: int) -> str:
    """The text with blanks in some lines."""
    ends = [0, *(match.end() for match in LINE_END.finditer(text)), len(text)]
    start, end = ends[first], ends[stop]
    return text[:start] + re.sub(r"[^\r\n]", " ", text[start:end]) + text[end:]
