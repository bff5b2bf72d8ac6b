"""MkDocs' commands and Interlock's write the same bytes, and refuse the same faults."""

import multiprocessing
import os
import shutil
import signal
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from click.testing import Result

from interlock.doors.cli import main
from interlock.doors.stopping import clean_up_when_stopped
from interlock.history import since
from tests.commits import committed
from tests.conftest import files_in, posix_only, write
from tests.doors.commands_run import interlock, mkdocs, run, temporary_folder, with_settings
from tests.forked import forked, wait_to_be_stopped
from tests.sites import made_once


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


def test_mkdocs_build_and_interlock_build_write_the_same_bytes(built_handbook: Path, handbook: Path) -> None:
    """MkDocs replaces any site, and keeps its dot-files."""
    write(handbook / "site/other.html", "<h1>Other</h1>")
    write(handbook / "site/.git", "gitdir: elsewhere")
    assert run(handbook, "mkdocs", "build", "-q").returncode == 0
    assert (handbook / "site/.git").read_text(encoding="utf-8") == "gitdir: elsewhere"
    (handbook / "site/.git").unlink()
    assert files_in(built_handbook / "site") == files_in(handbook / "site")


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("{audience: pubic}", "`extra.interlock.audience` cannot be 'pubic': write one of public, staff"),
        ("{books: some}", "`extra.interlock.books` cannot be 'some': write one of "),
        ("[staff]", "`extra.interlock` cannot be ['staff']: write settings there, such as `audience: staff`"),
    ],
)
def test_a_build_says_what_a_setting_may_be(handbook: Path, settings: str, told: str) -> None:
    write(handbook / "mkdocs.yml", f"site_name: Ours\nextra: {{interlock: {settings}}}\n")
    refused = interlock(handbook, "build")
    assert refused.exit_code == 2 and told in " ".join(refused.output.split())


def test_both_builds_refuse_a_faulty_handbook(built_copy: Path) -> None:
    handbook = built_copy
    before = files_in(handbook / "site")
    (handbook / "standards/links/front.yml").write_text("title: Front desk\n", encoding="utf-8")
    by_interlock, by_mkdocs = interlock(handbook, "build"), mkdocs(handbook, "build")
    assert (by_interlock.exit_code, by_mkdocs.exit_code) == (1, 1)
    for said in (by_interlock.output, by_mkdocs.output):
        assert "`summary` is missing from a link" in said and "Traceback" not in said
    assert files_in(handbook / "site") == before


def test_another_site_is_told_and_never_replaced(built_copy: Path) -> None:
    handbook = built_copy
    (handbook / "mkdocs.yml").write_text("site_name: Other\n", encoding="utf-8")
    assert "would put another site in place of this one in `site/`" in interlock(handbook, "build").stderr
    shutil.rmtree(handbook / "site")
    inside = interlock(handbook, "build", "--out", str(handbook / "site/handbook"))
    assert inside.stderr.startswith("`mkdocs build` empties `site/`, and deletes this site with it.")
    shutil.rmtree(handbook / "site")
    interlock(handbook, "build")
    (handbook / "site/index.html").write_text("<h1>Other</h1>", encoding="utf-8")
    done = interlock(handbook, "build")
    assert done.exit_code == 2 and "a build would delete them" in done.stderr


@pytest.mark.parametrize(
    "setting",
    [
        "site_url: javascript:alert(1)",
        "repo_url: data:,github.com",
        "edit_uri: javascript://x",
        "site_url: https://[tinford.example",
    ],
)
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
    before = files_in(handbook)
    done = interlock(handbook, "build", "--out", folder)
    assert done.exit_code == 2 and "holds what a handbook is made from" in done.stderr
    (handbook / "mkdocs.yml").write_text(f"site_name: Tiny\nsite_dir: {folder}\n", encoding="utf-8")
    before["mkdocs.yml"] = (handbook / "mkdocs.yml").read_bytes()
    done = interlock(handbook, "build")
    assert done.exit_code == 1 and "A build empties this folder" in done.stdout
    assert interlock(handbook, "export", "pages", "--out", "standards").exit_code == 2
    assert files_in(handbook) == before


