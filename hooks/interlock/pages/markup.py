"""Prose to HTML: Markdown with its references resolved and the terms of the shared language marked.

References and terms are set aside behind marks of the private use area before Markdown sees the text, and put in their
place afterwards, so that neither can change how the text around them is read.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from markdown_it.common.normalize_url import normalizeLink
from markdown_it.token import Token
from markupsafe import Markup, escape

from interlock.catalog import wiki_links
from interlock.catalog.prose import PLACEHOLDER, headings_among, new_parser, placeholder, title_among, without_placeholders
from interlock.questions.language.sentences import begins_sentence

# What makes a text more than plain words. A text without any of it needs no Markdown.
_SPECIAL = re.compile(r"[*_`\[\]<>&\\~\ue000-\ue002\r\n]|^\s|^[#>+-]|^\d+[.)]")
# Inside a tag: in a picture's words, in a link's title, in the language of a block of code.
_ASIDE_IN_TAG = re.compile("<[^<>]*\ue000[^<>]*>")

_markdown = new_parser()


class Wiki(NamedTuple):
    """A `[[…]]` in prose: what it names, the editor's own words for it if any, and whether it begins a sentence."""

    target: str
    words: str | None
    is_first: bool


class TermUse(NamedTuple):
    """A stretch of a text that uses a term: what to show for it."""

    start: int
    end: int
    html: Markup


class Aside(NamedTuple):
    """What a mark stands for: what is shown, and what was typed."""

    html: Markup
    typed: str


def render(
    text: str,
    *,
    block: bool,
    link: Callable[[Wiki], Markup],
    terms: list[TermUse],
    rewrite: Callable[[str], str],
    top: int = 3,
    taken: frozenset[str] | None = None,
) -> Markup:
    """Prose as HTML. `link` gives the HTML of a reference, `rewrite` the address of an ordinary link.

    The highest heading of the text becomes one of level `top`. Of a hand-written page, whose headings must not have the anchors
    that are `taken`, the heading that names it is left out, and the others have anchors.
    """
    asides: dict[str, Aside] = {}

    def set_aside(html: Markup, typed: str) -> str:
        mark = placeholder(len(asides))
        asides[mark] = Aside(html, typed)
        return mark

    marked = _with_terms_aside(without_placeholders(text), terms, set_aside)
    marked = _with_references_aside(marked, link, set_aside)
    if not _SPECIAL.search(PLACEHOLDER.sub("", marked)):
        return Markup(_in_place(_plain(marked, block), asides))
    tokens = _markdown.parse(marked) if block else _markdown.parseInline(marked)
    if taken is not None:
        tokens = _as_page(tokens, asides, taken)
    _lower_headings(tokens, top)
    for token in tokens:
        _follow_links(token.children or [], rewrite)
    html = str(_markdown.renderer.render(tokens, _markdown.options, {})).strip()
    return Markup(_in_place(html, asides))


def _in_place(html: str, asides: dict[str, Aside]) -> str:
    """HTML with what was set aside; an attribute takes only its words. Marks that we did not set, written by their numbers, are nothing."""
    nothing = Aside(Markup(""), "")

    def words(mark: re.Match[str]) -> str:
        return str(escape(asides.get(mark[0], nothing).html.striptags()))

    html = _ASIDE_IN_TAG.sub(lambda tag: PLACEHOLDER.sub(words, tag[0]), html)
    return PLACEHOLDER.sub(lambda mark: str(asides.get(mark[0], nothing).html), html)


SetAside = Callable[[Markup, str], str]


def _with_references_aside(text: str, link: Callable[[Wiki], Markup], set_aside: SetAside) -> str:
    pieces, position = [], 0
    for found in wiki_links(text):
        wiki = Wiki(found.text, found.words, begins_sentence(text, found.start))
        pieces += [text[position : found.start], set_aside(link(wiki), text[found.start : found.end])]
        position = found.end
    return "".join(pieces) + text[position:]


