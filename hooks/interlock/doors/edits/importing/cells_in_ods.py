"""Finds the cells of an `.ods` in which something stands that is no value, or that is struck out."""

import zipfile
from bisect import bisect_right
from collections.abc import Collection, Iterator
from functools import cache
from xml.etree import ElementTree

from interlock.doors.edits.importing.no_values import NOT_STORED, STRUCK, NoValue
from interlock.doors.edits.importing.workbook_parts import attribute_named, attributes_named, times_repeated

_MOST_REPEATED = 1_000  # rows or columns for which one struck cell stands, or blanks for which one sign does


@cache
def cells_in_ods(file: str) -> dict[str, list[NoValue]]:
    """The cells without values of each sheet, by its name. Repeated rows and cells stand in the file once, with a count."""
    by_sheet: dict[str, list[NoValue]] = {}
    with zipfile.ZipFile(file) as book:
        struck = _struck_styles(book)
        with book.open("content.xml") as xml:
            sheet = _Sheet(struck)
            for event, element in ElementTree.iterparse(xml, events=("start", "end")):
                match element.tag.rpartition("}")[2], event:
                    case "table", "start":
                        sheet = _Sheet(struck)
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
    """Collects the cells without values of a sheet. `struck`: the names of styles that strike words out."""

    def __init__(self, struck: Collection[str]) -> None:
        self.found: list[NoValue] = []
        self._struck = struck
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
        if attribute_named(element, "formula") and not sorts and not words:
            self._add(NOT_STORED)
        elif "error" in sorts:
            self._add(words)
        elif words and self._style_of(element) in self._struck:
            self._add(STRUCK, "", columns, self._rows)
        elif words and (left := _words(element, self._struck)) != words:
            self._add(STRUCK, left.strip(), columns, self._rows)
        self._column += columns

    def _add(self, held: str, left: str = "", columns: int = 1, rows: int = 1) -> None:
        for row in range(self._row, self._row + min(rows, _MOST_REPEATED)):
            for column in range(self._column, self._column + min(columns, _MOST_REPEATED)):
                self.found.append(NoValue.at(row, column, held, left))

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


def _struck_styles(book: zipfile.ZipFile) -> frozenset[str]:
    """The names of styles that strike words out, of their own or as those do on which they are based."""
    struck: set[str] = set()
    for part in ("styles.xml", "content.xml"):
        if part not in book.namelist():
            continue
        with book.open(part) as xml:
            for event, element in ElementTree.iterparse(xml, events=("start", "end")):
                if element.tag.endswith("}body"):
                    break
                if event == "end" and element.tag.endswith("}style"):
                    name, parent = attribute_named(element, "name"), attribute_named(element, "parent-style-name")
                    lines = [line for inner in element for line in attributes_named(inner, "text-line-through-style")]
                    if any(line != "none" for line in lines) or (not lines and parent in struck):
                        struck.add(name)
    return frozenset(struck)
