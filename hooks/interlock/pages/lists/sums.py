"""Sums of money in a text: `£1,500`, `20 euros`, `£12k`, `2 million €`, `75p`, `fifty pounds`."""

import re
from collections.abc import Iterator

from interlock.definitions.values.number_words import WORDS, in_digits
from interlock.findings.lazy_patterns import lazy_pattern

_TIMES = {
    "k": 1_000,
    "thousand": 1_000,
    "tsd": 1_000,
    "mille": 1_000,
    "m": 1_000_000,
    "million": 1_000_000,
    "millionen": 1_000_000,
    "millions": 1_000_000,
    "mio": 1_000_000,
    "bn": 1_000_000_000,
    "billion": 1_000_000_000,
}
_LARGE = "GBP|EUR|USD|AUD|CAD|NZD|SGD|HKD|CHF|SEK|NOK|DKK|ISK|PLN|CZK|HUF|RON|TRY|ZAR|BRL|INR|JPY"
_IN_WORDS = "(?i:pounds?|euros?|dollars?|francs?|rupees?)"
_UNIT = rf"(?:[£$€¥₹₩₪₺₽₴฿₫₦]|(?:{_LARGE})\b|(?:{_IN_WORDS}|[Kk]r|zł|Kč|Ft|Rs|S?Fr)\b\.?)"
_SMALL_UNIT = r"(?:\s?(?i:pence|cents?|centimes|[öø]re)|p(?!\.m)|ct)\b"
# `k` and `m` touch their number: `£5 m` may be about metres.
_MANY = r"(?:(?i:[km]|bn|\s?(?:thousand|tsd\.?|mille|millions?|millionen|mio\.?|billion))(?!\w))"
_NUMBER = r"(?<!\d)(?<!\d[.,])(?<!\b[13]/)\d++(?>(?:[., \u00a0\u202f'’]\d{3})*)(?:[.,]\d{1,2})?(?![.,]*\d)"
# `Fr 9-12` are the hours of a Friday.
_FRIDAY = r"S?Fr\.?\s?(?:[01]?\d|2[0-4])(?:[:.h]\d\d)?(?:(?:\s?(?:[–-]|bis|à)\s?)(?:[01]?\d|2[0-4])\b(?![.,'’]-|[.,]\d{3})|\s?(?:h|Uhr)\b|:)"
_AMOUNT = rf"{_NUMBER}{_MANY}?(?:(?:\s?–\s?|-){_NUMBER}{_MANY}?)?"
_PART_OF_MANY = r"(?:half an?|a quarter of an?|an?)(?=\s(?:thousand|million|billion))"
_SUM = lazy_pattern(
    rf"(?!{_FRIDAY})[A-Z]{{0,2}}{_UNIT}\s?{_AMOUNT}|{_AMOUNT}\s?{_UNIT}(?!\s?\d)|{_NUMBER}{_SMALL_UNIT}"
    rf"|\b(?i:{_PART_OF_MANY}|{WORDS}(?: and a half)?){_MANY}?\s(?:(?:{_IN_WORDS})\b|{_SMALL_UNIT})"
)
_ENDS_SMALL = lazy_pattern(rf"(?<=[\w]){_SMALL_UNIT}$")
_PART = lazy_pattern(rf"({_NUMBER})({_MANY})?")


def sums_in(text: str) -> list[tuple[str, float]]:
    """The sums of money in a text, as they are written and as numbers; of a range the larger one.

    >>> sums_in("up to £1,500, and 20 euros or 2.500,50 €")
    [('£1,500', 1500.0), ('20 euros', 20.0), ('2.500,50 €', 2500.5)]
    >>> sums_in("£12k, 2 million euros, £5–10, 75p, or fifty pounds")
    [('£12k', 12000.0), ('2 million euros', 2000000.0), ('£5–10', 10.0), ('75p', 0.75), ('fifty pounds', 50.0)]
    """
    found = (match[0].strip() for match in _SUM.finditer(text))
    return [(words, max(_amounts(words))) for words in found]


def _amounts(words: str) -> Iterator[float]:
    divisor = 100 if _ENDS_SMALL.search(words) else 1
    digits = words if re.search(r"\d", words) else in_digits(words.lower())
    for number, many in _PART.findall(digits):
        yield _number(number) * _TIMES.get(many.strip(" \u00a0.").lower(), 1) / divisor


def _number(number: str) -> float:
    whole, _, cents = re.sub(r"[.,](\d{1,2})$", r"|\1", number).partition("|")
    return float(re.sub(r"\D", "", whole) + "." + (cents or "0"))
