"""Syntax errors of YAML in words for editors, at the place of the mistake rather than where the parser stopped."""

import re
from functools import cache

import yaml

from interlock.definitions import every_model
from interlock.definitions.meaning_marks import MailAddress, WebAddress, marks_on
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import counted
from interlock.sources.slips import ParserStop, known_fields, outermost_fields, slip_at
from interlock.sources.slips.quotes import TEXT_GOES_ON
from interlock.sources.slips.signs import quoted_item
from interlock.sources.slips.stop import fields_below, fields_with, first_field_below
from interlock.sources.source import Source
from interlock.sources.yaml_findings import LONGEST_SHOWN

# Messages about slips after which a file is read on.
STRAY_COLON = "A colon followed by a space starts a new field, but stands inside a text"
TAB = "A tab stands where spaces belong"


def syntax_finding(source: Source, error: yaml.MarkedYAMLError) -> Finding:
    """The finding for an error of the parser: a common slip near its place, or else the parser's message in our words."""
    mark = (_begins_before(error) and error.context_mark) or error.problem_mark or error.context_mark
    last = max(len(source.text) - 1, 0)
    start = min(mark.index, last) if mark else 0
    at = min(error.problem_mark.index, last) if error.problem_mark else start
    place = source.place(start)
    if source.text[start : start + 1] == "\t" and source.text[:start].endswith("-"):
        return Finding(
            "yaml-syntax", place, "A tab stands behind a hyphen", "Type one space in its place, as behind every hyphen."
        )
    if _is_tab(source.text, start, place.quote):
        return Finding(
            "yaml-syntax", place, TAB, "Type spaces in its place, two for each level, so that it stands where its neighbours do."
        )
    stop = ParserStop(source, at, start, f"{error.context or ''} {error.problem or ''}")
    if slip := slip_at(stop):
        return slip
    message, remedy = _in_words(stop, place.quote)
    return Finding("yaml-syntax", place, message, remedy)


def _begins_before(error: yaml.MarkedYAMLError) -> bool:
    """Whether the mistake is at the start of the construct, as with an unclosed bracket, not where the parser stopped."""
    problem = f"{error.context} {error.problem}"
    return (
        "escape" not in problem
        and "hexdecimal" not in problem
        and any(words in problem for words in ("flow", "quoted scalar", "expected ':'"))
    )


def _is_tab(text: str, start: int, quote: str) -> bool:
    return "\t" in quote[: len(quote) - len(quote.lstrip())] or text[start : start + 1] == "\t"


def _in_words(stop: ParserStop, quote: str) -> tuple[str, str]:
    """The message and the remedy for an error of the parser. `quote` is the line where it begins."""
    problem, text, start = stop.problem, stop.source.text, stop.start
    before = quote[: start - stop.line.start]
    if "mapping values are not allowed" in problem:
        return _stray_colon(stop, before)
    if text[start : start + 1] in ("]", "}"):
        return f"The bracket `{text[start]}` closes nothing", "Delete it, or put the whole text in quotation marks."
    is_of_a_name = "anchor" in problem or "alias" in problem
    if before.rstrip(" &*" if is_of_a_name else None)[-1:] in ("]", "}") and (
        is_of_a_name or "block" in problem or "expected" in problem
    ):
        return _behind_a_bracket(stop)
    if before.rstrip()[-1:] in ('"', "'") and "block" in problem:
        return TEXT_GOES_ON, stop.quoted_line(stop.line)
    if text[start : start + 1] in ("[", "{"):
        closing = "]" if text[start] == "[" else "}"
        message = f"The bracket `{text[start]}` opens here and is not closed properly"
        remedy = f"Close it with `{closing}`, and put commas between its entries; a text that starts with `{text[start]}` needs quotation marks."
        return message, remedy
    if "flow node" in problem and text[start : start + 1] == "," and text[:start].rstrip()[-1:] in (",", "["):
        return "A comma stands here without an entry before it", "Delete it, or write the entry."
    if "cannot start any token" in problem:
        return f"A text cannot start with `{text[start : start + 1]}`", quoted_item(stop) or stop.quoted_line(stop.line)
    if "document start" in problem and not any(_ENDS_DOCUMENT.match(line.text) for line in (stop.line, *stop.above[:1])):
        return _TEXT_ALONE
    unknown = f"This line cannot be read: {problem.strip() or 'it is not YAML'}", "Compare it with the lines above it."
    return next((words for sign, words in _PROBLEMS if sign in problem), unknown)


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


