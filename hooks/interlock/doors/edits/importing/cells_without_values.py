"""Finds the cells of a workbook in which something stands that is no value, such as an error, and that are therefore left empty.

The reader of workbooks does not tell them from empty cells, so they are looked for in the file itself.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from interlock.doors.edits.importing.workbook_parts import (
    attribute_named,
    attributes_named,
    letters_of_column,
    part_of_sheet,
    times_repeated,
)
from interlock.findings.lazy_patterns import lazy_pattern

ENDLESS, NOT_STORED, STRUCK = "a number without end", "a formula without a value", "words that are struck out"

# In an `.xls`, the first record of a sheet with cells: number and length of the record, version 8, `worksheet`.
_SHEET_BEGINS = b"\x09\x08\x10\x00\x00\x06\x10\x00"
# In such records, an error alone, or as the result of a formula; first the row and the column, which count from 0, in two bytes
# each.
_OLD_ERROR = lazy_pattern(
    rb"\x05\x02\x08\x00(?P<alone>.{4})..(?P<error>[\x00\x07\x0f\x17\x1d\x24\x2a])\x01"
    rb"|\x06\x00..(?P<formula>.{4})..\x02.(?P<result>[\x00\x07\x0f\x17\x1d\x24\x2a])...\xff\xff",
    re.S,
)
_OLD_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


class NoValue(NamedTuple):
    """A cell that is left empty though something stands in it: its row from 1, its name, such as `C5`, and what stands in it."""

    row: int
    cell: str
    held: str

    @property
    def column(self) -> str:
        """The letters of its column."""
        return "".join(filter(str.isalpha, self.cell))


def cells_without_values(file: str, sheet: str) -> Iterable[NoValue]:
    """The cells of a sheet of an `.xlsx` or an `.ods` that show an error, such as `#REF!`, or whose formula has no stored value.

    In an `.xlsx`, also those whose words are struck out.
    """
    try:
        with zipfile.ZipFile(file) as book:
            is_ods = "content.xml" in book.namelist()
            return _in_ods(file).get(sheet, ()) if is_ods else list(_in_xlsx(book, sheet))
    except (zipfile.BadZipFile, ElementTree.ParseError, KeyError):
        return ()  # of another form, or with its parts in places of its own


def _in_xlsx(book: zipfile.ZipFile, sheet: str) -> Iterator[NoValue]:
    struck = _struck_styles(book)
    with book.open(part_of_sheet(book, sheet)) as xml:
        for _, cell in ElementTree.iterparse(xml):
            if not cell.tag.endswith("}c"):
                continue
            inner = {part.tag.rpartition("}")[2]: part.text or "" for part in cell}
            name, value = cell.get("r", ""), inner.get("v", "")
            is_not_stored = "f" in inner and not value and cell.get("t") != "str"  # a formula may give an empty text
            held: str | None = None
            if cell.get("t") == "e" or is_not_stored:
                held = NOT_STORED if is_not_stored else value
            elif (value or "is" in inner) and cell.get("s") in struck:
                held = STRUCK
            if name and held is not None:
                yield NoValue(int("".join(filter(str.isdigit, name))), name, held)
            cell.clear()


def _struck_styles(book: zipfile.ZipFile) -> set[str]:
    """The numbers of the styles of an `.xlsx` in which words are struck out, as its cells name them."""
    try:
        styles = ElementTree.fromstring(book.read("xl/styles.xml"))
    except KeyError:
        return set()
    fonts = [font for part in styles if part.tag.endswith("}fonts") for font in part]
    struck = {str(at) for at, font in enumerate(fonts) if any(_strikes(mark) for mark in font)}
    formats = [form for part in styles if part.tag.endswith("}cellXfs") for form in part]
    return {str(at) for at, form in enumerate(formats) if form.get("fontId") in struck}


def _strikes(mark: ElementTree.Element) -> bool:
    return mark.tag.endswith("}strike") and mark.get("val") not in ("0", "false")


@cache
def _in_ods(file: str) -> dict[str, list[NoValue]]:
    """The cells without values of each sheet, by its name. Repeated rows and cells stand in the file once, with a count."""
    found: list[NoValue] = []
    by_sheet: dict[str, list[NoValue]] = {}
    row = column = 1
    with zipfile.ZipFile(file) as book, book.open("content.xml") as xml:
        for event, element in ElementTree.iterparse(xml, events=("start", "end")):
            match element.tag.rpartition("}")[2], event:
                case "table", "start":
                    found = by_sheet[attribute_named(element, "name")] = []
                    row = 1
                case "table-row", "start":
                    column = 1
                case "table-row", "end":
                    row += times_repeated(element, "number-rows-repeated")
                    element.clear()
                case "table-cell" | "covered-table-cell", "end":
                    words = "".join("".join(part.itertext()) for part in element if part.tag.endswith("}p"))
                    sorts = attributes_named(element, "value-type")
                    is_not_stored = bool(attribute_named(element, "formula")) and not sorts and not words
                    if is_not_stored or "error" in sorts:
                        name = f"{letters_of_column(column - 1)}{row}"
                        found.append(NoValue(row, name, NOT_STORED if is_not_stored else words))
                    column += times_repeated(element, "number-columns-repeated")
    return by_sheet


def records_of_old_sheets(file: str, names: list[str]) -> dict[str, bytes]:
    """The records of each sheet of an `.xls`; none where the file is of another form, or has another number of sheets.

    They follow each other in the file, so they are found without the tables that say where each part of it goes on.
    """
    _, *parts = Path(file).read_bytes().split(_SHEET_BEGINS)
    return dict(zip(names, parts, strict=True)) if len(parts) == len(names) else {}


def errors_in_old_records(rows: Sequence[Sequence[object]], records: bytes) -> Iterator[NoValue]:
    """The cells of a sheet of an `.xls` that its reader takes for empty, and that show an error by its records.

    `rows`: what the reader found in the sheet.
    """
    for found in _OLD_ERROR.finditer(records):
        cell, error = found["alone"] or found["formula"], found["error"] or found["result"]
        row, column = int.from_bytes(cell[:2], "little"), int.from_bytes(cell[2:], "little")
        if row < len(rows) and column < len(rows[row]) and rows[row][column] == "":
            yield NoValue(row + 1, f"{letters_of_column(column)}{row + 1}", _OLD_ERRORS[error[0]])
