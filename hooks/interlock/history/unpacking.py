"""Unpacks files of an earlier git revision. Nothing is written into the repository or its index.

`git archive` will not do: it leaves out files that `.gitattributes` marks with `export-ignore`, and changes those with
`export-subst`.
"""

import errno
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

# Runs a git command in the folder of a handbook, and returns its output: `ask("ls-tree", "-r", revision)`.
Ask = Callable[..., bytes]

# What a system says of names that it does not allow, or that are one for it: `Post.yml` and `post.yml`.
_OF_NAMES = (errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ, errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ELOOP)


class TreeEntry(NamedTuple):
    """An entry of a tree: its path from the handbook, and the id of its blob. `mode`: as git writes it."""

    path: str
    mode: str
    blob: str

    @property
    def is_file(self) -> bool:
        """Whether it is a regular file, neither a link nor another repository."""
        return self.mode.startswith("100")


class IncompleteRepository(Exception):
    """The repository lacks a file of a revision."""


def entries_at(ask: Ask, revision: str, *tops: str) -> list[TreeEntry]:
    """The files, links and submodules of a revision. `tops`: the files and folders of the handbook in which they stand."""
    lines = ask("ls-tree", "-r", "-z", revision, "--", *tops).decode("utf-8", "surrogateescape").split("\0")
    return [TreeEntry(path, *metadata.split()[::2]) for metadata, _, path in (line.partition("\t") for line in lines[:-1])]


def contents(ask: Ask, names: list[str], *options: str) -> list[bytes]:
    """The contents of blobs. Each is named by its id; with the option `--filters`, a blank and its path follow.

    A random mark begins each answer, because git gives the sizes before the filters, and no size can tell where a content ends.
    Raises IncompleteRepository where the repository lacks a blob.
    """
    if not names:
        return []
    mark = secrets.token_hex(16)
    asked = "".join(f"{name}\n" for name in names).encode("utf-8", "surrogateescape")
    answers = ask("cat-file", f"--batch={mark} %(objectname)", *options, stdin=asked).split(f"{mark} ".encode())[1:]
    if len(answers) != len(names):
        raise IncompleteRepository
    return [answer.partition(b"\n")[2][:-1] for answer in answers]


def unpack(ask: Ask, entries: list[TreeEntry], folder: Path) -> None:
    """Write entries of a revision below a folder as a checkout has them, with its line ends. Raises IncompleteRepository.

    A link out of the folder becomes a link to `/`, so that a check reports it as it does in the handbook. Submodules become empty
    folders.
    """
    files = [entry for entry in entries if entry.is_file]
    links = [entry for entry in entries if entry.mode == "120000"]
    prefix = ask("rev-parse", "--show-prefix").decode("utf-8", "surrogateescape").rstrip("\n")
    named = [f"{entry.blob} {prefix}{entry.path}".replace("\n", "?") for entry in files]
    for entry, content in zip(files, contents(ask, named, "--filters"), strict=True):
        write_inside(folder, entry.path, content)
    for entry, content in zip(links, contents(ask, [entry.blob for entry in links]), strict=True):
        _link_inside(folder, entry.path, content)
    for entry in entries:
        if entry.mode == "160000" and _leads_into(folder / entry.path, folder):
            (folder / entry.path).mkdir(parents=True, exist_ok=True)


def write_inside(folder: Path, path: str, content: bytes) -> None:
    """Write a file below a folder. Writes nothing where its path leads out, or this system allows no such name, as in a checkout.

    Raises OSError where anything else fails: what is not there would be told as new.
    """
    place = folder / path
    try:
        if _leads_into(place, folder):
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
    except OSError as error:
        if error.errno not in _OF_NAMES and os.name != "nt":
            raise


def _link_inside(folder: Path, path: str, content: bytes) -> None:
    """Make a link below a folder; on a system without links, a file with its target, as git does."""
    place, target = folder / path, content.decode("utf-8", "surrogateescape")
    if not _leads_into(place, folder):
        return
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(target if _leads_into(place.parent / target, folder) else os.sep)
    except (OSError, ValueError, NotImplementedError):
        write_inside(folder, path, content)


def _leads_into(path: Path, folder: Path) -> bool:
    """Whether a path stays within a folder, through all links that are there. Links may lead in a circle."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
