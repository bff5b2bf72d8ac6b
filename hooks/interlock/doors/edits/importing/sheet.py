"""Reads the sheets of a workbook (`.xlsx`, `.xls`, `.ods`): their values only, no formulas, formats or pictures."""

import csv
import datetime
import io
from math import isfinite
from pathlib import Path

from interlock.doors.edits.importing.workbook_size import why_too_large
from interlock.findings import Finding, Place
from interlock.sources import LARGEST_TABLE
from interlock.sources.table_rows import TableRow

_Value = int | float | str | bool | datetime.time | datetime.date | datetime.datetime | datetime.timedelta


def read_sheets(path: str, file: Path) -> tuple[dict[str, list[TableRow]], list[Finding]]:
    """The rows of every sheet that holds something, by `FILE#SHEET`, and a finding where the workbook cannot be read.

    Rows are quoted as CSV, so that a place in a row means a cell; lines count as the sheet's rows do.
    """
    from python_calamine import CalamineError, CalamineWorkbook  # imported here because only this command needs it

    if not file.is_file():
        return {}, [Finding("misplaced-file", Place(path), "This is not a file that can be read", "Save the workbook as a file.")]
    message = f"This workbook holds more than {LARGEST_TABLE / 1_000_000:.0f} MB" if file.stat().st_size > LARGEST_TABLE else ""
    if message := message or why_too_large(file):
        return {}, [
            Finding(
                "unsafe-yaml", Place(path), message, "Delete the sheets, rows and columns that are not needed, and save it again."
            )
        ]
    try:
        with CalamineWorkbook.from_path(file) as book:
            sheets = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}
    except (CalamineError, OSError, ValueError) as error:
        message = f"This is no workbook that can be read: {error}"
        remedy = "Save it as an Excel workbook (`.xlsx`) without a password, or a sheet as CSV for `interlock import csv`."
        return {}, [Finding("wrong-type", Place(path), message, remedy)]
    tables = {f"{path}#{name}": _rows(f"{path}#{name}", rows) for name, rows in sheets.items()}
    found = [_no_number(f"{path}#{name}", sheets[name]) for name in sheets]
    return {name: rows for name, rows in tables.items() if not all(row.is_blank for row in rows)}, list(filter(None, found))


def _no_number(file: str, rows: list[list[_Value]]) -> Finding | None:
    """The finding about the first cell of a sheet whose number is beyond all that a spreadsheet can count; it is left empty."""
    wrong = [number for number, row in enumerate(rows, 1) for value in row if isinstance(value, float) and not isfinite(value)]
    if not wrong:
        return None
    more = f", the first of {len(wrong)}" if len(wrong) > 1 else ""
    message = f"A cell of this row{more} holds no number that can be written, and is left empty"
    return Finding("bad-value", Place(file, wrong[0]), message, "Type the number again in the sheet, in digits.", "warning")


def _rows(file: str, rows: list[list[_Value]]) -> list[TableRow]:
    written = [[_text(value) for value in row] for row in rows]
    return [
        TableRow(file, number, _as_csv(row), tuple(row), tuple(cell.strip() for cell in row))
        for number, row in enumerate(written, start=1)
    ]


def _as_csv(row: list[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(row)
    return line.getvalue()


def _text(value: _Value) -> str:
    """A value as an editor would write it in a definition."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and not isfinite(value):
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.12g}"
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ", "minutes")
    if isinstance(value, datetime.time):
        return f"{value:%H:%M}"
    if isinstance(value, datetime.timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    return str(value)
