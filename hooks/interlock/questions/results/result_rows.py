"""Rows of results with their cells parsed, each against the version of its promise that held on the last day of its period."""

import datetime
import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal, NamedTuple

from interlock.catalog import Catalog
from interlock.definitions import Promise
from interlock.definitions.values.quantities import Quantity
from interlock.definitions.values.units import QuantityError, with_unit
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.questions.promise_forms import held_on
from interlock.questions.results.fractions import fraction_remedy
from interlock.questions.results.judging import Yardstick, parse_value, yardstick_of
from interlock.questions.results.periods import PeriodError, ResultPeriod, parse_results_period
from interlock.questions.results.value_units import unit_unknown
from interlock.questions.results.years import year_start
from interlock.sources.tables.results_tables import ResultRow

# What people and spreadsheets write where there is no figure.
_NO_FIGURE = lazy_pattern(
    r"#.*|[-–—?*.]+|n/?a|nan|null|none|nil|tbc|tbd|pending|missing|unknown|no (?:data|figures?|results?)|not (?:known|available"
    r"|measured|yet)",
    re.I,
)

# The most decimal places to which a share is rounded: enough for every number of cases that can be read.
_MOST_PLACES = 20


class ResultsForm(NamedTuple):
    """A version of a promise, as far as results depend on it."""

    wording: str
    limit: Quantity | None
    yardstick: Yardstick | None


class Unreadable(NamedTuple):
    """A cell that cannot be parsed, and whose row is left out; or a value in a unit of another sort, whose row has no verdict.

    `slip`: what befalls a whole column at once: shares saved as fractions, or a unit that is missing or of another sort.
    """

    row: ResultRow
    column: str
    message: str
    remedy: str
    slip: Literal["", "fraction", "no unit", "another unit"] = ""


@dataclass(slots=True)
class ParsedRow:
    """A row with its parsed cells. `number`: that of the row in the handbook."""

    number: int
    row: ResultRow
    period: ResultPeriod
    value: Quantity | None
    form: ResultsForm | None


def form_on(promise: Promise, day: datetime.date) -> ResultsForm | None:
    """The version of a promise on a day, as far as results depend on it, or None before it was made."""
    held = held_on(promise, day)
    return ResultsForm(held.wording, held.limit, yardstick_of(held.limit, held.target)) if held else None


@dataclass(slots=True)
class _Version:
    """What rows of one version of a promise share: its form, what values are parsed by, and the values parsed so far."""

    form: ResultsForm | None
    counted_as: ResultsForm
    values: dict[str, Quantity] = field(default_factory=dict)

    def value(self, text: str) -> Quantity:
        """Parse the value of a row. Equal values are one object, because a promise may have thousands of rows."""
        if text not in self.values:
            self.values[text] = parse_value(text, self.counted_as.yardstick)
        return self.values[text]


class PromiseVersions:
    """The versions of promises, each made once."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, bool, tuple[bool, ...]], _Version] = {}

    def on(self, promise: Promise, day: datetime.date) -> _Version:
        """The version of a promise on a day."""
        is_current = promise.valid_from is not None and day >= promise.valid_from
        key = (promise.id, is_current, tuple(earlier.until >= day for earlier in promise.earlier))
        if key not in self._made:
            form = form_on(promise, day)
            counted_as = form or ResultsForm(promise.wording, promise.limit, yardstick_of(promise.limit, promise.target))
            self._made[key] = _Version(form, counted_as)
        return self._made[key]


def parsed_row(
    catalog: Catalog, number: int, row: ResultRow, promise: Promise, forms: PromiseVersions
) -> ParsedRow | list[Unreadable]:
    """A row with its cells parsed, or the cells that cannot be.

    Beside an unreadable period, the value is read as one of today.
    """
    period = _period(catalog, row)
    if isinstance(period, Unreadable):
        beside = None if _are_swapped(catalog, row) else _parsed_value(row, promise, forms.on(promise, datetime.date.max))
        return [period, beside] if isinstance(beside, Unreadable) else [period]
    version = forms.on(promise, period.end)
    value = _parsed_value(row, promise, version)
    return [value] if isinstance(value, Unreadable) else ParsedRow(number, row, period, value, version.form)


def faults_without_promise(catalog: Catalog, row: ResultRow) -> list[Unreadable]:
    """The cells of a row without a known promise that cannot be parsed, whatever is promised."""
    cells = (_period(catalog, row), None if _are_swapped(catalog, row) else _amount(row, _NOTHING_PROMISED))
    return [cell for cell in cells if isinstance(cell, Unreadable)]


def _period(catalog: Catalog, row: ResultRow) -> ResultPeriod | Unreadable:
    try:
        return parse_results_period(row.period, year_start(catalog.organisation.calendar))
    except PeriodError as error:
        return Unreadable(row, "period", str(error), error.remedy)


def _are_swapped(catalog: Catalog, row: ResultRow) -> bool:
    """Whether a period stands where the value belongs, which the finding about the period reports."""
    return isinstance(_period(catalog, replace(row, period=row.value)), ResultPeriod)


def _parsed_value(row: ResultRow, promise: Promise, version: _Version) -> Quantity | Unreadable | None:
    counted_as = version.counted_as
    cases = _cases(row)
    if remedy := fraction_remedy(row.value, cases, counted_as.yardstick):
        return Unreadable(row, "value", f"`{row.value}` is read as {row.value} %", remedy, "fraction")
    if fault := unit_unknown(row.value, cases, counted_as.yardstick, promise.measure.what if promise.measure else ""):
        return Unreadable(row, "value", *fault, "no unit")
    return _amount(row, version)


_NOTHING_PROMISED = _Version(None, ResultsForm("", None, None))


def _amount(row: ResultRow, version: _Version) -> Quantity | Unreadable | None:
    counted_as = version.counted_as
    try:
        return _value(row, version)
    except QuantityError as error:
        is_share = counted_as.yardstick is not None and counted_as.yardstick.aspect == "share"
        example = "Write a percentage, such as `97%`." if is_share else "Write a percentage, or an amount such as `18 days`."
        remedy = f"Did you mean `{error.nearest}`?" if error.nearest else example
        if _NO_FIGURE.fullmatch(row.value):
            remedy = "Leave the cell blank where there is no figure."
        return Unreadable(row, "value", str(error), remedy)


def _value(row: ResultRow, version: _Version) -> Quantity | None:
    if row.value:
        return version.value(row.value)
    met, total = count_of(row.met), count_of(row.total)
    yardstick = version.counted_as.yardstick
    if met is None or not total or (yardstick and yardstick.aspect not in ("share", "limit")):
        return None
    share = 100 * Decimal(met) / total
    return Quantity(share, "%", with_unit(_rounded(share, yardstick), "%"))


def _rounded(share: Decimal, yardstick: Yardstick | None) -> Decimal:
    """A share in percent for readers: with one place, or with as many as tell it from the target, from none and from all."""
    bound = yardstick.bound if yardstick else None
    amounts = [end.amount for end in (bound.low, bound.high) if end and end.unit == "%"] if bound else []
    ends = [Decimal(0), Decimal(100), *amounts]
    roundings = (round(share, places) for places in range(1, _MOST_PLACES))
    return next((each for each in roundings if all(each.compare(end) == share.compare(end) for end in ends)), share)


def _cases(row: ResultRow) -> tuple[int, int] | None:
    met, total = count_of(row.met), count_of(row.total)
    return None if met is None or total is None else (met, total)


def count_of(cell: str) -> int | None:
    plain = cell.replace(",", "")
    return int(plain) if plain.isdecimal() and len(plain) < 16 else None
