"""Scripts, frames, dangerous addresses and characters that turn words about in a text.

HTML in a text is only ever shown as text, so `<b>` does nothing worse than look odd. But somebody who writes `<script>`,
`<style>`, `<iframe>`, attributes such as `onclick`, or an address that starts with `javascript:` or `data:` either means harm
or pasted from where they should not have. Addresses start with `https://`, `http://`, `mailto:` or `tel:`, or lead to another
page of the handbook. Code between backticks may show anything of that.

No address holds a user's name or a password, as in `https://user:password@www.tinford.example/`: everybody could read them, and
in `https://www.tinford.example@elsewhere.example/` they hide where a link leads.

Invisible characters that change the direction of writing (U+202A to U+202E, U+2066 to U+2069) let a text read otherwise than it
is written: `05` shows as 50. Arabic and Hebrew words read in the right order without them. In a paragraph with such words,
though, the marks that set a name or a number apart (U+2066 to U+2069), as translation tools write them, may stand, each with its
end.

Pictures as SVG in `docs/` may hold shapes, text and styles of their own. Scripts, handlers, pictures within the picture, HTML,
and whatever would be loaded from elsewhere keep one from being published. Links and moving parts are left out, with a warning.

Bad:

```yaml standards/services/skips.yml
title: Skips
summary: "[A skip on the road](javascript:alert) for building waste."
owner: front
customers: [residents]
```

Good:

```yaml standards/services/skips.yml
title: Skips
summary: "[A skip on the road](https://www.tinford.example/skips) for building waste."
owner: front
customers: [residents]
```
"""

import re
import unicodedata
from collections.abc import Iterator
from html import unescape

from interlock.catalog import Catalog
from interlock.catalog.prose import tokens_of
from interlock.catalog.prose_links import links_of
from interlock.catalog.texts import Text, all_texts, front_texts_where, texts_where
from interlock.definitions import every_model
from interlock.definitions.meaning_marks import WebAddress, marks_on
from interlock.definitions.values.contact_addresses import almost_web_address, login_fault
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.questions.facts import Facts
from interlock.rules.shared.direction_marks import DIRECTION_MARK, turning_marks
from interlock.sources.filtered_pattern import FilteredPattern

GROUP = "exposure"
SEVERITY = "error"
IS_OF_TEXTS = True

SAFE = ("http", "https", "mailto", "tel")
# The fields that pages turn into links, by their names in files, so that broken files can be checked as well.
_ADDRESS_FIELDS = {name: mark for model in every_model() for name, mark in marks_on(model, WebAddress).items()}

_TAG = lazy_pattern(r"<\s*+/?\s*+(script|style|iframe)\b", re.I)
_HANDLER = lazy_pattern(r"<[a-z!/][^<>]*?[\s/\"'](on[a-z]+)\s*=", re.I)
_ATTRIBUTE = lazy_pattern(
    r"<[a-z][^<>]*?[\s/\"'](?:xlink:)?(?:href|src|srcset|action|formaction|data|poster|background)"
    r"\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s<>]+)",
    re.I,
)
_SCHEME = lazy_pattern(r"([a-z][a-z0-9+.-]*):", re.I)
_DANGEROUS = lazy_pattern(r"(javascript|vbscript):\S|data:[a-z]*[/,;]|file:/", re.I)
_ON_A_COMPUTER = lazy_pattern(r"file:|[a-z]:(?:[\\/]|%5c)", re.I)
# Files in which this finds nothing are skipped.
_ODD_LETTERS = r"[\x00-\x08\x0e-\x1f\\\u202a-\u202e\u2066-\u2069\u00ad\u200b-\u200d\u2060\ufb00-\ufb06\ufeff]"
_SUSPICIOUS = FilteredPattern(
    # The names of fields may stand in quotation marks, within brackets, and with characters that nobody sees. All files with such
    # a field are read: YAML has too many ways to write a value for a pattern to tell which of them hold a scheme.
    lazy_pattern(rf"<|\]\(|\]:|&|script|data:|file:|\b(?:{'|'.join(sorted(_ADDRESS_FIELDS))})[\"']?\s*:|{_ODD_LETTERS}", re.I),
    ("script", "data:", "file:"),
    tuple(lazy_pattern(rf"{name}[\"']?\s*:") for name in sorted(_ADDRESS_FIELDS)),
    signs=("<", "](", "]:", "&"),
    signs_like=(lazy_pattern(_ODD_LETTERS),),
)


def subjects(facts: Facts) -> int:
    """Texts of definitions, results and hand-written pages."""
    return sum(1 for _ in all_texts(facts.catalog))


def check(facts: Facts) -> Iterator[Finding]:
    """Unsafe addresses, HTML and direction marks in every text."""
    for text in (*texts_where(facts.catalog, _SUSPICIOUS), *front_texts_where(facts.catalog, _SUSPICIOUS)):
        yield from _addresses(facts.catalog, text)
        if not text.text.isascii() or "&#" in text.text:
            yield from _direction_marks(facts.catalog, text)
        if "<" in text.text:
            yield from _markup(facts.catalog, text)


