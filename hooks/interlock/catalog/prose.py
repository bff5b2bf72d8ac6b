"""Parses Markdown in prose: link targets, headings, and the text without markup."""

import re
from functools import cache
from html import unescape
from itertools import pairwise
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from interlock.catalog import WIKI, Catalog


class ProseLink(NamedTuple):
    """A link, image or address in angle brackets: where it leads, and the address as typed.

    `occurrence` says which of the same words in the text the address is (from 0).
    """

    href: str
    fragment: str
    occurrence: int


class _Reader(MarkdownIt):
    """A parser that keeps links with unsafe schemes and does not normalise addresses, so that rules see what was typed."""

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url


@cache
def _reader(html: bool) -> MarkdownIt:
    # Without `text_join` an escaped character is a token of its own: `\<script>` must be told from `<script>`.
    return _Reader("commonmark", {"html": html}).enable(["table", "strikethrough"]).disable("text_join")


def tokens_of(text: str, block: bool, html: bool = True) -> list[Token]:
    """The tokens of Markdown in reading order, those inside paragraphs included.

    `html`: whether HTML is a token of its own. On pages it is text, so whatever must agree with a page reads without it.
    """
    reader = _reader(html)
    found = []
    for token in reader.parse(text) if block else reader.parseInline(text):
        found.append(token)
        found += _within(token)
    return found


def _within(token: Token) -> list[Token]:
    return [inner for child in token.children or () for inner in (child, *_within(child))]


def links_of(text: str, block: bool) -> list[ProseLink]:
    """Every link, image and address in angle brackets that Markdown sees in a text; code excluded."""
    if "](" not in text and "<" not in text and "]:" not in text:
        return []
    hrefs = [
        str(token.attrs[name]) for token in tokens_of(text, block, html=False) for name in ("href", "src") if name in token.attrs
    ]
    fragments = {href: _as_typed(text, href) for href in dict.fromkeys(hrefs)}
    addresses = {fragment: _addresses(text, fragment) for fragment in fragments.values()}
    seen: dict[str, int] = {}
    found = []
    for href in hrefs:
        fragment = fragments[href]
        number, known = seen.get(fragment, 0), addresses[fragment]
        found.append(ProseLink(href, fragment, known[min(number, len(known) - 1)] if known else 0))
        seen[fragment] = number + 1
    return found


def _as_typed(text: str, href: str) -> str:
    if href in text:
        return href
    typed: list[str] = re.findall(r"(?:\]\(\s*|<|\]:\s*)<?([^\s>)]+)", text)
    return next((address for address in typed if unescape(href).startswith(unescape(address))), "")


def _addresses(text: str, fragment: str) -> list[int]:
    """Which occurrences of an address in the text (from 0) are link targets rather than words."""
    starts = [match.start() for match in re.finditer(re.escape(fragment), text)] if fragment else []
    return [index for index, start in enumerate(starts) if _BEFORE_ADDRESS.search(text, max(start - 100, 0), start)]


# What precedes a link target, which may follow on the next line.
_BEFORE_ADDRESS = re.compile(r"[(<:]\s*\Z")


class Heading(NamedTuple):
    """A heading of a Markdown page: its level, its words, and the anchor that leads to it."""

    level: int
    words: str
    anchor: str


def headings_of(text: str) -> list[Heading]:
    """The headings of a page, with the anchors that MkDocs would give them: repeated ones end in `_1`, `_2`."""
    seen: dict[str, int] = {}
    found = []
    for token, content in pairwise(tokens_of(text, True, html=False)):
        if token.type == "heading_open":
            kinds = ("text", "code_inline", "text_special")
            words = "".join(part.content for part in content.children or () if part.type in kinds)
            slug = re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", words).strip().lower())
            number = seen.get(slug, 0)
            seen[slug] = number + 1
            found.append(Heading(int(token.tag[1]), words, f"{slug}_{number}" if number else slug))
    return found


# A text without any of these contains no markup.
_MARKED = re.compile(r"[*_`\[\]<>&\\#~|\n]|^\s*(?:[-+]|\d+[.)])")


def plain_words(text: str, catalog: Catalog) -> str:
    """Prose in one line without markup; of `[[…]]` its own words remain, or the title of its target."""

    def named(match: re.Match[str]) -> str:
        kind, _, id = match[1].strip().partition("/")
        definition = catalog.get(kind, id.partition("#")[0])
        return match[2] or (definition.title if definition else match[1])

    if _MARKED.search(text):
        tokens = tokens_of(WIKI.sub(named, text), True)
        text = "".join(token.content if _is_words(token) else " " for token in tokens if token.nesting == 0 or token.block)
    return " ".join(text.split())


def _is_words(token: Token) -> bool:
    return bool(token.content) and not token.children and token.type != "inline"
