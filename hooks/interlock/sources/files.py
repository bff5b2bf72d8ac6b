"""Finds the files in the folders of a handbook, and decodes their bytes as text."""

import os
import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from interlock.findings import Finding, Place
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.printable import printable
from interlock.findings.typed_commands import typed_path
from interlock.sources.file_names import fault_of_name
from interlock.sources.folders import CONFIGURATIONS, DEFINITION_FOLDERS, HANDBOOK_FOLDERS
from interlock.sources.left_by_git import LFS_POINTER, conflicts_in, link_kept_as_text, pointer_in_place_of_file
from interlock.sources.site_mark import MARK
from interlock.sources.source import Source

LARGEST_FILE = 1_000_000  # bytes of a YAML file
LARGEST_PICTURE = 5_000_000  # bytes of an SVG
LARGEST_TABLE = 20_000_000  # bytes of a results CSV
_LONGEST_PATH = 400  # letters of a path in the handbook; the site's folder comes before it, and `/index.html` after it

# Read as what they are named.
_NOT_BESIDE = (*CONFIGURATIONS, "organisation.yml")
_TOO_DEEP = (f"The path of this is longer than {_LONGEST_PATH} letters", "Move it up, or shorten the names of its folders.")


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

    Ignored are files whose names start with a full stop or with `~$` (what Office puts beside an open file), those that systems
    put into any folder, and READMEs, except `README.md` in `docs/`, however it is written: it is the index of its folder. Folders
    that Interlock wrote are ignored too: pages that were exported into `docs/`.
    """
    top = stands_at or handbook / folder
    root = os.path.realpath(stands_at or handbook)
    in_handbook = "" if stands_at else folder
    if not stands_at and top.is_symlink() and (fault := fault_of_link(top, root)):
        yield Finding("misplaced-file", Place(folder), *fault)
        return
    if os.path.lexists(top) and not top.is_dir():
        yield Finding("misplaced-file", Place(folder), "This is not a folder", "Delete it, or make it a folder of that name.")
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
                yield Finding("misplaced-file", place, f"This folder cannot be read: {entry.strerror}", "Check who may read it.")
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
    """The folders beside those of definitions whose names are meant for theirs, `Glossary` or `standard`, each with the right name.

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
    return is_hidden or name.lower() in _OF_SYSTEMS or (is_readme and not is_page)


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


def read_text(found: FoundFile, limit: int = LARGEST_FILE) -> tuple[str, list[Finding]]:
    """The text of a file, decoded as UTF-8, and what is wrong with its characters. `limit` is its largest size in bytes.

    When the file cannot be read, the text is empty and a finding says why.
    """
    here = Place(found.path)
    try:
        data, size = _bytes_of(found, limit)
    except OSError as error:
        return "", [Finding("misplaced-file", here, f"This file cannot be read: {error.strerror}", "Check who may read it.")]
    if size > limit:
        message = f"This file holds {size / 1_000_000:.1f} MB; {limit / 1_000_000:.0f} MB is the most that is read"
        return "", [Finding("unsafe-yaml", here, message, "Split it, or delete it if it does not belong here.")]
    return decoded_text(found.path, data)


def _bytes_of(found: FoundFile, limit: int) -> tuple[bytes, int]:
    """The bytes of a file and their number; above the limit perhaps not all, because a pipe or a device may have no end."""
    if found.data is not None:
        return found.data, len(found.data)
    state = found.absolute.stat()
    if stat.S_ISREG(state.st_mode):
        return (found.absolute.read_bytes() if state.st_size <= limit else b""), state.st_size
    with found.absolute.open("rb") as opened:
        data = opened.read(limit + 1)
    return data, len(data)


