"""Bounds: what a value must reach, as people write it (`at least 90%`)."""

import re
from dataclasses import dataclass
from typing import Literal

from interlock.definitions.quantities import Quantity, parse_quantity


@dataclass(frozen=True, slots=True)
class Bound:
    """What a value must reach: at least `low`, at most `high`, or between both (both ends count)."""

    low: Quantity | None
    high: Quantity | None
    text: str


def parse_bound(text: str, bare: Literal["at least", "at most"]) -> Bound:
    """Parse `at least 90%`, `at most 20 days`, `between 2 and 4 weeks` or a bare amount, which means `bare`. Raises QuantityError."""
    words = " ".join(text.split())
    if match := re.fullmatch(r"between (.+?) and (.+)", words, re.I):
        return _between(match[1], match[2], words)
    match = re.fullmatch(r"(?:(at least|at most) )?(.+)", words, re.I)
    assert match  # `.+` matches any text that the decoder lets through: empty values are left out
    quantity = parse_quantity(match[2])
    if (match[1] or bare).lower() == "at least":
        return Bound(quantity, None, words)
    return Bound(None, quantity, words)


def _between(low: str, high: str, words: str) -> Bound:
    """Both ends; a lower end without a unit takes that of the upper one."""
    upper = parse_quantity(high)
    if not re.search(r"[a-z%]", low, re.I):
        low = f"{low} {upper.unit if upper.unit != 'count' else ''}".strip()
    return Bound(parse_quantity(low), upper, words)
