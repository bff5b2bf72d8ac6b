"""Rows and columns that a sheet of an `.xlsx` or an `.ods` hides: nobody who reads it sees what stands in them."""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple
from xml.etree import ElementTree

from interlock.findings.lazy_patterns import lazy_pattern

# The beginnings of rows and columns in the XML of a sheet.
_HIDDEN = lazy_pattern(rb"<(?:\w+:)?(?P<what>row|col)\s(?=[^<>]*\bhidden=[\"'](?:1|true)[\"'])(?P<said>[^<>]*)>")
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


def struck_styles(book: zipfile.ZipFile) -> set[str]:
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


def part_of_sheet(book: zipfile.ZipFile, sheet: str) -> str:
    """The part of an `.xlsx` that holds a sheet. Raises KeyError."""
    named = {
        each.get("name"): value
        for each in ElementTree.fromstring(book.read("xl/workbook.xml")).iter()
        for key, value in each.attrib.items()
        if each.tag.endswith("}sheet") and key.endswith("}id")
    }
    parts = {each.get("Id"): each.get("Target") for each in ElementTree.fromstring(book.read("xl/_rels/workbook.xml.rels"))}
    return posixpath.normpath(posixpath.join("/xl", parts[named[sheet]] or "")).lstrip("/")


def _hidden_in_xlsx(xml: bytes) -> HiddenCells:
    """Those in the XML of a sheet."""
    found = HiddenCells([], [])
    for each in _HIDDEN.finditer(xml):
        names = (b"r", b"r") if each["what"] == b"row" else (b"min", b"max")
        first, last = (re.search(_NUMBER % name, each["said"]) for name in names)
        if first and last:
            (found.rows if each["what"] == b"row" else found.columns).append(range(int(first[1]) - 1, int(last[1])))
    return found


@cache
def _hidden_in_ods(file: str) -> dict[str, HiddenCells]:
    """Those of each sheet, by its name."""
    by_sheet: dict[str, HiddenCells] = {}
    here, row, column = HiddenCells([], []), 0, 0
    with zipfile.ZipFile(file) as book, book.open("content.xml") as xml:
        for event, element in ElementTree.iterparse(xml, events=("start", "end")):
            match element.tag.rpartition("}")[2], event:
                case "table", "start":
                    here = by_sheet[_said(element, "name")] = HiddenCells([], [])
                    row = column = 0
                case "table-column", "end":
                    column = _take(element, column, here.columns, "number-columns-repeated", _MOST_COLUMNS)
                case "table-row", "end":
                    row = _take(element, row, here.rows, "number-rows-repeated", _MOST_ROWS)
                    element.clear()
    return by_sheet


def _take(element: ElementTree.Element, first: int, hidden: list[range], repeated: str, most: int) -> int:
    """Add the range of an element that is hidden. Returns the number of the next."""
    after = min(first + int(_said(element, repeated) or 1), most)
    if _said(element, "visibility") in _VISIBILITY:
        hidden.append(range(first, after))
    return after


def _said(element: ElementTree.Element, name: str) -> str:
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), "")


def emptied(rows: list[list[str]], hidden: HiddenCells) -> Iterator[tuple[int, int]]:
    """Empty the hidden cells among rows. Yields each hidden row and column that held something: the other number is -1."""
    for number in (each for span in hidden.rows for each in span if each < len(rows)):
        if any(rows[number]):
            rows[number] = [""] * len(rows[number])
            yield number, -1
    for index in (each for span in hidden.columns for each in span if each < max(map(len, rows), default=0)):
        cells = [row for row in rows if index < len(row) and row[index]]
        for row in cells:
            row[index] = ""
        if cells:
            yield -1, index
