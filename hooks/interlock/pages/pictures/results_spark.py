"""A small chart of a promise's last results, for lists."""

from dataclasses import dataclass
from decimal import Decimal

from interlock.definitions import Promise
from interlock.pages.page_context import PageContext
from interlock.pages.pictures.result_axis import (
    ResultScale,
    ResultSizes,
    axis_sort,
    fitting_scale,
    on_one_axis,
    paths_through,
    target_ends,
)
from interlock.pages.pictures.results_chart import ChartMark, chart_mark
from interlock.pages.promise_status import record_of

_MOST_RESULTS = 12
_WIDTH, _HEIGHT = 128, 32
# Heights of the lowest and the highest value, and the places of the first mark and of each next.
_BOTTOM, _TOP = 28, 4
_FIRST, _STEP = 6, 10.5


@dataclass(frozen=True, slots=True)
class Spark:
    """The last twelve results, small enough for a row of a list. The table on the promise's page has the same figures."""

    runs: list[str]
    targets: list[str]
    last: ChartMark | None
    width: int = _WIDTH
    height: int = _HEIGHT


def spark_of(context: PageContext, promise: Promise) -> Spark | None:
    """A small chart of the last twelve results; None with fewer than two figures."""
    shown = on_one_axis(record_of(context, promise).results)[-_MOST_RESULTS:]
    size = ResultSizes(context.facts.working_day(promise))
    values = size.of_results(shown)
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return None
    ends = [size.of(end) for end in target_ends(shown[-1], axis_sort(shown))]
    scale = fitting_scale([*known, *ends], percent=axis_sort(shown) == "share")
    points = [(_FIRST + _STEP * number, _small(scale, value)) for number, value in enumerate(values)]
    last = next(((x, y, result) for (x, y), result in zip(reversed(points), reversed(shown), strict=True) if y is not None), None)
    mark = chart_mark(last[2], last[0], last[1]) if last else None
    return Spark(paths_through(points), [f"M0 {_small(scale, end)}H{_WIDTH}" for end in ends], mark)


def _small(scale: ResultScale, value: Decimal | None) -> float | None:
    return None if value is None else round(_BOTTOM - scale.height(value) * (_BOTTOM - _TOP), 1)
