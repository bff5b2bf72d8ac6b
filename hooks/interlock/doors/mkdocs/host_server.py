"""MkDocs' server as a handbook needs it: it watches the folders of definitions as they are read, and ends when it is stopped.

A link to a folder is a fault, and nothing behind it is read. MkDocs' watcher follows it: one to `/` leads through the whole disk,
twice a second, and a server that is stopped meanwhile waits for the end of that.
"""

import os
import stat
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserverVFS


def watch_folders(server: LiveReloadServer, folders: Iterable[Path]) -> None:
    """Have a server that has not started watch these folders too, those of them that are there."""
    ours = [str(folder.absolute()) for folder in folders if folder.is_dir()]
    watched = list(server._watched_paths)  # MkDocs has no public way to ask; a test looks at what is used here
    for path in watched:
        while path in server._watched_paths:
            server.unwatch(path)
    follow = partial(_state, [f"{folder}{os.sep}" for folder in ours])
    server.observer = PollingObserverVFS(follow, os.scandir, polling_interval=server.observer.timeout)  # type: ignore[assignment]
    for path in dict.fromkeys([*watched, *ours]):
        server.watch(path, recursive=True)


def end_when_stopped(server: LiveReloadServer) -> None:
    """Have a server end however often it is stopped: Python waits at its end for every thread but daemons.

    MkDocs tells its thread to end, but not where a second signal comes before it has done so.
    """
    server.serve_thread.daemon = True


def _state(unfollowed: list[str], path: str) -> os.stat_result:
    """The state of a file or folder; in folders where no link to a folder is followed, that of such a link itself."""
    state = os.stat(path)
    is_folder = stat.S_ISDIR(state.st_mode) and path.startswith(tuple(unfollowed))
    return os.lstat(path) if is_folder and os.path.islink(path) else state
