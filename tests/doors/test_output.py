"""What a command prints arrives whole, or its end says that it did not."""

import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.conftest import Handbook, posix_only

if sys.platform != "win32":
    import resource


def ended(folder: Path, *arguments: str, first: Callable[[], object], out: Path, **variables: str) -> tuple[int, str]:
    """The exit code of a command, and what it told on standard error. `first` runs in its process before it begins."""
    command = [sys.executable, "-m", "interlock", *arguments]
    with out.open("wb") as file:
        done = subprocess.run(
            command,
            cwd=folder,
            env=os.environ | variables,
            stdout=file,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=first,
            check=False,
        )
    return done.returncode, done.stderr


def small_files() -> None:
    """Stands for a disk with room for ten bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))


@posix_only
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("command", ["export json", "check --advice", "explain --help", "--help"])
def test_output_that_is_cut_is_no_success(command: str, unbuffered: str, tiny: Handbook, tmp_path: Path) -> None:
    out = tmp_path / "out"
    code, told = ended(tiny({}), *command.split(), first=small_files, out=out, PYTHONUNBUFFERED=unbuffered)
    assert (code, out.stat().st_size) == (2, 10)
    assert told.endswith("Standard output cannot be written: File too large. Choose a place that takes larger files.\n")
    assert "Traceback" not in told


@posix_only
@pytest.mark.parametrize("command", ["check", "export json", "--help"])
def test_closed_output_stops_no_command(command: str, tiny: Handbook, tmp_path: Path) -> None:
    folder = tiny({})
    for closed in ((1, 2), (2, 3), (1, 3), (0, 3)):
        code, told = ended(folder, *command.split(), first=partial(os.closerange, *closed), out=tmp_path / "out")
        assert (code, told) == (0, "")
