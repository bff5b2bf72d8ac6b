"""The most similar known word, for findings that say "did you mean …?"."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process


def nearest(word: str, candidates: Iterable[str], least: int = 70) -> str | None:
    """The candidate that was probably meant, or None when none has a similarity (rapidfuzz's `ratio`) of `least` or more."""
    found = process.extractOne(word, sorted(candidates), scorer=fuzz.ratio, score_cutoff=least, processor=str.lower)
    return found[0] if found else None


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """`Did you mean …?` with the nearest candidate, or an empty text."""
    found = nearest(word, candidates)
    return f"Did you mean `{found}`?" if found else ""
