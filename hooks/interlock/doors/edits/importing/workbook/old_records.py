"""Reads in the records of an `.xls` what the reader of workbooks does not tell: errors, hidden rows and columns, and styles."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from interlock.doors.edits.importing.workbook.cell_styles import CellStyle, StylesOfCells
from interlock.doors.edits.importing.workbook.hidden_cells import HiddenCells
from interlock.doors.edits.importing.workbook.no_values import STRUCK, NoValue
from interlock.doors.edits.importing.workbook.old_texts import texts_without_struck
from interlock.doors.edits.importing.workbook.workbook_parts import letters_of_column
from interlock.findings.lazy_patterns import lazy_pattern

# The first record of a sheet with cells, and of what all sheets share: number and length of the record, version 8, what begins.
_SHEET_BEGINS, _BOOK_BEGINS = b"\x09\x08\x10\x00\x00\x06\x10\x00", b"\x09\x08\x10\x00\x00\x06\x05\x00"
_REST_OF_FIRST = 12  # bytes of these records that follow
# In such records, an error alone, or as the result of a formula; first the row and the column, which count from 0, in two bytes
# each.
_OLD_ERROR = lazy_pattern(
    rb"\x05\x02\x08\x00(?P<alone>.{4})..(?P<error>[\x00\x07\x0f\x17\x1d\x24\x2a])\x01"
    rb"|\x06\x00..(?P<formula>.{4})..\x02.(?P<result>[\x00\x07\x0f\x17\x1d\x24\x2a])...\xff\xff",
    re.S,
)
_OLD_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
# Numbers of records.
_END, _ROW, _COLUMNS, _FONT, _STYLE, _FORMAT, _SEVERAL = 0x0A, 0x208, 0x7D, 0x31, 0xE0, 0x41E, 0xBD
_TEXTS, _CONTINUED, _NAMES_TEXT, _NOTE = 0xFC, 0x3C, 0xFD, 0x1C
_CELLS = frozenset((0x06, 0xFD, 0x203, 0x204, 0x27E))  # a formula, a text of the workbook, a number, a text, a short number
_NO_FONT = 4  # a number that no font has
_WHITE = 9  # the number of the colour
_USUAL_SHARES = {9: "0%", 10: "0.00%"}  # formats with numbers of their own


class OldSheet(NamedTuple):
    """The records of a sheet of an `.xls`, and the styles of the workbook, as the cells count them; nothing for other files.

    `texts`: what is left of the texts of which words are struck out, by their numbers.
    """

    records: bytes = b""
    styles: Sequence[CellStyle] = ()
    texts: Mapping[int, str] = {}


def old_sheets(file: str, names: Sequence[str]) -> dict[str, OldSheet]:
    """The sheets of an `.xls` by their names; none where the file is of another form, or has another number of sheets.

    Records follow each other in the file, so they are found without the tables that say where each part of it goes on.
    """
    shared, *parts = Path(file).read_bytes().split(_SHEET_BEGINS)
    if not parts or len(parts) != len(names):
        return {}
    found = [*_records(shared.partition(_BOOK_BEGINS)[2])]
    styles, texts = [*_styles(found)], texts_without_struck([*_blocks_of_texts(found)], _struck_by_number(found))
    return {name: OldSheet(records, styles, texts) for name, records in zip(names, parts, strict=True)}


def errors_in_old_records(rows: Sequence[Sequence[object]], sheet: OldSheet) -> Iterator[NoValue]:
    """The cells of a sheet of an `.xls` that its reader takes for empty, and that show an error by its records.

    `rows`: what the reader found in the sheet.
    """
    for found in _OLD_ERROR.finditer(sheet.records):
        cell, error = found["alone"] or found["formula"], found["error"] or found["result"]
        row, column = int.from_bytes(cell[:2], "little"), int.from_bytes(cell[2:], "little")
        if row < len(rows) and column < len(rows[row]) and rows[row][column] == "":
            yield NoValue.at(row + 1, column, _OLD_ERRORS[error[0]])


def hidden_in_old_records(sheet: OldSheet) -> HiddenCells:
    """The hidden rows and columns of a sheet of an `.xls`."""
    hidden = HiddenCells([], [])
    for number, content in _records(sheet.records):
        if number == _ROW and len(content) >= 16 and content[12] & 0x20:
            hidden.rows.append(range(_at(content, 0), _at(content, 0) + 1))
        elif number == _COLUMNS and len(content) >= 10 and content[8] & 1:
            hidden.columns.append(range(_at(content, 0), _at(content, 2) + 1))
    return hidden


def styles_in_old_records(sheet: OldSheet) -> StylesOfCells:
    """The styles of the cells of a sheet of an `.xls`, without those that look as usual."""
    return {
        (row, column): sheet.styles[style]
        for row, column, style in _styled(sheet.records)
        if style < len(sheet.styles) and sheet.styles[style] != CellStyle()
    }


def _styled(records: bytes) -> Iterator[tuple[int, int, int]]:
    """The row, the column and the number of the style of each cell with a value."""
    for number, content in _records(records):
        if number in _CELLS and len(content) >= 6:
            yield _at(content, 0), _at(content, 2), _at(content, 4)
        elif number == _SEVERAL:
            for index, at in enumerate(range(4, len(content) - 7, 6)):
                yield _at(content, 0), _at(content, 2) + index, _at(content, at)


def struck_in_old_records(sheet: OldSheet) -> Iterator[NoValue]:
    """The cells of a sheet of an `.xls` with texts of which words are struck out."""
    for number, content in _records(sheet.records) if sheet.texts else ():
        if number == _NAMES_TEXT and len(content) >= 10 and (text := _at(content, 6) | _at(content, 8) << 16) in sheet.texts:
            yield NoValue.at(_at(content, 0) + 1, _at(content, 2), STRUCK, sheet.texts[text])


def notes_in_old_records(sheet: OldSheet) -> Iterator[str]:
    """The names of the cells of a sheet of an `.xls` that have a note."""
    for number, content in _records(sheet.records):
        if number == _NOTE and len(content) >= 8:
            yield f"{letters_of_column(_at(content, 2))}{_at(content, 0) + 1}"


def _styles(found: Sequence[tuple[int, bytes]]) -> Iterator[CellStyle]:
    """The styles of a workbook, which name the number of a font and of a format."""
    fonts = [content.ljust(6, b"\0") for content in _fonts(found)]
    formats = {_at(content, 0): _text(content[2:]) for number, content in found if number == _FORMAT and len(content) > 5}
    for number, content in found:
        if number == _STYLE and len(content) >= 4:
            index = _at(content, 0) - (_at(content, 0) > _NO_FONT)
            font = fonts[index] if index < len(fonts) else b"\0" * 6
            is_unfilled = len(content) >= 18 and content[17] >> 2 == 0
            shown = formats.get(_at(content, 2), _USUAL_SHARES.get(_at(content, 2), ""))
            yield CellStyle(_is_struck(font), shown, _at(font, 4) == _WHITE and is_unfilled)


def _fonts(found: Sequence[tuple[int, bytes]]) -> list[bytes]:
    return [content for number, content in found if number == _FONT]


def _struck_by_number(found: Sequence[tuple[int, bytes]]) -> list[bool]:
    """Whether the font with each number strikes words out."""
    struck = [*map(_is_struck, _fonts(found))]
    return [*struck[:_NO_FONT], False, *struck[_NO_FONT:]]


def _is_struck(font: bytes) -> bool:
    return len(font) > 2 and bool(font[2] & 0x08)


def _blocks_of_texts(found: Sequence[tuple[int, bytes]]) -> Iterator[bytes]:
    """The record with the texts of all cells, without their count, and those that continue it."""
    is_here = False
    for number, content in found:
        if number == _TEXTS:
            yield content[8:]
        elif is_here and number == _CONTINUED:
            yield content
        is_here = number == _TEXTS or (is_here and number == _CONTINUED)


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The number and the content of each record up to the end of a part."""
    at = _REST_OF_FIRST
    while at + 4 <= len(data) and (number := _at(data, at)) != _END:
        length = _at(data, at + 2)
        yield number, data[at + 4 : at + 4 + length]
        at += 4 + length


def _text(content: bytes) -> str:
    """A text behind its length, with a byte that says whether each letter takes two."""
    length, takes_two = _at(content, 0), content[2] & 1
    return content[3 : 3 + length * (1 + takes_two)].decode("utf-16-le" if takes_two else "latin-1", "replace")


def _at(content: bytes, place: int) -> int:
    return int.from_bytes(content[place : place + 2], "little")
