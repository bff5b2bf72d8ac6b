"""Writes files of a handbook, all or none. The only code that changes an editor's files.

Each text is staged beside its file, synced and renamed over it, so that nobody reads a partial file. Permissions are kept. A
symbolic link within the handbook stays, and its target is replaced; other hard links keep the old text. On a full disk, a missing
permission or a killed process the old bytes are restored, as `journal.py` describes.
"""

import errno
import os
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from interlock.doors.edits import journal
from interlock.doors.edits.journal import Journal, JournalEntry, digest, digest_of, sync_folder, write_synced
from interlock.doors.edits.lock import EDITING, is_edited, locked_handbook
from interlock.doors.edits.refused import Refused, cannot_be_written
from interlock.sources.disk.exchange import exchanged

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"

_P = ParamSpec("_P")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file of the handbook: its text when it was read (None for a new file), and its text to be (None to delete it).

    A new file takes its permissions, and a byte order mark, from the file `like`, if one is named.
    """

    path: str
    before: str | None
    after: str | None
    like: str | None = None


@dataclass(frozen=True, slots=True)
class _Planned:
    """A change as bytes."""

    entry: JournalEntry
    path: Path  # the path as the editor knows it, symbolic links unresolved
    before: bytes | None
    after: bytes | None
    like: Path | None


def exclusive(command: str) -> Callable[[Callable[Concatenate[Path, _P], _T]], Callable[Concatenate[Path, _P], _T]]:
    """Decorator: the function holds the lock of the handbook, its first argument, while it runs. Raises Refused without it."""

    def decorate(edit: Callable[Concatenate[Path, _P], _T]) -> Callable[Concatenate[Path, _P], _T]:
        @wraps(edit)
        def run(handbook: Path, /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
            with locked_handbook(handbook, f"The command `{command}`") as editing:
                if note := journal.recover(editing, _root(handbook)):
                    raise Refused(note)
                return edit(handbook, *args, **kwargs)

        return run

    return decorate


def undo_unfinished(handbook: Path) -> str:
    """Undo an edit whose process died. Returns a sentence about it, or "" where there was none. Raises Refused."""
    if not is_edited(handbook):
        return ""
    with locked_handbook(handbook, "Another command") as editing:
        return journal.recover(editing, _root(handbook))


def change_files(handbook: Path, changes: Iterable[FileChange]) -> None:
    """Make all changes; the caller must be `exclusive`. Raises Refused, and then nothing is changed."""
    root, editing = _root(handbook), handbook / EDITING
    planned = _without_repeats([_plan(handbook, root, change, number) for number, change in enumerate(changes, 1)])
    record = Journal([each.entry for each in planned], _missing_folders(root, planned))
    try:
        _apply(editing, root, planned, record)
    except BaseException:
        _undo(editing, root, record)
        raise
    with suppress(OSError):  # the next command removes what is left
        journal.clear(editing, root, record)


def _apply(editing: Path, root: Path, planned: list[_Planned], record: Journal) -> None:
    """Write the journal, stage every file, replace them all. Raises Refused where any of this fails; the caller undoes it."""
    also = "Nothing was changed." if len(planned) > 1 else ""
    with _refuse_on_error(editing, also):
        journal.begin(editing, record)
    for folder in record.folders:
        with _refuse_on_error(root / folder, also):
            (root / folder).mkdir(exist_ok=True)
    for each in planned:
        with _refuse_on_error(each.path, also):
            _stage(each, root)
    for each in sorted(planned, key=lambda each: each.after is None):
        with _refuse_on_error(each.path, also):
            _replace(each, root)
    for parent in {each.entry.target(root).parent for each in planned}:
        sync_folder(parent)
    with _refuse_on_error(editing, also):
        journal.finish(editing)


def _undo(editing: Path, root: Path, record: Journal) -> None:
    try:
        journal.undo(editing, root, record)
    except OSError as error:
        raise cannot_be_written(
            Path(error.filename or editing), error, "What this command has begun is undone by the next one that can."
        ) from None


@contextmanager
def _refuse_on_error(path: Path, also: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise cannot_be_written(path, error, also) from None


def _root(handbook: Path) -> Path:
    return Path(os.path.realpath(handbook))


def _plan(handbook: Path, root: Path, change: FileChange, number: int) -> _Planned:
    """A change as bytes, compared with the file as it is now. Raises Refused."""
    path = handbook / change.path
    target = Path(os.path.realpath(path))
    if not target.is_relative_to(root):
        what = (
            "it is a link out of it. Put the file itself there"
            if path.is_symlink()
            else "a folder on the way is a link. Put the folder itself there"
        )
        raise Refused(f"{path} would lie outside the handbook: {what}.")
    before = _bytes_of(path, change.before)
    like = target if before is not None else handbook / change.like if change.like else None
    with _refuse_on_error(like or path, ""):
        mark = _BYTE_ORDER_MARK if like and like.read_bytes().startswith(_BYTE_ORDER_MARK) else b""
    after = None if change.after is None else mark + change.after.encode("utf-8")
    entry = JournalEntry(target.relative_to(root).as_posix(), number, _digest_of(before), _digest_of(after))
    return _Planned(entry, path, before, after, like)


def _bytes_of(path: Path, expected: str | None) -> bytes | None:
    """The bytes of a file, which must have the expected text. Raises Refused."""
    if expected is None:
        if is_there(path):
            raise Refused(f"{path} is already there.")
        return None
    with _refuse_on_error(path, ""):
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            raise _changed(path) from None
        if not stat.S_IMODE(path.stat().st_mode) & 0o222 or not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, "")
    if data.removeprefix(_BYTE_ORDER_MARK) != expected.encode("utf-8"):
        raise _changed(path)
    return data


def is_there(path: Path) -> bool:
    """Whether there is a file. Raises Refused for a name that no file can have here: too long, or in what is no folder."""
    with _refuse_on_error(path, ""):
        try:
            path.lstat()
        except FileNotFoundError:
            return False
    return True


def _changed(path: Path) -> Refused:
    return Refused(f"{path} changed while this ran, or its name holds a character that cannot be shown. Run this again.")


def _digest_of(data: bytes | None) -> str | None:
    return None if data is None else digest_of(data)


def _without_repeats(planned: list[_Planned]) -> list[_Planned]:
    """The changes that change something, each file once even under two names. Raises Refused where two of them contradict."""
    by_target: dict[str, _Planned] = {}
    for each in planned:
        first = by_target.setdefault(each.entry.path, each)
        if first.after != each.after:
            raise Refused(f"{first.path} and {each.path} are one file by a link. Change it by hand.")
    return [each for each in by_target.values() if each.before != each.after]


def _missing_folders(root: Path, planned: list[_Planned]) -> list[str]:
    """The folders that new files need, each after the folder it is in."""
    folders = {folder for each in planned for folder in each.entry.target(root).parents if folder.is_relative_to(root)}
    return sorted(folder.relative_to(root).as_posix() for folder in folders if not folder.exists())


def _stage(each: _Planned, root: Path) -> None:
    """Write the new bytes and a copy of the old ones to dot-files beside the file."""
    if each.after is not None:
        _write_like(each.entry.staged(root), each.after, each.like)
        os.utime(each.entry.staged(root))
    if each.before is not None:
        _write_like(each.entry.kept(root), each.before, each.like)


def _write_like(path: Path, data: bytes, like: Path | None) -> None:
    """Write a file with the owner, permissions and times of another one, as far as the system allows."""
    write_synced(path, data, 0o666 if like is None else 0o600)
    if like is not None:
        owner = like.stat()
        for user, group in ((-1, owner.st_gid), (owner.st_uid, -1)):
            with suppress(PermissionError, AttributeError):
                os.chown(path, user, group)
        with suppress(PermissionError):
            shutil.copystat(like, path)
        with suppress(PermissionError):  # also where a system refuses the labels that come before them, as SELinux does
            shutil.copymode(like, path)


def _replace(each: _Planned, root: Path) -> None:
    target = each.entry.target(root)
    staged = each.entry.staged(root)
    if digest(target) != each.entry.before:
        raise _changed(each.path)
    if each.after is None:
        os.unlink(target)
    elif each.before is None or not exchanged(staged, target):
        os.replace(staged, target)
    elif digest(staged) != each.entry.before:  # saved by somebody between the comparison and the exchange
        exchanged(staged, target)
        raise _changed(each.path)
