"""Finds the names of definitions as they stand in a text, without a reference: titles of two words or more."""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import NamedTuple
from unicodedata import category, normalize
from urllib.parse import unquote

import ahocorasick

from interlock.catalog import Catalog, Key
from interlock.catalog.texts import Text
from interlock.definitions.plain_letters import plain_letters
from interlock.findings import Place

_WORD = re.compile(r"\w+")
_PART_OF_WORD = re.compile(r"[^\W_]+")
# Between the words of a name: blanks and hyphens, and in addresses and names of files what stands for a blank there.
_BETWEEN = r"[\s\u2010-\u2015-]+"
_BETWEEN_IN_TEXTS = r"(?:[\s\u2010-\u2015_+-]+|[./])"
# A character as addresses write it, such as `%20`.
_ENCODED = re.compile("%[0-9A-Fa-f]{2}")
# Markup inside and around words: emphasis, code, backslashes, and links, of which the words stay.
_MARKUP = re.compile(r"\]\([^()\n]*\)|\]\[[^\]\n]*\]|[*_`~\\\[\]]")
_MARKS = "*_`~\\[]&"
# Of a name in a file, these leave other letters than it has as a value, or as readers see it: escapes, links, entities.
_WRITTEN_OTHERWISE = ("\\", "''", "](", "][", "&")
# Letters that become others when they are read, alone or with what stands beside them: ligatures and forms, accents apart from
# their letters, Korean in parts, what nobody sees, and letters that are wide, in circles or of mathematics.
_WRITTEN_IN_PARTS = re.compile(
    "[\u00ad\u0300-\u036f\u0653-\u0655\u1100-\u11ff\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200d\u2060\u2100-\u214f\u2460-\u24ff"
    "\u3099\u309a\ufb00-\ufdff\ufe70-\uffef\U0001d400-\U0001d7ff]"
)
_LOWER_CASE = bytes(range(256)).lower()
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())
_NO_LETTER = re.compile(r"[\W_]+")
# The Turkish letters are those of `i` where case is ignored.
_FOLDED = str.maketrans("\u0130\u0131", "ii")


class NameSought(NamedTuple):
    """A name of a definition from its first word on, and how it is found in a text. `level`: from which openness on it is closed."""

    key: Key
    words: str
    pattern: re.Pattern[str]
    level: int = 0


def name_sought(key: Key, name: str, level: int = 0, *, any_letters: bool = False) -> NameSought:
    """A name as it is sought: also across lines and with hyphens; where asked, in capitals or small letters."""
    sought = name[name.index(_WORD.findall(name)[0]) :].strip()
    words = _BETWEEN_IN_TEXTS.join(map(re.escape, re.split(_BETWEEN, sought)))
    return NameSought(key, sought, re.compile(rf"{words}(?![^\W_])", re.I if any_letters else 0), level)


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
        letters = {_letters(name.words) for found in names.values() for name in found}
        self._whole, self._is_any_of_marks = _automaton(letters - {""}), "" in letters

    def may_be_told_in(self, written: str) -> bool:
        """Whether one of these names may stand in the texts of a file, given as it is written; one that does always may."""
        if not self._names:
            return False
        if self._is_any_of_marks or any(map(written.__contains__, _WRITTEN_OTHERWISE)):
            return True
        if _ENCODED.search(written) or (not written.isascii() and _WRITTEN_IN_PARTS.search(written)):
            return True
        return next(self._whole.iter(_letters(written)), None) is not None

    def told_in(self, text: str) -> Iterator[tuple[NameSought, re.Match[str]]]:
        """Where these names stand in a text, and in what readers see of it, which is the `string` of such a match."""
        for words in _ways_to_read(text):
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
            for pattern in (_WORD, _PART_OF_WORD) if "_" in words else (_WORD,):
                for word in pattern.finditer(words):
                    if word[0].casefold() in self._names:
                        yield word.start(), word[0].casefold()


def _automaton(words: Iterable[str]) -> ahocorasick.Automaton:
    """Finds these words in a text."""
    automaton = ahocorasick.Automaton()
    for word in words:
        automaton.add_word(word, word)
    automaton.make_automaton()
    return automaton


def _letters(text: str) -> str:
    """The letters and digits of a text alone, in small letters: no matter what stands between the words of a name."""
    if text.isascii():
        return text.encode().translate(_LOWER_CASE, _NO_LETTERS).decode()
    return _NO_LETTER.sub("", text.translate(_FOLDED).casefold())


def _is_of_word(text: str, position: int) -> bool:
    return 0 <= position < len(text) and text[position].isalnum()


def place_of_name(text: Text, catalog: Catalog, match: re.Match[str]) -> Place:
    """The place of a name that was found in a text, or of its first word where only readers see the name as a whole."""
    if match.string == text.text:
        return text.place_of(catalog, match)
    return text.place(catalog, re.split(_BETWEEN_IN_TEXTS, match[0])[0])


def _ways_to_read(text: str) -> Iterable[str]:
    """A text as it is written, as readers see it, also by the letters that odd ones stand for, and with its addresses decoded."""
    said = _said(text)
    ways = [text, said]
    if not said.isascii():
        ways.append(normalize("NFKC", "".join(each for each in said if not _is_unseen(each))))
    if _ENCODED.search(text):
        ways.append(unquote(text))
    return dict.fromkeys(ways)


def _is_unseen(character: str) -> bool:
    """Whether nobody sees a character: marks of direction and of width, and what chooses a form of the letter before it."""
    return category(character) == "Cf" or character == "\u034f" or "\ufe00" <= character <= "\ufe0f"


def _said(text: str) -> str:
    """A text as readers see it: without markup, and with the characters that entities such as `&nbsp;` stand for."""
    if text.isascii() and not any(mark in text for mark in _MARKS):
        return text
    return plain_letters(unescape(_MARKUP.sub("", text)))
