"""The folder a site is written to: it ends up with exactly what was written, and what did not change is left untouched."""

import os
import threading
from pathlib import Path

# Lies in every folder that a site was written to: only there may a build delete what it did not write.
MARK = ".interlock-site"
_MARKED = "A site that Interlock writes: it deletes whatever else is put here.\n"


class NotOurs(Exception):
    """The folder holds files and no site of ours: writing there would delete them."""


def claim(root: Path) -> None:
    """Mark a folder as one that a site is written to, when somebody else has just emptied it for that."""
    root.mkdir(parents=True, exist_ok=True)
    _take_links_out(root)
    (root / MARK).write_text(_MARKED, encoding="utf-8")


class Folder:
    """A folder of a site. Paths are relative, with `/`. Raises NotOurs for a folder with other things in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.written: set[str] = set()
        self._folders: set[Path] = set()
        if root.is_dir() and any(root.iterdir()) and not (root / MARK).is_file():
            raise NotOurs(
                f"{root} holds files that no build wrote, and a build would delete them. Name an empty folder, or clear it."
            )
        _take_links_out(root)
        self.write(MARK, _MARKED)

    def write(self, path: str, content: str | bytes) -> None:
        """Write a file, unless it already holds that content."""
        if ".." in path.split("/") or path.startswith("/"):
            raise ValueError(f"{path} is not inside a site")
        data = content.encode("utf-8") if isinstance(content, str) else content
        target = self.root / path
        self.written.add(path)
        if target.parent not in self._folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(target.parent)
        if not _holds(target, data):
            _write_whole(target, data)

    def copy(self, source: Path, into: str) -> None:
        """Copy every file below a folder."""
        for file in sorted(path for path in source.rglob("*") if path.is_file() and not path.name.startswith(".")):
            self.write(f"{into}/{file.relative_to(source).as_posix()}", file.read_bytes())

    def write_beside(self, path: str, content: bytes) -> None:
        """Write a file, where it does not take the place of what was written."""
        if path not in self.written:
            self.write(path, content)

    def remove_strays(self) -> None:
        """Delete what an earlier build wrote and this one did not; dot-files (such as `.git`) are none of ours."""
        for path in sorted(self.root.rglob("*"), reverse=True):
            if any(part.startswith(".") for part in path.relative_to(self.root).parts):
                continue
            if path.is_dir() and not path.is_symlink():
                if not any(path.iterdir()):
                    path.rmdir()
            elif path.relative_to(self.root).as_posix() not in self.written:
                path.unlink()


def _take_links_out(root: Path) -> None:
    """What is written must stay in the folder, and not go where a link in it leads."""
    for folder, folders, files in os.walk(root):
        for path in (Path(folder, name) for name in (*folders, *files)):
            if path.is_symlink() and (path.name == MARK or not path.name.startswith(".")):
                path.unlink()
        folders[:] = [name for name in folders if not name.startswith(".")]


def _write_whole(target: Path, data: bytes) -> None:
    """Write a file beside its place and move it there: a reader sees the old file or the new one, never a part."""
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
