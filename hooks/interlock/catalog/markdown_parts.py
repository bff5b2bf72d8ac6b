"""Finds where the parts of a Markdown text stand in it: code, comments, links, paths, headings, quotations.

The parser is the one that renders pages. It gives blocks only by line, and nothing inside a paragraph; both are worked out here.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from interlock.catalog.markdown_parser import (
    COMMENT,
    LANGUAGE,
    LEFT_AS_TEXT,
    WINDOWS_PATH,
    comment,
    marked_language,
    new_parser,
    path,
)
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.filtered_pattern import FilteredPattern

if TYPE_CHECKING:  # a text without markup needs no parser, which takes long to load
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

    _InlineRule = Callable[[StateInline, bool], bool]

PartKind = Literal[
    "heading", "fence", "code", "quotation", "comment", "link", "image", "address", "path", "language", "definition", "unplaced"
]


class MarkdownPart(NamedTuple):
    """A part of a Markdown text: its kind, and its offsets. `unplaced`: a cell in which nothing can be placed."""

    kind: PartKind
    start: int
    end: int


# A list item whose content starts with further markup.
ITEM = r"^[ ]{0,3}(?:[-*+]|\d+[.)])[ ]+(?:[-*+#>~]|\d+[.)]|[ ]{4})"
# A text in which this finds something needs the Markdown parser to find its blocks.
BLOCKS = lazy_pattern(rf"^[ ]{{0,3}}(?:>|`{{3}}|~{{3}}|<!--|=+[ ]*$|-+[ ]*$)|{ITEM}|^(?:[ ]{{4}}|[ ]*\t)|\]:|\r", re.M)
HEADING = lazy_pattern(r"^[ ]{0,3}#{1,6}(?:[ ].*)?$", re.M)
_LINE_END = lazy_pattern(r"\r\n?|\n")
_BLOCK_KINDS: dict[str, PartKind] = {
    "heading_open": "heading",
    "fence": "fence",
    "code_block": "fence",
    "blockquote_open": "quotation",
    COMMENT: "comment",
}


def parts_of_markdown(text: str, *, block: bool = True) -> Iterator[MarkdownPart]:
    """The parts of a text that are not plain prose, in no order; they may lie in one another. Takes time linear in its length."""
    if not block:
        yield from _inline(text, 0)
    elif "\n" in text or BLOCKS.search(text):
        yield from _blocks(text)
    else:
        yield from (MarkdownPart("heading", *match.span()) for match in HEADING.finditer(text))
        yield from _inline(text, 0)


_MAY_HAVE_CODE = lazy_pattern(r"`|~~~|<!--|^(?:[ ]{4}|[ ]*\t)", re.M)


# Where a quotation or a list may be too deep to be read, or ask for too much reading. In a file, such a text may begin anywhere in
# a line, as behind a quotation mark; behind a colon or a hyphen, `>` says only how YAML folds what follows.
MAY_BE_TOO_DEEP = FilteredPattern(
    lazy_pattern(r"(?<![:-] )>[ \t]*+[>*+-]|(?<![ \t>])[ \t>]{18,}+(?:[*+-]|\d)|(?:(?:[>*+-]|\d{1,9}[.)])[ \t]*+){9}"),
    literals=(" " * 18,),
    signs=("\t",),
    # The last letters of nine marks, with the figures between them: quicker to look for than the marks themselves.
    signs_like=(lazy_pattern(r">[>\d*+-]"), lazy_pattern(r"[>*+.)-](?:\d{0,9}[>*+.)-]){8}")),
)


def left_as_text(text: str) -> int | None:
    """Where the first quotation or list begins that is shown as text, because it is too deep; None where none is."""
    environment: dict[str, Any] = {}
    if not MAY_BE_TOO_DEEP.search(text):
        return None
    _block_reader().parse(text, environment)
    line = environment.get(LEFT_AS_TEXT)
    return None if line is None else [0, *(match.end() for match in _LINE_END.finditer(text))][line]


def without_code(text: str, *, block: bool = True) -> str:
    """The text, of the same length, with code and comments replaced by spaces."""
    if not _MAY_HAVE_CODE.search(text):
        return text
    letters = list(text)
    for kind, start, end in parts_of_markdown(text, block=block):
        if kind in ("fence", "code", "comment"):
            letters[start:end] = [letter if letter in "\r\n" else " " for letter in letters[start:end]]
    return "".join(letters)


def _blocks(text: str) -> Iterator[MarkdownPart]:
    """The blocks that are not prose, according to the Markdown parser, and the markup in other blocks."""
    # Line starts as the Markdown parser counts them, which includes a carriage return alone.
    starts = [0, *(match.end() for match in _LINE_END.finditer(text)), len(text)]
    environment: dict[str, Any] = {}
    done = 0
    for token in _block_reader().parse(text, environment):
        if token.type in _BLOCK_KINDS and token.map:
            yield MarkdownPart(_BLOCK_KINDS[token.type], starts[token.map[0]], min(starts[token.map[1]], len(text)))
        elif token.type == "inline" and token.map:
            # All cells of a table row have the same line: search after the cell before.
            begins, ends = max(starts[token.map[0]], done), min(starts[token.map[1]], len(text))
            lines = token.content.split("\n")
            offsets = _offsets(lines, text, begins, ends)
            if offsets is None:
                yield MarkdownPart("unplaced", begins, ends)
            else:
                done = offsets[-1] + len(lines[-1])
                yield from _in_text(_inline(token.content, 0, environment), lines, offsets)
    for first, last in _definition_lines(environment):
        yield MarkdownPart("definition", starts[first], min(starts[last], len(text)))


def _definition_lines(environment: dict[str, Any]) -> list[tuple[int, int]]:
    """The lines of definitions of links. What only looks like one, as a footnote or `[note]: Ask first` does, is text."""
    found = [*environment.get("references", {}).values(), *environment.get("duplicate_refs", ())]
    return [tuple(definition["map"]) for definition in found]


def _offsets(lines: list[str], text: str, begins: int, ends: int) -> list[int] | None:
    """The offsets of the lines of a paragraph or cell in the text; None if one differs there, as a cell with `\\|` does."""
    offsets, position = [], begins
    for line in lines:
        position = text.find(line, position, ends)
        if position < 0:
            return None
        offsets.append(position)
        position += len(line)
    return offsets


def _in_text(parts: Iterable[MarkdownPart], lines: list[str], offsets: list[int]) -> Iterator[MarkdownPart]:
    """Parts of a paragraph, with their offsets in the text."""
    begins = [0, *accumulate(len(line) + 1 for line in lines)]

    def placed(offset: int) -> int:
        line = min(bisect_right(begins, offset) - 1, len(offsets) - 1)
        return offsets[line] + offset - begins[line]

    for kind, start, end in parts:
        yield MarkdownPart(kind, placed(start), placed(end))


def _inline(text: str, offset: int, environment: dict[str, Any] | None = None) -> Iterator[MarkdownPart]:
    """The parts of a paragraph that starts at `offset`."""
    if "`" in text or "<" in text or "](" in text or "]{" in text or "\\" in text or (environment and "[" in text):
        seen: dict[str, object] = {**(environment or {}), "parts": [], "text": text}
        _inline_reader().inline.parse(text, _inline_reader(), seen, [])
        parts: list[MarkdownPart] = seen["parts"]  # type: ignore[assignment]
        yield from (MarkdownPart(kind, offset + start, offset + end) for kind, start, end in parts)


@cache
def _block_reader() -> "MarkdownIt":
    return new_parser().disable(["inline", "text_join"])


@cache
def _inline_reader() -> "MarkdownIt":
    """A Markdown parser that records where the parts of a paragraph stand, which tokens do not tell."""
    from markdown_it import rules_inline

    # Its inline rules by name, with the kind of part that each finds.
    recorded: tuple[tuple[str, PartKind, _InlineRule], ...] = (
        ("backticks", "code", rules_inline.backtick),
        ("link", "link", rules_inline.link),
        ("image", "image", rules_inline.image),
        ("autolink", "address", rules_inline.autolink),
        ("html_inline", "comment", comment),
        (WINDOWS_PATH, "path", path),
        (LANGUAGE, "language", marked_language),
    )
    reader = new_parser()
    for name, kind, rule in recorded:
        reader.inline.ruler.at(name, _recording(kind, rule))
    return reader


def _recording(kind: PartKind, rule: "_InlineRule") -> "_InlineRule":
    def recorded(state: "StateInline", silent: bool) -> bool:
        start = state.pos
        found = rule(state, silent)
        if found and not silent and state.env["text"] is state.src:
            state.env["parts"].append(MarkdownPart(kind, start, state.pos))
        return found

    return recorded
