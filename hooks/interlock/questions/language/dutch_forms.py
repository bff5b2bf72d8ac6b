"""The inflected forms of Dutch nouns and adjectives: plurals, and the -e of adjectives. A form that is no word does no harm."""

from collections.abc import Iterator

from interlock.findings.lazy_patterns import lazy_pattern

_AFTER_HEAD = frozenset(
    """
    aan bij de der en het in met na naar of om onder op over te tegen ter tot uit van voor
    """.split()  # noqa: SIM905
)
_LONG_VOWEL = lazy_pattern(r"(?i:(.*[^aeiou])([aeou])\2([b-df-hj-np-tv-z]))")
_SHORT_VOWEL = lazy_pattern(r"(?i:(?:.*[^aeiou])?[aeiou]([bdfgklmnprst]))")
_WITH_S_ALONE = lazy_pattern(r"(?<![ie])e[lmnr]$")
_IRREGULAR = {"kind": "kinderen", "lid": "leden", "stad": "steden"}
_VOICED = {"f": "v", "s": "z"}
_SHORTEST = 3


def inflected_in_dutch(label: str) -> Iterator[str]:
    """The forms of a label: its head noun in the plural, and adjectives before it with or without -e.

    >>> list(inflected_in_dutch("bezwaar")), "klanten" in inflected_in_dutch("klant"), "loketten" in inflected_in_dutch("loket")
    (['bezwaars', "bezwaar's", 'bezwaaren', 'bezwaren'], True, True)
    >>> "beschermde getuigen" in inflected_in_dutch("beschermd getuige")
    True
    """
    words = label.split()
    head = next((at for at, word in enumerate(words[1:]) if word in _AFTER_HEAD), len(words) - 1)
    before = [words[:head]]
    if head:
        before += [[f"{word}e" for word in words[:head]], [word.removesuffix("e") for word in words[:head]]]
    nouns = [words[head], *_plurals(words[head]), *(_singulars(words[head]) if head else ())]
    made = dict.fromkeys(" ".join([*adjectives, noun, *words[head + 1 :]]) for adjectives in before for noun in nouns)
    yield from (form for form in made if form != label)


def _plurals(word: str) -> Iterator[str]:
    if len(word) < _SHORTEST or not word[-1].isalpha() or word.isupper():
        return
    yield from (word.removesuffix(end) + plural for end, plural in _IRREGULAR.items() if word.endswith(end))
    if not word.endswith("cht"):  # `rechts` is another word
        yield from (f"{word}s", f"{word}'s")
    if _WITH_S_ALONE.search(word):
        return
    if word.endswith("e"):
        yield f"{word}n"
        return
    yield from [f"{word}en"] if word != "wet" else []  # `weten` is another word
    if long := _LONG_VOWEL.fullmatch(word):
        last = long[3]
        yield from (f"{long[1]}{long[2]}{each}en" for each in dict.fromkeys((last, _VOICED.get(last, last))))
    elif _SHORT_VOWEL.fullmatch(word):
        yield f"{word}{word[-1]}en"
    if word.endswith("heid"):
        yield f"{word[:-4]}heden"
    elif word[-1] in _VOICED:
        yield f"{word[:-1]}{_VOICED[word[-1]]}en"


def _singulars(word: str) -> Iterator[str]:
    """What a noun may be the plural of."""
    if word.endswith("en"):
        yield from (word[:-1], word[:-2])
    elif word.endswith("s"):
        yield word[:-1]
