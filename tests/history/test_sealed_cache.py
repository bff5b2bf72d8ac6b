"""Caches on a disk that others use too: only files of the user alone are opened, and the newest are kept."""

import os
from pathlib import Path

import pytest

from interlock.history import sealed_cache
from interlock.history.sealed_cache import SealedCache
from tests.conftest import posix_only

CACHE = SealedCache("checks", "check", most_bytes=100, most_files=2)


@pytest.fixture(autouse=True)
def _of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("cache", "state"):
        monkeypatch.setattr(sealed_cache, f"user_{name}_path", lambda program, name=name: tmp_path / name / program)


def test_what_was_written_in_pieces_is_read_whole(tmp_path: Path) -> None:
    CACHE.write(tmp_path, [b"two ", b"pieces"])
    assert bytes(CACHE.read(tmp_path)) == b"two pieces"


def test_the_files_written_last_are_kept(tmp_path: Path) -> None:
    for number, name in enumerate(("old", "newer", "newest")):
        CACHE.write(tmp_path / name, [name.encode()])
        os.utime(CACHE.file(tmp_path / name), (number, number))
    CACHE.write(tmp_path / "now", [b"now"])
    kept = {name for name in ("old", "newer", "newest", "now") if CACHE.file(tmp_path / name).exists()}
    assert kept == {"newest", "now"}


def test_no_more_is_kept_than_has_room(tmp_path: Path) -> None:
    CACHE.write(tmp_path, [b"x" * 100])
    with pytest.raises(OSError, match="too large to be kept"):
        CACHE.write(tmp_path, [b"x" * 60, b"x" * 41])
    assert bytes(CACHE.read(tmp_path)) == b"x" * 100
    with pytest.raises(OSError, match="too large to be kept"):
        SealedCache("checks", "check", most_bytes=99, most_files=2).read(tmp_path)


@posix_only
def test_nothing_is_written_where_others_may_write(tmp_path: Path) -> None:
    CACHE.write(tmp_path, [b"ours"])
    CACHE.file(tmp_path).parent.chmod(0o777)
    with pytest.raises(PermissionError, match="others can write here"):
        CACHE.write(tmp_path, [b"theirs"])
    assert CACHE.file(tmp_path).read_bytes().startswith(b"ours")
