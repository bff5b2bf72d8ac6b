"""Bounds of values as people write them: `at least 90%`, `between 2 and 4 weeks`."""

import re
from typing import Literal, NamedTuple

from interlock.definitions.values.plain_letters import without_accents
from interlock.definitions.values.quantities import Quantity, check_is_near, parse_quantity
from interlock.definitions.values.units import QuantityError
from interlock.findings.lazy_patterns import lazy_pattern


class Bound(NamedTuple):
    """A closed interval: at least `low`, at most `high`, or both. `text` is what the editor wrote."""

    low: Quantity | None
    high: Quantity | None
    text: str


_CLOCK_TIME = r"noon|mid|[\d:.]+ ?(?:[ap]\.?m|noon|o['’]clock)|\d\d?:\d\d|\d\d?\.\d\d$"
_AT_MOST = (
    rf"at most|up to|within|(?:no|not) (?:more|longer) than|(?:no|not) later than(?! ?(?:{_CLOCK_TIME}))"
    r"|under|below|less than|max(?:imum|\.)?|<=?|≤"
)
_AT_LEAST = r"at least|no (?:less|fewer) than|not less than|min(?:imum|\.)?|>=|≥"
_BOUND = lazy_pattern(rf"(?:(?:(?P<most>{_AT_MOST})|(?P<least>{_AT_LEAST}))(?:\s+|(?=[\d½¼¾])))?(?P<amount>.+)", re.I)
_AFTER = lazy_pattern(
    r"(?P<amount>.+?),? (?:(?P<most>at most|at the latest|or (?:less|sooner|faster|earlier)|max(?:imum)?\.?)"
    r"|(?P<least>at least|or more|min(?:imum)?\.?))",
    re.I,
)
# The same in German, Dutch, French, Spanish and Italian, without accents.
_ABROAD = (
    lazy_pattern(
        r"(?:mindestens|wenigstens|minimal|(?:ten )?minste(?:ns)?|minimaal|au (?:moins|minimum)|pas moins de|(?:al|por lo) menos"
        r"|como minimo|almeno|non meno di)(?: (?:el|un|il|lo|l['’]))? ?(?=\d)"
    ),
    lazy_pattern(
        r"(?:hochstens|maximal|bis zu|nicht mehr als|(?:ten )?hoogste(?:ns)?|maximaal|niet meer dan|au (?:plus|maximum)"
        r"|jusqu['’]a"
        r"|pas plus de|(?:a|como) (?:lo )?(?:sumo|mucho|maximo)|no mas (?:de|del)|al massimo|non piu di)"
        r"(?: (?:el|un|il|lo|l['’]))? ?(?=\d)"
    ),
)
_MIN = lazy_pattern(r"min\.?", re.I)
_WORDS_FIRST = lazy_pattern(r"[^\W\d]{2}\D*\d")
_OVER = lazy_pattern(r"(?:more than|over|above|>(?!=))\s*(?P<amount>.+)", re.I)


def parse_bound(text: str, bare: Literal["at least", "at most"]) -> Bound:
    """Parse `at least 90%`, `at most 20 days`, `between 2 and 4 weeks`, or an amount alone, which is read as `bare` says.

    Raises QuantityError when an amount in it cannot be parsed.
    """
    words = " ".join(text.split())
    if match := re.fullmatch(r"between (.+?) and (.+)", words, re.I):
        return _between(match[1], match[2], words)
    if abroad := _told_in_english(words):
        raise abroad
    if over := _OVER.fullmatch(words):
        raise QuantityError(f"`{words}` leaves {over['amount']} itself open", f"at least {over['amount']}")
    match = _parts(words, bare)
    try:
        quantity = check_is_near(parse_quantity(match["amount"]))
    except QuantityError as error:
        raise _with_bound(error, match, bare) from None
    if match["least"] or (bare == "at least" and not match["most"]):
        return Bound(quantity, None, words)
    return Bound(None, quantity, words)


def _told_in_english(words: str) -> QuantityError | None:
    """The error for a bound in another language, with what is typed here: `mindestens 97,5 %`; None for other texts."""
    plain = without_accents(words.lower())
    for said, pattern in zip(("at least", "at most"), _ABROAD, strict=True):
        if match := pattern.match(plain):
            meant = _amount_meant(plain[match.end() :])
            return QuantityError(f"`{words}` is not an amount", f"{said} {meant}") if meant else None
    return None


def _amount_meant(text: str) -> str | None:
    try:
        return str(parse_quantity(text))
    except QuantityError as error:
        return error.nearest


def _with_bound(error: QuantityError, match: re.Match[str], bare: str) -> QuantityError:
    """The error for an amount, whose remedy says which bound it is where the amount alone would be read as the other.

    Unknown words before it, such as `hasta`, may say either.
    """
    said = "at most" if match["most"] else "at least" if match["least"] else ""
    if error.nearest and said:
        return QuantityError(str(error), error.nearest if said == bare else f"{said} {error.nearest}")
    if error.nearest and bare == "at least" and _WORDS_FIRST.match(match["amount"]):
        return QuantityError(str(error), remedy=f"Write `at least {error.nearest}` or `at most {error.nearest}`.")
    return error


def without_at_most(text: str) -> str:
    """The amount in `up to 2 days`, `2 days at most` or `within 2 days`; other texts as they are."""
    words = " ".join(text.split())
    match = _parts(words, "at most")
    return match["amount"] if match["most"] else text


def _parts(words: str, bare: str) -> re.Match[str]:
    """The match of a bound, which stands before or behind its amount. `min` is minutes where the bound is another's already."""
    before, after = _BOUND.fullmatch(words), _AFTER.fullmatch(words)
    assert before  # `.+` always matches, because the decoder drops empty values
    if after is None or (_MIN.fullmatch(after["least"] or "") and (before["most"] or before["least"] or _is_time(words, bare))):
        return before
    return after


def _is_time(words: str, bare: str) -> bool:
    """Whether a text that ends in `min` is minutes, where an amount alone is the most: `90 min` is not 90 or more."""
    try:
        return bare == "at most" and parse_quantity(words).is_time
    except QuantityError:
        return False


def _between(low: str, high: str, words: str) -> Bound:
    """The bound with both ends. A lower end without a unit takes the unit of the upper end."""
    upper = parse_quantity(high)
    if not re.search(r"[a-z%]", low, re.I):
        low = f"{low} {upper.unit if upper.unit != 'count' else ''}".strip()
    return Bound(parse_quantity(low), upper, words)
