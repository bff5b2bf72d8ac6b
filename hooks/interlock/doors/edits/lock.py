"""A lock on a handbook: one command edits it at a time. The system releases it when its process ends, however that ends."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from interlock.doors.edits.refused import Refused, cannot_be_written

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

# Stands in the handbook's folder while a command edits it. Readers of a handbook pass over dot-files.
EDITING = ".interlock-edit"

PATIENCE = 10.0  # seconds that a command waits for another one; an edit takes a fraction of one
_PAUSE = 0.02  # seconds between two tries
_LOCK = "lock"
# On Windows nobody else can read a locked byte, and the bytes with the name of the holder must be readable.
_LOCKED_BYTE = 1 << 20


@contextmanager
def locked(handbook: Path, holder: str) -> Iterator[Path]:
    """Hold the lock of a handbook. Gives the folder for what a command notes while it edits. Raises Refused.

    `holder` is what others are told who wait for it.
    """
    missing = [folder for folder in (handbook, *handbook.parents) if not folder.exists()]
    editing = handbook / EDITING
    try:
        descriptor = _acquired(editing)
    except OSError as error:
        _remove_empty([editing, *missing])
        raise cannot_be_written(handbook, error) from None
    try:
        _sign(descriptor, holder)
        yield editing
    finally:
        _release(editing / _LOCK, descriptor)
        _remove_empty([editing, *missing])


def _acquired(editing: Path) -> int:
    """The descriptor of the lock file, once the lock is ours."""
    deadline = time.monotonic() + PATIENCE
    while True:
        descriptor = _opened(editing)
        if descriptor is not None:
            if _is_taken(descriptor) and _is_open_at(editing / _LOCK, descriptor):
                return descriptor
            holder = _holder(descriptor)
            os.close(descriptor)
            if time.monotonic() > deadline:
                raise Refused(f"{holder} is editing this handbook. Wait until that is done, and run this again.")
        time.sleep(_PAUSE)


def _opened(editing: Path) -> int | None:
    """The lock file, opened; None where whoever had it is just removing its folder."""
    editing.mkdir(parents=True, exist_ok=True)
    try:
        return os.open(editing / _LOCK, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
    except FileNotFoundError:
        return None


def _is_open_at(file: Path, descriptor: int) -> bool:
    """Whether a lock file is still the one in its place: whoever held it before us removed it, and there may be a new one."""
    try:
        return os.path.samestat(os.fstat(descriptor), os.stat(file))
    except FileNotFoundError:
        return False


if sys.platform == "win32":

    def _is_taken(descriptor: int) -> bool:
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

    def _is_taken(descriptor: int) -> bool:
        """Whether the lock is ours now. Where the file system has no locks it is: files are compared before they are replaced."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True

    def _release(file: Path, descriptor: int) -> None:
        with suppress(OSError):
            os.unlink(file)
        os.close(descriptor)


def _sign(descriptor: int, holder: str) -> None:
    """Say who holds the lock, for whoever waits for it; on a full disk nobody is told."""
    with suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, f"{holder} (process {os.getpid()})".encode())


def _holder(descriptor: int) -> str:
    os.lseek(descriptor, 0, os.SEEK_SET)
    return os.read(descriptor, 200).decode("utf-8", "replace") or "Another command"


def _remove_empty(folders: list[Path]) -> None:
    for folder in folders:
        with suppress(OSError):
            os.rmdir(folder)
