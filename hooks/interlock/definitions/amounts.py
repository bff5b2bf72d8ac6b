"""Finds amounts in sentences, in digits or in words: `within five working days`, `nine out of ten`, `the same day`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from interlock.definitions.quantities import UNITS, Quantity, QuantityError, parse_period, parse_quantity

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBERS = {word: number for number, word in enumerate(_ONES.split())} | {
    word: number for number, word in zip(range(20, 100, 10), _TENS.split(), strict=True)
}
_WORD = "|".join(sorted(NUMBERS, key=len, reverse=True))
_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,9}})(?:\.\d{{1,6}})?|(?:{'|'.join(_TENS.split())})[- ](?:{'|'.join(_ONES.split()[1:10])})|(?:{_WORD})|(?:one )?hundred"
_UNIT = "|".join(
    [
        "%",
        "per ?cent",
        *(
            rf"{unit.removesuffix('s').replace(' ', '[- ]')}s?"
            for unit in sorted(UNITS, key=len, reverse=True)
            if unit[0].isalpha() and unit != "count"
        ),
    ]
)
_PERIOD = "second|minute|hour|day|week|month|year"
_AMOUNT = re.compile(
    rf"(?<![\w.,])(?:(?P<same>same[- ]day)|(?P<times>(?:{_NUMBER}) times|once|twice) (?:a|an|every|each) (?P<period>{_PERIOD})"
    rf"|(?P<part>{_NUMBER}) (?:out of|in)(?: every)? (?P<whole>{_NUMBER})(?! (?:{_UNIT}))"
    rf"|(?P<number>{_NUMBER})[- ]?(?P<unit>{_UNIT}))(?![a-z])",
    re.I,
)
# The target of a link, in which amounts are not searched for.
_REFERENCE = re.compile(r"\[\[[^\[\]|\n]+\||\]\(\s*[^)\s]*\s*\)")


@dataclass(frozen=True, slots=True)
class WrittenAmount:
    """An amount, and its text as it stands in the sentence."""

    amount: Quantity
    text: str


def amounts_in(sentence: str) -> list[WrittenAmount]:
    """The amounts in a sentence, in reading order. A number without a unit is not an amount.

    >>> [f"{found.amount.amount} {found.amount.unit}" for found in amounts_in("Twenty-one days for nine out of ten.")]
    ['21 days', '90 %']
    """
    plain = _REFERENCE.sub(lambda match: " " * len(match[0]), sentence)
    return list(_written_amounts(plain))


def _written_amounts(sentence: str) -> Iterator[WrittenAmount]:
    for match in _AMOUNT.finditer(sentence):
        try:
            yield WrittenAmount(_amount(match), match[0])
        except QuantityError:
            continue


def _amount(match: re.Match[str]) -> Quantity:
    if match["same"]:
        return parse_quantity("same day")
    if match["times"]:
        times = match["times"].lower().removesuffix(" times")
        written = times if times in ("once", "twice") else f"{_value(times)} times"
        return parse_period(f"{written} a {match['period'].lower()}")
    if match["part"]:
        whole = _value(match["whole"])
        if not whole:
            raise QuantityError("nothing is no part")
        return Quantity(100 * _value(match["part"]) / whole, "%", match[0])
    unit = match["unit"].lower().replace("-", " ").replace("percent", "per cent")
    return parse_quantity(f"{_value(match['number'])} {unit}")


def _value(words: str) -> Decimal:
    plain = words.lower().replace(",", "")
    if plain[0].isdigit():
        return Decimal(plain)
    if plain.endswith("hundred"):
        return Decimal(100)
    return Decimal(sum(NUMBERS[word] for word in re.split("[- ]", plain)))
