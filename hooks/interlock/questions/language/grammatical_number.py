"""Plurals and singulars of nouns.

They are made by rules and kept only if Snowball's English stemmer gives them the stem of the word, so that `news` is not a plural
of `new`. Nouns that follow no rule, or whose plural the stemmer does not know, have theirs in a table.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from interlock.definitions.lazy_packages import load_lazily
from interlock.findings.lazy_patterns import lazy_pattern

if TYPE_CHECKING:
    from snowballstemmer.english_stemmer import EnglishStemmer

load_lazily("snowballstemmer")

# Each line begins with the singular; the likeliest plural is first.
_TABLE = """
    person people persons|man men|woman women|child children|foot feet|tooth teeth|goose geese|mouse mice|louse lice|ox oxen
    die dice|calf calves|elf elves|half halves|hoof hooves hoofs|knife knives|leaf leaves|life lives|loaf loaves|scarf scarves scarfs
    self selves|sheaf sheaves|shelf shelves|thief thieves|wharf wharves wharfs|wife wives|wolf wolves
    bus buses|gas gases|plus pluses|quiz quizzes|lens lenses|canvas canvases|alias aliases|iris irises|trellis trellises
    bureau bureaus bureaux|plateau plateaus plateaux|chateau chateaux chateaus|menu menus|guru gurus|emu emus|axis axes
    alga algae|alumnus alumni|bacterium bacteria|cactus cacti cactuses|criterion criteria|fungus fungi funguses|larva larvae
    nucleus nuclei|phenomenon phenomena|radius radii|stimulus stimuli|syllabus syllabuses syllabi|formula formulas formulae
    addendum addenda|curriculum curricula curriculums|memorandum memoranda memorandums|referendum referendums referenda
    appendix appendices appendixes|index indexes indices|matrix matrices matrixes
    series series|species species|headquarters headquarters|stomach stomachs|epoch epochs|monarch monarchs|vertebra vertebrae
"""
_IRREGULAR = {single: tuple(others) for single, *others in (line.split() for line in re.split(r"[|\n]", _TABLE) if line.strip())}
_SINGULARS = {plural: single for single, others in _IRREGULAR.items() for plural in others}
_ALSO_IN_COMPOUNDS = ("person", "man", "woman", "child", "foot", "knife", "wife", "leaf", "shelf")
_NOT_OF_MAN = ("human", "german", "norman", "roman", "ottoman", "shaman", "talisman")
_NOT_OF_MEN = ("abdomen", "acumen", "omen", "regimen", "specimen")
# Adjectives that stand after their noun.
ADJECTIVES_BEHIND = ("apparent", "designate", "elect", "general", "laureate", "martial")
# Hyphenated nouns whose first part takes the plural: `passers-by`, `rights-of-way`, `mayors-elect`.
_HEAD_FIRST = lazy_pattern(
    rf"(\w+er)(-(?:by|up|on))|(\w+)(-(?:in-law|in-chief|in-waiting|at-arms|of-.+|{'|'.join(ADJECTIVES_BEHIND)}))"
)
# Plurals whose ending is mostly -es, and those of them whose ending is -s.
_ES_ADDED, _S_ADDED = ("sses", "xes", "tzes", "ches", "shes"), ("axes", "caches", "creches", "headaches", "niches")

# Words without a plural: prepositions and the like.
WITHOUT_PLURAL = frozenset(
    """
    about above across after against along among around as at away before behind below beside between beyond by down for from if
    in into near of off on onto or and out over past since than that the then through to together under until up upon with within
    without
    """.split()  # noqa: SIM905
)


@cache
def _stemmer() -> "EnglishStemmer":
    from snowballstemmer.english_stemmer import EnglishStemmer

    return EnglishStemmer()


@cache
def stem(word: str) -> str:
    """Snowball's stem of a word in lower case."""
    return str(_stemmer().stemWord(word))


