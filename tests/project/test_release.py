"""Releases: complete packages, reproducible bytes, the bill of materials, and the checks before a release."""

import json
import os
import runpy
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest

from interlock.doors.edits.shipped_frameworks import framework_ids
from tests.conftest import ROOT, is_nightly
from tests.project.test_packages import pins


def copy_of_the_project(folder: Path, age: int) -> Path:
    """A copy of all files of the project, each `age` seconds old."""
    listed = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    for name in subprocess.run(listed, capture_output=True, check=True, text=True, encoding="utf-8").stdout.split("\0"):
        if (ROOT / name).is_file():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target)
            os.utime(target, (age, age))
    return folder


def packages_of(folder: Path) -> list[Path]:
    """The wheel and the source package, built."""
    subprocess.run([sys.executable, "-m", "hatchling", "build"], cwd=folder, check=True, capture_output=True)
    return sorted((folder / "dist").iterdir())


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return packages_of(copy_of_the_project(tmp_path_factory.mktemp("project"), 1_700_000_000))


@pytest.mark.nightly  # Each release is built twice, too.
def test_the_same_files_make_the_same_bytes(built: list[Path], tmp_path: Path) -> None:
    again = packages_of(copy_of_the_project(tmp_path, 1_800_000_000))
    assert [path.name for path in again] == [path.name for path in built]
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in built]


def test_the_wheel_holds_program_types_theme_and_licence(built: list[Path]) -> None:
    names = set(zipfile.ZipFile(built[0]).namelist())
    files = [path.relative_to(ROOT).as_posix() for path in (ROOT / "theme").rglob("*") if path.is_file()]
    theme = {f"interlock/{path}" for path in files if "__pycache__" not in path}
    program = {path.relative_to(ROOT / "hooks").as_posix() for path in (ROOT / "hooks/interlock").rglob("*.py")}
    assert theme | program | {"interlock/py.typed"} <= names and not [name for name in names if "__pycache__" in name]
    assert [name for name in names if name.endswith("licenses/LICENSE")]


def test_the_wheel_holds_the_frameworks_of_init(built: list[Path]) -> None:
    names = set(zipfile.ZipFile(built[0]).namelist())
    assert {f"interlock/frameworks/{id}.yml" for id in framework_ids()} <= names


def test_the_wheel_holds_nothing_else(built: list[Path]) -> None:
    names = zipfile.ZipFile(built[0]).namelist()
    assert [name for name in names if not name.startswith(("interlock/", "interlock_handbook-"))] == []


def test_the_source_package_can_be_built_and_tested(built: list[Path]) -> None:
    with tarfile.open(built[1]) as package:
        names = {name.partition("/")[2] for name in package.getnames()}
    assert {"pyproject.toml", "requirements.txt", "Makefile", "hooks/main.py", "tests/conftest.py", "mkdocs.yml"} <= names


def test_the_bill_of_materials_names_the_locked_packages(tmp_path: Path) -> None:
    target = tmp_path / "interlock-handbook.cdx.json"
    # The command that `make dist` runs.
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8").partition("cyclonedx-py ")[2].partition("\n\n")[0]
    arguments = recipe.replace("\\\n", " ").replace("dist/interlock-handbook.cdx.json", str(target)).split()
    if not is_nightly():
        arguments += ["--no-validate"]  # reading the standard's schema takes longer than all the rest
    subprocess.run([Path(sys.executable).parent / "cyclonedx-py", *arguments], cwd=ROOT, check=True, capture_output=True)
    listed = json.loads(target.read_text(encoding="utf-8"))
    assert listed["metadata"]["component"]["name"] == "interlock-handbook"
    assert {part["name"]: part["version"] for part in listed["components"]} == pins("requirements.txt")
    assert str(ROOT) not in target.read_text(encoding="utf-8")


RELEASABLE = runpy.run_path(str(ROOT / ".ci/releasable.py"))
CHANGELOG = "# Changelog\n\n## [Unreleased]\n\n## [1.2.0] - 2026-11-22\n\n### Added\n\n- A door.\n\n## [1.1.0] - 2026-10-01\n\n- A roof.\n\n[1.1.0]: #110\n"
PROJECT: dict[str, Any] = {"version": "1.2.0", "urls": {"Source": "https://code.larkfield.test/interlock"}}


def in_the_way(tag: str = "v1.2.0", changelog: str = CHANGELOG, **changed: object) -> list[str]:
    return list(RELEASABLE["faults"](tag, PROJECT | changed, changelog))


def test_a_matching_tag_may_be_released() -> None:
    assert in_the_way() == []


def test_a_tag_of_another_version_is_refused() -> None:
    assert in_the_way(tag="v1.3.0") == [
        "The tag is v1.3.0 and the version in pyproject.toml is 1.2.0. Name the tag v1.2.0, or change the version."
    ]


@pytest.mark.parametrize("heading", ["## [1.2.0]", "## [1.2.1] - 2026-11-22", "## 1.2.0"])
def test_a_version_without_a_dated_section_is_refused(heading: str) -> None:
    assert in_the_way(changelog=CHANGELOG.replace("## [1.2.0] - 2026-11-22", heading)) == [
        "CHANGELOG.md has nothing under `## [1.2.0] - YEAR-MONTH-DAY`. Move there what stands under Unreleased."
    ]


def test_placeholder_addresses_are_refused() -> None:
    assert in_the_way(urls={"Source": "https://interlock.example/source/", "Issues": "https://interlock.example"}) == [
        "Source in pyproject.toml leads to https://interlock.example/source/, which nobody can open. Write where it really is.",
        "Issues in pyproject.toml leads to https://interlock.example, which nobody can open. Write where it really is.",
    ]


def test_release_notes_are_the_changelogs_section() -> None:
    assert RELEASABLE["notes"]("1.2.0", CHANGELOG) == "### Added\n\n- A door."
    assert RELEASABLE["notes"]("1.1.0", CHANGELOG) == "- A roof."
