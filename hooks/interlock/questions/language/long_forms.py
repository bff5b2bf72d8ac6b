"""Finds the words beside an abbreviation that it stands for: `antisocial behaviour, or ASB`, `ASB stands for …`."""

from collections.abc import Iterable

from interlock.findings.lazy_patterns import lazy_pattern

_LONGEST = 160  # characters on either side that are looked at
_WORD = lazy_pattern(r"[^\W\d_]+")
_SENTENCE_ENDS = lazy_pattern(r"[.!?;](?=\s)|\n[ \t]*\n")
_SAYS_SO = lazy_pattern(r"[\s*_,]*(?:(?:which|that)\s+)?(?:stands?|is\s+short|short|steht|stehen)\s+(?:for|für)\s")
# Words in the middle of a long form that may give no letter.
_SMALL = frozenset(
    """
    a an and at by for from in of on or the to with
    auf der des die für im und von zu au aux d de du en et l la le
    """.split()  # noqa: SIM905
)
# What may stand between an abbreviation and its long form.
_BETWEEN = frozenset(
    """
    a abbreviated also an are as called for in is known means or our short that the this to we which
    auch bedeutet das der des die ein eine genannt kurz oder wir dit dite le la les l ou signifie un une
    """.split()  # noqa: SIM905
)


def is_explained_beside(prose: str, start: int, end: int, abbreviation: str) -> bool:
    """Whether the words beside an abbreviation, whose offsets are given, spell it in its sentence, or say what it stands for."""
    before = _SENTENCE_ENDS.split(prose[max(start - _LONGEST, 0) : start])[-1]
    after = _SENTENCE_ENDS.split(prose[end : end + _LONGEST])[0]
    if _SAYS_SO.match(after.removeprefix("s")):
        return True
    letters = abbreviation.replace("&", "").lower()
    following = _without_first(_WORD.findall(after.lower()))
    leading = _without_first(reversed(_WORD.findall(before.lower())))
    most = min(len(letters) + 5, len(letters) * 2)
    return any(_spells(following[:number], letters) or _spells(leading[:number][::-1], letters) for number in range(1, most + 1))


def _without_first(words: Iterable[str]) -> list[str]:
    """The words without those at the beginning that stand between an abbreviation and its long form."""
    found = list(words)
    first = next((place for place, word in enumerate(found) if word not in _BETWEEN and word != "s"), len(found))
    return found[first:]


def _spells(words: list[str], letters: str) -> bool:
    """Whether the letters are the first ones of words, with others of the same words between; small words may give none.

    >>> _spells(["antisocial", "behaviour"], "asb"), _spells(["all", "staff", "must", "be"], "asb")
    (True, False)
    """
    reached = {0}
    for word in words:
        further = reached if word in _SMALL and 0 not in reached else set()
        reached = further.union(*(_reached_in(word, letters, place) for place in reached))
    return len(letters) in reached


def _reached_in(word: str, letters: str, place: int) -> range:
    """How far the letters from a place on may be read when a word gives its first and perhaps further ones."""
    if not letters.startswith(word[0], place):
        return range(0)
    last, position = place + 1, 0
    while last < len(letters) and (position := word.find(letters[last], position + 1)) > 0:
        last += 1
    return range(place + 1, last + 1)
