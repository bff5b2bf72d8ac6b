"""Where words may begin and end in scripts without blanks between words: Chinese, Japanese, Thai, Lao, Khmer and Burmese.

Nobody can tell words there without a dictionary, so these are bounds that a word has for certain. A run of katakana is one word.
A word of one Chinese character stands among no others. Words in hiragana begin and end at a particle or where the script changes.
In the scripts of South-East Asia no word begins or ends inside a syllable, and a short one stands beside a blank.
"""

import re

from interlock.findings.lazy_patterns import lazy_pattern

_HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HIRAGANA, _KATAKANA = "\u3041-\u3096\u309d-\u309f", "\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
# The vowels that are written before their consonant, and all letters with which a syllable begins.
_LEADING = "\u0e40-\u0e44\u0ec0-\u0ec4"
_SYLLABIC = f"\u0e01-\u0e2e{_LEADING}\u0e81-\u0eae\u0edc-\u0edf\u1000-\u102a\u103f\u1780-\u17b3"
# With all signs and marks of these scripts, but not their digits.
_SOUTH_EAST = "\u0e01-\u0e4e\u0e81-\u0ece\u0edc-\u0edf\u1000-\u103f\u1780-\u17d3"
# Letters of these scripts, as they stand in a set of a pattern.
UNSPACED = f"{_HAN}{_HIRAGANA}{_KATAKANA}{_SOUTH_EAST}"

_ANY = lazy_pattern(f"[{UNSPACED}]")
_BOUNDARY = lazy_pattern(
    rf"(?<=[^\W_])(?=[{_HAN}{_HIRAGANA}])|(?<=[{_HAN}{_HIRAGANA}])(?=[^\W_])"
    rf"|(?<=[{_KATAKANA}])(?=[^\W_{_KATAKANA}])|(?<=[^\W_{_KATAKANA}])(?=[{_KATAKANA}])"
    # A consonant below another one, and one that closes a syllable, begin none.
    rf"|(?<=[{_SOUTH_EAST}])(?<![{_LEADING}\u1039\u17d2])(?=[{_SYLLABIC}])(?!.\u1037?\u103a)"
    rf"|(?<=[{_SOUTH_EAST}])(?=[^\W_{_SOUTH_EAST}])|(?<=[^\W_{_SOUTH_EAST}])(?=[{_SYLLABIC}])"
)
# Japanese particles and verbs that follow a noun, and the ends of words that stand before one.
_FOLLOWS = "をはがにのとでもへやかだ"
_BEHIND_WORD = lazy_pattern(f"[^{_HIRAGANA}]|[{_FOLLOWS}]|など|まで|より|って|です|ください|いただ|いたし|[なさし]|\\Z")
_BEFORE_WORD, _BEFORE_LONG_WORD = "をはがにのとでもへるたい", "なおご"
_SHORTEST = 4  # letters and signs of a Thai word that is looked for inside a run of them
_SHORT_HIRAGANA = 2
_IN_HIRAGANA, _IN_KATAKANA, _IN_HAN, _IN_SOUTH_EAST = (
    lazy_pattern(f"[{script}]") for script in (_HIRAGANA, _KATAKANA, _HAN, _SOUTH_EAST)
)


def is_unspaced(text: str) -> bool:
    """Whether a text has letters of a script without blanks between words."""
    return not text.isascii() and _ANY.search(text) is not None


def boundaries(text: str) -> list[int]:
    """The offsets inside runs of letters at which a word may begin or end.

    >>> boundaries("PIN番号を"), boundaries("コールセンターに"), boundaries("แจ้งลูกค้า")
    ([3, 4, 5], [7], [3, 4, 6, 7])
    """
    return [found.start() for found in _BOUNDARY.finditer(text)] if is_unspaced(text) else []


def may_be_word(text: str, start: int, end: int) -> bool:
    """Whether what stands between two such offsets may be a word by itself.

    >>> may_be_word("税を納める", 0, 1), may_be_word("消費税を", 2, 3), may_be_word("問い合わせる", 0, 5), may_be_word("ますいすを", 2, 4)
    (True, False, False, False)
    """
    return _may_end(text, start, end) and _may_begin(text, start, end)


def letters_that_go_on(word: str, edge: str) -> str:
    """The letters that make a word longer beside its first or last one, for a set of a pattern; "" where any may stand there.

    >>> letters_that_go_on("bin", "n"), letters_that_go_on("苦情", "情")
    ('\\\\w-', '')
    """
    if _IN_KATAKANA.match(edge):
        return _KATAKANA
    return "" if is_unspaced(edge) and len(word) > 1 else r"\w-"


def _may_begin(text: str, start: int, end: int) -> bool:
    before, length = text[start - 1 : start], end - start
    if _IN_HIRAGANA.match(text, start) and _IN_HIRAGANA.match(before):
        return before in _BEFORE_WORD or (length > _SHORT_HIRAGANA and before in _BEFORE_LONG_WORD)
    if length < _SHORTEST and _IN_SOUTH_EAST.match(text, start):
        return not _is(_IN_SOUTH_EAST, before, text[end : end + 1])
    return True


def _may_end(text: str, start: int, end: int) -> bool:
    if end - start == 1 and _IN_HAN.match(text, start):
        return not _is(_IN_HAN, text[start - 1 : start], text[end : end + 1]) and _BEHIND_WORD.match(text, end) is not None
    return not _IN_HIRAGANA.match(text, end - 1) or _BEHIND_WORD.match(text, end) is not None


def _is(script: re.Pattern[str], *letters: str) -> bool:
    return any(script.match(letter) for letter in letters)
