"""What `make` installs the packages of the tests with, tried with programs that only note what they are told."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT, posix_only, write

PIP = 'case "$*" in *"config list"*) echo "{index}";; *) echo "pip $*" >>told;; esac'
UV = 'echo "uv $*" >>told; exit {code}'
EVERYTHING = "-r requirements-dev.txt"


@posix_only
@pytest.mark.parametrize(
    ("index", "code", "by"),
    [
        ("global.extra-index-url='file:///more/'", 0, ["uv"]),
        ("global.index-url='https://mirror.example/simple/'", 0, ["pip"]),
        (":env:.no-index='1'", 0, ["pip"]),
        ("", 2, ["uv", "pip"]),
    ],
    ids=["the usual index", "a mirror", "no index", "uv fails"],
)
def test_pip_installs_what_uv_may_not(index: str, code: int, by: list[str], tmp_path: Path) -> None:
    for name in ("Makefile", "requirements.txt", "requirements-dev.txt", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    for name, script in (("python", PIP.format(index=index)), ("uv", UV.format(code=code))):
        write(tmp_path / ".venv/bin" / name, f"#!/bin/sh\n{script}\n")
        (tmp_path / ".venv/bin" / name).chmod(0o755)
    write(tmp_path / ".venv/runtime", "")
    subprocess.run(["make", "--silent", ".venv/development"], cwd=tmp_path, check=True, capture_output=True)
    told = (tmp_path / "told").read_text(encoding="utf-8").splitlines()
    assert [line.split()[0] for line in told if EVERYTHING in line] == by
    assert (tmp_path / ".venv/requirements-uv.txt").read_text(encoding="utf-8").startswith("uv==")
