"""Splits the text of a table into rows of cells that know their place: by commas, semicolons, tabs or bars, whichever it uses.

Spreadsheets separate cells by semicolons where decimals have a comma, and may say so in a first line, `sep=;`.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from interlock.findings import Finding, Place
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.source import LINE_END, Source

DELIMITERS = ",;\t|"
# How many lines are looked at to find the delimiter, and how many rows to find the header.
SAMPLE = 40
_KEPT_AS_TEXT = lazy_pattern(r'\A="((?:[^"]|"")*)"\Z')
_DECLARED = lazy_pattern(r'"?sep=(.)"?\s*', re.I)


class TableRow(NamedTuple):
    """A row. `text` is how it is written; it may span lines, `line` is the first. `delimiter` separates its cells.

    `cells` are without the spaces around them, `written` with them.
    """

    file: str
    line: int
    text: str
    written: tuple[str, ...]
    cells: tuple[str, ...]
    delimiter: str = ","

    @property
    def is_blank(self) -> bool:
        """Whether no cell holds anything."""
        return not any(self.cells)

    @property
    def quote(self) -> str:
        """The first line of the row."""
        return first_line(self.text)

    @property
    def place(self) -> Place:
        """The place of the whole row, at most of its first line."""
        return Place(self.file, self.line, 1, len(self.quote) or 1, self.quote)

    def cell(self, index: int) -> str:
        """What a cell holds; nothing where the row ends before it."""
        return self.cells[index] if index < len(self.cells) else ""

    def place_of(self, index: int, words: str = "") -> Place:
        """The place of a cell, or of some words in it; that of the row where the file holds nothing there."""
        if index >= len(self.written) or not self.written[index].strip():
            return self.place
        source, (start, end) = _source_and_span(self, index)
        found = self.text.find(words, start, end) if words else -1
        start, end = (found, found + len(words)) if found >= 0 else (start, end)
        within = source.place(start, end)
        return replace(within, line=self.line + within.line - 1)

    def span(self, index: int) -> tuple[int, int]:
        """The offsets of a cell, without the quotation marks and spaces around it."""
        position = 0
        for cell in self.written[:index]:
            position += self._width(position, cell) + 1
        cell, is_quoted = self.written[index], self.text.startswith('"', position)
        start = position + is_quoted + len(cell) - len(cell.lstrip())
        return start, start + len(cell.strip().replace('"', '""') if is_quoted else cell.strip())

    def _width(self, position: int, cell: str) -> int:
        """How many characters a cell takes in the file."""
        return len(cell) + cell.count('"') + 2 if self.text.startswith('"', position) else len(cell)


# A cell may have a thousand faults, whose places are asked for one after the other: the text is gone through once for all.
@lru_cache(maxsize=4)
def _source_and_span(row: TableRow, index: int) -> tuple[Source, tuple[int, int]]:
    return Source(row.file, row.text), row.span(index)


def first_line(text: str) -> str:
    """A text up to its first line break."""
    return LINE_END.split(text, maxsplit=1)[0]


def split_rows(file: str, text: str, known: Callable[[str], bool]) -> tuple[list[TableRow], list[Finding]]:
    """The rows of a table, blank ones too, and a finding where it ends in a row that cannot be read.

    `known`: whether the name of a column is one that a reader of this table knows; that tells the delimiter where it is in doubt.
    """
    text = text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    declared = _DECLARED.fullmatch(first_line(text))
    skipped = LINE_END.search(text) if declared else None
    body = text[skipped.end() :] if skipped else "" if declared else text
    return _rows(file, body, _declared_or_found(declared[1] if declared else "", body, known), 1 + bool(declared))


def _declared_or_found(declared: str, body: str, known: Callable[[str], bool]) -> str:
    """The delimiter that the first line declares, unless it separates nothing: a table saved anew may keep an old first line."""
    is_used = declared and any(len(row) > 1 for row in _loosely("".join(_lines(body[:100_000])[:SAMPLE]), declared))
    return declared if is_used else _delimiter(body, known)


def _rows(file: str, text: str, delimiter: str, line: int) -> tuple[list[TableRow], list[Finding]]:
    lines = _lines(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[TableRow] = []
    shared: dict[str, str] = {}  # equal cells are one string: a table may have thousands of rows of a promise
    before = 0
    try:
        for cells in reader:
            raw = "".join(lines[before : reader.line_num])
            written = tuple(shared.setdefault(cell, cell) for cell in cells)
            rows.append(TableRow(file, line + before, raw.rstrip("\r\n"), written, _stripped(written), delimiter))
            before = reader.line_num
    except csv.Error as error:
        return rows, [_unreadable(file, lines[before:] or [""], line + before, str(error))]
    return rows, []


def _stripped(written: tuple[str, ...]) -> tuple[str, ...]:
    """Cells without the spaces around them, as they are shown; the same tuple where that is how they are written."""
    cells = tuple(map(_shown, written))
    return written if cells == written else cells


def _shown(cell: str) -> str:
    """What a spreadsheet shows for a cell: programs write `="007"` so that it keeps the zeros, and lines end as the file's do."""
    cell = cell.strip()
    if "\r" in cell:
        cell = LINE_END.sub("\n", cell)
    return _KEPT_AS_TEXT.sub(lambda found: found[1].replace('""', '"').strip(), cell) if cell.startswith('="') else cell


