"""Rows and columns that a sheet of an `.xlsx` or an `.ods` hides: nobody who reads it sees what stands in them."""

import re
import zipfile
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple
from xml.etree import ElementTree

from interlock.doors.edits.importing.workbook.workbook_parts import (
    attribute_named,
    letters_of_column,
    part_of_sheet,
    times_repeated,
)
from interlock.findings.lazy_patterns import lazy_pattern

# The beginnings of rows and columns in the XML of a sheet; those without any height or width cannot be seen either.
_HIDDEN = lazy_pattern(
    rb"<(?:\w+:)?(?P<what>row|col)\s(?=[^<>]*\b(?:hidden=[\"'](?:1|true)|(?:ht|width)=[\"']0(?:\.0*)?)[\"'])(?P<said>[^<>]*)>"
)
_NUMBER = rb"\b%s=[\"'](\d+)[\"']"
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384  # of a sheet
_VISIBILITY = ("collapse", "filter")


class HiddenCells(NamedTuple):
    """The hidden rows and columns of a sheet, as ranges, all counted from 0."""

    rows: list[range]
    columns: list[range]


def hidden_cells(file: str, sheet: str) -> HiddenCells:
    """The rows and columns of a sheet of an `.xlsx` or an `.ods` that are hidden."""
    try:
        with zipfile.ZipFile(file) as book:
            if "content.xml" not in book.namelist():
                return _hidden_in_xlsx(book.read(part_of_sheet(book, sheet)))
        return _hidden_in_ods(file).get(sheet, HiddenCells([], []))
    except (zipfile.BadZipFile, ElementTree.ParseError, KeyError):
        return HiddenCells([], [])


def _hidden_in_xlsx(xml: bytes) -> HiddenCells:
    """The hidden rows and columns in the XML of a sheet."""
    found = HiddenCells([], [])
    for each in _HIDDEN.finditer(xml):
        names = (b"r", b"r") if each["what"] == b"row" else (b"min", b"max")
        first, last = (re.search(_NUMBER % name, each["said"]) for name in names)
        if first and last:
            (found.rows if each["what"] == b"row" else found.columns).append(range(int(first[1]) - 1, int(last[1])))
    return found


@cache
def _hidden_in_ods(file: str) -> dict[str, HiddenCells]:
    """The hidden rows and columns of each sheet, by its name."""
    by_sheet: dict[str, HiddenCells] = {}
    here, row, column = HiddenCells([], []), 0, 0
    with zipfile.ZipFile(file) as book, book.open("content.xml") as xml:
        for event, element in ElementTree.iterparse(xml, events=("start", "end")):
            match element.tag.rpartition("}")[2], event:
                case "table", "start":
                    here = by_sheet[attribute_named(element, "name")] = HiddenCells([], [])
                    row = column = 0
                case "table-column", "end":
                    column = _take(element, column, here.columns, "number-columns-repeated", _MOST_COLUMNS)
                case "table-row", "end":
                    row = _take(element, row, here.rows, "number-rows-repeated", _MOST_ROWS)
                    element.clear()
    return by_sheet


def _take(element: ElementTree.Element, first: int, hidden: list[range], repeated: str, most: int) -> int:
    """Add the rows or columns of an element to the hidden ones, if it hides them. Returns the index that follows them."""
    after = min(first + times_repeated(element, repeated), most)
    if attribute_named(element, "visibility") in _VISIBILITY:
        hidden.append(range(first, after))
    return after


def empty_hidden_cells(rows: list[list[str]], hidden: HiddenCells) -> list[str]:
    """Empty the hidden cells among rows. Returns the names of the rows and columns that held something, such as `4` and `C`."""
    found, width = [], max(map(len, rows), default=0)
    for index in _within(hidden.rows, len(rows)):
        if any(rows[index]):
            rows[index] = [""] * len(rows[index])
            found.append(str(index + 1))
    for index in _within(hidden.columns, width):
        cells = [row for row in rows if index < len(row) and row[index]]
        for row in cells:
            row[index] = ""
        if cells:
            found.append(letters_of_column(index))
    return found


def _within(spans: list[range], size: int) -> Iterator[int]:
    """The indexes in ranges that are less than a size, each once: a sheet may name columns by the million, and many times."""
    after = 0
    for span in sorted(spans, key=lambda each: each.start):
        yield from range(max(span.start, after), min(span.stop, size))
        after = max(after, span.stop)