def _with_terms_aside(text: str, terms: list[TermUse], set_aside: SetAside) -> str:
    pieces, position = [], 0
    for use in terms:
        pieces += [text[position : use.start], set_aside(use.html, text[use.start : use.end])]
        position = use.end
    return "".join(pieces) + text[position:]


def _plain(text: str, block: bool) -> str:
    escaped = str(escape(text.strip()))
    return f"<p>{escaped}</p>" if block else escaped


def _as_page(tokens: list[Token], asides: dict[str, Aside], taken: frozenset[str]) -> list[Token]:
    """The tokens of a page without the heading that names it, which stands in the page's head; the others have anchors."""
    headings = list(headings_among(tokens, taken, lambda words: PLACEHOLDER.sub(lambda mark: asides[mark[0]].typed, words)))
    for token, heading in headings:
        token.attrSet("id", heading.anchor)
    title = title_among(headings)
    if title is None:
        return tokens
    at = tokens.index(title[0])
    return tokens[:at] + tokens[at + 3 :]


def _lower_headings(tokens: list[Token], top: int) -> None:
    """Make the highest heading one of level `top`, and the others accordingly."""
    headings = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    highest = min((int(token.tag[1]) for token in headings), default=1)
    for token in headings:
        token.tag = f"h{min(int(token.tag[1]) - highest + top, 6)}"


def _follow_links(tokens: list[Token], rewrite: Callable[[str], str]) -> None:
    """Have every link lead where it leads on the site, or nowhere if that is not safe; a picture from elsewhere becomes a link."""
    in_link = False
    for token in tokens:
        if token.type == "link_open":
            in_link = True
            token.attrSet("href", rewrite(normalizeLink(str(token.attrGet("href") or ""))))
            if not _is_safe(str(token.attrGet("href"))):
                token.attrs.pop("href")
        elif token.type == "link_close":
            in_link = False
        elif token.type == "image":
            token.attrSet("src", rewrite(normalizeLink(str(token.attrGet("src") or ""))))
            if _ELSEWHERE.match(str(token.attrGet("src"))):
                _show_as_link(token, in_link)


def _wide(renderer: object, tokens: Sequence[Token], at: int, options: object, env: object) -> str:
    """A table in a box of its own, which scrolls by finger, mouse and keyboard where the page is too narrow for it."""
    return '<div class="table" role="group" aria-label="Table" tabindex="0">\n<table>\n'


_markdown.add_render_rule("table_open", _wide)
_markdown.add_render_rule("table_close", lambda *_: "</table>\n</div>\n")


# The site asks nothing of other hosts: what would be fetched from there is offered as a link.
_ELSEWHERE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|[/\\]{2})", re.I)


def safe_address(text: str | None) -> str:
    """An address that a page may lead to, else nothing: while a handbook is being edited, its faulty pages are shown, too."""
    return text if text and (text.lower().startswith(_SAFE) or ":" not in text) else ""


_SAFE = ("https://", "http://", "mailto:", "tel:")
_SCHEME = re.compile(r"\s*[a-z][a-z0-9+.-]*:", re.I)


def _is_safe(href: str) -> bool:
    """Whether a link in prose may lead there: within the handbook, or by one of the schemes that only lead somewhere."""
    return not _SCHEME.match(href) or href.lower().startswith(("https:", "http:", "mailto:", "tel:"))


def phone_link(number: str) -> Markup:
    """A telephone number as a link to call it."""
    digits = "".join(character for character in number if character.isdigit() or character == "+")
    return Markup('<a href="tel:{}">{}</a>').format(digits, number) if digits else Markup("{}").format(number)


def _show_as_link(image: Token, in_link: bool) -> None:
    source = str(image.attrGet("src"))
    image.type, image.children = "html_inline", None
    words = escape(image.content or source)
    image.content = str(Markup('<a href="{}">{}</a>').format(source, words) if _is_safe(source) and not in_link else words)
