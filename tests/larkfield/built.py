"""Larkfield, checked and built once for all tests that only read it."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from interlock.doors.cli import main
from interlock.site import checking
from tests.commits import git
from tests.conftest import ROOT, TODAY, write
from tests.sites import made_once

FOLDERS = ("standards", "glossary", "docs")


@pytest.fixture(scope="session")
def larkfield_handbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Larkfield's files in a git repository with two commits."""
    return made_once(tmp_path_factory, "larkfield", copy_with_history)


def copy_with_history(folder: Path) -> None:
    """Copy Larkfield's files and `mkdocs.yml` with what it names, and commit them on two days, so that reports have a history."""
    for name in FOLDERS:
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "theme").mkdir()
    write(folder / "hooks/main.py", (ROOT / "hooks/main.py").read_bytes())
    git(folder, "init", "-q")
    write(folder / "docs/then.md", "# Then\n\nService users and punters.\n")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "October", on="2026-10-01")
    (folder / "docs/then.md").unlink()
    git(folder, "commit", "-qam", "November", on="2026-11-02")


@pytest.fixture(scope="session")
def larkfield_checked(larkfield_handbook: Path) -> checking.Checked:
    """Larkfield, checked as of 22 November 2026."""
    return checking.check(larkfield_handbook, TODAY)


@pytest.fixture(scope="session")
def larkfield_site(larkfield_handbook: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Larkfield's site for staff, as of 22 November 2026. Shared by all tests, so do not change it."""
    return made_once(tmp_path_factory, "larkfield-site", lambda folder: _build(larkfield_handbook, folder))


def _build(handbook: Path, folder: Path) -> None:
    options = ["--handbook", str(handbook), "--out", str(folder), "--audience", "staff", "--as-of", str(TODAY)]
    done = CliRunner().invoke(main, ["build", *options])
    assert done.exit_code == 0, done.output