# The last word before a colon, after a blank or a comma: it may be a field of its own.
_FIELD_IN_LINE = lazy_pattern(r"[^:]*:.*[\s,;]([a-z_]+)")
# The field with which a line begins.
_FIELD_FIRST = lazy_pattern(r"[\s-]*([a-z_]+):")
# An entry whose first line names no field: `- read`.
_ONLY_WORDS = lazy_pattern(r"( *)- ([^:#\s][^:#]{0,200}[^:#\s])\s*")
# `review: last: 2026-01-30, every: 12 months`.
_FIELDS_BEHIND = lazy_pattern(r"[ \t]*(?:- )?(?P<name>[a-z_]+): +(?P<fields>(?P<inner>[a-z_]+): .*)")


def _fields_beside(before: str) -> frozenset[str]:
    """The names that may stand on a line of their own beside the field with which this text begins.

    Only a step has `does`, and no step has `from`: in `does: Ask where it comes from: tap or pipe`, that is a word.
    """
    match = _FIELD_FIRST.match(before)
    possible = known_fields() if before[:1] in " \t-" else outermost_fields()
    return possible & fields_with(match[1]) if match else possible


def _stray_colon(stop: ParserStop, before: str) -> tuple[str, str]:
    """The message and the remedy for a colon where no field can start. `before` is the text before it on its line."""
    if re.fullmatch(r"\s+[a-z_]+", before):
        if unnamed := _below_an_unnamed_line(stop):
            return unnamed
        return "This line stands further in than the line above it allows", "Indent it like its neighbours."
    if ":" in before and _LIST_BELOW.match(stop.source.text, stop.line.start + len(before)):
        return (
            "A list stands below a text on the line of its field",
            "Delete the colon at the end of this line and the hyphens below it: the lines become one text.",
        )
    if match := _LABELLED.fullmatch(stop.line.text):
        return "A word stands before this that the field says already", f"Write `{match['name']}: {match['value'].strip()}`."
    if re.search("(?:^|[:-])\\s+[“”„«‘’‚]", before):
        return (
            "A colon followed by a space starts a new field, and curly quotation marks do not hold it back",
            'Put the whole text in straight quotation marks: "… : …".',
        )
    if (match := _FIELDS_BEHIND.fullmatch(stop.line.text)) and match["inner"] in fields_below(match["name"]):
        fields = match["fields"].rstrip(" ,;")
        below = next(stop.lines_below(stop.line), None)
        if below and below.is_field and below.indent > stop.line.column:
            apart = f"{counted(below.indent, 'space')} before it" + (f": `{fields}`" if len(fields) < LONGEST_SHOWN else "")
            remedy = f"End the line behind `{match['name']}:`, and write the rest on the next line, with {apart}."
            return "Fields stand on the line of the field that they belong to", remedy
        shown = f": `{match['name']}: {{{fields}}}`" if len(fields) < LONGEST_SHOWN else ""
        return "Fields stand on the line of the field that they belong to", f"Put braces around them{shown}."
    remedy = stop.quoted_line(stop.line)
    if (match := _FIELD_IN_LINE.fullmatch(before)) and match[1] in _fields_beside(before):
        remedy = (
            f"Write each field on a line of its own: begin one with `{match[1]}:`. Or, if it is all one text: {_lower(remedy)}"
        )
    return STRAY_COLON, remedy


