"""A promise's results: a chart against the target, the same as a table, and a small chart for lists."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from itertools import chain
from math import ceil, floor
from typing import Literal

from interlock.definitions import Promise
from interlock.definitions.quantities import Quantity, UnitType
from interlock.pages.page_context import PageContext
from interlock.pages.pictures.stops import Label
from interlock.pages.promise_status import STATUS_TONES, record_of
from interlock.pages.words import unbroken
from interlock.questions.calendar.lengths import length_of
from interlock.questions.results.periods import ResultPeriod
from interlock.questions.results.records import Record, Result

PeriodLength = Literal["year", "quarter", "month", "week", "day"]

_WIDTH, _HEIGHT = 380, 170
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 366, 20, 128
# Where horizontal lines begin and end, slightly beyond the first and last mark; figures stand before them.
_GRID_LEFT, _GRID_RIGHT = 36, 372
# Baselines of the rows of text below the marks: missing figures, periods, years.
_MISSING, _PERIODS, _YEARS = 122, 148, 164
_MOST_POINTS, _MOST_IN_LISTS = 24, 12
# With more points, only every second period is labelled.
_MOST_NAMED = 13
_SPARK_WIDTH, _SPARK_HEIGHT = 128, 32


@dataclass(frozen=True, slots=True)
class ChartMark:
    """A value in the chart. `shape` is `kept`, `near`, `missed` or `none`."""

    x: float
    y: float
    shape: str

    @property
    def path(self) -> str:
        """A triangle for a missed target; everything else is a circle."""
        return f"M{self.x} {self.y - 5.5}l5.5 10h-11z" if self.shape == "missed" else ""

    @property
    def look(self) -> str:
        """The CSS class."""
        return "near" if self.shape == "none" else self.shape

    @property
    def radius(self) -> float:
        """In pixels; smaller where nothing was promised."""
        return 2.5 if self.shape == "none" else 4.5


@dataclass(frozen=True, slots=True)
class Grid:
    """A horizontal line with its figure."""

    path: str
    figure: Label


@dataclass(frozen=True, slots=True)
class ResultsChart:
    """Results over time. `runs` and `targets` are SVG paths; `below` labels periods and years, and marks missing figures."""

    title: str
    text: str
    marks: list[ChartMark]
    runs: list[str]
    targets: list[str]
    grid: list[Grid]
    below: list[Label]
    width: int = _WIDTH
    height: int = _HEIGHT


@dataclass(frozen=True, slots=True)
class ChartRow:
    """A period in the table of results."""

    period: str
    value: str
    status: str
    tone: str
    target: str
    corrected: str
    cause: str
    action: str
    note: str


@dataclass(frozen=True, slots=True)
class ResultsView:
    """What a page shows of a promise's results."""

    picture: ResultsChart | None
    rows: list[ChartRow]
    unit: str


def results_view(context: PageContext, promise: Promise) -> ResultsView | None:
    """The results of a promise; None where there are none."""
    record = record_of(context, promise)
    if not record.results:
        return None
    return ResultsView(_picture(context, record), [_row(result) for result in reversed(record.results)], _unit(record))


def _row(result: Result) -> ChartRow:
    corrected = ", ".join(value.text if value else "blank" for value in result.corrected_from)
    return ChartRow(
        period=result.period.label,
        value=result.value.text if result.value else "no cases" if result.status == "no cases" else "not reported",
        status=result.status.capitalize(),
        tone=STATUS_TONES.get(result.status, ""),
        target=_target(result),
        corrected=corrected,
        cause=unbroken(result.cause),
        action=unbroken(result.action),
        note=unbroken(result.note),
    )


def _target(result: Result) -> str:
    yardstick = result.form.yardstick if result.form else None
    return yardstick.bound.text if yardstick else "not stated"


def _unit(record: Record) -> str:
    value = _last_value(record.results)
    return "" if value is None else "percent" if value.unit_type == "share" else value.unit


@dataclass(frozen=True, slots=True)
class _Scale:
    """Maps values to y coordinates."""

    low: Decimal
    high: Decimal

    def y(self, value: Decimal) -> float:
        part = (value - self.low) / (self.high - self.low)
        return round(_BOTTOM - float(part) * (_BOTTOM - _TOP), 1)


