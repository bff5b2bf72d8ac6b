"""As what the pages of a handbook are written: a site of our own, or files for another site generator."""

from collections.abc import Callable
from dataclasses import dataclass

from interlock.pages.desk import Desk
from interlock.pages.frame import Page, Search
from interlock.pages.site_frame import SiteView, sitemap
from interlock.site import exported_pages
from interlock.site.render import Renderer


@dataclass(frozen=True, slots=True)
class SiteForm:
    """A way to write a site.

    `root` is the folder in which pages stand. `page` renders a page: its file and its text. `whole` gives the files that belong
    to the site as a whole, by path, and `map` those that list its pages.
    """

    root: str
    page: Callable[[Renderer, Page], tuple[str, str]]
    whole: Callable[[Renderer, Desk, SiteView], dict[str, str]]
    map: Callable[[Desk, list[Search]], dict[str, str]]


SITE = SiteForm(
    "",
    lambda renderer, page: (f"{page.path}index.html", renderer.page(page)),
    lambda renderer, desk, site: {"404.html": renderer.not_found(desk)},
    sitemap,
)
# The other generator makes the map of its site.
EXPORTED = SiteForm(exported_pages.ROOT, exported_pages.page_file, exported_pages.frame_files, lambda desk, pages: {})
