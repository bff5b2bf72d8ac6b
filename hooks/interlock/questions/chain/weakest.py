"""The weakest link of a promise: the promise behind it, in any ring, whose last result is furthest below its target."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from decimal import Decimal
from typing import NamedTuple

from interlock.definitions import Promise
from interlock.definitions.values.quantities import Quantity
from interlock.questions.calendar.lengths import length_of
from interlock.questions.chain.promises_behind import PromiseBehind
from interlock.questions.results.all_records import Results
from interlock.questions.results.records import Result


class BelowTarget(NamedTuple):
    """The last result of a promise, and its relative shortfall: 0.05 means 5% of the target below it."""

    result: Result
    shortfall: Decimal


class Weakest(NamedTuple):
    """The promise behind another that is furthest below its target. The shortfall only serves for comparison."""

    behind: PromiseBehind
    result: Result
    shortfall: Decimal

    @property
    def words(self) -> str:
        """What it reached, what was promised, and where it stands.

        For example: "0% in October 2026, promised at least 95%; ring 2, promised to ICT".
        """
        stood = f"{self.result.value} {self.result.period.when}{self.result.and_promised}"
        return f"{stood}; ring {self.behind.ring}, {self.behind.words[0]}"


def below_target(
    promises: Iterable[Promise], results: Results, working_day: Callable[[Promise], timedelta]
) -> dict[str, BelowTarget]:
    """The last results of the published promises that are below their target, by the id of the promise.

    One that is suspended does not hold, whatever its figures say. `working_day`: the length of a working day by which a promise
    counts.
    """
    found = {}
    for promise in promises:
        if promise.status != "published":
            continue
        result = results.of(promise).last_figure
        short = shortfall(result, working_day(promise)) if result else None
        if result and short:
            found[promise.id] = BelowTarget(result, short)
    return found


def weakest_first(behind: Iterable[PromiseBehind], below: dict[str, BelowTarget]) -> list[Weakest]:
    """The promises below their target, the largest shortfall first."""
    short = [Weakest(each, found.result, found.shortfall) for each in behind if (found := below.get(each.promise.id))]
    return sorted(short, key=lambda weak: -weak.shortfall)


def shortfall(result: Result, working_day: timedelta) -> Decimal | None:
    """How far a result misses its bound, relative to the bound: 0 when it is kept, None when the two cannot be compared.

    For a lower bound this is (bound - value) / bound, for an upper bound (value - bound) / bound, for both the larger of the two.
    Whatever exceeds a bound of 0 is infinitely far from it.
    """
    yardstick = result.form.yardstick if result.form else None
    if yardstick is None or result.value is None:
        return None
    low, high = yardstick.bound.low, yardstick.bound.high
    ends = [(low, 1)] if low else []
    ends += [(high, -1)] if high else []
    found = [_part(result.value, end, sign, working_day) for end, sign in ends]
    return None if None in found else max([part for part in found if part is not None], default=None)


def _part(value: Quantity, end: Quantity, sign: int, working_day: timedelta) -> Decimal | None:
    sizes = comparable_sizes(value, end, working_day)
    if sizes is None:
        return None
    short = max((sizes[1] - sizes[0]) * sign, Decimal(0))
    return short / sizes[1] if sizes[1] else Decimal("Infinity") if short else short


def comparable_sizes(value: Quantity, end: Quantity, working_day: timedelta) -> tuple[Decimal, Decimal] | None:
    """Two amounts in one unit; None where they are of different sorts."""
    if value.unit_type != end.unit_type:
        return None
    if not value.is_time:
        return value.amount, end.amount
    first, second = (length_of(amount, working_day, "average").time for amount in (value, end))
    return Decimal(first.total_seconds()), Decimal(second.total_seconds())
