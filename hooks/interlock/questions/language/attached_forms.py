"""The forms of words in Korean, Arabic and Hebrew, which write particles, articles and prepositions together with them.

Short words are left alone where a single letter before or behind them often makes another word. A form that is no word does no harm.
"""

from collections.abc import Iterator

# Korean particles behind a vowel, behind a consonant, and behind either; the copula has forms of its own.
_BEHIND_VOWEL = "는 가 를 와 로 나 라 란 였으며 예요".split()  # noqa: SIM905
_BEHIND_CONSONANT = "은 이 을 과 으로 이나 이라 이란 이었으며 이에요".split()  # noqa: SIM905
_BEHIND_ANY = """
    의 에 에게 에게서 에서 께 께서 도 만 만을 부터 까지 보다 처럼 마다 한테 에는 에도 에게는 에게도 에서는 이다 이며 입니다 들 들은 들이 들을 들의
    들에게 들과 들도
""".split()  # noqa: SIM905
_SYLLABLES, _FINALS = range(0xAC00, 0xD7A4), 28
# Behind ㄹ stands 로, as behind a vowel.
_FINAL_L = 8

# Arabic and, so, by, for, as, alone and with the article; 'for' swallows its first letter.
_ARTICLE = "ال"
_BEFORE_ARABIC = ("و", "ف", "ب", "ل", "وب", "ول")
_WITH_ARTICLE = (_ARTICLE, "وال", "فال", "بال", "كال", "لل", "وبال", "ولل")
_PLURALS_IN_ARABIC = ("ات", "ون", "ين", "ان")
_FEMININE = "ة"
_SHORTEST_ARABIC = 3

_BEFORE_HEBREW = ("ב", "ו", "ול", "ל", "מ", "ש", "כ")
_WITH_HEBREW_ARTICLE = ("ה", "וה", "מה", "שה", "ב", "ל", "כשה")
_FINAL_LETTERS = str.maketrans("ךםןףץ", "כמנפצ")
_SHORTEST_HEBREW = 4


def inflected_in_korean(label: str) -> Iterator[str]:
    """The label with each particle that fits its last sound; both sets behind Latin letters and digits.

    >>> made = list(inflected_in_korean("고객"))
    >>> "고객은" in made, "고객는" in made, "고객에게" in made, "고객인" in made
    (True, False, True, False)
    """
    if len(label) > 1:
        yield from (f"{label}{particle}" for particle in (*_particles(ord(label[-1])), *_BEHIND_ANY))


def _particles(last: int) -> list[str]:
    if last not in _SYLLABLES:
        return [*_BEHIND_VOWEL, *_BEHIND_CONSONANT]
    final = (last - _SYLLABLES.start) % _FINALS
    return _BEHIND_VOWEL if not final else ["로", *_BEHIND_CONSONANT] if final == _FINAL_L else _BEHIND_CONSONANT


def inflected_in_arabic(label: str) -> Iterator[str]:
    """The label with the article, with and, by and for, and in the sound plural; in a phrase, the article on one word or on all.

    >>> made = list(inflected_in_arabic("شكوى رسمية"))
    >>> "الشكوى الرسمية" in made, "وشكوى رسمية" in made, "الطلبات" in inflected_in_arabic("طلب")
    (True, True, True)
    """
    bare = label.removeprefix(_ARTICLE) if len(label) > _SHORTEST_ARABIC + 1 else label
    numbers = [bare, *_plurals_in_arabic(bare)] if " " not in bare else [bare]
    for word in numbers:
        if len(word) >= _SHORTEST_ARABIC:
            yield from (f"{before}{word}" for before in ("", *_BEFORE_ARABIC))
        yield from (f"{before}{rest}" for before in _WITH_ARTICLE for rest in dict.fromkeys((word, _all_definite(word))))


def _plurals_in_arabic(word: str) -> Iterator[str]:
    stem = word.removesuffix(_FEMININE)
    yield from (f"{stem}{ending}" for ending in (_PLURALS_IN_ARABIC[:1] if stem != word else _PLURALS_IN_ARABIC))


def _all_definite(phrase: str) -> str:
    """A phrase whose later words all have the article, as an adjective has with its noun, and an owner without it."""
    first, *others = phrase.split()
    return " ".join([first, *(word if word.startswith(_ARTICLE) else f"{_ARTICLE}{word}" for word in others)])


def inflected_in_hebrew(label: str) -> Iterator[str]:
    """The label with the article, with and, in, to and from, and in the plural; in a phrase, the article on the last word, too.

    >>> made = list(inflected_in_hebrew("לקוח"))
    >>> "הלקוח" in made, "וללקוח" in made, "הלקוחות" in made, "המוקד העירוני" in inflected_in_hebrew("מוקד עירוני")
    (True, True, True, True)
    """
    for word in [label, *_plurals_in_hebrew(label)] if " " not in label else [label]:
        yield word
        yield from (f"{before}{word}" for before in (_BEFORE_HEBREW if len(word) >= _SHORTEST_HEBREW else ()))
        yield from (f"{before}{word}" for before in _WITH_HEBREW_ARTICLE[:2])
        if " " in word:
            first, last = word.rsplit(" ", 1)
            yield from (f"{before}{first} ה{last}" for before in ("", *_WITH_HEBREW_ARTICLE, *_BEFORE_HEBREW))


def _plurals_in_hebrew(word: str) -> Iterator[str]:
    stem = word.removesuffix("ה").removesuffix("ת").translate(_FINAL_LETTERS)
    # `צרכנות` is not the plural of `צרכן`, but what consumers do.
    yield from (f"{stem}{ending}" for ending in (("ים",) if word.endswith("ן") else ("ים", "ות")))
