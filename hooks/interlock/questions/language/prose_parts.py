"""Masks the parts of a Markdown text that are not our prose: code, links, `[[…]]`, headings, quotations, other languages.

The parser is the one that renders pages. Quotations are masked because they are somebody else's words; quotation marks are also
how editors keep a word that is to be avoided.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import accumulate, chain

from markdown_it import MarkdownIt, rules_inline
from markdown_it.common.html_re import close_tag, open_tag
from markdown_it.rules_inline import StateInline

from interlock.catalog import wiki_links
from interlock.catalog.languages import marked_language
from interlock.catalog.prose import new_parser
from interlock.questions.language.quotations import QUOTATIONS

TextSpan = tuple[int, int]
# Replaces masked characters. It is not a letter, and no label contains it.
MASK = "\x00"

# A list item whose content starts with further markup.
_ITEM = r"^[ ]{0,3}(?:[-*+]|\d+[.)])[ ]+(?:[-*+#>~]|\d+[.)]|[ ]{4})"
# A text in which this finds nothing is all prose.
_MARKUP = re.compile(
    rf"""[`\[<"„“”«»‹›‚‘@']|://|www\.|[^\W\d]\.[^\W\d]|^[ ]{{0,3}}[#>~]|^[ ]{{4}}|[\t\r]|^[ ]{{0,3}}(?:=+|-+)[ ]*$|{_ITEM}""",
    re.M,
)
# A text in which this finds something needs the Markdown parser to find its blocks.
_BLOCKS = re.compile(rf"^[ ]{{0,3}}(?:>|`{{3}}|~{{3}}|=+[ ]*$|-+[ ]*$)|{_ITEM}|^(?:[ ]{{4}}|[ ]*\t)|\]:|\r|\A---\n", re.M)
_HEADING = re.compile(r"^[ ]{0,3}#{1,6}(?:[ ].*)?$", re.M)
_DEFINITION = re.compile(r"^[ ]{0,3}\[[^\]\n]+\]:.*$", re.M)
_FRONT_MATTER = re.compile(r"\A---\n(?:.*\n)*?---(?:\n|\Z)")
_LINE_END = re.compile(r"\r\n?|\n")
_TAG = re.compile(f"{open_tag}|{close_tag}")
_MASKED_BLOCKS = ("heading_open", "fence", "code_block", "blockquote_open")

_ADDRESSED = re.compile(r"://|@|\.[^\W\d]|mailto:")
_ADDRESS = re.compile(
    r"(?:https?://|www\.|mailto:)[^\s<>]++"
    r"|(?<![\w@.+/-])[\w+-]++(?:[.@][\w+-]++)++(?:/[^\s<>]*+)?"
)


def prose_of(text: str, *, block: bool = True) -> str:
    """The text, of the same length, with everything but prose masked. Takes time linear in its length."""
    if not _MARKUP.search(text):
        return text
    if "`" in text or "[" in text or "<" in text or (block and (_BLOCKS.search(text) or _HEADING.search(text))):
        references = [(reference.start, reference.end) for reference in wiki_links(text)]
        read = _with_references_replaced(text, references)
        markup = _markup(read) if block else _inline(read, 0)
        text = _masked(text, chain(references, markup, (match.span() for match in _TAG.finditer(text))))
    if _ADDRESSED.search(text):
        text = _masked(text, (match.span() for match in _ADDRESS.finditer(text) if _is_address(match[0])))
    for marks, quotation in QUOTATIONS.items():
        if any(mark in text for mark in marks):
            text = _masked(text, (match.span() for match in quotation.finditer(text)))
    return text


def _with_references_replaced(text: str, references: list[TextSpan]) -> str:
    """A text of the same length with references replaced, so that they do not change how the text around them is parsed."""
    pieces, position = [], 0
    for start, end in references:
        pieces += [text[position:start], "\ue000" * (end - start)]
        position = end
    return "".join([*pieces, text[position:]])


