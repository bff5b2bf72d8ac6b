"""Tells figures that a spreadsheet saved as fractions, 0.97 for 97 %, from shares that are truly below one per cent."""

from decimal import Decimal

from interlock.definitions.values.units import plain_number
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.questions.results.judging import Yardstick, is_read_as_share

_BARE = lazy_pattern(r"[01](?:\.\d+)?|\.\d+")
# A target of at least so many per cent makes it plain that a figure below one is no share in per cent.
_LEAST = 2
# Below a target of at least so many per cent, a `1` is more likely all of them than one in a hundred.
_LEAST_FOR_ONE = 50


def fraction_remedy(value: str, cases: tuple[int, int] | None, yardstick: Yardstick | None) -> str:
    """What to type in place of a fraction; empty where a number without a sign may be what it says.

    `cases`: how many were met, of how many.
    """
    if not _BARE.fullmatch(value) or not is_read_as_share(yardstick):
        return ""
    number = Decimal(value)
    if cases is not None and cases[1]:
        share = 100 * Decimal(cases[0]) / cases[1]
        is_fraction = number > 0 and abs(share - 100 * number) <= 1 < abs(share - number)
    else:
        is_fraction = _is_high(yardstick) if 0 < number < 1 else number == 1 and _is_low_for(yardstick)
    if not is_fraction:
        return ""
    unit = f", or an amount such as `{value} {yardstick.unit}`" if yardstick and yardstick.aspect == "limit" else ""
    return f"Did you mean `{plain_number(100 * number)}%`{unit}? If it is so little, write `{value}%`."


def _is_high(yardstick: Yardstick | None) -> bool:
    if yardstick is None or yardstick.aspect == "limit":
        return True
    return yardstick.bound.low is not None and yardstick.bound.low.amount >= _LEAST


def _is_low_for(yardstick: Yardstick | None) -> bool:
    """Whether one per cent would be far below the target."""
    if yardstick is None or yardstick.aspect != "share":
        return False
    return yardstick.bound.low is not None and yardstick.bound.low.amount >= _LEAST_FOR_ONE
