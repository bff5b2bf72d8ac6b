"""A promise's results: a chart against the target, and the same as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from markupsafe import Markup

from interlock.definitions import Promise
from interlock.pages.page_context import PageContext
from interlock.pages.pictures.result_axis import (
    ResultScale,
    ResultSizes,
    axis_sort,
    fitting_scale,
    on_one_axis,
    paths_through,
    period_length,
    target_ends,
    with_round_lines,
)
from interlock.pages.pictures.stops import Label
from interlock.pages.promise_status import STATUS_TONES, done_about, record_of, untold
from interlock.pages.words import unbroken
from interlock.questions.results.periods import ResultPeriod
from interlock.questions.results.records import Record, Result

_WIDTH, _HEIGHT = 380, 170
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 366, 20, 128
# Where horizontal lines begin and end, slightly beyond the first and last mark; figures stand before them.
_GRID_LEFT, _GRID_RIGHT = 36, 372
# Baselines of the rows of text below the marks: missing figures, periods, years.
_MISSING, _PERIODS, _YEARS = 122, 148, 164
_MOST_POINTS = 24
# What each mark means; `blank` stands where a figure is missing.
_SIGNS = {"kept": "● kept", "near": "○ near", "missed": "▲ missed", "none": "small ○ no target then", "blank": "– no figure"}
# With more points, only every second period is labelled.
_MOST_NAMED = 13


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
    """Results over time. `runs` and `targets` are SVG paths; `below` labels periods and years, and marks missing figures.

    `key`: what the marks mean that are drawn.
    """

    title: str
    text: str
    marks: list[ChartMark]
    runs: list[str]
    targets: list[str]
    grid: list[Grid]
    below: list[Label]
    key: str
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
    action: Markup | str
    untold: str
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
    return ResultsView(
        _picture(context, record), [_row(context, promise, result) for result in reversed(record.results)], _unit(record)
    )


def _row(context: PageContext, promise: Promise, result: Result) -> ChartRow:
    corrected = ", ".join(value.text if value else "blank" for value in result.corrected_from)
    return ChartRow(
        period=result.period.label,
        value=result.value.text if result.value else "no cases" if result.status == "no cases" else "not reported",
        status=result.status.capitalize(),
        tone=STATUS_TONES.get(result.status, ""),
        target=_target(result),
        corrected=corrected,
        cause=unbroken(result.cause),
        action=done_about(context, promise, result),
        untold="" if context.is_public else untold(context, promise, result),
        note=unbroken(result.note),
    )


def _target(result: Result) -> str:
    yardstick = result.form.yardstick if result.form else None
    return yardstick.bound.text if yardstick else "not stated"


def _unit(record: Record) -> str:
    """What the figures are counted in: that of the last. A score is a number, too, and counts nothing."""
    last = next((result for result in reversed(record.results) if result.value), None)
    if last is None or last.value is None:
        return ""
    yardstick = last.form.yardstick if last.form else None
    if yardstick and yardstick.aspect == "score" and last.value.unit == "count":
        return "score"
    return "percent" if last.value.unit_type == "share" else last.value.unit


def _picture(context: PageContext, record: Record) -> ResultsChart | None:
    shown = on_one_axis(record.results)[-_MOST_POINTS:]
    size = ResultSizes(context.facts.working_day(record.promise))
    values = size.of_results(shown)
    ends = [[size.of(end) for end in target_ends(result, axis_sort(shown))] for result in shown]
    known = [value for value in (*values, *chain.from_iterable(ends)) if value is not None]
    if sum(value is not None for value in values) < 2:
        return None
    scale, lines = with_round_lines(fitting_scale(known, percent=axis_sort(shown) == "share"), size.one(shown))
    step = (_RIGHT - _LEFT) / max(len(shown) - 1, 1)
    xs = [round(_LEFT + number * step, 1) for number in range(len(shown))]
    ys = [_y(scale, value) if value is not None else None for value in values]
    marks = [chart_mark(result, x, y) for result, x, y in zip(shown, xs, ys, strict=True) if y is not None]
    drawn = {*(mark.shape for mark in marks), *(["blank"] if None in ys else [])}
    return ResultsChart(
        title=f"{record.promise.title}: results",
        text=_text_alternative(shown),
        marks=marks,
        runs=paths_through(list(zip(xs, ys, strict=True))),
        targets=[*_target_line(scale, xs, [of[:1] for of in ends]), *_target_line(scale, xs, [of[1:] for of in ends])],
        grid=[_grid(_y(scale, value), figure) for value, figure in lines],
        below=[
            *(Label(x, _MISSING, ["–"]) for x, y in zip(xs, ys, strict=True) if y is None),
            *_periods(shown, xs),
            *_years(shown, xs),
        ],
        key=", ".join(sign.replace(" ", "\N{NO-BREAK SPACE}") for shape, sign in _SIGNS.items() if shape in drawn),
    )


def _y(scale: ResultScale, value: Decimal) -> float:
    return round(_BOTTOM - scale.height(value) * (_BOTTOM - _TOP), 1)


def _target_line(scale: ResultScale, xs: Sequence[float], ends: Sequence[Sequence[Decimal]]) -> list[str]:
    """One end of the target over time; at most one in each of `ends`."""
    return paths_through([(x, _y(scale, of[0]) if of else None) for x, of in zip(xs, ends, strict=True)], flat=True)


def _grid(y: float, figure: str) -> Grid:
    return Grid(f"M{_GRID_LEFT} {y}H{_GRID_RIGHT}", Label(_GRID_LEFT - 4, y + 4, [figure]))


def chart_mark(result: Result, x: float, y: float) -> ChartMark:
    """The mark of a result that was measured."""
    return ChartMark(x, y, result.status if result.status in ("kept", "near", "missed") else "none")


def _periods(shown: Sequence[Result], xs: Sequence[float]) -> list[Label]:
    every = 1 if len(shown) <= _MOST_NAMED else 2
    return [Label(x, _PERIODS, [_letter(result.period)]) for result, x in list(zip(shown, xs, strict=True))[::every]]


def _letter(period: ResultPeriod) -> str:
    match period_length(period):
        case "year":
            return f"{period.end:%y}"
        case "quarter":
            # The first quarter of an organisation's own year is not that of the year below.
            return f"{period.start:%b}" if "/" in period.text else period.text[-2:]
        case "month":
            return f"{period.start:%b}"[0]
        case _:
            return str(period.start.day)


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
    latest = f" The last figure is {last.value.text} {last.period.when}." if last and last.value else ""
    first, end = shown[0].period.label, shown[-1].period.label
    # A quarter is a span itself: "July to September 2026".
    return f"{first} {'until' if ' to ' in first + end else 'to'} {end}: {counts}.{latest}"
