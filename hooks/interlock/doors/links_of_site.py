"""Finds links on the pages of a site that lead to no page of the handbook in it, as the build of that site reports them."""

import posixpath
from collections.abc import Collection, Iterator
from dataclasses import replace

from interlock.catalog import Catalog
from interlock.catalog.addresses import address_of, exported_page, file_named
from interlock.catalog.prose_links import links_of
from interlock.catalog.texts import texts_where
from interlock.doors.site_findings import is_opted_out
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nearest import nearest
from interlock.sources.filtered_pattern import FilteredPattern
from interlock.sources.folders import seen_from
from interlock.sources.site_around import SiteAround

_LINK = FilteredPattern(lazy_pattern(r"\]\(|\]:"), ("](", "]:"))


def links_to_no_page(site: SiteAround, catalog: Catalog, ours: Collection[str]) -> Iterator[Finding]:
    """A finding for each such link. Our pages are files that the plugin makes during the build, so they are not on the disk.

    `ours`: the names of our pages, from the folder of the handbook, such as `promises/answer-calls.md`.
    """
    if not (site.prefix and site.shares_docs):
        return
    former = {address_of(key) for key in catalog.former}
    for text in texts_where(catalog, _LINK):
        if text.key.kind != "page" or site.prefix not in text.text:
            continue
        file = site.docs / text.key.id.removeprefix("docs/")
        for link in links_of(text.text, block=True):
            named = exported_page((f"docs/{site.prefix}",), text.key, link.href) if file_named(text.key, link.href) else None
            name = f"{named.address.strip('/') or 'index'}.md" if named else ""
            if named is None or name in ours or named.address in former or site.has(site.prefix + name) or is_opted_out(file):
                continue
            folder = posixpath.dirname(text.key.id.removeprefix("docs/"))
            near = nearest(name, ours)
            meant = posixpath.relpath(f"{site.prefix}{near or 'index.md'}", folder or ".")
            place = text.place(catalog, link.fragment or "](", link.occurrence)
            message = f"`{link.href}` leads to no page of the handbook"
            remedy = f"Did you mean `{meant}`?" if near else f"Name a page that is there, such as `{meant}`."
            yield Finding("broken-link", replace(place, file=seen_from(site.handbook, file)), message, remedy, "warning")
