"""Breaks names into lines that fit a width, as pictures show them, in any script."""

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain, pairwise

from interlock.findings.lazy_patterns import lazy_pattern
from interlock.pages.page_links import side_mark
from interlock.questions.language.unspaced_scripts import boundaries

_PAUSE = lazy_pattern("[、。，：；！？）」』・](?=[^、。，：；！？）」』・])")
# Small kana and marks that repeat or lengthen what stands before them.
_BEGIN_NO_LINE = "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮー々ゝゞヽヾ"

_NARROW, _WIDE = frozenset(" iljtfrI.,:;'’|()[]-!"), frozenset("mwMW@%&—")


def wrap(text: str, room: float, bold: bool = False) -> list[str]:
    """Break a text into lines that fit a width; words that are longer are broken too. Pictures run from left to right."""
    lines = _wrapped(text, room, bold)
    return [f"\u2067{line}\u2069" for line in lines] if side_mark(text) else [*lines]


# Cached, because a name stands in the pictures of many pages.
@lru_cache(maxsize=10_000)
def _wrapped(text: str, room: float, bold: bool) -> tuple[str, ...]:
    lines: list[str] = []
    line = ""
    for joint, word in _words(text, room, bold):
        longer = f"{line}{joint}{word}" if line else word
        if line and text_width(longer, bold) > room:
            lines.append(line)
            line = word
        else:
            line = longer
    return (*lines, line)


def _words(text: str, room: float, bold: bool) -> Iterator[tuple[str, str]]:
    """The words of a text and parts of too long ones, with what stands before each on the same line.

    In scripts without blanks a line may break before most characters, and no hyphen says so.
    """
    for word in text.split():
        if text_width(word, bold) <= room:
            yield " ", word
            continue
        if breaks := _breaks(word):
            pieces = [word[start:end] for start, end in pairwise([0, *breaks, len(word)])]
            fitting = chain.from_iterable([piece] if text_width(piece, bold) <= room else piece for piece in pieces)
            yield from ((" " if number == 0 else "", piece) for number, piece in enumerate(fitting))
            continue
        part = ""
        for character in word:
            if part and text_width(part + character + "-", bold) > room:
                yield " ", part + "-"
                part = ""
            part += character
        yield " ", part


def _breaks(word: str) -> list[int]:
    """Where a line may break in a word in a script without blanks: where a word may begin, or behind punctuation."""
    inside = {at for at in boundaries(word) if word[at] not in _BEGIN_NO_LINE}
    return sorted(inside | {mark.end() for mark in _PAUSE.finditer(word)}) if inside else []


def text_width(text: str, bold: bool = False) -> float:
    """The approximate width of a text of 12 units in the widest of the fonts in use."""
    return sum(map(_character_width, text)) * (1.08 if bold else 1)


@cache
def _character_width(character: str) -> float:
    if character in _NARROW:
        return 4.2
    if unicodedata.east_asian_width(character) in "WF":
        return 12
    return 11 if character in _WIDE else 8.6 if character.isupper() else 6.9
