"""Which part of a Markdown text is prose: not code, links, addresses, `[[…]]`, headings, quotations or HTML.

Whatever is in quotation marks is somebody else's words: they are also the way to let a word stand.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache
from itertools import accumulate

from markdown_it import MarkdownIt, rules_inline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from interlock.catalog import WIKI
from interlock.questions.language.quotations import QUOTATIONS

TextSpan = tuple[int, int]
# Stands for what is no prose; it is no letter, and no label holds it.
FILL = "\x00"

# Without any of these a text is all prose.
_MARKED = re.compile(r"""[`\[<"„“”«»‹›‚‘@']|://|www\.|[^\W\d]\.[^\W\d]|^[ ]{0,3}[#>~]|^[ ]{4}|\t|^[ ]{0,3}(?:=+|-+)[ ]*$""", re.M)
# With any of these Markdown's own reader has to say where its blocks begin and end.
_BLOCKS = re.compile(r"^[ ]{0,3}(?:>|`{3}|~{3}|<|=+[ ]*$|-+[ ]*$|(?:[-*+]|\d+[.)])[ ]+#)|^(?:[ ]{4}|[ ]*\t)|\]:|\r|\A---\n", re.M)
_HEADING = re.compile(r"^[ ]{0,3}#{1,6}(?:[ ].*)?$", re.M)
_DEFINITION = re.compile(r"^[ ]{0,3}\[[^\]\n]+\]:.*$", re.M)
_FRONT_MATTER = re.compile(r"\A---\n(?:.*\n)*?---(?:\n|\Z)")
_LINE_END = re.compile(r"\r\n?|\n")
_ITEMS = re.compile(r"\n[ ]*\n|\n(?=[ ]*(?:[-*+]|\d+[.)])[ ])")
_MASKED_BLOCKS = ("heading_open", "fence", "code_block", "html_block", "blockquote_open")

_ADDRESSED = re.compile(r"://|@|\.[^\W\d]|mailto:")
_ADDRESS = re.compile(
    r"(?:https?://|www\.|mailto:)[^\s<>]++"
    r"|(?<![\w@.+/-])[\w+-]++(?:[.@][\w+-]++)++(?:/[^\s<>]*+)?"
)


def prose_of(text: str, *, block: bool = True) -> str:
    """The text, of the same length, with everything that is no prose filled. Takes time linear in the text."""
    if not _MARKED.search(text):
        return text
    if "`" in text or "[" in text or "<" in text or (block and (_BLOCKS.search(text) or _HEADING.search(text))):
        text = _filled(text, _markup(text) if block else _inline(text, 0))
    if _ADDRESSED.search(text):
        text = _filled(text, (match.span() for match in _ADDRESS.finditer(text) if _is_address(match[0])))
    for marks, quotation in QUOTATIONS.items():
        if any(mark in text for mark in marks):
            text = _filled(text, (match.span() for match in quotation.finditer(text)))
    return text


def _filled(text: str, spans: Iterator[TextSpan]) -> str:
    """Each span filled, with a space at both ends so that the words around it stay apart."""
    pieces, position = [], 0
    for start, end in sorted(spans):
        start = max(start, position)
        if start < end:
            filling = f" {FILL * (end - start - 2)} " if end - start > 1 else FILL
            pieces += [text[position:start], filling]
            position = end
    return "".join([*pieces, text[position:]]) if pieces else text


def _is_address(words: str) -> bool:
    """`larkfield.gov.uk`, `a@b`, `https://…`; not `e.g`, not `end.Next`."""
    if "@" in words or "://" in words or words.startswith(("www.", "mailto:")):
        return True
    ending = words.partition("/")[0].rpartition(".")[2]
    return len(ending) > 1 and ending.isalpha() and ending.islower()


def _markup(text: str) -> Iterator[TextSpan]:
    if _BLOCKS.search(text):
        yield from _blocks(text)
        return
    yield from (match.span() for match in _HEADING.finditer(text))
    position = 0
    for gap in (*_ITEMS.finditer(text), None):
        end = gap.start() if gap else len(text)
        yield from _inline(text[position:end], position)
        position = gap.end() if gap else end


def _blocks(text: str) -> Iterator[TextSpan]:
    """The blocks that Markdown's reader says are no prose, and what is none within the others."""
    if front := _FRONT_MATTER.match(text):
        yield front.span()
        text = (
            " " * front.end() + text[front.end() :]
            if "\n" not in front[0]
            else re.sub(r"[^\n]", " ", front[0]) + text[front.end() :]
        )
    yield from (match.span() for match in _DEFINITION.finditer(text))
    # As Markdown's reader ends lines, old Macs' among them.
    starts = [0, *(match.end() for match in _LINE_END.finditer(text)), len(text)]
    environment: dict[str, object] = {}
    for token in _block_reader().parse(text, environment):
        if token.type in _MASKED_BLOCKS and token.map:
            yield starts[token.map[0]], min(starts[token.map[1]], len(text))
        elif token.type == "inline" and token.map:
            yield from _inline_of(token, text, starts, environment)


def _inline_of(token: Token, text: str, starts: list[int], environment: dict[str, object]) -> Iterator[TextSpan]:
    """What is no prose in a paragraph or cell, from its own words to the text's: every line of it is part of a line there."""
    assert token.map
    written = token.content.split("\n")
    offsets, position = [], starts[token.map[0]]
    for line in written:
        position = max(text.find(line, position), position)
        offsets.append(position)
        position += len(line)
    begins = [0, *accumulate(len(line) + 1 for line in written)]

    def placed(offset: int) -> int:
        line = min(bisect_right(begins, offset) - 1, len(offsets) - 1)
        return offsets[line] + offset - begins[line]

    for start, end in _inline(token.content, 0, environment):
        yield placed(start), placed(end)


def _inline(text: str, offset: int, environment: dict[str, object] | None = None) -> Iterator[TextSpan]:
    """Code, links, images, tags and `[[…]]` in a stretch of text that stands at an offset."""
    if "`" in text or "<" in text or "](" in text or (environment and "[" in text):
        seen: dict[str, object] = {**(environment or {}), "spans": [], "text": text}
        _inline_reader().inline.parse(text, _inline_reader(), seen, [])
        spans: list[TextSpan] = seen["spans"]  # type: ignore[assignment]
        yield from ((offset + start, offset + end) for start, end in spans)
    if "[[" in text:
        yield from ((offset + match.start(), offset + match.end()) for match in WIKI.finditer(text))


@cache
def _block_reader() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table").disable(["inline", "text_join"])


@cache
def _inline_reader() -> MarkdownIt:
    """Markdown's reader that writes down where code, links, images and tags stand, which tokens do not say."""
    reader = MarkdownIt("commonmark")
    for name in ("backticks", "link", "image", "autolink", "html_inline"):
        rule = getattr(rules_inline, "backtick" if name == "backticks" else name)
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
