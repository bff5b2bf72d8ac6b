"""The wheel in environments that hold what it asks for and nothing else, with and without the extras."""

import importlib.metadata
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT, TINY, posix_only, tiny_with

SITE = "site_name: Tinford\ntheme: {theme}\nplugins: [search, interlock]\n"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], cwd=ROOT, check=True, capture_output=True
    )
    return next(folder.glob("*.whl"))


def environment(folder: Path, wheel: Path, extra: str) -> Path:
    """The Python of a new environment with the wheel. Its packages are links to those of this one, so that no network is needed."""
    venv.create(folder, with_pip=False)
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(folder), "platbase": str(folder)}))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
    for package in asked_for(importlib.metadata.PathDistribution(next(packages.glob("*.dist-info"))), extra):
        tops = {file.parts[0] for file in package.files or () if file.parts[0] not in ("..", "__pycache__")}
        for top in tops:
            (packages / top).symlink_to(Path(str(package.locate_file(top))))
    return folder / "bin/python"


def asked_for(package: importlib.metadata.Distribution, extra: str) -> Iterator[importlib.metadata.Distribution]:
    """Every package that a package asks for, and what these ask for, each once."""
    pending, seen = [(package, extra)], set()
    while pending:
        asking, of_extra = pending.pop()
        for need in map(Requirement, asking.requires or ()):
            name = canonicalize_name(need.name)
            if (need.marker is None or need.marker.evaluate({"extra": of_extra})) and name not in seen:
                seen.add(name)
                found = importlib.metadata.distribution(name)
                pending += [(found, each) for each in ("", *need.extras)]
                yield found


def run(python: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command in that environment, without the sources of the project."""
    outside = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    quiet = {**outside, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run([python, "-m", *arguments], cwd=folder, env=quiet, capture_output=True, text=True, check=False)


@posix_only
@pytest.mark.nightly
def test_core_commands_need_no_host(wheel: Path, tmp_path: Path) -> None:
    python, handbook = environment(tmp_path / "venv", wheel, ""), tiny_with({}, tmp_path / "handbook")
    assert run(python, handbook, "mkdocs").returncode == 1
    for command in (["check"], ["build"], ["export", "json"], ["owed"], ["init", "../new"]):
        done = run(python, handbook, "interlock", *command)
        assert done.returncode == 0, done.stderr
    assert (handbook / "site/promises/permit-in-five-days/index.html").is_file()
    refused = run(python, handbook, "interlock", "serve")
    assert refused.returncode == 2 and 'pip install "interlock-handbook[mkdocs]"' in refused.stderr


@posix_only
@pytest.mark.nightly
@pytest.mark.parametrize(("extra", "theme"), [("mkdocs", "readthedocs"), ("material", "material")])
def test_an_extra_brings_its_host(wheel: Path, tmp_path: Path, extra: str, theme: str) -> None:
    python = environment(tmp_path / "venv", wheel, extra)
    handbook = tiny_with({"mkdocs.yml": SITE.format(theme=theme)}, tmp_path / "handbook")
    for command in (["interlock", "check"], ["interlock", "build", "--out", "own"], ["mkdocs", "build", "-q"]):
        done = run(python, handbook, *command)
        assert done.returncode == 0, done.stderr
    pages = [path.parent.relative_to(handbook / "own") for path in (handbook / "own").rglob("index.html")]
    theirs = {Path("."), *(Path(path.relative_to(TINY / "docs").with_suffix("")) for path in (TINY / "docs").rglob("*.md"))}
    missing = [page for page in pages if page not in theirs and not (handbook / "site/handbook" / page / "index.html").is_file()]
    assert missing == []