def _addresses(catalog: Catalog, text: Text) -> Iterator[Finding]:
    # Without a colon, which can be written as an entity, there is no scheme.
    whole = _plain_address(text.text) if ":" in text.text or "&" in text.text else ""
    mark = _ADDRESS_FIELDS.get(text.field) if text.form == "plain" else None
    is_foreign = mark is not None and _is_foreign(whole, or_words=mark.or_words) and not almost_web_address(whole)
    if _DANGEROUS.match(whole) or is_foreign:
        yield _unsafe_address(catalog, text, whole, text.text, 0)
    elif mark is not None and (fault := login_fault(whole)):
        yield Finding("unsafe-markup", text.place(catalog, text.text, 0), fault.message, fault.remedy)
    elif text.form != "plain":
        for link in links_of(text.text, block=text.is_block):
            address = _plain_address(link.href)
            if _is_foreign(address):
                yield _unsafe_address(catalog, text, address, link.fragment, link.occurrence)
            elif fault := login_fault(address):
                place = text.place(catalog, link.fragment, link.occurrence)
                yield Finding("unsafe-markup", place, fault.message, fault.remedy)


def _plain_address(address: str) -> str:
    """An address as a browser parses it: entities decoded, control characters and invisible ones removed."""
    if "&" not in address and address.isascii() and address.isprintable():
        return address.strip()
    for _ in range(3):
        address = unescape(address)
    return "".join(character for character in address if unicodedata.category(character) not in ("Cc", "Cf")).strip()


def _is_foreign(address: str, *, or_words: bool = False) -> bool:
    """Whether an address has a scheme that is not allowed. With `or_words` it may be a sentence with a colon."""
    scheme = _SCHEME.match(address)
    if scheme is None or scheme[1].lower() in SAFE:
        return False
    return not or_words or address[scheme.end() :].startswith("//")


def _unsafe_address(catalog: Catalog, text: Text, address: str, words: str, occurrence: int) -> Finding:
    scheme = (_SCHEME.match(address) or [address])[0]
    message = f"An address cannot start with `{scheme}`"
    meant = almost_web_address(address)
    is_field = text.form == "plain"
    of_page = "" if is_field else ", or the address of a page of the handbook"
    remedy = f"Write one that starts with `https://`, `http://`, `mailto:` or `tel:`{of_page}."
    if _ON_A_COMPUTER.match(address):
        there = (
            "and link to it in `body`, as `[the form](/files/form.pdf)`"
            if is_field
            else "and write its path there, as `/files/form.pdf`"
        )
        remedy = f"Others cannot open what lies on a computer: put the file into `docs/`, {there}."
    remedy = f"Write `{meant}`." if meant else remedy
    return Finding("unsafe-markup", text.place(catalog, words, occurrence), message, remedy)


def _markup(catalog: Catalog, text: Text) -> Iterator[Finding]:
    shown = text.text if text.form == "plain" else _outside_code(text)
    tags = {match[1].lower(): match for match in reversed([*_TAG.finditer(shown)])}
    for match in tags.values():
        yield _html(catalog, text, match, f"`<{match[1].lower()}>` cannot stand in a text")
    for match in _HANDLER.finditer(shown):
        yield _html(catalog, text, match, f"The attribute `{match[1].lower()}` cannot stand in a text")
    for match in _ATTRIBUTE.finditer(shown):
        address = _plain_address(match[1].strip("\"'"))
        if _is_foreign(address):
            yield _unsafe_address(catalog, text, address, match[1], 0)


def _html(catalog: Catalog, text: Text, match: re.Match[str], message: str) -> Finding:
    before = match.string[: match.start()]
    remedy = "Delete it: HTML is only shown as text. To write about it, put it between backticks."
    return Finding("unsafe-markup", text.place(catalog, match[0], before.count(match[0])), message, remedy)


def _outside_code(text: Text) -> str:
    """The text in Markdown, including HTML tags, but without code and escaped characters."""
    parts = []
    for token in tokens_of(text.text, block=text.is_block):
        if token.type == "text":
            parts.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif token.type in ("code_inline", "fence", "code_block", "text_special", "paragraph_close", "heading_close"):
            parts.append(" ")
    return "".join(parts)


def _direction_marks(catalog: Catalog, text: Text) -> Iterator[Finding]:
    """The first character that changes the writing direction, also as a numeric entity such as `&#8238;`."""
    if marks := [*turning_marks(text.text), *((mark, 0) for mark in _numbered(text))]:
        mark, occurrence = marks[0]
        which = f"U+{ord(unescape(mark)):04X}" + (f", the first of {len(marks)} here" if len(marks) > 1 else "")
        message = f"An invisible character ({which}) lets this text read otherwise than it is written"
        remedy = f"Delete {'them' if len(marks) > 1 else 'it'}. Arabic and Hebrew read in the right order without."
        yield Finding("unsafe-markup", text.place(catalog, mark, occurrence), message, remedy)


def _numbered(text: Text) -> Iterator[str]:
    if text.form != "plain" and "&#" in text.text:
        for token in tokens_of(text.text, block=text.is_block):
            if token.type == "text_special" and DIRECTION_MARK.fullmatch(token.content):
                yield token.markup
