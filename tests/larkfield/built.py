"""Larkfield, read and built once for all tests that only look at it."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from filelock import FileLock

from interlock.doors.cli import main
from interlock.site import checking
from tests.commits import git
from tests.conftest import ROOT, TODAY, write

FOLDERS = ("standards", "glossary", "docs")


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that is filled by whichever worker needs it first, while the others wait."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    with FileLock(f"{folder}.lock"):
        if not folder.exists():
            unfinished = folder.with_name(f"{name}-unfinished")
            make(unfinished)
            unfinished.rename(folder)
    return folder


@pytest.fixture(scope="session")
def larkfield_handbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Larkfield's files in a repository of their own: all of them since 1 October 2026, but for one, which is from 2 November."""
    return made_once(tmp_path_factory, "larkfield", _copy_with_history)


def _copy_with_history(folder: Path) -> None:
    for name in FOLDERS:
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    git(folder, "init", "-q")
    write(folder / "docs/then.md", "# Then\n\nService users and punters.\n")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "October", on="2026-10-01")
    (folder / "docs/then.md").unlink()
    git(folder, "commit", "-qam", "November", on="2026-11-02")


@pytest.fixture(scope="session")
def larkfield_checked(larkfield_handbook: Path) -> checking.Checked:
    """What a check of Larkfield finds on 22 November 2026."""
    return checking.check(larkfield_handbook, TODAY)


@pytest.fixture(scope="session")
def larkfield_site(larkfield_handbook: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Larkfield's site for staff, as of 22 November 2026. It is for all tests: look at it, and leave it as it is."""
    return made_once(tmp_path_factory, "larkfield-site", lambda folder: _build(larkfield_handbook, folder, "staff"))


@pytest.fixture(scope="session")
def larkfield_public_site(larkfield_handbook: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Larkfield's site for the public, of the same day."""
    return made_once(tmp_path_factory, "larkfield-public-site", lambda folder: _build(larkfield_handbook, folder, "public"))


def _build(handbook: Path, folder: Path, audience: str) -> None:
    options = ["--handbook", str(handbook), "--out", str(folder), "--audience", audience, "--as-of", str(TODAY)]
    done = CliRunner().invoke(main, ["build", *options])
    assert done.exit_code == 0, done.output