def _picture(context: PageContext, record: Record) -> ResultsChart | None:
    shown = _on_one_axis(record.results)[-_MOST_POINTS:]
    size = _Sizes(context.facts.working_day(record.promise))
    values = size.of_results(shown)
    ends = [[size.of(end) for end in _ends(result, _sort_of(shown))] for result in shown]
    known = [value for value in (*values, *chain.from_iterable(ends)) if value is not None]
    if sum(value is not None for value in values) < 2:
        return None
    scale, lines = _with_round_lines(_scale(known, percent=_unit(record) == "percent"), size.one(shown))
    step = (_RIGHT - _LEFT) / max(len(shown) - 1, 1)
    xs = [round(_LEFT + number * step, 1) for number in range(len(shown))]
    ys = [scale.y(value) if value is not None else None for value in values]
    return ResultsChart(
        title=f"{record.promise.title}: results",
        text=_text_alternative(shown),
        marks=[_mark(result, x, y) for result, x, y in zip(shown, xs, ys, strict=True) if y is not None],
        runs=_paths(list(zip(xs, ys, strict=True))),
        targets=[*_target_line(scale, xs, [of[:1] for of in ends]), *_target_line(scale, xs, [of[1:] for of in ends])],
        grid=[_grid(scale.y(value), figure) for value, figure in lines],
        below=[
            *(Label(x, _MISSING, ["–"]) for x, y in zip(xs, ys, strict=True) if y is None),
            *_periods(shown, xs),
            *_years(shown, xs),
        ],
    )


def _target_line(scale: _Scale, xs: Sequence[float], ends: Sequence[Sequence[Decimal]]) -> list[str]:
    """One end of the target over time; at most one in each of `ends`."""
    return _paths([(x, scale.y(of[0]) if of else None) for x, of in zip(xs, ends, strict=True)], flat=True)


def _grid(y: float, figure: str) -> Grid:
    return Grid(f"M{_GRID_LEFT} {y}H{_GRID_RIGHT}", Label(_GRID_LEFT - 4, y + 4, [figure]))


def _on_one_axis(results: Sequence[Result]) -> Sequence[Result]:
    """The results since figures are of the same sort as the last, of periods that are as long as most of these.

    Percentages and days have no axis in common, and a year does not come after its months. Of two lengths that are as frequent,
    the one that came last.
    """
    sort = _sort_of(results)
    others = [number for number, each in enumerate(results, 1) if each.value and each.value.unit_type != sort]
    since = results[others[-1] :] if others else results
    lengths = Counter(_length(each.period) for each in reversed(since))
    usual = max(lengths, key=lengths.__getitem__, default=None)
    return [each for each in since if _length(each.period) == usual]


def _length(period: ResultPeriod) -> PeriodLength:
    days = (period.end - period.start).days
    return "year" if days > 300 else "quarter" if days > 60 else "month" if days > 20 else "week" if days else "day"


def _sort_of(results: Sequence[Result]) -> UnitType | None:
    last = _last_value(results)
    return last.unit_type if last else None


def _last_value(results: Sequence[Result]) -> Quantity | None:
    return next((each.value for each in reversed(results) if each.value), None)


def _ends(result: Result, sort: UnitType | None) -> list[Quantity]:
    """The ends of the target then: one, or two of `between`; none where it is of another sort than the figures."""
    bound = result.form.yardstick.bound if result.form and result.form.yardstick else None
    return [end for end in (bound.low, bound.high) if end and end.unit_type == sort] if bound else []


@dataclass(frozen=True, slots=True)
class _Sizes:
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
        amount = _last_value(shown)
        return self.of(Quantity(Decimal(1), amount.unit, "")) if amount and amount.is_time else Decimal(1)


def _scale(values: Sequence[Decimal], percent: bool) -> _Scale:
    low, high = min(values), max(values)
    room = max((high - low) / 8, Decimal(1) if percent else high / 50, Decimal("0.5"))
    top = min(high + room, Decimal(100)) if percent else high + room
    return _Scale(max(low - room, Decimal(0)), top)


