"""Says before it is read why a workbook is too large: a few kilobytes can unpack to gigabytes, or name the last cell of a sheet.

Whoever means harm can write a sheet in which nothing is found here; then the process that reads it is ended (`workbook_values`).
"""

import lzma
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from interlock.doors.edits.importing.workbook.workbook_parts import index_of_column
from interlock.doors.edits.importing.workbook.workbook_values import MOST_CELLS
from interlock.findings.lazy_patterns import lazy_pattern

_MOST_UNPACKED = 60_000_000  # bytes of all parts of a workbook
_PIECE = 1_000_000

# A cell with a value; formatted cells without one end with `/>`. Attributes stand in any order.
_CELL = lazy_pattern(rb"<(?:\w+:)?c\s(?:[^<>]{0,200}\s)?r=[\"']([A-Za-z]{1,20})([0-9]{1,20})[\"'][^<>]{0,200}(?<!/)>")


def why_too_large(file: Path) -> str:
    """What is too large in a workbook, as a sentence without its full stop; empty where nothing is, or it is no archive."""
    try:
        with zipfile.ZipFile(file) as book:
            return _why_too_large(book)
    except (OSError, ValueError, RuntimeError, EOFError, lzma.LZMAError, zlib.error, zipfile.BadZipFile):
        return ""  # its reader says what it is


def _why_too_large(book: zipfile.ZipFile) -> str:
    if sum(part.file_size for part in book.infolist()) > _MOST_UNPACKED:
        return f"This workbook holds more than {_MOST_UNPACKED / 1_000_000:.0f} MB when it is unpacked"
    for part in book.namelist():
        if not part.startswith("xl/media/"):  # a sheet may stand in any other folder
            width, height, last = 0, 0, ""
            for column, row in _cells(book, part):
                if column > width or row > height:
                    width, height, last = max(width, column), max(height, row), f"row {row:,}, column {column:,}"
                if width * height > MOST_CELLS:
                    return f"A sheet of this workbook is too large to be read: it has a value in {last}"
    return ""


def _cells(book: zipfile.ZipFile, part: str) -> Iterator[tuple[int, int]]:
    """The column and the row, from 1, of every cell with a value."""
    with book.open(part) as sheet:
        left = b""
        while piece := sheet.read(_PIECE):
            text = left + piece
            cut = text.rfind(b">") + 1
            yield from ((index_of_column(match[1].decode()) + 1, int(match[2])) for match in _CELL.finditer(text, 0, cut))
            left = text[cut:]
