"""Finds links between the pages of a site and the handbook in it that lead nowhere, as the build of that site reports them."""

import posixpath
import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from urllib.parse import unquote

from interlock.catalog import Catalog
from interlock.catalog.addresses import address_of, exported_page, file_named, pages_by_address, place_named
from interlock.catalog.headings import headings_of
from interlock.catalog.prose_links import ProseLink, links_of
from interlock.catalog.texts import Text, texts_where
from interlock.doors.site_findings import is_opted_out
from interlock.doors.unshown_pages import UnshownPages
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nearest import nearest
from interlock.sources.disk.folders import seen_from
from interlock.sources.filtered_pattern import FilteredPattern
from interlock.sources.settings.site_around import SiteAround

# Returns the anchors on a page of ours at an address, None where they are not known.
AnchorsOn = Callable[[str], Collection[str] | None]

_LINK = FilteredPattern(lazy_pattern(r"\]\(|\]:"), ("](", "]:"))
# The end of an address behind the folder of the page. Definitions link to folders, whatever addresses the site has.
_END = lazy_pattern(r"(?:/?index)?\.html\Z|/\Z")
# What puts other texts into a page while it is made, which may have places too.
_PUT_IN = ("{%", "{{", "--8<--", "\n:::")
# Places that extensions of Markdown make: of footnotes, tabs and lines of code.
_MADE = lazy_pattern(r"fn(?:ref)?\d*:.*|__.*|_?\d+")


def links_to_no_page(
    site: SiteAround, catalog: Catalog, ours: Collection[str], unshown: UnshownPages, anchors: AnchorsOn
) -> Iterator[Finding]:
    """Findings about links on the site's pages to our pages, and to places on them, that do not exist.

    Our pages are files that the plugin makes during the build, so they are not on the disk. `ours`: their names, from the folder
    of the handbook, such as `promises/answer-calls.md`. `unshown`: what has none for the readers of the site.
    """
    if not (site.prefix and site.shares_docs):
        return
    for text in texts_where(catalog, _LINK):
        if text.key.kind != "page" or site.prefix not in text.text:
            continue
        file = site.docs / text.key.id.removeprefix("docs/")
        for link in links_of(text.text, block=True):
            fault = _fault(site, catalog, text, link, ours, unshown, anchors)
            if fault and not is_opted_out(file):
                place = text.place(catalog, link.fragment or "](", link.occurrence)
                yield Finding("broken-link", replace(place, file=seen_from(site.handbook, file)), *fault, "warning")


def _fault(
    site: SiteAround,
    catalog: Catalog,
    text: Text,
    link: ProseLink,
    ours: Collection[str],
    unshown: UnshownPages,
    anchors: AnchorsOn,
) -> tuple[str, str] | None:
    """Message and remedy for a link of the site; None where it leads to a page and a place, or not to the handbook at all."""
    named = exported_page((f"docs/{site.prefix}",), text.key, link.href) if file_named(text.key, link.href) else None
    name = f"{named.address.strip('/') or 'index'}.md" if named else ""
    if named is None or site.has(site.prefix + name):
        return None
    if name in ours or any(address_of(former) == named.address for former in catalog.former):
        anchor = place_named(link.href.partition("#")[2])
        known = anchors(named.address) if anchor else None
        return None if known is None or anchor in known else no_such_place(link.href, anchor, known)
    if key := unshown.at(named.address):
        return unshown.fault(link.href, key)
    folder = posixpath.dirname(text.key.id.removeprefix("docs/"))
    near = nearest(name, ours)
    meant = posixpath.relpath(f"{site.prefix}{near or 'index.md'}", folder or ".")
    message = f"`{link.href}` leads to no page of the handbook"
    return message, f"Did you mean `{meant}`?" if near else f"Name a page that is there, such as `{meant}`."


def no_such_place(href: str, anchor: str, known: Collection[str]) -> tuple[str, str]:
    """Message and remedy for a link to a place that is not among those `known` on its page."""
    meant = f"step-{anchor}" if f"step-{anchor}" in known else nearest(anchor, sorted(known))
    remedy = f"Did you mean `#{meant}`?" if meant else f"Leave `#{anchor}` out."
    return f"The page that `{href}` leads to has no such place", remedy


def links_to_no_place_of_theirs(site: SiteAround, catalog: Catalog) -> Iterator[Finding]:
    """Links of definitions to places that pages of the site surely have not: what plugins make is known to its build alone."""
    if site.makes_pages or not site.shares_docs:
        return
    pages = pages_by_address(catalog)
    for text in texts_where(catalog, _LINK):
        if text.form == "plain" or text.key.kind == "page":
            continue
        for link in links_of(text.text, block=text.is_block):
            address, _, fragment = link.href.partition("#")
            anchor, page = place_named(fragment), pages.get(f"{page_folder(address)}/")
            if anchor and page and page.kind == "page" and not _may_have(catalog.sources[page].markdown, anchor):
                known = [heading.anchor for heading in headings_of(catalog.sources[page].markdown)]
                place = text.place(catalog, link.fragment, link.occurrence)
                yield Finding("broken-link", place, *no_such_place(link.href, anchor, known), "warning")


def page_folder(address: str) -> str:
    """The folder of the page at an address, whether that names the folder, its index or a file."""
    return _END.sub("", unquote(address.partition("?")[0]))


def _may_have(page: str, anchor: str) -> bool:
    """Whether a page of Markdown may have an anchor: of a heading, however it is spelt, or of anything that is typed with it."""
    if any(each in page for each in _PUT_IN) or anchor in page or _MADE.fullmatch(anchor):
        return True
    wanted = {_letters(anchor), _letters(re.sub(r"[-_]\d+\Z", "", anchor))}
    return any(_letters(heading.anchor) in wanted or _letters(heading.words) in wanted for heading in headings_of(page))


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode())
