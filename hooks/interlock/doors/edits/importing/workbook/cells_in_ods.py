"""Finds the cells of an `.ods` in which something stands that is no value, or of which words are struck out, and their styles."""

import zipfile
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import NamedTuple
from xml.etree import ElementTree

from interlock.doors.edits.importing.workbook.cell_styles import CellStyle
from interlock.doors.edits.importing.workbook.no_values import NOT_STORED, STRUCK, NoValue
from interlock.doors.edits.importing.workbook.ods_styles import styles_in_ods
from interlock.doors.edits.importing.workbook.workbook_parts import (
    attribute_named,
    attributes_named,
    letters_of_column,
    times_repeated,
)

_MOST_REPEATED = 1_000  # rows or columns for which one cell with a style stands, or blanks for which one sign does


class CellsInOds(NamedTuple):
    """What is told of cells of a sheet beside their values.

    `without`: the cells without values, or with words that are struck out. `styles`: those of cells, by row and column. `noted`: the
    names of cells with a note.
    """

    without: list[NoValue]
    styles: dict[tuple[int, int], CellStyle]
    noted: list[str]


def cells_in_ods(file: str, sheet: str) -> CellsInOds:
    """The cells of a sheet of an `.ods`; none where the file is of another form."""
    try:
        return _cells_by_sheet(file).get(sheet, CellsInOds([], {}, []))
    except (zipfile.BadZipFile, ElementTree.ParseError, KeyError):
        return CellsInOds([], {}, [])


@cache
def _cells_by_sheet(file: str) -> dict[str, CellsInOds]:
    """The cells of each sheet, by its name. Repeated rows and cells stand in the file once, with a count."""
    by_sheet: dict[str, CellsInOds] = {}
    with zipfile.ZipFile(file) as book:
        styles = styles_in_ods(book)
        with book.open("content.xml") as xml:
            sheet = _Sheet(styles)
            for event, element in ElementTree.iterparse(xml, events=("start", "end")):
                match element.tag.rpartition("}")[2], event:
                    case "table", "start":
                        sheet = _Sheet(styles)
                        by_sheet[attribute_named(element, "name")] = sheet.found
                    case "table-column", "end":
                        sheet.add_columns(element)
                    case "table-row", "start":
                        sheet.begin_row(element)
                    case "table-row", "end":
                        sheet.end_row()
                        element.clear()
                    case "table-cell" | "covered-table-cell", "end":
                        sheet.add_cell(element)
    return by_sheet


class _Sheet:
    """Collects the cells of a sheet. `styles`: those of the workbook by their names."""

    def __init__(self, styles: Mapping[str, CellStyle]) -> None:
        self.found = CellsInOds([], {}, [])
        self._styles = styles
        self._struck = frozenset(name for name, style in styles.items() if style.is_struck)
        self._row, self._column, self._rows = 1, 0, 1
        self._of_row = ""
        self._ends_of_columns: list[int] = []
        self._of_columns: list[str] = []

    def add_columns(self, element: ElementTree.Element) -> None:
        """Keep the style of cells that have none of their own in the next columns."""
        before = self._ends_of_columns[-1] if self._ends_of_columns else 0
        self._ends_of_columns.append(before + times_repeated(element, "number-columns-repeated"))
        self._of_columns.append(_default_style(element))

    def begin_row(self, element: ElementTree.Element) -> None:
        """Begin a row, which may stand for several."""
        self._column, self._rows, self._of_row = 0, times_repeated(element, "number-rows-repeated"), _default_style(element)

    def end_row(self) -> None:
        """End the row."""
        self._row += self._rows

    def add_cell(self, element: ElementTree.Element) -> None:
        """Take the next cell of the row, which may stand for several."""
        words = _words(element, ())
        sorts = attributes_named(element, "value-type")
        columns = times_repeated(element, "number-columns-repeated")
        style = self._styles.get(self._style_of(element), CellStyle()) if words else CellStyle()
        if attribute_named(element, "formula") and not sorts and not words:
            self._add(NOT_STORED)
        elif "error" in sorts:
            self._add(words)
        elif style != CellStyle():
            for row, column in self._places(columns):
                self.found.styles[row - 1, column] = style
        if not style.is_struck and "error" not in sorts and (left := _words(element, self._struck)) != words:
            for row, column in self._places(columns):
                self.found.without.append(NoValue.at(row, column, STRUCK, left.strip()))
        if any(part.tag.endswith("}annotation") for part in element):
            self.found.noted.append(f"{letters_of_column(self._column)}{self._row}")
        self._column += columns

    def _add(self, held: str) -> None:
        self.found.without.append(NoValue.at(self._row, self._column, held))

    def _places(self, columns: int) -> Iterator[tuple[int, int]]:
        """The rows, from 1, and the columns, from 0, for which the next cell stands."""
        for row in range(self._row, self._row + min(self._rows, _MOST_REPEATED)):
            for column in range(self._column, self._column + min(columns, _MOST_REPEATED)):
                yield row, column

    def _style_of(self, element: ElementTree.Element) -> str:
        return attribute_named(element, "style-name") or self._of_row or self._of_column()

    def _of_column(self) -> str:
        place = bisect_right(self._ends_of_columns, self._column)
        return self._of_columns[place] if place < len(self._of_columns) else ""


def _default_style(element: ElementTree.Element) -> str:
    return attribute_named(element, "default-cell-style-name")


def _words(cell: ElementTree.Element, struck: Collection[str]) -> str:
    """The words of a cell, a line for each paragraph, without those in the styles that are named."""
    return "\n".join("".join(_texts(part, struck)) for part in cell if part.tag.endswith("}p"))


def _texts(element: ElementTree.Element, struck: Collection[str]) -> Iterator[str]:
    if element.tag.endswith("}s"):  # several blanks
        yield " " * min(times_repeated(element, "c"), _MOST_REPEATED)
    yield element.text or ""
    for part in element:
        is_out = part.tag.endswith("}span") and attribute_named(part, "style-name") in struck
        yield from () if is_out else _texts(part, struck)
        yield part.tail or ""
