"""The folder a site is written to. It holds exactly what was written, and whoever serves it may read every file."""

import os
import shutil
import stat
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from interlock.site.refused_folders import DOMAIN, refuse_other_files
from interlock.sources.disk.site_mark import MARK
from interlock.sources.disk.unfinished_files import unfinished

_MARKED = "A site that Interlock writes: it deletes whatever else is put here.\n"

# A web server runs as another user, so that a site can be read by all, whatever the umask of whoever builds it.
_READ_BY_ALL = 0o444
_ENTERED_BY_ALL = 0o555


def mark_as_site(root: Path) -> None:
    """Mark a folder as that of a site, after another program (MkDocs) has emptied it."""
    root.mkdir(parents=True, exist_ok=True)
    _remove_symlinks(root)
    (root / MARK).write_text(_MARKED, encoding="utf-8")


class Folder(ABC):
    """A site's folder. Paths are relative to it, with `/`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.written: set[str] = set()
        self._folders: set[Path] = set()

    def write(self, path: str, content: str | bytes) -> None:
        """Write a file, unless it already holds that content. Raises ValueError for a path that leads out of the folder."""
        target = self._target(path)
        self.written.add(path)
        self._put(target, content.encode("utf-8") if isinstance(content, str) else content)

    def _target(self, path: str) -> Path:
        """Where a file goes, in a folder that exists."""
        if ".." in path.split("/") or path.startswith("/"):
            raise ValueError(f"{path} is not inside a site")
        target = self.root / path
        if target.parent not in self._folders:
            self._make(target.parent)
        return target

    @abstractmethod
    def _put(self, target: Path, data: bytes) -> None:
        """Write a file whose folder exists."""

    def _make(self, folder: Path) -> None:
        if folder.parent in self._folders:
            folder.mkdir(exist_ok=True)
            _allow(folder, _ENTERED_BY_ALL)
            self._folders.add(folder)
            return
        for each in (folder, *folder.parents):
            if each in self._folders or (each.is_dir() and not each.is_relative_to(self.root)):
                break
            each.mkdir(parents=True, exist_ok=True)
            if each.is_relative_to(self.root):
                _allow(each, _ENTERED_BY_ALL)
            self._folders.add(each)

    def copy(self, source: Path, into: str) -> None:
        """Copy all files below `source` into the folder `into`."""
        for file in sorted(path for path in source.rglob("*") if path.is_file() and not path.name.startswith(".")):
            self.write(f"{into}/{file.relative_to(source).as_posix()}", file.read_bytes())

    def content(self, path: str) -> bytes | None:
        """What a file holds; None where there is none."""
        try:
            return (self.root / path).read_bytes()
        except OSError:
            return None

    def write_beside(self, path: str, content: bytes) -> None:
        """Write a file, unless this build has already written one at that path."""
        if path not in self.written:
            self.write(path, content)

    def remove_stale(self) -> None:
        """Delete the files that were not written since. Dot-files (such as `.git`) and `CNAME` stay."""
        remove_others(self.root, self.written)


class ServedFolder(Folder):
    """A folder that is read while it is written: each file in it is whole. Raises NotASite for one that holds anything else."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        refuse_other_files(root)
        _remove_symlinks(root)
        self.write(MARK, _MARKED)

    def _put(self, target: Path, data: bytes) -> None:
        if not _holds(target, data):
            write_whole(target, data)
            _allow(target, _READ_BY_ALL)


class NewFolder(Folder):
    """An empty folder, in which a site is written that nobody reads yet.

    A file that the site `before` it holds already is linked, not written, and keeps its time.
    """

    def __init__(self, root: Path, before: Path) -> None:
        super().__init__(root)
        root.mkdir(parents=True)
        self._before = before
        self._can_link = before.is_dir()
        self.write(MARK, _MARKED)

    def keep(self, path: str) -> None:
        """Take a file over from the site before, which is known to hold what a build would write."""
        old = self._before / path
        if self._can_link:
            target = self._target(path)
            try:
                os.link(old, target)
                self.written.add(path)
                return
            except OSError:
                self._can_link = False
        self.write(path, old.read_bytes())

    def _put(self, target: Path, data: bytes) -> None:
        try:
            if not self._linked(target, data):
                _write_new(target, data)
        except FileExistsError:  # written before by this build, and maybe the same file as that of the site before
            target.unlink()
            self._put(target, data)

    def _linked(self, target: Path, data: bytes) -> bool:
        """Link the file of the site before, if that holds the same. False on file systems without links."""
        if not self._can_link:
            return False
        old = self._before / target.relative_to(self.root)
        if not _holds(old, data) or not _is_plain(old, self._before):
            return False
        try:
            os.link(old, target)
        except FileExistsError:
            raise
        except OSError:
            self._can_link = False
        return self._can_link


