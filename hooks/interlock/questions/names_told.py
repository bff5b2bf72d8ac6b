"""Finds the names of definitions as they stand in a text, without a reference: titles of two words or more."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from interlock.catalog import Key

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class NameSought:
    """A name of a definition and how it is found in a text, also across lines. `level`: from which openness on it is closed."""

    key: Key
    pattern: re.Pattern[str]
    level: int = 0


# By the first word of each name in small letters, so that a text is searched for all of them in one pass.
NamesSought = Mapping[str, list[NameSought]]


def first_word(name: str) -> str:
    """The first word of a name in small letters; empty where it is a single word, which ordinary texts have, too."""
    words = _WORD.findall(name)
    return words[0].casefold() if len(words) > 1 else ""


def pattern_of_name(name: str, *, any_letters: bool = False) -> re.Pattern[str]:
    """Finds a name of words, also across lines; where asked, in capitals or small letters."""
    first = _WORD.findall(name)[0]
    words = r"\s+".join(map(re.escape, name[name.index(first) :].split()))
    return re.compile(rf"{words}(?!\w)", re.I if any_letters else 0)


def names_told(text: str, names: NamesSought) -> Iterator[tuple[NameSought, re.Match[str]]]:
    """Where these names stand in a text."""
    for word in _WORD.finditer(text):
        for name in names.get(word[0].casefold(), ()):
            if match := name.pattern.match(text, word.start()):
                yield name, match
