"""MkDocs' commands and Interlock's write the same bytes, refuse the same faults, and serve edits."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from interlock.doors.cli import main
from interlock.doors.mkdocs import checked_handbook
from interlock.doors.mkdocs.own_frame import telling_faults
from interlock.findings import Finding, Place
from interlock.site.local_only import local_only
from tests.commits import committed
from tests.conftest import ROOT, edit, files_in, posix_only, write
from tests.forked import forked
from tests.sites import made_once

BIN = Path(sys.executable).parent


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    """The tiny handbook with the `mkdocs.yml` of a new handbook."""
    return with_settings(tmp_path / "handbook")


def with_settings(folder: Path) -> Path:
    """Write the tiny handbook and its `mkdocs.yml` into a folder."""
    shutil.copytree(ROOT / "tests/tiny", folder)
    settings = f"site_name: Tiny\nsite_url: https://tiny.example/\ntheme: {{name: null, custom_dir: {ROOT / 'theme'}}}\nhooks: [{ROOT / 'hooks/main.py'}]\nplugins: []\n"
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def built_handbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same handbook with the site that `interlock build` makes of it. It is for all tests: copy it before you change it."""
    return made_once(tmp_path_factory, "built-handbook", _copy_and_build) / "handbook"


def _copy_and_build(folder: Path) -> None:
    assert interlock(with_settings(folder / "handbook"), "build").exit_code == 0


@pytest.fixture
def built_copy(built_handbook: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return shutil.copytree(built_handbook, tmp_path / "handbook")


def run(handbook: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """What a program says in a handbook, in whose temporary folder it leaves nothing."""
    with temporary_folder(handbook) as environment:
        return subprocess.run([BIN / command[0], *command[1:]], cwd=handbook, env=environment, capture_output=True, text=True)


def interlock(handbook: Path, *command: str) -> Result:
    """The same of `interlock`, without a process of its own: to start one takes longer than to build a tiny handbook."""
    with temporary_folder(handbook) as environment, pytest.MonkeyPatch.context() as patch:
        patch.chdir(handbook)
        patch.setattr(tempfile, "tempdir", environment["TMPDIR"])
        return CliRunner().invoke(main, command)


@contextmanager
def temporary_folder(handbook: Path) -> Iterator[dict[str, str]]:
    """An environment with a temporary folder of its own, in which nothing is left in the end."""
    folder = handbook.with_name("temporary")
    folder.mkdir(exist_ok=True)
    yield {**os.environ, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder))}
    # Windows ends a server without asking it to end.
    assert [path.name for path in folder.iterdir()] == [] or sys.platform == "win32"


def test_mkdocs_build_and_interlock_build_write_the_same_bytes(built_handbook: Path, handbook: Path) -> None:
    """MkDocs replaces any site, and keeps its dot-files."""
    write(handbook / "site/other.html", "<h1>Other</h1>")
    write(handbook / "site/.git", "gitdir: elsewhere")
    assert run(handbook, "mkdocs", "build", "-q").returncode == 0
    assert (handbook / "site/.git").read_text(encoding="utf-8") == "gitdir: elsewhere"
    (handbook / "site/.git").unlink()
    assert files_in(built_handbook / "site") == files_in(handbook / "site")


def test_both_builds_refuse_a_faulty_handbook(built_copy: Path) -> None:
    handbook = built_copy
    before = files_in(handbook / "site")
    (handbook / "standards/links/front.yml").write_text("title: Front desk\n", encoding="utf-8")
    by_interlock, by_mkdocs = interlock(handbook, "build"), run(handbook, "mkdocs", "build")
    assert (by_interlock.exit_code, by_mkdocs.returncode) == (1, 1)
    for said in (by_interlock.output, by_mkdocs.stdout + by_mkdocs.stderr):
        assert "`summary` is missing from a link" in said and "Traceback" not in said
    assert files_in(handbook / "site") == before


def test_another_site_is_told_and_never_replaced(built_copy: Path) -> None:
    handbook = built_copy
    (handbook / "mkdocs.yml").write_text("site_name: Other\n", encoding="utf-8")
    assert "would put another site in place of this one in `site/`" in interlock(handbook, "build").stderr
    (handbook / "site/index.html").write_text("<h1>Other</h1>", encoding="utf-8")
    done = interlock(handbook, "build")
    assert done.exit_code == 2 and "a build would delete them" in done.stderr


@pytest.mark.parametrize("setting", ["site_url: javascript:alert(1)", "repo_url: data:,github.com", "edit_uri: javascript://x"])
def test_no_page_leads_where_an_inherited_setting_runs_something(setting: str, handbook: Path) -> None:
    (handbook / "base.yml").write_text(f"site_name: Tiny\n{setting}\n", encoding="utf-8")
    (handbook / "mkdocs.yml").write_text("INHERIT: base.yml\n", encoding="utf-8")
    done = interlock(handbook, "build")
    assert done.exit_code == 2 and "Write one that starts with `https://`." in done.stderr
    assert not (handbook / "site").exists()


