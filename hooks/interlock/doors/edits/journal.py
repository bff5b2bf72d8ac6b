"""What an edit of several files notes down before it begins, so that it can be undone when it fails or its process dies.

An edit stages the new text of every file, and keeps its old one, in dot-files beside it. The journal names all of them and is there
before the first: `undo.json` until every file is replaced, `done.json` from then until the dot-files are removed.
"""

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from interlock.doors.edits.refused import Refused, cannot_be_written

_UNDO = "undo.json"
_DONE = "done.json"
_BEGUN = "begun.json"


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """A file that an edit replaces: its path in the handbook, and the digests of its bytes; None for a file that is not there."""

    path: str
    number: int
    before: str | None
    after: str | None

    def target(self, root: Path) -> Path:
        """The file itself."""
        return root / self.path

    def staged(self, root: Path) -> Path:
        """Where its new bytes wait."""
        return self.target(root).with_name(f".interlock-edit-{self.number}.new")

    def kept(self, root: Path) -> Path:
        """Where its old bytes are kept."""
        return self.target(root).with_name(f".interlock-edit-{self.number}.old")


@dataclass(frozen=True, slots=True)
class Journal:
    """The files of an edit, and the folders that it makes for them, in paths relative to the handbook."""

    entries: list[JournalEntry]
    folders: list[str]


def begin(editing: Path, journal: Journal) -> None:
    """Write the journal into its folder, before anything else of the edit is written."""
    write_synced(editing / _BEGUN, json.dumps(asdict(journal), indent=1).encode("utf-8"))
    os.replace(editing / _BEGUN, editing / _UNDO)
    sync_folder(editing)


def finish(editing: Path) -> None:
    """Say that all files are replaced: from now on nothing is undone."""
    os.replace(editing / _UNDO, editing / _DONE)
    sync_folder(editing)


def clear(editing: Path, root: Path, journal: Journal) -> None:
    """Remove what an edit needed besides its files, the journal last."""
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
    """Give every file its old bytes again: the files that had new ones, and those that somebody changed since, which stay.

    Does nothing where the edit is finished, or was not begun.
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
        with suppress(OSError):  # it was not made yet, or somebody put a file there
            os.rmdir(root / folder)
    _remove_journal(editing)
    return restored, changed


def _put_back(entry: JournalEntry, root: Path) -> bool:
    """Whether the old bytes were there to be put back."""
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
    """Undo the edit whose process died, under the lock of the handbook. What to tell about it, if anything. Raises Refused."""
    try:
        left = next((file for name in (_DONE, _UNDO) if (file := editing / name).exists()), None)
        if left is None:
            (editing / _BEGUN).unlink(missing_ok=True)
            return ""
        restored, changed = undo(editing, root, _read(left, root))
    except OSError as error:
        raise cannot_be_written(Path(error.filename or editing), error) from None
    return "" if left.name == _DONE else _told(restored, changed)


def _told(restored: list[str], changed: list[str]) -> str:
    told = [f"undone: {_listed(restored)} {'is' if len(restored) == 1 else 'are'} as before"] if restored else ["without effect"]
    if changed:
        told.append(f"{_listed(changed)} changed since and {'stays' if len(changed) == 1 else 'stay'} so")
    return f"An edit of this handbook was cut short, and is {'; '.join(told)}. Do it again if you still want it."


def _listed(paths: list[str]) -> str:
    shown = ", ".join(f"`{path}`" for path in paths[:3])
    return shown if len(paths) <= 3 else f"{shown} and {len(paths) - 3} more"


def _read(file: Path, root: Path) -> Journal:
    """A journal that was left. It may be anybody's, as a folder may come from anywhere: nothing outside the handbook is touched."""
    try:
        written: Any = json.loads(file.read_bytes())
        entries = [
            JournalEntry(str(each["path"]), int(each["number"]), each["before"], each["after"]) for each in written["entries"]
        ]
        journal = Journal(entries, [str(folder) for folder in written["folders"]])
        if all(_is_inside(root, path) for path in (*(entry.path for entry in entries), *journal.folders)):
            return journal
    except (ValueError, TypeError, KeyError):
        pass
    raise Refused(f"{file} is not as a command leaves it. Look at the files you edited last, then delete {file.parent}.")


def _is_inside(root: Path, path: str) -> bool:
    """Whether a path leads into the handbook, by no link."""
    return root in (root / path).parents and os.path.realpath(root / path) == str(root / path)


def digest(path: Path) -> str | None:
    """What tells the bytes of a file from others; None where there is no file."""
    try:
        return digest_of(path.read_bytes())
    except FileNotFoundError:
        return None


def digest_of(data: bytes) -> str:
    """What tells bytes from others."""
    return hashlib.sha256(data).hexdigest()


def write_synced(path: Path, data: bytes, mode: int = 0o666) -> None:
    """Write a file anew so that it outlives a loss of power."""
    path.unlink(missing_ok=True)  # what a process that died has left, or a link that somebody put there
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Make what was renamed in a folder outlive a loss of power, where the system can."""
    with suppress(OSError):  # Windows opens no folders
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
