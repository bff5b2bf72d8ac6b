"""How far an edit reaches: after an edit of free words, a build plans and writes only the pages that show them.

While pages are planned, it is noted which free words each of them reads (`definitions/free_words`). What a build read and wrote
is kept in the user's cache. If the next one finds that nothing else is different, pages that did not read the edited words
stand as they are. The same planners and templates make the others, so that a site is the same, byte by byte, as one that is
built anew.

A record that is absent, broken, or of another version costs time and nothing else: then everything is built.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from interlock.catalog import key_of
from interlock.definitions import Definition, Link, Service
from interlock.definitions.free_words import has_any, mark_of, said_of_lines
from interlock.findings import Finding
from interlock.history.remembered_checks import findings_as_lists, findings_from_lists
from interlock.history.sealed_cache import SealedCache
from interlock.history.word_edits import findings_on_pages, lines_move, word_edits
from interlock.pages.books.book import subjects_of_books
from interlock.pages.components import chapter_id
from interlock.pages.frame import Search
from interlock.pages.planning import definition_page
from interlock.pages.settings import Settings
from interlock.questions.facts import Facts
from interlock.site.chapters import Chapter
from interlock.site.checking import Checked
from interlock.site.folder import GatheredFiles, NewFolder
from interlock.site.pipeline import BOOKS, in_parts, makers_of, written_books, written_by_group, written_for_each
from interlock.site.publishing import Waiting, replacing
from interlock.site.unchanged import SiteSources, stands
from interlock.site.writer import SiteWriter, Written
from interlock.sources import processes

BUILDS = SealedCache("builds", "json", most_bytes=100_000_000, most_files=20)
_PER_JOB = 10  # so many definitions are one job


@dataclass(frozen=True, slots=True)
class BuildRecord:
    """What a build was made from, what it found, and the pages it wrote, without the content of chapters.

    `definitions`: the bytes of all definitions by path. `examined`: what was looked at for the criteria of frameworks.
    """

    fingerprint: str
    rest: str
    findings: list[Finding]
    examined: dict[str, Any]
    definitions: dict[str, bytes]
    pages: list[Written]


def build_record(made_from: SiteSources, checked: Checked, writer: SiteWriter, written: Iterable[Written]) -> BuildRecord:
    """What is kept of a build."""
    pages = [each._replace(chapter=()) if each.chapter else each for each in written]
    return BuildRecord(made_from.fingerprint, made_from.rest, checked.findings, _examined(writer), made_from.definitions, pages)


def keep_record(site: Path, record: BuildRecord) -> None:
    """Keep what a build was. Where nothing can be kept, the next build writes everything."""
    if not record.fingerprint:
        return
    with suppress(OSError, RuntimeError):  # RuntimeError: the user has no home
        BUILDS.write(site, (line + b"\n" for line in _lines(record)))


def _lines(record: BuildRecord) -> Iterator[bytes]:
    """A record line by line, so that it is never in memory as a whole.

    The beginning, the findings, an empty line, the definitions, an empty line, the pages.
    """
    yield json.dumps([record.fingerprint, record.rest, record.examined]).encode()
    for finding in record.findings:
        yield json.dumps(findings_as_lists([finding])[0]).encode()
    yield b""
    for path, data in record.definitions.items():
        yield json.dumps([path, data.decode("utf-8", "surrogateescape")]).encode()
    yield b""
    for page in record.pages:
        search = list(asdict(page.search).values()) if page.search else None
        yield json.dumps([page.path, search, *page[2:]]).encode()


def recalled_record(site: Path, made_from: SiteSources) -> BuildRecord | None:
    """What the build was that wrote a site, if that stands as it was left and only definitions may have changed since."""
    try:
        found = _record(bytes(BUILDS.read(site)))
    except (OSError, ValueError, TypeError, AttributeError, RecursionError, RuntimeError):
        return None
    is_close = made_from.rest and found.rest == made_from.rest and found.definitions.keys() == made_from.definitions.keys()
    return found if is_close and stands(site, found.fingerprint) else None


def _record(data: bytes) -> BuildRecord:
    """The record in what was kept. Raises ValueError or TypeError for anything else."""
    lines = iter(data.split(b"\n"))
    fingerprint, rest, examined = json.loads(next(lines))
    findings = findings_from_lists(json.loads(line) for line in iter(lambda: next(lines), b""))
    definitions = dict(json.loads(line) for line in iter(lambda: next(lines), b""))
    texts = {path: text.encode("utf-8", "surrogateescape") for path, text in definitions.items()}
    pages = [_written(json.loads(line)) for line in lines if line]
    return BuildRecord(fingerprint, rest, findings, examined, texts, pages)


def _written(fields: Any) -> Written:
    path, search, id, chapter, fingerprint, bound, maker, subject, words = fields
    values: list[Any] = [tuple(value) if isinstance(value, list) else value for value in search or ()]
    record = None if search is None else Search(*values)
    return Written(path, record, id, tuple(chapter), fingerprint, tuple(bound), maker, subject, words)


def _examined(writer: SiteWriter) -> dict[str, Any]:
    return {rule: found._asdict() for rule, found in writer.context.examined.items()}


def rebuilt(
    before: BuildRecord,
    made_from: SiteSources,
    checked: Checked,
    settings: Settings,
    site: Path,
    waiting: Waiting,
    facts: Facts | None = None,
) -> tuple[BuildRecord, int] | None:
    """Write what an edit of free words reaches, and return what was built and how many pages were made anew.

    `facts`: those of its readers, if they are there already. Returns None and writes nothing where more has changed.
    Raises NotASite and NotPublished as `pipeline.build` does.
    """
    told, told_before = (findings_on_pages(found, drafts=settings.drafts) for found in (checked.findings, before.findings))
    if told != told_before:
        return None
    writer = SiteWriter(checked, settings, GatheredFiles(), facts=facts)
    edits = word_edits(before.definitions, made_from.definitions, checked, writer.context.facts)
    if edits is None or _examined(writer) != before.examined:
        return None
    marks = {mark_of(words) for edit in edits for words in (*edit.words, str(edit.key))}
    marks |= {mark_of(said_of_lines(edit.path)) for edit in edits if lines_move(edit, checked.catalog)}
    made, files = _Reached(writer, before, marks).made_anew()
    if not _are_the_same(made, before.pages):
        return None
    pages = {page.path: page for page in (*before.pages, *made)}
    with suppress(_Replaced), replacing(site, waiting) as folder:
        assert isinstance(folder, NewFolder)
        if not stands(site, before.fingerprint):
            raise _Replaced
        for path in pages.keys() - files.keys():
            folder.keep(path)
        for path, data in files.items():
            folder.write(path, data)
        writer.folder = folder
        writer.write_search_and_sitemap(pages.values())
        writer.write_other_files()
        return build_record(made_from, checked, writer, pages.values()), len(made)
    return None


class _Replaced(Exception):
    """Another build has replaced the site meanwhile, so that its pages cannot be taken over."""


def _are_the_same(made: Sequence[Written], before: Sequence[Written]) -> bool:
    """Whether the pages that were made anew are those that their makers made before."""
    single, groups = {page.path for page in made if page.subject}, {page.maker for page in made if not page.subject}
    expected = {(page.maker, page.path) for page in before if page.path in single or (page.maker in groups and not page.subject)}
    return {(page.maker, page.path) for page in made} == expected


class _Reached:
    """The pages that read certain words, and how they are made anew."""

    def __init__(self, writer: SiteWriter, before: BuildRecord, marks: set[str]) -> None:
        self._writer, self._before, pages = writer, before, before.pages
        shown = [page for page in pages if has_any(page.words, marks)]
        self._single = {(page.maker, page.subject) for page in shown if page.subject}
        self._groups = {page.maker for page in shown if not page.subject}
        self._count = processes.processes_for(len(writer.definitions()))

    def made_anew(self) -> tuple[list[Written], dict[str, bytes]]:
        """The pages, and their files by path."""
        writer, context = self._writer, self._writer.context
        makers = makers_of(writer)
        jobs = [partial(self._gathered, partial(written_by_group, writer, name)) for name in sorted(self._groups)]
        for name, maker in makers.items():
            subjects = [each for each in maker.subjects(context) if (name, str(key_of(each))) in self._single]
            jobs += [
                partial(self._gathered, partial(written_for_each, writer, name, part)) for part in in_parts(subjects, _PER_JOB)
            ]
        made, files = self._done(jobs)
        chapters = {each.id: each.chapter for each in made if each.chapter}
        known = {page.id: page.fingerprint for page in self._before.pages if page.id}
        books = self._books({each.id for each in made if each.chapter and each.fingerprint != known.get(each.id)})
        chapters |= self._chapters({id for _, bound in books for id in bound} - chapters.keys())
        binding = [partial(self._gathered, partial(written_books, writer, [subject], chapters)) for subject, _ in books]
        bound, more = self._done(binding)
        return made + bound, files | more

    def _books(self, changed: set[str]) -> list[tuple[Service | Link, tuple[str, ...]]]:
        """The books that read the words themselves, or bind a chapter that has changed, with the ids of their chapters."""
        known = {page.subject: page for page in self._before.pages if page.maker == BOOKS}
        found = []
        for subject in subjects_of_books(self._writer.context):
            page = known.get(str(key_of(subject)))
            if page and ((BOOKS, page.subject) in self._single or not changed.isdisjoint(page.bound)):
                found.append((subject, page.bound))
        return found

    def _chapters(self, ids: set[str]) -> dict[str, Chapter]:
        """The chapters of pages that are not made anew."""
        bound = [each for each in self._writer.definitions() if chapter_id(each) in ids]
        jobs = [partial(self._planned_chapters, part) for part in in_parts(bound, _PER_JOB)]
        return {id: chapter for found in processes.run_jobs(jobs, self._count) for id, chapter in found}

    def _planned_chapters(self, definitions: Iterable[Definition]) -> list[tuple[str, Chapter]]:
        pages = (definition_page(self._writer.context, each) for each in definitions)
        return [(page.chapter, self._writer.chapter(page)) for page in pages]

    def _gathered(self, write: Any) -> tuple[list[Written], dict[str, bytes]]:
        folder = self._writer.folder = GatheredFiles()
        return list(write()), folder.files

    def _done(self, jobs: Sequence[Any]) -> tuple[list[Written], dict[str, bytes]]:
        done = processes.run_jobs(jobs, self._count)
        return [each for made, _ in done for each in made], {path: data for _, files in done for path, data in files.items()}
