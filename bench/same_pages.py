"""Writes the pages of a handbook as Markdown for plain Material, as somebody's own script would from the same definitions.

python bench/same_pages.py HANDBOOK FOLDER

Every page that the plugin `interlock` puts into a site becomes a file of Markdown, with the same headings, texts, lists, tables
and links, but without pictures, a search of its own, and colours. The navigation has the same entries.
"""

import posixpath
import re
import sys
import tempfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from corpus import DAY

from interlock.pages.page_links import ROOT
from interlock.pages.settings import Settings
from interlock.site import checking, pipeline
from interlock.site.other_sites.host_stylesheet import host_theme_named
from interlock.site.other_sites.page_parts import (
    HANDBOOK_TITLE,
    NAVIGATION,
    PART_FILE,
    PagePart,
    SiteNavigation,
    read_navigation,
    read_part,
)
from interlock.site.outputs import hosted

_UNSEEN = {"svg", "script", "style", "button", "select", "form", "dialog", "template", "footer"}
_BLOCKS = {"p", "li", "dt", "dd", "figcaption", "summary", "blockquote", "section", "ul", "ol", "dl", "div", "header", "pre"}
_MARKS = {"strong": "**", "b": "**", "em": "*", "code": "`"}


class AsMarkdown(HTMLParser):
    """The HTML of a page as Markdown. `folder`: the folder of its file, from which links begin."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.folder = folder
        self.lines: list[str] = []
        self._words, self._prefix = "", ""
        self._unseen = self._lists = 0
        self._link: str | None = None
        self._row: list[str] | None = None
        self._row_number = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        given = dict(attrs)
        if tag in _UNSEEN or self._unseen:
            self._unseen += tag in _UNSEEN
            return
        if tag in _MARKS:
            self._words += _MARKS[tag]
        elif tag == "a":
            self._link, self._words = self._address(given.get("href") or ""), f"{self._words}["
        elif self._row is not None:
            return
        elif tag == "tr":
            self._end_block()
            self._row = []
        elif tag in _BLOCKS or re.fullmatch(r"h[1-6]", tag):
            self._end_block()
            self._lists += tag in ("ul", "ol")
            self._prefix = self._begins(tag)

    def _begins(self, tag: str) -> str:
        if tag == "li":
            return "    " * max(self._lists - 1, 0) + "- "
        return "#" * int(tag[1]) + " " if tag[0] == "h" and tag[1:].isdigit() else self._prefix if self._lists else ""

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        if self._unseen:
            self._unseen -= tag in _UNSEEN
        elif tag in _MARKS:
            self._words += _MARKS[tag]
        elif tag == "a" and self._link is not None:
            self._words, self._link = f"{self._words}]({self._link})", None
        elif tag in ("td", "th") and self._row is not None:
            self._row.append(" ".join(self._words.split()).replace("|", "\\|"))
            self._words = ""
        elif tag == "tr" and self._row is not None:
            self._end_row(self._row)
        elif tag == "table":
            self.lines.append("")
            self._row_number = 0
        elif self._row is None and (tag in _BLOCKS or re.fullmatch(r"h[1-6]", tag)):
            self._end_block()
            self._lists -= tag in ("ul", "ol")

    def _end_row(self, row: list[str]) -> None:
        self.lines.append(f"| {' | '.join(row)} |")
        if self._row_number == 0:
            self.lines.append("|" + " --- |" * len(row))
        self._row, self._row_number = None, self._row_number + 1

    def handle_data(self, data: str) -> None:
        """Text."""
        if not self._unseen:
            self._words += data

    def _end_block(self) -> None:
        if words := " ".join(self._words.split()):
            self.lines += [self._prefix + words] if self._prefix.endswith("- ") else ["", self._prefix + words, ""]
        self._words = self._prefix = ""

    def _address(self, link: str) -> str:
        if not link.startswith(ROOT):
            return link
        path, mark, anchor = link.removeprefix(ROOT).partition("#")
        file = f"{path}index.md" if path == "" or path.endswith("/") else path
        return posixpath.relpath(file, self.folder or ".") + mark + anchor


def markdown_of(part: PagePart) -> str:
    """A page as a file of Markdown."""
    reader = AsMarkdown(part.path.rstrip("/"))
    reader.feed(part.html)
    reader.close()
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(reader.lines))
    for id, title in part.sections:
        text = text.replace(f"\n## {title}\n", f"\n## {title} {{ #{id} }}\n", 1)
    return f"---\ntitle: {_quoted(part.title)}\ndescription: {_quoted(part.description)}\n---\n{text}"


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _entries(leads: SiteNavigation) -> Iterator[str]:
    yield from (f"  - {_quoted(title)}: {path}index.md\n" for title, path in leads.bar)
    yield "  - More:\n"
    yield from (f"    - {_quoted(title)}: {path}index.md\n" for title, path in leads.more)


def write_pages(handbook: Path, out: Path) -> int:
    """Write the site's source. Returns the number of pages."""
    theme = host_theme_named("material")
    form = hosted(theme, HANDBOOK_TITLE, own_search=False, written_pages=True, welcome=True, to_folders=True)
    with tempfile.TemporaryDirectory() as name:
        parts = Path(name) / "parts"
        pipeline.build(checking.check(handbook, DAY), Settings(), parts, form=form)
        found = [read_part(file.read_text(encoding="utf-8")) for file in sorted(parts.rglob(PART_FILE))]
        leads = read_navigation((parts / NAVIGATION).read_text(encoding="utf-8"))
        for part in found:
            file = out / "docs" / f"{part.path}index.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(markdown_of(part), encoding="utf-8")
    settings = "site_name: Handbook\nsite_url: https://example.org/\ntheme: {name: material, font: false}\nplugins: [search]\n"
    extensions = "markdown_extensions: [tables, attr_list]\nnot_in_nav: |\n  *.md\nvalidation: {links: {not_found: info}}\n"
    (out / "mkdocs.yml").write_text(f"{settings}{extensions}nav:\n{''.join(_entries(leads))}", encoding="utf-8")
    return len(found)


if __name__ == "__main__":
    print(write_pages(Path(sys.argv[1]), Path(sys.argv[2])))
