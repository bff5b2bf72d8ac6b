"""The addresses of the pages of definitions and of hand-written pages, and the resolution of addresses in prose."""

import posixpath
import re
from collections.abc import Collection, Mapping
from itertools import accumulate
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from interlock.catalog import Catalog, Key, page_key
from interlock.catalog.composed import composed
from interlock.definitions import KINDS, kind_named
from interlock.findings.lazy_patterns import lazy_pattern

_FOLDERS = {kind.name: kind.address for kind in KINDS}


def address_of(key: Key) -> str:
    """The address of the page of a definition, of a hand-written page, or of the organisation, from the root of the site."""
    if key.kind == "page":
        folder, _, name = composed(key.id).removeprefix("docs").removesuffix(".md").rpartition("/")
        return f"{folder}/" if name.lower() in ("index", "readme") else f"{folder}/{name}/"
    return f"/{_FOLDERS[key.kind]}/{key.id}/" if key.kind in _FOLDERS else "/about/"


def file_named(page: Key, href: str) -> str | None:
    """The path in the handbook that a link on a page names, in composed letters; None unless its last part has an extension."""
    path = unquote(href.partition("#")[0].partition("?")[0])
    if "." not in path.rpartition("/")[2].strip("."):
        return None
    base = "docs" if path.startswith("/") else posixpath.dirname(page.id)
    return composed(posixpath.normpath(posixpath.join(base, path.lstrip("/"))))


# How the file of an exported page ends, after which its address comes.
_EXPORTED_PAGE = lazy_pattern(r"(?:(?:^|/)_?index)?\.(?:md|html)\Z", re.I)
_NAVIGATION = "SUMMARY.md"


class ExportedPage(NamedTuple):
    """A page that was exported for another site: its folder there, from the handbook's, and its address in the handbook."""

    folder: str
    address: str


def exported_page(exported: Collection[str], page: Key, href: str) -> ExportedPage | None:
    """The exported page that a link on a hand-written page names, whether there is one or not; None where it leads elsewhere.

    `exported`: the folders into which pages were exported (`Handbook.exported`).
    """
    if page.kind != "page" or not exported:
        return None
    path = file_named(page, href) or f"docs{resolve_address(address_of(page), href)[0]}"
    folder = next((folder for folder in exported if f"{path}/".startswith(folder)), None)
    if folder is None:
        return None
    file = path[len(folder) :].strip("/")
    within = _EXPORTED_PAGE.sub("", file)
    if file == _NAVIGATION or "." in posixpath.basename(within):
        return None
    return ExportedPage(folder, f"/{within}/" if within else "/")


# What the handbook makes beside pages that are always there: tables come and go with what is due.
_MADE_FILE = lazy_pattern(
    r"/assets/(?:mark\.svg|fonts/(?:literata|public-sans)[^/]*|(?:handbook|search|calendar|definitions)[^/]*)"
    r"|/reports/(?:reviews|owed)(?:/[^/]+)?\.ics"
    r"|/(?:frameworks|chain)/[^/]+/evidence\.csv"
    r"|/sitemap\.(?:xml|txt)"
    r"|/404\.html"
    r"|/_headers",
    re.I,
)
# The page of a team, a promise or a report, and below it what the team owes, its evidence, or lists that have grown long.
_PASSING_PAGE = lazy_pattern(
    r"(?:(?P<report>/reports/[^/]+/)[^/]+/|(?P<promise>/promises/[^/]+/)receivers/|(?P<team>/chain/[^/]+/)(?:owed|pack)/)"
    r"(?:list-\d+/)?|(?P<pack>/frameworks/[^/]+/pack/)list-\d+/",
    re.I,
)


def is_made_file(address: str) -> bool:
    """Whether the handbook makes a file at an address, now or when something is due: a feed, a table, or what pages load."""
    return _MADE_FILE.fullmatch(address) is not None


def takes_place_of_file(address: str) -> bool:
    """Whether a file of the handbook would be where a page or file at an address stands, or where it needs a folder.

    Every page is a file `index.html` in a folder.
    """
    first, *others = address.strip("/").split("/")
    places = accumulate(others, lambda path, part: f"{path}/{part}", initial=f"/{first}")
    return any(is_made_file(place) or place.lower().endswith("/index.html") for place in places)


def page_that_stays(address: str) -> str | None:
    """The page below which the handbook makes one at an address at times, when there is much to show; None for other addresses.

    Nothing may link to such a page, because it comes and goes with what it shows.
    """
    found = _PASSING_PAGE.fullmatch(address)
    return next(filter(None, found.groups())) if found else None


# The promises on the board that belong to no single service.
EVERY_SERVICE = "every-service"
_LATER_PAGE = lazy_pattern(r"list-\d+")


def later_page(number: int) -> str:
    """The last part of the address of a list's second page, and so on."""
    return f"list-{number}"


def list_in_place_of(key: Key) -> str:
    """In words, that a part of a list stands where the page of a definition would, now or later; empty where none does."""
    if not _LATER_PAGE.fullmatch(key.id) and key != ("promise", EVERY_SERVICE):
        return ""
    return f"A list of the handbook stands at `{address_of(key)}`"


def is_home(page: str) -> bool:
    """Whether a hand-written page, by its path, is shown on the home page: `docs/index.md` or `docs/README.md`, in any case."""
    return address_of(page_key(page)) == "/"


def resolve_address(base: str, href: str) -> tuple[str, str]:
    """The address from the root of the site, and the anchor, to which a relative address on the page at `base` resolves."""
    parts = urlsplit(urljoin(base, href))
    path = unquote(parts.path).removesuffix("index.html")
    if not path.endswith("/") and "." not in path.rpartition("/")[2]:
        path += "/"
    return path, place_named(parts.fragment)


def place_named(fragment: str) -> str:
    """The id of a place on a page that the fragment of an address names; empty where it names none.

    Browsers take `#top` for the start of any page, and mark the words behind `:~:text=`.
    """
    id = unquote(fragment).partition(":~:")[0]
    return "" if id.lower() == "top" else id


def pages_by_address(catalog: Catalog) -> dict[str, Key]:
    """The keys of definitions and hand-written pages by the addresses of their pages, including former addresses."""
    pages = {address_of(key): key for key in catalog.definitions}
    pages |= {address_of(key): key for key in (page_key(page.path) for page in catalog.pages)}
    return {address_of(former): key for former, key in catalog.former.items()} | pages


def definition_at(address: str, pages: Mapping[str, Key]) -> Key | None:
    """The definition among `pages` whose page is at an address, or above it, as those of services are above their books."""
    above = (address[: at + 1] for at in range(len(address) - 1, 0, -1) if address[at] == "/")
    return next((key for each in above if (key := pages.get(each)) and key.kind != "page"), None)


def anchor_of(kind: str, part: str) -> str:
    """The anchor of a part on the page of its definition, such as `step-log`. The prefix avoids clashes with other anchors."""
    return f"{kind_named(kind).part_noun}-{'-'.join(part.split())}"
