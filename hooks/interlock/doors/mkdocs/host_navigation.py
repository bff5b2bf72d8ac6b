"""Adds the handbook to the navigation of another site: an entry with the pages that lead to others.

All other pages only get a place below these, because themes draw the whole navigation on every page.
"""

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from markupsafe import escape
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from interlock.definitions.name_order import sort_key
from interlock.doors.mkdocs.host_options import NavigationEntry
from interlock.doors.mkdocs.host_pages import HostPage
from interlock.site.other_sites.page_parts import SiteNavigation


class PlaceBelow(Section):
    """The parent of pages that the navigation does not show: it marks the page that leads to them as active."""

    def __init__(self, above: HostPage) -> None:
        super().__init__(above.title or "", [above])
        self._above = above

    @property
    def active(self) -> bool:
        """Whether a page below it is shown."""
        return self._above.active

    @active.setter
    def active(self, value: bool) -> None:
        if hasattr(self, "_above"):
            self._above.active = value


def put_back_pages(nav: Navigation, pages: Collection[HostPage]) -> None:
    """Put our pages back where a plugin has made MkDocs create new pages for our files, which MkDocs would read as Markdown."""
    if all(page.file.page is page for page in pages):
        return
    made_anew = {id(page.file.page): page for page in pages}
    nav.items[:] = _with_ours(nav.items, made_anew)
    nav.pages[:] = [made_anew.get(id(page), page) for page in nav.pages]
    _link_neighbours(nav.pages)
    for page in pages:
        page.file.page = page


def _with_ours(items: Sequence[StructureItem], ours: Mapping[int, HostPage]) -> list[StructureItem]:
    found = []
    for item in items:
        page = ours.get(id(item))
        if page:
            page.parent = item.parent
        elif isinstance(item, Section):
            item.children[:] = _with_ours(item.children, ours)
        found.append(page or item)
    return found


def add_to_navigation(
    nav: Navigation,
    pages: dict[str, HostPage],
    leads: SiteNavigation,
    entry: NavigationEntry | None,
    titles: Mapping[str, str],
    *,
    is_laid_down: bool,
) -> None:
    """Add the handbook to a navigation. Pages that the site's own `nav:` names stay there, with the titles that it gives.

    `pages`: ours by their paths in the handbook. `titles`: those that the site gives, by the names of pages. `is_laid_down`:
    whether the site says what its entries are, and in which order.
    """
    if entry is not None:
        _add_entry(nav, pages, leads, entry, is_laid_down)
    for page in pages.values():
        page.title = titles.get(page.file.src_uri, page.title)
    _place_others(pages)


def add_links(nav: Navigation, leads: SiteNavigation, entry: NavigationEntry | None) -> None:
    """Add the handbook as links to the navigation of a build without our pages. `leads`: with addresses in place of paths."""
    if entry is not None:
        bar, more = ([Link(escape(title), address) for title, address in places] for places in (leads.bar, leads.more))
        _insert_section(nav, entry, bar, more)


def _insert_section(nav: Navigation, entry: NavigationEntry, bar: Sequence[StructureItem], more: Sequence[StructureItem]) -> None:
    section = _section(entry.title, _whole(bar, more))
    nav.items.insert(len(nav.items) if entry.before is None else entry.before, section)


def _whole(bar: Sequence[StructureItem], more: Sequence[StructureItem]) -> list[StructureItem]:
    return [*bar, *([_section("More", more)] if more else [])]


def _fill(section: Section, bar: Sequence[StructureItem], more: Sequence[StructureItem]) -> None:
    """Put what the handbook leads to into the section that the site has for it."""
    for each in _whole(bar, more):
        each.parent = section
        section.children.append(each)


def _open(items: list[StructureItem], section: Section) -> None:
    """Put a section back where a plugin has replaced it by its only page."""
    (page,) = section.children
    for place, item in enumerate(items):
        if item is page:
            items[place] = section
        elif isinstance(item, Section) and item is not section:
            _open(item.children, section)


def _add_entry(
    nav: Navigation, pages: dict[str, HostPage], leads: SiteNavigation, entry: NavigationEntry, is_laid_down: bool
) -> None:
    """Add the pages that lead to others. If the handbook is the whole site, they stand at the top, and others under "More".

    What the site has laid down keeps its place: its home page before ours, all else between ours and "More". If the site has a
    section that holds only our home page, the others go into it.
    """
    named = {id(page) for page in nav.pages}
    bar, more = (
        [pages[path] for _, path in places if path in pages and id(pages[path]) not in named]
        for places in (leads.bar, leads.more)
    )
    for page in (*bar, *more):
        page.is_one_of_many = page is not pages[""]
    is_whole_site = pages[""].is_homepage
    _name_as_in_ours(pages, leads, "Home" if is_whole_site else "Overview")
    if is_whole_site:
        nav.homepage = pages[""]
        kept, loose = (nav.items[:], []) if is_laid_down else ([], nav.items[:])
        start = kept.index(pages[""]) + 1 if pages[""] in kept else 0
        nav.items[:] = [*kept[:start], *bar, *kept[start:], *_whole([], [*more, *loose])]
    elif isinstance(section := pages[""].parent, Section) and section.children == [pages[""]]:
        _open(nav.items, section)
        _fill(section, bar, more)
    elif bar or more:
        _insert_section(nav, entry, bar, more)
    nav.pages.extend([*bar, *more])
    _link_neighbours([*bar, *more])


def _name_as_in_ours(pages: dict[str, HostPage], leads: SiteNavigation, home: str) -> None:
    """Give the pages the short names that our own navigation has for them."""
    for title, path in (*leads.bar, *leads.more):
        if path in pages:
            pages[path].title = escape(title) if path else home


def _section(title: str, children: Sequence[StructureItem]) -> Section:
    section = Section(title, list(children))
    for child in children:
        child.parent = section
    return section


def _place_others(pages: dict[str, HostPage]) -> None:
    """Give each page that stands in no navigation its place below the page that leads to it, and its neighbours there.

    Nothing stands below the site's home page, which themes name before all others.
    """
    leading = {path for path, page in pages.items() if not page.is_homepage}
    below: dict[str, list[HostPage]] = {}
    for page in pages.values():
        if page.parent is None and page.above is not None and page.above in leading and page.above != page.handbook_path:
            below.setdefault(page.above, []).append(page)
    for above, found in below.items():
        for page in found:
            page.parent = PlaceBelow(pages[above])
        _link_neighbours(sorted(found, key=lambda page: sort_key(page.title or "")))
    for page in (page for found in below.values() for page in found):
        assert page.parent is not None and page.above is not None
        page.parent.parent = pages[page.above].parent


def _link_neighbours(pages: Sequence[Page]) -> None:
    for one, other in pairwise(pages):
        one.next_page, other.previous_page = other, one
