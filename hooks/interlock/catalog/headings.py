"""The headings of a Markdown page, their anchors, and the title of a page."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from interlock.catalog import WIKI, Catalog
from interlock.catalog.addresses import is_home
from interlock.catalog.markdown_parser import ANCHOR
from interlock.catalog.prose import tokens_of, with_titles
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources import Source

if TYPE_CHECKING:  # slow to load
    from markdown_it.token import Token


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
    return [heading for _, heading in headings_among(tokens_of(text, block=True), taken)]


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
_NUMBERED = lazy_pattern(r"(.*)_([0-9]{1,18})")


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
    found = title_among(headings_among(tokens_of(text, block=True), taken))
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
    found = title_among(headings_among(tokens_of(text, block=True), FRAME_ANCHORS))
    if found is None or found[0].map is None:
        return text
    lines = _LINE.findall(text)
    start, end = found[0].map
    return "".join([*lines[:start], "\n", *lines[end:]]).lstrip("\r\n")


_LINE = lazy_pattern(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
