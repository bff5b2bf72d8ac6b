"""The weakest link of a promise: the secured internal promise whose last result is furthest below its target."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from interlock.catalog import Catalog
from interlock.definitions import Link, Procedure, Promise
from interlock.definitions.procedure import Step
from interlock.definitions.quantities import Quantity
from interlock.questions.calendar.lengths import length_of
from interlock.questions.chain.support import Supporting, securing
from interlock.questions.results import Result, Results


@dataclass(frozen=True, slots=True)
class Weakest:
    """The internal promise that is furthest below its target, the step it secures, and its last result.

    `shortfall` is how far below, as a part of the target: 0.05 is five hundredths. It only says which is weakest.
    """

    promise: Promise
    link: Link | None
    procedure: Procedure
    step: Step
    number: int
    result: Result
    shortfall: Decimal


def weakest_link(
    catalog: Catalog, promise: Promise, procedures: dict[str, list[Supporting]], results: Results, working_day: timedelta
) -> Weakest | None:
    """The weakest link of a promise; None when nothing that secures its steps was measured below its target.

    Of equals the one whose step comes first.
    """
    found = list(_below_target(catalog, procedures.get(promise.id, ()), results, working_day))
    return max(found, key=lambda weak: weak.shortfall, default=None)


def _below_target(
    catalog: Catalog, procedures: Iterable[Supporting], results: Results, working_day: timedelta
) -> Iterator[Weakest]:
    for supporting in procedures:
        for position, step in supporting.needed:
            secured_by = securing(catalog, step) if step.secured_by else None
            result = results.of(secured_by).last_figure if secured_by else None
            short = shortfall(result, working_day) if result else None
            if secured_by and result and short:
                link = catalog.link(secured_by.made_by)
                yield Weakest(secured_by, link, supporting.procedure, step, position + 1, result, short)


def shortfall(result: Result, working_day: timedelta) -> Decimal | None:
    """How far a result is below its target, as a part of the target; nothing when it keeps it, None when nobody can tell."""
    yardstick = result.form.yardstick if result.form else None
    if yardstick is None or result.value is None:
        return None
    low, high = yardstick.bound.low, yardstick.bound.high
    ends = [(low, 1)] if low else []
    ends += [(high, -1)] if high else []
    found = [_part(result.value, end, sign, working_day) for end, sign in ends]
    return None if None in found else max([part for part in found if part is not None], default=None)


def _part(value: Quantity, end: Quantity, sign: int, working_day: timedelta) -> Decimal | None:
    sizes = _sizes(value, end, working_day)
    if sizes is None or not sizes[1]:
        return None
    return max((sizes[1] - sizes[0]) * sign / sizes[1], Decimal(0))


def _sizes(value: Quantity, end: Quantity, working_day: timedelta) -> tuple[Decimal, Decimal] | None:
    if value.sort != end.sort:
        return None
    if not value.is_time:
        return value.amount, end.amount
    first, second = (length_of(amount, working_day, "average").time for amount in (value, end))
    return Decimal(first.total_seconds()), Decimal(second.total_seconds())
