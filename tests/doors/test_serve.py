"""`interlock serve` and `mkdocs serve` show edits and faults, to nobody but this machine, and end cleanly."""

import errno
import os
import socket
import tempfile
import urllib.error
import urllib.request
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer
from watchdog.utils.dirsnapshot import DirectorySnapshot

from interlock.doors.cli import main
from interlock.doors.mkdocs import checked_handbook, half_saved, host_server
from interlock.doors.mkdocs import rebuilding as rebuilding_module
from interlock.doors.mkdocs.half_saved import read_when_saved
from interlock.doors.mkdocs.rebuilding import SystemRefusals, rebuilding
from interlock.doors.server_address import why_not_served
from interlock.findings import Finding, Place
from interlock.findings.typed_commands import typed_path
from interlock.site import checking
from interlock.site.requests.local_only import local_only
from tests.conftest import TODAY, Handbook, edit, posix_only, write
from tests.doors.commands_run import free_address, interlock, served, stop_this_process, temporary_folder, wait_for
from tests.forked import forked
from tests.tiny_files import LINK


def test_serve_shows_edits_faults_and_corrections(handbook: Path, address: str) -> None:
    file = handbook / "standards/links/front.yml"
    good = file.read_text(encoding="utf-8")
    page = f"{address}chain/front/"
    assert "Front desk" in wait_for(page, "Front desk")
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(urllib.request.Request(page, headers={"Host": "evil.example"}))
    file.write_text(good.replace("Front desk", "Welcome desk"), encoding="utf-8")
    assert "Welcome desk" in wait_for(page, "Welcome desk")
    file.write_text(good.replace("summary:", "summry:"), encoding="utf-8")
    assert "There is no field <code>summry</code> in a link" in wait_for(f"{address}faults/", "summry")
    file.write_text(good, encoding="utf-8")
    assert "Front desk" in wait_for(page, "Front desk")


