"""Parses Markdown: the configuration of the parser, links, headings, and text without markup.

Pages, rules and the search for terms all use `new_parser`, so that they agree on what is a heading or a link. HTML is switched
off: it is shown as text.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from interlock.catalog import WIKI, Catalog, wiki_links
from interlock.catalog.addresses import is_home
from interlock.catalog.markdown_parser import ANCHOR, new_parser
from interlock.catalog.markdown_parts import parts_of_markdown
from interlock.definitions.plain_letters import plain_letters
from interlock.sources import Source

if TYPE_CHECKING:  # slow to load
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


class ProseLink(NamedTuple):
    """A link, image or autolink: its address as parsed (`href`) and as typed (`fragment`).

    `occurrence` is the index of this link among the occurrences of `fragment` in the text, from 0.
    """

    href: str
    fragment: str
    occurrence: int
    is_picture: bool = False


@cache
def _reader() -> "MarkdownIt":
    # Without `text_join`, an escaped character has a token of its own, which tells `\<script>` from `<script>`.
    return new_parser().disable("text_join")


# Replaces a `[[…]]` or a term while Markdown is parsed, so that it cannot change how the text around it is parsed.
PLACEHOLDER = re.compile("\ue000\\d+\ue001")
_DELIMITERS = {0xE000: None, 0xE001: None, 0xE002: None}


def placeholder(number: int) -> str:
    """The placeholder with this number."""
    return f"\ue000{number}\ue001"


def without_placeholders(text: str) -> str:
    """A text without the characters that delimit placeholders."""
    return text.translate(_DELIMITERS)


def tokens_of(text: str, block: bool) -> "list[Token]":
    """The tokens of Markdown in reading order, including nested ones. A `[[…]]` is part of the text around it."""
    reader = _reader()
    marked, typed = _with_placeholders(without_placeholders(text))
    found = []
    for token in reader.parse(marked) if block else reader.parseInline(marked):
        found += [token, *_descendants(token)]
    if typed:
        for token in found:
            _restore(token, lambda words: PLACEHOLDER.sub(lambda mark: typed.get(mark[0], mark[0]), words))
    return found


def _with_placeholders(text: str) -> tuple[str, dict[str, str]]:
    pieces: list[str] = []
    typed: dict[str, str] = {}
    position = 0
    for reference in wiki_links(text):
        mark = placeholder(len(typed))
        typed[mark] = text[reference.start : reference.end]
        pieces += [text[position : reference.start], mark]
        position = reference.end
    return "".join([*pieces, text[position:]]), typed


def _restore(token: "Token", restored: Callable[[str], str]) -> None:
    token.content = restored(token.content)
    token.attrs = {name: restored(value) if isinstance(value, str) else value for name, value in token.attrs.items()}


def _descendants(token: "Token") -> "list[Token]":
    return [inner for child in token.children or () for inner in (child, *_descendants(child))]


def links_of(text: str, block: bool) -> list[ProseLink]:
    """Every link, image and autolink in a Markdown text, outside code."""
    if "](" not in text and "<" not in text and "]:" not in text:
        return []
    targets = [
        (str(token.attrs[name]), name == "src")
        for token in tokens_of(text, block)
        for name in ("href", "src")
        if name in token.attrs
    ]
    fragments = {href: _as_typed(text, href) for href, _ in targets}
    addresses = {fragment: _target_occurrences(text, fragment) for fragment in fragments.values()}
    seen: dict[str, int] = {}
    found = []
    for href, is_picture in targets:
        fragment = fragments[href]
        number, known = seen.get(fragment, 0), addresses[fragment]
        found.append(ProseLink(href, fragment, known[min(number, len(known) - 1)] if known else 0, is_picture))
        seen[fragment] = number + 1
    return found


# What looks like a link to a file, a page or a place, and may be none: with a blank in its address, or before it.
_ALMOST = re.compile(
    r"\[[^\[\]\n]*\](?P<gap>[ ]?)\((?P<address>[^()\n]*(?:\.(?:md|html?|pdf|png|jpe?g|svg|docx|xlsx|csv)\b|://|#|/)[^()\n]*)\)",
    re.I,
)


def failed_links(text: str, *, block: bool) -> Iterator[re.Match[str]]:
    """What an editor meant as a link, and readers see as brackets. `gap` and `address` are groups of each match."""
    if not _ALMOST.search(text):
        return
    parts = list(parts_of_markdown(text, block=block))
    for match in _ALMOST.finditer(text):
        whole = match.start() if not text.startswith("!", match.start() - 1) else match.start() - 1
        is_other = any(part.start <= whole < part.end and part.kind not in ("heading", "quotation") for part in parts)
        if (
            not is_other
            and not text.startswith("\\", match.start() - 1)
            and (not match["gap"] or _NAMES_A_FILE.search(match["address"]))
        ):
            yield match


_NAMES_A_FILE = re.compile(r"^[^\s#]+(?:\.\w{2,5}|/)(?:#\S*)?$|^https?://")


def _as_typed(text: str, href: str) -> str:
    if href in text:
        return href
    typed: list[str] = re.findall(r"(?:\]\(\s*|<|\]:\s*)<?([^\s>)]+)", text)
    plain = _SLASHES.sub("/", unquote(unescape(href)))
    return next((address for address in typed if plain.startswith(_SLASHES.sub("/", unescape(address).rstrip(")")))), "")


# Markdown drops one of two backslashes.
_SLASHES = re.compile(r"[\\/]+")


def _target_occurrences(text: str, fragment: str) -> list[int]:
    """The indexes of those occurrences of an address in the text that are link targets, not words."""
    found = list(re.finditer(re.escape(fragment), text)) if fragment else []
    return [
        index
        for index, match in enumerate(found)
        if _BEFORE_ADDRESS.search(text, max(match.start() - 100, 0), match.start()) and _AFTER_ADDRESS.match(text, match.end())
    ]


# The characters before a link target, which may be on the next line.
_BEFORE_ADDRESS = re.compile(r"[(<:]\s*\Z")
# What follows a whole link target: `../b` is none in `(../b/)`.
_AFTER_ADDRESS = re.compile(r"[)>\s]|\Z")


class Heading(NamedTuple):
    """A heading of a Markdown page: its level, its text and its anchor."""

    level: int
    words: str
    anchor: str


# The anchors in the frame of every page, and those of the home page, which can include a hand-written page.
FRAME_ANCHORS = frozenset(("main", "put-right", "said", "search", "search-label", "search-results", "search-text", "site-nav"))
HOME_ANCHORS = frozenset(("reasons", "call", "promises", "services", "words", "points", "things", "more-ways"))


def taken_anchors(path: str) -> frozenset[str]:
    """The anchors that are taken before the headings of a hand-written page get theirs."""
    return FRAME_ANCHORS | HOME_ANCHORS if is_home(path) else FRAME_ANCHORS


def headings_of(text: str, taken: frozenset[str] = FRAME_ANCHORS) -> list[Heading]:
    """The headings of a page with their anchors: the typed ones, else those of MkDocs with `slugify_unicode`.

    Anchors that another heading has, or that are in `taken`, get the suffix `_1`, `_2`, …
    """
    return [heading for _, heading in headings_among(tokens_of(text, True), taken)]


def headings_among(
    tokens: "Iterable[Token]", taken: frozenset[str], restored: Callable[[str], str] = str
) -> "Iterator[tuple[Token, Heading]]":
    """The headings among the tokens of a page, each with its token. `restored` turns placeholders back into what was typed."""
    headings = [(token, content) for token, content in pairwise(tokens) if token.type == "heading_open"]
    used = {*taken, *(str(token.meta[ANCHOR]) for token, _ in headings if ANCHOR in token.meta)}
    numbers: dict[str, int] = {}
    for token, content in headings:
        words = restored("".join(_text_of(part) for part in content.children or ()))
        spoken = WIKI.sub(lambda reference: reference[2] or reference[1].rpartition("/")[2], words)
        anchor = str(token.meta[ANCHOR]) if ANCHOR in token.meta else _unique_slug(slug_of(spoken), used, numbers)
        yield token, Heading(int(token.tag[1]), words, anchor)


def slug_of(words: str) -> str:
    """The anchor of a heading before it is numbered: that of `markdown.extensions.toc.slugify_unicode`, from composed letters.

    >>> slug_of("Öffnungszeiten & Preise"), slug_of("開館時間"), slug_of("1. What's new?")
    ('öffnungszeiten-preise', '開館時間', '1-whats-new')
    """
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", unicodedata.normalize("NFC", words)).strip().lower())


def _text_of(part: "Token") -> str:
    if part.type in ("softbreak", "hardbreak"):
        return " "
    return part.content if part.type in ("text", "code_inline", "text_special", "image") else ""


# More digits are no number of a heading, and Python refuses to read thousands of them.
_NUMBERED = re.compile(r"(.*)_([0-9]{1,18})")


def _unique_slug(slug: str, taken: set[str], numbers: dict[str, int]) -> str:
    """The slug, or with a number when it is taken or empty. Adds the result to `taken`.

    `numbers` holds the last number that each slug got, so that a thousand equal headings are not counted from 1 each.
    """
    if slug and slug not in taken:
        taken.add(slug)
        return slug
    counted = _NUMBERED.fullmatch(slug)
    name, number = (counted[1], int(counted[2])) if counted else (slug, 0)
    number = numbers.get(slug, number) + 1
    while f"{name}_{number}" in taken:
        number += 1
    numbers[slug] = number
    taken.add(f"{name}_{number}")
    return f"{name}_{number}"


def title_among(headings: "Iterable[tuple[Token, Heading]]") -> "tuple[Token, Heading] | None":
    """The title of a page: its first heading of level 1 outside lists and quotations."""
    return next(((token, heading) for token, heading in headings if heading.level == 1 and token.level == 0), None)


def title_of(text: str, taken: frozenset[str] = FRAME_ANCHORS) -> Heading | None:
    """The heading that is the title of a page, or None."""
    found = title_among(headings_among(tokens_of(text, True), taken))
    return found[1] if found else None


def page_title(page: Source, catalog: Catalog) -> str:
    """The title of a hand-written page: that of its front matter, else its first heading, else the name of its file."""
    if page.front and page.front.title.strip():
        return " ".join(page.front.title.split())
    heading = title_of(page.markdown)
    if heading and heading.words.strip():
        return with_titles(heading.words, catalog)
    return page.path.rpartition("/")[2].removesuffix(".md").replace("-", " ").capitalize()


def body_of(text: str) -> str:
    """The text of a page without its title."""
    found = title_among(headings_among(tokens_of(text, True), FRAME_ANCHORS))
    if found is None or found[0].map is None:
        return text
    lines = _LINE.findall(text)
    start, end = found[0].map
    return "".join([*lines[:start], "\n", *lines[end:]]).lstrip("\r\n")


_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")

# A text in which this finds nothing has no markup.
_MARKUP = re.compile(r"[*_`\[\]<>&\\#~|\n]|^\s*(?:[-+]|\d+[.)])")


def plain_words(text: str, catalog: Catalog) -> str:
    """Prose on one line without markup. A `[[…]]` is replaced by its own words, or the title of its target."""
    text = plain_letters(text)
    if _MARKUP.search(text):
        tokens = tokens_of(text, True)
        text = "".join(_plain(token, catalog) for token in tokens if token.nesting == 0 or token.block)
    return " ".join(text.split())


def _plain(token: "Token", catalog: Catalog) -> str:
    if not token.content or token.children or token.type == "inline":
        return " "
    return with_titles(token.content, catalog) if token.type == "text" else token.content


def with_titles(words: str, catalog: Catalog) -> str:
    """A text in which each `[[…]]` is replaced by its own words, or the title of its target."""

    def named(match: re.Match[str]) -> str:
        kind, _, id = match[1].strip().partition("/")
        definition = catalog.get(kind, id.partition("#")[0])
        return match[2] or (definition.title if definition else match[1])

    return WIKI.sub(named, words)
