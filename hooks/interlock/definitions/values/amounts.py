"""Finds amounts in sentences, in digits or in words: `within five working days`, `nine out of ten`, `an hour and a half`."""

import re
from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from interlock.definitions.values.amounts_abroad import amounts_abroad
from interlock.definitions.values.language_tags import primary_language
from interlock.definitions.values.number_words import DIGITS, ONE_WORD, WORDS, in_digits
from interlock.definitions.values.numbers_abroad import LANGUAGES
from interlock.definitions.values.periods import parse_period
from interlock.definitions.values.quantities import Quantity, parse_quantity
from interlock.definitions.values.units import ELAPSED_SECONDS, SINGULAR, UNITS, WHOLE, QuantityError, with_unit
from interlock.findings.lazy_patterns import lazy_pattern

_AND_A_PART = r"(?: and (?:(?:a|one) (?:half|quarter)|three[- ]quarters?))"
# The number once more, as contracts write it: whether it is the same is for `parse_quantity` to say. A pattern for numbers here
# would double the time that `_AMOUNT` takes to make.
_AGAIN = r"(?: \((?:[\d.,]{1,16}|[a-z -]{1,40})\))"
_NUMBER = rf"(?:{DIGITS}(?: ?[½¼¾]| (?:1/2|1/4|3/4)(?![\d/]))?|[½¼¾]|{WORDS}){_AGAIN}?{_AND_A_PART}?"
_PLAIN_UNITS = "|".join(
    SINGULAR[unit].replace(" ", "[- ]") for unit in sorted(UNITS, key=len, reverse=True) if unit[0].isalpha() and unit != "count"
)
# The words before a unit stand here once, not before each: a pattern with all of them takes twice as long to make.
_UNIT = "|".join(
    [
        "%",
        "per ?cent",
        rf"(?:(?:{'|'.join(WHOLE)})[- ]){{0,2}}(?:business )?(?:{_PLAIN_UNITS})s?",
        rf"(?:(?:{'|'.join(WHOLE)})[- ])?business[- ](?:day|hour)s?",
        "(?:min|sec|hr|wk|mth|yr)s?",
        "h",
        "fortnights?",
    ]
)
# Days and hours that say by themselves which of them count. Compared with a limit, they are never equal to it.
_OWN_COUNT = (
    r"(?:(?:clear|court|school|sitting|term[- ]time|bank(?:ing)?|trading|office|opening)(?: working| business| calendar)?[- ]"
    r"(?:day|week|hour)s?|week[- ]?days?)"
)
# "7 days a week", "5 days out of 7": how often something is, not how long it takes.
_NO_RATE = rf"(?! (?:an?|per|each|every) (?:{'|'.join(unit.removesuffix('s') for unit in ELAPSED_SECONDS)})\b| out of (?:\d|(?:(?:half )?an? )?{ONE_WORD}\b))"
# What is counted, between the two numbers of a share: `nine calls in ten`, `9 times out of 10`. Behind it no other things follow,
# as in `two visits in ten streets`, and times are amounts of their own, as in `2 days in 10`.
_TIME_OR_RING = rf"(?:{'|'.join(unit.removesuffix('s') for unit in ELAPSED_SECONDS)}|fortnight|ring|min|sec|hr|wk|mth|yr)s?"
_THINGS = rf"(?P<things>(?! (?:working|business|calendar|{_TIME_OR_RING})\b)(?: [a-z'’-]{{2,20}})?(?: [a-z]{{2,20}}s| people| children))?"
_NO_THINGS = (
    r"(?(things)(?= ?[.,;:!?)]|$| (?:are|is|was|were|will|get|gets|got|have|has|within|inside|by|on|at|before|or (?:more|better)"
    r"|reach(?:es)?|arrives?|answered|solved|paid|met|kept|closed|resolved|repaired|collected|we|you|your|our|it|they|the|an?)\b))"
)
# What it is a share of: `ten`, `a hundred`, `twenty-five`. What makes other numbers long is left out, because it is long to make.
_WHOLE = rf"(?:{DIGITS}|(?:an? )?{ONE_WORD}(?:[- ]{ONE_WORD})?)"
_EACH = "(?:an?|every|each) (?:second|minute|hour|day|week|month|year)"
_ONE = rf"(?:{_NUMBER})[- ]?(?:{_UNIT}){_AND_A_PART}?"
# `4m59s`, `1 h 30 m`, and, where no other word follows that they could count, the minutes in `1h30` and `1 hour 30`.
_SHORT = (
    r"(?:\d{1,3} ?h ?)?\d{1,2} ?m(?:in)? ?\d{1,2} ?s(?:ec)?|\d{1,3} ?h ?\d{1,2} ?m(?:in)?"
    r"|\d{1,3} ?h(?:(?:ou)?rs?)? ?[0-5]\d(?=$|[.,;:!?)](?:\s|$)| (?:of|after|from|once|when|if)\b)"
)
# What begins with a number is one alternative, because a pattern with six times that of a number takes long to make.
_AMOUNT = lazy_pattern(
    rf"(?<![\w.,/])(?<!\d:)(?<! out of )(?:(?P<same>same[- ]day|next working day)|(?P<often>once|twice) {_EACH}|(?P<short>{_SHORT})(?!\w)"
    rf"|(?P<number>{_NUMBER})(?:(?P<times> times {_EACH})"
    rf"|(?P<part>{_THINGS} (?:out of|in|of(?= every))(?: every)? )(?P<whole>{_WHOLE})(?![\d.,]*\d)(?! (?:{_UNIT})){_NO_THINGS}"
    rf"|(?P<own> {_OWN_COUNT}){_NO_RATE}"
    rf"|[- ]?(?:{_UNIT}){_AND_A_PART}?(?:(?P<more>(?:(?: and | ){_ONE})+)|{_NO_RATE}))"
    rf"|(?P<part_of_one>(?:half|(?:(?:a|one) )?quarter of|three[- ]quarters of) an? (?:{_UNIT}))"
    # "a day" is an amount after such a word only, not in "three times a day"; "a day or two" is none.
    rf"|(?P<single>(?<=within )an? (?:{_UNIT})(?! or (?:two|so)\b)(?:{_AND_A_PART}|(?: and | ){_ONE})?|an? (?:{_UNIT}){_AND_A_PART}))(?![a-z])",
    re.I,
)
_A_PERIOD = lazy_pattern(r" (?:an?|every|each) (?=\w+$)", re.I)
# The target of a link, in which amounts are not searched for.
_REFERENCE = lazy_pattern(r"\[\[[^\[\]|\n]+\||\]\(\s*[^)\s]{0,2000}\s*\)")