@cache
def plurals(word: str) -> tuple[str, ...]:
    """The possible plurals of a word, the likeliest first; none for a word that looks like a plural.

    >>> plurals("enquiry"), plurals("dustman"), plurals("human"), plurals("crisis")
    (('enquiries',), ('dustmen',), ('humans',), ('crises',))
    >>> plurals("passer-by"), plurals("lay-by"), plurals("mother-in-law")
    (('passers-by',), ('lay-bys',), ('mothers-in-law',))
    >>> plurals("new"), plurals("people"), plurals("OT")
    ((), (), ('OTs',))
    """
    small = word.lower()
    if not small[-1:].isalpha() or len(small) < 2 or word in WITHOUT_PLURAL or small in _SINGULARS:
        return ()
    if word.isupper():
        return (f"{word}s",)
    if irregular := _irregular_part(small):
        return tuple(_with_ending(word, irregular, plural) for plural in _IRREGULAR[irregular])
    if headed := _HEAD_FIRST.fullmatch(word):
        head, rest = (part for part in headed.groups() if part)
        return tuple(f"{plural}{rest}" for plural in plurals(head))
    if "-" in word and small.rpartition("-")[2] in WITHOUT_PLURAL:
        return (f"{word}s",)
    if len(small) > 4 and small.endswith("sis"):
        return (f"{word[:-2]}es",)
    return tuple(form for form in _regular(word) if stem(form.lower()) == stem(small))


def _irregular_part(small: str) -> str:
    """The word if it is in the table, or what it is a compound of, as `dustman` is of `man`; else an empty text."""
    if small in _IRREGULAR or small.endswith(_NOT_OF_MAN):
        return small if small in _IRREGULAR else ""
    return next((part for part in _ALSO_IN_COMPOUNDS if small.endswith(part)), "")


def _with_ending(word: str, ending: str, other: str) -> str:
    """The word with another ending, of which it keeps the first letter as it is written."""
    return word[: len(word) - len(ending) + 1] + other[1:]


def _regular(word: str) -> Iterator[str]:
    small = word.lower()
    if small.endswith("y") and small[-2:-1] not in "aeiou":
        yield f"{word[:-1]}ies"
    elif small.endswith("is"):
        yield f"{word[:-2]}es"
    elif small.endswith(("s", "x", "z", "ch", "sh")):
        yield f"{word}es"
    elif small.endswith("o"):
        yield f"{word}s"
        yield f"{word}es"
    else:
        yield f"{word}s"


@cache
def singulars(word: str) -> tuple[str, ...]:
    """The words whose plural a word may be, the likeliest first.

    >>> singulars("rates"), singulars("queries"), singulars("boxes"), singulars("news"), singulars("crisis")
    (('rate',), ('query', 'querie'), ('box', 'boxe'), (), ())
    >>> singulars("Chairwomen"), singulars("leaves"), singulars("bases")
    (('Chairwoman',), ('leaf', 'leave'), ('base', 'basis'))
    """
    small = word.lower()
    if small in _IRREGULAR or small.endswith(("ss", "sis")):
        return ()
    irregular = (
        [] if small in _NOT_OF_MEN else [_with_ending(word, plural, _SINGULARS[plural]) for plural in _plural_parts(small)]
    )
    regular = (candidate for candidate in _without_ending(word) if candidate and word in plurals(candidate))
    return tuple(dict.fromkeys([*irregular, *regular]))


def _without_ending(word: str) -> Iterator[str]:
    if word.endswith("ies"):
        yield f"{word[:-3]}y"
    if word.endswith(_ES_ADDED) and not word.endswith(_S_ADDED):
        yield word[:-2]
    if word.endswith("s"):
        yield from (word[:-1], word[:-2], f"{word[:-2]}is")


def _plural_parts(small: str) -> Iterator[str]:
    """The irregular plurals that a word is, or is a compound of."""
    for plural, single in _SINGULARS.items():
        if small == plural or (single in _ALSO_IN_COMPOUNDS and small.endswith(plural)):
            yield plural


def is_plural(word: str) -> bool:
    """Whether a noun is in the plural.

    >>> is_plural("people"), is_plural("wardens"), is_plural("bus"), is_plural("warden")
    (True, True, False, False)
    """
    return bool(singulars(word))
