"""Syntax errors of YAML in words for editors, at the place of the mistake rather than where the parser stopped."""

import yaml

from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.slips import ParserStop, slip_at
from interlock.sources.slips.behind_brackets import behind_a_bracket
from interlock.sources.slips.quotes import TEXT_GOES_ON
from interlock.sources.slips.signs import quoted_item
from interlock.sources.slips.stray_colons import stray_colon
from interlock.sources.source import Source

# The message about a tab, after which a file is read on.
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
    before = quote[: stop.start - stop.line.start]
    if "mapping values are not allowed" in stop.problem:
        return stray_colon(stop, before)
    unknown = f"This line cannot be read: {stop.problem.strip() or 'it is not YAML'}", "Compare it with the lines above it."
    return (
        _closing_bracket(stop)
        or _behind_a_value(stop, before)
        or _opening_bracket(stop)
        or _lone_comma(stop)
        or _first_sign(stop)
        or _text_alone(stop)
        or next((words for sign, words in _PROBLEMS if sign in stop.problem), unknown)
    )


def _closing_bracket(stop: ParserStop) -> tuple[str, str] | None:
    """A bracket that closes nothing: `cost: ]free`."""
    if _sign_at(stop) not in ("]", "}"):
        return None
    return f"The bracket `{_sign_at(stop)}` closes nothing", "Delete it, or put the whole text in quotation marks."


def _behind_a_value(stop: ParserStop, before: str) -> tuple[str, str] | None:
    """What stands behind brackets or quotation marks: `customers: [residents], businesses`, `cost: "Free" for all`."""
    is_of_a_name = "anchor" in stop.problem or "alias" in stop.problem
    may_be_behind = is_of_a_name or "block" in stop.problem or "expected" in stop.problem
    if may_be_behind and before.rstrip(" &*" if is_of_a_name else None)[-1:] in ("]", "}"):
        return behind_a_bracket(stop)
    if "block" in stop.problem and before.rstrip()[-1:] in ('"', "'"):
        return TEXT_GOES_ON, stop.quoted_line(stop.line)
    return None


def _opening_bracket(stop: ParserStop) -> tuple[str, str] | None:
    """A bracket that is not closed, or behind which commas are missing."""
    sign = _sign_at(stop)
    if sign not in ("[", "{"):
        return None
    closing = "]" if sign == "[" else "}"
    remedy = (
        f"Close it with `{closing}`, and put commas between its entries; a text that starts with `{sign}` needs quotation marks."
    )
    return f"The bracket `{sign}` opens here and is not closed properly", remedy


def _lone_comma(stop: ParserStop) -> tuple[str, str] | None:
    """A comma without an entry before it: `[residents,, businesses]`."""
    is_alone = _sign_at(stop) == "," and stop.source.text[: stop.start].rstrip()[-1:] in (",", "[")
    if not is_alone or "flow node" not in stop.problem:
        return None
    return "A comma stands here without an entry before it", "Delete it, or write the entry."


def _first_sign(stop: ParserStop) -> tuple[str, str] | None:
    """A sign with which no text can start: `cost: %5`."""
    if "cannot start any token" not in stop.problem:
        return None
    return f"A text cannot start with `{_sign_at(stop)}`", quoted_item(stop) or stop.quoted_line(stop.line)


def _text_alone(stop: ParserStop) -> tuple[str, str] | None:
    """A text in place of the first field, where nothing near it ends a document."""
    ends_document = any(_ENDS_DOCUMENT.match(line.text) for line in (stop.line, *stop.above[:1]))
    return _TEXT_ALONE if "document start" in stop.problem and not ends_document else None


def _sign_at(stop: ParserStop) -> str:
    """The sign where the mistake begins; empty at the end of the file."""
    return stop.source.text[stop.start : stop.start + 1]


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
