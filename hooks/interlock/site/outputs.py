"""The forms in which pages are written: our own site, files for another generator, with our frame or without, and parts."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from interlock.pages.frame import Page, Search
from interlock.pages.page_context import PageContext
from interlock.pages.site_files.host_headers import host_headers
from interlock.pages.site_files.redirects import redirects
from interlock.pages.site_files.sitemap import sitemap
from interlock.pages.site_frame import SiteView
from interlock.site import exported_pages, frameless_navigation, frameless_pages, page_parts
from interlock.site.folder import Folder
from interlock.site.frameless_pages import Surroundings
from interlock.site.host_stylesheet import HostTheme
from interlock.site.render import Renderer
from interlock.site.scripts import scripts_of
from interlock.site.theme_folder import THEME


def own_assets(folder: Folder, root: str) -> None:
    """What pages with our frame load: everything in `theme/assets/`, and the scripts."""
    folder.copy(THEME / "assets", f"{root}assets")
    for name, text in scripts_of(THEME).items():
        folder.write(f"{root}assets/{name}", text)


@dataclass(frozen=True, slots=True)
class SiteForm:
    """A form in which a site is written.

    `root` is the folder of the pages. `page` renders a page and returns its file and text. `whole` returns the site-wide files by
    path, such as the 404 page; `map` the files that list all pages, such as the sitemap; `assets` writes what pages load.
    `own_search`: whether our search comes with it; `written`: whether hand-written pages do, and the files beside them. `moved`:
    the files at former addresses. `minified`: whether pages leave out all that a browser does not need, and scripts hold the
    definitions of their terms.
    """

    root: str
    page: Callable[[Renderer, Page], tuple[str, str]]
    whole: Callable[[Renderer, PageContext, SiteView], dict[str, str]]
    map: Callable[[PageContext, list[Search]], dict[str, str]]
    assets: Callable[[Folder, str], None] = own_assets
    own_search: bool = True
    written: bool = True
    moved: Callable[[PageContext], dict[str, str]] = redirects
    minified: bool = False


SITE = SiteForm(
    "",
    lambda renderer, page: (f"{page.path}index.html", renderer.page(page)),
    lambda renderer, context, site: {"404.html": renderer.not_found(context), **host_headers()},
    sitemap,
    minified=True,
)


def exported(under: str = "") -> SiteForm:
    """Files for another generator. `under`: the folder of its site for the pages, empty or with a slash at its end."""
    return SiteForm(
        exported_pages.PAGES_FOLDER + under,
        exported_pages.page_file,
        lambda renderer, context, site: exported_pages.frame_files(renderer, context, site, under),
        lambda context, pages: {},  # the other generator writes its own sitemap
    )


def frameless(theme: HostTheme, around: Surroundings) -> SiteForm:
    """Files for another generator, which puts them into the frame of a theme."""
    return SiteForm(
        "",
        lambda renderer, page: frameless_pages.frameless_page(renderer, page, around),
        lambda renderer, context, site: frameless_navigation.navigation_files(site, around),
        lambda context, pages: {},
        lambda folder, root: page_parts.write_assets(folder, theme, own_search=True),
        written=not around.theirs,
        moved=lambda context: frameless_pages.files_at_former_addresses(context, around),
    )


def hosted(theme: HostTheme, own_search: bool, written: bool, to_folders: bool) -> SiteForm:
    """Parts for the frame of another site in a theme that we know. `to_folders`: whether its addresses are folders."""
    return SiteForm(
        "",
        partial(page_parts.part_file, theme),
        lambda renderer, context, site: page_parts.navigation_file(site),
        lambda context, pages: {},
        lambda folder, root: page_parts.write_assets(folder, theme, own_search),
        own_search,
        written,
        moved=partial(redirects, to_folders=to_folders),
    )
