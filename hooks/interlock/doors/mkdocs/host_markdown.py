"""References, terms and links to the handbook in the site's own pages.

MkDocs makes these pages with Python-Markdown. Two extensions of ours find out from MkDocs' own extension which page is being
made.
"""

from collections.abc import Callable
from typing import Any

from mkdocs.structure.files import File

from interlock.doors.mkdocs.host_addresses import HostAddresses, url_of
from interlock.doors.mkdocs.host_links import HostLinks
from interlock.doors.python_markdown.linking import LinkingExtension
from interlock.doors.python_markdown.marking import MarkingExtension, PageOfOthers
from interlock.pages.page_context import PageContext


class HostMarkdown:
    """Our part in the making of the site's own pages: the extensions for Python-Markdown.

    `unknown` is called with the page's file and a reference that names nothing. `opted_out`: the paths of pages that want no
    marks.
    """

    def __init__(
        self, context: PageContext, addresses: HostAddresses, links: HostLinks, unknown: Callable[[File, str], None]
    ) -> None:
        self.opted_out: set[str] = set()
        self._addresses, self._links, self._unknown = addresses, links, unknown
        self.extensions = [MarkingExtension(context, self._page_of), LinkingExtension(self._address_of)]

    def _page_of(self, md: Any) -> PageOfOthers | None:
        file = self._file(md)
        if file is None:
            return None
        return PageOfOthers(lambda path: self._addresses.link(path, url_of(file)), lambda target: self._unknown(file, target))

    def _address_of(self, md: Any, typed: str) -> str | None:
        file = self._file(md)
        return None if file is None else self._links.address_of(file, typed)

    def _file(self, md: Any) -> File | None:
        """The file whose page is being made; None where it has opted out, or no page is made, but for example a docstring."""
        file: File | None = getattr(md.treeprocessors["relpath"], "file", None) if "relpath" in md.treeprocessors else None
        return None if file is None or file.src_uri in self.opted_out else file
