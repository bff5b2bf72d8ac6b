"""Finds the header of a table, and cells that stand under no column: one reading for results and for imported tables."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import counted
from interlock.sources.tables.table_rows import TableRow, column_name, header_index, names_one_of, split_rows


@dataclass(slots=True)
class Table:
    """A table. `header`: the row that names the columns, or None in an empty table; `rows`: those below it that are not blank.

    `columns`: the index of each column by its name; of two with the same name, the first. `above`: the rows above the header that
    hold something.
    """

    header: TableRow | None = None
    columns: dict[str, int] = field(default_factory=dict)
    rows: list[TableRow] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    above: list[TableRow] = field(default_factory=list)
    _names: list[str] | None = None

    @property
    def names(self) -> list[str]:
        """The names in the header as fields are named, blank for a column without one."""
        if self._names is None:
            self._names = [column_name(cell) for cell in self.header.cells] if self.header else []
        return self._names

    def rename(self, names: Mapping[str, str]) -> None:
        """Give columns other names."""
        self._names = [names.get(name, name) for name in self.names]
        self.columns = {names.get(name, name): index for name, index in self.columns.items()}

    def by_length(self) -> tuple[list[TableRow], list[TableRow]]:
        """The rows that fit below the header, and those that are too long for it."""
        return [row for row in self.rows if not self.is_too_long(row)], [row for row in self.rows if self.is_too_long(row)]

    def is_too_long(self, row: TableRow) -> bool:
        """Whether a cell beyond the header holds something."""
        return any(row.cells[len(self.header.cells) if self.header else 0 :])


def read_table(file: str, text: str, known: Collection[str]) -> Table:
    """Read the text of a table. `known`: the names of columns that tell where its header is and how its cells are separated."""
    rows, findings = split_rows(file, text, names_one_of(known))
    table = table_of(rows, known)
    table.findings += findings
    return table


def table_of(rows: list[TableRow], known: Collection[str]) -> Table:
    """The table in these rows. Passed over are a title above the header, blank rows, and columns without name and content."""
    at = header_index(rows, names_one_of(known))
    if at is None:
        return Table()
    at = _last_of_head(rows, at)
    table = Table(rows[at], above=[row for row in rows[:at] if not row.is_blank])
    for index, name in enumerate(table.names):
        if name:
            table.columns.setdefault(name, index)
    # A header that stands again further down comes from tables that were put together.
    first = rows[at].cells[0].lower()
    table.rows = [
        row
        for row in rows[at + 1 :]
        if not row.is_blank and not (row.cells[0].lower() == first and _is_again(table, row)) and not _is_line(row)
    ]
    return table


def _last_of_head(rows: list[TableRow], at: int) -> int:
    """The index of the row that names every column, where those of a group stand below a name that is merged over them.

    A cell that is merged down to that row stands in both; no row of values repeats a name above it and fills what is empty.
    """
    for below in range(at + 1, len(rows)):
        pairs = list(zip(rows[at].cells, rows[below].cells, strict=False))
        is_repeated = any(above and above == cell for above, cell in pairs)
        if not (is_repeated and all(cell for _, cell in pairs) and any(not above for above, _ in pairs)):
            break
        at = below
    return at


def _is_again(table: Table, row: TableRow) -> bool:
    """Whether a row names the columns as the header does, perhaps in other letters."""
    return [column_name(cell) for cell in row.cells] == table.names


def _is_line(row: TableRow) -> bool:
    """Whether it is the line below the header of a table in Markdown, `| --- | ---: |`."""
    return row.delimiter == "|" and all(not cell or _LINE.fullmatch(cell) for cell in row.cells)


_LINE = lazy_pattern(r":?-{2,}:?")


def cells_without_a_name(table: Table, rows: list[TableRow]) -> Iterator[Finding]:
    """A finding for each column without a name in which these rows hold something, at the first such cell."""
    unnamed = [index for index, name in enumerate(table.names) if not name]
    found: dict[int, list[TableRow]] = {index: [] for index in unnamed}
    for row in rows if unnamed else ():
        for index, cell in enumerate(row.cells):
            if cell and index in found:
                found[index].append(row)
    for index, filled in found.items():
        if filled:
            message = f"This cell stands in a column without a name{_and_others(filled)}"
            yield Finding("missing-field", filled[0].place_of(index), message, "Name the column in the header, or empty it.")


def too_many_cells(table: Table, rows: list[TableRow]) -> Iterator[Finding]:
    """One finding for rows that are longer than the header, at the first of them."""
    if rows and table.header:
        filled = max(index for index, cell in enumerate(rows[0].cells) if cell) + 1
        message = f"This row has {counted(filled, 'cell')}, the header has {len(table.header.cells)}{_and_others(rows)}"
        yield Finding("wrong-type", rows[0].place, message, _noting(table, rows[0], filled) or _quoting(rows[0]))


def _noting(table: Table, row: TableRow, filled: int) -> str:
    """The remedy for words after the last cell of a result, which has no column for them yet; empty for others."""
    words, is_next = row.cells[filled - 1], table.header is not None and filled == len(table.header.cells) + 1
    if not is_next or "value" not in table.columns or "note" in table.names or any(map(str.isdigit, words)):
        return ""
    quoted = _quoting(row)
    return (
        f"If `{words}` is a note, write `{row.delimiter}note` at the end of the header; if not: {quoted[0].lower()}{quoted[1:]}"
    )


def _quoting(row: TableRow) -> str:
    if f'{row.delimiter} "' in row.text:
        return f'Delete the blank before `"`: a cell in quotation marks begins right after the {DELIMITER_NAMES[row.delimiter]}.'
    if any(mark in row.text for mark in "“”„"):
        return f'Write straight quotation marks, `"`, around a cell that contains a {DELIMITER_NAMES[row.delimiter]}.'
    return f"Put a cell that contains a {DELIMITER_NAMES[row.delimiter]} in quotation marks."


# What the signs between cells are called.
DELIMITER_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}


def _and_others(rows: list[TableRow]) -> str:
    """The words for other rows with the same fault; none where the first is the only one."""
    return f", as in {counted(len(rows) - 1, 'more row')}" if len(rows) > 1 else ""
