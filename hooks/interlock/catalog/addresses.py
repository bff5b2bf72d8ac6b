"""Where every page of the handbook stands, and where an address written in prose leads."""

import posixpath
from urllib.parse import unquote, urljoin, urlsplit

from interlock.catalog import Catalog, Key, page_key
from interlock.definitions import KINDS, kind_named

_FOLDERS = {kind.name: kind.address for kind in KINDS}


def address_of(key: Key) -> str:
    """The address of a definition's page, of a hand-written page, or of the page that tells about the organisation."""
    if key.kind == "page":
        folder, _, name = key.id.removeprefix("docs").removesuffix(".md").rpartition("/")
        return f"{folder}/" if name in ("index", "README") else f"{folder}/{name}/"
    return f"/{_FOLDERS[key.kind]}/{key.id}/" if key.kind in _FOLDERS else "/about/"


def file_named(page: Key, href: str) -> str | None:
    """The file in `docs/` that a link of a hand-written page names, if it names one: its last part has an ending."""
    path = unquote(href.partition("#")[0].partition("?")[0])
    if "." not in path.rpartition("/")[2].strip("."):
        return None
    base = "docs" if path.startswith("/") else posixpath.dirname(page.id)
    return posixpath.normpath(posixpath.join(base, path.lstrip("/")))


def is_home(page: str) -> bool:
    """Whether a hand-written page is the prose of the home page: `docs/index.md`, or `docs/README.md`."""
    return address_of(page_key(page)) == "/"


def leads_to(base: str, href: str) -> tuple[str, str]:
    """The address within the handbook, and the anchor on it, that a relative address on the page at `base` leads to."""
    parts = urlsplit(urljoin(base, href))
    path = unquote(parts.path).removesuffix("index.html")
    if not path.endswith("/") and "." not in path.rpartition("/")[2]:
        path += "/"
    return path, unquote(parts.fragment)


def pages_by_address(catalog: Catalog) -> dict[str, Key]:
    """Every page that belongs to a definition or is hand-written, under its address; former addresses lead to it, too."""
    pages = {address_of(key): key for key in catalog.definitions}
    pages |= {address_of(key): key for key in (page_key(page.path) for page in catalog.pages)}
    return {address_of(former): key for former, key in catalog.former.items()} | pages


def anchor_of(kind: str, part: str) -> str:
    """The anchor of a part on its definition's page: `step-log`. The prefix keeps parts apart from the page's own anchors."""
    return f"{kind_named(kind).part_noun}-{'-'.join(part.split())}"
