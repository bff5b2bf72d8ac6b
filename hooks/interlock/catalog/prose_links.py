"""The links of a Markdown text, and what was meant as a link and is none."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote

from interlock.catalog.composed import composed_href
from interlock.catalog.markdown_parts import parts_of_markdown
from interlock.catalog.prose import tokens_of
from interlock.findings.lazy_patterns import lazy_pattern


class ProseLink(NamedTuple):
    """A link, image or autolink: its address as parsed, in composed letters (`href`), and as typed (`fragment`).

    `occurrence` is the index of this link among the occurrences of `fragment` in the text, from 0.
    """

    href: str
    fragment: str
    occurrence: int
    is_picture: bool = False


def links_of(text: str, *, block: bool) -> list[ProseLink]:
    """Every link, image and autolink in a Markdown text, outside code."""
    if "](" not in text and "<" not in text and "]:" not in text:
        return []
    targets = [
        (str(token.attrs[name]), name == "src")
        for token in tokens_of(text, block=block)
        for name in ("href", "src")
        if name in token.attrs
    ]
    fragments = _as_typed(text, {href for href, _ in targets})
    addresses = {fragment: _target_occurrences(text, fragment) for fragment in fragments.values()}
    seen: dict[str, int] = {}
    found = []
    for href, is_picture in targets:
        fragment = fragments[href]
        number, known = seen.get(fragment, 0), addresses[fragment]
        found.append(ProseLink(composed_href(href), fragment, known[min(number, len(known) - 1)] if known else 0, is_picture))
        seen[fragment] = number + 1
    return found


# What looks like a link, with a blank before its address or without;
# and what such an address to a file, a page or a place has in it.
_ALMOST = lazy_pattern(r"\[[^\[\]\n]*\](?P<gap>[ ]?)\((?P<address>[^()\n]++)\)")
_LEADS_SOMEWHERE = lazy_pattern(r"\.(?:md|html?|pdf|png|jpe?g|svg|docx|xlsx|csv)\b|://|#|/", re.I)


def failed_links(text: str, *, block: bool) -> Iterator[re.Match[str]]:
    """What an editor meant as a link, and readers see as brackets. `gap` and `address` are groups of each match."""
    found = [match for match in _ALMOST.finditer(text) if _LEADS_SOMEWHERE.search(match["address"])]
    if not found:
        return
    others = [part for part in parts_of_markdown(text, block=block) if part.kind not in ("heading", "quotation")]
    starts, ends = sorted(part.start for part in others), sorted(part.end for part in others)
    for match in found:
        whole = match.start() if not text.startswith("!", match.start() - 1) else match.start() - 1
        is_other = bisect_right(starts, whole) > bisect_right(ends, whole)  # more parts have begun than are over
        if (
            not is_other
            and not text.startswith("\\", match.start() - 1)
            and (not match["gap"] or _NAMES_A_FILE.search(match["address"]))
        ):
            yield match


_NAMES_A_FILE = lazy_pattern(r"^[^\s#]+(?:\.\w{2,5}|/)(?:#\S*)?$|^https?://")


def _as_typed(text: str, hrefs: Iterable[str]) -> dict[str, str]:
    """How each address is typed in a text: the first that is, or begins, what its escapes mean; "" where none does."""
    fragments = {href: href if href in text else "" for href in hrefs}
    others = [href for href, fragment in fragments.items() if not fragment]
    first: dict[str, tuple[int, str]] = {}
    for number, address in enumerate(_TYPED.findall(text) if others else ()):
        first.setdefault(_SLASHES.sub("/", unescape(address).rstrip(")")), (number, address))
    lengths = {len(plain) for plain in first}
    for href in others:
        plain = _SLASHES.sub("/", unquote(unescape(href)))
        typed = (first.get(plain[:length]) for length in lengths if length <= len(plain))
        fragments[href] = min(filter(None, typed), default=(0, ""))[1]
    return fragments


_TYPED = lazy_pattern(r"(?:\]\(\s*|<|\]:\s*)<?([^\s>)]+)")
# Markdown drops one of two backslashes.
_SLASHES = lazy_pattern(r"[\\/]+")


def _target_occurrences(text: str, fragment: str) -> list[int]:
    """The indexes of those occurrences of an address in the text that are link targets, not words."""
    found = list(re.finditer(re.escape(fragment), text)) if fragment else []
    return [
        index
        for index, match in enumerate(found)
        if _BEFORE_ADDRESS.search(text, max(match.start() - 100, 0), match.start()) and _AFTER_ADDRESS.match(text, match.end())
    ]


# The characters before a link target, which may be on the next line.
_BEFORE_ADDRESS = lazy_pattern(r"[(<:]\s*\Z")
# What follows a whole link target: `../b` is none in `(../b/)`.
_AFTER_ADDRESS = lazy_pattern(r"[)>\s]|\Z")
