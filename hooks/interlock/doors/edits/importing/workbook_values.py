"""Reads the values of a workbook in a process of its own: what would use up this machine or end its reader ends that process alone.

A few kilobytes can name cells so far apart that the reader asks for a terabyte, or one long text a million times; where it gets no
memory, it aborts. The process runs this file by its path, so it imports nothing of ours.
"""

import datetime
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from io import BytesIO
from math import isfinite
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from interlock.doors.edits.importing.hidden_cells import emptied, hidden_cells, part_of_sheet, struck_styles
from interlock.findings.lazy_patterns import lazy_pattern

MOST_CELLS = 2_000_000  # of all sheets, each from its first cell to its last, which the reader holds in memory
_MOST_LETTERS = 60_000_000
_MOST_MEMORY = 2_000_000_000
_MOST_SECONDS = 60

# In the XML of a sheet, the beginning of a cell with an error, and an error that the reader does not know.
_UNKNOWN_ERROR = lazy_pattern(
    rb"(<(?:\w+:)?c\s[^<>]*\bt=[\"']e[\"'][^<>]*>(?:<(?:\w+:)?f\b[^<>]*(?:/>|>[^<>]*</(?:\w+:)?f>))?<(?:\w+:)?v>)"
    rb"(?!#(?:NAME\?|NULL!|NUM!|REF!|VALUE!|DIV/0!|N/A)<)[^<>]*"
)

# In an `.xls`, the first record of a sheet with cells: number and length of the record, version 8, `worksheet`.
_SHEET_BEGINS = b"\x09\x08\x10\x00\x00\x06\x10\x00"
# There, an error alone, or as the result of a formula; first the row and the column, which count from 0, each in two bytes.
_OLD_ERROR = lazy_pattern(
    rb"\x05\x02\x08\x00(?P<alone>.{4})..(?P<error>[\x00\x07\x0f\x17\x1d\x24\x2a])\x01"
    rb"|\x06\x00..(?P<formula>.{4})..\x02.(?P<result>[\x00\x07\x0f\x17\x1d\x24\x2a])...\xff\xff",
    re.S,
)
_OLD_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}

_Value = int | float | str | bool | datetime.time | datetime.date | datetime.datetime | datetime.timedelta


class NoValue(NamedTuple):
    """A cell that is left empty though something stands in it: its row from 1, its name, such as `C5`, and what stands in it."""

    row: int
    cell: str
    held: str


ENDLESS, NOT_STORED, STRUCK = "a number without end", "a formula without a value", "words that are struck out"


class SheetValues(NamedTuple):
    """The rows of a sheet as text, and the cells that have no value. Where cells of a column are merged, each has their value.

    `unseen`: the names of hidden rows and columns that held something, such as `4` and `C`, and are left empty.
    """

    rows: list[list[str]]
    without: list[NoValue]
    is_hidden: bool = False
    unseen: Sequence[str] = ()


class NoWorkbook(Exception):
    """A workbook cannot be read, for a reason in words; none where its reader was ended."""


def values_in(file: Path) -> dict[str, SheetValues]:
    """The values of each sheet by its name. Raises NoWorkbook."""
    command = [sys.executable, "-P", __file__, os.path.abspath(file)]
    variables = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"}
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_MOST_SECONDS, env=variables, check=True
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise NoWorkbook from error
    told = json.loads(done.stdout)
    if isinstance(told, str):
        raise NoWorkbook(told)
    return {name: SheetValues(rows, [NoValue(*cell) for cell in cells], *rest) for name, (rows, cells, *rest) in told.items()}


