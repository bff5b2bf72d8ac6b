"""The site that `interlock serve` shows: a page is made when it is requested, and all others in the background.

No page survives an edit, so none can be stale: after each edit the folder is empty, and every page in it is made from the last
reading. Threads share nothing but written files: a page's plan is an immutable value, and two threads that make the same page
write the same bytes.

An edit is shown before any rule has run, with the findings that stood there before. The rules run after that; where they find
something else, a second edition takes the place of the first one, in the same folder.
"""

import gc
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import TypeVar

from interlock.catalog import key_of
from interlock.definitions import Definition, Link, Service
from interlock.pages.books.book import book_pages, book_path, subjects_of_books
from interlock.pages.frame import Page
from interlock.pages.page_links import path_of
from interlock.pages.planning import Planner, definition_pages
from interlock.pages.site_files.search_index import CATALOGUE, TEXTS
from interlock.questions.books import book_of
from interlock.rules.engine.checked import garbage_collection_off
from interlock.site.writer import SiteWriter, Written

_T = TypeVar("_T")

# After an edit, the pages that were requested last are made first: this many of them.
_RECENT_PAGES = 20

# Seconds between two pages made in the background, so that a page that is requested comes first.
_PAUSE = 0.001
# Seconds until what a system has refused is tried again: a disk that is full now may have room then.
_UNTIL_AGAIN = 0.5

_DOWNLOADS = (".csv", ".ics")
_MADE_FROM_ALL_PAGES = (CATALOGUE, TEXTS.partition("{}")[0], "sitemap.xml")


@contextmanager
def frozen_until_written() -> Iterator[None]:
    """Freeze the garbage collector until an edition is complete: a collection would delay the requested page."""
    with garbage_collection_off():
        yield
        gc.freeze()


def _collect() -> None:
    gc.unfreeze()
    gc.collect()
    gc.freeze()


class Over(Exception):
    """The edition for which something is being made is no longer shown."""


class Edition:
    """The site of one checked handbook; each page is written when it is first needed. Safe for several threads.

    `replaces`: whether another edition of the same handbook stands in the folder, whose pages this one overwrites.
    """

    def __init__(self, writer: SiteWriter, replaces: bool = False) -> None:
        self._writer = writer
        self._is_over = False
        context = writer.context
        self._definitions = {_file(path_of(key)): definition for key, definition in context.catalog.definitions.items()}
        self._books = {_file(book_path(subject)): subject for subject in subjects_of_books(context)}
        self._planners: list[Planner] = writer.other_plans()
        self._planned: dict[str, Page] = {}
        self._written: dict[str, Written] = {}
        writer.write_files_of_pages()
        if not replaces:
            writer.folder.remove_stale()
        self._others = frozenset(writer.folder.written)

    def end(self) -> None:
        """Write nothing more, because another edition takes the place of this one: from now on, `need` raises Over."""
        self._is_over = True

    def need_tables_and_feeds(self) -> None:
        """Make sure that everything is written which pages offer for download."""
        self._writer.write_tables_and_feeds()

    def need(self, file: str) -> None:
        """Make sure that a file of the site is written, if it is a page. Raises Over where this edition has ended."""
        if file in self._written:
            return
        if definition := self._definitions.get(file):
            self._page_of(definition)
        elif subject := self._books.get(file):
            self._book(subject)
        else:
            while file not in self._planned and self._plan_more():
                pass
            if page := self._planned.get(file):
                self._write(page)

    def write_rest(self) -> Iterator[None]:
        """Write all pages that were not needed yet, one for each `next`, and finally downloads, search index and sitemap."""
        for file in (*self._definitions, *self._books):
            self.need(file)
            yield
        while self._plan_more():
            yield
        for file in list(self._planned):
            self.need(file)
            yield
        self.need_tables_and_feeds()
        yield
        self._writer.write_search_and_sitemap(list(self._written.values()))

    def _plan_more(self) -> bool:
        """Run the next planner of pages without a definition; False when there is none left."""
        planners = self._planners
        if not planners:
            return False
        planner = planners[0]
        self._planned |= {_file(page.path): page for page in planner.pages(self._writer.context)}
        self._planners = [each for each in self._planners if each is not planner]
        return True

    def _page_of(self, definition: Definition) -> Written:
        file = _file(path_of(key_of(definition)))
        if file not in self._written:
            for page in definition_pages(self._writer.context, [definition]):
                self._write(page)
        return self._written[file]

    def _book(self, subject: Service | Link) -> None:
        book = book_of(self._writer.context.catalog, subject)
        bound = [self._page_of(definition) for definition in (subject, *book.promises.inside, *book.procedures.inside)]
        chapters = {each.id: each.chapter for each in bound}
        for page in book_pages(self._writer.context, [subject]):
            self._require_shown()
            self._record(page, self._writer.write_book(page, chapters))

    def _write(self, page: Page) -> None:
        self._require_shown()
        self._record(page, self._writer.write(page))

    def _require_shown(self) -> None:
        if self._is_over:
            raise Over

    def _record(self, page: Page, written: Written) -> None:
        file = _file(page.path)
        self._written[file] = written
        if file in self._others:  # another file, such as a redirect, has this path and wins, as in a whole build
            self._writer.write_files_of_pages()


