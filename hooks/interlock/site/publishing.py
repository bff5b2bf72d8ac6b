"""Publishing: a site is written beside the one that stands, and takes its place whole when it is done.

A build that fails, that is killed, or that finds no space leaves the old site as it was; the next build clears up after it.
"""

import os
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from interlock.findings.printable import printable
from interlock.findings.system_errors import why_not_written, why_refused
from interlock.site.folder import Folder, NewFolder, is_kept, remove_others
from interlock.site.refused_folders import UNFINISHED, NotASite, refuse_inside_a_site, refuse_other_files
from interlock.sources.disk.exchange import exchanged
from interlock.sources.disk.folder_lock import Held, locked
from interlock.sources.disk.site_mark import MARK
from interlock.sources.processes import MANY, available_processes, run_jobs

MAX_WAIT = 600.0  # seconds that a build waits for another one of the same site

Waiting = Callable[[str], None]


class NotPublished(Exception):
    """The site could not be written. The message says why; what stood there before still stands.

    Its cause is the error of the system, if it was one.
    """


@contextmanager
def replacing(site: Path, waiting: Waiting = lambda holder: None) -> Iterator[Folder]:
    """A new folder, which takes the place of the folder `site` when the block ends without an exception.

    Builds of one site wait for each other; `waiting` is called with the name of the one that this waits for. Raises NotASite
    where `site` holds other files or another site, or lies in one, and NotPublished where nothing can be written.
    """
    site = Path(os.path.realpath(site))  # where `site` is a link, what it leads to is replaced
    try:
        refuse_inside_a_site(site)
        refuse_other_files(site)
        _refuse_strangers(_aside(site))
        with locked(_aside(site), "Another build", MAX_WAIT, waiting):
            yield from _written(site, _aside(site))
    except Held as held:
        raise NotPublished(f"{held} is writing {site}. Wait until that is done, and run this again.") from None
    except OSError as error:
        stands = "What stood there before still stands." if site.is_dir() else ""
        raise NotPublished(_why_refused(site, error, stands)) from error


def _why_refused(site: Path, error: OSError, stands: str) -> str:
    """Why no site could be written. Of a file that was to be read for it, such as a picture, that one is named."""
    file = str(error.filename or "")
    is_of_site = any(Path(file).is_relative_to(folder) for folder in (site, _aside(site)))
    if is_of_site or not os.path.isfile(file):
        return why_not_written(site, error, stands)
    return f"{why_refused(printable(file), error)} {stands}".rstrip()


def _refuse_strangers(aside: Path) -> None:
    """Raise NotPublished where somebody else made the folder that a build writes in, who could change what is written there."""
    if os.path.lexists(aside) and hasattr(os, "getuid"):
        owner = aside.lstat().st_uid
        if owner not in (os.getuid(), aside.parent.stat().st_uid):
            raise NotPublished(f"{aside} belongs to somebody else. Have it deleted, or name a folder in one of your own.")


def _written(site: Path, aside: Path) -> Iterator[Folder]:
    new, old = aside / "new", aside / "old"
    _clear(new, old, site)
    refuse_other_files(site)
    try:
        yield NewFolder(new, before=site)
        _take_kept_files(site, new, but=aside.name)
        _put_in_place(new, site, old)
    finally:
        _clear(new, old, site)


def _clear(new: Path, old: Path, site: Path) -> None:
    """Delete what a build leaves beside the site. Where it ended between its two renames, the old site comes back first.

    A link is none of ours: it may have come with the handbook, and what it leads to stays.
    """
    for left in (new, old):
        if left.is_symlink() or left.is_file():
            left.unlink()
    if old.is_dir() and not site.exists():
        old.rename(site)
    for left in (new, old):
        if left.is_dir():
            _delete(left)
        if left.is_dir():
            _open_folders(left)
            shutil.rmtree(left, ignore_errors=True)


def _delete(folder: Path) -> None:
    """Delete a folder. Of thousands of pages, that takes half a second, so that several processes share it."""
    with suppress(OSError):  # a folder that nobody may enter
        inside = [each for each in folder.iterdir() if each.is_dir() and not each.is_symlink()]
        if sum(len(os.listdir(each)) for each in inside) >= MANY:
            run_jobs([partial(shutil.rmtree, each, ignore_errors=True) for each in inside], available_processes())
    shutil.rmtree(folder, ignore_errors=True)


def _open_folders(root: Path) -> None:
    """Give ourselves access to all folders of a site, so that they can be deleted."""
    for folder, folders, _ in os.walk(root):
        for path in (Path(folder, name) for name in folders):
            with suppress(OSError):
                if not path.is_symlink():
                    path.chmod(0o700)


def _aside(site: Path) -> Path:
    """The folder in which the new site is written: beside the old one, or in it where nothing can be written beside it."""
    is_fixed = os.path.ismount(site) or (site.is_dir() and not os.access(site.parent, os.W_OK))
    return site / UNFINISHED if is_fixed else site.with_name(f".{site.name}{UNFINISHED}")


def _take_kept_files(site: Path, new: Path, but: str) -> None:
    """Link what a build keeps, such as `.git` and `CNAME`, into the new site. Raises NotASite where that would lose another site."""
    for folder, folders, files in os.walk(site):
        inside = Path(folder).relative_to(site)
        if MARK in files and Path(folder) != site:
            if not folders and len(files) == 1:  # what an earlier version left of a site that it deleted
                continue
            raise NotASite(
                f"{folder} is another site, and this build would delete it. Move it out of {site}, or delete it yourself."
            )
        for name in (*folders, *files):
            target = new / inside / name
            if is_kept(inside / name) and name != but and not os.path.lexists(target):
                _copy(Path(folder, name), target)
        folders[:] = [name for name in folders if not name.startswith(".")]


def _copy(source: Path, target: Path) -> None:
    """Link a file or all files of a folder; a copy where the file system has no links. Symbolic links stay what they are."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir() and not source.is_symlink():
        shutil.copytree(source, target, symlinks=True, copy_function=_link)
    elif source.is_symlink():
        target.symlink_to(os.readlink(source))
    else:
        _link(str(source), str(target))


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        if stat.S_ISREG(os.lstat(source).st_mode):  # a pipe or a socket holds nothing to keep, and copying it may never end
            shutil.copy2(source, target)


def _put_in_place(new: Path, site: Path, old: Path) -> None:
    """Put the new folder where the site stands: in one step where the system can, else with two renames, else file by file."""
    if site.is_dir():
        shutil.copymode(site, new)
    if new.is_relative_to(site):
        _move_files(new, site)
    elif not site.is_dir():
        new.rename(site)
    elif not exchanged(new, site):
        try:
            site.rename(old)
        except OSError:  # a folder that another program holds
            _move_files(new, site)
        else:
            new.rename(site)


def _move_files(new: Path, site: Path) -> None:
    """Move all files of the new site over those of the old one, each in one step, and delete the others."""
    names = {path.relative_to(new).as_posix() for path in new.rglob("*") if path.is_symlink() or not path.is_dir()}
    for name in sorted(names):
        target = site / name
        _make_way(target, site)
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(new / name, target)
    remove_others(site, names)


def _make_way(target: Path, site: Path) -> None:
    """Delete what is in the way of a file: a folder of its name, and files or links that have the name of one of its folders."""
    for parent in target.relative_to(site).parents:
        if (site / parent).is_symlink() or (site / parent).is_file():
            (site / parent).unlink()
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)
