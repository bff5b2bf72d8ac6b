"""Reads the sheets of a workbook (`.xlsx`, `.xls`, `.ods`): their values only, no formulas, formats or pictures."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from interlock.doors.edits.importing.workbook.no_values import ENDLESS, FORMATTED_AWAY, NOT_STORED, STRUCK, WHITE, NoValue
from interlock.doors.edits.importing.workbook.workbook_size import why_too_large
from interlock.doors.edits.importing.workbook.workbook_values import NoWorkbook, SheetValues, values_in
from interlock.findings import Finding, Place
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import counted, few_of
from interlock.findings.printable import printable
from interlock.sources import LARGEST_TABLE
from interlock.sources.tables.table_rows import TableRow

_MOST_NAMED = 10  # rows or columns in a message


def read_sheets(path: str, file: Path) -> tuple[dict[str, list[TableRow]], list[Finding]]:
    """The rows of every sheet that is not hidden or empty, by `FILE#SHEET`, and findings about what cannot be read.

    Rows are quoted as CSV, so that a place in a row means a cell; lines count as the sheet's rows do.
    """
    if not file.is_file():
        return {}, [Finding("misplaced-file", Place(path), "This is not a file that can be read", "Save the workbook as a file.")]
    if file.name.startswith("~$"):
        remedy = f"Import the workbook itself: `{printable(file.name.removeprefix('~$'))}`."
        return {}, [Finding("misplaced-file", Place(path), "This is what Excel keeps beside a workbook that is open", remedy)]
    if not file.stat().st_size:
        remedy = "Save the workbook again; in a folder that is synchronised, download it first."
        return {}, [Finding("missing-field", Place(path), "This file is empty", remedy)]
    message = f"This workbook holds more than {LARGEST_TABLE / 1_000_000:.0f} MB" if file.stat().st_size > LARGEST_TABLE else ""
    if message := message or why_too_large(file):
        return {}, [_too_large(path, message)]
    try:
        sheets = values_in(file)
    except NoWorkbook as error:
        return {}, [_unreadable(path, f"{error}") if f"{error}" else _too_large(path, "This workbook is too large to be read")]
    filled = {f"{path}#{name}": values for name, values in sheets.items() if _holds_something(values)}
    found = [_hidden(name) for name, values in filled.items() if values.is_hidden]
    found += [finding for name, values in filled.items() if not values.is_hidden for finding in _left_empty(name, values.without)]
    found += [_unseen(name, values.unseen) for name, values in filled.items() if values.unseen and not values.is_hidden]
    found += [_noted(name, values.noted) for name, values in filled.items() if values.noted and not values.is_hidden]
    return {name: rows_of_values(name, values.rows) for name, values in filled.items() if not values.is_hidden}, found


def _too_large(path: str, message: str) -> Finding:
    remedy = "Delete the sheets, rows and columns that are not needed, and save it again."
    return Finding("unsafe-yaml", Place(path), message, remedy)


def _unreadable(path: str, why: str) -> Finding:
    if _BROKEN.search(why):
        message, remedy = (
            "This workbook is cut off or damaged",
            "Fetch it again where you have it from, or open it and save it anew.",
        )
        return Finding("wrong-type", Place(path), message, remedy)
    remedy = "Save it as an Excel workbook (`.xlsx`) without a password, or a sheet as CSV for `interlock import csv`."
    return Finding("wrong-type", Place(path), f"This is no workbook that can be read: {why}", remedy)


# Messages of the reader about a file whose end is missing.
_BROKEN = lazy_pattern(r"EOCD|invalid Zip|unexpected end|end of file|Cfb error", re.I)


def _holds_something(values: SheetValues) -> bool:
    return any(cell.strip() for row in values.rows for cell in row)


def _hidden(file: str) -> Finding:
    message = "This sheet is hidden, and was passed over"
    return Finding("wrong-type", Place(file), message, "Show it in the workbook if it belongs to the handbook.", "warning")


def _unseen(file: str, names: Sequence[str]) -> Finding:
    """The finding about hidden rows and columns, at the first hidden row."""
    rows, columns = ([name for name in names if name.isdigit() == are_rows] for are_rows in (True, False))
    parts = [
        f"{what}{'s' * (len(named) > 1)} {few_of(named, _MOST_NAMED)}"
        for what, named in (("row", rows), ("column", columns))
        if named
    ]
    message = f"In this sheet {' and '.join(parts)} {'is' if len(names) == 1 else 'are'} hidden, and left out"
    remedy = (
        "Show what belongs to the handbook (take away the filter, where there is one), save the workbook, and import it again."
    )
    return Finding("wrong-type", Place(file, int(rows[0]) if rows else 1), message, remedy, "warning")


def _noted(file: str, cells: Sequence[str]) -> Finding:
    """The finding about cells with notes, at the row of the first one."""
    message = f"In this sheet {few_of(cells, _MOST_NAMED)} {'has a note, which was' if len(cells) == 1 else 'have notes, which were'} not read"
    remedy = "Copy what belongs to the handbook into a column, save the workbook, and import it again."
    return Finding("wrong-type", Place(file, int("".join(filter(str.isdigit, cells[0])))), message, remedy, "warning")


_REMEDIES = {
    ENDLESS: "Type the number again in the sheet, in digits.",
    FORMATTED_AWAY: "Choose the format “General” for what belongs to the handbook, save the workbook, and import it again.",
    WHITE: "Choose another colour for what belongs to the handbook, save the workbook, and import it again.",
    STRUCK: "Take the line away where the words still hold, save the workbook, and import it again.",
    NOT_STORED: "Open the workbook in a spreadsheet, save it there, and import it again.",
}


def _left_empty(file: str, cells: list[NoValue]) -> Iterator[Finding]:
    """A finding for each sort of value that cannot be read, at the first such cell; cells are left empty but for other words."""
    for held, is_partly in dict.fromkeys((cell.held, bool(cell.left)) for cell in cells):
        first, *others = (cell for cell in cells if (cell.held, bool(cell.left)) == (held, is_partly))
        more = f", and so in {counted(len(others), 'more cell')}" if others else ""
        shown = held if held in _REMEDIES else f"`{held}`"
        done = ", which were left out" if is_partly else " and was left empty"
        message = f"Cell {first.cell} holds {shown}{done}{more}"
        remedy = _REMEDIES.get(held, "Mend its formula in the sheet, or type the value.")
        yield Finding("bad-value", Place(file, first.row), message, remedy, "warning")


def rows_of_values(file: str, rows: list[list[str]]) -> list[TableRow]:
    """Rows of cells as rows of a table, which are quoted as CSV; lines count as the rows do."""
    return [
        TableRow(file, number, _as_csv(row), tuple(row), tuple(cell.strip() for cell in row))
        for number, row in enumerate(rows, start=1)
    ]


def _as_csv(row: list[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(row)
    return line.getvalue()
