"""The journal of an edit of several files, by which it is undone when it fails or its process dies.

An edit stages the new text of every file, and keeps its old one, in dot-files beside it. The journal lists them and is written
first. It is called `undo.json` until every file is replaced, then `done.json` until the dot-files are removed.
"""

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from interlock.doors.edits.refused import Refused, cannot_be_written
from interlock.findings.nouns import few_of

_UNDO = "undo.json"
_DONE = "done.json"
_BEGUN = "begun.json"


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """A file that an edit replaces: its path in the handbook, its number in the edit, and the SHA-256 of its old and new bytes.

    `before` is None for a new file, and `after` for one that is deleted.
    """

    path: str
    number: int
    before: str | None
    after: str | None

    def target(self, root: Path) -> Path:
        """The path of the file itself."""
        return root / self.path

    def staged(self, root: Path) -> Path:
        """The path of the dot-file with the new bytes."""
        return self.target(root).with_name(f".interlock-edit-{self.number}.new")

    def kept(self, root: Path) -> Path:
        """The path of the dot-file with the old bytes."""
        return self.target(root).with_name(f".interlock-edit-{self.number}.old")


@dataclass(frozen=True, slots=True)
class Journal:
    """The files that an edit changes and the folders it creates; paths are relative to the handbook."""

    entries: list[JournalEntry]
    folders: list[str]


def begin(editing: Path, journal: Journal) -> None:
    """Write the journal. Must be called before anything else of the edit is written."""
    write_synced(editing / _BEGUN, json.dumps(asdict(journal), indent=1).encode("utf-8"))
    os.replace(editing / _BEGUN, editing / _UNDO)
    sync_folder(editing)


def finish(editing: Path) -> None:
    """Record that all files are replaced: from now on the edit is complete and will not be undone."""
    os.replace(editing / _UNDO, editing / _DONE)
    sync_folder(editing)


def clear(editing: Path, root: Path, journal: Journal) -> None:
    """Remove the dot-files of an edit, the journal last."""
    _remove_beside(root, journal)
    _remove_journal(editing)


def _remove_beside(root: Path, journal: Journal) -> None:
    for entry in journal.entries:
        for path in (entry.staged(root), entry.kept(root)):
            path.unlink(missing_ok=True)


def _remove_journal(editing: Path) -> None:
    for name in (_BEGUN, _UNDO, _DONE):
        (editing / name).unlink(missing_ok=True)


def undo(editing: Path, root: Path, journal: Journal) -> tuple[list[str], list[str]]:
    """Restore the old bytes of every file. Returns the restored paths, and those left alone because somebody has changed them.

    Does nothing where the edit is complete or was never begun.
    """
    restored: list[str] = []
    changed: list[str] = []
    is_open = (editing / _UNDO).exists()
    for entry in journal.entries if is_open else ():
        now = digest(entry.target(root))
        if now != entry.before:
            (restored if now == entry.after and _put_back(entry, root) else changed).append(entry.path)
    _remove_beside(root, journal)
    for folder in reversed(journal.folders if is_open else ()):
        with suppress(OSError):  # it was not created yet, or somebody put a file there
            os.rmdir(root / folder)
    _remove_journal(editing)
    return restored, changed


def _put_back(entry: JournalEntry, root: Path) -> bool:
    """Restore one file. False where its old bytes are gone."""
    try:
        if entry.before is None:
            os.unlink(entry.target(root))
        else:
            os.replace(entry.kept(root), entry.target(root))
    except FileNotFoundError:
        return False
    sync_folder(entry.target(root).parent)
    return True


def recover(editing: Path, root: Path) -> str:
    """Undo an interrupted edit; the caller holds the lock. Returns a sentence about it, or "". Raises Refused."""
    try:
        left = next((file for name in (_DONE, _UNDO) if (file := editing / name).exists()), None)
        if left is None:
            (editing / _BEGUN).unlink(missing_ok=True)
            return ""
        restored, changed = undo(editing, root, _read(left, root))
    except OSError as error:
        raise cannot_be_written(Path(error.filename or editing), error) from None
    return "" if left.name == _DONE else _sentence(restored, changed)


def _sentence(restored: list[str], changed: list[str]) -> str:
    parts = [f"undone: {_listed(restored)} {'is' if len(restored) == 1 else 'are'} as before"] if restored else ["without effect"]
    if changed:
        parts.append(f"{_listed(changed)} changed since and {'stays' if len(changed) == 1 else 'stay'} so")
    return f"An edit of this handbook was cut short, and is {'; '.join(parts)}. Do it again if you still want it."


def _listed(paths: list[str]) -> str:
    return few_of([f"`{path}`" for path in paths], 3)


def _read(file: Path, root: Path) -> Journal:
    """Read a journal that an interrupted edit left. Raises Refused where it names paths outside the handbook.

    The folder may have come from anywhere, so the journal is not trusted.
    """
    try:
        written: Any = json.loads(file.read_bytes())
        entries = [
            JournalEntry(str(each["path"]), int(each["number"]), each["before"], each["after"]) for each in written["entries"]
        ]
        journal = Journal(entries, [str(folder) for folder in written["folders"]])
        if all(_may_be_edited(root, path) for path in (*(entry.path for entry in entries), *journal.folders)):
            return journal
    except (ValueError, TypeError, KeyError, RecursionError):
        pass
    raise Refused(f"{file} is not as a command leaves it. Look at the files you edited last, then delete {file.parent}.")


def _may_be_edited(root: Path, path: str) -> bool:
    """Whether a path lies in the handbook, outside of the folder of git, and passes through no symbolic link."""
    target = root / path
    below = [each for each in (target, *target.parents) if root in each.parents]
    return bool(below) and os.path.realpath(target) == str(target) and not any(map(_is_of_git, below))


def _is_of_git(path: Path) -> bool:
    """Whether a path is `.git`, by its name or for the file system, which may ignore case or have short names of its own."""
    repository = path.with_name(".git")
    return path.name.lower() == ".git" or (path.exists() and repository.exists() and path.samefile(repository))


def digest(path: Path) -> str | None:
    """The SHA-256 of a file; None where there is no file."""
    try:
        return digest_of(path.read_bytes())
    except FileNotFoundError:
        return None


def digest_of(data: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def write_synced(path: Path, data: bytes, mode: int = 0o666) -> None:
    """Write a new file and sync it to disk, replacing whatever has that name."""
    path.unlink(missing_ok=True)  # left by a process that died, or a symbolic link
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Sync a folder, so that renames in it survive a loss of power; does nothing where the system cannot."""
    with suppress(OSError):  # Windows cannot open folders
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
