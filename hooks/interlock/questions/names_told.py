"""Finds the names of definitions as they stand in a text, without a reference: titles of two words or more."""

import re
from collections.abc import Iterable, Iterator, Mapping
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
# Of a name in a file, these leave other letters than it has as a value, or as readers see it: escapes, links, entities.
_WRITTEN_OTHERWISE = ("\\", "''", "](", "][", "&")
# Letters that become others when they are read, alone or with what stands beside them: ligatures and forms, accents apart from
# their letters, Korean in parts, and what nobody sees.
_WRITTEN_IN_PARTS = re.compile(
    "[\u00ad\u0300-\u036f\u0653-\u0655\u1100-\u11ff\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200d\u2060\u3099\u309a\ufb00-\ufdff\ufe70-\ufeff]"
)
_MARKS_IN_WORDS = b"*_`~[]"
_LOWER_CASE = bytes(range(256)).lower()
_HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2015"
# The Turkish letters are those of `i` where case is ignored.
_FOLDED = str.maketrans(f"{_HYPHENS}\u0130\u0131", f"{' ' * len(_HYPHENS)}ii", _MARKS_IN_WORDS.decode())


class NameSought(NamedTuple):
    """A name of a definition from its first word on, and how it is found in a text. `level`: from which openness on it is closed."""

    key: Key
    words: str
    pattern: re.Pattern[str]
    level: int = 0


def name_sought(key: Key, name: str, level: int = 0, *, any_letters: bool = False) -> NameSought:
    """A name as it is sought: also across lines and with hyphens; where asked, in capitals or small letters."""
    sought = name[name.index(_WORD.findall(name)[0]) :].strip()
    words = _BETWEEN.join(map(re.escape, re.split(_BETWEEN, sought)))
    return NameSought(key, sought, re.compile(rf"{words}(?!\w)", re.I if any_letters else 0), level)


def first_word(name: str) -> str:
    """The first word of a name in small letters; empty where it is a single word, which ordinary texts have, too."""
    words = _WORD.findall(name)
    return words[0].casefold() if len(words) > 1 else ""


class NamesSought:
    """Names to look for in texts, by the first word of each: a text is searched for all of these in one pass."""

    def __init__(self, names: Mapping[str, list[NameSought]]) -> None:
        """`names`: by their first words in small letters."""
        self._names = names
        self._first_words = _automaton(names)
        lines = {_one_line(name.words) for found in names.values() for name in found}
        self._whole, self._is_any_of_marks = _automaton(lines - {""}), "" in lines
        # A text without these has none of the names, and looking for them alone takes a third of the time.
        self._longest_words = _automaton({max(line.split(), key=len) for line in lines - {""}})

    def may_be_told_in(self, written: str) -> bool:
        """Whether one of these names may stand in the texts of a file, given as it is written; one that does always may."""
        if not self._names:
            return False
        if self._is_any_of_marks or any(map(written.__contains__, _WRITTEN_OTHERWISE)):
            return True
        if written.isascii():
            folded = written.encode().translate(_LOWER_CASE, _MARKS_IN_WORDS).decode()
            if next(self._longest_words.iter(folded), None) is None:
                return False
        elif _WRITTEN_IN_PARTS.search(written):
            return True
        return next(self._whole.iter(_one_line(written)), None) is not None

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


def _automaton(words: Iterable[str]) -> ahocorasick.Automaton:
    """Finds these words in a text."""
    automaton = ahocorasick.Automaton()
    for word in words:
        automaton.add_word(word, word)
    automaton.make_automaton()
    return automaton


def _one_line(text: str) -> str:
    """A text in small letters without marks, with one blank in place of what may stand between the words of a name."""
    return " ".join(text.translate(_FOLDED).casefold().split())


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
