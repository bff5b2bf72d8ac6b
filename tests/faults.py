"""Injects faults: a process that dies, or a system call that fails, at a chosen call that changes files."""

import errno
import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import is_nightly

# All system calls by which commands change files.
CALLS = (
    "open",
    "write",
    "fsync",
    "replace",
    "unlink",
    "mkdir",
    "rmdir",
    "chown",
    "chmod",
    "utime",
    "ftruncate",
    "link",
    "rename",
)

Happens = Callable[[str], None]
Contents = Mapping[str, bytes | None]


def watched(patch: pytest.MonkeyPatch, names: tuple[str, ...], happens: Happens) -> None:
    """Call `before` ahead of each of these calls; a write has then written half of its bytes."""

    def through(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def made(*arguments: Any, **options: Any) -> Any:
            if name == "write":
                half = len(arguments[1]) // 2
                written = call(arguments[0], arguments[1][:half]) if half else 0
                happens(name)
                return written + call(arguments[0], arguments[1][half:])
            happens(name)
            # Syncing is faked: only a loss of power would show the difference.
            return None if name == "fsync" else call(*arguments, **options)

        return made

    for name in names:
        patch.setattr(os, name, through(name, getattr(os, name)))


def killed_at(number: int, run: Callable[[], object]) -> bool:
    """Run in a child process that is killed at its n-th call; False if it ends before."""
    calls = iter(range(1, number))
    return killed_when(lambda: next(calls, None) is None, run)


def killed_when(is_so: Callable[[], bool], run: Callable[[], object]) -> bool:
    """Run in a child process that is killed at the first call at which something is so; False if it ends before."""
    child = os.fork()
    if child == 0:

        def die(name: str) -> None:
            if is_so():
                os.kill(os.getpid(), signal.SIGKILL)

        try:
            watched(pytest.MonkeyPatch(), CALLS, die)
            run()
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def contents(folder: Path) -> Contents:
    """Every file with its bytes, and every folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None for path in sorted(folder.rglob("*"))
    }


def left_by_deaths(folder: Path, run: Callable[[], object], aside: Path) -> Iterator[int]:
    """Have a folder as a run leaves it that dies at some call, for each call; yields the number of the death.

    At night processes are killed. By day one run is watched: it changes files by `CALLS` only, so what it leaves when it
    dies at a call is the state before that call; of states that are alike, one is enough.
    """
    shutil.copytree(folder, aside / "0", symlinks=True)
    if not is_nightly():
        yield from _states_during(folder, run, aside)
        return
    number = 1
    while killed_at(number, run):
        yield number
        shutil.rmtree(folder)
        shutil.copytree(aside / "0", folder, symlinks=True)
        number += 1


def _states_during(folder: Path, run: Callable[[], object], aside: Path) -> Iterator[int]:
    last, count, is_copying = contents(folder), 0, False

    def keep(name: str) -> None:
        nonlocal last, count, is_copying
        if is_copying:
            return
        is_copying = True
        if (now := contents(folder)) != last:
            last, count = now, count + 1
            shutil.copytree(folder, aside / str(count), symlinks=True)
        is_copying = False

    with pytest.MonkeyPatch.context() as patch:
        watched(patch, CALLS, keep)
        run()
    for number in range(count + 1):
        shutil.rmtree(folder)
        (aside / str(number)).rename(folder)
        yield number


@contextmanager
def failing_at(number: int, names: tuple[str, ...], code: int, *, once: bool) -> Iterator[list[str]]:
    """The n-th of these calls fails, and later ones too unless `once`. Yields the calls that failed."""
    calls = iter(range(1, number))
    failed: list[str] = []

    def fail(name: str) -> None:
        if next(calls, None) is None and not (once and failed):
            failed.append(name)
            raise OSError(code, os.strerror(code))

    with pytest.MonkeyPatch.context() as patch:
        watched(patch, names, fail)
        yield failed


@contextmanager
def small_disk(folder: Path, pages: int) -> Iterator[Path]:
    """A file system that holds `pages` pages of 4 KB."""
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={pages * 4096}", "tmpfs", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


def can_mount(tmp_path: Path) -> bool:
    """Whether file systems can be mounted here; elsewhere their errors are simulated."""
    try:
        with small_disk(tmp_path / "probe", 1):
            return True
    except (OSError, subprocess.CalledProcessError):
        return False


@contextmanager
def closed(name: str) -> Iterator[None]:
    """No folder of this name can be listed. Permissions would not keep an administrator out, who runs tests in containers."""
    really = os.scandir

    def scandir(folder: Any = ".") -> Any:
        if Path(folder).name == name:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))
        return really(folder)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "scandir", scandir)
        yield
