"""Reads the values of a workbook in a process of its own, so that a harmful workbook ends that process and nothing else.

A few kilobytes can name cells so far apart that the reader asks for a terabyte, or one long text a million times; where it gets
no memory, it aborts. The process runs this file by its path. It imports few modules of ours, and no other library than the
reader.
"""

import datetime
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from io import BytesIO
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from interlock.doors.edits.importing.workbook.cell_notes import notes_in_xlsx
from interlock.doors.edits.importing.workbook.cell_styles import StylesOfCells, styles_in_xlsx
from interlock.doors.edits.importing.workbook.cells_in_ods import cells_in_ods
from interlock.doors.edits.importing.workbook.cells_without_values import cells_without_values
from interlock.doors.edits.importing.workbook.hidden_cells import empty_hidden_cells, hidden_cells
from interlock.doors.edits.importing.workbook.no_values import ENDLESS, FORMATTED_AWAY, STRUCK, WHITE, NoValue
from interlock.doors.edits.importing.workbook.number_formats import shown_number
from interlock.doors.edits.importing.workbook.old_records import (
    OldSheet,
    errors_in_old_records,
    hidden_in_old_records,
    notes_in_old_records,
    old_sheets,
    struck_in_old_records,
    styles_in_old_records,
)
from interlock.doors.edits.importing.workbook.workbook_parts import index_of_column
from interlock.findings.lazy_patterns import lazy_pattern

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

MOST_CELLS = 2_000_000  # of all sheets, each from its first cell to its last, which the reader holds in memory
_MOST_LETTERS = 60_000_000
_MOST_MEMORY = 2_000_000_000
_MOST_SECONDS = 60

# In the XML of a sheet, the beginning of a cell with an error, and an error that the reader does not know.
_UNKNOWN_ERROR = lazy_pattern(
    rb"(<(?:\w+:)?c\s[^<>]*\bt=[\"']e[\"'][^<>]*>(?:<(?:\w+:)?f\b[^<>]*(?:/>|>[^<>]*</(?:\w+:)?f>))?<(?:\w+:)?v>)"
    rb"(?!#(?:NAME\?|NULL!|NUM!|REF!|VALUE!|DIV/0!|N/A)<)[^<>]*"
)

_LONG_TIME = lazy_pattern(r"\APT(\d{2,4})H(\d\d)M\d\d(?:[.,]\d+)?S\Z")  # of a day or more, as an `.ods` holds it

_Value = int | float | str | bool | datetime.time | datetime.date | datetime.datetime | datetime.timedelta


class SheetValues(NamedTuple):
    """The rows of a sheet as text, and the cells that have no value. Where cells of a column are merged, each has their value.

    `unseen`: the names of hidden rows and columns that held something, such as `4` and `C`, and are left empty. `noted`: the names of
    cells with a note.
    """

    rows: list[list[str]]
    without: list[NoValue]
    is_hidden: bool = False
    unseen: Sequence[str] = ()
    noted: Sequence[str] = ()


class NoWorkbook(Exception):
    """A workbook cannot be read. The message says why; it is empty where the process that read it was ended."""


def values_in(file: Path) -> dict[str, SheetValues]:
    """The values of each sheet by its name. Raises NoWorkbook, and OSError where no process can be started."""
    command = [sys.executable, "-P", __file__, os.path.abspath(file)]
    variables = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"}
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_MOST_SECONDS, env=variables, check=True
        )
    except subprocess.SubprocessError as error:
        raise NoWorkbook from error
    told = json.loads(done.stdout)
    if isinstance(told, str):
        raise NoWorkbook(told)
    return {name: SheetValues(rows, [NoValue(*cell) for cell in cells], *rest) for name, (rows, cells, *rest) in told.items()}


def _bounded_values_in(file: str) -> dict[str, SheetValues]:
    """The values of each sheet, read by the process that runs for it. Raises MemoryError beyond a bound, and CalamineError."""
    from python_calamine import CalamineError

    try:
        return _sheets(file, file)
    except CalamineError as error:
        if "cell error value" in str(error):
            return _sheets(file, _with_known_errors(file))
        with suppress(CalamineError):
            # The reader goes by the bytes of a stream, and by the name of a file: many a file named `.xls` is a newer workbook.
            return _sheets(file, BytesIO(Path(file).read_bytes()))
        raise


def _with_known_errors(file: str) -> BytesIO:
    """An `.xlsx` in which cells show `#N/A` where they show an error that the reader does not know, such as `#SPILL!`."""
    copy = BytesIO()
    with zipfile.ZipFile(file) as book, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as known:
        for part in book.namelist():
            known.writestr(part, _UNKNOWN_ERROR.sub(rb"\1#N/A", book.read(part)) if part.endswith(".xml") else book.read(part))
    copy.seek(0)
    return copy


