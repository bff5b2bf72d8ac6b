"""Serving while editing: pages made on request have the same bytes as in a fresh build."""

import errno
import os
import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest
from mkdocs.livereload import LiveReloadServer

from interlock.doors.mkdocs import own_frame
from interlock.doors.mkdocs.own_frame import file_asked_for
from interlock.pages.lists import board
from interlock.pages.settings import Settings
from interlock.site import checking, pipeline, serving
from interlock.site.folder import ServedFolder
from interlock.site.writer import SiteWriter
from tests.conftest import TINY, TODAY, Handbook, files_in, is_nightly
from tests.sites import leave_out_reference_pages

EDITING = Settings(site_url="https://tiny.example/", drafts=True)


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[serving.Served]:
    """What serves; it clears up no memory after an edition, which takes seconds beside the built Larkfield of other tests."""
    monkeypatch.setattr(serving, "_collect", lambda: None)
    shown = serving.Served()
    yield shown
    shown.close()


def show(served: serving.Served, checked: checking.Checked, folder: Path) -> None:
    """What the server does after an edit: close the edition, empty the folder, start a new edition."""
    served.close()
    for path in [path for path in folder.rglob("*") if path.is_file() and path.name != ".interlock-site"]:
        path.unlink()
    served.show(SiteWriter(checked, EDITING, ServedFolder(folder)))


def built(handbook: Path, out: Path) -> dict[str, bytes]:
    """The site of a fresh build."""
    pipeline.build(checking.check(handbook, TODAY), EDITING, out)
    return files_in(out)


