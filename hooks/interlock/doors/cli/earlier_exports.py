"""Tells files of earlier exports from all others, which belong to somebody: an export overwrites and deletes none of them."""

import csv
import io
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from interlock.findings.nouns import counted
from interlock.findings.typed_commands import typed_word
from interlock.sources.disk.folders import DEFINITION_FOLDERS

# The number of first lines by which an earlier export is recognised where no line says what made it.
_BEGINNING = 3
_MADE_BY = "Made by `interlock export"
# A folder whose files no other program writes, and how each rule in it begins.
_OURS = "styles/Interlock/"
_RULE = "extends: substitution\nmessage: \"Say '%s', not '%s'"


def refuse_among_definitions(handbook: Path, folder: Path) -> None:
    """Refuse a folder of definitions: an export there would be a fault, and could overwrite definitions."""
    for name in DEFINITION_FOLDERS:
        if Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(handbook / name)):
            raise click.UsageError(
                f"{folder} is a place for definitions, and an export is none. Name another folder, such as `--out exports`."
            )


def refuse_to_overwrite(texts: Mapping[Path, str]) -> None:
    """Refuse to write where files stand that are no earlier exports. `texts`: what is to be written, by path.

    Raises OSError for a file that cannot be read: nobody knows what it is.
    """
    kept = [path for path, text in texts.items() if path.is_file() and not _is_earlier(path, text)]
    if kept:
        more = f", and so are {counted(len(kept) - 1, 'other')}" if len(kept) > 2 else ", and so is another" if kept[1:] else ""
        raise click.UsageError(
            f"{kept[0]} is no earlier export of this kind{more}, and may be a file of your own. Nothing was written. "
            f"Name another place with `--out`, or, if nobody needs the file, delete it: rm {typed_word(str(kept[0]))}"
        )


def left_from_earlier(folder: Path, one_each: Iterable[str], texts: Mapping[Path, str]) -> list[Path]:
    """The files of an earlier export into a folder for things that the new one has no longer, sorted.

    `one_each`: patterns of the files that an export has for each thing of a sort. `texts`: the new export, by path.
    """
    root, sample = os.path.realpath(folder), next(iter(texts.values()))
    found = (path for pattern in one_each for path in sorted(folder.glob(pattern)) if path not in texts)
    return [
        path
        for path in found
        if os.path.realpath(path) == os.path.join(root, path.relative_to(folder)) and _is_left(path, sample)
    ]


def _is_left(path: Path, sample: str) -> bool:
    """Whether a file was written for one thing by an earlier run of the export that now gives this sample."""
    try:
        if _OURS not in path.as_posix():
            return path.is_file() and bool(path.stat().st_size) and _is_earlier(path, sample)
        return path.read_bytes().decode("utf-8").replace("\r\n", "\n").startswith(_RULE)
    except (OSError, ValueError):
        return False


def _is_earlier(path: Path, text: str) -> bool:
    """Whether the file at a path was written by an earlier run of the export that now gives this text. Raises OSError."""
    if _OURS in path.as_posix():
        return True
    try:
        old = path.read_bytes().decode("utf-8-sig")
    except ValueError:
        return False
    if old == text or not old.strip():
        return True
    if path.suffix == ".csv":
        return _is_table_like(old, text)
    lines = 1 if _MADE_BY in text.partition("\n")[0] else _BEGINNING
    return _beginning(old, lines) == _beginning(text, lines)


def _beginning(text: str, lines: int) -> list[str]:
    """The first lines of a text, without the address of a vocabulary, which changes with the name of the organisation."""
    first, *others = text.splitlines()[: lines + 1]
    return others if first.startswith("@base ") else [first, *others][:lines]


def _is_table_like(old: str, new: str) -> bool:
    """Whether a table has the first two columns of another one, all shared columns in the same order, and sorted ids.

    The columns differ with the fields in use, and line ends with the settings of git, so neither is compared.
    """
    try:
        (columns, *rows), (wanted, *_) = ([*csv.reader(io.StringIO(text, newline=""))] for text in (old, new))
    except csv.Error:
        return False
    ids = [row[0] for row in rows if row] if wanted[0] == "id" else []
    is_in_order = [name for name in columns if name in wanted] == [name for name in wanted if name in columns]
    return columns[:2] == wanted[:2] and is_in_order and ids == sorted(ids)