# `phone: Tel: 01632 960123`, as signatures of e-mails have it.
_LABELLED = lazy_pattern(
    r"[ \t]*(?:- )?(?P<name>phone|email|url): +(?:tel(?:ephone|efon)?|t|phone|mobile|e-?mail|m|web(?:site)?|w)\.?: *(?P<value>[^\s:#][^:#]*|https?:[^\s#]+)",
    re.I,
)
# A colon at the end of a line, and an item below it.
_LIST_BELOW = lazy_pattern(r":[ \t]*\r?\n[ \t]*- ")
# `customers: [residents], businesses`, and a comma after the whole of it.
_BEHIND_A_LIST = lazy_pattern(
    r"[ \t]*(?:- )?(?P<name>[a-z_]+): +\[(?P<list>[^\[\]]+)\](?:[,;]? *\[|(?:,| and| &| \+) )(?P<more>[^\[\](]+)\]?[ \t]*"
)
# `url: [Parking](https://…)`
_LINK = lazy_pattern(r"[ \t]*(?:- )?(?P<name>[a-z_]+): +\[[^\[\]]*\]\(<?(?P<address>[^\s()<>]+)>?\)[ \t.,;]*")
_COMMA_BEHIND = lazy_pattern(r".*[\]}][ \t]*[,;][ \t]*")


def _behind_a_bracket(stop: ParserStop) -> tuple[str, str]:
    """The message and the remedy for what stands after a closing bracket."""
    line = stop.line.text
    if _COMMA_BEHIND.fullmatch(line):
        return f"`{line.rstrip()[-1]}` stands after a closing bracket", "Delete it: a line ends by itself."
    if (match := _LINK.fullmatch(line)) and match["name"] in _fields_of_addresses():
        address = re.sub(r"^mailto:", "", match["address"]) if match["name"] == "email" else match["address"]
        return "A link in Markdown stands where the address alone belongs", f"Write `{match['name']}: {address}`."
    remedy = stop.quoted_line(stop.line)
    if match := _BEHIND_A_LIST.fullmatch(line):
        whole = f"`{match['name']}: [{match['list'].strip(' ,')}, {match['more'].strip(' ,')}]`"
        remedy = f"If it is a list, put all of it between the brackets: {whole}. If it is a text: {_lower(remedy)}"
    return "Text goes on after a closing bracket", remedy


@cache
def _fields_of_addresses() -> frozenset[str]:
    """The names of fields that hold a web address or an e-mail address."""
    return frozenset(name for mark in (WebAddress, MailAddress) for model in every_model() for name in marks_on(model, mark))


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


_OUT_OF_LINE = (
    "This line does not fit the lines above it",
    "Check that it is indented like its neighbours and that its field's name ends in a colon.",
)
_ANOTHER_DOCUMENT = (
    "A document ends or begins here: `...`, `---` and a `%` at the start of a line do that",
    "Delete such a line; what does not belong here goes into a file of its own.",
)
_ENDS_DOCUMENT = lazy_pattern(r"---|\.\.\.|%")
_TEXT_ALONE = (
    "A text stands where fields belong",
    "Begin each line with a field's name and a colon, as `title: …`; type `# ` before a note.",
)
_BACKSLASH = (
    "A backslash between double quotation marks starts a code, and this is none",
    "Write each backslash of the text twice, or use single quotation marks.",
)
# Patterns for the parser's messages, with message and remedy. The first match counts.
_PROBLEMS = (
    (
        "expected ':'",
        ("A colon is missing after the field's name", "Write the field's name, a colon, a space, and then the value."),
    ),
    ("hexdecimal", _BACKSLASH),
    ("escape", _BACKSLASH),
    (
        "quoted scalar",
        ("A quotation mark opens here and is never closed", "Close it, or write the text without quotation marks."),
    ),
    (
        "flow node",
        (
            "An entry is missing here, or a bracket before it is not closed",
            "Write the entry, or close the bracket; a comma has an entry before it.",
        ),
    ),
    ("block mapping", _OUT_OF_LINE),
    ("block collection", _OUT_OF_LINE),
    ("simple key", _OUT_OF_LINE),
    ("directive", _ANOTHER_DOCUMENT),
    ("document", _ANOTHER_DOCUMENT),
)
