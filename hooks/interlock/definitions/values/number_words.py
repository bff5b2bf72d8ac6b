"""Numbers in words, and their digits: `twenty-one`, `half an hour`, `one and a half`, `ten (10)`, `1½`."""

import re
from decimal import Decimal

from interlock.findings.lazy_patterns import lazy_pattern

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_NUMBERS = {word: number for number, word in enumerate(_ONES.split())} | {
    word: number for number, word in zip(range(20, 100, 10), _TENS.split(), strict=True)
}
_FIRST_NINE = "|".join(_ONES.split()[1:10])
_BELOW_TWENTY = "|".join(sorted(_ONES.split(), key=len, reverse=True))
_TO_A_HUNDRED = rf"(?:(?:{_TENS.replace(' ', '|')})(?:[- ](?:{_FIRST_NINE}))?|{_BELOW_TWENTY})"
# A whole number in words: up to a thousand, and dozens. Each word stands here as seldom as can be, because other patterns are
# made of many of these.
WORDS = rf"(?:(?:(?:an?|{_FIRST_NINE}) )?(?:dozen|hundred(?: (?:and )?{_TO_A_HUNDRED}\b)?)|half a dozen|{_TO_A_HUNDRED})"
# One word of such a number: a smaller pattern, for where it matters only that a number follows.
ONE_WORD = rf"(?:{_TENS.replace(' ', '|')}|{_BELOW_TWENTY}|dozen|hundred)"
DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,12}(?:\.\d{1,6})?)"

_FRACTIONS = {"½": ".5", "¼": ".25", "¾": ".75"}
_FRACTION = lazy_pattern(r"(?<!\d)(\d*) ?([½¼¾])")
FRACTION_SIGNS = {"1/2": "½", "1/4": "¼", "3/4": "¾"}
# Behind a number only: `1/2 weeks` may be one or two.
_SLASHED = lazy_pattern(r"(?<=\d )(?:1/2|1/4|3/4)(?![\d/])")
_NUMBER_WORD = lazy_pattern(rf"\b{WORDS}\b")
# The number twice, as contracts write it: `ten (10)`.
_TWICE = lazy_pattern(rf"(?<![\d.,])({DIGITS}) \(({DIGITS})\)")
_PARTS = (
    (lazy_pattern(r"\b3[- ]quarters of an? "), "0.75 "),
    (lazy_pattern(r"\b(?:an? |1 )?quarter of an? "), "0.25 "),
    *(
        (lazy_pattern(pattern % part), digits % decimal)
        for part, decimal in (("(?:a|1) half", ".5"), ("(?:a|1) quarter", ".25"), ("3[- ]quarters?", ".75"))
        for pattern, digits in (
            (r"\b(\d+) and %s (?:of )?(?=[a-z])", r"\1%s "),
            (r"\b(?:an?|1) ((?:working |business )?[a-z]+) and %s\b", r"1%s \1"),
            (r"\b(\d+) ((?:working |business )?[a-z]+) and %s\b", r"\1%s \2"),
        )
    ),
    (lazy_pattern(r"\b(?:1 )?half (?:of )?(?:an? )?(?=[a-z])"), "0.5 "),
    (lazy_pattern(r"^(?:an?|1) (?=[a-z])|(?<= and )an? (?=[a-z])"), "1 "),
)


def in_digits(words: str) -> str:
    """A text in lower case with its numbers in digits.

    >>> in_digits("twenty-one days"), in_digits("half an hour"), in_digits("one and a half days"), in_digits("an hour and a half")
    ('21 days', '0.5 hour', '1.5 days', '1.5 hour')
    """
    words = _SLASHED.sub(lambda found: FRACTION_SIGNS[found[0]], words)
    words = _FRACTION.sub(lambda found: f"{found[1] or '0'}{_FRACTIONS[found[2]]}", words)
    words = _NUMBER_WORD.sub(lambda found: str(_value(found[0])), words)
    for pattern, digits in _PARTS:
        words = pattern.sub(digits, words)
    return _TWICE.sub(lambda found: found[1] if found[1] == found[2] else found[0], words)


def _value(words: str) -> int:
    if words.endswith("dozen"):
        return 6 if words.startswith("half") else 12 * _NUMBERS.get(words.partition(" ")[0], 1)
    if "hundred" in words:
        hundreds, _, rest = words.partition("hundred")
        return 100 * _NUMBERS.get(hundreds.strip(), 1) + (_value(rest.removeprefix(" and").strip()) if rest else 0)
    return sum(_NUMBERS[word] for word in re.split("[- ]", words))


def decimal_of(digits: str) -> Decimal:
    """The number that is written in `DIGITS`."""
    return Decimal(digits.replace(",", ""))
