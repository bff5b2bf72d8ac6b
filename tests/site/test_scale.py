"""A handbook of thousands of definitions: sizes of pages, number of reads, identical bytes. No test measures time."""

import filecmp
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

import pytest

from interlock.definitions import ContactPoint, Customer, Definition, Link, Procedure, Promise, Service, Term
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import path_of
from interlock.pages.planning import definition_page
from interlock.pages.settings import Settings
from interlock.site import checking, pipeline
from interlock.site.writer import SiteWriter
from interlock.sources import processes as shared_processes
from tests.conftest import ROOT, TODAY, posix_only
from tests.sites import built, built_of, html_of, made_once

BENCH = ROOT / "bench"
LARGEST = 60_000  # bytes of a page
# Books are for print.
ON_PAPER = ("book", "pack")


def written(count: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A made-up handbook of `count` definitions."""
    monkeypatch.syspath_prepend(str(BENCH))
    for name in ("corpus", "handbook"):
        sys.modules.pop(name, None)
    import corpus
    import handbook

    assert handbook.write(corpus.make(count), folder) == pytest.approx(count, rel=0.02)
    return folder


@pytest.fixture(scope="session")
def some(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up handbook of 60 definitions, and what one process builds of it in `site`. It is for all tests: leave it as it is."""
    return made_once(tmp_path_factory, "some", _write_and_build)


def _write_and_build(folder: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shared_processes, "available_processes", lambda: 1)
        built(written(60, folder / "handbook", patch))


def test_no_page_is_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 400 definitions: the pages of those that most others name, one in five of other pages, and all lists.

    At night all of 3,000. Books may be large.
    """
    checked = checking.check(written(400, tmp_path / "handbook", monkeypatch), TODAY)
    kept = [
        each
        for number, each in enumerate(checked.catalog.definitions.values())
        if number % 5 == 0 or isinstance(each, Link | Service | Customer)
    ]
    monkeypatch.setattr(SiteWriter, "definitions", lambda writer: kept)
    monkeypatch.setattr(pipeline, "subjects_of_books", lambda context: [])
    built_of(checked, tmp_path / "site")
    assert_no_page_is_large(checked, tmp_path / "site")


@pytest.mark.nightly
def test_no_page_of_thousands_is_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    checked = checking.check(written(3_000, tmp_path / "handbook", monkeypatch), TODAY)
    pipeline.build(checked, Settings(), tmp_path / "site")
    assert_no_page_is_large(checked, tmp_path / "site")
    board = html_of(tmp_path / "site", "promises")
    assert 'href="../services/service-00003/promises/?status=missed"' in board and "<tr data-row" not in board


def assert_no_page_is_large(checked: checking.Checked, site: Path) -> None:
    """Without errors, every page and list stays below 60 KB."""
    assert not checked.errors
    pages = {str(key): site / path_of(key) / "index.html" for key in checked.catalog.definitions}
    assert {key: page.stat().st_size for key, page in pages.items() if page.is_file() and page.stat().st_size > LARGEST} == {}
    lists = [page for page in site.rglob("index.html") if page.parent.name not in ON_PAPER]
    assert {str(page): size for page in lists if (size := page.stat().st_size) > LARGEST} == {}


@pytest.mark.nightly
def test_a_page_costs_no_more_in_a_large_handbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is called to plan a page, on average, in a handbook of 8,000 definitions and in one of 2,000.

    Of kinds that there are many of, and whose pages are alike.
    """
    few, many = (calls_to_plan(written(count, tmp_path / str(count), monkeypatch)) for count in (2_000, 8_000))
    assert {kind: round(many[kind] / few[kind], 2) for kind in few if many[kind] > few[kind] * 1.4} == {}


def calls_to_plan(folder: Path) -> dict[str, float]:
    """How many functions are called to plan a page, by kind: of twenty pages, after twenty others that fill what all use."""
    facts = checking.read(folder, TODAY).facts
    context = PageContext(facts, Settings())
    context.prepare()
    kinds = (ContactPoint, Link, Procedure, Promise, Service, Term)
    return {model.__name__: _calls_to_plan(context, context.all(model)) for model in kinds}


def _calls_to_plan(context: PageContext, definitions: Sequence[Definition]) -> float:
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event.endswith("call")

    some = definitions[:: max(len(definitions) // 40, 1)]
    for definition in some[::2]:
        definition_page(context, definition)
    sys.setprofile(count)
    try:
        for definition in some[1::2]:
            definition_page(context, definition)
    finally:
        sys.setprofile(None)
    return calls / len(some[1::2])


def test_every_file_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = written(60, tmp_path, monkeypatch)
    there = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    read: list[str] = []
    read_bytes = Path.read_bytes

    def counted(path: Path) -> bytes:
        if path.is_relative_to(folder):
            read.append(path.relative_to(folder).as_posix())
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", counted)
    checking.check(folder, TODAY)
    assert sorted(read) == there


def share_among_processes(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Share the work on any handbook among so many processes."""
    monkeypatch.setattr(shared_processes, "MANY", 1)
    monkeypatch.setattr(shared_processes, "available_processes", lambda: count)


@posix_only  # where processes can be copied
def test_the_number_of_processes_does_not_change_findings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = written(60, tmp_path, monkeypatch)
    links = sorted((folder / "standards" / "links").iterdir())
    links[0].write_text(links[0].read_text() + "colour: blue\n")
    links[1].write_text("title: [\n")
    links[2].write_bytes(b"title: Caf\xe9\n")
    share_among_processes(1, monkeypatch)
    alone = checking.check(folder, TODAY)
    share_among_processes(3, monkeypatch)
    together = checking.check(folder, TODAY)
    assert together.findings == alone.findings
    assert together.handbook.definitions == alone.handbook.definitions
    nodes = [{source.path: source.root for source in checked.handbook.sources.values()} for checked in (alone, together)]
    assert nodes[0] == nodes[1]


@posix_only  # where processes can be copied
def test_the_number_of_processes_does_not_change_the_bytes(some: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    share_among_processes(3, monkeypatch)
    built_of(checking.check(some / "handbook", TODAY), tmp_path)
    names = [path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()]
    assert len(names) == sum(path.is_file() for path in (some / "site").rglob("*"))
    same, different, missing = filecmp.cmpfiles(some / "site", tmp_path, names, shallow=False)
    assert (len(same), different, missing) == (len(names), [], [])


def test_unchanged_files_are_not_decoded_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = written(60, tmp_path, monkeypatch)
    before = checking.check(folder, TODAY)
    links = sorted((folder / "standards" / "links").iterdir())
    links[0].write_text(links[0].read_text().replace("title: ", "title: Edited ", 1))
    links[1].write_text(links[1].read_text() + "colour: blue\n")
    tables = sorted((folder / "standards" / "results").iterdir())
    tables[0].write_text(tables[0].read_text() + "promise-00000,2019-01,97%\n")
    tables[1].write_text(tables[1].read_text() + "promise-00000,nineteen,97%\n")
    after = checking.check(folder, TODAY, before)
    afresh = checking.check(folder, TODAY)
    assert after.findings == afresh.findings
    assert after.handbook.definitions == afresh.handbook.definitions
    assert after.handbook.results == afresh.handbook.results
    assert after.catalog.references == afresh.catalog.references
    read_again = {row.file for row in after.handbook.results if not any(row is one for one in before.handbook.results)}
    assert read_again == {table.relative_to(folder).as_posix() for table in tables[:2]}
    edited = {key for key, definition in after.handbook.definitions.items() if definition is not before.handbook.definitions[key]}
    assert edited == {("link", links[0].stem)}


def test_a_second_build_rewrites_only_what_changed(some: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(some, tmp_path / "some")
    before = {path: path.stat().st_mtime_ns for path in (folder / "site").rglob("*.html")}
    lesson = next((folder / "handbook/standards/lessons").iterdir())
    lesson.write_text(lesson.read_text().replace("title: ", "title: Edited ", 1))
    built(folder / "handbook")
    rewritten = [path for path, time in before.items() if path.stat().st_mtime_ns != time]
    assert 0 < len(rewritten) < len(before) / 4
