"""Syntax errors of YAML in words for editors, at the place of the mistake rather than where the parser stopped."""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Any

import yaml

from interlock.findings import Finding
from interlock.sources.source import Source


def syntax_finding(source: Source, error: yaml.MarkedYAMLError) -> Finding:
    """The finding for an error of the parser: a common mistake near its place, or else the parser's message in our words."""
    mark = (_begins_before(error) and error.context_mark) or error.problem_mark or error.context_mark
    start = min(mark.index, max(len(source.text) - 1, 0)) if mark else 0
    if (
        near_miss := _pasted_space(source, start)
        or _stuck_hyphen(source, start)
        or _stuck_colon(source, start, error)
        or _late_closing(source, start)
    ):
        return near_miss
    place = source.place(start)
    message, remedy = _in_words(source.text, start, place.quote, error)
    return Finding("yaml-syntax", place, message, remedy)


def _begins_before(error: yaml.MarkedYAMLError) -> bool:
    """Whether the mistake is at the start of the construct, as with an unclosed bracket, not where the parser stopped."""
    problem = f"{error.context} {error.problem}"
    return "escape" not in problem and any(words in problem for words in ("flow", "quoted scalar", "expected ':'"))


_PASTED_SPACE = re.compile("[ \\t]*(?:[a-z_]+:)?([\u00a0\u2007\u202f])")


def _pasted_space(source: Source, start: int) -> Finding | None:
    """A no-break space as indentation or after a colon, on the line where the parser stopped or the one above."""
    for line in _lines_around(source.text, start):
        if match := _PASTED_SPACE.match(source.text, line):
            message = "A no-break space stands here, as word processors and web pages have them"
            return Finding("yaml-syntax", source.place(match.start(1)), message, "Delete it, and type a space.")
    return None


_STUCK_HYPHEN = re.compile(r"[ \t]*(-)[^\W\d][^\r\n]*")


def _stuck_hyphen(source: Source, start: int) -> Finding | None:
    """A hyphen without a space that was meant to start an item, on the line where the parser stopped or the one above."""
    for line in _lines_around(source.text, start):
        if match := _STUCK_HYPHEN.match(source.text, line):
            item = match[0].strip()[1:]
            remedy = f"Put a space after it: `- {item}`." if len(item) < 60 else "Put a space after it."
            return Finding("yaml-syntax", source.place(match.start(1)), "A hyphen that starts an item touches the item", remedy)
    return None


def _lines_around(text: str, start: int) -> tuple[int, int]:
    """The offsets of the line where the parser stopped and of the line above it."""
    begins = text.rfind("\n", 0, start) + 1
    return begins, text.rfind("\n", 0, max(begins - 1, 0)) + 1


_STUCK_COLON = re.compile(r"[ \t]*(?:- )?([a-z_]+):[^\s:/][^\r\n]*")


def _stuck_colon(source: Source, start: int, error: yaml.MarkedYAMLError) -> Finding | None:
    """A value without a space after its colon, near the place where the parser expected a colon."""
    if not any(words in f"{error.problem}" for words in ("expected ':'", "mapping values are not allowed")):
        return None
    for line in _lines_around(source.text, start):
        if match := _STUCK_COLON.match(source.text, line):
            place = source.place(match.start(1), match.end(1) + 1)
            remedy = f"Put a space after it: `{match[1]}: …`."
            return Finding("yaml-syntax", place, "The value touches the colon before it", remedy)
    return None


def _late_closing(source: Source, start: int) -> Finding | None:
    """A quoted text whose missing quotation mark lets it end on a later line, just before the parser stopped."""
    for token in _tokens_until(source.text, start):
        opens, closes = token.start_mark, token.end_mark
        quoted = isinstance(token, yaml.ScalarToken) and token.style in ('"', "'")
        if quoted and opens.line < closes.line and not source.text[closes.index : start].strip():
            message = f"The quotation mark that opens here is closed only on line {closes.line + 1}"
            remedy = "Close it where its text ends, or write the text without quotation marks."
            return Finding("yaml-syntax", source.place(opens.index), message, remedy)
    return None


def _tokens_until(text: str, start: int) -> Iterator[Any]:
    try:
        yield from takewhile(lambda token: token.end_mark.index <= start, yaml.scan(text, Loader=yaml.CSafeLoader))
    except yaml.YAMLError:
        return


def _in_words(text: str, start: int, quote: str, error: yaml.MarkedYAMLError) -> tuple[str, str]:
    """The message and the remedy for an error of the parser."""
    problem = f"{error.context or ''} {error.problem or ''}"
    if "\t" in quote[: len(quote) - len(quote.lstrip())] or text[start : start + 1] == "\t":
        return "A tab stands where spaces belong", "Indent with two spaces."
    before = quote[: max(start - text.rfind("\n", 0, start) - 1, 0)]
    if "mapping values are not allowed" in problem:
        return _stray_colon(before)
    if "block" in problem and before.rstrip()[-1:] in ("]", "}", '"', "'"):
        marks = "double quotation marks" if before.rstrip().endswith("'") else "quotation marks"
        return "Text goes on after a closing bracket or quotation mark", f"Put the whole text in {marks}."
    if "cannot start any token" in problem:
        return f"A text cannot start with `{text[start : start + 1]}`", "Put the text in quotation marks."
    unknown = f"This is not YAML: {(error.problem or 'it cannot be read').strip()}", "Compare it with the lines above it."
    return next((words for sign, words in _PROBLEMS if sign in problem), unknown)


def _stray_colon(before: str) -> tuple[str, str]:
    """The message and the remedy for a colon where no field can start. `before` is the text before it on its line."""
    if re.fullmatch(r"\s+[a-z_]+", before):
        return "This line stands further in than the line above it allows", "Indent it like its neighbours."
    if re.search("(?:^|[:-])\\s+[“”„]", before):
        return (
            "A colon followed by a space starts a new field, and curly quotation marks do not hold it back",
            'Put the whole text in straight quotation marks: "… : …".',
        )
    return (
        "A colon followed by a space starts a new field, but stands inside a text",
        'Put the whole text in quotation marks: "… : …".',
    )


_OPEN_BRACKET = (
    "A bracket opens a list here that is not closed properly",
    "Close it, or put a text that starts with `[` or `{` in quotation marks.",
)
_OUT_OF_LINE = (
    "This line does not fit the lines above it",
    "Check that it is indented like its neighbours and that its field's name ends in a colon.",
)
_ANOTHER_DOCUMENT = "This line starts a new document", "Keep one definition in a file."
# Patterns for the parser's messages, with message and remedy. The first match counts.
_PROBLEMS = (
    (
        "expected ':'",
        ("A colon is missing after the field's name", "Write the field's name, a colon, a space, and then the value."),
    ),
    (
        "escape",
        (
            "A backslash between double quotation marks starts a code, and this is none",
            "Write two backslashes, or use single quotation marks.",
        ),
    ),
    (
        "quoted scalar",
        ("A quotation mark opens here and is never closed", "Close it, or write the text without quotation marks."),
    ),
    ("expected ',' or ']'", _OPEN_BRACKET),
    ("expected ',' or '}'", _OPEN_BRACKET),
    ("flow node", _OPEN_BRACKET),
    ("block mapping", _OUT_OF_LINE),
    ("block collection", _OUT_OF_LINE),
    ("simple key", _OUT_OF_LINE),
    ("directive", _ANOTHER_DOCUMENT),
    ("document", _ANOTHER_DOCUMENT),
)
