"""Files and lines that are no YAML: Markdown, HTML, TOML, tables, e-mails, settings with `=`, comments of programs."""

import re

from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.slips.stop import Line, ParserStop, known_fields

_ASSIGNED = lazy_pattern(r"[\"']?([A-Za-z_](?:[\w -]*[\w-])?)[\"']?\s*+:?=+>?\s*(.+)")
_TABLE = lazy_pattern(r"\[{1,2}[\w. -]+\]{1,2}")
_FENCE = lazy_pattern(r"(?:`{3,}|~{3,})\s*\w*")
_TAG = lazy_pattern(r"<(?:[A-Za-z?/]|!(?!--))")
_NOTE = lazy_pattern(r"(?://|/\*|--|;|<!--|rem\s)\s*(.*)", re.I)
_RULE = lazy_pattern(r"([*=~_+])\1{2,}(?!\1).*")
_STRONG_NAME = lazy_pattern(r"(?:- )?[*_]{1,3}([A-Za-z][\w -]*?)(?::[*_]{1,3}|[*_]{1,3}\s*:)\s*(.*)")

_ANSWERED = lazy_pattern(r"(?:>[ \t]*)+([A-Za-z_][\w -]*):(?:[ \t].*)?")
_BARS = lazy_pattern(r"\|[^|]*\|.*")
_COLUMNS = lazy_pattern(r"[\w ]+(?:[,;\t][\w ]+)+")
# Fields on one line, as a text between quotation marks of a program has them.
_ENDS_WRITTEN = lazy_pattern(r"([a-z_]+): [^\n]*?\\n([a-z_]+):[^\n]*")

_FIELD_FORM = "Write `{name}: {value}`."


def other_language(stop: ParserStop) -> Finding | None:
    """The line where the parser stopped, or the first one of the file, is no YAML but something else that is known."""
    first = stop.above[-1] if stop.above else stop.line
    for line in (stop.line, *stop.above[:1], first):
        if words := _words_about(line):
            begins = line.start + line.indent
            return stop.finding(begins, begins + len(line.words), *words)
    return None


def _words_about(line: Line) -> tuple[str, str] | None:
    """The message and the remedy for a line in another language, else None."""
    words = line.words
    if _FENCE.fullmatch(words):
        return "This line begins or ends a block of code in Markdown", "Delete it: the file holds the fields alone."
    if (match := _STRONG_NAME.fullmatch(words)) and match[1].strip().lower().replace(" ", "_") in known_fields():
        return "Asterisks stand around a field's name", _field_form(match[1].lower(), match[2])
    if _TABLE.fullmatch(words) or _ASSIGNED.fullmatch(words):
        match = _ASSIGNED.fullmatch(words)
        remedy = _field_form(match[1], match[2].strip("\"'")) if match else "Delete it, and write each field as `title: …`."
        return (
            "This is how settings are written, with `=` and brackets" if not match else "`=` stands where a colon belongs",
            remedy,
        )
    if not line.indent and (found := _words_about_whole_file(words)):
        return found
    if _RULE.fullmatch(words):
        return "A line of signs is no field", "Type `# ` before it, as before every note, or delete it."
    if _TAG.match(words):
        return "This is HTML or XML, not the fields of a definition", "Write each field on a line of its own: `title: …`."
    if (match := _NOTE.fullmatch(words)) and not words.startswith("---"):
        return "A note begins with `#` here", f"Write `# {match[1].removesuffix('*/').removesuffix('-->').strip()}`."
    return None


def _words_about_whole_file(words: str) -> tuple[str, str] | None:
    """The message and the remedy for a line that tells where the whole file was copied from, else None."""
    if (match := _ANSWERED.fullmatch(words)) and match[1].lower().replace(" ", "_") in known_fields():
        message = "`>` stands before this line, as in an e-mail that was answered"
        return message, "Delete it and the blank behind it, here and before the lines below."
    if _BARS.fullmatch(words):
        return "This is a table in Markdown, not the fields of a definition", "Write each field on a line of its own: `title: …`."
    if _COLUMNS.fullmatch(words) and {*re.split(r"\s*[,;\t]\s*", words.lower())} <= known_fields():
        message = "This is the header of a table, not the fields of a definition"
        return message, "Save the table as `.csv` in another folder, and type `interlock import csv FILE.csv`."
    if (match := _ENDS_WRITTEN.fullmatch(words)) and {*match.groups()} <= known_fields():
        return "`\\n` stands here where lines should end", "Type a new line in place of each `\\n`."
    return None


def _field_form(name: str, value: str) -> str:
    name = name.strip().replace(" ", "_")
    return _FIELD_FORM.format(name=name, value=value if 0 < len(value) < 40 else "…")
