"""Chapters of books: the page of a definition as it is printed, rendered once and shared by all books that contain it."""

import marshal
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, NamedTuple

from markupsafe import Markup

from interlock.pages.frame import Page
from interlock.pages.page_links import ROOT, defined_once

_LINK = re.compile(rf'<a( class="term")? href="{ROOT}([^"#]*)(#[^"]*)?"(?: data-definition="[^"]*")?>(.*?)</a>', re.S)
_BLANK = re.compile(r"(?<!\n)\n{2,}+(?=<)")

# Links to these are looked up by name in the book; printing their address beside them would not help.
_BY_NAME = ("chain/", "customers/", "contact-points/")


class ChapterPart(NamedTuple):
    """A piece of a chapter: `full` in the books of its `owners` (paths of links), `short` in the books of other links."""

    full: str
    short: str = ""
    owners: frozenset[str] | None = None

    def for_book_of(self, link_path: str | None) -> str:
        """The piece as the book of the link at path `link_path` prints it; None: as a book that prints everything in full."""
        return self.full if link_path is None or self.owners is None or link_path in self.owners else self.short


Chapter = Sequence[ChapterPart]


class StoredChapter(NamedTuple):
    """Where a chapter is in a `ChapterStore`: the process that wrote it, and its offset and length in that one's file."""

    process: int
    start: int
    length: int


class ChapterStore:
    """Chapters in temporary files, one for each process that makes any.

    Books are bound when all pages are written; until then, the chapters of a large handbook would take 50 MB in each process.
    """

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="interlock-chapters-")
        # By the process that opened it and the process whose chapters it holds: forks may not share the place at which they read.
        self._opened: dict[tuple[int, int], BinaryIO] = {}

    def put(self, chapter: Chapter) -> StoredChapter:
        """Write a chapter, and return where it is. Raises OSError where there is no space."""
        process, data = os.getpid(), marshal.dumps([(full, short, owners) for full, short, owners in chapter])
        file = self._file_of(process, process)
        start = file.seek(0, os.SEEK_END)
        file.write(data)
        file.flush()
        return StoredChapter(process, start, len(data))

    def get(self, stored: StoredChapter) -> Chapter:
        """Read a chapter."""
        file = self._file_of(os.getpid(), stored.process)
        file.seek(stored.start)
        return [ChapterPart(*part) for part in marshal.loads(file.read(stored.length))]

    def remove(self) -> None:
        """Delete the files."""
        for file in self._opened.values():
            file.close()
        self._folder.cleanup()

    def _file_of(self, opener: int, process: int) -> BinaryIO:
        if (opener, process) not in self._opened:
            self._opened[opener, process] = open(Path(self._folder.name, str(process)), "a+b")  # noqa: SIM115 (closed by `remove`)
        return self._opened[opener, process]


class StoredChapters(Mapping[str, Chapter]):
    """Chapters by id, of which each is read when it is asked for."""

    def __init__(self, store: ChapterStore, stored: Mapping[str, StoredChapter]) -> None:
        self._store, self._stored = store, stored

    def __getitem__(self, id: str) -> Chapter:
        return self._store.get(self._stored[id])

    def __iter__(self) -> Iterator[str]:
        return iter(self._stored)

    def __len__(self) -> int:
        return len(self._stored)


def chapter_fingerprint(chapter: Chapter) -> str:
    """A short text that is the same for the same chapter; empty for none."""
    said = repr([(part.full, part.short, sorted(part.owners or ())) for part in chapter])
    return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16] if chapter else ""


def chapter_of(page: Page, macros: Any) -> Chapter:
    """A page as a chapter. `macros` is the module of `chapters.html`, which has a macro for each kind that stands in books."""
    kind, _, _ = page.chapter.partition("/")
    found = (
        _procedure(page, macros)
        if kind == "procedure"
        else [ChapterPart(getattr(macros, kind)(page.view, page.head, page.chapter))]
    )
    return [ChapterPart(_for_paper(part.full, page), _for_paper(part.short, page), part.owners) for part in found]


def _procedure(page: Page, macros: Any) -> Iterator[ChapterPart]:
    view: Any = page.view
    yield ChapterPart(macros.procedure_head(view, page.head, page.chapter))
    if view.steps:
        yield ChapterPart('<ol class="steps">\n')
        for step in view.steps:
            owners = frozenset([step.who.path] if step.who else [])
            yield ChapterPart(macros.step_in_full(step), macros.step_in_short(step), owners)
        yield ChapterPart("</ol>\n")
    if view.messages:
        senders = frozenset(step.who.path for step in view.steps if step.stage == "front" and step.who)
        yield ChapterPart(macros.messages(view.messages), "", senders)
    yield ChapterPart(macros.more(view), "", frozenset())
    yield ChapterPart("</section>\n")


def _for_paper(html: str, page: Page) -> str:
    """HTML without blank lines; links to anchors on the same page name the page, since in a book they would be ambiguous."""
    return _BLANK.sub("\n", str(html)).replace('href="#', f'href="{ROOT}{page.path}#')


def join_chapter(chapter: Chapter, link_path: str | None) -> Markup:
    """A chapter as HTML: as the book of the link at path `link_path` prints it, or, with None, in full."""
    return Markup(defined_once("".join(part.for_book_of(link_path) for part in chapter)))


def link_within_book(html: str, anchors: Mapping[str, str]) -> Markup:
    """HTML with its links changed to anchors in the book where the book holds the page; `anchors` maps paths to anchors.

    Links to other pages print their address. A term that the book does not define becomes plain text.
    """

    def replace_link(match: re.Match[str]) -> str:
        term, path, part, words = match.groups()
        anchor = anchors.get(path)
        if anchor is not None:
            return f'<a{term or ""} href="#{anchor}">{words}</a>'
        printed = "" if path.startswith(_BY_NAME) else f' data-address="{path}"'
        return words if term else f'<a href="{ROOT}{path}{part or ""}"{printed}>{words}</a>'

    return Markup(_LINK.sub(replace_link, html))
