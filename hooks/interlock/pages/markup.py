"""Prose to HTML: Markdown with references resolved and terms marked.

Before Markdown parses the text, references and terms are replaced by placeholders of private-use characters; afterwards they are
put back. So they cannot change how the rest is parsed.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from markdown_it.common.normalize_url import normalizeLink
from markdown_it.token import Token
from markupsafe import Markup, escape

from interlock.catalog import wiki_links
from interlock.catalog.headings import headings_among, title_among
from interlock.catalog.markdown_parser import new_parser
from interlock.catalog.prose import PLACEHOLDER, placeholder, without_placeholders
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import RIGHT_TO_LEFT
from interlock.pages.numbers_in_prose import NUMBER_AMONG_WORDS
from interlock.pages.page_links import breakable, side_mark
from interlock.pages.words import unbroken
from interlock.questions.language.sentences import begins_sentence

# Characters that may be Markdown syntax. A text without any of them needs no parser.
_SPECIAL = lazy_pattern(r"[*_`\[\]<>&\\~\ue000-\ue002\r\n]|^\s|^[#>+-]|^\d+[.)]")
# A placeholder inside a tag: in an alternative text, a link's title, or the language of a code block.
_ASIDE_IN_TAG = lazy_pattern("<[^<>]*\ue000[^<>]*>")

# Behind these, browsers break lines that are too long.
_BREAKING = lazy_pattern("[-/?]")


def whole_words(text: str) -> Markup:
    """A command, an option or a line to paste as HTML that breaks between its words alone and is copied as it is.

    A path breaks after its slashes, as browsers have it.
    """
    words = text.split(" ")
    if len(words) == 1 and "/" in text:
        return escape(text)
    return Markup(" ").join(Markup("<span>{}</span>").format(word) if _BREAKING.search(word) else escape(word) for word in words)


_markdown = new_parser()


class Wiki(NamedTuple):
    """A `[[…]]` reference in prose: its target, the editor's own words if any, and whether it begins a sentence."""

    target: str
    words: str | None
    is_first: bool


class TermUse(NamedTuple):
    """A use of a term: its offsets in the text, and the HTML to show."""

    start: int
    end: int
    html: Markup


class _Aside(NamedTuple):
    """What a placeholder stands for: its HTML, and the text that was typed."""

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
    dialled: Callable[[str], str] = lambda number: "",
) -> Markup:
    """Prose as HTML; `block`: whether it may hold paragraphs and lists, or is a single sentence.

    `link` renders a reference, `rewrite` maps the address of an ordinary link, and `dialled` returns the address of a link for a
    telephone number among the words, or "". `terms`: the uses of terms in the text.

    Headings are shifted so that the highest has level `top`. `taken` is set for hand-written pages only: the anchors that are in
    use already; then the first heading, which is the page's title, is left out and the others get anchors.
    """
    asides: dict[str, _Aside] = {}

    def set_aside(html: Markup, typed: str) -> str:
        mark = placeholder(len(asides))
        asides[mark] = _Aside(html, typed)
        return mark

    marked = _with_terms_aside(without_placeholders(text), terms, set_aside)
    marked = _with_references_aside(marked, link, set_aside)
    if not _SPECIAL.search(PLACEHOLDER.sub("", marked)):
        return Markup(_with_side_marks(_in_place(_plain(marked, block, dialled), asides), block))
    tokens = _markdown.parse(marked) if block else _markdown.parseInline(marked)
    if taken is not None:
        tokens = _as_page(tokens, asides, taken)
    _lower_headings(tokens, top)
    for token in tokens:
        if token.children:
            _follow_links(token.children, rewrite)
            token.children = list(_link_calls(token.children, dialled))
    html = str(_markdown.renderer.render(tokens, _markdown.options, {})).strip()
    return Markup(_with_side_marks(_in_place(html, asides), block))


_TEXT_OF_BLOCK = lazy_pattern(r"(<(?:p|li|h[1-6]|t[dh])(?: [^<>]*)?>)(.*?)(?=</?(?:p|li|h[1-6]|t[dh]|[ou]l|pre|div)\b)", re.S)


def _with_side_marks(html: str, block: bool) -> str:
    """Mark right-to-left texts that begin with a Latin name: otherwise they run from left to right, and their full stop jumps."""
    if html.isascii() or not RIGHT_TO_LEFT.search(html):
        return html
    if not block:
        return f"{side_mark(Markup(html).striptags())}{html}"
    return _TEXT_OF_BLOCK.sub(lambda found: f"{found[1]}{side_mark(Markup(found[2]).striptags())}{found[2]}", html)


def _in_place(html: str, asides: dict[str, _Aside]) -> str:
    """Put the placeholders' HTML back, in attributes only its text. Placeholders that we did not set are removed."""
    nothing = _Aside(Markup(""), "")

    def words(mark: re.Match[str]) -> str:
        return str(escape(asides.get(mark[0], nothing).html.striptags()))

    html = _ASIDE_IN_TAG.sub(lambda tag: PLACEHOLDER.sub(words, tag[0]), html)
    return PLACEHOLDER.sub(lambda mark: str(asides.get(mark[0], nothing).html), html)


_SetAside = Callable[[Markup, str], str]


def _with_references_aside(text: str, link: Callable[[Wiki], Markup], set_aside: _SetAside) -> str:
    pieces, position = [], 0
    for found in wiki_links(text):
        wiki = Wiki(found.text, found.words, begins_sentence(text, found.start))
        pieces += [text[position : found.start], set_aside(link(wiki), text[found.start : found.end])]
        position = found.end
    return "".join(pieces) + text[position:]


