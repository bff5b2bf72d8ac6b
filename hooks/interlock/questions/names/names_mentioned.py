"""Finds the names of definitions that a text mentions without a reference: titles of two words or more."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import unescape
from typing import NamedTuple
from unicodedata import category, normalize
from urllib.parse import unquote

import ahocorasick

from interlock.catalog import Catalog, Key
from interlock.catalog.texts import Text
from interlock.definitions.values.plain_letters import plain_letters, without_accents
from interlock.findings import Place
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.questions.names.name_spellings import BETWEEN_WORDS, pattern_of

_WORD = lazy_pattern(r"(?<!_)_*[^\W_]\w*")
_PART_OF_WORD = lazy_pattern(r"[^\W_]+")
# A character as addresses write it, such as `%20`.
_ENCODED = lazy_pattern("%[0-9A-Fa-f]{2}")
# Markup inside and around words: emphasis, code, backslashes, and links, of which the words stay.
_MARKUP = lazy_pattern(r"\]\([^()\n]*\)|\]\[[^\]\n]*\]|[*_`~\\\[\]]")
_MARKS = "*_`~\\[]&"
# Of a name in a file, these leave other letters than it has as a value, or as readers see it: escapes, links, entities.
_WRITTEN_OTHERWISE = ("\\", "''", "](", "][", "&")
# Letters that become others when they are read, alone or with what stands beside them: ligatures and forms, accents apart from
# their letters, Korean in parts, what nobody sees, and letters that are wide, in circles or of mathematics.
_WRITTEN_IN_PARTS = lazy_pattern(
    "[\u00ad\u0300-\u036f\u0653-\u0655\u1100-\u11ff\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200d\u2060\u2100-\u214f\u2460-\u24ff"
    "\u3099\u309a\ufb00-\ufdff\ufe70-\uffef\U0001d400-\U0001d7ff]"
)
_LOWER_CASE = bytes(range(256)).lower()
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())
_NO_LETTER = lazy_pattern(r"[\W_]+")
# The Turkish letters are those of `i` where case is ignored. A sigma is another letter at the end of a word.
_ONE_LETTER = str.maketrans("\u0130\u0131\u03c2", "ii\u03c3")


class NameSought(NamedTuple):
    """A name of a definition in all its spellings, and how they are found. `level`: from which openness on it is closed."""

    key: Key
    spellings: tuple[str, ...]
    pattern: re.Pattern[str]
    level: int = 0


def name_sought(key: Key, spellings: Iterable[str], level: int = 0, *, any_letters: bool = False) -> NameSought:
    """A name as it is sought, in these spellings; where asked, in capitals or small letters."""
    written = tuple(spellings)
    return NameSought(key, written, pattern_of(written, any_letters=any_letters), level)


# The shortest part of an id that is sought: `face-to-face` and `out-of-hours` are words of ordinary texts, in any language.
_SHORTEST_PART = 4


def ids_sought(key: Key, level: int) -> Iterator[NameSought]:
    """The id of a definition as it may be typed in a text: after its kind, or alone where no ordinary text has it.

    That is an id of three parts or more, none of them short. References and addresses, which hold ids, are looked at elsewhere.
    """
    parts = key.id.split("-")
    is_rare = len(parts) > 2 and all(len(part) >= _SHORTEST_PART or part.isdecimal() for part in parts)
    written = [f"{key.kind}/{key.id}"] if len(parts) > 1 else []
    for each in [*written, *([key.id] if is_rare else [])]:
        yield NameSought(key, (each,), re.compile(rf"(?<![\w\[/-]){re.escape(each)}(?![\w-]|/\w)"), level)


def has_words(name: str) -> bool:
    """Whether a name has two words, without which it is not sought: ordinary texts have single words, too."""
    return len(_WORD.findall(name)) > 1


class NamesSought:
    """Names to look for in texts, by the first word of each: a text is searched for all of these in one pass."""

    def __init__(self, names: Iterable[NameSought]) -> None:
        self._names = list(names)
        first_words: dict[str, list[int]] = defaultdict(list)
        letters: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(self._names):
            for spelt in {letters_alone(spelling) for spelling in name.spellings}:
                letters[spelt].append(number)
            for first in {_small(_PART_OF_WORD.findall(spelling)[0]) for spelling in name.spellings}:
                first_words[first].append(number)
        self._first_words, self._letters = _automaton(first_words), _automaton(_of_beginnings(letters))

    def may_be_mentioned_in(self, written: str) -> bool:
        """Whether a file may mention one of these names, given its text as written. A quick test, which is sure only of a no."""
        if not self._names:
            return False
        if any(map(written.__contains__, _WRITTEN_OTHERWISE)):
            return True
        if _ENCODED.search(written) or (not written.isascii() and _WRITTEN_IN_PARTS.search(written)):
            return True
        return next(self._letters.iter(letters_alone(written)), None) is not None

    def mentioned_in(self, text: str) -> Iterator[tuple[NameSought, re.Match[str]]]:
        """Where these names stand in a text, and in what readers see of it, which is the `string` of such a match."""
        for words in _ways_to_read(text) if self._names else ():
            possible = {number for _, (_, numbers) in self._letters.iter(letters_alone(words)) for number in numbers}
            for start, number in dict.fromkeys(self._places(words, possible) if possible else ()):
                if match := self._names[number].pattern.match(words, start):
                    yield self._names[number], match

    def _places(self, words: str, possible: set[int]) -> Iterator[tuple[int, int]]:
        """The offsets of words that begin like the first word of a possible name, each with the number of that name.

        Hundreds of names may begin with one word, such as `Apply`, and that word may stand in a text as often.
        """
        small = _small(words)
        with_first: dict[str, list[int]] = {}
        for last, (first, numbers) in self._first_words.iter(small):
            start = last - len(first) + 1
            if not start or not small[start - 1].isalnum():
                if first not in with_first:
                    with_first[first] = [number for number in numbers if number in possible]
                yield from ((start, number) for number in with_first[first])


def _of_beginnings(numbers: dict[str, list[int]]) -> dict[str, list[int]]:
    """By the words that begin with none of the others, which a text has if it has any of them, the numbers of all those."""
    found: dict[str, list[int]] = {}
    beginning = None
    for word in sorted(numbers):
        if beginning is None or not word.startswith(beginning):
            beginning = word
        found.setdefault(beginning, []).extend(numbers[word])
    return found


def _automaton(numbers: dict[str, list[int]]) -> ahocorasick.Automaton:
    """An automaton that finds these words in a text, with the numbers of the names that have each."""
    automaton = ahocorasick.Automaton()
    for word, having in numbers.items():
        automaton.add_word(word, (word, having))
    automaton.make_automaton()
    return automaton


def letters_alone(text: str) -> str:
    """The letters and digits of a text alone, small and without accents: no matter what stands between the words of a name."""
    if text.isascii():
        return text.encode().translate(_LOWER_CASE, _NO_LETTERS).decode()
    return _NO_LETTER.sub("", without_accents(text.translate(_ONE_LETTER)).casefold())


def _small(text: str) -> str:
    """A text of the same length in small letters."""
    return text.lower() if text.isascii() else text.translate(_ONE_LETTER).lower()


def place_of_name(text: Text, catalog: Catalog, match: re.Match[str]) -> Place:
    """The place of a name that was found in a text, or of its first word where only readers see the name as a whole."""
    if match.string == text.text:
        return text.place_of(catalog, match)
    return text.place(catalog, BETWEEN_WORDS.split(match[0])[0])


def _ways_to_read(text: str) -> Iterable[str]:
    """A text as it is written, as readers see it, also by the letters that odd ones stand for, and with its addresses decoded."""
    said = _said(text)
    ways = [text, said]
    if not said.isascii():
        ways.append(normalize("NFKC", "".join(each for each in said if not _is_unseen(each))))
        ways.append(without_accents(ways[-1]))
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
