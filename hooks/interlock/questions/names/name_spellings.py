"""How others write the name of a definition, and the pattern that finds all of these spellings."""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from interlock.definitions.ids import spelt_out
from interlock.definitions.values.language_tags import DEFAULT_LANGUAGE
from interlock.definitions.values.plain_letters import without_accents
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.questions.language.forms import inflected
from interlock.questions.language.labels import APOSTROPHES

_WORD = lazy_pattern(r"[^\W_]+")
# Between the words of a name: blanks and hyphens, in addresses and names of files what stands for a blank there, and in a
# quotation the marks with which a line begins.
_BLANKS = r"(?:[^\S\n]*+\n[^\S\n]*+>[\s>]*+|[\s\u2010-\u2015_+-]++)"
BETWEEN_WORDS = lazy_pattern(rf"{_BLANKS}|[./]")
# The marks between two words of a name: those that spellings may do without, and each of the others.
_MARK = lazy_pattern(r"\.?[\s\u2010-\u2015_-]+|[^\s\u2010-\u2015_-]")
_LEFT_OUT = lazy_pattern(rf"[\s\u2010-\u2015_.{APOSTROPHES}-]+")


def spellings_of(name: str, language: str = DEFAULT_LANGUAGE) -> Iterable[str]:
    """A name in its inflected forms in a language, with `and` for `&`, without accents, and with `ue` for `ü`.

    >>> list(spellings_of("Café rooms"))
    ['Café rooms', 'Cafe rooms', 'Café room', 'Cafe room']
    """
    written = " ".join(name.split())
    joined = (written, written.replace(" & ", " and "), written.replace(" and ", " & "))
    forms = dict.fromkeys(form for each in dict.fromkeys(joined) for form in inflected(each, language))
    return dict.fromkeys(each for form in forms for each in (form, without_accents(form), spelt_out(form)))


def pattern_of(spellings: Iterable[str], *, any_letters: bool) -> re.Pattern[str]:
    """Finds spellings of a name: also across lines, with hyphens, and run together; where asked, in capitals or small letters."""
    pattern = rf"(?:{_alternatives(spellings)})(?![^\W\d_])"
    return lazy_pattern(pattern, re.I if any_letters else 0, is_of_program=False)


def _alternatives(spellings: Iterable[str]) -> str:
    """A pattern of all spellings.

    Those that differ in the last word alone share what is before it: long patterns compile slowly.
    """
    endings: dict[str, dict[str, None]] = defaultdict(dict)
    for *before, last in map(_parts, spellings):
        endings["".join(before)][last] = None
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for beginning, lasts in endings.items():
        alike[tuple(lasts)].append(beginning)
    return "|".join(f"(?:{'|'.join(beginnings)})(?:{'|'.join(lasts)})" for lasts, beginnings in alike.items())


def _parts(spelling: str) -> list[str]:
    """A pattern for each word of a spelling, with what stands before it."""
    words = [*_WORD.finditer(spelling)]
    others = [_next_word(spelling[one.end() : next.start()], one[0], next[0]) for one, next in pairwise(words)]
    # A year may follow, as in `incident-room2026`, but no digit after one: `Team 1` is not in `Team 12`.
    parts = [words[0][0], *others]
    return [*parts[:-1], parts[-1] + (r"(?!\d)" if words[-1][0][-1].isdigit() else "")]


def _next_word(marks: str, before: str, word: str) -> str:
    """A word after another. Where nothing is between them, its capital may be missing: `IncidentRoom`, `Incidentroom`."""
    apart = "".join(map(_between, _MARK.findall(marks))) + word
    may_join = _LEFT_OUT.fullmatch(marks) and not (before[-1].isdigit() and word[0].isdigit())
    return f"(?:{apart}|(?i:{word[0]}){word[1:]})" if may_join else apart


def _between(mark: str) -> str:
    if mark in APOSTROPHES:
        return f"[{APOSTROPHES}]?"
    if mark.startswith("."):
        return rf"(?:\.?{_BLANKS}|[./])"
    return f"(?:{BETWEEN_WORDS.pattern})" if _LEFT_OUT.fullmatch(mark) else re.escape(mark)
