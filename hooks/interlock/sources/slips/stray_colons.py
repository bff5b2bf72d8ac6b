"""A colon where no field can start: mostly one that stands inside a text."""

import re

from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import counted
from interlock.sources.slips.stop import ParserStop, fields_below, fields_with, first_field_below, known_fields, outermost_fields
from interlock.sources.yaml.yaml_findings import LONGEST_SHOWN

# The message about a colon inside a text, after which a file is read on.
STRAY_COLON = "A colon followed by a space starts a new field, but stands inside a text"
# The last word before a colon, after a blank or a comma: it may be a field of its own.
_FIELD_IN_LINE = lazy_pattern(r"[^:]*:.*[\s,;]([a-z_]+)")
# The field with which a line begins.
_FIELD_FIRST = lazy_pattern(r"[\s-]*([a-z_]+):")
# An entry whose first line names no field: `- read`.
_ONLY_WORDS = lazy_pattern(r"( *)- ([^:#\s][^:#]{0,200}[^:#\s])\s*")
# `review: last: 2026-01-30, every: 12 months`.
_FIELDS_BEHIND = lazy_pattern(r"[ \t]*(?:- )?(?P<name>[a-z_]+): +(?P<fields>(?P<inner>[a-z_]+): .*)")
# `phone: Tel: 01632 960123`, as signatures of e-mails have it.
_LABELLED = lazy_pattern(
    r"[ \t]*(?:- )?(?P<name>phone|email|url): +(?:tel(?:ephone|efon)?|t|phone|mobile|e-?mail|m|web(?:site)?|w)\.?: *"
    r"(?P<value>[^\s:#][^:#]*|https?:[^\s#]+)",
    re.I,
)
# A colon at the end of a line, and an item below it.
_LIST_BELOW = lazy_pattern(r":[ \t]*\r?\n[ \t]*- ")
_CURLY_MARK_FIRST = lazy_pattern(r"(?:^|[:-])\s+[“”„«‘’‚]")


def stray_colon(stop: ParserStop, before: str) -> tuple[str, str]:
    """The message and the remedy for a colon where no field can start. `before` is the text before it on its line."""
    return (
        _field_further_in(stop, before)
        or _list_below_a_text(stop, before)
        or _label_before_a_value(stop)
        or _between_curly_marks(before)
        or _fields_on_one_line(stop)
        or _colon_in_a_text(stop, before)
    )


def _field_further_in(stop: ParserStop, before: str) -> tuple[str, str] | None:
    """A field that stands further in than its neighbours, below a line that is none of theirs."""
    if not re.fullmatch(r"\s+[a-z_]+", before):
        return None
    further_in = "This line stands further in than the line above it allows", "Indent it like its neighbours."
    return _below_an_unnamed_line(stop) or further_in


def _below_an_unnamed_line(stop: ParserStop) -> tuple[str, str] | None:
    """The message and the remedy for a field of an entry whose first line has no field's name; None for others."""
    match = _ONLY_WORDS.fullmatch(stop.above[0].text) if stop.above else None
    if match is None or len(match[1]) + 2 != stop.line.indent:
        return None
    holder = next((line for line in stop.above if line.words.endswith(":") and line.indent <= len(match[1])), None)
    name = first_field_below(holder.words.lstrip("- ")[:-1]) if holder else ""
    short = f"`- {match[2]}`" if len(match[2]) < LONGEST_SHOWN else f"`- {match[2][:LONGEST_SHOWN].rstrip()}…`"
    message = f"This field belongs to the entry above it, whose first line, {short}, has no field's name"
    written = f"`- {name}: {match[2]}`" if len(match[2]) < LONGEST_SHOWN else f"`{name}: ` after its hyphen"
    return (message, f"Write {written} there.") if name else None


def _list_below_a_text(stop: ParserStop, before: str) -> tuple[str, str] | None:
    if ":" not in before or not _LIST_BELOW.match(stop.source.text, stop.line.start + len(before)):
        return None
    remedy = "Delete the colon at the end of this line and the hyphens below it: the lines become one text."
    return "A list stands below a text on the line of its field", remedy


def _label_before_a_value(stop: ParserStop) -> tuple[str, str] | None:
    match = _LABELLED.fullmatch(stop.line.text)
    if match is None:
        return None
    return "A word stands before this that the field says already", f"Write `{match['name']}: {match['value'].strip()}`."


def _between_curly_marks(before: str) -> tuple[str, str] | None:
    if not _CURLY_MARK_FIRST.search(before):
        return None
    message = "A colon followed by a space starts a new field, and curly quotation marks do not hold it back"
    return message, 'Put the whole text in straight quotation marks: "… : …".'


def _fields_on_one_line(stop: ParserStop) -> tuple[str, str] | None:
    """The fields of a field on its own line: `review: last: 2026-01-30, every: 12 months`."""
    match = _FIELDS_BEHIND.fullmatch(stop.line.text)
    if match is None or match["inner"] not in fields_below(match["name"]):
        return None
    fields, message = match["fields"].rstrip(" ,;"), "Fields stand on the line of the field that they belong to"
    is_shown, below = len(fields) < LONGEST_SHOWN, next(stop.lines_below(stop.line), None)
    if below and below.is_field and below.indent > stop.line.column:
        apart = f"{counted(below.indent, 'space')} before it" + (f": `{fields}`" if is_shown else "")
        return message, f"End the line behind `{match['name']}:`, and write the rest on the next line, with {apart}."
    shown = f": `{match['name']}: {{{fields}}}`" if is_shown else ""
    return message, f"Put braces around them{shown}."


def _colon_in_a_text(stop: ParserStop, before: str) -> tuple[str, str]:
    quoted, match = stop.quoted_line(stop.line), _FIELD_IN_LINE.fullmatch(before)
    if match is None or match[1] not in _fields_beside(before):
        return STRAY_COLON, quoted
    one_text = f"if it is all one text: {quoted[:1].lower()}{quoted[1:]}"
    return STRAY_COLON, f"Write each field on a line of its own: begin one with `{match[1]}:`. Or, {one_text}"


def _fields_beside(before: str) -> frozenset[str]:
    """The names that may stand on a line of their own beside the field with which this text begins.

    Only a step has `does`, and no step has `from`: in `does: Ask where it comes from: tap or pipe`, that is a word.
    """
    match = _FIELD_FIRST.match(before)
    possible = known_fields() if before[:1] in " \t-" else outermost_fields()
    return possible & fields_with(match[1]) if match else possible
