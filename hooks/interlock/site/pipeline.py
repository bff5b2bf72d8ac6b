"""The pipeline: from a checked handbook to the folder of its site."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar

from interlock.definitions import Definition, Link, Service
from interlock.pages.books.book import book_pages, subjects_of_books
from interlock.pages.frame import Page
from interlock.pages.planning import Planner, definition_pages
from interlock.pages.settings import Settings
from interlock.site.checking import Checked
from interlock.site.outputs import SITE, SiteForm
from interlock.site.publishing import Waiting, replacing
from interlock.site.writer import SiteWriter, Written
from interlock.sources import processes

# The garbage collector looks at new objects when there are this many.
NEW_OBJECTS = 20_000

# This many definitions or books are one job.
PART = 20

T = TypeVar("T")

Progress = Callable[[str, int], None]


def build(
    checked: Checked,
    settings: Settings,
    out: Path,
    progress: Progress = lambda what, count: None,
    form: SiteForm = SITE,
    waiting: Waiting = lambda holder: None,
) -> int:
    """Write the site of a checked handbook in place of what stands in `out`. Returns the number of pages.

    Findings are shown on the pages only where `settings.drafts` is set. Callers that publish must look at `checked.errors` first.
    Raises NotASite where `out` holds other files, and NotPublished where it cannot be written; it stays as it was then. While
    another build writes there, this one waits, and calls `waiting` with the other's name.
    """
    with _frozen_heap(), replacing(out, waiting) as folder:
        writer = SiteWriter(checked, settings, folder, form)
        workers = _Workers(writer, progress)
        written = workers.definitions_and_others()
        written += workers.books(written)
        writer.folder.written.update(each.path for each in written)
        writer.write_search_and_sitemap(written)
        writer.write_other_files()
    return len(written)


class _Workers:
    """Writes pages in this process and, for large handbooks, in forked copies of it."""

    def __init__(self, writer: SiteWriter, progress: Progress) -> None:
        self._writer, self._progress = writer, progress
        self._definitions = writer.definitions()
        self._count = processes.processes_for(len(self._definitions))
        if len(self._definitions) >= processes.MANY:
            writer.prepare()
            gc.freeze()  # everything computed so far lives until the end; frozen, its memory stays shared with the forks

    def definitions_and_others(self) -> list[Written]:
        """Write a page for each definition, and all other pages except books."""
        write = self._writer.write
        # A group of other pages may take long, so these come first; the definitions even out what each process does.
        others = [partial(self._planned, planner, write) for planner in reversed(self._writer.other_plans())]
        parts = [partial(self._write_definitions, part) for part in _parts(self._definitions)]
        return self._run([*others, *parts])

    def books(self, written: Iterable[Written]) -> list[Written]:
        """Write the books, which are assembled from chapters of the pages written before."""
        context = self._writer.context
        write = partial(self._writer.write_book, chapters={each.id: each.chapter for each in written if each.chapter})
        return self._run([partial(self._write_books, part, write) for part in _parts(subjects_of_books(context))])

    def _planned(self, planner: Planner, write: Callable[[Page], Written]) -> list[Written]:
        return self._write(planner.pages(self._writer.context), write)

    def _write_definitions(self, definitions: Sequence[Definition]) -> list[Written]:
        return self._write(definition_pages(self._writer.context, definitions), self._writer.write)

    def _write_books(self, subjects: Sequence[Service | Link], write: Callable[[Page], Written]) -> list[Written]:
        return self._write(book_pages(self._writer.context, subjects), write)

    def _write(self, pages: Iterable[Page], write: Callable[[Page], Written]) -> list[Written]:
        found = []
        for page in pages:
            found.append(write(page))
            self._progress("pages", len(self._writer.folder.written))
        return found

    def _run(self, jobs: Sequence[Callable[[], list[Written]]]) -> list[Written]:
        return [each for found in processes.run_jobs(jobs, self._count) for each in found]


def _parts(items: Sequence[T]) -> Iterator[Sequence[T]]:
    return (items[start : start + PART] for start in range(0, len(items), PART))


@contextmanager
def _frozen_heap() -> Iterator[None]:
    """Freeze the garbage collector: the objects that exist now live until the end of the build. Look at new ones less often.

    A page makes thousands of objects, few of them in cycles: looked at after every 700, as usual, they take a sixth of the time.
    """
    often = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS, *often[1:])
    try:
        yield
    finally:
        gc.set_threshold(*often)
        gc.unfreeze()
