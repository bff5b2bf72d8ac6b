"""The pipeline, in the order in which a handbook goes through it."""

import datetime
import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from interlock import history, workers
from interlock.attached import attached
from interlock.audience import OPENNESS, classification_of, seen_by
from interlock.catalog import Catalog, catalog_of
from interlock.exports import evidence, icalendar
from interlock.exports import pages as exported
from interlock.facts import Facts
from interlock.findings import Finding
from interlock.handbook import Handbook, read_handbook
from interlock.language import Reading
from interlock.output import Folder
from interlock.pages import OTHER_PAGES, definition_pages
from interlock.pages.book import book_pages, subjects_of_books
from interlock.pages.desk import Desk, Settings
from interlock.pages.due_date import calendar_file
from interlock.pages.frame import Page, Search
from interlock.pages.redirects import redirects
from interlock.pages.search import search_files
from interlock.pages.site import SiteView, fault_page, left_out_pages, site_view, sitemap
from interlock.render import Renderer
from interlock.rules import findings_of, graded
from interlock.sources import Found, bytes_of_attached

THEME = next(folder for folder in (Path(__file__).parent / "theme", Path(__file__).parents[2] / "theme") if folder.is_dir())

# So many definitions are written by one process; more are shared among several.
MOST_ALONE = 600

Progress = Callable[[str, int], None]


class Written(NamedTuple):
    """A page that was written: its file, what search knows of it, and its chapter in books, if it is one."""

    path: str
    search: Search | None
    id: str
    chapter: str


@dataclass(frozen=True, slots=True)
class Form:
    """As what a site is written: where its files stand, what a page is, by path and text, what belongs to the whole, and its map."""

    root: str
    page: Callable[[Renderer, Page], tuple[str, str]]
    whole: Callable[[Renderer, Desk, SiteView], dict[str, str]]
    map: Callable[[Desk, list[Search]], dict[str, str]]


SITE = Form(
    "",
    lambda renderer, page: (f"{page.path}index.html", renderer.page(page)),
    lambda renderer, desk, site: {"404.html": renderer.not_found(desk)},
    sitemap,
)
# For another site generator to build, which makes the map.
PAGES = Form(exported.ROOT, exported.page_file, exported.frame_files, lambda desk, pages: {})


@dataclass(frozen=True, slots=True)
class Checked:
    """A handbook that was read and checked: its facts, and its findings in the order of their places."""

    handbook: Handbook
    facts: Facts
    findings: list[Finding]

    @property
    def catalog(self) -> Catalog:
        """The catalog that the facts are about."""
        return self.facts.catalog

    @property
    def errors(self) -> list[Finding]:
        """The findings that stop publishing."""
        return [finding for finding in self.findings if finding.severity == "error"]


