"""A lock on a folder: one process changes it at a time. The system releases it when that process and its forks have ended."""

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_PAUSE = 0.02  # seconds between two attempts
_LOCK = "lock"
# Windows locks a byte range that others cannot read, so the locked byte lies far beyond the holder's name.
_LOCKED_BYTE = 1 << 20


class Held(Exception):
    """Another process holds the lock. The message is its name."""


@contextmanager
def locked(folder: Path, holder: str, max_wait: float, waiting: Callable[[str], None] = lambda holder: None) -> Iterator[None]:
    """Hold the lock that a folder stands for; the folder, and those above it that were missing, are removed when they are empty.

    `holder` is the name that other processes are shown; `waiting` is called once with the name of the one to wait for.
    Raises Held after `max_wait` seconds, and OSError where the folder cannot be made.
    """
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    try:
        descriptor = _acquire(folder, max_wait, waiting)
    except OSError:
        _remove_empty(missing)
        raise
    try:
        _write_holder(descriptor, holder)
        yield
    finally:
        _release(folder / _LOCK, descriptor)
        _remove_empty([folder, *missing])


def _acquire(folder: Path, max_wait: float, waiting: Callable[[str], None]) -> int:
    """Wait for the lock. Returns the descriptor of the lock file. Raises Held when the time is up."""
    deadline, told = time.monotonic() + max_wait, False
    while True:
        descriptor = _open(folder)
        if descriptor is not None:
            # Where there are no locks, files are compared before they are replaced.
            if try_lock(descriptor) is not False and _is_current(folder / _LOCK, descriptor):
                return descriptor
            holder = _read_holder(descriptor)
            os.close(descriptor)
            if time.monotonic() > deadline:
                raise Held(holder)
            if not told:
                waiting(holder)
                told = True
        time.sleep(_PAUSE)


def _open(folder: Path) -> int | None:
    """Open the lock file; None where its holder is removing the folder at this moment.

    Raises OSError where a link stands in place of the folder: it may have come with the handbook, or be a trap of a neighbour.
    """
    if folder.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(folder))
    _make(folder)
    try:
        return os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
    except FileNotFoundError:
        return None


def _make(folder: Path) -> None:
    """Make a folder that may be there already, and whose removal by a holder before us may come in between."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, FileNotFoundError):
        folder.mkdir(parents=True, exist_ok=True)


def _is_current(file: Path, descriptor: int) -> bool:
    """Whether the descriptor is that of the file now in place: the holder before us may have removed the file."""
    try:
        return os.path.samestat(os.fstat(descriptor), os.stat(file))
    except FileNotFoundError:
        return False


if sys.platform == "win32":

    def try_lock(descriptor: int) -> bool | None:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _release(file: Path, descriptor: int) -> None:
        os.close(descriptor)
        with suppress(OSError):
            os.unlink(file)

else:

    def try_lock(descriptor: int) -> bool | None:
        """Lock a file or folder, unless another process has; None where the file system has no locks."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return None
        return True

    def _release(file: Path, descriptor: int) -> None:
        with suppress(OSError):
            os.unlink(file)
        os.close(descriptor)


def _write_holder(descriptor: int, holder: str) -> None:
    """Write the holder's name into the lock file, for commands that wait; a full disk is ignored."""
    with suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, f"{holder} (process {os.getpid()})".encode())


def _read_holder(descriptor: int) -> str:
    os.lseek(descriptor, 0, os.SEEK_SET)
    return os.read(descriptor, 200).decode("utf-8", "replace") or "Another command"


def _remove_empty(folders: list[Path]) -> None:
    for folder in folders:
        with suppress(OSError):
            os.rmdir(folder)
