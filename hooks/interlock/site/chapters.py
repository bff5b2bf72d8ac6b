"""Chapters of books: the page of a definition as it is printed, rendered once and shared by all books that contain it."""

import marshal
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from io import FileIO
from tempfile import TemporaryFile
from typing import Any, NamedTuple

from markupsafe import Markup

from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.system_errors import of_temporary_files
from interlock.pages.frame import Page
from interlock.pages.page_links import ROOT, defined_once

_LINK = lazy_pattern(
    rf'<a( class="term")? href="{ROOT}([^"#]*)(#[^"]*)?"(?: data-definition="[^"]*"| class="short")?>(.*?)</a>', re.S
)
_BLANK = lazy_pattern(r"(?<!\n)\n{2,}+(?=<)")

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
    """Where a chapter is in a `ChapterStore`: the number of its file, and its offset and length there."""

    file: int
    start: int
    length: int


class ChapterStore:
    """Chapters in temporary files, one for each process that makes any: this one and its forks.

    Books are bound when all pages are written; until then, the chapters of a large handbook would take 50 MB in each process. The
    files have no names where the system allows it, so that nothing is left of them when a build is killed.
    """

    def __init__(self, processes: int) -> None:
        try:
            self._files = [TemporaryFile(buffering=0) for _ in range(processes)]  # noqa: SIM115 (closed by `close`)
        except OSError as error:
            raise of_temporary_files(error) from None
        self._own: tuple[int, int] | None = None  # the number of the file of a process, which forks inherit
        # The numbers of files that no process has taken. A pipe gives each of them to one.
        self._free, writing = os.pipe()
        os.write(writing, bytes(range(processes)))
        os.close(writing)

    def put(self, chapter: Chapter) -> StoredChapter:
        """Write a chapter, and return where it is. Raises OSError, of the folder for temporary files, where there is no space."""
        data = marshal.dumps([(full, short, owners) for full, short, owners in chapter])
        number = self._own_number()
        file, rest = self._files[number], memoryview(data)
        start = file.seek(0, os.SEEK_END)
        try:
            while rest:
                rest = rest[file.write(rest) or 0 :]
        except OSError as error:
            raise of_temporary_files(error) from None
        return StoredChapter(number, start, len(data))

    def get(self, stored: StoredChapter) -> Chapter:
        """Read a chapter."""
        data = _read_at(self._files[stored.file], stored.start, stored.length)
        return [ChapterPart(*part) for part in marshal.loads(data)]

    def close(self) -> None:
        """Delete the files."""
        os.close(self._free)
        for file in self._files:
            file.close()

    def _own_number(self) -> int:
        process = os.getpid()
        if self._own is None or self._own[0] != process:
            self._own = process, os.read(self._free, 1)[0]
        return self._own[1]


def _read_at(file: FileIO, start: int, length: int) -> bytes:
    """Some bytes of a file. The place in it, which processes share, stays where it is, on systems that have forks."""
    if hasattr(os, "pread"):
        return os.pread(file.fileno(), length, start)
    file.seek(start)
    return file.read(length)


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
    content = repr([(part.full, part.short, sorted(part.owners or ())) for part in chapter])
    return sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16] if chapter else ""


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
            yield ChapterPart(macros.step_in_full(step), macros.step_in_short(step), _doers([step]))
        yield ChapterPart("</ol>\n")
    if view.messages:
        senders = [step for step in view.steps if step.stage == "front"]
        yield ChapterPart(macros.messages(view.messages), "", _doers(senders))
    yield ChapterPart(macros.more(view), "", frozenset())
    yield ChapterPart("</section>\n")


def _doers(steps: Iterable[Any]) -> frozenset[str]:
    """The paths of the links that do steps; a link that readers may not see has none."""
    return frozenset(step.who.path for step in steps if step.who and step.who.path)


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
