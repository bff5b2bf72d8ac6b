"""Finds the names of definitions as they stand in a text, without a reference: titles of two words or more."""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import NamedTuple

import ahocorasick

from interlock.catalog import Catalog, Key
from interlock.catalog.texts import Text
from interlock.definitions.plain_letters import plain_letters
from interlock.findings import Place

_WORD = re.compile(r"\w+")
# Between the words of a name: blanks and hyphens.
_BETWEEN = r"[\s\u2010-\u2015-]+"
# Markup inside and around words: emphasis, code, backslashes, and links, of which the words stay.
_MARKUP = re.compile(r"\]\([^()\n]*\)|\]\[[^\]\n]*\]|[*_`~\\\[\]]")
_MARKS = "*_`~\\[]&"


class NameSought(NamedTuple):
    """A name of a definition and how it is found in a text, also across lines. `level`: from which openness on it is closed."""

    key: Key
    pattern: re.Pattern[str]
    level: int = 0


def name_sought(key: Key, name: str, level: int = 0, *, any_letters: bool = False) -> NameSought:
    """A name as it is sought: also across lines and with hyphens; where asked, in capitals or small letters."""
    first = _WORD.findall(name)[0]
    words = _BETWEEN.join(map(re.escape, re.split(_BETWEEN, name[name.index(first) :].strip())))
    return NameSought(key, re.compile(rf"{words}(?!\w)", re.I if any_letters else 0), level)


def first_word(name: str) -> str:
    """The first word of a name in small letters; empty where it is a single word, which ordinary texts have, too."""
    words = _WORD.findall(name)
    return words[0].casefold() if len(words) > 1 else ""


class NamesSought:
    """Names to look for in texts, by the first word of each: a text is searched for all of these in one pass."""

    def __init__(self, names: Mapping[str, list[NameSought]]) -> None:
        """`names`: by their first words in small letters."""
        self._names = names
        self._first_words = ahocorasick.Automaton()
        for first in names:
            self._first_words.add_word(first, first)
        if names:
            self._first_words.make_automaton()

    def told_in(self, text: str) -> Iterator[tuple[NameSought, re.Match[str]]]:
        """Where these names stand in a text, and in what readers see of it, which is the `string` of such a match."""
        said = _said(text)
        for words in (text, said) if said != text else (text,):
            for start, first in self._places(words):
                for name in self._names[first]:
                    if match := name.pattern.match(words, start):
                        yield name, match

    def _places(self, words: str) -> Iterator[tuple[int, str]]:
        """Where the first words of names stand as words of their own, with that word."""
        folded = words.casefold()
        found = self._first_words.iter(folded) if self._names else iter(())
        if len(folded) == len(words):
            for last, first in found:
                start = last - len(first) + 1
                if not (_is_of_word(folded, start - 1) or _is_of_word(folded, last + 1)):
                    yield start, first
        elif any(True for _ in found):  # `ß` is two letters in small letters, so that places differ
            for word in _WORD.finditer(words):
                if word[0].casefold() in self._names:
                    yield word.start(), word[0].casefold()


def _is_of_word(text: str, position: int) -> bool:
    return 0 <= position < len(text) and (text[position].isalnum() or text[position] == "_")


def place_of_name(text: Text, catalog: Catalog, match: re.Match[str]) -> Place:
    """The place of a name that was found in a text, or of its first word where only readers see the name as a whole."""
    return text.place_of(catalog, match) if match.string == text.text else text.place(catalog, match[0].split()[0])


def _said(text: str) -> str:
    """A text as readers see it: without markup, and with the characters that entities such as `&nbsp;` stand for."""
    if text.isascii() and not any(mark in text for mark in _MARKS):
        return text
    return plain_letters(unescape(_MARKUP.sub("", text)))
