"""What an export may write over: earlier exports. Any other file is somebody's, and is kept."""

import csv
from collections.abc import Mapping
from pathlib import Path

import click

from interlock.findings.nouns import counted
from interlock.sources.folders import DEFINITION_FOLDERS

# Lines by which a text with a fixed beginning is known.
_BEGINNING = 3
_MADE_BY = "Made by `interlock export"
# A folder that no other program has.
_OURS = "styles/Interlock/"


def refuse_among_definitions(handbook: Path, folder: Path) -> None:
    """Refuse a folder of definitions: whatever else stands there is a fault, and its own files would be in danger."""
    for name in DEFINITION_FOLDERS:
        if folder.resolve().is_relative_to((handbook / name).resolve()):
            raise click.UsageError(
                f"{folder} is a place for definitions, and an export is none. Name another folder, such as `--out exports`."
            )


def refuse_to_overwrite(texts: Mapping[Path, str]) -> None:
    """Refuse to write where files stand that are no earlier exports. `texts`: what is to be written, by path."""
    kept = [path for path, text in texts.items() if path.is_file() and not _is_earlier(path, text)]
    if kept:
        more = f", and so are {counted(len(kept) - 1, 'other')}" if len(kept) > 2 else ", and so is another" if kept[1:] else ""
        raise click.UsageError(
            f"{kept[0]} is a file of your own{more}. Nothing was written. Name another folder with `--out`, or move the file away."
        )


def _is_earlier(path: Path, text: str) -> bool:
    """Whether the file at a path was written by an earlier export of what is now this text."""
    if _OURS in path.as_posix():
        return True
    try:
        old = path.read_bytes().decode("utf-8")
    except (OSError, ValueError):
        return False
    if old == text or not old.strip():
        return True
    if path.suffix == ".csv":
        return _is_table_like(old, text)
    lines = 1 if _MADE_BY in text.partition("\n")[0] else _BEGINNING
    return old.splitlines()[:lines] == text.splitlines()[:lines]


def _is_table_like(old: str, new: str) -> bool:
    """Whether a table has the first columns, the line ends and the order of ours. Which columns follow depends on their use."""
    try:
        (columns, *rows), (wanted, *_) = ([*csv.reader(text.splitlines())] for text in (old, new))
    except csv.Error:
        return False
    ids = [row[0] for row in rows if row] if wanted[0] == "id" else []
    return columns[:2] == wanted[:2] and "\r\n" in old and ids == sorted(ids)
