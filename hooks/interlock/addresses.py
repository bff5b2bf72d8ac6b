"""Where every page of the handbook stands, and where an address written in prose leads."""

import posixpath
import re
from urllib.parse import unquote, urljoin, urlsplit

from interlock.catalog import Catalog, Key
from interlock.definitions import KINDS

# Pages that are no definition's: the addresses of SPEC.md section 2.
PAGES = (
    "/", "/about/", "/promises/", "/charter/", "/chain/", "/moments/", "/due-date/", "/a-z/", "/reports/", "/rules/", "/editing/",
    "/search/",
)  # fmt: skip

_FOLDERS = {kind.name: kind.address for kind in KINDS}


def address_of(key: Key) -> str:
    """The address of a definition's page, of a hand-written page, or of the page that tells about the organisation."""
    if key.kind == "page":
        folder, _, name = key.id.removeprefix("docs").removesuffix(".md").rpartition("/")
        return f"{folder}/" if name in ("index", "README") else f"{folder}/{name}/"
    return f"/{_FOLDERS[key.kind]}/{key.id}/" if key.kind in _FOLDERS else "/about/"


def leads_to(base: str, href: str) -> tuple[str, str]:
    """The address within the handbook, and the anchor on it, that a relative address on the page at `base` leads to."""
    parts = urlsplit(urljoin(base, href))
    path = unquote(parts.path).removesuffix("index.html")
    if not path.endswith("/") and "." not in path.rpartition("/")[2]:
        path += "/"
    return path, unquote(parts.fragment)


def file_of(page: Key, href: str) -> str | None:
    """The file in `docs/` that a link of a hand-written page names, if it names one: its last part has an ending."""
    path = unquote(href.partition("#")[0].partition("?")[0])
    if _SCHEME.match(path) or "." not in path.rpartition("/")[2].strip("."):
        return None
    base = "docs" if path.startswith("/") else posixpath.dirname(page.id)
    return posixpath.normpath(posixpath.join(base, path.lstrip("/")))


_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)


def pages_by_address(catalog: Catalog) -> dict[str, Key]:
    """Every page that belongs to a definition or is hand-written, under its address; former addresses lead to it, too."""
    pages = {address_of(key): key for key in catalog.definitions}
    pages |= {address_of(Key("page", page.path)): Key("page", page.path) for page in catalog.pages}
    return {address_of(former): key for former, key in catalog.former.items()} | pages


_PARTS = {"procedure": "step", "framework": "criterion", "customer": "expectation"}


def anchor_of(kind: str, part: str) -> str:
    """The anchor of a part on its definition's page: `step-log`. The prefix keeps parts apart from the page's own anchors."""
    return f"{_PARTS.get(kind, 'part')}-{'-'.join(part.split())}"
