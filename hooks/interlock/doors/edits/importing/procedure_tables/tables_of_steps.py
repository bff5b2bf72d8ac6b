"""Finds tables of steps: a row for each step of a procedure, with who does it and within what time.

A column may name the procedure, so that a table holds several.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from interlock.definitions import Kind
from interlock.doors.edits.importing.columns.headers import kind_of_columns
from interlock.doors.edits.importing.procedure_tables.about_procedure import NAMES_A_PROCEDURE, plain_name
from interlock.doors.edits.importing.procedure_tables.step_columns import (
    NUMBER_OF_A_STEP,
    StepColumns,
    end_of_numbers,
    names_what_is_done,
    time_meant,
)
from interlock.doors.edits.importing.spreadsheet import MOST_COLUMNS, kind_of_file
from interlock.exports.csv import as_typed
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.tables.names_of_totals import TOTAL
from interlock.sources.tables.table_columns import Table
from interlock.sources.tables.table_rows import SAMPLE, TableRow, column_name

# What people tick or sign when a step is done: nothing of that belongs to the procedure.
FILLED_IN_LATER = lazy_pattern(
    r"done|status|completed?|checked|initials|signature|sign(?:ed)? off|date|erledigt|datum|unterschrift|fait|ok|✓|✔", re.I
)

_DAY = lazy_pattern(r"\d{1,4}([-./])\d{1,2}\1\d{1,4}")
# A name that only a column with the numbers of steps has, and one that registers of risks or of things have too.
_STEPS = lazy_pattern(r"step|schritt|etape|stap|paso")
_ANYTHING = lazy_pattern(r"description|beschreibung|omschrijving|descripcion", re.I)
# A heading of a part of a procedure, after which numbers may begin again.
_PART = lazy_pattern(r"(?:phase|part|stage|section|teil|abschnitt|partie)\b.*", re.I)


@dataclass(frozen=True, slots=True)
class TableOfSteps:
    """A table of steps: its header, the rows above and below that, and which column holds what.

    `of`: the column that names procedures; `ticked`: those that are filled in when work is done; `totals`: rows that sum up;
    `signed`: rows below the last number, such as `Prepared by`.
    """

    header: TableRow
    above: Sequence[TableRow]
    rows: Sequence[TableRow]
    columns: StepColumns
    of: int | None
    ticked: Sequence[int]
    totals: Sequence[TableRow]
    signed: Sequence[TableRow] = ()

    def cells(self, row: TableRow) -> list[str]:
        """The cells of a row below the header; empty in the columns that are only ticked or name a procedure."""
        return [
            "" if index in (self.of, *self.ticked) else " ".join(as_typed(row.cell(index)).split())
            for index in range(len(self.header.cells))
        ]

    def number(self, row: TableRow) -> str:
        """The number of a step, such as `2.1`; nothing where it has none."""
        match = NUMBER_OF_A_STEP.fullmatch(row.cell(self.columns.numbers[0])) if self.columns.numbers else None
        return match["number"] if match else ""

    def heading(self, row: TableRow) -> str:
        """The only text in a row, unless that begins a further part of the same procedure; else an empty text."""
        texts = {cell for cell in row.cells if cell}
        return text if len(texts) == 1 and not _PART.fullmatch(text := texts.pop()) else ""

    def name_of(self, field: str) -> str:
        """What the column of a field is called; nothing where there is none."""
        return self.header.cells[self.columns.fields[field]] if field in self.columns.fields else ""

    def cell(self, row: TableRow, field: str) -> str:
        """What a row says of a field of its step."""
        return row.cell(self.columns.fields[field]) if field in self.columns.fields else ""

    def by_procedure(self) -> dict[str, list[TableRow]]:
        """The rows of each procedure, in their order, by its name, which is empty where nothing names it.

        Rows without a name belong to the name above them. Where no column has names, a heading begins a procedure if the numbers
        below it begin at 1 again.
        """
        named: dict[str, list[TableRow]] = {}
        name, has_begun = "", False
        for row, after in zip_longest(self.rows, self.rows[1:]):
            if self.of is not None:
                name = row.cell(self.of) or name
            elif has_begun and after and self.number(after) == "1" and (heading := self.heading(row)):
                name = heading
                continue
            has_begun = has_begun or bool(self.number(row))
            named.setdefault(" ".join(name.split()), []).append(row)
        return named


def table_of_steps(path: str, table: Table, kind: Kind | None, names: Mapping[str, str]) -> TableOfSteps | None:
    """The table as one of steps; None where it is none. `kind`: what it was said to hold; `names`: fields by names of columns."""
    if table.header is None or sum(map(bool, table.header.cells)) > MOST_COLUMNS:
        return None
    rows = [*table.above, table.header, *table.rows]
    for at, header in enumerate(rows[:SAMPLE]):
        found = _below(header, rows[:at], rows[at + 1 :], names)
        if found and _is_meant(path, found, kind, [names.get(name, name) for name in map(column_name, header.cells)]):
            return found
    return None


def _below(
    header: TableRow, above: Sequence[TableRow], rows: Sequence[TableRow], names: Mapping[str, str]
) -> TableOfSteps | None:
    named = [names.get(column_name(cell), cell) for cell in header.cells]
    if not names_what_is_done(named):
        return None
    plain = [plain_name(name) for name in named]
    of = next((index for index, name in enumerate(plain) if NAMES_A_PROCEDURE.fullmatch(name)), None)
    ticked = [index for index, name in enumerate(plain) if FILLED_IN_LATER.fullmatch(name)]
    totals = [row for row in rows if _sums_up(row)]
    rows = [row for row in rows if not _sums_up(row)]
    below = [[row.cell(index) for index in range(len(named))] for row in rows]
    names_of_steps = ["" if index == of else name for index, name in enumerate(named)]
    end = end_of_numbers(names_of_steps, below)
    columns = StepColumns(names_of_steps, below[:end])
    found = TableOfSteps(header, above, rows[:end], columns, of, ticked, totals, rows[end:])
    return found if columns.are_of_steps and rows else None


def _sums_up(row: TableRow) -> bool:
    return any(map(TOTAL.fullmatch, row.cells))


def _is_meant(path: str, found: TableOfSteps, kind: Kind | None, names: Sequence[str]) -> bool:
    """Whether the rows really are steps: they have numbers, or times beside teams, and are no list of actions with due days."""
    of_columns = kind_of_columns(names)
    if any(each and each.name != "procedure" for each in (kind, kind_of_file(path), of_columns)):
        return False
    if found.of is not None and len(found.by_procedure()) == len(found.rows):  # a row is a procedure
        return False
    times = [time for row in found.rows[:SAMPLE] if (time := found.cell(row, "within"))]
    if any(map(_DAY.search, times)):
        return False
    are_times = 2 * sum(bool(time_meant(time, found.name_of("within"))) for time in times) >= len(times) > 0
    of_steps = any(_STEPS.search(plain_name(found.header.cells[index])) for index in found.columns.numbers)
    if found.columns.numbers and (are_times or of_steps or not _ANYTHING.fullmatch(found.name_of("does"))):
        return True
    if of_columns or {"title", "summary"} & {*names}:
        return found.of is not None
    return kind is not None or ("by" in found.columns.fields and (are_times or "if_not" in found.columns.fields))