class GatheredFiles(Folder):
    """The files of a site in memory, by their paths, until it is known whether they are written."""

    def __init__(self) -> None:
        super().__init__(Path())
        self.files: dict[str, bytes] = {}

    def _make(self, folder: Path) -> None:
        self._folders.add(folder)

    def _put(self, target: Path, data: bytes) -> None:
        self.files[target.as_posix()] = data


def remove_others(root: Path, written: set[str]) -> None:
    """Delete all files of a site but these, and folders that are empty then. Dot-files (such as `.git`) and `CNAME` stay."""
    for path in sorted(root.rglob("*"), reverse=True):
        if is_kept(path.relative_to(root)):
            continue
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.relative_to(root).as_posix() not in written:
            path.unlink()


def is_kept(path: Path) -> bool:
    """Whether a build keeps what somebody put at this path of a site: dot-files, all in dot-folders, and the name of its host."""
    return path == Path(DOMAIN) or any(part.startswith(".") for part in path.parts)


def _remove_symlinks(root: Path) -> None:
    """Delete symbolic links, so that nothing is written outside the folder through them."""
    for folder, folders, files in os.walk(root):
        for path in (Path(folder, name) for name in (*folders, *files)):
            if path.is_symlink() and (path.name == MARK or not path.name.startswith(".")):
                path.unlink()
        folders[:] = [name for name in folders if not name.startswith(".")]


def write_whole(target: Path, data: bytes) -> None:
    """Write to a temporary file and rename it, so that readers see the old file or the new one, never a part.

    What is no file, such as `/dev/stdout`, is written to as it is; a link to a file stays one. Permissions stay.
    """
    write_all_whole({target: data})


def write_all_whole(files: Mapping[Path, bytes]) -> None:
    """Write several files so. Each is in its place once all of them are written: a full disk changes none.

    Raises OSError, which names the file of `files`.
    """
    staged: dict[Path, Path] = {}
    try:
        for number, (path, data) in enumerate(files.items()):
            with _naming(path):
                if path.exists() and not path.is_file():
                    path.write_bytes(data)
                    continue
                target = Path(os.path.realpath(path)) if path.is_symlink() else path
                staged[path] = beside = unfinished(target, number)
                with beside.open("xb") as file:  # never through a link that somebody else put there
                    file.write(data)
                if target.exists():
                    shutil.copymode(target, beside)
        for path, beside in staged.items():
            with _naming(path):
                os.replace(beside, os.path.realpath(path) if path.is_symlink() else path)
    except BaseException:  # a full disk, or a reader who stops the command
        for beside in staged.values():
            beside.unlink(missing_ok=True)
        raise


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Have an error name the file that was to be written, and not the one beside it."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None


def _write_new(target: Path, data: bytes) -> None:
    """Write a file that does not exist. Raises FileExistsError."""
    with open(target, "xb") as file:
        file.write(data)
        mode = stat.S_IMODE(os.fstat(file.fileno()).st_mode)
        if mode & _READ_BY_ALL != _READ_BY_ALL:
            _allow(target, _READ_BY_ALL)


def _allow(path: Path, bits: int) -> None:
    """Add permissions that the umask took away. Where the file system has no permissions, nothing happens."""
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & bits != bits:
        with suppress(OSError):
            path.chmod(mode | bits)


def _holds(target: Path, data: bytes) -> bool:
    try:
        return target.stat().st_size == len(data) and target.read_bytes() == data
    except OSError:
        return False


def _is_plain(file: Path, root: Path) -> bool:
    """Whether a file of a site is a file in it, not a link out of it, and may be read by all."""
    links = any(each.is_symlink() for each in (file, *file.parents) if each.is_relative_to(root) and each != root)
    return not links and stat.S_IMODE(file.stat().st_mode) & _READ_BY_ALL == _READ_BY_ALL
