"""Writes the site of one checked handbook: pages, the search index, feeds, and everything else in its folder."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from interlock.catalog import Key
from interlock.catalog.audience import classification_of, seen_by
from interlock.catalog.composed import composed
from interlock.catalog.happened_by import happened_by
from interlock.catalog.published_files import attached
from interlock.definitions import Definition
from interlock.exports import evidence_table, icalendar
from interlock.history import words_over_time
from interlock.pages.frame import Page, Search
from interlock.pages.guides.faults import fault_page, left_out_pages
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import table_path
from interlock.pages.planning import HOME_PAGE, HOME_WITHOUT_WELCOME, OTHER_PAGES, SEARCH_PAGE, WRITTEN_PAGES, Planner
from interlock.pages.settings import Settings
from interlock.pages.site_files.calendar_script import calendar_file
from interlock.pages.site_files.definition_scripts import definition_files
from interlock.pages.site_files.search_index import search_files
from interlock.pages.site_frame import site_view
from interlock.questions.facts import Facts
from interlock.site.chapters import Chapter, chapter_fingerprint
from interlock.site.checking import Checked
from interlock.site.folder import Folder
from interlock.site.outputs import SITE, SiteForm
from interlock.site.render import Renderer
from interlock.site.theme_folder import THEME
from interlock.sources import FoundFile, bytes_of_attached
from interlock.sources.openness import shown_to


class Written(NamedTuple):
    """A page that was written: its file, its search record, and its id and content as a chapter of books, if it is one.

    `fingerprint` is that of the chapter. `bound`: the ids of the chapters that it binds, if it is a book. `maker`: the name of
    what planned it. `subject`: the definition whose page was planned by itself, as `kind/id`. `words`: the free words that were
    read for it, as `Notes.packed`.
    """

    path: str
    search: Search | None
    id: str
    chapter: Chapter
    fingerprint: str = ""
    bound: tuple[str, ...] = ()
    maker: str = ""
    subject: str = ""
    words: str = ""


class SiteWriter:
    """Plans and renders the pages of a checked handbook, and writes them one by one into the folder of a site."""

    def __init__(
        self, checked: Checked, settings: Settings, folder: Folder, form: SiteForm = SITE, facts: Facts | None = None
    ) -> None:
        """`facts`: what `facts_for` returned for the same catalog and settings, if that was asked before."""
        facts = facts or facts_for(checked, settings)
        self.context = PageContext(facts, settings, checked.findings, _history(checked.handbook.folder, facts, settings))
        self.folder = folder
        self._checked, self._form = checked, form
        self._site = site_view(self.context, checked.findings if settings.drafts else [], form.has_search)
        self._renderer = Renderer(THEME, self._site, form.minified)

    def prepare(self) -> None:
        """Fill the caches that all pages use, so that forked processes inherit them instead of each filling its own."""
        self.context.prepare()
        self._renderer.prepare()

    def write_book(self, page: Page, chapters: Mapping[str, Chapter]) -> Written:
        """Write a book; `chapters` holds the content of its chapters by id."""
        view: Any = page.view
        return self.write(self._renderer.book(page, chapters))._replace(bound=tuple(each.id for each in view.chapters))

    def chapter(self, page: Page) -> Chapter:
        """The content of a page as a chapter of books."""
        return self._renderer.chapter(page)

    def write(self, page: Page) -> Written:
        """Render a page and write its file."""
        path, text = self._form.page_file(self._renderer, page)
        path = self._form.root + path
        self.folder.write(path, text)
        chapter = self._renderer.chapter(page) if page.chapter else ()
        return Written(path, page.search, page.chapter, chapter, chapter_fingerprint(chapter))

    def definitions(self) -> list[Definition]:
        """The definitions that have a page."""
        return list(self.context.catalog.definitions.values())

    def other_plans(self) -> list[Planner]:
        """The planners of all pages that show no single definition."""
        form = self._form
        left_out = [*([] if form.has_written_pages else [WRITTEN_PAGES]), *([] if form.has_search else [SEARCH_PAGE])]
        planners = (HOME_WITHOUT_WELCOME if each is HOME_PAGE and not form.has_welcome else each for each in OTHER_PAGES)
        return [Planner(lambda context: self._faults()), *(each for each in planners if each not in left_out)]

    def _faults(self) -> Iterator[Page]:
        checked, settings = self._checked, self.context.settings
        if settings.drafts and checked.findings:
            shown = shown_to(settings.audience)
            whole = checked.catalog
            read = whole.definitions | whole.partial
            closed = [key for key, definition in read.items() if classification_of(definition, whole) not in shown]
            hidden = frozenset(whole.sources[key].path for key in closed)
            yield fault_page(self.context, checked.findings, hidden)
            yield from left_out_pages(self.context, checked.findings, hidden)

    def write_search_and_sitemap(self, pages: Iterable[Written]) -> None:
        """Write the search index and the sitemap, which are made from all pages."""
        searchable = [page.search for page in pages if page.search is not None]
        for path, text in search_files(searchable) if self._form.has_search else ():
            self.folder.write(self._form.root + path, text)
        for path, text in self._form.lists_of_pages(self.context, searchable).items():
            self.folder.write(path, text)

    def write_other_files(self) -> None:
        """Write all files that are neither pages nor made from pages. Where a page has the same path, these overwrite it."""
        self.write_files_of_pages()
        self.write_tables_and_feeds()

    def write_tables_and_feeds(self) -> None:
        """Write the tables and calendars that pages offer for download."""
        for path, text in _tables_and_feeds(self.context):
            self.folder.write(self._form.root + path, text)

    def write_files_of_pages(self) -> None:
        """Write what pages load or show, and what stands in the place of pages, such as redirects."""
        context, root = self.context, self._form.root
        for path, text in (*self._form.redirects(context).items(), *calendar_file(context).items()):
            self.folder.write(root + path, text)
        for path, text in self._form.site_files(self._renderer, context, self._site).items():
            self.folder.write(path, text)
        for path, text in definition_files(context).items() if self._form.minified else ():
            self.folder.write(root + path, text)
        self._form.write_assets(self.folder, root)
        if self._form.has_written_pages:
            self._write_attached()

    def _write_attached(self) -> None:
        """Copy the files that stand beside hand-written pages. They are read again, as they may have changed since the check."""
        docs = self._checked.handbook.folder / "docs"
        for path in attached(self.context.catalog, self.context.settings.audience):
            data = bytes_of_attached(FoundFile(f"docs/{path}", docs / path))
            if data is not None:
                self.folder.write_beside(self._form.root + composed(path), data)


def _tables_and_feeds(context: PageContext) -> Iterator[tuple[str, str]]:
    """The tables and calendars that pages offer for download: evidence by framework; for staff also by link, and what is due."""
    facts = context.facts
    for id, table in evidence_table.by_framework(facts, context.frameworks.values()).items():
        yield table_path(Key("framework", id)), table
    if not context.is_public:
        for id, table in evidence_table.by_link(facts, context.live_frameworks).items():
            yield table_path(Key("link", id)), table
        for path, feed in icalendar.feeds(facts).items():
            yield f"reports/{path}", feed


def facts_for(checked: Checked, settings: Settings) -> Facts:
    """The facts that the readers of a site may see, without what happened after its day."""
    whole = checked.facts
    told = happened_by(whole.today, whole.catalog)
    seen = seen_by(told, settings.audience, drafts=settings.drafts)
    return whole if seen is whole.catalog else Facts(seen, whole.today, told, whole.text_cache, whole.addresses)


def _history(folder: Path, facts: Facts, settings: Settings) -> list[words_over_time.Count]:
    """How many words to avoid earlier revisions held, for the language report; empty for drafts and for the public."""
    if settings.drafts or settings.is_public:
        return []
    return words_over_time.words_to_avoid(folder, facts.language, settings.audience, facts.today)