class WrittenAmount(NamedTuple):
    """An amount, and its text as it stands in the sentence. `counted_otherwise`: in school days, say, which no calendar knows."""

    amount: Quantity
    text: str
    counted_otherwise: bool = False


def amounts_in(sentence: str, language: str = "en") -> list[WrittenAmount]:
    """The amounts in a sentence in a language, in reading order: first those in words of that language, then those in English.

    A number without a unit is not an amount.

    >>> [f"{found.amount.amount} {found.amount.unit}" for found in amounts_in("Twenty-one days for nine out of ten.")]
    ['21 days', '90 %']
    """
    return [*_amounts_in(sentence, primary_language(language))]


@lru_cache(maxsize=50_000)  # several rules read the same sentences
def _amounts_in(sentence: str, language: str) -> tuple[WrittenAmount, ...]:
    plain = _REFERENCE.sub(lambda match: " " * len(match[0]), sentence)
    if language not in LANGUAGES:
        return tuple(_written_amounts(plain))
    abroad, rest = amounts_abroad(plain, language)
    in_english = (WrittenAmount(Quantity(amount, unit, with_unit(amount, unit)), text) for amount, unit, text in abroad)
    return (*in_english, *_written_amounts(rest))


def says_number(sentence: str, number: Decimal) -> bool:
    """Whether a sentence says a number, in digits or in words."""
    digits = re.findall(DIGITS, in_digits(sentence.lower()))
    return any(Decimal(found.replace(",", "")) == number for found in digits)


def _written_amounts(sentence: str) -> Iterator[WrittenAmount]:
    for match in _AMOUNT.finditer(sentence):
        try:
            yield WrittenAmount(_amount(match), match[0], bool(match["own"]))
        except QuantityError:
            # Two amounts side by side, such as "2 days and 3 days".
            yield from _one_by_one(match[0]) if match["more"] else ()


def _one_by_one(text: str) -> Iterator[WrittenAmount]:
    for match in re.finditer(rf"(?<![\w.,]){_ONE}", text, re.I):
        with suppress(QuantityError):  # words that run into each other, as in `one day and twohours`
            yield WrittenAmount(parse_quantity(_plain(match[0])), match[0])


def _amount(match: re.Match[str]) -> Quantity:
    if match["often"] or match["times"]:
        return parse_period(_A_PERIOD.sub(" a ", match[0]))
    if match["part"]:
        part, whole = (parse_quantity(in_digits(match[name].lower())).amount for name in ("number", "whole"))
        if not whole or (match["things"] and part > whole):
            raise QuantityError("this is no part of it")
        return Quantity(100 * part / whole, "%", with_unit(round(100 * part / whole, 1), "%"))
    if match["own"]:
        return Quantity(parse_quantity(in_digits(match["number"].lower())).amount, "count", match[0])
    return parse_quantity(_plain(match[0]))


def _plain(words: str) -> str:
    return re.sub(r"(?<=[a-z])-(?=[a-z])|(?<=\d)-(?=[a-z])", " ", words.lower().replace("percent", "per cent"))
