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
from interlock.site.folder import Folder
from interlock.site.other_sites import exported_pages, frameless_navigation, frameless_pages, page_parts
from interlock.site.other_sites.frameless_pages import Surroundings
from interlock.site.other_sites.host_stylesheet import HostTheme
from interlock.site.render import Renderer
from interlock.site.scripts import scripts_of
from interlock.site.stylesheet import stylesheet_of
from interlock.site.theme_folder import THEME


def _own_assets(folder: Folder, root: str) -> None:
    """What pages with our frame load: everything in `theme/assets/`, the stylesheet and the scripts."""
    folder.copy(THEME / "assets", f"{root}assets")
    for name, text in {"handbook.css": stylesheet_of(THEME), **scripts_of(THEME)}.items():
        folder.write(f"{root}assets/{name}", text)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteForm:
    """A form in which a site is written. What returns files does so by path.

    `root`: the folder of the pages. `page_file`: renders a page, and returns its file and text. `site_files`: the files of the
    whole site, such as the 404 page; `lists_of_pages`: those that list all pages, such as the sitemap; `redirects`: those at
    former addresses. `write_assets`: writes what pages load. `has_search`: whether our search comes with it;
    `has_written_pages`: whether hand-written pages do, and the files beside them; `has_welcome`: whether the home page shows what
    is written for it. `minified`: whether pages leave out all that a browser does not need, and scripts hold the definitions of
    their terms.
    """

    root: str = ""
    page_file: Callable[[Renderer, Page], tuple[str, str]]
    site_files: Callable[[Renderer, PageContext, SiteView], dict[str, str]]
    lists_of_pages: Callable[[PageContext, list[Search]], dict[str, str]] = lambda context, pages: {}
    redirects: Callable[[PageContext], dict[str, str]] = redirects
    write_assets: Callable[[Folder, str], None] = _own_assets
    has_search: bool = True
    has_written_pages: bool = True
    has_welcome: bool = True
    minified: bool = False


SITE = SiteForm(
    page_file=lambda renderer, page: (f"{page.path}index.html", renderer.page(page)),
    site_files=lambda renderer, context, site: {"404.html": renderer.not_found(context), **host_headers()},
    lists_of_pages=sitemap,
    minified=True,
)


def exported(under: str = "") -> SiteForm:
    """Files for another generator, which writes a sitemap of its own.

    `under`: the folder of its site for the pages, empty or with a slash at its end.
    """
    return SiteForm(
        root=exported_pages.PAGES_FOLDER + under,
        page_file=exported_pages.page_file,
        site_files=lambda renderer, context, site: exported_pages.frame_files(renderer, context, site, under),
    )


def frameless(theme: HostTheme, around: Surroundings) -> SiteForm:
    """Files for another generator, which puts them into the frame of a theme."""
    return SiteForm(
        page_file=lambda renderer, page: frameless_pages.frameless_page(renderer, page, around),
        site_files=lambda renderer, context, site: frameless_navigation.navigation_files(site, around),
        redirects=lambda context: frameless_pages.files_at_former_addresses(context, around),
        write_assets=lambda folder, root: page_parts.write_assets(folder, theme, own_search=True),
        has_written_pages=not around.in_docs,
        has_welcome=not (around.in_docs and around.folder),
    )


def hosted(theme: HostTheme, home: str, *, own_search: bool, written_pages: bool, welcome: bool, to_folders: bool) -> SiteForm:
    """Parts for the frame of another site in a theme that we know.

    `home`: what our home page is called there. `to_folders`: whether its addresses are folders.
    """
    return SiteForm(
        page_file=partial(page_parts.part_file, theme, home),
        site_files=lambda renderer, context, site: page_parts.navigation_file(site),
        redirects=partial(redirects, to_folders=to_folders),
        write_assets=lambda folder, root: page_parts.write_assets(folder, theme, own_search=own_search),
        has_search=own_search,
        has_written_pages=written_pages,
        has_welcome=welcome,
    )
