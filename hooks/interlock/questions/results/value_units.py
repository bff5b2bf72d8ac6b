"""Tells figures whose unit nobody can know, `3` where nothing is promised in numbers, and figures in a unit of another sort."""

import re
from decimal import Decimal

from interlock.definitions.values.quantities import Quantity
from interlock.definitions.values.units import ELAPSED_SECONDS, WORKING_UNITS, plain_number, with_unit
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.questions.results.judging import Yardstick

_NUMBER = lazy_pattern(r"\d+(?:\.\d+)?")
_SHARE = lazy_pattern(
    r"%|\b(?:shares?|per ?cent|percent\w*|proportions?|rates?|how many of|(?:out )?of (?:all|every|each))\b", re.I
)
_TIME = lazy_pattern(r"\b(?:working |business )?(?:seconds?|minutes?|hours?|days?|weeks?|months?)\b", re.I)
# A number from here to 100 is a share by itself, as nearly all shares that are reported are; below, it may be anything.
_LIKE_A_SHARE = 50
# A length of time this many times the limit is improbable, so that a number above it is a share.
_TIMES_THE_LIMIT = 3


def unit_unknown(value: str, cases: tuple[int, int] | None, yardstick: Yardstick | None, what: str) -> tuple[str, str] | None:
    """The message and the remedy for a number alone whose unit nobody can know, or None. `what`: what the measure counts.

    A number alone takes the unit of the target. Without a target it is a percentage where its cases or the measure say so, or
    where it looks like one.
    """
    is_limit = yardstick is not None and yardstick.aspect == "limit" and yardstick.is_time
    if not _NUMBER.fullmatch(value) or not (yardstick is None or is_limit) or (cases and cases[1]):
        return None
    number = Decimal(value)
    if number <= 100 and (_SHARE.search(what) or _is_like_a_share(number, yardstick, what)):
        return None
    if yardstick and is_limit:
        share = f" If it is a share, write `{value}%`." if number <= 100 else ""
        return f"{value} what? `{value}` has no unit", f"Did you mean `{with_unit(number, yardstick.unit)}`?{share}"
    examples = [f"{value}%"] if number <= 100 and not _TIME.search(what) else []
    examples += [with_unit(number, _unit_in(what))]
    message = f"{value} what? `{value}` has no unit, and the promise no target to take one from"
    return message, f"Write the unit as well, such as {' or '.join(f'`{each}`' for each in examples)}."


def _is_like_a_share(number: Decimal, yardstick: Yardstick | None, what: str) -> bool:
    if number < _LIKE_A_SHARE:
        return False
    high = yardstick.bound.high if yardstick else None
    return number > _TIMES_THE_LIMIT * high.amount if high else not _TIME.search(what)


def _unit_in(what: str) -> str:
    """The unit of time that a measure names; minutes where it names none."""
    named = _TIME.search(what)
    unit = re.sub("^business ", "working ", named[0].lower().removesuffix("s") + "s") if named else "minutes"
    return unit if unit in ELAPSED_SECONDS or unit in WORKING_UNITS else unit.removeprefix("working ")


def unit_of_another_sort(value: Quantity | None, yardstick: Yardstick | None) -> tuple[str, str] | None:
    """The message and the remedy for a figure that cannot be compared with the target or limit, or None.

    A percentage in place of a time is none: it is the share of cases within the limit. Nor is a number in place of how often.
    """
    end = (yardstick.bound.low or yardstick.bound.high) if yardstick else None
    if value is None or yardstick is None or end is None or value.unit_type == end.unit_type:
        return None
    if (yardstick.aspect == "limit" and value.unit == "%") or (yardstick.aspect == "every" and value.unit == "count"):
        return None
    message = f"`{value}` cannot be compared with {yardstick.bound.text}"
    if {value.unit, end.unit} & set(WORKING_UNITS) and value.unit.split()[-1] == end.unit.split()[-1]:
        return message, f"Did you mean `{with_unit(value.amount, end.unit)}`?"
    if end.unit == "count":
        return message, f"Write a number alone, such as `{plain_number(end.amount)}`."
    return message, f"Write it in {end.unit}, such as `{with_unit(end.amount, end.unit)}`."
