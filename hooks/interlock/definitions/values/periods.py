"""Parses how often something recurs: `12 months`, `month`, `weekly`, `4 times a year`."""

import re

from interlock.definitions.values.number_words import in_digits
from interlock.definitions.values.quantities import Quantity, parse_quantity, unit_missing
from interlock.definitions.values.units import QuantityError
from interlock.definitions.values.weekday_names import weekdays_meant
from interlock.findings.lazy_patterns import lazy_pattern

_PERIOD_WORDS = {
    "daily": "day",
    "weekly": "week",
    "fortnightly": "fortnight",
    "monthly": "month",
    "quarterly": "quarter",
    "half-yearly": "6 months",
    "half yearly": "6 months",
    "twice yearly": "twice a year",
    "yearly": "year",
    "annually": "year",
    "annual": "year",
}
_TWO_MEANINGS = {
    "biweekly": ("2 weeks", "twice a week"),
    "bimonthly": ("2 months", "twice a month"),
    "biannual": ("6 months", "2 years"),
}
# Other words, and those of other languages, with what to type for them.
_MEANT = {
    "6 months": "semiannual semiannually halbjährlich semestriel semestrielle semestral halfjaarlijks",
    "quarter": "vierteljährlich quartalsweise trimestriel trimestrielle trimestral trimestrale",
    "year": "annum p.a. pa jährlich annuel annuelle anual anualmente annuale jaarlijks",
    "month": "monatlich mensuel mensuelle mensual mensile maandelijks",
    "week": "wöchentlich hebdomadaire semanal settimanale wekelijks",
    "day": "täglich quotidien quotidienne diario dagelijks",
    "2 years": "biennial biennially",
    "3 years": "triennial triennially",
}
_INSTEAD = {word: meant for meant, words in _MEANT.items() for word in words.split()}
_OTHER = {"other": "2", "second": "2", "alternate": "2", "third": "3", "fourth": "4"}
_NTH = rf"(?P<nth>{'|'.join(_OTHER)}|(?!0+\D)\d{{1,2}}(?:st|nd|rd|th))"
_EVERY_OTHER = lazy_pattern(rf"(?:every|each) {_NTH} (?P<unit>(?:working )?day|week|month|year)")
# `other month`, `3rd year`, `6-monthly`, `once every 3 years` and `1/quarter`: `every` in front is gone,
# and numbers are in digits.
_EVERY_FEW = lazy_pattern(
    rf"(?:(?:once (?:every|each) )?{_NTH} |(?P<number>\d{{1,2}})[- ]"
    r"|(?:once|1)? ?(?:every|each|per|an?|/) ?(?:(?P<each>\d{1,2}) )?)(?P<unit>day|week|fortnight|month|quarter|year)(?:s|ly)?"
)
# `twice weekly`, `3 times monthly`, `2x/week` and `2 per week`.
_SO_OFTEN_IN = lazy_pattern(
    r"(?P<often>once|twice|\d{1,2})(?: ?times| ?x)?(?P<between> ?(?:/|per|an?|each|every) ?| )"
    r"(?P<unit>daily|(?:week|month|quarter|year)(?:ly)?|annually|annum|day)"
)
_MOST_IN_A_MONTH = 5  # days of one name
_DAY_OF_NTH_WEEK = lazy_pattern(rf"{_NTH} (?P<day>[a-z]+)")
_UNIT_OF_TWO_WORDS = lazy_pattern(r"(?:working|business|calendar) [a-z]+")
_HOW_OFTEN = lazy_pattern(r"(?:every|each|per|once|twice)\b|.*(?:ly|annual)$|.* times |\S+ ?x ", re.I)
_DAY_OF_MONTH = lazy_pattern(
    r"(?!\d+ month)(?:on )?(?:the )?(?:(?:first|last|\d{1,2}(?:st|nd|rd|th|\.)?|start|end)"
    r"(?: working)?(?: [a-z]*day)?(?: of| in)?"
    r"(?: the| each| every| a)? month|month[- ]end)"
)


