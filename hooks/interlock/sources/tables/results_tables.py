"""Parses the CSV files of results into rows that know their file and line."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from interlock.findings import Finding, Place
from interlock.findings.nouns import counted
from interlock.sources.tables.parted_texts import parted_texts
from interlock.sources.tables.results_across import column_of_promises, no_period_beside, no_year, periods_across
from interlock.sources.tables.results_header import OPTIONAL, RECOGNISED, REQUIRED, header_findings, take_as_meant
from interlock.sources.tables.slid_decimals import slid_decimals
from interlock.sources.tables.table_columns import DELIMITER_NAMES, Table, cells_without_a_name, read_table, too_many_cells
from interlock.sources.tables.table_numbers import plain_amount, plain_count
from interlock.sources.tables.table_rows import DELIMITERS, TableRow, first_line, row_of

__all__ = ["MOST_ROWS_IN_ALL", "OPTIONAL", "REQUIRED", "ResultRow", "read_results", "too_many_in_all"]

_MOST_ROWS = 200_000
MOST_ROWS_IN_ALL = 500_000


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One row of results, with its cells as strings, numbers with a decimal point.

    `line` counts from 1 and includes the header. `text`: the row as it stands in the file, its cells between `delimiter`, and
    `columns` the index of each cell in it. `head`: where the period stands, if it heads a column. Rows hold no more than that,
    because a handbook may have a million of them.
    """

    promise: str
    period: str
    value: str
    met: str = ""
    total: str = ""
    cause: str = ""
    action: str = ""
    note: str = ""
    file: str = field(default="", compare=False)
    line: int = field(default=1, compare=False)
    text: str = field(default="", compare=False)
    delimiter: str = field(default=",", compare=False)
    columns: Mapping[str, int] = field(default_factory=dict, compare=False)
    head: Place | None = field(default=None, compare=False)

    def place(self, column: str = "promise", words: str = "") -> Place:
        """The place of a cell, or of some words in it."""
        if column == "period" and self.head:
            return self.head
        if self.text and column in self.columns:
            return row_of(self.file, self.line, self.text, self.delimiter).place_of(self.columns[column], words)
        text: str = words or getattr(self, column)
        quote = first_line(self.text)
        start = quote.find(text) if text else 0
        return Place(self.file, self.line, max(start, 0) + 1, max(len(text), 1), quote)


def read_results(path: str, text: str) -> tuple[list[ResultRow], list[Finding]]:
    """The rows of a file of results, and findings about its format. Blank rows are skipped."""
    table = read_table(path, text, RECOGNISED)
    if table.header and (finding := no_year(table.header, table.rows) or no_period_beside(table.header)):
        return [], [finding, *table.findings]
    if periods := periods_across(table):
        return _read_across(table, periods)
    findings = [*header_findings(path, table), *table.findings]
    take_as_meant(table)
    if not set(REQUIRED) <= set(table.columns):
        return [], findings
    if len(table.rows) > _MOST_ROWS:
        return [], [_too_many_rows(path)]
    slid, finding = slid_decimals(table)
    findings += [finding] if finding else []
    left_out = {row.line for row in slid}
    long = [row for row in table.rows if row.line not in left_out and table.is_too_long(row)]
    findings += too_many_cells(table, long)
    left_out |= {row.line for row in long}
    complete = [row for row in table.rows if row.line not in left_out]
    named = [row for row in complete if not {"promise", "period"} <= set(_missing(table, row))]
    findings += [*cells_without_a_name(table, named), *parted_texts(table, complete), *_incomplete(table, complete)]
    columns = _known_columns(table)
    # A row that only names no promise is read, so that faults in its other cells are reported in the same run.
    return [_row(columns, row) for row in complete if set(_missing(table, row)) <= {"promise"}], findings


def _read_across(table: Table, periods: dict[int, str]) -> tuple[list[ResultRow], list[Finding]]:
    """The rows of a table with a column for each period: one for each cell that holds something."""
    assert table.header
    rows, long = table.by_length()
    at = column_of_promises(table)
    findings = [*table.findings, *too_many_cells(table, long), *cells_without_a_name(table, rows), *_unnamed(rows, at, periods)]
    columns = {index: {"promise": at, "value": index} for index in periods}
    return [
        ResultRow(
            row.cell(at),
            period,
            plain_amount(row.cell(index), has_comma=row.delimiter == ";"),
            file=row.file,
            line=row.line,
            text=row.text,
            delimiter=row.delimiter,
            columns=columns[index],
            head=table.header.place_of(index),
        )
        for row in rows
        for index, period in periods.items()
        if row.cell(at) and row.cell(index)
    ], findings


