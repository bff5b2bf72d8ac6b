"""Bounds of values as people write them: `at least 90%`, `between 2 and 4 weeks`."""

import re
from dataclasses import dataclass
from typing import Literal

from interlock.definitions.quantities import Quantity, parse_quantity


@dataclass(frozen=True, slots=True)
class Bound:
    """A closed interval: at least `low`, at most `high`, or both. `text` is what the editor wrote."""

    low: Quantity | None
    high: Quantity | None
    text: str


def parse_bound(text: str, bare: Literal["at least", "at most"]) -> Bound:
    """Parse `at least 90%`, `at most 20 days`, `between 2 and 4 weeks`, or an amount alone, which is read as `bare` says.

    Raises QuantityError when an amount in it cannot be parsed.
    """
    words = " ".join(text.split())
    if match := re.fullmatch(r"between (.+?) and (.+)", words, re.I):
        return _between(match[1], match[2], words)
    match = re.fullmatch(r"(?:(at least|at most) )?(.+)", words, re.I)
    assert match  # `.+` always matches, because the decoder drops empty values
    quantity = parse_quantity(match[2])
    if (match[1] or bare).lower() == "at least":
        return Bound(quantity, None, words)
    return Bound(None, quantity, words)


def _between(low: str, high: str, words: str) -> Bound:
    """The bound with both ends. A lower end without a unit takes the unit of the upper end."""
    upper = parse_quantity(high)
    if not re.search(r"[a-z%]", low, re.I):
        low = f"{low} {upper.unit if upper.unit != 'count' else ''}".strip()
    return Bound(parse_quantity(low), upper, words)
