"""What is wrong with a text that is not YAML, in an editor's words, and where it began."""

import re

import yaml

from interlock.findings import Finding
from interlock.sources.source import Source


def syntax_finding(source: Source, error: yaml.MarkedYAMLError) -> Finding:
    """A finding for what stopped the reader."""
    mark = (_begins_before(error) and error.context_mark) or error.problem_mark or error.context_mark
    start = min(mark.index, max(len(source.text) - 1, 0)) if mark else 0
    if hyphen := _stuck_hyphen(source, start):
        return hyphen
    place = source.place(start)
    message, remedy = _in_words(source.text, start, place.quote, error)
    return Finding("yaml-syntax", place, message, remedy)


def _begins_before(error: yaml.MarkedYAMLError) -> bool:
    """Whether the fault is where something began, not where YAML gave up on it."""
    problem = f"{error.context} {error.problem}"
    return "escape" not in problem and any(words in problem for words in ("flow", "quoted scalar", "expected ':'"))


_STUCK_HYPHEN = re.compile(r"[ \t]*(-)[^\W\d][^\r\n]*")


def _stuck_hyphen(source: Source, start: int) -> Finding | None:
    """A hyphen that was meant to start an item, in the line where the reader stopped or in the one above."""
    begins = source.text.rfind("\n", 0, start) + 1
    above = source.text.rfind("\n", 0, max(begins - 1, 0)) + 1
    for line in (begins, above):
        if match := _STUCK_HYPHEN.match(source.text, line):
            item = match[0].strip()[1:]
            remedy = f"Put a space after it: `- {item}`." if len(item) < 60 else "Put a space after it."
            return Finding("yaml-syntax", source.place(match.start(1)), "A hyphen that starts an item touches the item", remedy)
    return None


def _in_words(text: str, start: int, quote: str, error: yaml.MarkedYAMLError) -> tuple[str, str]:
    """What went wrong and what to do, in an editor's words, for what editors most often meet."""
    problem = f"{error.context or ''} {error.problem or ''}"
    if "\t" in quote[: len(quote) - len(quote.lstrip())] or text[start : start + 1] == "\t":
        return "A tab stands where spaces belong", "Indent with two spaces."
    before = quote[: max(start - text.rfind("\n", 0, start) - 1, 0)]
    if "expected ':'" in problem:
        return "A colon is missing after the field's name", "Write the field's name, a colon, a space, and then the value."
    if "mapping values are not allowed" in problem and re.fullmatch(r"\s+[a-z_]+", before):
        return "This line stands further in than the line above it allows", "Indent it like its neighbours."
    if "mapping values are not allowed" in problem:
        return (
            "A colon followed by a space starts a new field, but stands inside a text",
            'Put the whole text in quotation marks: "… : …".',
        )
    if "escape" in problem:
        return (
            "A backslash between double quotation marks starts a code, and this is none",
            "Write two backslashes, or use single quotation marks.",
        )
    if "quoted scalar" in problem:
        return "A quotation mark opens here and is never closed", "Close it, or write the text without quotation marks."
    if "expected ',' or ']'" in problem or "expected ',' or '}'" in problem or "flow node" in problem:
        return (
            "A bracket opens a list here that is not closed properly",
            "Close it, or put a text that starts with `[` or `{` in quotation marks.",
        )
    if "block" in problem and before.rstrip()[-1:] in ("]", "}", '"', "'"):
        return "Text goes on after a closing bracket or quotation mark", "Put the whole text in quotation marks."
    if "block mapping" in problem or "block collection" in problem or "simple key" in problem:
        return (
            "This line does not fit the lines above it",
            "Check that it is indented like its neighbours and that its field's name ends in a colon.",
        )
    if "cannot start any token" in problem:
        return f"A text cannot start with `{text[start : start + 1]}`", "Put the text in quotation marks."
    if "directive" in problem or "document" in problem:
        return "This line starts a new document", "Keep one definition in a file."
    return f"This is not YAML: {(error.problem or 'it cannot be read').strip()}", "Compare it with the lines above it."