def _masked(text: str, spans: Iterable[TextSpan]) -> str:
    """The text with each span masked, except for a space at both ends that separates the words around it."""
    pieces, position = [], 0
    for start, end in sorted(spans):
        start = max(start, position)
        if start < end:
            filling = f" {MASK * (end - start - 2)} " if end - start > 1 else MASK
            pieces += [text[position:start], filling]
            position = end
    return "".join([*pieces, text[position:]]) if pieces else text


def _is_address(words: str) -> bool:
    """Whether words are an address, as `larkfield.gov.uk`, `a@b` and `https://…` are, but not `e.g` or `end.Next`."""
    if "@" in words or "://" in words or words.startswith(("www.", "mailto:")):
        return True
    ending = words.partition("/")[0].rpartition(".")[2]
    return len(ending) > 1 and ending.isalpha() and ending.islower()


def _markup(text: str) -> Iterator[TextSpan]:
    if "\n" in text or _BLOCKS.search(text):
        yield from _blocks(text)
        return
    yield from (match.span() for match in _HEADING.finditer(text))
    yield from _inline(text, 0)


def _blocks(text: str) -> Iterator[TextSpan]:
    """The spans of blocks that are not prose, according to the Markdown parser, and of markup in other blocks."""
    if front := _FRONT_MATTER.match(text):
        yield front.span()
    yield from (match.span() for match in _DEFINITION.finditer(text))
    # Line starts as the Markdown parser counts them, which includes a carriage return alone.
    starts = [0, *(match.end() for match in _LINE_END.finditer(text)), len(text)]
    environment: dict[str, object] = {}
    done = 0
    for token in _block_reader().parse(text, environment):
        if token.type in _MASKED_BLOCKS and token.map:
            yield starts[token.map[0]], min(starts[token.map[1]], len(text))
        elif token.type == "inline" and token.map:
            # All cells of a table row have the same line: search after the cell before.
            begins, ends = max(starts[token.map[0]], done), min(starts[token.map[1]], len(text))
            lines = token.content.split("\n")
            offsets = _offsets(lines, text, begins, ends)
            if offsets is None:
                yield begins, ends
            else:
                done = offsets[-1] + len(lines[-1])
                yield from _in_text(_inline(token.content, 0, environment), lines, offsets)


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


def _in_text(spans: Iterable[TextSpan], lines: list[str], offsets: list[int]) -> Iterator[TextSpan]:
    """Spans in a paragraph, converted into spans in the text."""
    begins = [0, *accumulate(len(line) + 1 for line in lines)]

    def placed(offset: int) -> int:
        line = min(bisect_right(begins, offset) - 1, len(offsets) - 1)
        return offsets[line] + offset - begins[line]

    for start, end in spans:
        yield placed(start), placed(end)


def _inline(text: str, offset: int, environment: dict[str, object] | None = None) -> Iterator[TextSpan]:
    """The spans of code, links, images and other languages in a part of a text that starts at `offset`."""
    if "`" in text or "<" in text or "](" in text or "]{" in text or (environment and "[" in text):
        seen: dict[str, object] = {**(environment or {}), "spans": [], "text": text}
        _inline_reader().inline.parse(text, _inline_reader(), seen, [])
        spans: list[TextSpan] = seen["spans"]  # type: ignore[assignment]
        yield from ((offset + start, offset + end) for start, end in spans)


@cache
def _block_reader() -> MarkdownIt:
    return new_parser().disable(["inline", "text_join"])


@cache
def _inline_reader() -> MarkdownIt:
    """A Markdown parser that records the spans of code, links and images, which tokens do not have."""
    reader = new_parser()
    rules = {"backticks": rules_inline.backtick, "marked_language": marked_language}
    rules |= {name: getattr(rules_inline, name) for name in ("link", "image", "autolink")}
    for name, rule in rules.items():
        reader.inline.ruler.at(name, _recording(rule))
    return reader


def _recording(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    def recorded(state: StateInline, silent: bool) -> bool:
        start = state.pos
        found = rule(state, silent)
        if found and not silent and state.env["text"] is state.src:
            state.env["spans"].append((start, state.pos))
        return found

    return recorded
