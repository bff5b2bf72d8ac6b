"""Links from the handbook to places on the site's own pages, which are known once the site has made these."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from urllib.parse import unquote

from mkdocs.structure.files import File

from interlock.catalog import Catalog
from interlock.catalog.prose_links import links_of
from interlock.catalog.texts import texts_where
from interlock.doors.mkdocs.host_addresses import url_of
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nearest import nearest

_LINK = lazy_pattern(r"\]\(|\]:")
# Behind the folder of a page, which is its address in a definition whatever form the site's own addresses have.
_END = lazy_pattern(r"(?:/?index)?\.html\Z|/\Z")


def places_on(files: Iterable[File]) -> dict[str, Collection[str]]:
    """The ids on each page that was made, by its folder from the root of the site."""
    pages = ((file, file.page.present_anchor_ids) for file in files if file.page is not None)
    return {_END.sub("", unquote(url_of(file))): ids for file, ids in pages if ids is not None}


def links_to_no_place(catalog: Catalog, places: Mapping[str, Collection[str]], *, written_pages: bool) -> Iterator[Finding]:
    """Findings about links whose page is there and whose `#place` is not. `written_pages`: hand-written ones are the handbook's."""
    for text in texts_where(catalog, _LINK):
        if text.form == "plain" or (text.key.kind == "page" and not written_pages):
            continue
        for link in links_of(text.text, block=text.is_block):
            address, _, anchor = unquote(link.href).partition("#")
            known = places.get(_END.sub("", address.partition("?")[0][1:])) if address.startswith("/") else None
            # Browsers take `#top` for the start of any page.
            if known is not None and anchor and anchor.lower() != "top" and anchor not in known:
                meant = nearest(anchor, sorted(known))
                remedy = f"Did you mean `#{meant}`?" if meant else f"Leave `#{anchor}` out."
                place = text.place(catalog, link.fragment, link.occurrence)
                message = f"The page that `{link.href}` leads to has no such place"
                yield Finding("broken-link", place, message, remedy, severity="warning")