def _with_round_lines(scale: _Scale, one: Decimal) -> tuple[_Scale, list[tuple[Decimal, str]]]:
    """The scale widened to round numbers, and three to six of these with labels in units of `one`."""
    low, high = scale.low / one, scale.high / one
    power = Decimal(10) ** ((high - low) / 5).adjusted()
    step = next(step for step in (power * times for times in (1, 2, 5, 10, 20)) if (high - low) / step <= 4)
    first, last = floor(low / step), ceil(high / step)
    lines = [number * step for number in range(first, last + 1)]
    return _Scale(lines[0] * one, lines[-1] * one), [(line * one, format(line.normalize(), "f")) for line in lines]


def _mark(result: Result, x: float, y: float) -> ChartMark:
    return ChartMark(x, y, result.status if result.status in ("kept", "near", "missed") else "none")


def _periods(shown: Sequence[Result], xs: Sequence[float]) -> list[Label]:
    every = 1 if len(shown) <= _MOST_NAMED else 2
    return [Label(x, _PERIODS, [_letter(result.period)]) for result, x in list(zip(shown, xs, strict=True))[::every]]


def _letter(period: ResultPeriod) -> str:
    match _length(period):
        case "year":
            return f"{period.end:%y}"
        case "quarter":
            # The first quarter of an organisation's own year is not that of the year below.
            return f"{period.start:%b}" if "/" in period.text else period.text[-2:]
        case "month":
            return f"{period.start:%b}"[0]
        case _:
            return str(period.start.day)


def _paths(points: Sequence[tuple[float, float | None]], flat: bool = False) -> list[str]:
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


def _years(shown: Sequence[Result], xs: Sequence[float]) -> list[Label]:
    """Each year, below its first period."""
    found: dict[int, float] = {}
    for result, x in zip(shown, xs, strict=True):
        found.setdefault(result.period.start.year, x)
    return [Label(x, _YEARS, [str(year)]) for year, x in found.items()]


def _text_alternative(shown: Sequence[Result]) -> str:
    """The chart in a sentence or two, as its text alternative."""
    counted = {
        status: sum(result.status == status for result in shown)
        for status in ("kept", "near", "missed", "no cases", "not measured")
    }
    counts = ", ".join(f"{number} {status}" for status, number in counted.items() if number)
    last = next((result for result in reversed(shown) if result.value), None)
    latest = f" The last figure is {last.value.text} in {last.period.label}." if last and last.value else ""
    first, end = shown[0].period.label, shown[-1].period.label
    # A quarter is a span itself: "July to September 2026".
    return f"{first} {'until' if ' to ' in first + end else 'to'} {end}: {counts}.{latest}"


@dataclass(frozen=True, slots=True)
class Spark:
    """The last twelve results, small enough for a row of a list. The table on the promise's page has the same figures."""

    runs: list[str]
    targets: list[str]
    last: ChartMark | None
    width: int = _SPARK_WIDTH
    height: int = _SPARK_HEIGHT


def spark_of(context: PageContext, promise: Promise) -> Spark | None:
    """A small chart of the last twelve results; None with fewer than two figures."""
    record = record_of(context, promise)
    shown = _on_one_axis(record.results)[-_MOST_IN_LISTS:]
    size = _Sizes(context.facts.working_day(promise))
    values = size.of_results(shown)
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return None
    ends = [size.of(end) for end in _ends(shown[-1], _sort_of(shown))]
    scale = _scale([*known, *ends], percent=_unit(record) == "percent")
    points = [(6 + 10.5 * number, _small(scale, value)) for number, value in enumerate(values)]
    last = next(((x, y, result) for (x, y), result in zip(reversed(points), reversed(shown), strict=True) if y is not None), None)
    mark = _mark(last[2], last[0], last[1]) if last else None
    return Spark(_paths(points), [f"M0 {_small(scale, end)}H{_SPARK_WIDTH}" for end in ends], mark)


def _small(scale: _Scale, value: Decimal | None) -> float | None:
    return None if value is None else round(4 + (scale.y(value) - _TOP) / (_BOTTOM - _TOP) * 24, 1)
