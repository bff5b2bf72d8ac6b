"""Parses Markdown: its tokens, and text without markup.

Pages, rules and the search for terms all use `new_parser`, so that they agree on what is a heading or a link. HTML is switched
off: it is shown as text.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from interlock.catalog import WIKI, Catalog, wiki_links
from interlock.catalog.markdown_parser import new_parser
from interlock.definitions.values.plain_letters import plain_letters
from interlock.findings.lazy_patterns import lazy_pattern

if TYPE_CHECKING:  # slow to load
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


@cache
def _reader() -> "MarkdownIt":
    # Without `text_join`, an escaped character has a token of its own, which tells `\<script>` from `<script>`.
    return new_parser().disable("text_join")


# Replaces a `[[…]]` or a term while Markdown is parsed, so that it cannot change how the text around it is parsed.
PLACEHOLDER = lazy_pattern("\ue000\\d+\ue001")
_DELIMITERS = {0xE000: None, 0xE001: None, 0xE002: None}


def placeholder(number: int) -> str:
    """The placeholder with this number."""
    return f"\ue000{number}\ue001"


def without_placeholders(text: str) -> str:
    """A text without the characters that delimit placeholders."""
    return text.translate(_DELIMITERS)


def tokens_of(text: str, *, block: bool) -> "list[Token]":
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


# A text in which this finds nothing has no markup.
_MARKUP = lazy_pattern(r"[*_`\[\]<>&\\#~|\n]|^\s*(?:[-+]|\d+[.)])")


def plain_words(text: str, catalog: Catalog) -> str:
    """Prose on one line without markup. A `[[…]]` is replaced by its own words, or the title of its target."""
    text = plain_letters(text)
    if _MARKUP.search(text):
        tokens = tokens_of(text, block=True)
        text = "".join(_plain(token, catalog) for token in tokens if token.nesting == 0 or token.block)
    return " ".join(text.split())


def _plain(token: "Token", catalog: Catalog) -> str:
    if not token.content or token.children or token.type == "inline":
        return " "
    return with_titles(token.content, catalog) if token.type == "text" else token.content


def with_titles(words: str, catalog: Catalog) -> str:
    """A text in which each `[[…]]` is replaced by its own words, or the title of its target."""

    def said(match: re.Match[str]) -> str:
        definition = catalog.named(match[1].strip())
        return match[2] or (definition.title if definition else match[1])

    return WIKI.sub(said, words)
