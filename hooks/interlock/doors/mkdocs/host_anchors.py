"""Checks links from the handbook to places on the site's own pages, once the site has made these pages."""

from collections.abc import Iterable, Iterator, Mapping
from html import unescape

from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from interlock.catalog import Catalog
from interlock.catalog.addresses import place_named
from interlock.catalog.prose_links import links_of
from interlock.catalog.texts import texts_where
from interlock.doors.links_of_site import no_such_place, page_folder
from interlock.doors.mkdocs.host_addresses import url_of
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern

_LINK = lazy_pattern(r"\]\(|\]:")
_ID = lazy_pattern(r"""\s(?:id|name)=["']([^"'<>]+)""")


def pages_made(files: Iterable[File]) -> dict[str, Page]:
    """The pages that were made of Markdown, by their folders from the root of the site."""
    pages = ((file, file.page) for file in files if file.page is not None)
    return {page_folder(url_of(file)): page for file, page in pages if page.present_anchor_ids is not None}


def links_to_no_place(catalog: Catalog, pages: Mapping[str, Page], *, written_pages: bool) -> Iterator[Finding]:
    """Findings about links whose page exists, but not the `#place` on it.

    `pages`: the site's pages by folder, as `pages_made` gives them. `written_pages`: whether hand-written ones are the
    handbook's.
    """
    for text in texts_where(catalog, _LINK):
        if text.form == "plain" or (text.key.kind == "page" and not written_pages):
            continue
        for link in links_of(text.text, block=text.is_block):
            address, _, fragment = link.href.partition("#")
            anchor = place_named(fragment)
            page = pages.get(page_folder(address[1:])) if address.startswith("/") else None
            if page and anchor and not _has_place(page, anchor):
                place = text.place(catalog, link.fragment, link.occurrence)
                words = no_such_place(link.href, anchor, page.present_anchor_ids or ())
                yield Finding("broken-link", place, *words, severity="warning")


def _has_place(page: Page, id: str) -> bool:
    """Whether a page has a place: one of its Markdown, or one that a plugin added afterwards, as tags have."""
    return id in (page.present_anchor_ids or ()) or any(unescape(found[1]) == id for found in _ID.finditer(page.content or ""))
