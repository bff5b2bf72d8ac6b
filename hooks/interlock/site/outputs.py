"""The two forms in which pages are written: a site of our own, and files for another site generator."""

from collections.abc import Callable
from dataclasses import dataclass

from interlock.pages.frame import Page, Search
from interlock.pages.page_context import PageContext
from interlock.pages.site_files.host_headers import host_headers
from interlock.pages.site_files.sitemap import sitemap
from interlock.pages.site_frame import SiteView
from interlock.site import exported_pages
from interlock.site.render import Renderer


@dataclass(frozen=True, slots=True)
class SiteForm:
    """A form in which a site is written.

    `root` is the folder of the pages. `page` renders a page and returns its file and text. `whole` returns the site-wide files by
    path, such as the 404 page; `map` the files that list all pages, such as the sitemap.
    """

    root: str
    page: Callable[[Renderer, Page], tuple[str, str]]
    whole: Callable[[Renderer, PageContext, SiteView], dict[str, str]]
    map: Callable[[PageContext, list[Search]], dict[str, str]]


SITE = SiteForm(
    "",
    lambda renderer, page: (f"{page.path}index.html", renderer.page(page)),
    lambda renderer, context, site: {"404.html": renderer.not_found(context), **host_headers()},
    sitemap,
)


def exported(under: str = "") -> SiteForm:
    """Files for another generator. `under`: the folder of its site for the pages, empty or with a slash at its end."""
    return SiteForm(
        exported_pages.ROOT + under,
        exported_pages.page_file,
        lambda renderer, context, site: exported_pages.frame_files(renderer, context, site, under),
        lambda context, pages: {},  # the other generator writes its own sitemap
    )
