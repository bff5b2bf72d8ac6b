"""Characters that nobody sees, and that change the direction of writing."""

import unicodedata
from collections.abc import Iterator

from interlock.findings.lazy_patterns import lazy_pattern

DIRECTION_MARK = lazy_pattern(r"[\u202a-\u202e\u2066-\u2069]")
_PARAGRAPH_END = lazy_pattern(r"(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)")


def turning_marks(text: str) -> Iterator[tuple[str, int]]:
    """The direction marks of paragraphs in which they do more than set words apart, each with how often it stands before."""
    seen = dict.fromkeys(DIRECTION_MARK.findall(text), 0)
    for paragraph in _PARAGRAPH_END.split(text) if seen else []:
        is_sound = _sets_apart(paragraph)
        for mark in DIRECTION_MARK.findall(paragraph):
            if not is_sound:
                yield mark, seen[mark]
            seen[mark] += 1


def _sets_apart(paragraph: str) -> bool:
    """Whether a paragraph with letters written from right to left has no direction marks but isolates, each with its end."""
    depth = 0
    for mark in DIRECTION_MARK.findall(paragraph):
        depth += {"\u2066": 1, "\u2067": 1, "\u2068": 1, "\u2069": -1}.get(mark, -len(paragraph))
        if depth < 0:
            return False
    return depth == 0 and any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in paragraph)