def _unnamed(rows: list[TableRow], at: int, periods: Collection[int]) -> Iterator[Finding]:
    """Findings about rows with a figure below a period and without a promise."""
    above = ""
    for row in rows:
        if not row.cell(at) and any(map(row.cell, periods)):
            yield _nameless(row, ["promise"], above)
        above = row.cell(at) or above


def _known_columns(table: Table) -> dict[str, int]:
    return {name: index for name, index in table.columns.items() if name in REQUIRED + OPTIONAL}


def _row(columns: dict[str, int], row: TableRow) -> ResultRow:
    """The row of results in a row of a table. `columns` is one mapping for all rows, to save memory."""
    cells = {name: row.cell(index) for name, index in columns.items()}
    cells["value"] = plain_amount(cells["value"], has_comma=row.delimiter == ";")
    cells |= {name: plain_count(cells[name]) for name in ("met", "total") if name in cells}
    return ResultRow(**cells, file=row.file, line=row.line, text=row.text, delimiter=row.delimiter, columns=columns, head=None)


def _missing(table: Table, row: TableRow) -> list[str]:
    """The columns that the row has to fill and does not; a value may be blank, but its cell must be there."""
    cells = {name: row.cells[table.columns[name]] if table.columns[name] < len(row.cells) else None for name in REQUIRED}
    return [name for name, cell in cells.items() if cell is None or (name != "value" and not cell)]


_EXAMPLES = {"promise": "the id of a promise", "period": "a period, such as `2026-10`"}


def _incomplete(table: Table, rows: list[TableRow]) -> Iterator[Finding]:
    """Findings about rows without a cell that is required."""
    above, odd = "", [row for row in rows if _other_delimiter(row)]
    if len(odd) > 1 and len(odd) == len(rows):
        yield _odd_header(table, odd[0])
        return
    for row in rows:
        missing = _missing(table, row)
        if any(table.columns[name] >= len(row.cells) for name in missing):
            yield _too_few(table, row)
        elif missing:
            yield _nameless(row, missing, above)
        else:
            above = row.cells[table.columns["promise"]]


def _nameless(row: TableRow, missing: list[str], above: str) -> Finding:
    """The finding about a row with blank cells. `above` is the promise of a row above it, which may hold for this one as well."""
    what = " and ".join(_EXAMPLES[name] for name in missing)
    merged = f", as `{above}` stands above if cells were merged" if above and "promise" in missing else ""
    remedy = f"Write {what}{merged}; delete the row if it is a total or a note."
    return Finding("missing-field", row.place, f"This row names no {' and no '.join(missing)}", remedy)


def _other_delimiter(row: TableRow) -> str:
    """The sign that parts the cells of a row where it is another than in the header; empty where it is none."""
    if len(row.cells) >= len(REQUIRED):
        return ""
    return next((sign for sign in DELIMITERS if sign != row.delimiter and row.text.count(sign) >= len(REQUIRED) - 1), "")


def _odd_header(table: Table, first: TableRow) -> Finding:
    """The finding about a header whose cells are parted by another sign than those of all rows."""
    assert table.header
    own, other = first.delimiter, _other_delimiter(first)
    message = f"The cells of the header are parted by {DELIMITER_NAMES[own]}s, those of all rows by {DELIMITER_NAMES[other]}s"
    return Finding("wrong-type", table.header.place, message, f"Write the header as `{other.join(table.names)}`.")


def _too_few(table: Table, row: TableRow) -> Finding:
    message = f"This row has {counted(len(row.cells), 'cell')}, the header has {len(table.names)}"
    if other := _other_delimiter(row):
        message = (
            f"The cells of the header are parted by {DELIMITER_NAMES[row.delimiter]}s, those of this "
            f"row by {DELIMITER_NAMES[other]}s"
        )
        return Finding("wrong-type", row.place, message, "Part the cells of all rows by one sign.")
    remedy = "Write promise, period and value, each in a cell of its own; a value that is not known stays blank."
    return Finding("wrong-type", row.place, message, remedy)


def _too_many_rows(path: str) -> Finding:
    return Finding("unsafe-yaml", Place(path), f"This file has more than {_MOST_ROWS:,} rows", "Split it, a file for each year.")


def too_many_in_all(path: str) -> Finding:
    """The finding about a table with which all tables together hold too many rows. None of its rows is read."""
    message = f"With this file, all tables of results hold more than {MOST_ROWS_IN_ALL:,} rows"
    remedy = "Move the oldest years out of `standards/results/`, or write a row for each month in place of one for each day."
    return Finding("unsafe-yaml", Place(path), message, remedy)