def _with_terms_aside(text: str, terms: list[TermUse], set_aside: _SetAside) -> str:
    pieces, position = [], 0
    whole = unbroken(text) if terms else text
    for use in terms:
        before = text[position : use.start]
        if before[-1:] != whole[use.start - 1 : use.start]:  # `5 working days` stays whole where its working days are a term
            before = before[:-1] + whole[use.start - 1]
        pieces += [before, set_aside(use.html, text[use.start : use.end])]
        position = use.end
    return "".join(pieces) + text[position:]


def _words(text: str) -> Markup:
    """Words as HTML, in which dates, times, telephone numbers and postcodes stay whole.

    Among letters that run from right to left, telephone numbers are set apart: their groups would change places.
    """
    html = breakable(unbroken(text))
    if text.isascii() or not RIGHT_TO_LEFT.search(text):
        return html
    return Markup(NUMBER_AMONG_WORDS.sub(r'<bdi dir="ltr">\g<0></bdi>', str(html)))


def _plain(text: str, block: bool, dialled: Callable[[str], str]) -> str:
    html = Markup("").join(_words(piece) if is_words else piece for piece, is_words in _with_calls(text.strip(), dialled))
    return f"<p>{html}</p>" if block else str(html)


def _with_calls(text: str, dialled: Callable[[str], str]) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it is words; the others are links to telephone numbers."""
    position = 0
    for found in NUMBER_AMONG_WORDS.finditer(text):
        if address := dialled(found[0]):
            yield text[position : found.start()], True
            number = unbroken(found[0])
            shown = Markup('<bdi dir="ltr">{}</bdi>').format(number) if RIGHT_TO_LEFT.search(text) else number
            yield Markup('<a href="{}">{}</a>').format(address, shown), False
            position = found.end()
    yield text[position:], True


def _link_calls(tokens: Sequence[Token], dialled: Callable[[str], str]) -> Iterator[Token]:
    """The tokens of a line, in which telephone numbers outside links are links."""
    in_link = False
    for token in tokens:
        in_link = token.type == "link_open" or (in_link and token.type != "link_close")
        if in_link or token.type != "text":
            yield token
            continue
        for piece, is_words in _with_calls(token.content, dialled):
            yield Token("text" if is_words else "html_inline", "", 0, content=piece)


def _as_page(tokens: list[Token], asides: dict[str, _Aside], taken: frozenset[str]) -> list[Token]:
    """The tokens of a hand-written page without its title; all other headings get anchors."""
    headings = list(headings_among(tokens, taken, lambda words: PLACEHOLDER.sub(lambda mark: asides[mark[0]].typed, words)))
    for token, heading in headings:
        token.attrSet("id", heading.anchor)
    title = title_among(headings)
    if title is None:
        return tokens
    at = tokens.index(title[0])
    return tokens[:at] + tokens[at + 3 :]


def _lower_headings(tokens: list[Token], top: int) -> None:
    """Shift the headings so that the highest has level `top`."""
    headings = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    highest = min((int(token.tag[1]) for token in headings), default=1)
    for token in headings:
        token.tag = f"h{min(int(token.tag[1]) - highest + top, 6)}"


def _follow_links(tokens: list[Token], rewrite: Callable[[str], str]) -> None:
    """Rewrite all links; unsafe ones lose their target, and external pictures become links."""
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
    """A table in a box that scrolls sideways on narrow screens, by keyboard too."""
    return '<div class="table" role="group" aria-label="Table" tabindex="0">\n<table>\n'


def _code(renderer: object, tokens: Sequence[Token], at: int, options: object, env: object) -> str:
    return Markup("<code>{}</code>").format(whole_words(tokens[at].content))


def _block_of_code(renderer: object, tokens: Sequence[Token], at: int, options: object, env: object) -> str:
    return Markup("<pre><code>{}</code></pre>\n").format(_whole_lines(tokens[at].content))


def _whole_lines(text: str) -> Markup:
    return Markup("\n").join(map(whole_words, text.split("\n")))


_markdown.add_render_rule("text", lambda renderer, tokens, at, *_: _words(tokens[at].content))
_markdown.add_render_rule("code_inline", _code)
_markdown.add_render_rule("fence", _block_of_code)
_markdown.add_render_rule("code_block", _block_of_code)
_markdown.add_render_rule("table_open", _wide)
_markdown.add_render_rule("table_close", lambda *_: "</table>\n</div>\n")


# Addresses of other hosts. Pages load nothing from there; an external picture is shown as a link.
_ELSEWHERE = lazy_pattern(r"\s*(?:[a-z][a-z0-9+.-]*:|[/\\]{2})", re.I)


_SCHEME = lazy_pattern(r"\s*[a-z][a-z0-9+.-]*:", re.I)


def _is_safe(href: str) -> bool:
    """Whether prose may link there: within the handbook, or with a scheme that only opens a page, mail or call."""
    return not _SCHEME.match(href) or href.lower().startswith(("https:", "http:", "mailto:", "tel:"))


def _show_as_link(image: Token, in_link: bool) -> None:
    source = str(image.attrGet("src"))
    image.type, image.children = "html_inline", None
    words = escape(image.content or source)
    image.content = str(Markup('<a href="{}">{}</a>').format(source, words) if _is_safe(source) and not in_link else words)
