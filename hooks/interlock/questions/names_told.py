"""Finds the names of definitions as they stand in a text, without a reference: titles of two words or more."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from interlock.catalog import Catalog, Key
from interlock.catalog.texts import Text
from interlock.definitions.plain_letters import plain_letters
from interlock.findings import Place

_WORD = re.compile(r"\w+")
# Between the words of a name: blanks and hyphens.
_BETWEEN = r"[\s\u2010-\u2015-]+"
# Markup inside and around words: emphasis, code, backslashes, and links, of which the words stay.
_MARKUP = re.compile(r"\]\([^()\n]*\)|\]\[[^\]\n]*\]|[*_`~\\\[\]]")


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
    """Finds a name of words, also across lines and with hyphens; where asked, in capitals or small letters."""
    first = _WORD.findall(name)[0]
    words = _BETWEEN.join(map(re.escape, re.split(_BETWEEN, name[name.index(first) :].strip())))
    return re.compile(rf"{words}(?!\w)", re.I if any_letters else 0)


_FEW = 100


def names_told(text: str, names: NamesSought) -> Iterator[tuple[NameSought, re.Match[str]]]:
    """Where these names stand in a text, and in what readers see of it, which is the `string` of such a match."""
    said = _said(text)
    for words in (text, said) if said != text else (text,):
        if not _may_tell(words, names):
            continue
        for word in _WORD.finditer(words):
            for name in names.get(word[0].casefold(), ()):
                if match := name.pattern.match(words, word.start()):
                    yield name, match


def _may_tell(words: str, names: NamesSought) -> bool:
    """Whether the first word of a name may stand there: of a few names, most texts have none."""
    folded = words.casefold()
    return len(names) > _FEW or any(first in folded for first in names)


def place_of_name(text: Text, catalog: Catalog, match: re.Match[str]) -> Place:
    """The place of a name that was found in a text, or of its first word where only readers see the name as a whole."""
    return text.place_of(catalog, match) if match.string == text.text else text.place(catalog, match[0].split()[0])


def _said(text: str) -> str:
    """A text as readers see it: without markup, and with the characters that entities such as `&nbsp;` stand for."""
    return plain_letters(unescape(_MARKUP.sub("", text)))
