"""Temporary folders: nothing stays of one, and only what a process that is gone has left is deleted."""

import errno
import os
import shutil
import signal
import sys
import tempfile
from pathlib import Path

import pytest

from interlock.sources.disk.temporary_folders import temporary_folder

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals, and locks no folders")


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_a_folder_is_gone_at_its_end(temporary: Path) -> None:
    with temporary_folder() as folder:
        (folder / "page.html").write_text("a page", encoding="utf-8")
    assert list(temporary.iterdir()) == []


def test_what_a_killed_process_left_is_deleted(temporary: Path) -> None:
    if (process := os.fork()) == 0:
        with temporary_folder() as folder:
            (folder / "page.html").write_text("a page", encoding="utf-8")
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(process, 0)
    left = list(temporary.iterdir())
    with temporary_folder() as folder:
        assert left and list(temporary.iterdir()) == [folder]


def test_a_folder_in_use_stays() -> None:
    with temporary_folder() as first, temporary_folder():
        assert first.is_dir()


@pytest.mark.parametrize("name", ["interlock-notes", "interlock-temporary-", "interlock-temporary-my-notes"])
def test_a_folder_of_somebody_else_stays(temporary: Path, name: str) -> None:
    (temporary / name).mkdir()
    with temporary_folder():
        assert (temporary / name).is_dir()


def test_nothing_behind_a_link_is_deleted(temporary: Path) -> None:
    (temporary / "letters").mkdir()
    (temporary / "interlock-temporary-abcd1234").symlink_to(temporary / "letters")
    with temporary_folder():
        assert (temporary / "letters").is_dir()


def test_a_folder_of_another_user_stays(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (temporary / "interlock-temporary-abcd1234").mkdir()
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    with temporary_folder():
        assert (temporary / "interlock-temporary-abcd1234").is_dir()


def test_a_folder_is_gone_though_its_deletion_was_stopped(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stops, delete = iter([True, False]), shutil.rmtree

    def deleted(folder: Path, *, ignore_errors: bool) -> None:
        if next(stops):
            raise KeyboardInterrupt
        delete(folder, ignore_errors=ignore_errors)

    monkeypatch.setattr(shutil, "rmtree", deleted)
    with pytest.raises(KeyboardInterrupt), temporary_folder():
        pass
    assert list(temporary.iterdir()) == []


def test_a_folder_deleted_before_its_lock_is_replaced(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken, make = iter([True, False]), tempfile.mkdtemp

    def made(prefix: str) -> str:
        folder = make(prefix=prefix)
        if next(taken):
            Path(folder).rmdir()  # by another command, just now
        return folder

    monkeypatch.setattr(tempfile, "mkdtemp", made)
    with temporary_folder() as folder:
        assert list(temporary.iterdir()) == [folder]


def test_a_full_disk_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/dev/null/none")
    with pytest.raises(OSError, match="The folder for temporary files"), temporary_folder():
        pass


def test_a_disk_filled_later_is_told_alike() -> None:
    with pytest.raises(OSError, match="The folder for temporary files"), temporary_folder() as folder:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder / "docs/help.md"))
