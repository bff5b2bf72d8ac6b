"""The axis on which a promise's results are drawn: which can share one, how amounts become heights, and lines through them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from math import ceil, floor
from typing import Literal

from interlock.definitions.values.quantities import Quantity, UnitType
from interlock.questions.calendar.lengths import length_of
from interlock.questions.results.periods import ResultPeriod
from interlock.questions.results.records import Result

PeriodLength = Literal["year", "quarter", "month", "week", "day"]


@dataclass(frozen=True, slots=True)
class ResultScale:
    """The values between which a chart shows results."""

    low: Decimal
    high: Decimal

    def height(self, value: Decimal) -> float:
        """How high a value stands: 0 at the bottom of the chart, 1 at its top."""
        return float((value - self.low) / (self.high - self.low))


def on_one_axis(results: Sequence[Result]) -> Sequence[Result]:
    """The results since figures are of the same sort as the last, of periods that are as long as most of these.

    Percentages and days have no axis in common, and a year does not come after its months. Of two lengths that are as frequent,
    the one that came last.
    """
    sort = axis_sort(results)
    others = [number for number, each in enumerate(results, 1) if each.value and each.value.unit_type != sort]
    since = results[others[-1] :] if others else results
    lengths = Counter(period_length(each.period) for each in reversed(since))
    usual = max(lengths, key=lengths.__getitem__, default=None)
    return [each for each in since if period_length(each.period) == usual]


def period_length(period: ResultPeriod) -> PeriodLength:
    """What a period is, roughly: February is a month, too."""
    days = (period.end - period.start).days
    return "year" if days > 300 else "quarter" if days > 60 else "month" if days > 20 else "week" if days else "day"


def axis_sort(results: Sequence[Result]) -> UnitType | None:
    """The sort of the last figure: a share, a time or a count; None where there is no figure."""
    last = _last_figure(results)
    return last.unit_type if last else None


def _last_figure(results: Sequence[Result]) -> Quantity | None:
    """The last figure, or None."""
    return next((each.value for each in reversed(results) if each.value), None)


def target_ends(result: Result, sort: UnitType | None) -> list[Quantity]:
    """The ends of the target then: one, or two of `between`; none where it is of another sort than the figures."""
    bound = result.form.yardstick.bound if result.form and result.form.yardstick else None
    return [end for end in (bound.low, bound.high) if end and end.unit_type == sort] if bound else []


@dataclass(frozen=True, slots=True)
class ResultSizes:
    """Converts amounts to numbers on one axis: times to seconds, everything else as it is."""

    working_day: timedelta

    def of(self, amount: Quantity) -> Decimal:
        if not amount.is_time:
            return amount.amount
        return Decimal(length_of(amount, self.working_day, "average").time.total_seconds())

    def of_results(self, shown: Sequence[Result]) -> list[Decimal | None]:
        """The values of results as numbers; None for each that was not measured."""
        return [self.of(result.value) if result.value else None for result in shown]

    def one(self, shown: Sequence[Result]) -> Decimal:
        """The unit of the axis in these numbers: that of the last result if it is a time, else 1."""
        amount = _last_figure(shown)
        return self.of(Quantity(Decimal(1), amount.unit, "")) if amount and amount.is_time else Decimal(1)


def fitting_scale(values: Sequence[Decimal], percent: bool) -> ResultScale:
    """A scale with some room above and below the values; of percentages, not beyond 0 and 100."""
    low, high = min(values), max(values)
    room = max((high - low) / 8, Decimal(1) if percent else high / 50, Decimal("0.5"))
    top = min(high + room, Decimal(100)) if percent else high + room
    return ResultScale(max(low - room, Decimal(0)), top)


def with_round_lines(scale: ResultScale, one: Decimal) -> tuple[ResultScale, list[tuple[Decimal, str]]]:
    """The scale widened to round numbers, and three to six of these with labels in units of `one`."""
    low, high = scale.low / one, scale.high / one
    power = Decimal(10) ** ((high - low) / 5).adjusted()
    step = next(step for step in (power * times for times in (1, 2, 5, 10, 20)) if (high - low) / step <= 4)
    first, last = floor(low / step), ceil(high / step)
    lines = [number * step for number in range(first, last + 1)]
    return ResultScale(lines[0] * one, lines[-1] * one), [(line * one, format(line.normalize(), "f")) for line in lines]


def paths_through(points: Sequence[tuple[float, float | None]], flat: bool = False) -> list[str]:
    """Lines through points, interrupted at missing values; `flat` lines keep their height until the next point."""
    paths: list[str] = []
    run: list[str] = []
    last: float | None = None
    for x, y in points:
        if y is None:
            paths += ["".join(run)] if len(run) > 1 else []
            run = []
        elif not run:
            run = [f"M{x} {y}"]
        else:
            run.append(f"H{x}V{y}" if flat and y != last else f"H{x}" if flat else f"L{x} {y}")
        last = y
    return [*paths, *(["".join(run)] if len(run) > 1 else [])]
