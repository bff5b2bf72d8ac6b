"""Results by promise and period: whether the target of that time was kept, corrections, and overdue figures."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from interlock.catalog import Catalog
from interlock.definitions import Promise
from interlock.definitions.quantities import Quantity, amount_in_sentence
from interlock.questions.calendar.working_time import WorkingCalendar, calendar_of
from interlock.questions.promise_forms import first_day_to_come
from interlock.questions.results.judging import (
    STATUSES,
    PeriodVerdict,
    ResultStatus,
    judged,
)
from interlock.questions.results.next_figure import next_figure, overdue_since
from interlock.questions.results.periods import ResultPeriod
from interlock.questions.results.result_rows import (
    ParsedRow,
    PromiseVersions,
    ResultsForm,
    Unreadable,
    count_of,
    faults_without_promise,
    parsed_row,
)
from interlock.questions.results.value_units import unit_of_another_sort
from interlock.sources.results_header import OF_ALL
from interlock.sources.table_rows import column_name
from interlock.sources.tables import ResultRow


class Result(NamedTuple):
    """The result of one period. `corrected_from`: the values in earlier files, in order. `came`: how many cases, where it is told.

    `form`: the version of the promise on the last day of the period, or today where that is still to come; None when it was not
    made yet. `because`: why there is no verdict, or an empty text.
    """

    period: ResultPeriod
    value: Quantity | None
    status: ResultStatus
    because: str
    form: ResultsForm | None
    row: ResultRow
    cause: str = ""
    action: str = ""
    note: str = ""
    corrected_from: tuple[Quantity | None, ...] = ()
    came: int | None = None

    @property
    def has_figure(self) -> bool:
        """Whether it was measured: it has a value, or there were no cases."""
        return self.value is not None or self.status == "no cases"

    @property
    def promised(self) -> str:
        """What was promised then, as it stands in a sentence: `at least 95%`, `the same day`; empty where nothing was."""
        yardstick = self.form.yardstick if self.form else None
        return amount_in_sentence(yardstick.bound.text) if yardstick else ""

    @property
    def and_promised(self) -> str:
        """The same after a figure: `, promised at least 95%`."""
        return f", promised {self.promised}" if self.promised else ""


class Record(NamedTuple):
    """All results of a promise, the oldest first, and its status today.

    `next_begins`: the first day of the next figure, or on which it is promised, if that is later; None without either.
    `overdue_since`: the first day on which the next figure is late, or None without an interval.
    """

    promise: Promise
    results: tuple[Result, ...]
    status: ResultStatus
    because: str = ""
    next_begins: datetime.date | None = None
    overdue_since: datetime.date | None = None

    @property
    def last_figure(self) -> Result | None:
        """The result of the last period that was measured, or None."""
        return next((result for result in reversed(self.results) if result.has_figure), None)

    @property
    def judged(self) -> tuple[Result, ...]:
        """The results that were held against what was promised then."""
        return tuple(result for result in self.results if result.status in ("kept", "near", "missed"))

    @property
    def misses(self) -> tuple[Result, ...]:
        """The results that missed it, the latest first."""
        return tuple(result for result in reversed(self.results) if result.status == "missed")


@dataclass(slots=True)
class _RowsOfPromise:
    """The rows of one promise: those with a period that has begun, the others, and the cells that cannot be parsed.

    Others and cells have the number of their row in the handbook, by which those of all promises are sorted.
    """

    parsed: list[ParsedRow] = field(default_factory=list)
    to_come: list[tuple[int, ResultRow]] = field(default_factory=list)
    unreadable: list[tuple[int, Unreadable]] = field(default_factory=list)
    ones: list[tuple[int, Unreadable]] = field(default_factory=list)


class Results:
    """The records of all promises, the cells that cannot be parsed, and the rows of periods that have not begun.

    The rows of a promise are parsed when its record is asked for, because `serve` shows a page before it needs all others.
    """

    def __init__(self, catalog: Catalog, today: datetime.date) -> None:
        """Periods that begin after today are left out of the records."""
        self._catalog, self.today, self._forms = catalog, today, PromiseVersions()
        self._promises = {promise.id: promise for promise in catalog.of(Promise)}
        self._rows: dict[str, list[tuple[int, ResultRow]]] = defaultdict(list)
        self._without_promise: list[tuple[int, ResultRow]] = []
        for number, row in enumerate(catalog.results):
            promise = catalog.promise(row.promise)
            (self._rows[promise.id] if promise else self._without_promise).append((number, row))
        self._parsed: dict[str, _RowsOfPromise] = {}
        self._records: dict[str, Record] = {}

    def of(self, promise: Promise) -> Record:
        """The record of a promise. A promise without one, which an audience may not see, counts as not measured."""
        known = self._promises.get(promise.id)
        if known is None:
            return Record(promise, (), "not measured")
        if promise.id not in self._records:
            settings = _VerdictSettings.of(self._catalog, known, self.today)
            self._records[promise.id] = _record(known, _series(self._rows_of(known).parsed, settings, self.today), self.today)
        return self._records[promise.id]

    def proven_of(self, promise: Promise) -> Record:
        """The record by those periods that are over: a figure of one that runs may have come later, and may still change.

        A figure of a single day tells how it stood.
        """
        record = self.of(promise)
        over = tuple(each for each in record.results if each.period.end < self.today or each.period.start == each.period.end)
        if len(over) == len(record.results) or record.status == "overdue":
            return record._replace(results=over)
        if not over:
            return record._replace(results=over, status="not measured", because="no period with a figure is over yet")
        return record._replace(results=over, status=over[-1].status, because=over[-1].because)

    @cached_property
    def records(self) -> dict[str, Record]:
        """The record of every promise by its id."""
        return {id: self.of(promise) for id, promise in self._promises.items()}

    @cached_property
    def to_come(self) -> list[ResultRow]:
        """The rows of periods that begin after today, in the order of the files."""
        found = (each for promise in self._promises.values() for each in self._rows_of(promise).to_come)
        return [row for _, row in sorted(found, key=itemgetter(0))]

    @cached_property
    def unreadable(self) -> list[Unreadable]:
        """The cells that cannot be parsed in the order of the files; then those that are left out because of them."""
        rows = [self._rows_of(promise) for promise in self._promises.values()]
        others = ((number, cell) for number, row in self._without_promise for cell in self._faults_of(row))
        cells = sorted((*(cell for each in rows for cell in each.unreadable), *others), key=itemgetter(0))
        ones = sorted((cell for each in rows for cell in each.ones), key=itemgetter(0))
        return [cell for _, cell in (*cells, *ones)]

    def _faults_of(self, row: ResultRow) -> list[Unreadable]:
        """The cells of a row without a known promise that cannot be parsed; none in a row that is to be deleted or put in order."""
        is_other = column_name(row.promise) in OF_ALL or self._catalog.promise(row.period) is not None
        return [] if is_other else faults_without_promise(self._catalog, row)

    def _rows_of(self, promise: Promise) -> _RowsOfPromise:
        if promise.id not in self._parsed:
            found = _RowsOfPromise()
            for number, row in self._rows.get(promise.id, ()):
                self._sort_in(found, number, row, promise)
            _leave_out_ones(found)
            self._parsed[promise.id] = found
        return self._parsed[promise.id]

    def _sort_in(self, found: _RowsOfPromise, number: int, row: ResultRow, promise: Promise) -> None:
        parsed = parsed_row(self._catalog, number, row, promise, self._forms)
        if isinstance(parsed, list):
            found.unreadable += ((number, cell) for cell in parsed)
        elif parsed.period.start <= self.today:
            if fault := unit_of_another_sort(parsed.value, parsed.form.yardstick if parsed.form else None):
                found.unreadable.append((number, Unreadable(row, "value", *fault, "another unit")))
            if parsed.period.end >= self.today:
                parsed.form = self._forms.on(promise, self.today).form
                parsed.period = replace(parsed.period, label=f"{parsed.period.label} so far")
            found.parsed.append(parsed)
        else:
            found.to_come.append((number, row))


def _leave_out_ones(found: _RowsOfPromise) -> None:
    """Where shares of a promise were saved as fractions, a `1` in the same file is 100 %: it is left out with them."""
    files = {cell.row.file for _, cell in found.unreadable if cell.slip == "fraction"}
    for one in found.parsed if files else ():
        if one.row.value in ("1", "1.0") and one.row.file in files:
            found.ones.append((one.number, Unreadable(one.row, "value", "", "", "fraction")))
    left_out = {number for number, _ in found.ones}
    found.parsed = [each for each in found.parsed if each.number not in left_out]


def counts(records: Iterable[Record]) -> dict[ResultStatus, int]:
    """The number of records by status, including statuses without any."""
    counted: dict[ResultStatus, int] = dict.fromkeys(STATUSES, 0)
    for record in records:
        counted[record.status] += 1
    return counted


class _VerdictSettings(NamedTuple):
    """The settings for verdicts on a promise: the tolerance in percent, the calendar by which it counts, and today."""

    tolerance: Decimal
    calendar: WorkingCalendar
    today: datetime.date

    @classmethod
    def of(cls, catalog: Catalog, promise: Promise, today: datetime.date) -> "_VerdictSettings":
        tolerance = catalog.organisation.defaults.tolerance
        known = tolerance.amount if tolerance and tolerance.unit in ("%", "count") else Decimal(0)
        return cls(known, calendar_of(catalog.organisation, promise), today)

    def verdict(self, parsed: ParsedRow) -> PeriodVerdict:
        if count_of(parsed.row.total) == 0:
            return PeriodVerdict("no cases", "there were none in this period")
        if parsed.form is None:
            return PeriodVerdict("not measured", "nothing was promised in this period")
        return judged(
            parsed.value,
            parsed.form.yardstick,
            period=parsed.period,
            tolerance=self.tolerance,
            calendar=self.calendar,
            is_over=parsed.period.end < self.today,
        )


def _series(rows: Iterable[ParsedRow], settings: _VerdictSettings, today: datetime.date) -> tuple[Result, ...]:
    """The results by the end of their periods. One that is not over comes by its start, before the months of a year so far."""

    def order(period: ResultPeriod) -> tuple[datetime.date, ResultPeriod]:
        return period.start if period.end >= today else period.end, period

    by_period: dict[ResultPeriod, dict[str, ParsedRow]] = defaultdict(dict)
    for parsed in rows:
        # Another rule reports a second row for the same period in one file. Until that is mended the first row counts.
        by_period[parsed.period].setdefault(parsed.row.file, parsed)
    return tuple(
        _result([files[file] for file in sorted(files)], settings)
        for _, files in sorted(by_period.items(), key=lambda each: order(each[0]))
    )


def _result(versions: list[ParsedRow], settings: _VerdictSettings) -> Result:
    """The result from the last version of a period. Empty texts in it, and a total, are taken from the version before."""
    counts = versions[-1]
    verdict = settings.verdict(counts)
    texts: Mapping[str, str] = {
        name: next((text for version in reversed(versions) if (text := getattr(version.row, name))), "")
        for name in ("cause", "action", "note")
    }
    earlier = tuple(version.value for version in versions[:-1])
    value = None if verdict.status == "no cases" else counts.value
    came = next((total for version in reversed(versions) if (total := count_of(version.row.total)) is not None), None)
    return Result(
        counts.period,
        value,
        verdict.status,
        verdict.because,
        counts.form,
        counts.row,
        corrected_from=earlier,
        came=came,
        **texts,
    )


def _record(promise: Promise, results: tuple[Result, ...], today: datetime.date) -> Record:
    because = "nothing is promised yet" if first_day_to_come(promise, today) else "nobody has given a figure yet"
    begins = next_figure(promise, [result.period for result in results if result.has_figure], today)
    record = Record(promise, results, "not measured", because, begins, overdue_since(promise, begins))
    if record.overdue_since is not None and record.overdue_since <= today:
        return record._replace(status="overdue", because="")
    # A blank row of a period that is not over only says that its figure is still to come.
    latest = next((each for each in reversed(results) if each.has_figure or each.period.end < today), None)
    return record._replace(status=latest.status, because=latest.because) if latest else record