@posix_only
@pytest.mark.parametrize("site", ["site", "public/site"])
@pytest.mark.parametrize("program", [interlock, mkdocs])
def test_no_build_follows_a_link_out(program: Callable[[Path, str], Result], site: str, handbook: Path) -> None:
    """Anybody may commit such a link. Another site of ours, or any files, may stand where it leads."""
    elsewhere = handbook.parent / "elsewhere"
    for path in (".interlock-site", "precious.txt", "site/precious.txt"):
        write(elsewhere / path, "mine")
    (handbook / site.split("/")[0]).symlink_to("../elsewhere")
    with (handbook / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(f"site_dir: {site}\n")
    before = files_in(elsewhere)
    told = program(handbook, "build").stderr
    assert "outside of the handbook, and nothing was written. Delete the link" in " ".join(told.split())
    assert files_in(elsewhere) == before


@posix_only
def test_a_link_that_an_operator_names_is_followed(handbook: Path) -> None:
    (handbook.parent / "served").mkdir()
    (handbook / "site").symlink_to("../served")
    assert interlock(handbook, "build", "--out", str(handbook / "site")).exit_code == 0
    assert (handbook.parent / "served/index.html").is_file() and (handbook / "site").is_symlink()


def test_mkdocs_replaces_no_handbook_beside_its_pages(handbook: Path) -> None:
    (handbook / "docs").rename(handbook.parent / "docs")
    with (handbook / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("docs_dir: ../docs\nsite_dir: .\n")
    before = files_in(handbook)
    done = mkdocs(handbook, "build")
    assert done.exit_code == 1 and "A build empties this folder" in done.stderr
    assert files_in(handbook) == before


def test_a_strict_build_with_a_navigation_writes_nothing(handbook: Path) -> None:
    with (handbook / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("nav: [{Home: index.md}]\n")
    done = mkdocs(handbook, "build", "--strict")
    assert done.exit_code == 1 and "take out `nav:`" in done.stderr
    assert not (handbook / "site").exists()


def test_build_works_without_a_configuration(handbook: Path) -> None:
    (handbook / "mkdocs.yml").unlink()
    assert interlock(handbook, "build").exit_code == 0
    assert (handbook / "site/index.html").is_file()


def unpack_and_wait(revision: since.Revision, folder: Path) -> None:
    """As when a command is in the middle of its work until somebody stops it."""
    UNPACK(revision, folder)
    wait_to_be_stopped()


UNPACK = since.Revision._unpack


@posix_only
@pytest.mark.parametrize("stopped_by", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_command_that_is_stopped_leaves_nothing(handbook: Path, stopped_by: str, tmp_path: Path) -> None:
    committed(handbook)
    said = tmp_path / "said.txt"
    with temporary_folder(handbook) as environment, pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", environment["TMPDIR"])
        patch.setattr(since.Revision, "_unpack", unpack_and_wait)
        ignored = signal.signal(signal.SIGHUP, signal.SIG_DFL)  # `nohup` has it ignored
        check = forked(partial(main, ["check", "--since", "HEAD", "--handbook", str(handbook)]), said)
        signal.signal(signal.SIGHUP, ignored)
        while check.is_alive() and not any(Path(environment["TMPDIR"]).glob("*/*")):
            time.sleep(0.002)
        assert check.pid and check.is_alive()
        os.kill(check.pid, getattr(signal, stopped_by))
        check.join()
    assert (check.exitcode, said.read_text(encoding="utf-8").strip()) == (130, "Stopped.")


@posix_only
def test_forks_of_other_plugins_end_at_once(capfd: pytest.CaptureFixture[str]) -> None:
    before = signal.signal(signal.SIGTERM, signal.SIG_DFL)
    clean_up_when_stopped()
    fork = multiprocessing.get_context("fork").Process(target=time.sleep, args=(600,), daemon=True)
    fork.start()
    fork.terminate()
    fork.join(20)
    signal.signal(signal.SIGTERM, before)
    assert (fork.exitcode, capfd.readouterr().err) == (-signal.SIGTERM, "")