@pytest.mark.parametrize("folder", [".", "..", "docs", "docs/pages", "standards/results", "glossary/.."])
def test_no_build_replaces_the_handbook_itself(folder: str, handbook: Path) -> None:
    """Anybody may bring the mark of a site into a handbook, and name its folder in `mkdocs.yml`."""
    write(handbook / folder / ".interlock-site", "")
    (handbook / "mkdocs.yml").write_text(f"site_name: Tiny\nsite_dir: {folder}\n", encoding="utf-8")
    before = files_in(handbook)
    done = interlock(handbook, "build")
    assert done.exit_code == 2 and "holds what a handbook is made from" in done.stderr
    assert interlock(handbook, "export", "pages", "--out", "standards").exit_code == 2
    assert files_in(handbook) == before


def test_mkdocs_replaces_no_handbook_beside_its_pages(handbook: Path) -> None:
    (handbook / "docs").rename(handbook.parent / "docs")
    with (handbook / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("docs_dir: ../docs\nsite_dir: .\n")
    before = files_in(handbook)
    done = run(handbook, "mkdocs", "build")
    assert done.returncode == 1 and "holds what a handbook is made from" in done.stderr
    assert files_in(handbook) == before


def test_a_strict_build_with_a_navigation_writes_nothing(handbook: Path) -> None:
    with (handbook / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("nav: [{Home: index.md}]\n")
    done = run(handbook, "mkdocs", "build", "--strict")
    assert done.returncode == 1 and "take out `nav:`" in done.stderr
    assert not (handbook / "site").exists()


def test_build_works_without_a_configuration(handbook: Path) -> None:
    (handbook / "mkdocs.yml").unlink()
    assert interlock(handbook, "build").exit_code == 0
    assert (handbook / "site/index.html").is_file()


def free_address() -> str:
    """An address of this machine at which nothing is served."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{free.getsockname()[1]}"


@contextmanager
def served(handbook: Path, program: str) -> Iterator[str]:
    """Serve the handbook; yields the address. In the end the server must stop."""
    where = free_address()
    option = "--address" if program == "interlock" else "--dev-addr"
    command = [BIN / program, "serve", option, where]
    with (
        temporary_folder(handbook) as environment,
        subprocess.Popen(command, cwd=handbook, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server,
    ):
        try:
            yield f"http://{where}/"
            assert server.poll() is None, "the server died"
        finally:
            # MkDocs removes its temporary folders after Ctrl-C only.
            server.send_signal(signal.SIGINT if program == "mkdocs" and sys.platform != "win32" else signal.SIGTERM)
            try:
                server.wait(60)
            except subprocess.TimeoutExpired:
                server.kill()
                raise


@pytest.fixture(params=["interlock", "mkdocs"])
def address(request: pytest.FixtureRequest, handbook: Path) -> Iterator[str]:
    with served(handbook, request.param) as address:
        yield address


def wait_for(url: str, words: str) -> str:
    """The page once it contains the words; after a minute, the page as it is."""
    text = ""
    for _ in range(300):
        try:
            text = urllib.request.urlopen(url, timeout=20).read().decode()
        except OSError:  # not up yet, or busy with building
            text = ""
        if words in text:
            return text
        time.sleep(0.2)
    return text


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


def test_serve_works_without_a_configuration(handbook: Path) -> None:
    (handbook / "mkdocs.yml").unlink()
    with served(handbook, "interlock") as address:
        assert "Front desk" in wait_for(f"{address}chain/front/", "Front desk")
        assert '"titles":' in wait_for(f"{address}assets/search-catalogue.js", "titles")


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


def stop_this_process() -> None:
    """Send SIGTERM to this process."""
    os.kill(os.getpid(), signal.SIGTERM)


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
    telling_faults(lambda: load_config(str(file)), file)()
    assert told in said[0] and said[0].endswith(". The site stays as it is until that is mended.")


def test_a_server_that_cannot_start_leaves_nothing(handbook: Path) -> None:
    (handbook / "mkdocs.yml").write_text("site_name: [", encoding="utf-8")
    done = interlock(handbook, "serve")
    assert done.exit_code and isinstance(done.exception, SystemExit) and "Traceback" not in done.output


@posix_only
@pytest.mark.parametrize("stopped_by", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_command_that_is_stopped_leaves_nothing(handbook: Path, stopped_by: str, tmp_path: Path) -> None:
    committed(handbook)
    said = tmp_path / "said.txt"
    with temporary_folder(handbook) as environment, pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", environment["TMPDIR"])
        ignored = signal.signal(signal.SIGHUP, signal.SIG_DFL)  # `nohup` has it ignored
        check = forked(partial(main, ["check", "--since", "HEAD", "--handbook", str(handbook)]), said)
        signal.signal(signal.SIGHUP, ignored)
        while check.is_alive() and not any(Path(environment["TMPDIR"]).glob("*/*")):
            time.sleep(0.002)
        assert check.pid and check.is_alive()
        os.kill(check.pid, getattr(signal, stopped_by))
        check.join()
    assert check.exitcode and "Traceback" not in said.read_text(encoding="utf-8")


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
    assert done.exit_code == 2 and said in done.output


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
    assert done.exit_code == 2 and "pip install 'interlock-handbook[mkdocs]'" in done.output
