"""Caches that nobody else can have written: their folders and files belong to the user, and no others may read or write them.

A cache may still come from elsewhere, for example restored by a workflow. So only sealed data is trusted. The seal is a keyed
hash (HMAC with SHA-256) behind the data; its key is made on this machine and stands outside the cache.
"""

import hashlib
import hmac
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_cache_path, user_state_path

from interlock.sources.disk.unfinished_files import delete_unfinished, unfinished

_OTHERS = 0o077
_KEY_BYTES = _SEAL_BYTES = 32


def read_sealed(file: Path, most_bytes: int) -> memoryview:
    """The bytes that `write_sealed` wrote. Raises OSError, ValueError or RuntimeError (no home) for anything else."""
    found = memoryview(_read_own(file, most_bytes + _SEAL_BYTES))
    data, seal = found[:-_SEAL_BYTES], found[-_SEAL_BYTES:]
    if not hmac.compare_digest(hmac.digest(_read_own(_key_file(), _KEY_BYTES), data, "sha256"), seal):
        raise ValueError("written elsewhere, or changed since")
    return data


def write_sealed(file: Path, data: Iterable[bytes], most_files: int) -> None:
    """Write a file, given in pieces, with a seal behind it, so that only the user can read or write it, whole or not at all.

    In its folder, the newest `most_files` are kept. Raises OSError.
    """
    _write_own(file, _with_seal(data, _key()), most_files)


def _with_seal(data: Iterable[bytes], key: bytes) -> Iterator[bytes]:
    found = hmac.new(key, digestmod="sha256")
    for piece in data:
        found.update(piece)
        yield piece
    yield found.digest()


def _key() -> bytes:
    """The key of this user on this machine; it is made where there is none."""
    try:
        return _read_own(_key_file(), _KEY_BYTES)
    except FileNotFoundError:
        _write_own(_key_file(), [os.urandom(_KEY_BYTES)], 1)
        return _read_own(_key_file(), _KEY_BYTES)


@dataclass(frozen=True, slots=True)
class SealedCache:
    """A cache of one kind of data about folders, which are handbooks or sites: a sealed file for each folder.

    `name`: that of the cache's own folder. `most_bytes`: the limit of one file. `most_files`: so many are kept, the newest ones.
    """

    name: str
    ending: str
    most_bytes: int
    most_files: int

    def file(self, folder: Path) -> Path:
        """The file for a folder. Raises RuntimeError where the user has no home."""
        name = hashlib.sha256(os.fsencode(os.path.realpath(folder))).hexdigest()[:32]
        return user_cache_path("interlock") / self.name / f"{name}.{self.ending}"

    def read(self, folder: Path) -> memoryview:
        """The data about a folder. Raises OSError, ValueError or RuntimeError where there is none that can be trusted."""
        return read_sealed(self.file(folder), self.most_bytes)

    def write(self, folder: Path, data: Iterable[bytes]) -> None:
        """Write the data about a folder, given in pieces. Raises OSError where that fails, and for more than `most_bytes`."""
        write_sealed(self.file(folder), self._bounded(data), self.most_files)

    def _bounded(self, data: Iterable[bytes]) -> Iterator[bytes]:
        length = 0
        for piece in data:
            length += len(piece)
            if length > self.most_bytes:
                raise _too_large()
            yield piece


def _too_large() -> OSError:
    return OSError("too large to be kept")


def _key_file() -> Path:
    return user_state_path("interlock") / "seal" / "key"


def _read_own(file: Path, most_bytes: int) -> bytes:
    """The bytes of a file that only the user can have written. Raises OSError for any other, and for more than `most_bytes`."""
    _require_own(os.lstat(file.parent), stat.S_IFDIR)
    with open(file, "rb", opener=_open_no_link) as opened:
        state = os.fstat(opened.fileno())
        _require_own(state, stat.S_IFREG)
        if state.st_size > most_bytes:
            raise _too_large()
        return opened.read(most_bytes)


def _open_no_link(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


def _require_own(state: os.stat_result, form: int) -> None:
    is_form = stat.S_IFMT(state.st_mode) == form
    if not is_form or (hasattr(os, "geteuid") and (state.st_uid != os.geteuid() or state.st_mode & _OTHERS)):
        raise PermissionError("others can write here")


def _write_own(file: Path, data: Iterable[bytes], most_files: int) -> None:
    """As `write_sealed`, without a seal."""
    file.parent.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    file.parent.mkdir(exist_ok=True, mode=0o700)
    _require_own(os.lstat(file.parent), stat.S_IFDIR)
    delete_unfinished(file.parent)
    beside = unfinished(file)
    try:
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
            opened.writelines(data)
        os.replace(beside, file)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _remove_oldest(file.parent, most_files)


def _remove_oldest(folder: Path, most_files: int) -> None:
    files = sorted(folder.iterdir(), key=lambda each: each.lstat().st_mtime, reverse=True)
    for each in files[most_files:]:
        each.unlink(missing_ok=True)
