"""Adapts MkDocs' server to a handbook: it watches folders of definitions without following links, and ends when it is stopped.

A link to a folder is a fault, and nothing behind it is read. But MkDocs' watcher follows it: a link to `/` makes it search the
whole disk twice a second, and a server that is stopped meanwhile waits until that is done.

A watcher also ends for good where what it watches is gone for a moment: while an editor puts a new file in place of an old one,
or another branch without these folders is checked out. So what is gone counts as an empty folder, which may be filled again.
"""

import os
import stat
from collections.abc import Container, Iterable
from functools import partial
from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserverVFS


def watch_folders(server: LiveReloadServer, folders: Iterable[Path]) -> None:
    """Make a server that has not started watch these folders too, those that do not exist yet as well."""
    ours = [str(folder.absolute()) for folder in folders]
    watched = list(server._watched_paths)  # MkDocs has no public way to ask; a test looks at what is used here
    for path in watched:
        while path in server._watched_paths:
            server.unwatch(path)
    follow = partial(_state, {*watched, *ours}, tuple(f"{folder}{os.sep}" for folder in ours))
    server.observer = PollingObserverVFS(follow, os.scandir, polling_interval=server.observer.timeout)  # type: ignore[assignment]
    for path in dict.fromkeys([*watched, *ours]):
        server.watch(path, recursive=True)


def end_when_stopped(server: LiveReloadServer) -> None:
    """Make a server end even if it is stopped twice, because Python waits at exit for every thread that is no daemon.

    MkDocs tells its thread to end, but not if a second signal comes before it has done so.
    """
    server.serve_thread.daemon = True


_EMPTY_FOLDER = os.stat_result((stat.S_IFDIR, *[0] * 9))


def _state(watched: Container[str], unfollowed: tuple[str, ...], path: str) -> os.stat_result:
    """The state of a file or folder; in folders where no link to a folder is followed, that of such a link itself."""
    try:
        state = os.stat(path)
    except OSError:
        if path in watched:
            return _EMPTY_FOLDER
        raise
    is_folder = stat.S_ISDIR(state.st_mode) and path.startswith(unfollowed)
    return os.lstat(path) if is_folder and os.path.islink(path) else state
