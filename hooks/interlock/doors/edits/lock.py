"""A lock on a handbook: one command edits it at a time. The system releases the lock when its process ends."""

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

# The folder in the handbook that exists while a command edits it. Readers of a handbook ignore dot-files.
EDITING = ".interlock-edit"

MAX_WAIT = 10.0  # seconds that a command waits for the lock; an edit takes a fraction of one
_PAUSE = 0.02  # seconds between two attempts
_LOCK = "lock"
# Windows locks a byte range that others cannot read, so the locked byte lies far beyond the holder's name.
_LOCKED_BYTE = 1 << 20


@contextmanager
def locked(handbook: Path, holder: str) -> Iterator[Path]:
    """Hold the lock of a handbook. Yields the folder for the journal of the edit. Raises Refused.

    `holder` is the name that commands which wait for the lock are shown.
    """
    missing = [folder for folder in (handbook, *handbook.parents) if not folder.exists()]
    editing = handbook / EDITING
    try:
        descriptor = _acquire(editing)
    except OSError as error:
        _remove_empty([editing, *missing])
        raise cannot_be_written(handbook, error) from None
    try:
        _write_holder(descriptor, holder)
        yield editing
    finally:
        _release(editing / _LOCK, descriptor)
        _remove_empty([editing, *missing])


def _acquire(editing: Path) -> int:
    """Wait for the lock. Returns the descriptor of the lock file. Raises Refused when the time is up."""
    deadline = time.monotonic() + MAX_WAIT
    while True:
        descriptor = _open(editing)
        if descriptor is not None:
            if _try_lock(descriptor) and _is_current(editing / _LOCK, descriptor):
                return descriptor
            holder = _read_holder(descriptor)
            os.close(descriptor)
            if time.monotonic() > deadline:
                raise Refused(f"{holder} is editing this handbook. Wait until that is done, and run this again.")
        time.sleep(_PAUSE)


def _open(editing: Path) -> int | None:
    """Open the lock file; None where its holder is removing the folder at this moment."""
    editing.mkdir(parents=True, exist_ok=True)
    try:
        return os.open(editing / _LOCK, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
    except FileNotFoundError:
        return None


def _is_current(file: Path, descriptor: int) -> bool:
    """Whether the descriptor is that of the file now in place: the holder before us may have removed the file."""
    try:
        return os.path.samestat(os.fstat(descriptor), os.stat(file))
    except FileNotFoundError:
        return False


if sys.platform == "win32":

    def _try_lock(descriptor: int) -> bool:
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

    def _try_lock(descriptor: int) -> bool:
        """Try to lock. True on file systems without locks too: there, files are compared before they are replaced."""
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
