"""Temporary folders of which nothing stays: each is deleted at its end, or, after a kill, by the next one's process."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.system_errors import of_temporary_files
from interlock.sources.disk.folder_lock import try_lock

_PREFIX = "interlock-temporary-"
_NAME = lazy_pattern(rf"{_PREFIX}[a-z0-9_]{{8}}")  # as `mkdtemp` completes it


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """A new folder, deleted at the end, even if somebody stops the command while it is being deleted.

    Raises OSError where none can be made.
    """
    try:
        _delete_abandoned()
        folder, lock = _new_folder()
    except OSError as error:
        raise of_temporary_files(error) from None
    try:
        yield folder
    except OSError as error:
        if isinstance(error.filename, str | Path) and Path(error.filename).is_relative_to(folder):
            raise of_temporary_files(error) from None
        raise
    finally:
        try:
            shutil.rmtree(folder, ignore_errors=True)
        except KeyboardInterrupt:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        finally:
            if lock is not None:
                os.close(lock)


if sys.platform == "win32":

    def _new_folder() -> tuple[Path, int | None]:
        return Path(tempfile.mkdtemp(prefix=_PREFIX)), None

    def _delete_abandoned() -> None:
        """Nothing: Windows locks no folders, so that nobody knows whose process is gone."""

else:

    def _new_folder() -> tuple[Path, int | None]:
        """A folder and the descriptor by which it is locked until this process and its forks have ended."""
        while True:
            folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
            # Another process may have found it before it was locked, and deletes it.
            with suppress(FileNotFoundError):
                lock = os.open(folder, os.O_RDONLY)
                if try_lock(lock) is not False and folder.exists():
                    return folder, lock
                os.close(lock)

    def _delete_abandoned() -> None:
        """Delete the folders of this user that no process has locked any more."""
        with suppress(OSError):
            for entry in os.scandir(tempfile.gettempdir()):
                if _NAME.fullmatch(entry.name):
                    with suppress(OSError):
                        _delete_if_abandoned(entry.path)

    def _delete_if_abandoned(folder: str) -> None:
        lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            if os.fstat(lock).st_uid == os.geteuid() and try_lock(lock):
                shutil.rmtree(folder, ignore_errors=True)
        finally:
            os.close(lock)
