"""The site that is served while its handbook is edited: a page is made when a reader asks for it, and all others meanwhile.

No page is kept from before an edit, so none can be out of date: after each edit the folder is empty, and what stands in it was
made from what the last check read. Threads share no state but what is written: a page's plan is a value, and two threads that
make the same page make the same bytes.
"""

import gc
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from interlock.catalog import key_of
from interlock.definitions import Definition, Link, Service
from interlock.pages.books.book import book_pages, book_path, subjects_of_books
from interlock.pages.frame import Page
from interlock.pages.planning import Planner, definition_pages
from interlock.pages.refs import path_of
from interlock.pages.site_files.search_index import CATALOGUE, TEXTS
from interlock.questions.books import book_of
from interlock.rules.engine.checked import nothing_collected
from interlock.site.writer import SiteWriter, Written

# So many pages are made at once after an edit: those that readers looked at last.
LOOKED_AT = 20

# In seconds: between two pages that nobody waits for, so that whoever asks for one comes first.
PAUSE = 0.001

_OF_ALL_PAGES = (CATALOGUE, TEXTS.partition("{}")[0], "sitemap.xml")


@contextmanager
def frozen_while_served() -> Iterator[None]:
    """Freeze the garbage collector until an edition is whole: a collection would make its reader wait."""
    with nothing_collected():
        yield
        gc.freeze()


def _collect() -> None:
    gc.unfreeze()
    gc.collect()
    gc.freeze()


class Edition:
    """The site of a handbook as it was checked: every page is written when it is first needed. Any thread may ask for one."""

    def __init__(self, writer: SiteWriter) -> None:
        self._writer = writer
        desk = writer.desk
        self._definitions = {_file(path_of(key)): definition for key, definition in desk.catalog.definitions.items()}
        self._books = {_file(book_path(subject)): subject for subject in subjects_of_books(desk)}
        self._planners: list[Planner] = writer.other_plans()
        self._planned: dict[str, Page] = {}
        self._written: dict[str, Written] = {}
        writer.write_other_files()
        writer.folder.remove_strays()
        self._others = frozenset(writer.folder.written)

    def need(self, file: str) -> None:
        """Have a file of the site written, if it is a page's."""
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

    def rest(self) -> Iterator[None]:
        """Write whatever was not needed yet, a page a step, and in the end what is made of all pages."""
        for file in (*self._definitions, *self._books):
            self.need(file)
            yield
        while self._plan_more():
            yield
        for file in list(self._planned):
            self.need(file)
            yield
        self._writer.write_what_pages_tell(list(self._written.values()))

    def _plan_more(self) -> bool:
        """Plan the next group of pages that stand for no single definition; False when all are planned."""
        planners = self._planners
        if not planners:
            return False
        planner = planners[0]
        self._planned |= {_file(page.path): page for page in planner.pages(self._writer.desk)}
        self._planners = [each for each in self._planners if each is not planner]
        return True

    def _page_of(self, definition: Definition) -> Written:
        file = _file(path_of(key_of(definition)))
        if file not in self._written:
            for page in definition_pages(self._writer.desk, [definition]):
                self._write(page)
        return self._written[file]

    def _book(self, subject: Service | Link) -> None:
        book = book_of(self._writer.desk.catalog, subject)
        bound = [self._page_of(definition) for definition in (subject, *book.promises.inside, *book.procedures.inside)]
        chapters = {each.id: each.chapter for each in bound}
        for page in book_pages(self._writer.desk, [subject]):
            self._keep(page, self._writer.write_book(page, chapters))

    def _write(self, page: Page) -> None:
        self._keep(page, self._writer.write(page))

    def _keep(self, page: Page, written: Written) -> None:
        file = _file(page.path)
        self._written[file] = written
        if file in self._others:  # stands where an editor put a file of that name, as in a whole build
            self._writer.write_other_files()


class Served:
    """What a server shows: one edition after the other. For several threads."""

    def __init__(self) -> None:
        # Held to exchange editions and to remember what was looked at, never while a page is made.
        self._lock = threading.Lock()
        self._edition: Edition | None = None
        self._is_whole = threading.Event()
        self._thread: threading.Thread | None = None
        self._looked_at: deque[str] = deque(maxlen=LOOKED_AT)

    def close(self) -> None:
        """Write nothing more of this edition: what it was made from has changed, or its folder is about to go."""
        with self._lock:
            self._edition = None
            self._is_whole.set()
            thread = self._thread
        if thread:
            thread.join()

    def show(self, writer: SiteWriter) -> None:
        """Begin a new edition with the pages that were looked at last; a thread sees to the rest."""
        edition, is_whole = Edition(writer), threading.Event()
        with self._lock:
            self._edition, self._is_whole = edition, is_whole
            looked_at = list(self._looked_at)
        for file in looked_at:
            edition.need(file)
        self._thread = threading.Thread(target=self._finish, args=(edition, is_whole), daemon=True)
        self._thread.start()

    def need(self, file: str) -> None:
        """Have a file there before it is read."""
        if file.startswith(_OF_ALL_PAGES):
            self._is_whole.wait()
        elif file.endswith("index.html") and (edition := self._look_at(file)):
            edition.need(file)

    def wait(self) -> None:
        """Wait until the whole edition is written."""
        self._is_whole.wait()

    def _look_at(self, file: str) -> Edition | None:
        """Remember that somebody looks at a file; the edition that is shown, if there is one."""
        with self._lock:
            if file in self._looked_at:
                self._looked_at.remove(file)
            self._looked_at.append(file)
            return self._edition

    def _finish(self, edition: Edition, is_whole: threading.Event) -> None:
        rest = edition.rest()
        try:
            while edition is self._edition and next(rest, rest) is not rest:
                time.sleep(PAUSE)
        finally:
            is_whole.set()
        if edition is self._edition:
            _collect()


def _file(path: str) -> str:
    return f"{path}index.html"
