"""A build of what has not changed writes nothing, and every change of anything that a site is made from is noticed."""

import datetime
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from interlock.doors.cli import main
from interlock.history import made_from
from interlock.pages.settings import Settings
from interlock.site import unchanged
from tests.changes import Change, add
from tests.commits import committed, git
from tests.conftest import TODAY, Handbook, posix_only, write

PAGE = {"docs/parking.md": "# Parking\n\nWhere to park.\n", "mkdocs.yml": "site_name: !ENV [NAME_OF_SITE, Tinford]\n"}
STAFF = Settings()


def fingerprint(folder: Path, settings: Settings = STAFF, today: datetime.date = TODAY) -> str:
    return unchanged.site_sources(folder, settings, today).fingerprint


def build(folder: Path) -> str:
    """What `interlock build` says."""
    done = CliRunner().invoke(
        main, ["build", "--handbook", str(folder), "--out", str(folder.parent / "site"), "--as-of", "2026-11-22"]
    )
    assert done.exit_code == 0, done.output
    return done.output


def test_only_what_changed_is_built_again(tiny: Handbook) -> None:
    folder = tiny(PAGE)
    up_to_date = f"{folder.parent / 'site'} is up to date: nothing has changed.\n"
    assert "pages in" in build(folder)
    assert build(folder) == up_to_date
    write(folder / "docs/parking.md", "# Parking\n\nWhere we park.\n")
    assert "pages in" in build(folder)
    assert "Where we park." in (folder.parent / "site/parking/index.html").read_text(encoding="utf-8")
    assert build(folder) == up_to_date


BUILD_AGAIN = """
import sys
from interlock.doors.cli import main
main(sys.argv[1:], standalone_mode=False)
print(*({"interlock.definitions", "pydantic", "jinja2", "markdown_it"} & sys.modules.keys()))
"""


def test_nothing_is_loaded_where_nothing_has_changed(tiny: Handbook) -> None:
    folder = tiny({})
    arguments = ["build", "--handbook", str(folder), "--out", str(folder.parent / "site"), "--as-of", "2026-11-22"]
    said = [subprocess.check_output([sys.executable, "-c", BUILD_AGAIN, *arguments], text=True) for _ in range(2)]
    assert "jinja2" in said[0].splitlines()[1]
    assert said[1].splitlines() == [f"{folder.parent / 'site'} is up to date: nothing has changed.", ""]


CHANGES: dict[str, Change] = {
    "a page": add("docs/parking.md", "# Parking\n\nWhere we park.\n"),
    "a new page": add("docs/more/trams.md", "# Trams\n"),
    "a page's name": lambda folder, patch: (folder / "docs/parking.md").rename(folder / "docs/park.md"),
    "a definition": add("standards/links/new.yml", "title: New team\nsummary: New.\nkind: support\n"),
    "results": add("standards/results/more.csv", "promise,period,value\n"),
    "settings": add("mkdocs.yml", "site_name: Newford\n"),
    "a comment in the settings": add("mkdocs.yml", f"# More\n{PAGE['mkdocs.yml']}"),
    "environment": lambda folder, patch: patch.setenv("NAME_OF_SITE", "Newford"),
    "a commit": lambda folder, patch: git(folder, "commit", "--allow-empty", "-qm", "More"),
    "a library": lambda folder, patch: patch.setattr(made_from, "libraries", lambda: ["jinja2-9.dist-info"]),
}


