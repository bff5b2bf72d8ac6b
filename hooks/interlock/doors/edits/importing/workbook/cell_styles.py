"""What cells of a workbook look like, as far as it matters to a reader: struck out, white, or a number with zeros or words."""

import zipfile
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.etree import ElementTree

from interlock.doors.edits.importing.workbook.number_formats import hides_all
from interlock.doors.edits.importing.workbook.workbook_parts import index_of_column, part_of_sheet
from interlock.findings.lazy_patterns import lazy_pattern

# The beginning of a cell in the XML of a sheet, and what it says of itself.
_CELL = lazy_pattern(rb"<(?:\w+:)?c\s(?P<said>[^<>]*)>")
_NAME = lazy_pattern(rb"\br=[\"'](?P<column>[A-Za-z]{1,3})(?P<row>\d{1,7})[\"']")
_STYLE = lazy_pattern(rb"\bs=[\"'](\d{1,6})[\"']")
# What colours cells of a sheet beside their own styles: tables, and conditions.
_COLOURING = lazy_pattern(rb"<(?:\w+:)?(?:tablePart|conditionalFormatting|picture)\b")
_WHITE_BY_NUMBER = ("1", "9")
_USUAL_SHARES: dict[str | None, str] = {"9": "0%", "10": "0.00%"}  # formats with numbers of their own


class CellStyle(NamedTuple):
    """Whether the words of a cell are struck out, the format of its number, and whether the words are white, as the cell is.

    The format is empty where it is one of the usual ones.
    """

    is_struck: bool = False
    number_format: str = ""
    is_white: bool = False

    @property
    def is_hidden(self) -> bool:
        """Whether nothing that stands in the cell is shown."""
        return hides_all(self.number_format)


# By the row and the column of a cell, both from 0; cells that look as usual are left out.
StylesOfCells = Mapping[tuple[int, int], CellStyle]


def styles_in_xlsx(file: str, sheet: str) -> StylesOfCells:
    """The styles of the cells of a sheet; none where the file is of another form."""
    try:
        with zipfile.ZipFile(file) as book:
            if "xl/styles.xml" not in book.namelist():
                return {}
            styles = {str(index): style for index, style in enumerate(_styles(book)) if style != CellStyle()}
            return dict(_styled(book.read(part_of_sheet(book, sheet)), styles)) if styles else {}
    except (zipfile.BadZipFile, ElementTree.ParseError, KeyError):
        return {}


def _styles(book: zipfile.ZipFile) -> Iterator[CellStyle]:
    """The styles of a workbook, as its cells count them."""
    parts = {part.tag.rpartition("}")[2]: [*part] for part in ElementTree.fromstring(book.read("xl/styles.xml"))}
    struck = {str(index) for index, font in enumerate(parts.get("fonts", ())) if is_struck(font)}
    white = {str(index) for index, font in enumerate(parts.get("fonts", ())) if _is_white(font, "color")}
    coloured = {str(index) for index, fill in enumerate(parts.get("fills", ())) if _is_coloured(fill)}
    formats = _USUAL_SHARES | {each.get("numFmtId"): each.get("formatCode", "") for each in parts.get("numFmts", ())}
    for style in parts.get("cellXfs", ()):
        is_white = style.get("fontId") in white and style.get("fillId") not in coloured
        yield CellStyle(style.get("fontId") in struck, formats.get(style.get("numFmtId"), ""), is_white)


def _is_white(element: ElementTree.Element, name: str) -> bool:
    """Whether an element within one, with this name, says that something is white."""
    colours = [part for part in element if part.tag.endswith(f"}}{name}")]
    return any(
        colour.get("rgb", "").upper().endswith("FFFFFF")
        or colour.get("indexed") in _WHITE_BY_NUMBER
        or (colour.get("theme") == "0" and not colour.get("tint", "").strip("0."))
        for colour in colours
    )


def _is_coloured(fill: ElementTree.Element) -> bool:
    """Whether a fill gives cells another colour than white."""
    return any(
        part.get("patternType", "none") != "none" or part.tag.endswith("}gradientFill")
        for part in fill
        if not (part.get("patternType") == "solid" and _is_white(part, "fgColor"))
    )


def _styled(xml: bytes, styles: Mapping[str, CellStyle]) -> Iterator[tuple[tuple[int, int], CellStyle]]:
    may_be_coloured = _COLOURING.search(xml) is not None
    styles = {number: style._replace(is_white=style.is_white and not may_be_coloured) for number, style in styles.items()}
    for cell in _CELL.finditer(xml):
        name, number = _NAME.search(cell["said"]), _STYLE.search(cell["said"])
        if name and number and (style := styles.get(number[1].decode())):
            yield (int(name["row"]) - 1, index_of_column(name["column"].decode())), style


def is_struck(font: ElementTree.Element) -> bool:
    """Whether a font, or what a piece of text says of its own, strikes words out."""
    return any(mark.tag.endswith("}strike") and mark.get("val") not in ("0", "false") for mark in font)