@pytest.mark.parametrize(
    ("half", "is_saved", "readings"),
    [("", True, 2), ("title: Front desk\nsumm", True, 2), ("title: Front desk\nsummry: x\n", True, 1), ("title: Fro", False, 2)],
)
def test_a_file_that_is_being_saved_is_waited_for(
    half: str, is_saved: bool, readings: int, tiny: Handbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While it was empty, its page was gone. What ends with a line was meant so."""
    folder = tiny({})
    file, before, reads = folder / LINK, checking.check(folder, TODAY), list[bool]()
    good = file.read_text(encoding="utf-8")
    clock = iter([0.0, 0.5, 2.0])

    def saved(seconds: float) -> None:
        if is_saved:
            write(file, good)

    monkeypatch.setattr(half_saved, "time", SimpleNamespace(monotonic=lambda: next(clock), sleep=saved))

    def read() -> checking.Checked:
        found = checking.read(folder, TODAY, before)
        reads.append(("link", "front") in found.handbook.broken)
        return found

    write(file, half)
    read_when_saved(read, before)
    assert len(reads) == readings and reads[-1] == (half.endswith("\n") or not is_saved)


def test_serve_works_without_a_configuration(handbook: Path) -> None:
    (handbook / "mkdocs.yml").unlink()
    with served(handbook, "interlock") as address:
        assert "Front desk" in wait_for(f"{address}chain/front/", "Front desk")
        assert '"titles":' in wait_for(f"{address}assets/search-catalogue.js", "titles")


def test_serve_shows_the_handbook_where_mkdocs_makes_another_site(handbook: Path) -> None:
    """As `interlock build` does; MkDocs' server showed that other site, without a page of the handbook."""
    (handbook / "mkdocs.yml").write_text("site_name: Our town\ntheme: mkdocs\nextra: {founded: 1974-04-01}\n", encoding="utf-8")
    with served(handbook, "interlock") as address:
        assert "Front desk" in wait_for(f"{address}chain/front/", "Front desk")


@pytest.mark.parametrize("program", ["interlock", "mkdocs"])
def test_a_folder_that_was_away_is_watched_again(program: str, handbook: Path) -> None:
    """As where a branch without the handbook is checked out for a moment: the server noticed no edit from then on."""
    standards, away = handbook / "standards", handbook / "away"
    with served(handbook, program) as address:
        page = f"{address}chain/front/"
        assert "Front desk" in wait_for(page, "Front desk")
        standards.rename(away)
        assert "This file is missing" in wait_for(f"{address}faults/", "This file is missing")
        away.rename(standards)
        assert "Front desk" in wait_for(page, "Front desk")
        edit(standards / "links/front.yml", "Front desk", "Welcome desk")
        assert "Welcome desk" in wait_for(page, "Welcome desk")


@posix_only
def test_no_link_to_a_folder_is_followed(handbook: Path, address: str) -> None:
    """A link to `/` would lead through the whole disk: twice a second, and a server waits for the end of that when it is stopped."""
    assert "Front desk" in wait_for(f"{address}chain/front/", "Front desk")
    for folder in ("docs", "standards"):
        (handbook / folder / "outside").symlink_to("/")
    assert "standards/outside" in wait_for(f"{address}faults/", "standards/outside")


@posix_only
@pytest.mark.parametrize("theme", ["name: null", "name: mkdocs"])
def test_a_server_that_is_stopped_twice_ends(theme: str, handbook: Path, tmp_path: Path) -> None:
    """Signals to a whole group of processes reach some twice: the second one comes while MkDocs stops its thread."""
    edit(handbook / "mkdocs.yml", "name: null", theme)
    said = tmp_path / "said.txt"
    with temporary_folder(handbook) as environment, pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", environment["TMPDIR"])
        patch.setattr(LiveReloadServer, "_build_loop", lambda server: stop_this_process())
        patch.setattr(LiveReloadServer, "shutdown", lambda server: stop_this_process())
        serve = forked(partial(main, ["serve", "--handbook", str(handbook), "--address", free_address()]), said)
        serve.join(60)
    is_over = not serve.is_alive()
    serve.kill()
    assert is_over and "Traceback" not in said.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("written", "told"), [('site_name: "Our\n', "is not valid YAML"), (None, "cannot be read: No such file")]
)
def test_a_fault_in_the_configuration_ends_no_server(
    written: str | None, told: str, handbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(checked_handbook.log, "error", lambda form, *words: said.append(form % words))
    file = handbook / "mkdocs.yml"
    file.write_text(written, encoding="utf-8") if written else file.unlink()
    rebuilding(lambda: load_config(str(file)), file, SystemRefusals())()
    assert told in said[0] and said[0].endswith(". The site stays as it is until that is mended.")


def test_a_build_that_a_disk_refuses_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """MkDocs printed a traceback, and answered nobody until the next edit."""
    said: list[str] = []
    monkeypatch.setattr(checked_handbook.log, "error", lambda form, *words: said.append(form % words))
    monkeypatch.setattr(rebuilding_module, "_PAUSE", 0)
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(Path(tempfile.gettempdir(), "x/index.html")))
    refusals, begun, tries = SystemRefusals(), list[Any](), iter([full, full])

    def build() -> None:
        assert refusals.stops_build in (None, full)
        if error := next(tries, None):
            raise error
        assert refusals.stops_build is full

    rebuilding(build, Path("mkdocs.yml"), refusals)()
    assert next(tries, None) is None and refusals.stops_build is None
    told = "The folder for temporary files cannot be used: No space left on device. Free some space; pages come again then."
    assert said == [told]
    page = refusals.answer(full, lambda *status_and_headers: begun.extend(status_and_headers))
    assert begun[0].startswith("503") and ("Refresh", "2") in begun[1] and b"".join(page).decode() == f"{told}\n"


def test_a_folder_that_cannot_be_listed_ends_no_watcher(handbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "scandir", refused)
    assert DirectorySnapshot(str(handbook), listdir=host_server._entries).paths == {str(handbook)}


def test_a_file_that_is_refused_is_no_port() -> None:
    assert why_not_served(PermissionError(errno.EACCES, "Permission denied", "standards"), None) is None


def test_a_server_that_cannot_start_leaves_nothing(handbook: Path) -> None:
    (handbook / "mkdocs.yml").write_text("site_name: [", encoding="utf-8")
    done = interlock(handbook, "serve")
    assert done.exit_code and isinstance(done.exception, SystemExit) and "Traceback" not in done.output


