"""The same sources give the same bytes in every world: site, exports, findings, and what is owed, changed and traced.

By day two worlds that differ in everything at once; by night each difference alone, so that it is known which one it was.
"""

import json
import os
import shutil
import stat
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.conftest import ROOT, TINY, by_night, is_nightly, write


@dataclass(frozen=True)
class World:
    """What differs: the environment, in which empty values stand for places of the test, options of Python, what a process itself decides, and where things stand."""

    environment: dict[str, str] = field(default_factory=dict)
    python: tuple[str, ...] = ()
    process: dict[str, object] = field(default_factory=dict)
    elsewhere: bool = False
    copied_program: bool = False
    twice: bool = False


_GIT = "[core]\n\tquotePath = true\n[color]\n\tui = always\n[log]\n\tdate = relative\n[diff]\n\tnoprefix = true\n[i18n]\n\tlogOutputEncoding = latin1\n"

ALONE = {
    "another folder": World(elsewhere=True),
    "a copy of the program": World(copied_program=True),
    "another clock": World({"SOURCE_DATE_EPOCH": "86400"}),
    "east of everybody": World({"TZ": "Pacific/Kiritimati"}),
    "west of everybody": World({"TZ": "Etc/GMT+12"}),
    "Turkish": World({"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "LANGUAGE": "tr"}),
    "no locale": World({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    "another hash seed": World({"PYTHONHASHSEED": "4711"}),
    "a closed umask": World(process={"umask": "077"}),
    "an open umask": World(process={"umask": "000"}),
    "folders in reverse": World(process={"reversed_folders": True}),
    "one core": World(process={"cores": 1}),
    "a narrow terminal": World({"COLUMNS": "20", "LINES": "5", "TERM": "xterm-256color"}),
    "no home": World({"HOME": "", "XDG_CONFIG_HOME": "", "XDG_CACHE_HOME": ""}),
    "git settings": World({"GIT_CONFIG_GLOBAL": ""}),
    "no assertions": World(python=("-O",)),
    "no docstrings": World(python=("-OO",)),
    "no bytecode": World(python=("-B",)),
    "over an earlier build": World(twice=True),
}
ALL_AT_ONCE = {
    "everything": World(
        {
            "SOURCE_DATE_EPOCH": "86400",
            "TZ": "Pacific/Kiritimati",
            "LC_ALL": "C",
            "PYTHONUTF8": "0",
            "PYTHONCOERCECLOCALE": "0",
            "PYTHONHASHSEED": "4711",
            "COLUMNS": "20",
            "HOME": "",
            "XDG_CACHE_HOME": "",
            "GIT_CONFIG_GLOBAL": "",
        },
        ("-OO",),
        {"umask": "077", "cores": 1, "reversed_folders": True},
        elsewhere=True,
        copied_program=True,
    ),
}

Made = dict[str, bytes]


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny handbook with faults, results, pages and a history."""
    folder = tmp_path_factory.mktemp("sources") / "handbook"
    shutil.copytree(TINY, folder)
    write(folder / "standards/organisation.yml", (folder / "standards/organisation.yml").read_bytes() + b"id: tinford-1\n")
    write(folder / "standards/results/2026.csv", "promise,period,value,met,total\npermit-in-five-days,2026-10,80,80,100\n")
    write(folder / "docs/guides/index.md", "# Guides\n\nSee [[term/permit]] and [it](a.txt).\n")
    write(folder / "docs/guides/a.txt", "Words\n")
    fixed = os.environ | {"GIT_AUTHOR_DATE": "2026-03-01T12:00Z", "GIT_COMMITTER_DATE": "2026-03-01T12:00Z"}
    author = ("-c", "user.name=A", "-c", "user.email=a@tinford.example")
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    for number in range(2):
        write(folder / "glossary/fee.yml", f"title: fee\ndefinition: What {number} permits cost.\nowner: front\n")
        for command in (("add", "-A"), (*author, "commit", "-qm", "Words")):
            subprocess.run(["git", *command], cwd=folder, env=fixed, check=True)
    write(
        folder / "glossary/fee.yml",
        "title: fee\ndefinition: What a permit costs.\nowner: front\nbody: We ensure ABCD within 3 days.\n",
    )
    return folder


@pytest.fixture(scope="module")
def as_usual(handbook: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    return made(World(), handbook, tmp_path_factory.mktemp("usual"))


def made(world: World, handbook: Path, folder: Path) -> Made:
    """The files that all commands write in a world, by path; with the permissions of others in a site."""
    program = ROOT
    if world.copied_program:
        program = folder / "other program"
        for name in ("hooks", "theme", "tests/project", "standards/frameworks"):
            shutil.copytree(ROOT / name, program / name, ignore=shutil.ignore_patterns("__pycache__"))
        write(program / "tests/__init__.py", "")
    if world.elsewhere:
        # Entries are written in reverse, so that folders list them in another order, at another time.
        shutil.copytree(handbook, folder / "ändere Wörter, here/handbook", copy_function=_copied)
        handbook = folder / "ändere Wörter, here/handbook"
    write(folder / "gitconfig", _GIT)
    (folder / "tmp").mkdir()
    places = {"PYTHONPATH": f"{program / 'hooks'}{os.pathsep}{program}", "TMPDIR": str(folder / "tmp")}
    elsewhere = {"GIT_CONFIG_GLOBAL": "gitconfig", "HOME": "home", "XDG_CONFIG_HOME": "home", "XDG_CACHE_HOME": "home"}
    places |= {name: str(folder / place) for name, place in elsewhere.items() if name in world.environment}
    environment = os.environ | world.environment | places
    command = [
        sys.executable,
        *world.python,
        "-m",
        "tests.project.world",
        str(handbook),
        str(folder / "out"),
        json.dumps(world.process | {"pages": is_nightly()}),
    ]
    for _ in range(1 + world.twice):
        subprocess.run(command, env=environment, cwd=folder, check=True)
    assert list((folder / "tmp").iterdir()) == []
    out = folder / "out"
    return {
        path.relative_to(out).as_posix(): _readable(path, out) + path.read_bytes() for path in out.rglob("*") if path.is_file()
    }


def _copied(source: str, target: str) -> str:
    return str(shutil.copyfile(source, target))


def _readable(path: Path, out: Path) -> bytes:
    """Whether others may read a file of the site."""
    return b"readable " if path.is_relative_to(out / "site") and stat.S_IMODE(path.stat().st_mode) & 0o004 else b""


@pytest.mark.parametrize("name", ["everything", *(by_night(name) for name in ALONE)])
def test_every_world_gives_the_same_bytes(name: str, handbook: Path, as_usual: Made, tmp_path: Path) -> None:
    found = made((ALONE | ALL_AT_ONCE)[name], handbook, tmp_path)
    assert {"site/index.html", "findings-sarif", "export-skos/glossary.ttl", "changes", "trace"} <= as_usual.keys()
    assert b"undefined-abbreviation" in as_usual["findings-json"]
    assert sorted(as_usual.keys() ^ found.keys()) == []
    assert [path for path in as_usual if as_usual[path] != found[path]] == []