def _bounded_values_in(file: str) -> dict[str, SheetValues]:
    """The same, in the process that is run for it. Raises MemoryError beyond a bound."""
    from python_calamine import CalamineError

    try:
        return _sheets(file, file)
    except CalamineError as error:
        if "cell error value" in str(error):
            return _sheets(file, _with_known_errors(file))
        with suppress(CalamineError):
            # Told apart by what is in it: many a file named `.xls` is a newer workbook.
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
    """The values of each sheet of a file, read from `source`: its path, or a copy of it."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    found: dict[str, SheetValues] = {}
    cells = letters = 0
    with CalamineWorkbook.from_object(source) as book:
        records = _records_of_old_sheets(
            file, [about.name for about in book.sheets_metadata if about.typ == SheetTypeEnum.WorkSheet]
        )
        for name, about in zip(book.sheet_names, book.sheets_metadata, strict=True):
            sheet = book.get_sheet_by_name(name)
            last_row, last_column = sheet.end or (-1, -1)
            cells += (last_row + 1) * (last_column + 1)
            if cells > MOST_CELLS:
                raise MemoryError
            rows = sheet.to_python(skip_empty_area=False)
            for (top, column), (bottom, _) in sheet.merged_cell_ranges or ():
                for row in rows[top + 1 : bottom + 1] if column <= last_column else ():  # cells beside all that is filled
                    row[column] = rows[top][column]
            without = [*_endless(rows), *_failed_formulas(file, name), *_failed_in_xls(rows, records.get(name, b""))]
            is_hidden = about.visible != SheetVisibleEnum.Visible
            texts = [[_text(value) for value in row] for row in rows]
            _empty_struck(texts, without)
            unseen = [
                str(row + 1) if column < 0 else _letters(column) for row, column in emptied(texts, hidden_cells(file, name))
            ]
            without = [each for each in without if not {str(each.row), each.cell.rstrip("0123456789")} & {*unseen}]
            found[name] = SheetValues(texts, without, is_hidden, unseen)
            letters += sum(len(text) for row in found[name].rows for text in row)
            if letters > _MOST_LETTERS:
                raise MemoryError
    return found


def _endless(rows: list[list[_Value]]) -> Iterator[NoValue]:
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, float) and not isfinite(value):
                yield NoValue(number, f"{_letters(column)}{number}", ENDLESS)


def _empty_struck(texts: list[list[str]], without: list[NoValue]) -> None:
    """Empty the cells whose words are struck out."""
    for each in without:
        column = _index(each.cell)
        if each.held == STRUCK and each.row <= len(texts) and column < len(texts[each.row - 1]):
            texts[each.row - 1][column] = ""


def _index(cell: str) -> int:
    """The index of the column of a cell, from 0."""
    number = 0
    for letter in filter(str.isalpha, cell.upper()):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _letters(column: int) -> str:
    """The letters of a column, counted from 0."""
    return (_letters(column // 26 - 1) if column > 25 else "") + chr(ord("A") + column % 26)


def _failed_formulas(file: str, sheet: str) -> Iterable[NoValue]:
    """The cells of a sheet of an `.xlsx` or an `.ods` that show an error, such as `#REF!`, or whose formula has no stored value."""
    try:
        with zipfile.ZipFile(file) as book:
            is_ods = "content.xml" in book.namelist()
            return _failed_in_ods(file).get(sheet, ()) if is_ods else list(_failed_in_xlsx(book, sheet))
    except (zipfile.BadZipFile, ElementTree.ParseError, KeyError):
        return ()  # of another form, or with its parts in places of its own


def _failed_in_xlsx(book: zipfile.ZipFile, sheet: str) -> Iterator[NoValue]:
    struck = struck_styles(book)
    with book.open(part_of_sheet(book, sheet)) as xml:
        for _, cell in ElementTree.iterparse(xml):
            if not cell.tag.endswith("}c"):
                continue
            inner = {part.tag.rpartition("}")[2]: part.text or "" for part in cell}
            name, value = cell.get("r", ""), inner.get("v", "")
            is_not_stored = "f" in inner and not value and cell.get("t") != "str"  # a formula may give an empty text
            if name and (cell.get("t") == "e" or is_not_stored):
                row = "".join(filter(str.isdigit, name))
                yield NoValue(int(row), name, NOT_STORED if is_not_stored else value)
            elif name and (value or "is" in inner) and cell.get("s") in struck:
                yield NoValue(int("".join(filter(str.isdigit, name))), name, STRUCK)
            cell.clear()


def _records_of_old_sheets(file: str, names: list[str]) -> dict[str, bytes]:
    """The records of each sheet of an `.xls`; none where the file is of another form, or has another number of sheets.

    They follow each other in the file, so they are found without the tables that say where each part of it goes on.
    """
    _, *parts = Path(file).read_bytes().split(_SHEET_BEGINS)
    return dict(zip(names, parts, strict=True)) if len(parts) == len(names) else {}


def _failed_in_xls(rows: list[list[_Value]], records: bytes) -> Iterator[NoValue]:
    """The cells of a sheet that its reader takes for empty, and of which its records say that they show an error."""
    for found in _OLD_ERROR.finditer(records):
        cell, error = found["alone"] or found["formula"], found["error"] or found["result"]
        row, column = int.from_bytes(cell[:2], "little"), int.from_bytes(cell[2:], "little")
        if row < len(rows) and column < len(rows[row]) and rows[row][column] == "":
            yield NoValue(row + 1, f"{_letters(column)}{row + 1}", _OLD_ERRORS[error[0]])


@cache
def _failed_in_ods(file: str) -> dict[str, list[NoValue]]:
    """Those of each sheet, which are all in one part. Rows and cells that are repeated stand there once, with their number."""
    found: list[NoValue] = []
    by_sheet: dict[str, list[NoValue]] = {}
    row = column = 1
    with zipfile.ZipFile(file) as book, book.open("content.xml") as xml:
        for event, element in ElementTree.iterparse(xml, events=("start", "end")):
            match element.tag.rpartition("}")[2], event:
                case "table", "start":
                    found = by_sheet["".join(_said(element, "name"))] = []
                    row = 1
                case "table-row", "start":
                    column = 1
                case "table-row", "end":
                    row += _times(element, "number-rows-repeated")
                    element.clear()
                case "table-cell" | "covered-table-cell", "end":
                    words = "".join("".join(part.itertext()) for part in element if part.tag.endswith("}p"))
                    sorts = _said(element, "value-type")
                    is_not_stored = bool(_said(element, "formula")) and not sorts and not words
                    if is_not_stored or "error" in sorts:
                        found.append(NoValue(row, f"{_letters(column - 1)}{row}", NOT_STORED if is_not_stored else words))
                    column += _times(element, "number-columns-repeated")
    return by_sheet


def _said(element: ElementTree.Element, name: str) -> list[str]:
    """The values of the attributes of an element that have this name of their own, in any namespace."""
    return [value for key, value in element.items() if key.rpartition("}")[2] == name]


def _times(element: ElementTree.Element, name: str) -> int:
    """How often an element stands there, 1 unless it is said."""
    return int("".join(_said(element, name)) or 1)


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


def _limit() -> None:
    """Limit the memory of this process, and its time, should nobody wait for it any more."""
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