def parse_period(text: str) -> Quantity:
    """Parse how often something recurs into the time between two occurrences: `12 months`, `month`, `4 times a year`.

    Raises QuantityError when the text is not a length of time above zero and up to a century.
    """
    words = " ".join(text.lower().split())
    if (plain := words.replace("bi-", "bi").replace("annually", "annual")) in _TWO_MEANINGS:
        one, other = _TWO_MEANINGS[plain]
        raise QuantityError(f"`{text}` means two things", remedy=f"Write `{one}` or `{other}`.")
    if counted := _EVERY_OTHER.fullmatch(words):
        words = f"{_number(counted['nth'])} {counted['unit']}s"
    words = re.sub(r"^(?:every|each|per) ", "", _PERIOD_WORDS.get(words, words))
    if (meant := _on_a_day_of(words)) and not _every_few(words):
        raise QuantityError(f"`{text}` says on which day, and not how often", remedy=f"Write {meant}.")
    quantity = _length_of(words, text)
    if quantity.unit == "count" and quantity.amount:
        raise unit_missing(quantity, "months")
    if not quantity.is_time or not quantity.amount:
        raise QuantityError(f"`{text}` does not say how often")
    return Quantity(quantity.amount, quantity.unit, text.strip(), quantity.lower)


def _length_of(words: str, text: str) -> Quantity:
    """The length that words for a period say; raises QuantityError with the text as it is written."""
    is_whole = re.match(r"\d|[½¼¾]", words) or (" " in words and not _UNIT_OF_TWO_WORDS.fullmatch(words))
    said = words if is_whole else f"1 {words}"
    try:
        return parse_quantity(said)
    except QuantityError as error:
        if few := _every_few(words):
            raise QuantityError(f"`{text}` is not an amount", few) from None
        if not re.search(r"\d", words) and (error.nearest is None or not parse_quantity(error.nearest).is_time):
            remedy = "Write how much time lies between, such as `12 months`; or take the line out."
            raise QuantityError(f"`{text}` does not say how often", remedy=remedy) from None
        raise QuantityError(str(error).replace(f"`{said}`", f"`{text}`"), error.nearest, error.remedy) from None


def _every_few(words: str) -> str:
    """The period that words such as `other month`, `3rd year`, `six-monthly` or `monatlich` mean; for others an empty text."""
    if instead := _INSTEAD.get(words.replace("semi-", "semi")):
        return instead
    match = _EVERY_FEW.fullmatch(in_digits(words))
    if match is None and (often := _SO_OFTEN_IN.fullmatch(in_digits(words))):
        return _so_often(often)
    if match is None:
        return ""
    number = _number(match["nth"] or match["number"] or match["each"] or "1")
    return f"{number} {match['unit']}{'' if number == '1' else 's'}"


def _so_often(match: re.Match[str]) -> str:
    """What to type for `twice weekly` or `2 per week`; an empty text for `2 week`."""
    is_length = match["between"] == " " and match["unit"] in ("day", "week", "month", "quarter", "year")
    unit = {"daily": "day", "annually": "year", "annum": "year"}.get(match["unit"], match["unit"].removesuffix("ly"))
    often = match["often"] if match["often"].isalpha() else f"{match['often']} times"
    return "" if is_length else unit if often in ("once", "1 times") else f"{often} a {unit}"


def _number(words: str) -> str:
    """The digits of `other`, `3rd` or `6`."""
    return _OTHER.get(words) or re.sub(r"\D", "", words)


def how_often(every: Quantity) -> str:
    """How often something recurs, as a sentence goes on: `every month` for `1 month`; `monthly` and `4 times a year` stay.

    >>> how_often(parse_period("quarter"))
    'every quarter'
    """
    words = re.sub(r"(?i)^(?:1|one|an?) (?!and )(?=[a-z ]+$)", "", " ".join(every.text.split()))
    return words if _HOW_OFTEN.match(words) else f"every {words}"


def _on_a_day_of(words: str) -> str:
    """The periods of which words may name a day, as they stand in a remedy; an empty text where they name none.

    `mondays` are of a week, `other Monday` of two weeks, `the first of the month` of a month, and `2nd Monday` of either.
    """
    if (day := re.sub(r"^0+th ", "", words)).isalpha() and weekdays_meant([day]):
        return "`week`" if day == words else "`week` or `month`"
    if (nth := _DAY_OF_NTH_WEEK.fullmatch(words)) and weekdays_meant([nth["day"]]):
        number = _number(nth["nth"])
        may_be_of_month = nth["nth"] not in ("other", "alternate") and int(number) <= _MOST_IN_A_MONTH
        return "`month`" if number == "1" else f"`{number} weeks`{' or `month`' if may_be_of_month else ''}"
    return "`month`" if _DAY_OF_MONTH.fullmatch(words) else ""
