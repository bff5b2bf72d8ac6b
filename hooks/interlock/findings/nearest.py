"""The most similar known word, for findings that say "did you mean …?"."""

from collections import Counter
from collections.abc import Iterable

# Of so few candidates it is worth while to see first whether any is near: most fields are asked whether they are another one.
_FEW = 20
# Where two letters of three are swapped, the ratio is 67.
_SHORT = 3


def nearest(word: str, candidates: Iterable[str], least: int = 70) -> str | None:
    """The candidate that was probably meant, or None when none has a similarity (rapidfuzz's `ratio`) of `least` or more."""
    near = sorted(candidates)
    if len(word.lower()) == _SHORT and (swapped := _with_letters_swapped(word.lower(), near)):
        return swapped
    if len(near) <= _FEW and not any(_most_ratio(word, candidate) >= least for candidate in near):
        return None
    from rapidfuzz import fuzz, process  # slow to load, and seldom needed

    found = process.extractOne(word, near, scorer=fuzz.ratio, score_cutoff=least, processor=str.lower)
    return found[0] if found else None


def _with_letters_swapped(word: str, candidates: list[str]) -> str | None:
    a, b, c = (*word,)
    return next((candidate for candidate in candidates if candidate.lower() in (b + a + c, a + c + b)), None)


def _most_ratio(word: str, other: str) -> float:
    """What the `ratio` of two words is at most: that of words in which all letters that they share stand in the same order."""
    letters = len(word) + len(other)
    return 200 * (Counter(word.lower()) & Counter(other.lower())).total() / letters if letters else 100


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """`Did you mean …?` with the nearest candidate, or an empty text."""
    found = nearest(word, candidates)
    return f"Did you mean `{found}`?" if found else ""
