"""The site that is served while its handbook is edited: a page is made when a reader asks for it, and all others meanwhile.

No page is kept from before an edit, so none can be out of date: after each the folder is empty, and what stands in it was made
from what the last check read.
"""

import gc
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from interlock.questions.books import book_of
from interlock.rules.engine.checking import nothing_collected
from interlock.site.pipeline import Press, Written
from interlock.catalog import key_of
from interlock.definitions import Definition, Link, Service
from interlock.pages.planning import definition_pages
from interlock.pages.refs import path_of
from interlock.pages.books.book import book_pages, subjects_of_books
from interlock.pages.frame import Page
from interlock.pages.site_files.search_index import CATALOGUE, TEXTS

# So many pages are made at once after an edit: those that readers looked at last.
LOOKED_AT = 20

# In seconds: between two pages that nobody waits for, so that whoever asks for one comes first.
PAUSE = 0.001

_OF_ALL_PAGES = (CATALOGUE, TEXTS.partition("{}")[0], "sitemap.xml")


@contextmanager
def all_kept() -> Iterator[None]:
    """Keep Python from looking for garbage among what is made meanwhile, until an edition is whole: somebody waits."""
    with nothing_collected():
        yield
        gc.freeze()


def _collect() -> None:
    gc.unfreeze()
    gc.collect()
    gc.freeze()


class Edition:
    """The site of a handbook as it was checked: every page is written once, when it is first needed. Not for several threads."""

    def __init__(self, press: Press) -> None:
        self._press = press
        desk = press.desk
        self._definitions = {_file(path_of(key)): definition for key, definition in desk.catalog.definitions.items()}
        self._books = {_file(f"{path_of(key_of(subject))}book/"): subject for subject in subjects_of_books(desk)}
        self._plans = press.other_plans()
        self._planned: dict[str, Page] = {}
        self._written: dict[str, Written] = {}
        press.write_other_files()
        press.folder.remove_strays()
        self._others = frozenset(press.folder.written)

    def need(self, file: str) -> None:
        """Have a file of the site written, if it is a page's."""
        if file in self._written:
            return
        if definition := self._definitions.get(file):
            self._page_of(definition)
        elif subject := self._books.get(file):
            self._book(subject)
        else:
            while self._plans and file not in self._planned:
                self._plan()
            if file in self._planned:
                self._write(self._planned.pop(file))

    def rest(self) -> Iterator[None]:
        """Write whatever was not needed yet, a page a step, and in the end what is made of all pages."""
        for file in (*self._definitions, *self._books):
            self.need(file)
            yield
        while self._plans or self._planned:
            if self._planned:
                self._write(self._planned.popitem()[1])
            else:
                self._plan()
            yield
        self._press.write_what_pages_tell(self._written.values())

    def _plan(self) -> None:
        self._planned |= {_file(page.path): page for page in self._plans.pop(0)()}

    def _page_of(self, definition: Definition) -> Written:
        file = _file(path_of(key_of(definition)))
        if file not in self._written:
            self._write(*definition_pages(self._press.desk, [definition]))
        return self._written[file]

    def _book(self, subject: Service | Link) -> None:
        book = book_of(self._press.desk.catalog, subject)
        bound = [self._page_of(definition) for definition in (subject, *book.promises.inside, *book.procedures.inside)]
        chapters = {each.id: each.chapter for each in bound}
        for page in book_pages(self._press.desk, [subject]):
            self._keep(page, self._press.write_book(page, chapters))

    def _write(self, page: Page) -> None:
        self._keep(page, self._press.write(page))

    def _keep(self, page: Page, written: Written) -> None:
        file = _file(page.path)
        self._written[file] = written
        if file in self._others:  # stands where an editor put a file of that name, as in a whole build
            self._press.write_other_files()


class Served:
    """What a server shows: one edition after the other. For several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._edition: Edition | None = None
        self._is_whole = threading.Event()
        self._looked_at: deque[str] = deque(maxlen=LOOKED_AT)

    def close(self) -> None:
        """Write nothing more of this edition: what it was made from has changed."""
        with self._lock:
            self._edition = None
            self._is_whole.set()

    def show(self, press: Press) -> None:
        """Begin a new edition with the pages that were looked at last; a thread sees to the rest."""
        with self._lock:
            self._edition, self._is_whole = Edition(press), threading.Event()
            for file in self._looked_at:
                self._edition.need(file)
        threading.Thread(target=self._finish, args=(self._edition, self._is_whole), daemon=True).start()

    def need(self, file: str) -> None:
        """Have a file there before it is read. Between two editions it waits for the next, which begins with it."""
        if file.startswith(_OF_ALL_PAGES):
            self._is_whole.wait()
        elif file.endswith("index.html"):
            with self._lock:
                if file in self._looked_at:
                    self._looked_at.remove(file)
                self._looked_at.append(file)
                if self._edition:
                    self._edition.need(file)

    def wait(self) -> None:
        """Wait until the whole edition is written."""
        self._is_whole.wait()

    def _finish(self, edition: Edition, is_whole: threading.Event) -> None:
        rest = edition.rest()
        try:
            while self._step(edition, rest):
                time.sleep(PAUSE)
        finally:
            is_whole.set()
        if edition is self._edition:
            _collect()

    def _step(self, edition: Edition, rest: Iterator[None]) -> bool:
        """One more page of an edition; False when it has no more or is no longer shown."""
        with self._lock:
            return edition is self._edition and next(rest, rest) is not rest


def _file(path: str) -> str:
    return f"{path}index.html"
