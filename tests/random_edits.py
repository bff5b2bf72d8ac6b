"""Edits of words at random: half of them in lines that begin with free words, after which not everything is worked out anew."""

import re
from collections.abc import Sequence
from pathlib import Path
from random import Random

from interlock.definitions.free_words import FREE_WORDS
from tests.conftest import write

_FREE = re.compile(rf"\b(?:{'|'.join(sorted({name for names in FREE_WORDS.values() for name in names}))}): [^\n]*")
_WORD = re.compile(r"(?<=[\s:] )[A-Za-z]{4,}\b")

# A file, its text, and words of it.
_Words = tuple[Path, str, list[re.Match[str]]]


def files_to_edit(folder: Path) -> list[Path]:
    """The files of the definitions of a handbook, and of its organisation."""
    return sorted(path for top in ("standards", "glossary") for path in (folder / top).rglob("*.yml"))


def edit_at_random(files: Sequence[Path], random: Random, new_words: Sequence[str]) -> str:
    """Put one of some words in the place of a word in one of the files, or beside it. Returns what was edited."""
    file, text, words = _of_free_words(files, random) if random.random() < 0.5 else _of_any_words(files, random)
    word, new = random.choice(words), random.choice(new_words)
    write(file, text[: word.start()] + random.choice((new, f"{word[0]} {new}")) + text[word.end() :])
    return f"{file.name}: {word[0]} → {new}"


def _of_any_words(files: Sequence[Path], random: Random) -> _Words:
    file = random.choice(files)
    text = file.read_bytes().decode()
    return file, text, list(_WORD.finditer(text)) or list(re.finditer(r"\w+", text))


def _of_free_words(files: Sequence[Path], random: Random) -> _Words:
    for file in random.sample(files, len(files)):
        text = file.read_bytes().decode()
        if words := [word for line in _FREE.finditer(text) for word in _WORD.finditer(text, *line.span())]:
            return file, text, words
    return _of_any_words(files, random)


def bytes_of(folder: Path) -> dict[Path, bytes]:
    """The files of a handbook, to be put back where an edit breaks it."""
    return {path: path.read_bytes() for path in folder.rglob("*.yml")}


def put_back(files: dict[Path, bytes]) -> None:
    """Write these files as they were."""
    for path, data in files.items():
        path.write_bytes(data)
