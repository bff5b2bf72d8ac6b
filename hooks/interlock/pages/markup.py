"""Prose to HTML: Markdown with its references resolved and the terms of the shared language marked.

References and terms are set aside behind marks of the private use area before Markdown sees the text, and put in their
place afterwards, so that neither can change how the text around them is read.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

from interlock.catalog import CODE, WIKI
from interlock.catalog.prose import headings_of
from interlock.questions.language.sentences import begins_sentence

# What makes a text more than plain words. A text without any of it needs no Markdown.
_SPECIAL = re.compile(r"[*_`\[\]<>&\\\ue000-\ue002]|\n|^\s|^[#>+-]|^\d+[.)]|https?:")
_SET_ASIDE = re.compile("\ue000\\d+\ue001")
# Inside a tag: in a picture's words, in a link's title, in the language of a block of code.
_SET_ASIDE_IN_TAG = re.compile("<[^<>]*\ue000[^<>]*>")

_markdown = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


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


def render(
    text: str,
    *,
    block: bool,
    link: Callable[[Wiki], Markup],
    terms: list[TermUse],
    rewrite: Callable[[str], str],
    top: int = 3,
) -> Markup:
    """Prose as HTML. `link` gives the HTML of a reference, `rewrite` the address of an ordinary link.

    The highest heading of the text becomes one of level `top`; at level 2, on a page of its own, headings have anchors.
    """
    asides: dict[str, Markup] = {}

    def set_aside(html: Markup) -> str:
        mark = f"\ue000{len(asides)}\ue001"
        asides[mark] = html
        return mark

    marked = _with_terms_aside(text.translate(_NO_MARKS), terms, set_aside)
    if "[[" in marked:
        marked = _outside_code(marked, lambda stretch: WIKI.sub(lambda match: set_aside(link(_wiki(match))), stretch))
    html = (
        _plain(marked, block)
        if not _SPECIAL.search(_SET_ASIDE.sub("", marked))
        else _through_markdown(marked, block, rewrite, top)
    )
    return Markup(_in_place(html, asides))


def _in_place(html: str, asides: dict[str, Markup]) -> str:
    """HTML with what was set aside; an attribute takes only its words. Marks that we did not set, written by their numbers, are nothing."""

    def words(mark: re.Match[str]) -> str:
        return str(escape(asides.get(mark[0], Markup("")).striptags()))

    html = _SET_ASIDE_IN_TAG.sub(lambda tag: _SET_ASIDE.sub(words, tag[0]), html)
    return _SET_ASIDE.sub(lambda mark: str(asides.get(mark[0], "")), html)


def _wiki(match: re.Match[str]) -> Wiki:
    return Wiki(match[1].strip(), match[2], begins_sentence(match.string, match.start()))


_NO_MARKS = {0xE000: None, 0xE001: None, 0xE002: None}


def _with_terms_aside(text: str, terms: list[TermUse], set_aside: Callable[[Markup], str]) -> str:
    pieces, position = [], 0
    for use in terms:
        pieces += [text[position : use.start], set_aside(use.html)]
        position = use.end
    return "".join(pieces) + text[position:]


def _outside_code(text: str, change: Callable[[str], str]) -> str:
    pieces, position = [], 0
    for code in CODE.finditer(text):
        pieces += [change(text[position : code.start()]), code[0]]
        position = code.end()
    return "".join(pieces) + change(text[position:])


def _plain(text: str, block: bool) -> str:
    escaped = str(escape(text.strip()))
    return f"<p>{escaped}</p>" if block else escaped


def _through_markdown(text: str, block: bool, rewrite: Callable[[str], str], top: int) -> str:
    tokens = _markdown.parse(text) if block else _markdown.parseInline(text)
    levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    anchors = iter(headings_of(text)) if top == 2 else None
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            if token.type == "heading_open" and anchors:
                token.attrSet("id", next(anchors).anchor)
            token.tag = f"h{min(int(token.tag[1]) - min(levels) + top, 6)}"
        in_link = False
        for child in token.children or ():
            if child.type in ("link_open", "link_close"):
                in_link = child.type == "link_open"
            if child.type == "link_open":
                child.attrSet("href", rewrite(str(child.attrGet("href") or "")))
            elif child.type == "image":
                child.attrSet("src", rewrite(str(child.attrGet("src") or "")))
                if _ELSEWHERE.match(str(child.attrGet("src"))):
                    _show_as_link(child, in_link)
    return str(_markdown.renderer.render(tokens, _markdown.options, {})).strip()


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


def phone_link(number: str) -> Markup:
    """A telephone number as a link to call it."""
    digits = "".join(character for character in number if character.isdigit() or character == "+")
    return Markup('<a href="tel:{}">{}</a>').format(digits, number) if digits else Markup("{}").format(number)


def _show_as_link(image: Token, in_link: bool) -> None:
    source = str(image.attrGet("src"))
    image.type, image.children = "html_inline", None
    words = escape(image.content or source)
    image.content = str(words if in_link else Markup('<a href="{}">{}</a>').format(source, words))
