"""Adapts MkDocs' server to a handbook: it watches folders of definitions without following links, and ends when it is stopped.

A link to a folder is a fault, and nothing behind it is read. But MkDocs' watcher follows it: a link to `/` makes it search the
whole disk twice a second, and a server that is stopped meanwhile waits until that is done.

A watcher also ends for good where what it watches is gone for a moment: while an editor puts a new file in place of an old one,
or another branch without these folders is checked out. So what is gone counts as an empty folder, which may be filled again.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserverVFS

# What is gone for a moment.
_EMPTY_FOLDER = os.stat_result((stat.S_IFDIR, *[0] * 9))


class WatchedFolders:
    """What a server watches, beside its own files: folders of definitions, to which more may come while it runs."""

    def __init__(self, server: LiveReloadServer) -> None:
        self._server = server
        self._all = list(server._watched_paths)  # MkDocs has no public way to ask; a test looks at what is used here
        self._ours: list[str] = []
        for path in self._all:
            while path in server._watched_paths:
                server.unwatch(path)
        observer = PollingObserverVFS(self._state, _entries, polling_interval=server.observer.timeout)
        server.observer = observer  # type: ignore[assignment]
        for path in self._all:
            server.watch(path, recursive=True)

    def add(self, folders: Iterable[Path]) -> None:
        """Watch these folders too, those that do not exist yet as well."""
        for path in (str(folder.absolute()) for folder in folders):
            if path not in self._all:
                self._all.append(path)
                self._ours.append(f"{path}{os.sep}")
                self._server.watch(path, recursive=True)

    def _state(self, path: str) -> os.stat_result:
        """The state of a file or folder; in folders where no link to a folder is followed, that of such a link itself."""
        try:
            state = os.stat(path)
        except OSError:
            if path in self._all:
                return _EMPTY_FOLDER
            raise
        is_folder = stat.S_ISDIR(state.st_mode) and path.startswith(tuple(self._ours))
        return os.lstat(path) if is_folder and os.path.islink(path) else state


def _entries(path: str | None) -> "Iterator[os.DirEntry[str]]":
    """What is in a folder; nothing while it cannot be listed. A watcher ends for good at an error that it does not expect."""
    try:
        return iter(list(os.scandir(path)))
    except OSError:
        return iter(())


def end_when_stopped(server: LiveReloadServer) -> None:
    """Make a server end even if it is stopped twice, because Python waits at exit for every thread that is no daemon.

    MkDocs tells its thread to end, but not if a second signal comes before it has done so.
    """
    server.serve_thread.daemon = True
