"""Finds labels by brute force: compares every sequence of words with every form of every label."""

import re
from itertools import pairwise

from interlock.questions.language.forms import MAY_FOLLOW, inflected, spellings, with_spaces

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*-?")


def hits(prose: str, labels: list[str]) -> list[tuple[int, int, frozenset[str]]]:
    """Start, end and labels of the longest matches, from left to right. Labels must be in lower case."""
    forms: dict[str, set[str]] = {}
    parted: dict[str, set[str]] = {}
    for label in labels:
        for form in inflected(label):
            for written in spellings(form):
                forms.setdefault(written, set()).add(label)
                if with_spaces(written) != written:
                    parted.setdefault(with_spaces(written), set()).add(label)
    words = list(_WORD.finditer(prose))
    found, first = [], 0
    while first < len(words):
        for last in range(len(words) - 1, first - 1, -1):
            stretch = prose[words[first].start() : words[last].end()]
            here = forms if _goes_on(prose, words[last : last + 2]) else _both(forms, parted)
            if _is_joined(prose, words[first : last + 1]) and (bare := _known(stretch, here)):
                exact = {label for label in here[_plain(bare)] if _plain(bare) == label}
                start = words[first].start()
                found.append((start, start + len(bare), frozenset(exact or here[_plain(bare)])))
                first = last
                break
        first += 1
    return found


def _goes_on(prose: str, words: list[re.Match[str]]) -> bool:
    """Whether a word follows that may belong to the words before."""
    return len(words) == 2 and _is_joined(prose, words) and words[1][0] not in MAY_FOLLOW


def _both(forms: dict[str, set[str]], parted: dict[str, set[str]]) -> dict[str, set[str]]:
    return {form: forms.get(form, set()) | parted.get(form, set()) for form in (*forms, *parted)}


def _is_joined(prose: str, words: list[re.Match[str]]) -> bool:
    gaps = [prose[left.end() : right.start()] for left, right in pairwise(words)]
    return all(gap.isspace() and gap.count("\n") < 2 for gap in gaps)


def _known(stretch: str, forms: dict[str, set[str]]) -> str:
    """The words, if need be without a possessive ending, if they are a form; else an empty text."""
    bare = re.sub(r"['’]s$", "", stretch)
    return next((words for words in (stretch, bare) if _plain(words) in forms), "")


def _plain(words: str) -> str:
    return " ".join(words.lower().replace("’", "'").split())