# Returns the writer of a second edition, once all rules have run; None where it would be the same as the first. It is given a
# function that it calls before each rule, and that raises `Over` once the edition has ended.
SecondEdition = Callable[[Callable[[], None]], SiteWriter | None]


class Served:
    """What the server shows: one edition after another. Safe for several threads.

    `refused` is called with what a system refuses in the background, each time before that is tried again.
    """

    def __init__(self, refused: Callable[[OSError], None] = lambda error: None) -> None:
        self._refused = refused
        # Guards the current edition and the recent pages; never held while a page is made.
        self._lock = threading.Lock()
        self._edition: Edition | None = None
        self._is_whole = threading.Event()
        self._thread: threading.Thread | None = None
        self._recent: deque[str] = deque(maxlen=_RECENT_PAGES)

    def close(self) -> None:
        """Stop writing this edition: its definitions have changed, or its folder is about to be deleted."""
        with self._lock:
            if self._edition:
                self._edition.end()
            self._edition = None
            self._is_whole.set()
            thread = self._thread
        if thread and thread.is_alive():  # somebody may have stopped the server while it started this thread
            thread.join()

    def show(
        self, writer: SiteWriter, second_edition: SecondEdition = lambda require: None, changed: Callable[[], None] = lambda: None
    ) -> None:
        """Start a new edition: write the pages that were requested last, then the rest in a thread.

        That thread first asks for a `second_edition`. `changed` is called where that differs in what was requested last.
        """
        edition, is_whole = Edition(writer), threading.Event()
        with self._lock:
            self._edition, self._is_whole = edition, is_whole
            recent = list(self._recent)
        for file in recent:
            edition.need(file)
        self._thread = threading.Thread(target=self._finish, args=(edition, is_whole, second_edition, changed), daemon=True)
        self._thread.start()

    def need(self, file: str) -> None:
        """Make sure that a file is there before the server reads it; blocks until the file is written."""
        if file.startswith(_MADE_FROM_ALL_PAGES):
            self._is_whole.wait()
        elif file.endswith(_DOWNLOADS) and (edition := self._edition):
            edition.need_tables_and_feeds()
        elif file.endswith("index.html"):
            while edition := self._remember(file):
                with suppress(Over):
                    edition.need(file)
                if edition is self._edition:
                    break

    def wait(self) -> None:
        """Block until the whole edition is written."""
        self._is_whole.wait()

    def _remember(self, file: str) -> Edition | None:
        """Note that a file was requested, and return the current edition, if there is one."""
        with self._lock:
            if file in self._recent:
                self._recent.remove(file)
            self._recent.append(file)
            return self._edition

    def _finish(
        self, edition: Edition, is_whole: threading.Event, second_edition: SecondEdition, changed: Callable[[], None]
    ) -> None:
        try:
            writer = self._until_done(edition, lambda: second_edition(lambda: self._require(edition)))
            if writer:
                edition = self._second(edition, writer, changed)
            self._until_done(edition, lambda: self._write_rest(edition))
        except Over:
            return
        finally:
            is_whole.set()
        if edition is self._edition:
            _collect()

    def _until_done(self, edition: Edition, act: Callable[[], _T]) -> _T:
        """Act, again and again where the system refuses it, until an edition has ended: then `Over` is raised."""
        while True:
            try:
                return act()
            except OSError as error:
                self._require(edition)
                self._refused(error)
                time.sleep(_UNTIL_AGAIN)
                self._require(edition)

    def _write_rest(self, edition: Edition) -> None:
        rest = edition.write_rest()
        while edition is self._edition and next(rest, rest) is not rest:
            time.sleep(_PAUSE)

    def _require(self, edition: Edition) -> None:
        if edition is not self._edition:
            raise Over

    def _second(self, first: Edition, writer: SiteWriter, changed: Callable[[], None]) -> Edition:
        """Put a second edition in the place of the first one."""
        second = self._until_done(first, lambda: Edition(writer, replaces=True))
        with self._lock:
            self._require(first)
            first.end()
            self._edition = second
            recent = {file: writer.folder.content(file) for file in self._recent}
        for file in recent:
            self._until_done(second, partial(second.need, file))
        if any(writer.folder.content(file) != content for file, content in recent.items()):
            changed()
        return second


def _file(path: str) -> str:
    return f"{path}index.html"