def check(folder: Path, today: datetime.date, before: Checked | None = None) -> Checked:
    """Read a handbook's folders and apply every rule to it. Nothing is written.

    `before`: an earlier check of the folder, so that only what changed since is decoded and looked through for words.
    """
    with nothing_collected():
        handbook = read_handbook(folder, before.handbook if before else None)
        facts = Facts(catalog_of(handbook), today, reading=before.facts.reading if before else Reading())
        findings = graded([*handbook.findings, *findings_of(facts)], facts.catalog, handbook.drafts)
    return Checked(handbook, facts, findings)


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Keep Python from looking for garbage among definitions that are all still needed: a fifth of the time of a check."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def _all_kept() -> Iterator[None]:
    """Keep Python from looking for garbage among what is there already: all of it stays until the end."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


class Press:
    """Sets the pages of a checked handbook and writes them, one by one, into the folder of a site."""

    def __init__(self, checked: Checked, settings: Settings, out: Path, form: Form = SITE) -> None:
        self.desk = Desk(_facts_for(checked, settings), settings, checked.findings, _history(checked, settings))
        self.folder = Folder(out)
        self._checked, self._form = checked, form
        self._site = site_view(self.desk, checked.findings if settings.drafts else [])
        self._renderer = Renderer(THEME, self._site)

    def prepare(self) -> None:
        """Work out what pages of every kind ask for, where many will be asked for by copies of this process."""
        self.desk.prepare()
        self._renderer.prepare()

    def write(self, page: Page) -> Written:
        """Write a page."""
        path, text = self._form.page(self._renderer, page)
        path = self._form.root + path
        self.folder.write(path, text)
        return Written(path, page.search, page.chapter, self._renderer.chapter(page) if page.chapter else "")

    def other_plans(self) -> list[Callable[[], list[Page]]]:
        """Plans the pages that stand for no single definition, group by group."""
        return [lambda: list(self._faults()), *(lambda plan=plan: list(plan(self.desk)) for plan in OTHER_PAGES)]

    def _faults(self) -> Iterator[Page]:
        checked, settings = self._checked, self.desk.settings
        if settings.drafts and checked.findings:
            shown = OPENNESS[: OPENNESS.index(settings.audience) + 1]
            whole = checked.catalog
            read = whole.definitions | whole.partial
            closed = [key for key, definition in read.items() if classification_of(definition, whole) not in shown]
            hidden = frozenset(whole.sources[key].path for key in closed)
            yield fault_page(self.desk, checked.findings, hidden)
            yield from left_out_pages(self.desk, checked.findings, hidden)

    def write_what_pages_tell(self, pages: Iterable[Written]) -> None:
        """Write the search and the map: what is made of all pages."""
        searchable = [page.search for page in pages if page.search is not None]
        for path, text in search_files(searchable).items():
            self.folder.write(self._form.root + path, text)
        for path, text in self._form.map(self.desk, searchable).items():
            self.folder.write(path, text)

    def write_other_files(self) -> None:
        """Write everything that is neither a page nor made of pages. It stands where pages would stand, too."""
        desk, root = self.desk, self._form.root
        for path, text in (*redirects(desk).items(), *calendar_file(desk).items(), *_tables_and_feeds(desk.facts, desk.settings)):
            self.folder.write(root + path, text)
        for path, text in self._form.whole(self._renderer, desk, self._site).items():
            self.folder.write(path, text)
        self.folder.copy(THEME / "assets", f"{root}assets")
        for path in attached(desk.catalog, desk.settings.audience):
            data = bytes_of_attached(Found(f"docs/{path}", self._checked.handbook.folder / "docs" / path))
            if data is not None:
                self.folder.write_beside(root + path, data)


@_all_kept()
def build(
    checked: Checked, settings: Settings, out: Path, progress: Progress = lambda what, count: None, form: Form = SITE
) -> int:
    """Write the site of a checked handbook into a folder, which afterwards holds nothing else. Returns the number of pages.

    Faults are shown on the pages where `settings.drafts` says that this is for editing; whoever publishes looks at
    `checked.errors` first.
    """
    press = Press(checked, settings, out, form)
    desk, folder = press.desk, press.folder
    definitions = list(desk.catalog.definitions.values())
    if len(definitions) >= MOST_ALONE:
        press.prepare()

    def write(pages: Iterable[Page]) -> list[Written]:
        written = []
        for page in pages:
            written.append(press.write(page))
            progress("pages", len(folder.written))
        return written

    def share(work: Callable[[int, int], list[Written]], meanwhile: Callable[[], list[Written]] = list) -> list[Written]:
        helped = workers.shared(work, workers.at_hand() if len(definitions) >= MOST_ALONE else 1, meanwhile)
        return [each for found in helped for each in found]

    gc.freeze()  # what was worked out stays, too, and copies of this process share it
    written = share(
        lambda part, parts: write(definition_pages(desk, definitions[part::parts])),
        lambda: [each for plan in press.other_plans() for each in write(plan())],
    )
    chapters, subjects = {each.id: each.chapter for each in written if each.chapter}, subjects_of_books(desk)
    written += share(lambda part, parts: write(book_pages(desk, chapters, subjects[part::parts])))
    folder.written.update(each.path for each in written)
    press.write_what_pages_tell(written)
    press.write_other_files()
    folder.remove_strays()
    return len(written)


def _tables_and_feeds(facts: Facts, settings: Settings) -> Iterator[tuple[str, str]]:
    """What readers take away from pages: the evidence of each framework, and for staff the reviews that are due."""
    for id, table in evidence.by_framework(facts.catalog, facts.today).items():
        yield f"frameworks/{id}/evidence.csv", table
    if settings.audience != "public":
        for path, feed in icalendar.files(facts.catalog).items():
            yield f"reports/{path}", feed


def _facts_for(checked: Checked, settings: Settings) -> Facts:
    seen = seen_by(checked.catalog, settings.audience, drafts=settings.drafts)
    return checked.facts if seen is checked.catalog else Facts(seen, checked.facts.today, checked.catalog, checked.facts.reading)


def _history(checked: Checked, settings: Settings) -> list[history.Count]:
    """What the language report tells of earlier days: not while somebody edits and waits, nor to readers without reports."""
    if settings.drafts or settings.audience == "public":
        return []
    return history.words_to_avoid(checked.handbook.folder, checked.facts.language, checked.facts.today)