# Each changes files of the tiny handbook as people do: words, names, who does what, faults, deletions.
def _edited(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    number = chance.randrange(len(lines))
    words = lines[number].split(" ")
    match chance.randrange(5):
        case 0:
            words.insert(
                chance.randrange(1, len(words) + 1), chance.choice(("permit", "resident", "within 3 days", "[[term/permit]]"))
            )
        case 1:
            words = [*words, chance.choice(("soon", ": x", "ABC", "https://elsewhere.example/", "*often*"))]
        case 2:
            words = []
        case 3:
            words = [word.capitalize() if word.islower() and index > 1 else word for index, word in enumerate(words)]
        case 4:
            words = [word.replace("1", "2").replace("ten", "nine") for word in words]
    lines[number] = " ".join(words)
    return "\n".join(lines)


def _edit(handbook: Path, chance: random.Random) -> None:
    files = sorted(path for path in handbook.rglob("*") if path.suffix in (".yml", ".md", ".csv"))
    file = chance.choice(files)
    if chance.random() < 0.1:
        file.unlink()
    elif chance.random() < 0.1:
        file.rename(file.with_stem(f"{file.stem}-two"))
    else:
        file.write_text(_edited(file.read_text(encoding="utf-8"), chance), encoding="utf-8")


@pytest.mark.parametrize("seed", range(60 if is_nightly() else 1))
def test_serving_random_edits_equals_a_fresh_build(
    seed: int, tiny: Handbook, served: serving.Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # They take most of the time, and no edit changes them; the test of the search index has them.
    leave_out_reference_pages(monkeypatch)
    chance = random.Random(seed)
    handbook = tiny({})
    (tmp_path / "site").mkdir()
    checked: checking.Checked | None = None
    for number in range(5 if is_nightly() else 3):
        checked = checking.check(handbook, TODAY, checked)
        show(served, checked, tmp_path / "site")
        cold = built(handbook, tmp_path / f"cold-{number}")
        for file in chance.sample(sorted(cold), 20):
            served.need(file)
            assert (tmp_path / "site" / file).read_bytes() == cold[file], f"{file} after {number} edits"
        if number % 2:
            served.wait()
            assert files_in(tmp_path / "site") == cold
        _edit(handbook, chance)


def test_a_page_requested_during_a_reload_is_new(tiny: Handbook, served: serving.Served, tmp_path: Path) -> None:
    handbook, page = tiny({}), "chain/front/index.html"
    (tmp_path / "site").mkdir()
    show(served, checking.check(handbook, TODAY), tmp_path / "site")
    served.close()
    served.need(page)
    file = handbook / "standards/links/front.yml"
    file.write_text(file.read_text().replace("Front desk", "Welcome desk"))
    show(served, checking.check(handbook, TODAY), tmp_path / "site")
    assert "Welcome desk" in (tmp_path / "site" / page).read_text()


def test_the_search_index_waits_for_all_pages(tiny: Handbook, served: serving.Served, tmp_path: Path) -> None:
    handbook = tiny({})
    (tmp_path / "site").mkdir()
    show(served, checking.check(handbook, TODAY), tmp_path / "site")
    served.need("assets/search-catalogue.js")
    assert files_in(tmp_path / "site") == built(handbook, tmp_path / "cold")


def test_an_edit_is_shown_before_the_rules_have_run(tiny: Handbook, served: serving.Served, tmp_path: Path) -> None:
    handbook, site, page = tiny({}), tmp_path / "site", "chain/front/index.html"
    site.mkdir()
    with (handbook / "standards/links/front.yml").open("a") as file:
        file.write("body: See [[term/nothing]].\n")  # which only a rule finds
    read = checking.read(handbook, TODAY)
    writer, seen, told = SiteWriter(read, EDITING, ServedFolder(site)), [], []

    def judged(require: Callable[[], None]) -> SiteWriter:
        served.need(page)
        seen.append((site / page).read_text())
        return SiteWriter(checking.with_rules(read), EDITING, writer.folder)

    served.show(writer, judged, lambda: told.append("changed"))
    served.wait()
    assert "Front desk" in seen[0] and "in the definitions" not in seen[0]
    assert told == ["changed"] and "in the definitions" in (site / page).read_text()


@pytest.mark.parametrize(("body", "is_told"), [("body: See [[term/nothing]].\n", True), ("", False)])
def test_only_changed_pages_are_loaded_again(
    body: str, is_told: bool, tiny: Handbook, served: serving.Served, tmp_path: Path
) -> None:
    handbook, site, told = tiny({}), tmp_path / "site", list[str]()
    site.mkdir()
    with (handbook / "standards/links/front.yml").open("a") as file:
        file.write(body)
    read = checking.read(handbook, TODAY)
    writer = SiteWriter(read, EDITING, ServedFolder(site))

    def judged(require: Callable[[], None]) -> SiteWriter:
        served.need("chain/front/index.html")
        return SiteWriter(checking.with_rules(read), EDITING, writer.folder)

    served.show(writer, judged, lambda: told.append("changed"))
    served.wait()
    assert bool(told) is is_told


def test_a_newer_edit_ends_the_rules_before_it(tiny: Handbook, served: serving.Served, tmp_path: Path) -> None:
    handbook = tiny({})
    (tmp_path / "site").mkdir()
    ended = threading.Event()

    def judged(require: Callable[[], None]) -> None:
        with suppress(serving.Over):
            for _ in range(10_000):  # until the edition has ended
                require()
                time.sleep(0.001)
        try:
            checking.with_rules(checking.read(handbook, TODAY), require)
        except serving.Over:
            ended.set()
            raise

    served.show(SiteWriter(checking.read(handbook, TODAY), EDITING, ServedFolder(tmp_path / "site")), judged)
    served.close()
    assert ended.is_set()


def test_an_edition_that_has_ended_writes_no_page(tiny: Handbook, tmp_path: Path) -> None:
    edition = serving.Edition(SiteWriter(checking.check(tiny({}), TODAY), EDITING, ServedFolder(tmp_path / "site")))
    edition.need("chain/front/index.html")
    edition.end()
    edition.need("chain/front/index.html")  # which is there
    for file in ("promises/permit-in-five-days/index.html", "chain/front/book/index.html", "about/index.html"):
        with pytest.raises(serving.Over):
            edition.need(file)
        assert not (tmp_path / "site" / file).exists()


def test_a_book_waits_for_no_edition_that_has_ended(tiny: Handbook, tmp_path: Path) -> None:
    edition = serving.Edition(SiteWriter(checking.check(tiny({}), TODAY), EDITING, ServedFolder(tmp_path / "site")))
    for chapter in ("chain/front", "promises/permit-in-five-days", "procedures/issue-a-permit"):
        edition.need(f"{chapter}/index.html")
    edition.end()
    with pytest.raises(serving.Over):
        edition.need("chain/front/book/index.html")
    assert not (tmp_path / "site/chain/front/book").exists()


def test_what_a_full_disk_refuses_is_written_later(tiny: Handbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The thread ended with a traceback, and what it had not written was missing until the next edit."""
    leave_out_reference_pages(monkeypatch)
    monkeypatch.setattr(serving, "_UNTIL_AGAIN", 0)
    monkeypatch.setattr(serving, "_collect", lambda: None)
    put, calls, told = ServedFolder._put, count(), list[OSError]()

    def often_full(folder: ServedFolder, target: Path, data: bytes) -> None:
        if threading.current_thread() is not threading.main_thread() and next(calls) in (0, 1, 20, 120, 200):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        put(folder, target, data)

    served, site = serving.Served(told.append), ServedFolder(tmp_path / "site")
    checked = checking.check(tiny({}), TODAY)
    with monkeypatch.context() as patch:
        patch.setattr(ServedFolder, "_put", often_full)
        served.show(SiteWriter(checked, EDITING, site), lambda require: SiteWriter(checked, EDITING, site))
        served.wait()
    assert told and files_in(site.root) == built(checked.handbook.folder, tmp_path / "cold")
    served.close()


def test_a_server_stopped_while_it_starts_a_thread_closes(
    tiny: Handbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served = serving.Served()
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(threading.Thread, "start", stopped)
        show(served, checking.check(tiny({}), TODAY), tmp_path / "site")
    served.close()


def stopped(*_: object) -> None:
    """What Ctrl-C does."""
    raise KeyboardInterrupt


def test_a_former_address_wins_over_a_page(
    tiny: Handbook, served: serving.Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No former id may be the address of a list, but while somebody edits, one may; what is served is what a build would make."""
    monkeypatch.setattr(board, "_MOST_TOGETHER", 0)
    promise = (TINY / "standards/promises/permit-in-five-days.yml").read_text()
    everywhere = promise.replace("service: parking\n", "former_ids: [every-service]\n")
    checked = checking.check(tiny({"standards/promises/call.yml": everywhere}), TODAY)
    (tmp_path / "site").mkdir()
    show(served, checked, tmp_path / "site")
    served.need("promises/every-service/index.html")
    pipeline.build(checked, EDITING, tmp_path / "cold")
    page = (tmp_path / "site/promises/every-service/index.html").read_text()
    assert page == (tmp_path / "cold/promises/every-service/index.html").read_text()
    assert "refresh" in page and "../../promises/call/" in page


def test_mkdocs_can_have_pages_loaded_again() -> None:
    server = LiveReloadServer(builder=lambda: None, host="127.0.0.1", port=0, root=".")
    before = server._visible_epoch
    own_frame._have_pages_loaded_again(server)
    assert server._visible_epoch == server._wanted_epoch == before + 1
    server._wanted_epoch += 1_000  # a build has begun, which tells the browsers itself
    own_frame._have_pages_loaded_again(server)
    assert server._visible_epoch == before + 1
    server.server_close()


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/", "index.html"),
        ("/chain/front/", "chain/front/index.html"),
        ("/chain/front", "chain/front/index.html"),
        ("/assets/handbook.css", "assets/handbook.css"),
        ("/../chain//front/", "chain/front/index.html"),
    ],
)
def test_addresses_map_to_files_as_in_mkdocs(address: str, file: str) -> None:
    assert file_asked_for(address, "/") == file
    assert file_asked_for(f"/handbook{address}", "/handbook/") == file
