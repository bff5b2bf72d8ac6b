"""Finds the files in the folders of a handbook."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from interlock.findings import Finding, Place
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.printable import printable
from interlock.findings.system_errors import remedy_for_reading
from interlock.sources.disk.file_names import fault_of_name
from interlock.sources.disk.folders import CONFIGURATIONS, DEFINITION_FOLDERS, HANDBOOK_FOLDERS
from interlock.sources.disk.site_mark import MARK

LARGEST_FILE = 1_000_000  # bytes of a YAML file
LARGEST_PICTURE = 5_000_000  # bytes of an SVG
LARGEST_TABLE = 20_000_000  # bytes of a results CSV
_LONGEST_PATH = 400  # letters of a path in the handbook; the site's folder comes before it, and `/index.html` after it

# The words of each finding of a file or a folder whose content nobody knows, because the system does not give it.
CANNOT_BE_READ = "cannot be read"
# Read as what they are named.
_NOT_BESIDE = (*CONFIGURATIONS, "organisation.yml")
_TOO_DEEP = (f"The path of this is longer than {_LONGEST_PATH} letters", "Move it up, or shorten the names of its folders.")


def megabytes(size: int) -> str:
    """A number of bytes in words, rounded up: what has a byte more than 1 MB is not told to have 1.0 MB and too many."""
    return f"{-(-size // 100_000) / 10:.1f} MB"


class FoundFile(NamedTuple):
    """A file in a folder of the handbook. `path` is relative to the handbook and printable.

    `data`: its bytes, where somebody has just read them.
    """

    path: str
    absolute: Path
    data: bytes | None = None

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.path.rpartition("/")[2]


def walk(
    handbook: Path, folder: str, stands_at: Path | None = None, exported: set[str] | None = None
) -> Iterator[FoundFile | Finding]:
    """Every file below a folder, in a fixed order, and a finding for each entry that cannot be read.

    `stands_at`: where that folder is, if it is not in the handbook; paths are as if it were. `exported`: receives the paths of
    the folders into which pages were exported, with a slash at the end.

    Ignored are files whose names start with a full stop, what Office (`~$…`) and Emacs (`#…#`) put beside an open file, what systems
    put into any folder, and READMEs, except `README.md` in `docs/`, however it is written: it is the index of its folder. Folders
    that Interlock wrote are ignored too: pages that were exported into `docs/`.
    """
    top = stands_at or handbook / folder
    root = os.path.realpath(stands_at or handbook)
    in_handbook = "" if stands_at else folder
    if fault := _fault_of_top(top, root, is_ours=not stands_at):
        yield Finding("misplaced-file", Place(folder), *fault)
        return
    pending = [top]
    while pending:
        here = pending.pop()
        within, folders = (Path(folder) / here.relative_to(top)).as_posix(), []
        if exported is not None and here != top and _is_exported(here):
            exported.add(f"{printable(within)}/")
        for entry in _entries(here, readme=folder == "docs"):
            if isinstance(entry, OSError):
                place = Place(printable(within))
                message = f"This folder {CANNOT_BE_READ}: {entry.strerror}"
                yield Finding("misplaced-file", place, message, remedy_for_reading(entry))
                continue
            path = Path(entry.path)
            relative = printable(f"{within}/{entry.name}")
            fault = _fault(entry, relative, root, in_handbook) if len(relative) <= _LONGEST_PATH else _TOO_DEEP
            if fault:
                yield Finding("misplaced-file", Place(relative), *fault)
            elif entry.is_dir():
                folders.append(path)
                if wrong := fault_of_name(entry.name):
                    yield Finding("misplaced-file", Place(relative), *wrong)
            else:
                yield FoundFile(relative, path)
        pending.extend(reversed(folders))


def _fault_of_top(top: Path, root: str, *, is_ours: bool) -> tuple[str, str] | None:
    """The message and the remedy for a folder that cannot be walked; else None.

    `is_ours`: whether it is one of the handbook's.
    """
    if is_ours and top.is_symlink() and (fault := fault_of_link(top, root)):
        return fault
    if os.path.lexists(top) and not top.is_dir():
        return "This is not a folder", "Delete it, or make it a folder of that name."
    return None


def files_beside(handbook: Path) -> Iterator[FoundFile]:
    """The YAML files beside the folders of a handbook that may be definitions: all of these have a title."""
    for entry in _entries(handbook, readme=False):
        if isinstance(entry, OSError) or not entry.name.lower().endswith((".yml", ".yaml")) or entry.name in _NOT_BESIDE:
            continue
        with suppress(OSError):  # it has vanished, or is closed to us
            if entry.is_file(follow_symlinks=False) and entry.stat().st_size <= LARGEST_FILE:
                data = Path(entry.path).read_bytes()
                if b"title" in data:
                    yield FoundFile(printable(entry.name), Path(entry.path), data)


def misnamed_folders(handbook: Path) -> Iterator[tuple[str, str]]:
    """The folders whose names are meant for those of definitions, `Glossary` or `standard`, each with the right name.

    Folders without a definition belong to something else.
    """
    for entry in _entries(handbook, readme=False):
        if isinstance(entry, OSError) or entry.name in HANDBOOK_FOLDERS or not entry.is_dir(follow_symlinks=False):
            continue
        name = entry.name.strip(" ._-").lower()
        meant = next((each for each in DEFINITION_FOLDERS if name in (each, each.removesuffix("s"), f"{each[:-1]}ies")), None)
        if meant and any(next(Path(entry.path).glob(files), None) for files in ("*.yml", "*/*.yml")):
            yield entry.name, meant


def _entries(folder: Path, readme: bool) -> "list[os.DirEntry[str] | OSError]":
    """The entries of a folder in a fixed order, without ignored ones, or the error because of which it cannot be listed."""
    try:
        if not folder.is_dir():
            return []
        # Lower case first: of two names that differ only in case, the one with capitals is reported as the duplicate.
        entries = sorted(os.scandir(folder), key=lambda entry: (entry.name != entry.name.lower(), entry.name))
        if any(entry.name == MARK for entry in entries):
            return []
        return [entry for entry in entries if not _is_ignored(entry.name, readme)]
    except OSError as error:
        return [error]


def _is_exported(folder: Path) -> bool:
    """Whether Interlock wrote pages into a folder for another generator. A site of ours is built already, and has a home page."""
    return os.path.exists(folder / MARK) and not os.path.exists(folder / "index.html")


def _is_ignored(name: str, readme: bool) -> bool:
    stem, _, ending = name.partition(".")
    is_readme = stem.upper() == "README" and ending not in ("yml", "csv")
    is_page = readme and ending.lower() in ("md", "markdown", "mkd", "mdx")
    is_hidden = name.startswith((".", "~$")) and not _AWAITED.fullmatch(name)
    is_unsaved = name.startswith("#") and name.endswith("#")
    return is_hidden or is_unsaved or name.lower() in _OF_SYSTEMS or (is_readme and not is_page)


# What Windows, macOS and network drives put into folders that somebody has looked at.
_OF_SYSTEMS = ("thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "@eadir", "__macosx", "$recycle.bin", "lost+found")


# What iCloud leaves of a file that it has taken off this computer.
_AWAITED = lazy_pattern(r"\.(?P<name>.+)\.icloud")


def _fault(entry: "os.DirEntry[str]", relative: str, root: str, folder: str) -> tuple[str, str] | None:
    """The message and the remedy for an entry that can be neither read as a file nor walked as a folder; else None."""
    if entry.is_symlink() and (fault := fault_of_link(Path(entry.path), root, folder)):
        return fault
    if awaited := _AWAITED.fullmatch(entry.name):
        what = f"iCloud has taken `{printable(awaited['name'])}` off this computer, and left this in its place"
        return what, "Open its folder in the Finder, and choose “Download Now” for it."
    if entry.is_dir():
        if entry.name.endswith((".yml", ".csv")):
            return f"`{relative.rpartition('/')[2]}` is a folder, but is named like a file", "Take the ending off its name."
        return None
    return None if entry.is_file() else ("This is not a file that can be read", "Delete it.")


def fault_of_link(path: Path, root: str, folder: str = "") -> tuple[str, str] | None:
    """The message and the remedy for a link that does not lead to a file of the handbook, which is at `root`; else None.

    `folder`: that of the handbook in which the link stands. What is in `docs/` is published as it is.
    """
    target = os.path.realpath(path)
    if not os.path.exists(target):
        return "This link points to a file that does not exist", "Delete the link, or put the file itself here."
    if not Path(target).is_relative_to(root):
        return "This link points out of the handbook", "Put the file itself here."
    if path.is_dir():
        return "This is a link to a folder", "Put the folder itself here."
    within = Path(target).relative_to(root).parts
    if any(part.startswith(".") for part in within):
        return "This link points to a hidden file, such as one with settings or passwords", "Put the file itself here."
    if folder == "docs" and within[0].lower() in DEFINITION_FOLDERS:
        return "This link would publish the file of a definition, whoever may see it", "Delete the link."
    return None
