"""Masks the parts of a Markdown text that are not our prose: code, links, `[[…]]`, headings, quotations, other languages.

The parser is the one that renders pages. Quotations are masked because they are somebody else's words; quotation marks are also
how editors keep a word that is to be avoided.
"""

import re
from collections.abc import Iterable
from itertools import chain

from markdown_it.common.html_re import close_tag, open_tag

from interlock.catalog import wiki_links
from interlock.catalog.markdown_parts import BLOCKS, HEADING, ITEM, parts_of_markdown
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.questions.language.quotations import QUOTATIONS

TextSpan = tuple[int, int]
# Replaces masked characters. It is not a letter, and no label contains it.
MASK = "\x00"

_LINES_OF_MARKUP = rf"[ ]{{0,3}}[#>~]|[ ]{{4}}|[ ]{{0,3}}(?:=+|-+)[ ]*$|{ITEM}"
# A text in which this finds nothing is all prose.
_MARKUP = lazy_pattern(
    rf"""[`\[<\\"„“”«»‹›‚‘「『《@']|://|www\.|[^\W\d]\.[^\W\d]|[\t\r]|^(?:{_LINES_OF_MARKUP})""",
    re.M,
)
# Which texts may have markup is found out with tests that take a tenth of the time.
_SIGNS = tuple("`[<\\\"@'\t\r")
_MARKS = lazy_pattern("[„“”«»‹›‚‘「『《]")
_DOTTED = lazy_pattern(r"\.[^\W\d]")
_FIRST_LINE, _NEXT_LINE = (lazy_pattern(f"{before}(?:{_LINES_OF_MARKUP})", re.M) for before in ("", "\n"))
_TAG = lazy_pattern(f"{open_tag}|{close_tag}")

_ADDRESSED = lazy_pattern(r"://|@|\.[^\W\d]|mailto:|(?<![^\W_])/\w")
# Of an address without its host, as `/permits/new`, more than one part is asked for: of two words, each may stand for the other.
_ADDRESS = lazy_pattern(
    r"(?:https?://|www\.|mailto:)[^\s<>]++"
    r"|(?<![\w@.+/-])@\w++"
    r"|(?<![\w/.)\]}*])\.{0,2}//?[\w.-]++/[^\s<>]*+"
    r"|(?<![\w@.+/-])[\w+-]++(?>(?:[.@][\w+-]++)+)(?:/[^\s<>]*+)?"
)


def prose_of(text: str, *, block: bool = True) -> str:
    """The text, of the same length, with everything but prose masked. Takes time linear in its length."""
    if not has_markup(text):
        return text
    if "`" in text or "[" in text or "<" in text or "\\" in text or (block and (BLOCKS.search(text) or HEADING.search(text))):
        references = [(reference.start, reference.end) for reference in wiki_links(text)]
        read = _with_references_replaced(text, references)
        markup = ((part.start, part.end) for part in parts_of_markdown(read, block=block))
        text = _masked(text, chain(references, markup, (match.span() for match in _TAG.finditer(text))))
    if _ADDRESSED.search(text):
        text = _masked(text, (match.span() for match in _ADDRESS.finditer(text) if _is_address(match[0])))
    for marks, quotation in QUOTATIONS.items():
        if any(mark in text for mark in marks):
            text = _masked(text, (match.span() for match in quotation.finditer(text)))
    return text


def has_markup(text: str) -> bool:
    """Whether a text may hold anything but prose."""
    return _may_have_markup(text) and _MARKUP.search(text) is not None


def _may_have_markup(text: str) -> bool:
    for sign in _SIGNS:
        if sign in text:
            return True
    return bool(
        "://" in text
        or "www." in text
        or _DOTTED.search(text)
        or (not text.isascii() and _MARKS.search(text))
        or _FIRST_LINE.match(text)
        or ("\n" in text and _NEXT_LINE.search(text))
    )


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
    """Whether words are an address, as `larkfield.gov.uk`, `a@b`, `@a` and `/a/b` are, but not `e.g` or `end.Next`."""
    if "@" in words or "://" in words or words.startswith(("www.", "mailto:", "/", "./", "../")):
        return True
    ending = words.partition("/")[0].rpartition(".")[2]
    return len(ending) > 1 and ending.isalpha() and ending.islower()
