"""The handbook in the site's own search: an entry for each page, with its other names, and one for each of its sections."""

import html
import re
from collections.abc import Iterable, Iterator
from typing import Any

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig

from interlock.doors.mkdocs.host_pages import HostPage
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import SENTENCE_ENDS
from interlock.site.other_sites.page_parts import boost_in_host, other_names

_SECTION = lazy_pattern(r'<section id="([^"]+)"[^>]*>(.*?)</section>', re.S)
_HEADING = lazy_pattern(r"<h2[^>]*>(.*?)</h2>", re.S)
# Elements with nothing to read.
_PICTURES = lazy_pattern(r"<(svg|script|style|select|button)\b.*?</\1>", re.S)
_TAG = lazy_pattern(r"<[^>]+>")

# An entry of a search index, with the keys `location`, `title` and `text`.
IndexedText = dict[str, str]


def add_to_search(config: MkDocsConfig, pages: Iterable[HostPage], *, is_found: bool) -> None:
    """Put entries for the pages into every search index of the site, in place of those that the search made of them itself.

    `is_found`: whether that search is to find the pages. If not, they only lose the entries that they have: MkDocs' own reads
    each page, also one that asks to be left out.
    """
    for index in _indexes(config):
        is_html = hasattr(index, "entries")  # of Material's search, whose entries are shown as HTML; MkDocs' own escapes them
        entries = index.entries if is_html else index._entries
        ours = list(pages)
        urls = {page.url for page in ours}
        entries[:] = [entry for entry in entries if str(entry["location"]).partition("#")[0] not in urls]
        for page in ours if is_found else ():
            entries.extend(_for_material(entry, page) if is_html else entry for entry in _entries(page))


def allow_reading(config: MkDocsConfig, pages: Iterable[HostPage]) -> None:
    """Let the search read the built pages where it has no index for entries, as Pagefind (MaterialX)."""
    if not any(_indexes(config)):
        for page in pages:
            page.is_read_by_search = True


def _indexes(config: MkDocsConfig) -> Iterator[Any]:
    """The indexes of search plugins, recognised by their attributes: names and classes differ from theme to theme."""
    for plugin in config.plugins.values():
        for holder in (plugin, getattr(plugin, "provider", None)):
            index = getattr(holder, "search_index", None)
            if hasattr(index, "entries") or hasattr(index, "_entries"):
                yield index


def _entries(page: HostPage) -> Iterator[IndexedText]:
    """The page and its sections, as plain text."""
    record = page.search_record
    if record is None:
        return
    texts = filter(None, [*other_names(record), record["answer"], record["summary"]])
    yield _entry(page.url, record["title"], " ".join(map(_ended, texts)))
    for id, inside in _SECTION.findall(page.content or ""):
        heading = _HEADING.search(inside)
        words = _plain(inside.replace(heading[0], "") if heading else inside)
        if heading and words:
            yield _entry(f"{page.url}#{id}", f"{record['title']}: {_plain(heading[1])}", words)


def _ended(text: str) -> str:
    """A text with a full stop, so that the next one does not seem to be part of it."""
    return text if text.endswith((*SENTENCE_ENDS, "”")) else f"{text}."


def _plain(part: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", _PICTURES.sub(" ", part))).split())


def _entry(location: str, title: str, text: str) -> IndexedText:
    return {"location": location, "title": title, "text": text}


def _for_material(entry: IndexedText, page: HostPage) -> dict[str, Any]:
    """An entry as HTML, with its weight among the pages of the site."""
    shown: dict[str, Any] = {**entry, **{name: str(Markup("{}").format(entry[name])) for name in ("title", "text")}}
    boost = boost_in_host(page.handbook_path, page.search_record)
    return shown | ({"boost": boost} if boost != 1 else {})
