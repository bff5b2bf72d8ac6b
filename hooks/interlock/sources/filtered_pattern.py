"""`FilteredPattern`: a slow pattern behind quick tests, which most texts do not pass.

A pattern that begins with alternatives is tried at every letter of a text.
Looking for a few literals first takes a tenth of that.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

import ahocorasick

from interlock.findings.lazy_patterns import lazy_pattern

# The letters that match one of `a` to `z` when case is ignored, although they are none in lower case.
_OTHER_CASES = lazy_pattern("[\u0130\u0131\u017f\u212a]")


# A number: with a flag, each test would take as long as a pattern.
_IGNORES_CASE = int(re.IGNORECASE)
# What is left out of the signs of a text: in prose, nearly everything.
_ORDINARY = bytes(range(ord("a"), ord("z") + 1)) + b" "


def _signs_of(text: str) -> str:
    """A text without its small letters from `a` to `z` and its blanks: so short that dozens of tests of it take no time.

    >>> _signs_of("Ask the duty team!!! Call 01632 960 123")
    'A!!!C01632960123'
    """
    return text.encode("utf-8", "surrogatepass").translate(None, _ORDINARY).decode("utf-8", "surrogatepass")


def has_one_of(literals: Iterable[str]) -> Callable[[str], bool]:
    """A function that says whether a text has one of some literals: one after another, or all at once where there are many.

    >>> has_one_of(["bin", "permit"])("a new permit")
    True
    """
    looked_for = tuple(literals)
    if len(looked_for) < _MANY:
        return lambda text: any(map(text.__contains__, looked_for))
    automaton = ahocorasick.Automaton()
    for literal in looked_for:
        automaton.add_word(literal, True)
    automaton.make_automaton()
    return lambda text: next(automaton.iter(text), None) is not None


# An automaton reads every letter of a text once, which takes as long as to look for this many literals.
_MANY = 24


@dataclass(frozen=True, eq=False)
class FilteredPattern:
    """A pattern, and tests of which every text with a match of it passes one.

    `literals` are parts of matches. `others` are quick patterns, which begin with a literal or a small set. Where the pattern
    ignores case, both see the text in lower case. `signs` and `signs_like` are literals and patterns for `_signs_of` the text.
    `at_start` is for the beginning of a text: after `\\A`, a search would try each letter.
    """

    pattern: re.Pattern[str]
    literals: tuple[str, ...] = ()
    others: "tuple[re.Pattern[str] | FilteredPattern, ...]" = ()
    signs: tuple[str, ...] = ()
    signs_like: tuple[re.Pattern[str], ...] = ()
    at_start: re.Pattern[str] | None = None

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in a text, as the pattern finds it."""
        return self.pattern.search(text) if self.may_match(text) else None

    def sub(self, replacement: str, text: str) -> str:
        """A text with another in place of each match."""
        return self.pattern.sub(replacement, text) if self.may_match(text) else text

    def may_match(self, text: str) -> bool:
        """Whether a text may have a match; one that has always may."""
        if self.signs or self.signs_like:
            signs = _signs_of(text)
            if any(map(signs.__contains__, self.signs)) or any(pattern.search(signs) for pattern in self.signs_like):
                return True
        if self.at_start and self.at_start.match(text):
            return True
        if self.pattern.flags & _IGNORES_CASE:
            if not text.isascii() and _OTHER_CASES.search(text):
                return True
            text = text.lower()
        return self._has_literal(text) or any(other.search(text) for other in self.others)

    @cached_property
    def _has_literal(self) -> Callable[[str], bool]:
        return has_one_of(self.literals)
