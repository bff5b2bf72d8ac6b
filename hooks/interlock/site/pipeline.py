"""The pipeline: from a checked handbook to the folder of its site."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

from interlock.catalog import key_of
from interlock.definitions import Definition, Link, Service
from interlock.definitions.free_words import noting
from interlock.pages.books.book import book_pages, subjects_of_books
from interlock.pages.planning import Planner, definition_page
from interlock.pages.settings import Settings
from interlock.questions.facts import Facts
from interlock.site.chapters import Chapter, ChapterStore, StoredChapter, StoredChapters
from interlock.site.checking import Checked
from interlock.site.outputs import SITE, SiteForm
from interlock.site.publishing import Waiting, replacing
from interlock.site.refused_folders import refuse_sources
from interlock.site.writer import SiteWriter, Written
from interlock.sources import processes

# The garbage collector runs each time that there are this many new objects.
_NEW_OBJECTS = 20_000

# This many definitions or books are one job.
_PER_JOB = 20

_T = TypeVar("_T")

Progress = Callable[[str, int], None]


def build(
    checked: Checked,
    settings: Settings,
    out: Path,
    progress: Progress = lambda what, count: None,
    form: SiteForm = SITE,
    waiting: Waiting = lambda holder: None,
    facts: Facts | None = None,
    keep: Callable[[SiteWriter, list[Written]], None] = lambda writer, written: None,
) -> int:
    """Write the site of a checked handbook in place of what stands in `out`. Returns the number of pages.

    `facts`: those of its readers, if they were worked out while the rules ran. `keep` is called with all that was written.

    Findings are shown on the pages only where `settings.drafts` is set. Callers that publish must look at `checked.errors` first.
    Raises NotASite where `out` holds other files or the handbook itself, and NotPublished where it cannot be written; it stays as
    it was then. While another build writes there, this one waits, and calls `waiting` with the other's name.
    """
    refuse_sources(out, checked.handbook.folder, in_docs=form is not SITE)
    with _frozen_heap(), replacing(out, waiting) as folder:
        writer = SiteWriter(checked, settings, folder, form, facts)
        tables_and_feeds = cache(writer.write_tables_and_feeds)
        with closing(_Workers(writer, progress)) as workers:
            written = [*workers.definitions_and_others(), *workers.books(meanwhile=tables_and_feeds)]
        writer.folder.written.update(each.path for each in written)
        writer.write_search_and_sitemap(written)
        writer.write_files_of_pages()
        tables_and_feeds()
    keep(writer, written)
    return len(written)


# A page that was written, without its chapter, and where that is.
_Done = tuple[Written, StoredChapter | None]


class _Workers:
    """Writes pages in this process and, for large handbooks, in forked copies of it."""

    def __init__(self, writer: SiteWriter, progress: Progress) -> None:
        self._writer, self._progress = writer, progress
        self._stored: dict[str, StoredChapter] = {}
        self._definitions = writer.definitions()
        self._count = processes.processes_for(len(self._definitions))
        self._chapters = ChapterStore(self._count)
        if len(self._definitions) >= processes.MANY:
            writer.prepare()
            gc.freeze()  # everything computed so far lives until the end; frozen, its memory stays shared with the forks

    def definitions_and_others(self) -> list[Written]:
        """Write a page for each definition, and all other pages except books."""
        makers = makers_of(self._writer)
        # A group of other pages may take long, so groups come first; short jobs after them keep all processes busy to the end.
        groups = [partial(self._group, name) for name, maker in reversed(makers.items()) if not maker.page_of]
        # The pages of one definition show the same facts, so that the same process writes them.
        pages = [(name, subject) for name, maker in makers.items() for subject in maker.subjects(self._writer.context)]
        pages.sort(key=lambda page: key_of(page[1]))
        return self._run([*groups, *(partial(self._of_each, part) for part in in_parts(pages, _PER_JOB))])

    def books(self, meanwhile: Callable[[], object]) -> list[Written]:
        """Write the books, which are assembled from chapters of the pages written before.

        `meanwhile`: what this process does while another one begins with them; left out where there is none.
        """
        self._writer.context.forget_rendered()
        chapters = StoredChapters(self._chapters, self._stored)
        subjects = subjects_of_books(self._writer.context)
        return self._run([partial(self._books, part, chapters) for part in in_parts(subjects, _PER_JOB)], meanwhile)

    def close(self) -> None:
        """Delete what was stored."""
        self._chapters.close()

    def _group(self, name: str) -> list[_Done]:
        return [self._done(each) for each in written_by_group(self._writer, name)]

    def _of_each(self, pages: Sequence[tuple[str, Definition]]) -> list[_Done]:
        return [self._done(each) for name, subject in pages for each in written_for_each(self._writer, name, [subject])]

    def _books(self, subjects: Sequence[Service | Link], chapters: Mapping[str, Chapter]) -> list[_Done]:
        return [self._done(each) for each in written_books(self._writer, subjects, chapters)]

    def _done(self, written: Written) -> _Done:
        """Report progress, and store the chapter of a written page."""
        self._progress("pages", len(self._writer.folder.written))
        if not written.chapter:
            return written, None
        return written._replace(chapter=()), self._chapters.put(written.chapter)

    def _run(self, jobs: Sequence[Callable[[], list[_Done]]], meanwhile: Callable[[], object] | None = None) -> list[Written]:
        done = [each for found in processes.run_jobs(jobs, self._count, meanwhile) for each in found]
        self._stored.update((written.id, stored) for written, stored in done if stored)
        return [written for written, _ in done]


# The names of what plans the definitions' pages, and of what plans the books; all other makers are named by a number.
DEFINITIONS, BOOKS = "definitions", "books"


def makers_of(writer: SiteWriter) -> dict[str, Planner]:
    """What plans all pages but books, by name."""
    others = {str(number): planner for number, planner in enumerate(writer.other_plans())}
    return {
        **others,
        DEFINITIONS: Planner(lambda context: (), subjects=lambda context: writer.definitions(), page_of=definition_page),
    }


def written_by_group(writer: SiteWriter, maker: str) -> list[Written]:
    """Write the pages that a maker plans together: each may show what was read for any of them, which the first one says."""
    with noting() as notes:
        found = [writer.write(page) for page in makers_of(writer)[maker].pages(writer.context)]
    return [each._replace(maker=maker, words="" if number else notes.packed()) for number, each in enumerate(found)]


def written_for_each(writer: SiteWriter, maker: str, subjects: Iterable[Definition]) -> Iterator[Written]:
    """Write the pages of some definitions that a maker plans one by one."""
    page_of = makers_of(writer)[maker].page_of
    assert page_of is not None
    for subject in subjects:
        with noting() as notes:
            written = writer.write(page_of(writer.context, subject))
        yield written._replace(maker=maker, subject=str(key_of(subject)), words=notes.packed())


def written_books(writer: SiteWriter, subjects: Iterable[Service | Link], chapters: Mapping[str, Chapter]) -> Iterator[Written]:
    """Write the books of some services and links. `chapters`: the content of their chapters by id."""
    for subject in subjects:
        with noting() as notes:
            (written,) = [writer.write_book(page, chapters) for page in book_pages(writer.context, [subject])]
        yield written._replace(maker=BOOKS, subject=str(key_of(subject)), words=notes.packed())


def in_parts(items: Sequence[_T], size: int) -> Iterator[Sequence[_T]]:
    """Items in pieces of a size, the last perhaps smaller; each is a job for a process."""
    return (items[start : start + size] for start in range(0, len(items), size))


@contextmanager
def _frozen_heap() -> Iterator[None]:
    """Freeze the garbage collector: the objects that exist now live until the end of the build. Look at new ones less often.

    A page makes thousands of objects, few of them in cycles: looked at after every 700, as usual, they take a sixth of the time.
    """
    often, was_on = gc.get_threshold(), gc.isenabled()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, *often[1:])
    gc.enable()
    try:
        yield
    finally:
        gc.set_threshold(*often)
        if not was_on:
            gc.disable()
        gc.unfreeze()
