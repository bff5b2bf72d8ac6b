"""Pages as parts for another site's frame: a file for each, with its content and what that site shows around it.

Links in a part begin with the placeholder for the root of the handbook, because only the other site knows where its pages stand.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from markupsafe import Markup

from interlock.definitions import is_kind, kind_named
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.pages.frame import Page
from interlock.pages.page_links import ROOT, Ref
from interlock.pages.site_frame import SiteView
from interlock.site.folder import Folder
from interlock.site.other_sites.host_names import html_with_prefixes, script_with_prefixes
from interlock.site.other_sites.host_stylesheet import HostTheme, host_stylesheet
from interlock.site.render import Renderer
from interlock.site.scripts import classic_script, scripts_of
from interlock.site.theme_folder import THEME

# Material gives every `href` a new value, and an SVG link's cannot be set.
_PICTURE = lazy_pattern(r"<svg\b.*?</svg>", re.S)
_TO_OTHER_SITE = lazy_pattern(r'<a(?= [^>]*(?<= )href="https?:)')

# A section whose heading is the first in it.
_SECTION = lazy_pattern(r'<section id=("[^"]+")([^>]*)>(\s*)<h2(?![^>]*\bid=)')
_HEAD_ENDS = "</header>"

# The rules and the fields, whose examples have the words of every service.
_ABOUT_ITSELF = ("rules/", "editing/")
_BOOST_ABOUT_ITSELF = 0.1

# What the handbook is called in another site that gives it no other name.
HANDBOOK_TITLE = "Handbook"
PART_FILE = "page.part"
NAVIGATION = "navigation.json"
ASSETS = "assets/"
STYLESHEET = f"{ASSETS}handbook.css"

_SEARCH_SCRIPTS = ("search.js", "search-engine.js")


@dataclass(frozen=True, slots=True)
class PagePart:
    """A page without its frame.

    `source` is the file that it is made from, or "". `above`: the path of the page that leads to it, or None. `sections`: id and
    title of each. `search`: the fields of its search record, by name.
    """

    path: str
    title: str
    description: str
    source: str
    above: str | None
    sections: list[tuple[str, str]]
    search: dict[str, Any] | None
    html: str


@dataclass(frozen=True, slots=True)
class SiteNavigation:
    """What a site's navigation leads to: title and path of each, those of the bar and those under "More"."""

    bar: list[tuple[str, str]]
    more: list[tuple[str, str]]


def home_called(title: str, folder: str) -> str:
    """What our home page is called in another site: as the handbook is in a folder of it, "Home" where it is the whole site."""
    return title if folder else "Home"


def part_file(theme: HostTheme, home: str, renderer: Renderer, page: Page) -> tuple[str, str]:
    """A page's file and its text: a line that says what the page is, then its content. `home`: as in `named_in_host`."""
    page = named_in_host(page, home)
    head = page.head
    about = {
        "path": page.path,
        "title": head.title,
        "description": head.description,
        "source": head.source,
        "above": head.crumbs[:2][-1].path if head.crumbs and page.path else None,
        "sections": [(section.id, section.title) for section in page.sections],
        "search": asdict(page.search) if page.search else None,
    }
    return page.path + PART_FILE, json.dumps(about, ensure_ascii=False) + "\n" + in_host(
        renderer.hosted(page, lists_sections=theme.lists_sections)
    )


def named_in_host(page: Page, home: str) -> Page:
    """A page that calls our home page `home`, in its breadcrumbs and in search: "Home" may be that of the site around."""
    head = replace(page.head, crumbs=[replace(crumb, title=home) if crumb.path == "" else crumb for crumb in page.head.crumbs])
    search = replace(page.search, title=home) if page.search and not page.path else page.search
    return replace(page, head=head, search=search)


def in_host(html: str) -> str:
    """Content with our classes renamed, and with links that the scripts of themes cannot break.

    Links in pictures get their older form, which those scripts ignore. Links to other sites are marked, so that print shows where
    they lead: Material's `navigation.instant` makes the addresses of all other links absolute too.
    """
    marked = _TO_OTHER_SITE.sub("<a data-outside", html_with_prefixes(html))
    return _PICTURE.sub(lambda svg: svg[0].replace(' href="', ' xlink:href="'), marked)


def readable_by_search(html: str, search: Mapping[str, Any] | None) -> str:
    """Content for a search that reads pages as they are: sections begin with their anchors, and other names stand in it, unseen.

    `search`: the fields of the page's search record, by name.
    """
    anchored = _SECTION.sub(r"<section\2>\3<h2 id=\1", html)
    names = " ".join(other_names(search)) if search else ""
    unseen = Markup("<p hidden>{}</p>\n").format(names) if names else ""
    return anchored.replace(_HEAD_ENDS, f"{unseen}{_HEAD_ENDS}", 1)


def other_names(search: Mapping[str, Any]) -> Iterator[str]:
    """Other names of what a search record is about, and words to avoid: whoever searches for those learns what we say."""
    if search["labels"]:
        yield f"Also: {', '.join(label.rstrip('.') for label in search['labels'])}."
    for word in search["avoided"]:
        avoided, _, ours = word.partition(" → ")
        yield f"We say “{ours or search['title']}”, not “{avoided}”."
    yield from search["hidden"]


def boost_in_host(path: str, search: Mapping[str, Any] | None) -> float:
    """The factor for a page in Material's search, where the pages of the site have 1.

    What to do comes before what a word means, and what is about the handbook itself comes last. The square, because one word more
    in a title counts for more there than in our search. `search`: the fields of the page's search record, by name.
    """
    if path.startswith(_ABOUT_ITSELF):
        return _BOOST_ABOUT_ITSELF
    return round(kind_named(search["kind"]).search_weight ** 2, 2) if search and is_kind(search["kind"]) else 1


def read_part(text: str) -> PagePart:
    """The part in a file's text."""
    about, _, html = text.partition("\n")
    return PagePart(html=html, **json.loads(about))


def navigation_file(site: SiteView) -> dict[str, str]:
    """What the navigation leads to, as a file."""
    return {NAVIGATION: json.dumps({"bar": list(_places(site.nav)), "more": list(_places(site.more))})}


def read_navigation(text: str) -> SiteNavigation:
    """The navigation in a file's text."""
    return SiteNavigation(**json.loads(text))


def _places(refs: list[Ref]) -> Iterator[tuple[str, str]]:
    return ((ref.title, ref.path) for ref in refs if ref.path is not None)


def write_assets(folder: Folder, theme: HostTheme, *, own_search: bool) -> None:
    """What parts load: the stylesheet and the scripts, with the names that our classes have in another site."""
    folder.write(STYLESHEET, host_stylesheet(THEME, theme))
    wanted = ("due-date.js", *(_SEARCH_SCRIPTS if own_search else ()))
    scripts = {name: text for name, text in scripts_of(THEME).items() if name in wanted}
    for name, text in {**scripts, "host.js": classic_script(THEME / "hosts/host.mjs")}.items():
        folder.write(f"{ASSETS}{name}", script_with_prefixes(text))
    if own_search:
        folder.copy(THEME / "assets/vendor", f"{ASSETS}vendor")


def with_links(html: str, link: Callable[[str], str]) -> str:
    """The HTML of a part with its links: `link` returns the address of a path, which may have an anchor or a question."""
    first, *rest = html.split(ROOT)
    pieces = [first]
    for piece in rest:
        path, quote, more = piece.partition('"')
        pieces += [link(path), quote, more]
    return "".join(pieces)