@pytest.mark.parametrize("name", CHANGES)
def test_any_change_of_a_source_counts(name: str, tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tiny(PAGE)
    committed(folder)
    before = fingerprint(folder)
    (folder / "docs/parking.md").touch()
    assert before and fingerprint(folder) == before
    CHANGES[name](folder, monkeypatch)
    assert fingerprint(folder) not in (before, "")


def test_what_an_editor_leaves_beside_counts_for_nothing(tiny: Handbook) -> None:
    folder = tiny({})
    before = fingerprint(folder)
    write(folder / "standards/links/.front.yml.swp", b"\x00")
    assert fingerprint(folder) == before


def test_another_day_or_audience_counts(tiny: Handbook) -> None:
    folder = tiny({})
    others = (fingerprint(folder, Settings(audience="public")), fingerprint(folder, today=TODAY + datetime.timedelta(1)))
    assert len({fingerprint(folder), *others}) == 3


@pytest.mark.parametrize(
    "change",
    [
        lambda site: write(site / "a/index.html", "mine"),
        lambda site: (site / "a/index.html").unlink(),
        lambda site: write(site / "b.html", "mine"),
        lambda site: (site / "a").rename(site / "c"),
        lambda site: (site / "a/index.html").chmod(0o400),
        lambda site: unchanged.SITES.file(site).unlink(),
        lambda site: unchanged.SITES.file(site).write_bytes(b"\xff\x00"),
        lambda site: unchanged.SITES.file(site).write_bytes(b""),
    ],
)
def test_a_touched_or_forgotten_site_is_written_again(change: Callable[[Path], object], tmp_path: Path) -> None:
    write(tmp_path / "a/index.html", "a")
    unchanged.remember(tmp_path, "1234")
    assert unchanged.stands(tmp_path, "1234") and not unchanged.stands(tmp_path, "5678")
    change(tmp_path)
    assert not unchanged.stands(tmp_path, "1234")


def test_what_cannot_be_read_is_never_taken_as_unchanged(tiny: Handbook, tmp_path: Path) -> None:
    assert fingerprint(tiny({"mkdocs.yml": "site_name: [\n"})) == ""
    unchanged.remember(tmp_path / "site", "")
    assert not unchanged.stands(tmp_path / "site", "")


READ = """
import json, os, sys
from pathlib import Path
read = set()
sys.addaudithook(lambda event, of: event == "open" and isinstance(of[0], str) and "r" in (of[1] or "r") and read.add(of[0]))
from interlock.doors.cli import main
from interlock.history import made_from
from interlock.pages.settings import Settings
from interlock.site import unchanged
handbook = Path(sys.argv[1])
known = {os.path.realpath(path) for _, path in unchanged.inputs(handbook)} | {os.path.realpath(handbook / "mkdocs.yml")}
known |= {os.path.realpath(path) for _, path, _ in made_from._entries_below(str(made_from.PROGRAM), "")}
read.clear()
main(["build", "--handbook", sys.argv[1], "--out", sys.argv[2], "--as-of", "2026-11-22"], standalone_mode=False)
ours = [os.path.realpath(handbook), str(made_from.PROGRAM), str(unchanged.THEME)]
found = {os.path.realpath(path) for path in read if any(os.path.realpath(path).startswith(root + os.sep) for root in ours)}
print(json.dumps(sorted(path for path in found - known if "__pycache__" not in path)))
"""


def test_every_file_that_a_build_reads_counts(tiny: Handbook, tmp_path: Path) -> None:
    """A file that is read and is no input would leave a stale page."""
    folder = tiny(PAGE | {"docs/map.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>"})
    done = subprocess.run([sys.executable, "-c", READ, folder, tmp_path / "out"], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout.splitlines()[-1]) == []


@posix_only
@pytest.mark.parametrize("name", ["docs/pipe", "glossary/pipe.yml", "standards/links/front.yml"])
def test_a_pipe_does_not_block_a_build(name: str, tiny: Handbook) -> None:
    folder = tiny({})
    (folder / name).unlink(missing_ok=True)
    (folder / name).parent.mkdir(exist_ok=True)
    os.mkfifo(folder / name)
    assert fingerprint(folder) == ""


@posix_only
def test_a_file_without_end_is_not_read(tiny: Handbook, tmp_path: Path) -> None:
    folder = tiny({})
    with (tmp_path / "large").open("wb") as large:
        large.truncate(10**13)
    (folder / "docs/large.txt").symlink_to(tmp_path / "large")
    assert fingerprint(folder) == ""


@posix_only
def test_a_link_to_its_own_folder_is_not_followed(tiny: Handbook) -> None:
    folder = tiny({"docs/a.txt": "a"})
    (folder / "docs/b").symlink_to(".")
    assert [name for name, _ in unchanged.inputs(folder)].count("docs/a.txt") == 1
