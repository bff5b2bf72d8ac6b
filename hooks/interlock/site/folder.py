"""The folder a site is written to: afterwards it holds exactly what was written, and unchanged files keep their times."""

import os
import threading
from pathlib import Path

# This file marks a folder that a site was written to. Only in such a folder may a build delete other files.
MARK = ".interlock-site"
_MARKED = "A site that Interlock writes: it deletes whatever else is put here.\n"


class NotASite(Exception):
    """The folder holds other files and no site: building there would delete them."""


def mark_as_site(root: Path) -> None:
    """Mark a folder as that of a site, after another program (MkDocs) has emptied it."""
    root.mkdir(parents=True, exist_ok=True)
    _remove_symlinks(root)
    (root / MARK).write_text(_MARKED, encoding="utf-8")


class Folder:
    """A site's folder. Paths are relative to it, with `/`. Raises NotASite for a folder that holds anything else."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.written: set[str] = set()
        self._folders: set[Path] = set()
        if root.is_dir() and any(root.iterdir()) and (not (root / MARK).is_file() or _holds_another_site(root)):
            raise NotASite(
                f"{root} holds files that no build wrote, and a build would delete them. Name an empty folder, or clear it."
            )
        _remove_symlinks(root)
        self.write(MARK, _MARKED)

    def write(self, path: str, content: str | bytes) -> None:
        """Write a file, unless it already holds that content. Raises ValueError for a path that leads out of the folder."""
        if ".." in path.split("/") or path.startswith("/"):
            raise ValueError(f"{path} is not inside a site")
        data = content.encode("utf-8") if isinstance(content, str) else content
        target = self.root / path
        self.written.add(path)
        if target.parent not in self._folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(target.parent)
        if not _holds(target, data):
            _write_atomically(target, data)

    def copy(self, source: Path, into: str) -> None:
        """Copy all files below `source` into the folder `into`."""
        for file in sorted(path for path in source.rglob("*") if path.is_file() and not path.name.startswith(".")):
            self.write(f"{into}/{file.relative_to(source).as_posix()}", file.read_bytes())

    def write_beside(self, path: str, content: bytes) -> None:
        """Write a file, unless this build has already written one at that path."""
        if path not in self.written:
            self.write(path, content)

    def remove_stale(self) -> None:
        """Delete the files of an earlier build that this one did not write. Dot-files (such as `.git`) stay."""
        for path in sorted(self.root.rglob("*"), reverse=True):
            if any(part.startswith(".") for part in path.relative_to(self.root).parts):
                continue
            if path.is_dir() and not path.is_symlink():
                if not any(path.iterdir()):
                    path.rmdir()
            elif path.relative_to(self.root).as_posix() not in self.written:
                path.unlink()


def _holds_another_site(root: Path) -> bool:
    """Whether another program has put its site here since: MkDocs empties a folder, but leaves our mark."""
    home = root / "index.html"
    try:
        return not home.is_symlink() and b"handbook.css" not in home.read_bytes()
    except OSError:
        return False


def _remove_symlinks(root: Path) -> None:
    """Delete symbolic links, so that nothing is written outside the folder through them."""
    for folder, folders, files in os.walk(root):
        for path in (Path(folder, name) for name in (*folders, *files)):
            if path.is_symlink() and (path.name == MARK or not path.name.startswith(".")):
                path.unlink()
        folders[:] = [name for name in folders if not name.startswith(".")]


def _write_atomically(target: Path, data: bytes) -> None:
    """Write to a temporary file and rename it, so that readers see the old file or the new one, never a part."""
    beside = target.with_name(f".{target.name}.{os.getpid()}.{threading.get_ident()}")
    try:
        beside.write_bytes(data)
        os.replace(beside, target)
    except BaseException:  # a full disk, or a reader who stops the command
        beside.unlink(missing_ok=True)
        raise


def _holds(target: Path, data: bytes) -> bool:
    try:
        return target.stat().st_size == len(data) and target.read_bytes() == data
    except OSError:
        return False
