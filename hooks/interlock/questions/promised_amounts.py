"""The amounts that a promise says in its limit and target, and whether a text says one of them."""

from collections.abc import Iterator
from decimal import Decimal

from interlock.definitions import Promise
from interlock.definitions.field_types import Bound
from interlock.definitions.values.amounts import WrittenAmount
from interlock.definitions.values.language_tags import primary_language
from interlock.definitions.values.quantities import Quantity, parse_quantity
from interlock.definitions.values.units import WORKING_MINUTES

# `quinze jours` are two weeks, and `huit jours` one: these languages count the first day, too.
_COUNT_BOTH_ENDS = ("fr", "es", "it")


def amounts_promised(promise: Promise) -> Iterator[Quantity]:
    """The limit of a promise, and the figures of its target."""
    if promise.limit:
        yield promise.limit
    for _, value in promise.target or ():
        if isinstance(value, Quantity):
            yield value
        elif isinstance(value, Bound):
            yield from (end for end in (value.low, value.high) if end is not None)


def says_one_of(written: list[WrittenAmount], promised: list[Quantity], language: str) -> bool:
    """Whether one of the amounts in a text, or all its times together, is one that is promised."""
    said = [*written, *_without_first_day(written, language)]
    return any(is_same_amount(each.amount, amount) for each in said for amount in promised) or any(
        amount.unit_type == "elapsed"
        and sum(each.amount.seconds for each in said if each.amount.unit_type == "elapsed") == amount.seconds
        for amount in promised
    )


def is_same_amount(said: Quantity, promised: Quantity) -> bool:
    """Whether a text and a promise say the same amount; plain days in a text may be working days."""
    if said.unit_type == promised.unit_type == "elapsed":
        return said.seconds == promised.seconds
    if said.unit in WORKING_MINUTES and promised.unit in WORKING_MINUTES:
        return said.amount * WORKING_MINUTES[said.unit] == promised.amount * WORKING_MINUTES[promised.unit]
    bare_days = said.unit == "days" and promised.unit == "working days"
    return said.amount == promised.amount and (said.unit == promised.unit or bare_days)


def _without_first_day(said: list[WrittenAmount], language: str) -> list[WrittenAmount]:
    """What fifteen days, and eight, are meant for where the first day counts."""
    weeks = {Decimal(15): Decimal(2), Decimal(8): Decimal(1)} if primary_language(language) in _COUNT_BOTH_ENDS else {}
    days = (each for each in said if each.amount.unit == "days" and each.amount.amount in weeks)
    return [each._replace(amount=parse_quantity(f"{weeks[each.amount.amount]} weeks")) for each in days]
