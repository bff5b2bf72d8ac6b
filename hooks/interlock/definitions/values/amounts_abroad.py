"""Amounts in sentences in German, Dutch, French, Spanish, Italian and Welsh: `binnen fünf Arbeitstagen`, `sous 48 heures`."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from interlock.definitions.values.numbers_abroad import LANGUAGES, in_english_digits, number_pattern, number_words
from interlock.definitions.values.plain_letters import without_accents
from interlock.definitions.values.units import UNITS_ABROAD, unit_in_english, with_unit
from interlock.findings.lazy_patterns import lazy_pattern

# Units that are written as in English, or too short to be looked for in English texts.
_AS_HERE = {
    "%": "%",
    "h": "hours",
    "min": "minutes",
    "minute": "minutes",
    "minutes": "minutes",
    "std": "hours",
    "tag": "days",
    "dag": "days",
    "dia": "days",
    "ora": "hours",
    "ore": "hours",
    "uur": "hours",
    "mes": "months",
    "week": "weeks",
}
# Welsh units that are too short, or words of another language: `3 mis en ligne` are not three months.
_WELSH = {"awr": "hours", "dydd": "days", "mis": "months", "fis": "months"}
_UNITS = "|".join(sorted({*_AS_HERE, *(re.escape(unit) for unit in UNITS_ABROAD)}, key=len, reverse=True))
# How often something is, and not how long it takes: `5 Tage die Woche`, `7 jours sur 7`, `24 uur per dag`.
_RATE = (
    r" ?(?:/|pro|je|in der|die|am|im|par|sur|per|in de|a la|al|por|a|su|alla|de cada) ?"
    r"(?:\d|woche|tag|monat|jahr|semaine|jour|mois|week|dag|maand|jaar|semana|dia|mes|settimana|giorno)"
    r"| (?:yr?|bob) (?:wythnos|dydd|mis|flwyddyn)"
)
# What is added to it: `et demie`, `y media`, `und eine halbe`, `a hanner`, `30`.
_MORE = (
    r" (?:et|y|e|und|en) (?:une? |eine? |een |un )?(?:demi|medi[ao]|mezz|halbe?|half|quart|viertel|kwart)"
    r"| a (?:hanner|chwarter)| ?\d"
)
_HOUR = r"(?:h|std\.?|stunden?|uur|uren|heures?|horas?|ore)"
# Hours with minutes: `1 h 30`, `2 heures 30`, `2 Stunden und 30 Minuten`.
_HOURS_AND_MINUTES = (
    rf"(?P<hours>\d{{1,3}}) ?{_HOUR} ?(?:(?:et|y|e|und|en) )?(?P<minutes>[0-5]\d)(?: ?min(?:ut\w{{1,3}}|\b\.?))?(?!\w)"
)
# Times of day: `avant 14 h 30`, `de 9 h à 17 h`, `om 17 uur`, `antes de las 14 horas`.
_CLOCK = r"\d{1,2} ?(?:h|u|uur|heures?|horas?|uhr)(?: ?[0-5]\d)?(?!\w)"
_TIMES_OF_DAY = lazy_pattern(
    rf"(?<!\w)(?:(?:de|van|von|entre|tussen|dalle) )?{_CLOCK} ?(?:a|et|tot|bis|y|-|–|alle) (?:las )?{_CLOCK}"
    rf"|(?<!\w)(?:a|avant|des|vers|apres|jusqu['’]a|las|om|voor|na|vanaf|tot|rond|um|bis|vor|ab|nach) {_CLOCK}"
)
# Before `one`, which is an article too, it is an amount only after these.
_WITHIN = lazy_pattern(r"\b(?:innerhalb|binnen|sous|dans|moins d['’]|dentro de|entro|o fewn) ?$")
# Behind a number, that it is a share: `neun von zehn Anrufen`, `neuf appels sur dix`.
_OF_TEN = {
    "de": r"(?: [a-z]+)? (?:von|aus) (?P<ten>zehn|10|(?:ein)?hundert|100)",
    "nl": r"(?: [a-z]+)? (?:van|op) (?:de |elke )?(?P<ten>tien|10|honderd|100)",
    "fr": r"(?: [a-z]+)? sur (?P<ten>dix|10|cent|100)",
    "es": r"(?: [a-z]+)? de cada (?P<ten>diez|10|cien|100)",
    "it": r"(?: [a-z]+)? su (?P<ten>dieci|10|cento|100)",
    "cy": r"(?: [a-z]+)? (?:o bob|allan o) (?P<ten>deg|ddeg|10|cant|gant|100)",
}
_IN_TENS = frozenset(("10", "zehn", "tien", "dix", "diez", "dieci", "deg", "ddeg"))
_LONGEST_BEFORE = 60  # characters before an amount that are looked at
_WORD_BEFORE = lazy_pattern(r"([^\W\d]+)[ -]$")
# A share is no part of a time: `99 % en 10 días`.
_SHARE = r"%|pct|pro[zc]ent|pour cent|por ciento|per cento|y cant"
_AMOUNT_BEFORE = lazy_pattern(rf"\d ?(?!{_SHARE})(?:{_UNITS})(?: (?:et|y|e|und|en))? $")
_THOUSANDS = frozenset(("mille", "mil", "tausend", "duizend", "hundert", "honderd"))


class AmountAbroad(NamedTuple):
    """An amount, and its text as it stands in the sentence."""

    amount: Decimal
    unit: str
    text: str


def amounts_abroad(sentence: str, language: str) -> tuple[list[AmountAbroad], str]:
    """The amounts in a sentence in a language of `LANGUAGES`, in reading order, and the sentence without what was read.

    Not read are parts of other amounts (`une heure et demie`), how often something is, and years, which tell how old somebody is
    more often than how long something takes.

    >>> found, rest = amounts_abroad("Binnen vijf werkdagen, in 97,5 procent.", "nl")
    >>> [f"{each.amount} {each.unit}" for each in found], rest.replace("_", "")
    (['5 working days', '97.5 %'], 'Binnen , in .')
    """
    pieces = [without_accents(letter.lower()) for letter in sentence]
    origins = [place for place, piece in enumerate(pieces) for _ in piece]
    plain, rest, found = "".join(pieces), list(sentence), []

    def taken(match: re.Match[str]) -> str:
        begins, ends = origins[match.start()], origins[match.end() - 1] + 1
        rest[begins:ends] = "_" * (ends - begins)
        return sentence[begins:ends]

    plain = _TIMES_OF_DAY.sub(lambda match: "_" * (len(match[0]) if taken(match) else 0), plain)
    for match in _pattern(language).finditer(plain):
        if match["hours"]:
            found.append(AmountAbroad(60 * Decimal(match["hours"]) + Decimal(match["minutes"]), "minutes", taken(match)))
            continue
        if match["part"]:
            part, whole = Decimal(in_english_digits(match["part"], language)), 10 if match["ten"] in _IN_TENS else 100
            found += [AmountAbroad(100 * part / whole, "%", taken(match))] if part <= whole else []
            continue
        unit = _unit(match["unit"])
        if (
            unit
            and unit != "years"
            and _stands_alone(match["number"], plain[max(0, match.start() - _LONGEST_BEFORE) : match.start()], language)
        ):
            found.append(AmountAbroad(Decimal(in_english_digits(match["number"], language)), unit, taken(match)))
    return found, "".join(rest)


def amount_in_english(text: str) -> str | None:
    """The amount that a text says with a number in words, as it is typed here; None for other texts.

    >>> amount_in_english("fünf Arbeitstage"), amount_in_english("une semaine"), amount_in_english("five days")
    ('5 working days', '1 week', None)
    """
    plain = without_accents(" ".join(text.lower().split()))
    for language in LANGUAGES:
        match = re.fullmatch(rf"({number_pattern(language)})[ -]?({_units(language)})", plain)
        if match and not match[1][0].isdigit() and (unit := _unit(match[2])):
            return with_unit(Decimal(number_words(language)[match[1]]), unit)
    return None


def _units(language: str) -> str:
    """A pattern for the units of a language, in small letters without accents."""
    return "|".join((_UNITS, *_WELSH)) if language == "cy" else _UNITS


def _unit(words: str) -> str | None:
    return _AS_HERE.get(words) or _WELSH.get(words) or unit_in_english(words)


def _stands_alone(number: str, before: str, language: str) -> bool:
    """Whether a number is no part of a longer amount, as in `cent vingt jours` or `2 Stunden 30 Minuten`, and no article."""
    words = number_words(language)
    if (words.get(number) == 1 and not _WITHIN.search(before)) or _AMOUNT_BEFORE.search(before):
        return False
    last = _WORD_BEFORE.search(before)
    return last is None or not (last[1] in _THOUSANDS or words.get(last[1], 1) > 1)


@lru_cache(maxsize=len(LANGUAGES))
def _pattern(language: str) -> re.Pattern[str]:
    units = _units(language)
    number = rf"(?P<number>{number_pattern(language)})[ \u00a0\u202f-]?(?P<unit>{units})(?!\w)(?!{_MORE})"
    share = rf"(?P<part>{number_pattern(language)})(?! ?(?:{units})\b){_OF_TEN[language]}(?!\w)(?! ?(?:{units})\b)"
    return re.compile(rf"(?<![\w.,:/–-])(?:{_HOURS_AND_MINUTES}|{number}|{share})(?!{_RATE})")
