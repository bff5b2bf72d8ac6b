"""A text as labels are sought in it: in lower case, with one space before each word and a mark for separators."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

from interlock.definitions.values.plain_letters import plain_letters_with_origins
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.questions.language.forms import MAY_FOLLOW
from interlock.questions.language.labels import SAME_CHARACTERS
from interlock.questions.language.unspaced_scripts import boundaries

_TITLES = frozenset(("mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "councillor", "cllr"))
_CONNECTORS = frozenset(("and", "of", "for", "the"))
# French and Italian words before an apostrophe, after which a new word begins.
_ELIDED = frozenset(
    """
    c d j jusqu l lorsqu m n presqu puisqu qu quoiqu s t
    all anch ciascun coll dall dell nell nessun quell quest sull un
    """.split()  # noqa: SIM905
)
_LONGER_THAN_ELIDED = 8
# Letters that Python writes with two in lower case.
_ONE_LETTER = {"İ": "i"}
_WORD = lazy_pattern(r"[^ |]+")
_JOINTS = lazy_pattern(r"[-'_]+")
# A pattern that begins with a set is found in a tenth of the time that alternatives take.
_SEPARATORS = lazy_pattern(r"[|\n][| \n]*")
_TO_NORMALISE = lazy_pattern(r"\|[| \n]*|[ \n]*\n[ \n]*|  +")


class NormalisedText:
    """A text in lower case with one space before each word and `|` for separators, and the mapping of offsets to the original.

    >>> NormalisedText("Ask: the  Customer").normalised
    ' ask| the customer|'
    """

    __slots__ = ("_at", "_by", "_origins", "normalised", "prose")

    def __init__(self, prose: str) -> None:
        self.prose = prose
        plain, self._origins = plain_letters_with_origins(prose, of_one_width=True)
        lower = lower_case(plain)
        # From each offset in `_at`, the offset in the original differs by the number in `_by`.
        self._at, self._by = [0], [-1]
        pieces, position, grown = [" "], 0, 1
        # In scripts without blanks, one stands wherever a word may begin.
        inside = [(at, at) for at in boundaries(lower)]
        for start, end in sorted([*inside, *_to_normalise(lower)]) if inside else _to_normalise(lower):
            separator = lower[start:end]
            space = "| " if "|" in separator or separator.count("\n") > 1 else " "
            pieces += (lower[position:start], space)
            position = end
            if change := len(space) - (end - start):
                grown += change
                self._at.append(position + grown)
                self._by.append(-grown)
        pieces += (lower[position:], "|")
        self.normalised = "".join(pieces)

    def original(self, position: int) -> int:
        """The offset in the original text of an offset in `normalised`."""
        offset = position + self._by[bisect_right(self._at, position) - 1]
        return self._origins[offset] if self._origins else offset

    def end_after(self, position: int) -> int:
        """The offset in the original text at which the character at an offset in `normalised` ends."""
        offset = position + self._by[bisect_right(self._at, position) - 1] + 1
        return self._origins[offset] if self._origins else offset

    def is_part_of_name(self, start: int, stop: int) -> bool:
        """Whether a neighbouring word is capitalised, other than at the start of a sentence, or is a title such as `Mr`."""
        if self.normalised[stop] == " " and self._is_capitalised(stop + 1):
            return True
        before = self._word_before(start)
        if before is None:
            return False
        word = self.normalised[before : start - 1]
        if word in _TITLES:
            return True
        if word in _CONNECTORS:
            before = self._word_before(before)
        return before is not None and self._word_before(before) is not None and self._is_capitalised(before)

    def may_end(self, stop: int) -> bool:
        """Whether no word follows that could belong to the words before `stop`."""
        following = _WORD.match(self.normalised, stop + 1) if self.normalised[stop] == " " else None
        return following is None or following[0] in MAY_FOLLOW

    def is_joined(self, start: int, stop: int) -> bool:
        """Whether a hyphen joins the words between these offsets to others."""
        return self.normalised[start - 1] == "-" or self.normalised[stop] == "-"

    def is_whole_part(self, start: int) -> bool:
        """Whether no single letter stands before the words, as in `E-Mail`, of which `Mail` is no part by itself."""
        return self.normalised[start - 1] != "-" or self.normalised[start - 3] not in " |-"

    def following_at_beginning(self, start: int, stop: int) -> str | None:
        """The word after these offsets, where the first of them begins a sentence; None where it does not."""
        if self.normalised[start - 1] == "-" or self._word_before(start) is not None:
            return None
        found = _WORD.match(self.normalised, stop + 1) if self.normalised[stop] == " " else None
        return found[0] if found else ""

    def is_beside_capitals(self, start: int, stop: int) -> bool:
        """Whether a neighbouring word is all in capitals too."""
        before = self._word_before(start)
        beside = [self._word_at(position) for position in (before, stop + 1) if position is not None]
        return any(len(word) > 1 and word.isupper() for word in beside)

    def _word_before(self, start: int) -> int | None:
        """The start of the word before, or None if there is a separator or no word."""
        if start < 2 or self.normalised[start - 2] in " |":
            return None
        return self.normalised.rfind(" ", 0, start - 1) + 1

    def _word_at(self, start: int) -> str:
        found = _WORD.match(self.normalised, start)
        return self.prose[self.original(start) : self.end_after(found.end() - 1)] if found else ""

    def _is_capitalised(self, start: int) -> bool:
        word = self._word_at(start)
        return word[:1].isupper() and not word.isupper()


def _to_normalise(lower: str) -> Iterator[tuple[int, int]]:
    """The spans of separators and of blanks that may have to be changed."""
    if "  " in lower:
        yield from (match.span() for match in _TO_NORMALISE.finditer(lower))
        return
    for run in _SEPARATORS.finditer(lower):
        if run[0] != "| ":  # the normal form already, after most sentences
            start, end = run.span()
            start -= start > 0 and lower[start - 1] == " "
            yield from (match.span() for match in _TO_NORMALISE.finditer(lower, start, end))


def lower_case(text: str) -> str:
    """The text in lower case and of the same length, with `|` for separators and spaces for white space and emphasis."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(_ONE_LETTER.get(letter) or (letter.lower() if len(letter.lower()) == 1 else letter) for letter in text)
    lower = lower.translate(_CHARACTERS)
    if "'" in lower or "-" in lower or "_" in lower:
        lower = _JOINTS.sub(_joined_or_spaced, lower)
    return lower


