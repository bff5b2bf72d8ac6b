"""The forms of Turkish nouns: plural, cases, and whose they are. A form that is no word does no harm."""

from collections.abc import Iterator

# The last vowel of a word, and the two vowels that its endings have.
_HARMONY = {
    **dict.fromkeys("aı", ("a", "ı")),
    **dict.fromkeys("ei", ("e", "i")),
    **dict.fromkeys("ou", ("a", "u")),
    **dict.fromkeys("öü", ("e", "ü")),
}
_VOICELESS = "fstkçşhp"
_SOFTENED = {"p": "b", "ç": "c", "t": "d", "k": "ğ"}
_SHORTEST = 3
# A and I stand for the two vowels, D for d or t.
_BEHIND_VOWEL = "DA DAn yI yA nIn ylA sI sInI sInA sIndA sIndAn sInIn mIz nIz".split()  # noqa: SIM905
_BEFORE_CONSONANT = "DA DAn lA".split()  # noqa: SIM905
_BEFORE_VOWEL = "I A In InI InA IndA IndAn InIn ImIz InIz".split()  # noqa: SIM905
_BEHIND_OWNED = "nI nA ndA ndAn nIn ylA".split()  # noqa: SIM905


def inflected_in_turkish(label: str) -> Iterator[str]:
    """The forms of a label, whose last word takes the endings.

    >>> made = list(inflected_in_turkish("müşteri"))
    >>> "müşteriler" in made, "müşterinin" in made, "müşterilere" in made, "kaydını" in inflected_in_turkish("kayıt")
    (True, True, True, False)
    >>> "talebi" in inflected_in_turkish("talep"), "başvuru formlarını" in inflected_in_turkish("başvuru formu")
    (True, True)
    >>> "borcu" in inflected_in_turkish("borç"), "kadın" in inflected_in_turkish("kat")
    (True, False)
    """
    *before, word = label.split()
    if len(word) >= _SHORTEST and _vowels(word) and not word.isupper():
        for form in _forms(word, is_owned=bool(before)):
            yield " ".join([*before, form])


def _forms(word: str, *, is_owned: bool) -> Iterator[str]:
    yield from _in_cases(word)
    plural = _with_ending(word, "lAr")
    yield plural
    yield from _in_cases(plural)
    if is_owned and word[-1] in "ıiuü":
        yield from (_with_ending(word, ending) for ending in _BEHIND_OWNED)
        several = _with_ending(word[:-1].removesuffix("s") if word[-2] == "s" else word[:-1], "lArI")
        yield several
        yield from (_with_ending(several, ending) for ending in _BEHIND_OWNED)


def _in_cases(word: str) -> Iterator[str]:
    if word[-1] in _HARMONY:
        yield from (_with_ending(word, ending) for ending in _BEHIND_VOWEL)
        return
    yield from (_with_ending(word, ending) for ending in _BEFORE_CONSONANT)
    # A short word keeps its sound: `kat` has no form `kadın`, which is a woman. `borç` softens behind another consonant.
    is_short = sum(letter in _HARMONY for letter in word.lower()) < 2 and word[-2].lower() in _HARMONY
    soft = word if is_short else word[:-1] + _SOFTENED.get(word[-1], word[-1])
    yield from (_with_ending(stem, ending) for stem in dict.fromkeys((word, soft)) for ending in _BEFORE_VOWEL)


def _vowels(word: str) -> tuple[str, str] | None:
    return next((_HARMONY[letter] for letter in reversed(word.lower()) if letter in _HARMONY), None)


def _with_ending(word: str, ending: str) -> str:
    wide, narrow = _vowels(word) or ("a", "ı")
    # Behind the wide vowel of an ending, the narrow one follows that.
    narrow_behind = {"a": "ı", "e": "i"}[wide]
    made = ""
    for letter in ending:
        made += {"A": wide, "I": narrow_behind if wide in made else narrow, "D": "t" if word[-1] in _VOICELESS else "d"}.get(
            letter, letter
        )
    return word + made
