"""The anchors on pages as other sites show them, for those pages alone that are asked for."""

from collections.abc import Iterator

from interlock.catalog.addresses import pages_by_address
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.pages.frame import Page
from interlock.pages.page_context import PageContext
from interlock.pages.planning import OTHER_PAGES, definition_page
from interlock.pages.settings import Settings
from interlock.pages.site_frame import site_view
from interlock.site.checking import Checked
from interlock.site.render import Renderer
from interlock.site.theme_folder import THEME
from interlock.site.writer import facts_for

_ID = lazy_pattern(r'\sid="([^"]+)"')


class PageAnchors:
    """The anchors on the pages of a handbook, as its readers see them. Each page is rendered once."""

    def __init__(self, checked: Checked, settings: Settings) -> None:
        self._context = PageContext(facts_for(checked, settings), settings)
        self._renderer = Renderer(THEME, site_view(self._context, []))
        self._keys = pages_by_address(self._context.catalog)
        self._found: dict[str, frozenset[str] | None] = {}

    def on_page(self, address: str) -> frozenset[str] | None:
        """The anchors on the page at an address; None for a book, a hand-written page, and where these readers have none."""
        if address not in self._found:
            page = self._page(address)
            html = self._renderer.hosted(page, lists_sections=True) if page else ""
            self._found[address] = frozenset(_ID.findall(html)) if page else None
        return self._found[address]

    def _page(self, address: str) -> Page | None:
        key = self._keys.get(address)
        if key is not None:
            definition = self._context.catalog.definitions.get(key)
            return definition_page(self._context, definition) if definition else None
        return next((page for page in self._others(address[1:]) if f"/{page.path}" == address), None)

    def _others(self, path: str) -> Iterator[Page]:
        for planner in OTHER_PAGES:
            if path.startswith(planner.below) and (planner.paths is None or path in planner.paths(self._context)):
                yield from planner.pages(self._context)
