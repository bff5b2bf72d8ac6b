"""Keeps the old site until the new one is made.

MkDocs empties the folder of the site before it asks plugins for their files. If a build fails after that, the old pages come
back.
"""

import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from mkdocs.exceptions import PluginError

from interlock.site.publishing import MAX_WAIT
from interlock.sources.disk.folder_lock import Held, locked

_log = logging.getLogger("mkdocs.interlock")

# In the folder itself, so that what is moved stays on the same disk. MkDocs leaves alone what begins with a full stop.
ASIDE = ".interlock-before"
# Its name while pages are moved in or out. Old pages stand in both folders then, and nothing may be deleted.
MOVING = f"{ASIDE}-moving"
# Its name while it is deleted: a part of the old pages is no site that may come back.
GONE = f"{ASIDE}-gone"
# The lock of a build that writes the site.
BUILDING = ".interlock-building"


@contextmanager
def one_build_at_a_time(site: Path) -> Iterator[None]:
    """Keep builds of one site apart: a second one would take what the first has written for old pages.

    Raises PluginError where another build does not end. Where no lock can be made, there is none, as without Interlock.
    """

    def waiting(holder: str) -> None:
        _log.info("%s is writing %s; waiting until it is done.", holder, site)

    with ExitStack() as held:
        try:
            with suppress(OSError):
                held.enter_context(locked(site / BUILDING, "Another build", MAX_WAIT, waiting))
        except Held as holder:
            raise PluginError(f"{holder} is writing {site}. Wait until that is done, and run this again.") from None
        yield


class KeptSite:
    """The old pages in the folder of a site, kept during a build. If they cannot be moved, MkDocs deletes them as usual.

    A build may be killed at any moment. After that, the name of the folder beside them says which pages are old.
    """

    def __init__(self, folder: Path) -> None:
        self._folder, self._aside, self._moving, self._gone = folder, folder / ASIDE, folder / MOVING, folder / GONE

    def put_aside(self) -> None:
        """Move the old pages out of the way; if a build before died, those that it left there are the old ones."""
        shutil.rmtree(self._gone, ignore_errors=True)
        self.bring_back()
        if not self._folder.is_dir() or self._aside.exists() or self._aside.is_symlink():
            return
        try:
            self._moving.mkdir()
            _move(self._folder, self._moving)
            self._moving.rename(self._aside)
        except OSError:
            self._undo()

    def bring_back(self) -> None:
        """Put the old pages in the place of what was written since. Nothing happens where none are kept."""
        self._undo()
        if _is_own_folder(self._aside) and not os.path.lexists(self._moving):
            with suppress(OSError):
                _empty(self._folder)
                self._aside.rename(self._moving)
            self._undo()

    def _undo(self) -> None:
        if not _is_own_folder(self._moving):
            return
        try:
            _move(self._moving, self._folder)
            self._moving.rmdir()
        except OSError as error:
            said = "Some pages of the last build could not be put back (%s). They lie in %s; the next build tries again."
            _log.warning(said, error.strerror or error, self._moving)

    def let_go(self) -> None:
        """Delete the old pages: the new ones stand."""
        shutil.rmtree(self._gone, ignore_errors=True)
        with suppress(OSError):
            if _is_own_folder(self._aside):
                self._aside.rename(self._gone)
        shutil.rmtree(self._gone, ignore_errors=True)


def _is_own_folder(path: Path) -> bool:
    """Whether it is a folder and no link, which may lead to what is not ours."""
    return path.is_dir() and not path.is_symlink()


def _empty(folder: Path) -> None:
    """Delete all but dot-files, as MkDocs does where no plugin keeps it from that, such as Material's for projects."""
    for path in folder.iterdir():
        if path.name.startswith("."):
            continue
        if _is_own_folder(path):
            shutil.rmtree(path)
        else:
            path.unlink()


def _move(source: Path, target: Path) -> None:
    """Move all but dot-files."""
    for name in os.listdir(source):
        if not name.startswith("."):
            os.rename(source / name, target / name)