def _sheets(file: str, source: str | BytesIO) -> dict[str, SheetValues]:
    """The values of each sheet of a file, read from `source`: its path, or a copy of it. Raises MemoryError beyond a bound."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    found: dict[str, SheetValues] = {}
    cells = letters = 0
    with CalamineWorkbook.from_object(source) as book:
        with_cells = [about.name for about in book.sheets_metadata if about.typ == SheetTypeEnum.WorkSheet]
        old = old_sheets(file, with_cells)
        for name, about in zip(book.sheet_names, book.sheets_metadata, strict=True):
            sheet = book.get_sheet_by_name(name)
            last_row, last_column = sheet.end or (-1, -1)
            cells += (last_row + 1) * (last_column + 1)
            if cells > MOST_CELLS:
                raise MemoryError
            values = _sheet_values(file, name, _rows_of(sheet), old.get(name, OldSheet()))
            found[name] = values._replace(is_hidden=about.visible != SheetVisibleEnum.Visible)
            letters += sum(len(text) for row in values.rows for text in row)
            if letters > _MOST_LETTERS:
                raise MemoryError
    return found


def _rows_of(sheet: "CalamineSheet") -> list[list[_Value]]:
    """The rows of a sheet, with the value of merged cells of a column in each of them."""
    rows = sheet.to_python(skip_empty_area=False)
    _, last_column = sheet.end or (-1, -1)
    for (top, column), (bottom, _) in sheet.merged_cell_ranges or ():
        for row in rows[top + 1 : bottom + 1] if column <= last_column else ():  # others stand beside all that is filled
            row[column] = rows[top][column]
    return rows


def _sheet_values(file: str, name: str, rows: list[list[_Value]], old: OldSheet) -> SheetValues:
    """The values in the rows of a sheet. `old`: the sheet by its records, if it stands in an `.xls`."""
    free = cells_in_ods(file, name)
    without = [*_endless(rows), *cells_without_values(file, name), *free.without]
    without += [*errors_in_old_records(rows, old), *struck_in_old_records(old)]
    texts = [[_text(value) for value in row] for row in rows]
    without += _show_by_styles(rows, texts, {**styles_in_xlsx(file, name), **styles_in_old_records(old), **free.styles})
    _empty_struck(texts, without)
    hidden, old_hidden = hidden_cells(file, name), hidden_in_old_records(old)
    hidden.rows.extend(old_hidden.rows)
    hidden.columns.extend(old_hidden.columns)
    unseen = empty_hidden_cells(texts, hidden)
    without = [each for each in without if not {str(each.row), each.column} & {*unseen}]
    noted = [*notes_in_xlsx(file, name), *free.noted, *notes_in_old_records(old)]
    return SheetValues(texts, without, unseen=unseen, noted=noted)


def _show_by_styles(rows: list[list[_Value]], texts: list[list[str]], styles: StylesOfCells) -> Iterator[NoValue]:
    """Put what numbers show in place of them, and find the cells whose words are struck out or hidden."""
    for (row, column), style in styles.items():
        if row < len(rows) and column < len(rows[row]) and texts[row][column]:
            value = rows[row][column]
            if style.is_struck or style.is_hidden or style.is_white:
                yield NoValue.at(row + 1, column, STRUCK if style.is_struck else FORMATTED_AWAY if style.is_hidden else WHITE)
            elif isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value):
                shown = shown_number(value, style.number_format)
                if shown == "" and value:
                    yield NoValue.at(row + 1, column, FORMATTED_AWAY)
                texts[row][column] = texts[row][column] if shown is None else shown


def _endless(rows: list[list[_Value]]) -> Iterator[NoValue]:
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, float) and not isfinite(value):
                yield NoValue.at(number, column, ENDLESS)


def _empty_struck(texts: list[list[str]], without: list[NoValue]) -> None:
    """Empty the cells whose words are struck out or hidden; where only some of them are struck, the others stay."""
    for each in without:
        column = index_of_column(each.column)
        if each.held in (STRUCK, FORMATTED_AWAY, WHITE) and each.row <= len(texts) and column < len(texts[each.row - 1]):
            texts[each.row - 1][column] = each.left


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
    return _LONG_TIME.sub(lambda found: f"{int(found[1])}:{found[2]}", value) if isinstance(value, str) else str(value)


def _limit() -> None:
    """Limit the memory of this process, and its CPU time for the case that nobody waits for it any more."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # not on Windows

        resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


def _main() -> None:
    from python_calamine import CalamineError

    _limit()
    try:
        told: object = _bounded_values_in(sys.argv[1])
    except (CalamineError, OSError, ValueError) as error:
        told = str(error)
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    _main()