def decoded_text(path: str, data: bytes) -> tuple[str, list[Finding]]:
    """The text in the bytes of a file, and what is wrong with its characters. Empty where it cannot be read."""
    if data.startswith(LFS_POINTER):
        return "", [pointer_in_place_of_file(path)]
    if link := link_kept_as_text(path, data):
        return "", [link]
    if data.startswith(_ENCRYPTED):
        message = "This file is encrypted by git-crypt"
        return "", [Finding("bad-encoding", Place(path), message, "Type `git-crypt unlock`, in a workflow before the build.")]
    if data and not data.strip(b"\0"):
        message = "This file holds zeros alone, as when a disk was full or a computer stopped while it was saved"
        return "", [Finding("bad-encoding", Place(path), message, f"Bring it back: `git checkout -- {typed_path(path)}`.")]
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:4].count(0) == 2:
        return "", [Finding("bad-encoding", Place(path), "This file is saved as UTF-16", _as_utf8(path))]
    if other := next((words for begins, words in _OTHER_FORMS if data.startswith(begins)), None):
        return "", [Finding("bad-encoding", Place(path), f"This file is {other}, whatever its name says", _as_text(path))]
    if path.endswith((".yml", ".csv")) and _WEB_PAGE.match(data):
        remedy = "Download the file itself, at a code host with the button “Raw”, and put it here."
        return "", [Finding("wrong-type", Place(path), "This file is a web page, whatever its name says", remedy)]
    try:
        text = data.decode("utf-8").removeprefix(_BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        if _CONTROL_BYTE.search(data, 0, 1_000):
            return "", [Finding("bad-encoding", Place(path), "This file is no text, whatever its name says", _as_text(path))]
        return "", [_not_utf8(path, data, error.start)]
    if conflicts := conflicts_in(path, text):
        return "", conflicts
    return _checked_characters(path, text)


def is_text_of(text: str, data: bytes) -> bool:
    """Whether a text was read from these bytes: somebody may have saved the file meanwhile."""
    return data.removeprefix(_BYTE_ORDER_MARK.encode()) == text.encode("utf-8", "replace")


# How files begin that programs save under the name of a text file, with what they are.
_OTHER_FORMS = (
    (b"PK\x03\x04", "a workbook, a document of Word or an archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old workbook or document of Word"),
    (b"{\\rtf", "text with formatting (RTF)"),
    (b"%PDF-", "a PDF"),
    (b"\x1f\x8b\x08", "an archive"),
    (b"PK\x05\x06", "an empty archive"),
)
_WEB_PAGE = lazy_pattern(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)[\s>]", re.I)
_ENCRYPTED = b"\0GITCRYPT\0"
_BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
# Control characters, which neither YAML nor CSV may contain.
_CONTROL_BYTE = lazy_pattern(b"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
CONTROL = lazy_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
# Mojibake such as that of `£`, `é` or `’` (UTF-8 decoded as Windows-1252 and saved again), and the replacement character. A set
# of many letters takes long to make, what it leaves out does not.
_GARBLED = lazy_pattern("Â[\xa0-\xbf]|Ã[\x80-\xbf]|â€[^\x00-\x7f]|\N{REPLACEMENT CHARACTER}")


def _as_utf8(path: str) -> str:
    if path.lower().endswith(".csv"):
        return "Save the file as UTF-8; in a spreadsheet, choose “CSV UTF-8”."
    return "Save the file as UTF-8; editors offer that as “Encoding” when they save it."


def _as_text(path: str) -> str:
    if path.lower().endswith(".csv"):
        return "Open it in a spreadsheet, and save it as “CSV UTF-8”."
    if path.lower().endswith((".xlsx", ".xls", ".ods")):
        return f"Type `interlock import sheet {typed_path(path)}`, or save it in a spreadsheet as “CSV UTF-8”."
    return "Open it in the program that made it, and save it as plain text in UTF-8, or delete it if it does not belong here."


def _not_utf8(path: str, data: bytes, start: int) -> Finding:
    before = data[:start].decode("utf-8")
    rest = data[start:].partition(b"\n")[0].decode("latin-1")
    place = Source(path, before + rest).place(len(before))
    message = "This character is not UTF-8: the file was saved as Latin-1 or Windows text"
    return Finding("bad-encoding", place, message, _as_utf8(path))


def _checked_characters(path: str, text: str) -> tuple[str, list[Finding]]:
    """The text, empty if it has a control character, and findings for the first of these and for its first mojibake."""
    control, garbled = CONTROL.search(text), None if text.isascii() else _GARBLED.search(text)
    if not (control or garbled):
        return text, []
    source, findings = Source(path, text), []
    if control:
        number = len(CONTROL.findall(text))
        message = f"There is a character here that cannot be shown (code {ord(control[0])})"
        message += f", the first of {number} such" if number > 1 else ""
        remedy = f"Delete {'them' if number > 1 else 'it'}, and save the file as UTF-8."
        findings.append(Finding("bad-encoding", source.place(control.start()), message, remedy))
    if garbled:
        message = f"`{garbled[0]}` is what is left of another character"
        remedy = "Type the character anew, and save the file as UTF-8."
        findings.append(Finding("bad-encoding", source.place(garbled.start(), garbled.end()), message, remedy))
    return "" if control else text, findings
