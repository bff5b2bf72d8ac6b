"""The rows of all tables of results, sorted by promise: those of which records are made, those to come, and unreadable cells."""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import itemgetter

from interlock.catalog import Catalog
from interlock.definitions import Promise
from interlock.questions.results.records import Record, record_of_promise
from interlock.questions.results.result_rows import ParsedRow, PromiseVersions, Unreadable, faults_without_promise, parsed_row
from interlock.questions.results.value_units import unit_of_another_sort
from interlock.sources.tables.names_of_totals import is_of_everything
from interlock.sources.tables.results_tables import ResultRow


@dataclass(slots=True)
class _RowsOfPromise:
    """The rows of one promise: those with a period that has begun, the others, and the cells that cannot be parsed.

    Others and cells have the number of their row in the handbook, by which those of all promises are sorted. `ones`: each
    `1` that is left out because the same file has fractions in place of shares.
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
            self._records[promise.id] = record_of_promise(self._catalog, known, self._rows_of(known).parsed, self.today)
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
        """The cells of a row without a known promise that cannot be parsed; none in a row to be deleted or put in order."""
        is_other = is_of_everything(row.promise) or self._catalog.promise(row.period) is not None
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