@lru_cache(maxsize=4)  # asked for as often as it has faults
def row_of(file: str, line: int, text: str, delimiter: str) -> TableRow:
    """The row in the text of one, which was read before."""
    written = tuple(next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), ()))
    return TableRow(file, line, text, written, _stripped(written), delimiter)


def _lines(text: str) -> list[str]:
    """The lines with their ends, as the CSV parser counts them."""
    return io.StringIO(text, newline="").readlines()


def _unreadable(file: str, lines: list[str], line: int, error: str) -> Finding:
    """The finding for an error of the CSV parser, in practice about quotation marks. The rest of the file is not read."""
    quote = lines[0].rstrip("\r\n")
    place = Place(file, line, quote.find('"') + 1 or 1, 1, quote)
    if "field limit" in error and ('"' not in quote or "".join(lines).count('"') % 2 == 0):
        message, remedy = f"A cell of this row has more than {csv.field_size_limit():,} characters", "Shorten it, or take it out."
    elif "unexpected end" in error or "field limit" in error:
        message, remedy = "A quotation mark opens here and is never closed", "Close it at the end of the cell, or delete it."
    elif "quote" in error or '"' in quote:
        message = "A quotation mark stands where it does not belong"
        remedy = 'Quote the whole cell, and write a quotation mark inside it twice: `"the ""red"" bin"`.'
    else:
        message, remedy = f"This row cannot be read: {error}", "Compare it with the rows above it."
    return Finding("bad-value", place, message, remedy)


def _delimiter(text: str, known: Callable[[str], bool]) -> str:
    """The delimiter with which some row names the most known columns, then the one with which the most rows are as long."""
    sample = "".join(_lines(text[:100_000])[:SAMPLE])
    return max(DELIMITERS, key=lambda delimiter: _fit(list(_loosely(sample, delimiter)), known))


def _fit(rows: list[list[str]], known: Callable[[str], bool]) -> tuple[int, int, int]:
    """How well a table fits together: known names in its header, how many rows have as many cells as most, and how many."""
    lengths = Counter(len(row) for row in rows if len(row) > 1)
    length, alike = max(lengths.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))
    named = max((len({cell.strip().lower() for cell in row if known(cell)}) for row in rows), default=0)
    return named, alike, length


def _loosely(sample: str, delimiter: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    except csv.Error:
        return


def header_index(rows: list[TableRow], known: Callable[[str], bool]) -> int | None:
    """The index of the row that names the columns: the one with the most known names, at least two, or else the first with text.

    People save a sheet as it looks, so a title may stand above: a row with text in a single cell, before one with more.
    """
    filled = [index for index, row in enumerate(rows[:SAMPLE]) if not row.is_blank]
    if not filled:
        return None
    named = {index: sum(known(cell) for cell in rows[index].cells) for index in filled}
    best = max(filled, key=lambda index: named[index])
    if named[best] >= 2:
        return best
    several = [index for index in filled if sum(map(bool, rows[index].cells)) > 1]
    return several[0] if several and not named[filled[0]] else filled[0]


def column_name(written: str) -> str:
    """The name of a column as fields are named: `Made by` is `made_by`."""
    return re.sub(r"[\s_]+", "_", written.strip().lower())


def names_one_of(names: Collection[str]) -> Callable[[str], bool]:
    """A function that says whether a header's cell names one of these columns."""
    return lambda written: column_name(written) in names
