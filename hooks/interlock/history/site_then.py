"""Unpacks the files that a check reads in the site around a handbook, as they were at an earlier git revision."""

import os
import posixpath
import shutil
from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from interlock.history.unpacking import Ask, TreeEntry, entries_at, unpack, write_inside
from interlock.sources.disk.folders import CONFIGURATIONS, HANDBOOK_FOLDERS, seen_from
from interlock.sources.settings.configuration_file import ConfigurationError, inherited_by
from interlock.sources.settings.named_in_settings import paths_named_in, plugins_in
from interlock.sources.settings.settings_of_build import is_meant_for_us
from interlock.sources.settings.site_around import configurations_near, values_of

# The ending of files that a check reads in folders. It only asks whether all others exist.
_PAGE = ".md"
# No system has a longer path.
_LONGEST = 4096
# The most configurations that inherit from one another.
_MOST_INHERITED = 10


class SiteThen(NamedTuple):
    """The files of a revision in the repository of a handbook. `root`: its folder, `tree`: the id of the git tree of all files.

    `ask` runs git in that folder.
    """

    root: Path
    tree: str
    ask: Ask

    def unpack(self, prefix: str, folder: Path) -> None:
        """Write the settings of the sites around a handbook, and what they name, below a folder.

        `prefix`: the path of the handbook in the repository.
        """
        # Nothing above the folder is looked at. Of a repository in it, git says at this file that it is none.
        (folder / ".git").touch()
        handbook = folder / prefix
        above = [prefix, *_parents(prefix)]
        near = (seen_from(self.root, file) for file in configurations_near(self.root / prefix))
        self._put([*(posixpath.join(each, name) for each in above for name in CONFIGURATIONS), *near], folder)
        handbook.mkdir(parents=True, exist_ok=True)
        for file in configurations_near(handbook):
            self._put_inherited(file, folder)
            self._put(_named_by(file, handbook, folder), folder)

    def _put_inherited(self, file: Path, folder: Path) -> None:
        for _ in range(_MOST_INHERITED):
            inherited = inherited_by(file)
            if inherited is None:
                return
            self._put([seen_from(folder, inherited)], folder)
            file = inherited

    def _put(self, paths: Iterable[str], folder: Path) -> None:
        """Write the files at these paths of the repository. Those that git does not keep are copied as they are now."""
        named = {path for path in map(posixpath.normpath, paths) if _may_be_here(path)}
        wanted = ["."] if "." in named else [path for path in sorted(named) if named.isdisjoint(_parents(path))]
        if not wanted:
            return
        entries = entries_at(self.ask, self.tree, *wanted)
        self._write(entries, named, folder)
        for path in wanted:
            if not any(_is_at(entry, path) for entry in entries) and not self._is_kept(path):
                _copy_read(self.root / path, folder / path)

    def _write(self, entries: Sequence[TreeEntry], named: Container[str], folder: Path) -> None:
        """Write pages and the files that are named themselves; of all others, which are not read, an empty one."""
        unread = {each for each in entries if each.is_file and not each.path.endswith(_PAGE) and each.path not in named}
        unpack(self.ask, [each for each in entries if each not in unread], folder)
        for entry in unread:
            if not (folder / entry.path).exists():
                write_inside(folder, entry.path, b"")

    def _is_kept(self, path: str) -> bool:
        """Whether git keeps files at a path now; a submodule's are kept elsewhere."""
        kept = self.ask("ls-files", "-s", "-z", "--", f":(literal){path}").split(b"\0")
        return any(each and not each.startswith(b"160000") for each in kept)


def _may_be_here(path: str) -> bool:
    """Whether a path lies in the repository, outside of `.git`, and is one that a system can have."""
    try:
        is_within = not path.startswith(("..", "/")) and ".git" not in path.split("/")
        return is_within and 0 not in os.fsencode(path) and len(path) < _LONGEST
    except UnicodeEncodeError:  # half a letter
        return False


def _parents(path: str) -> Iterator[str]:
    while path:
        path = posixpath.dirname(path)
        yield path


def _named_by(file: Path, handbook: Path, folder: Path) -> Iterator[str]:
    """The paths that a configuration names; none if it is of another site."""
    try:
        given = values_of(file).given
        if file.parent == handbook or any(map(is_meant_for_us, plugins_in(given))):
            named = (file.parent / path for path in paths_named_in(given) if "\0" not in path)
            kept = [handbook / name for name in HANDBOOK_FOLDERS]  # written already
            yield from (seen_from(folder, path) for path in named if not any(path.is_relative_to(each) for each in kept))
    except (ConfigurationError, OSError, ValueError):
        return


def _is_at(entry: TreeEntry, path: str) -> bool:
    return path == "." or (entry.mode != "160000" and f"{entry.path}/".startswith(f"{path}/"))


def _copy_read(now: Path, then: Path) -> None:
    """Copy a file, or the pages in a folder, and no links; what cannot be read is left out."""
    if now.is_dir():
        then.mkdir(parents=True, exist_ok=True)
    for file in [now] if now.is_file() else now.rglob(f"*{_PAGE}"):
        if file.is_file() and not file.is_symlink():
            place = then / file.relative_to(now)
            with suppress(OSError):
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, place)
