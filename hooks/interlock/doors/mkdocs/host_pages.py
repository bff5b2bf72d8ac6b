"""The handbook's pages as MkDocs' own: each made from its part, without a Markdown parser."""

import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from interlock.doors.mkdocs.host_addresses import HostAddresses
from interlock.doors.mkdocs.host_themes import host_theme_of
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.pages.page_links import ROOT
from interlock.site.other_sites.page_parts import STYLESHEET, PagePart, read_part, readable_by_search, with_links

# The id at which our part of a page begins.
_MAIN = "main"
_ID = lazy_pattern(r'\sid="([^"]+)"')
# What can stand behind `#` in a selector of CSS as it is.
_IN_SELECTORS = lazy_pattern(r"-?[^\W\d][\w-]*")


class HostPage(Page):
    """A page of the handbook in the frame of the theme.

    It has a class of its own because plugins that make the navigation anew (awesome-nav) drop pages of MkDocs' own class.
    """

    def __init__(self, file: File, config: MkDocsConfig, part_file: Path, addresses: HostAddresses, edit_url: str) -> None:
        part = read_part(part_file.read_text(encoding="utf-8"))
        # Templates of MkDocs show titles as they are, and a filter that escapes them once more knows that these are.
        super().__init__(escape(part.title), file, config)
        self.edit_url = edit_url + quote(part.source) if edit_url and part.source else None
        self.handbook_path, self.above, self.search_record, self.sections = part.path, part.above, part.search, part.sections
        self._part_file, self._addresses = part_file, addresses
        # Whether the navigation shows it below an entry of ours, among others of its kind.
        self.is_one_of_many = False
        # Most searches get entries from `host_search` instead.
        self.is_read_by_search = False
        # The whole title, although a navigation may give the page a shorter one.
        self._shown = {"title": str(escape(part.title)), "description": str(escape(part.description))}

    @property
    def is_index(self) -> bool:
        """Whether its file is called `index`. Themes take the first such page of a section for what the section's title leads to.

        So of the lists that we put into a section, none may be one: "More" would lead to customers, who would have no entry.
        """
        return super().is_index and not self.is_one_of_many

    def read_source(self, config: MkDocsConfig) -> None:
        """Set what the theme shows around the content. There is no Markdown to read."""
        self.markdown = ""
        self.meta = {**self._shown, "search": {"exclude": not self.is_read_by_search}}
        if not self.sections:
            self.meta["hide"] = ["toc"]  # in Material; there would be an empty column beside it

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set the content, which is our part with the links of this site, and its table of contents."""
        part = read_part(self._part_file.read_text(encoding="utf-8"))
        style = self._addresses.link(STYLESHEET, self.url)
        self.content = f'<link rel="stylesheet" href="{style}">\n' + self._linked(part)
        places = self._places(config)
        for id, place in places.items():
            self.content = re.sub(rf'<(?=[^<>]*\sid="{re.escape(id)}")', f'<span id="{place}"></span><', self.content, count=1)
        # Themes expect the title first: "Skip to content" of Material leads to it, and would pass over our answers without it.
        whole = AnchorLink(self._shown["title"], _MAIN, 1)
        whole.children = [AnchorLink(str(escape(title)), places.get(id, id), 2) for id, title in self.sections]
        self.toc = TableOfContents([whole])
        self.present_anchor_ids = set(_ID.findall(self.content))

    def _places(self, config: MkDocsConfig) -> dict[str, str]:
        """Other ids for sections such as `2026-report`: MkDocs' own theme fails at ids that are no selectors in CSS."""
        others = {id: f"section-{id}" for id, _ in self.sections if not _IN_SELECTORS.fullmatch(id)}
        return others if others and host_theme_of(config).name == "mkdocs" else {}

    def _linked(self, part: PagePart) -> str:
        root = f'data-root="{self._addresses.root(self.url)}"' + ("" if self._addresses.folders else " data-files")
        html = part.html.replace(f'data-root="{ROOT}"', root, 1)
        html = readable_by_search(html, self.search_record) if self.is_read_by_search else html
        return with_links(html, lambda path: self._addresses.link(path, self.url))


def page_files(
    config: MkDocsConfig, parts: Iterable[tuple[str, Path]], source_of: dict[str, str], edit_url: str, addresses: HostAddresses
) -> list[File]:
    """A file of MkDocs for each page, whose source is the definition's file: other plugins ask for its dates.

    `parts`: path in the handbook and file of each. `source_of`: the source of each page that has one.
    """
    found = []
    for path, part_file in parts:
        source = source_of.get(path)
        file = _generated(config, addresses.source_name(path), source or str(part_file))
        file.dest_uri = addresses.file_of(path)
        if source:
            file.generated_by = None  # as a page that stands in a file, it has the dates of that file
        HostPage(file, config, part_file, addresses, edit_url)
        found.append(file)
    return found


def other_files(config: MkDocsConfig, folder: Path, paths: Iterable[str], addresses: HostAddresses) -> list[File]:
    """A file of MkDocs for each file beside the pages: assets, tables, calendars, and pages at former addresses."""
    return [_generated(config, addresses.file_of(path), str(folder / path)) for path in paths]


def _generated(config: MkDocsConfig, name: str, source: str) -> File:
    # Never in a navigation that MkDocs or another plugin makes of all pages there are: it would be as long as the handbook.
    return File.generated(config, name, abs_src_path=source, inclusion=InclusionLevel.NOT_IN_NAV)
