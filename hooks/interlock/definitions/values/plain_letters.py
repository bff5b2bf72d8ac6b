"""Writes every letter in one way: what is pasted from PDF, Word or an old Mac looks alike and would not be found.

Ligatures become the letters they join, a letter and its accents become one character (NFC), and characters that nobody sees are
left out: soft hyphens anywhere, marks of no width between Latin letters. Elsewhere Persian, Thai and emoji need these.
"""

import re
from unicodedata import combining, normalize

from interlock.findings.lazy_patterns import lazy_pattern

_LATIN = "\u0021-\u024f\u1e00-\u1eff"
_ODD_LETTERS = (
    # Ligatures of Latin, Armenian and Hebrew, and the forms of Arabic letters.
    "[\ufb00-\ufb4f\ufb50-\ufdcf\ufe70-\ufefc]"
    # A letter with its accents; Korean syllables in parts.
    "|[^\\W\\d_][\u0300-\u036f\u0653-\u0655\u1ab0-\u1aff\u1dc0-\u1dff\u3099\u309a]+|[\u1100-\u11ff]+"
    # What nobody sees.
    f"|[\u00ad\u2060\ufeff]|(?<=[{_LATIN}])[\u200b-\u200d]+(?=[{_LATIN}\\s]|\\Z)|(?:(?<=\\s)|^)[\u200b-\u200d]+(?=[{_LATIN}])"
)
_ODD = lazy_pattern(_ODD_LETTERS)
# With wide Latin letters and narrow katakana, which are shown as they were typed.
_ODD_OR_WIDE = lazy_pattern(f"{_ODD_LETTERS}|[\uff01-\uff5e]|[\uff61-\uff9f]+")

# Latin letters that have no accent to lose, each with those that it is looked for among.
_WHOLE = {
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "þ": "th",
    "ð": "d",
    "ł": "l",
    "đ": "d",
    "ħ": "h",
    "ŧ": "t",
    "ı": "i",
    "ŋ": "n",
    "ß": "ss",
}
_TAKEN_APART = str.maketrans(_WHOLE | {each.upper(): plain.capitalize() for each, plain in _WHOLE.items() if each not in "ıß"})

# The digits that are meant by letters that look like them.
LOOK_ALIKE_DIGITS = str.maketrans("OoIl", "0011")
# Such letters beside a digit.
_LETTERS_FOR_DIGITS = lazy_pattern(r"(?<=\d)[OoIl]+(?![^\W\d])|(?<![^\W\d])[OoIl]+(?=\d)")


def in_figures(text: str) -> str:
    """The text with digits in place of letters that look like them and stand beside one: `1O days` is `10 days`."""
    digits = _LETTERS_FOR_DIGITS.sub(lambda found: found[0].translate(LOOK_ALIKE_DIGITS), text)
    return text if digits == text else re.sub(r"^0+(?=\d)", "", digits)


def without_accents(text: str) -> str:
    """The text in letters without accents, in the case that it has.

    >>> without_accents("Électricité, Łódź, Søn")
    'Electricite, Lodz, Son'
    """
    if text.isascii():
        return text
    apart = normalize("NFKD", text.translate(_TAKEN_APART))
    return "".join(letter for letter in apart if not combining(letter))


def plain_letters(text: str) -> str:
    """The text in plain letters.

    >>> plain_letters("Lost property o\ufb03ce, member\u00adship, cafe\u0301")
    'Lost property office, membership, café'
    """
    if text.isascii():
        return text
    return _ODD.sub(_plain, text)


def letters_of_one_width(text: str) -> str:
    """The text in plain letters, those of East Asia in their usual width, as texts are compared.

    >>> letters_of_one_width("ＰＩＮ番号"), letters_of_one_width("ｶﾞｲﾄﾞ")
    ('PIN番号', 'ガイド')
    """
    return text if text.isascii() else _ODD_OR_WIDE.sub(_plain, text)


def plain_letters_with_origins(text: str, *, of_one_width: bool = False) -> tuple[str, list[int] | None]:
    """The text in plain letters, and for each of its characters the offset in the given text; None if nothing differs.

    The last entry is the length of the given text.
    """
    odd = _ODD_OR_WIDE if of_one_width else _ODD
    if text.isascii() or not odd.search(text):
        return text, None
    pieces: list[str] = []
    origins: list[int] = []
    position = 0
    for match in odd.finditer(text):
        plain = _plain(match)
        pieces += [text[position : match.start()], plain]
        origins += [*range(position, match.start()), *[match.start()] * len(plain)]
        position = match.end()
    return "".join([*pieces, text[position:]]), [*origins, *range(position, len(text) + 1)]


def _plain(match: re.Match[str]) -> str:
    found = match[0]
    if found[0] in "\u00ad\u2060\ufeff\u200b\u200c\u200d":
        return ""
    return normalize("NFKC" if found[0] >= "\ufb00" else "NFC", found)