@pytest.mark.parametrize(
    ("host", "answered"),
    [
        ("localhost:8000", 200),
        ("127.0.0.1", 200),
        ("[::1]:8000", 200),
        ("evil.example:8000", 403),
        ("127.0.0.1.evil.example", 403),
        ("", 403),
    ],
)
def test_a_local_server_answers_only_to_local_host_names(host: str, answered: int) -> None:
    said: list[str] = []

    def answer(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        start_response("200 OK", [])
        return [b"a draft"]

    told = local_only(answer)({"HTTP_HOST": host}, lambda status, headers: said.append(status))
    assert said[0].startswith(str(answered))
    assert (b"a draft" in b"".join(told)) == (answered == 200)


def test_while_serving_only_changes_in_findings_are_logged() -> None:
    def findings(*messages: str) -> list[Finding]:
        return [Finding("personal-data", Place("standards/links/front.yml"), message, "", "warning") for message in messages]

    def told(before: list[Finding], *messages: str) -> tuple[list[str], str]:
        new, count = checked_handbook.changes_in_findings(findings(*messages), before)
        return [finding.message for finding in new], count

    assert told([], "One", "Two") == (["One", "Two"], "")
    assert told(findings("One"), "One") == ([], "1 finding as before, 0 new, 0 put right; 0 errors in all.")
    assert told(findings("One", "Two"), "Two", "Three") == (
        ["Three"],
        "1 finding as before, 1 new, 1 put right; 0 errors in all.",
    )
    assert told([]) == ([], "")


def test_many_warnings_are_counted_where_serving_begins() -> None:
    place = Place("standards/links/front.yml")
    error = Finding("bad-value", place, "Wrong", "")
    warnings = [Finding("personal-data", place, str(number), "", "warning") for number in range(11)]
    assert checked_handbook.told_at_start([error, *warnings]) == ([error], "11 warnings: `interlock check` shows them.")
    assert checked_handbook.told_at_start([error, *warnings[:10]]) == ([error, *warnings[:10]], "")


def test_a_warning_behind_an_error_is_not_put_right() -> None:
    place = Place("standards/links/front.yml")
    warning = Finding("personal-data", place, "One", "", "warning")
    error = Finding("unknown-field", place, "Two", "", "error")
    _, count = checked_handbook.changes_in_findings([error], [warning])
    assert count == "0 findings as before, 1 new, 1 not looked for until the errors are mended, 0 put right; 1 error in all."
    held = checked_handbook.not_looked_for([error], [warning], [])
    _, count = checked_handbook.changes_in_findings([warning], [error], held)
    assert count == "1 finding as before, 0 new, 1 put right; 0 errors in all."


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("0.0.0.0:99999", "Write a number from 1 to 65535, such as `0.0.0.0:8000`."),
        ("127.0.0.1:http", "Write a number from 1 to 65535, such as `127.0.0.1:8000`."),
        ("127.0.0.1 8000", "Write HOST:PORT, such as `interlock serve --address 127.0.0.1:8001`."),
        ("", "Write HOST:PORT, such as `interlock serve --address 127.0.0.1:8001`."),
        ("no-such-host:8000", "write `localhost`, or its number, such as `0.0.0.0:8000` for all of them."),
    ],
)
def test_an_address_that_cannot_be_served_is_refused(handbook: Path, typed: str, said: str) -> None:
    done = CliRunner().invoke(main, ["serve", "--address", typed, "--handbook", str(handbook)])
    assert done.exit_code == 2 and said in done.output.replace(f" --handbook {typed_path(handbook)}", "")


@posix_only  # on Windows two servers may share an address
def test_an_address_in_use_is_reported(handbook: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        where = f"127.0.0.1:{taken.getsockname()[1]}"
        done = interlock(handbook, "serve", "--address", where)
    said = " ".join(done.output.split())
    assert done.exit_code == 2 and "Traceback" not in said
    assert f"{where} cannot be used: another program serves there" in said and "--address 127.0.0.1:8001" in said


def test_serving_without_mkdocs_says_what_to_install(handbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interlock.doors.cli.serve.find_spec", lambda name: None)
    done = CliRunner().invoke(main, ["serve", "--handbook", str(handbook)])
    assert done.exit_code == 2 and 'pip install "interlock-handbook[mkdocs]"' in done.output