def _joined_or_spaced(match: re.Match[str]) -> str:
    """Keep hyphens, apostrophes and underscores between letters, and a hyphen after one (`front- and back-office`).

    After a word that has lost its vowel, as in `l'usager`, another word begins.
    """
    marks, text, start, end = match[0], match.string, match.start(), match.end()
    if marks == "'" and _word_ending(text, start) in _ELIDED:
        return " "
    follows = start > 0 and text[start - 1].isalnum()
    leads = end < len(text) and text[end].isalnum()
    return marks if follows and (leads or marks == "-") and (len(marks) == 1 or "_" in marks) else " " * len(marks)


def _word_ending(text: str, end: int) -> str:
    """The word that ends at an offset; a long one without its beginning."""
    start = end
    while start > max(end - _LONGER_THAN_ELIDED, 0) and text[start - 1].isalnum():
        start -= 1
    return text[start:end]


class _Characters(dict[int, str | int]):
    """The translation table: punctuation to `|`, white space and Markdown's emphasis to a space; joining characters stay."""

    def __missing__(self, code: int) -> str | int:
        character = chr(code)
        is_kept = character.isalnum() or (unicodedata.category(character).startswith("M") and character != _EMOJI_SIGN)
        self[code] = made = code if is_kept else " " if character.isspace() or character in _AS_SPACES else "|"
        return made


_EMOJI_SIGN = "\ufe0f"
# Emphasis, and what is written between Thai or Khmer words without being seen.
_AS_SPACES = f"*~\u200b{_EMOJI_SIGN}"
_CHARACTERS = _Characters({ord(kept): kept for kept in "\n'-_"} | SAME_CHARACTERS)
