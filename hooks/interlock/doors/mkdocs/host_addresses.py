"""Where the pages and files of the handbook stand in another site."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from mkdocs.structure.files import File

from interlock.pages.page_links import root_of
from interlock.site.other_sites.page_parts import ASSETS

# Below the folder that themes and sites have for what pages load, ours has one of its own.
_OUR_ASSETS = "assets/interlock/"


@dataclass(frozen=True, slots=True)
class HostAddresses:
    """Addresses in a site whose folder `prefix` is the handbook's root.

    `ours`: the paths of all pages and files that come from the handbook. `theirs`: the addresses of hand-written pages that the
    site makes itself, by their paths in the handbook. `folders`: whether addresses are those of folders (`use_directory_urls`).
    `indexes`: the paths of pages that lead to others.
    """

    prefix: str
    ours: frozenset[str]
    folders: bool = True
    indexes: frozenset[str] = frozenset()
    theirs: Mapping[str, str] = field(default_factory=dict)

    @property
    def pages(self) -> Iterator[str]:
        """The paths of all pages that come from the handbook."""
        return (path for path in self.ours if _is_page(path))

    def file_of(self, path: str) -> str:
        """The path in the site of the file that a page, or a file beside the pages, is written to."""
        if path.startswith(ASSETS):
            return self.prefix + _OUR_ASSETS + path.removeprefix(ASSETS)
        return self.prefix + (f"{path}index.html" if _is_page(path) else path)

    def source_name(self, path: str) -> str:
        """The name by which a page is linked from Markdown and from `nav:`, such as `handbook/promises/answer-calls.md`.

        A definition may be called `index`; its page must not take the place of its folder's.
        """
        is_folder = path in self.indexes or PurePosixPath(path).name == "index"
        return f"{self.prefix}{path}index.md" if is_folder else f"{self.prefix}{path.rstrip('/')}.md"

    def address(self, path: str) -> str:
        """The address of a path, from the root of the site. A path that is not ours is taken for an address of the site."""
        if path in self.theirs:
            return self.theirs[path]
        if path in self.ours:
            file = self.file_of(path)
            return file.removesuffix("index.html") if self.folders and _is_page(path) else file
        return self.prefix + _OUR_ASSETS if path == ASSETS else path

    def root(self, here: str) -> str:
        """The link from a page to the root of the handbook, as a folder."""
        return root_of(here) + self.prefix

    def link(self, path: str, here: str) -> str:
        """The link from the page at an address of the site to a path, which may have an anchor or a question at its end."""
        end = min((at for at in (path.find("#"), path.find("?")) if at >= 0), default=len(path))
        target, rest = self.address(path[:end]), path[end:]
        if target == here and rest:
            return rest
        folder = here[: here.rfind("/") + 1]
        relative = target.removeprefix(folder) if folder and target.startswith(folder) else root_of(folder) + target
        return (relative or "./") + rest


def url_of(file: File) -> str:
    """The address of a file of the site, from its root. The home page's is empty, where MkDocs says `./`."""
    return "" if file.url in (".", "./") else file.url


def _is_page(path: str) -> bool:
    return path == "" or path.endswith("/")
