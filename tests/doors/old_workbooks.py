"""Writes a workbook as Excel did until 2003, an `.xls`, as small as it may be: records in a file system within the file."""

import struct
from collections.abc import Mapping, Sequence
from pathlib import Path

_FREE, _LAST, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_BLOCK, _SMALLEST = 512, 4096


def old_workbook(path: Path, sheets: Mapping[str, Sequence[bytes]], styles: Sequence[bytes] = ()) -> None:
    """Write a workbook with these sheets, each the records of its cells. `styles`: the records of fonts, formats and styles."""
    begins, ends = _record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0)) + b"".join(styles), _record(0x000A, b"")
    sheet_begins = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0, 0, 0, 0))
    bodies = [sheet_begins + b"".join(cells) + ends for cells in sheets.values()]
    place = len(begins + ends) + sum(len(_named(0, name)) for name in sheets)
    names = []
    for name, body in zip(sheets, bodies, strict=True):
        names.append(_named(place, name))
        place += len(body)
    _write(path, b"".join([begins, *names, ends, *bodies]).ljust(_SMALLEST, b"\0"))


def old_text(row: int, column: int, text: str, style: int = 0) -> bytes:
    """The record of a cell with a text."""
    return _record(0x0204, struct.pack("<HHHHB", row, column, style, len(text), 0) + text.encode("latin-1"))


def old_named_text(row: int, column: int, number: int) -> bytes:
    """The record of a cell with a text of the workbook, by its number."""
    return _record(0x00FD, struct.pack("<HHHI", row, column, 0, number))


def old_texts(*blocks: bytes) -> list[bytes]:
    """The records with the texts of a workbook: the first one, and those that continue it."""
    return [_record(0x00FC, bytes(8) + blocks[0]), *(_record(0x003C, block) for block in blocks[1:])]


def old_numbers(row: int, column: int, numbers: Sequence[int], style: int) -> bytes:
    """The record of cells beside each other with whole numbers."""
    cells = b"".join(struct.pack("<HI", style, number << 2 | 2) for number in numbers)
    return _record(0x00BD, struct.pack("<HH", row, column) + cells + struct.pack("<H", column + len(numbers) - 1))


def old_styles(fonts: Sequence[bool], formats: Sequence[str], styles: Sequence[tuple[int, int]], colour: int = 0) -> list[bytes]:
    """The records of fonts, which may strike words out, of formats, from number 164, and of styles, which name one of each."""
    return [
        *(
            _record(0x0031, struct.pack("<HHHHHBBBBBB", 200, 8 * is_struck, colour, 400, 0, 0, 0, 0, 0, 1, 0) + b"A")
            for is_struck in fonts
        ),
        *(
            _record(0x041E, struct.pack("<HHB", number, len(text), 0) + text.encode("latin-1"))
            for number, text in enumerate(formats, 164)
        ),
        *(_record(0x00E0, struct.pack("<HH16x", font, format)) for font, format in styles),
    ]


def old_hidden_row(row: int) -> bytes:
    """The record of a row that is hidden."""
    return _record(0x0208, struct.pack("<HHHHHHI", row, 0, 9, 255, 0, 0, 0x20))


def old_hidden_columns(first: int, last: int) -> bytes:
    """The record of columns that are hidden."""
    return _record(0x007D, struct.pack("<HHHHHH", first, last, 2560, 0, 1, 0))


def old_note(row: int, column: int) -> bytes:
    """The record of a note on a cell."""
    return _record(0x001C, struct.pack("<HHHHH", row, column, 0, 1, 0))


def old_error(row: int, column: int, error: int) -> bytes:
    """The record of a cell with an error."""
    return _record(0x0205, struct.pack("<HHHBB", row, column, 0, error, 1))


def old_failed_formula(row: int, column: int, error: int) -> bytes:
    """The record of a cell whose formula has an error as its result."""
    return _record(0x0006, struct.pack("<HHHBBBBHHHIH", row, column, 0, 2, 0, error, 0, 0, 0xFFFF, 0, 0, 0))


def _record(number: int, content: bytes) -> bytes:
    return struct.pack("<HH", number, len(content)) + content


def _named(place: int, name: str) -> bytes:
    """The record that names a sheet, and says where its records begin."""
    return _record(0x0085, struct.pack("<IHBB", place, 0, len(name), 0) + name.encode("latin-1"))


def _write(path: Path, stream: bytes) -> None:
    """Write the header, the table of blocks, the folder, and the one file in it, each in blocks of their own."""
    blocks = [_TABLE, _LAST, *range(3, len(stream) // _BLOCK + 2), _LAST]
    table = struct.pack("<128I", *blocks, *[_FREE] * (128 - len(blocks)))
    folder = _entry("Root Entry", 5, 1, _LAST, 0) + _entry("Workbook", 2, _FREE, 2, len(stream))
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII108I",
        bytes.fromhex("d0cf11e0a1b11ae1"),
        *(0x3E, 3, 0xFFFE, 9, 6),
        *(0, 1, 1, 0, _SMALLEST, _LAST, 0, _LAST, 0, 0),
        *[_FREE] * 108,
    )
    path.write_bytes(header + table + folder.ljust(_BLOCK, b"\0") + stream)


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    letters = name.encode("utf-16-le")
    return letters.ljust(64, b"\0") + struct.pack("<HBBIII36xIII", len(letters) + 2, kind, 1, _FREE, _FREE, child, start, size, 0)
