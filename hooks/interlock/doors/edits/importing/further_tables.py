"""Finds tables that share a sheet with the one that is read, below, beside or above it: their cells would be read as its own.

A row of names right below the header is none: there the header only names groups of columns.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from interlock.definitions import Kind, kind_called
from interlock.definitions.other_names.field_words import fields_for
from interlock.doors.edits.importing.columns.column_fields import Column, column_of
from interlock.doors.edits.importing.columns.headers import fields_meant, kind_of_columns
from interlock.findings import Finding, Place
from interlock.sources.tables.table_columns import Table
from interlock.sources.tables.table_rows import TableRow, column_name

_REMEDY = "Save each table as a file, or in a sheet, of its own, and import that."


def without_tables_beside(table: Table, kind: Kind | None) -> Table:
    """The table up to the empty column behind which another one begins, with a finding about that. `kind`: what its rows are."""
    assert table.header
    used = [any(row.cell(index) for row in table.rows) for index in range(len(table.names))]
    for gap, name in enumerate(table.names):
        left, right = table.names[:gap], table.names[gap + 1 :]
        if not name and not used[gap] and _has_titles(left, kind) and _has_titles(right, kind):
            first = next(index for index, name in enumerate(table.names) if name and index > gap)
            return Table(
                table.header._replace(cells=table.header.cells[:gap]),
                {name: index for name, index in table.columns.items() if index < gap},
                [row for row in (row._replace(cells=row.cells[:gap]) for row in table.rows) if not row.is_blank],
                [*table.findings, _further("beside this one", table.header.place_of(first))],
                above=table.above,
            )
    return table


def below_groups(table: Table, known: Collection[str]) -> Table:
    """The table below the row that names its columns, where its header names groups of these. `known`: names of fields."""
    assert table.header
    names, *rows = table.rows or [table.header]
    cells = [cell for cell in names.cells if cell]
    has_gaps = any(cell and not table.header.cell(index) for index, cell in enumerate(names.cells))
    if not has_gaps or len(cells) < 3 or 2 * sum(names_a_field(cell, known) for cell in cells) <= len(cells):
        return table
    columns = {column_name(cell): index for index, cell in reversed([*enumerate(names.cells)]) if cell}
    return Table(names, columns, rows, table.findings, above=[*table.above, table.header])


def names_a_field(cell: str, known: Collection[str]) -> bool:
    """Whether a cell is the name of a field or of a kind, or a word for one. `known`: names of fields."""
    return column_name(cell) in known or bool(kind_called(cell)) or any(fields_for(column_name(cell)))


def without_tables_below(table: Table, known: Collection[str]) -> Table:
    """The table up to the row that names the columns of another one, with a finding about that. `known`: names of fields."""
    for position, row in enumerate(table.rows):
        if _is_header(row, known):
            findings = [*table.findings, _further("below this one", row.place)]
            return Table(table.header, table.columns, table.rows[:position], findings, above=table.above)
    return table


def tables_above(table: Table, known: Collection[str]) -> Iterator[Finding]:
    """A finding about the first table above this one: a row that names its columns, with others below. `known`: names of fields."""
    for row, below in pairwise(table.above):
        if _is_header(row, known) and sum(map(bool, below.cells)) > 1:
            message = "Another table begins here, above the one that was read, and was not read itself"
            yield Finding("wrong-type", row.place, message, _REMEDY, "warning")
            return


def _is_header(row: TableRow, known: Collection[str]) -> bool:
    """Whether each cell of a row is the name of a field, so that it names the columns of a table. `known`: names of fields."""
    cells = [cell for cell in row.cells if cell]
    names = [column_name(cell) for cell in cells]
    # Words of one meaning, such as `client`, `customer` and `user`, may be a term and what not to say in its place.
    meanings = {next(fields_for(name), name) for name in names}
    is_header = len(meanings) > 1 and all(names_a_field(cell, known) for cell in cells)
    # Two words may be a term and what to say in its place.
    return is_header and (len(names) > 2 or bool(kind_of_columns(names) and not kind_called(names[-1])))


def _has_titles(names: Sequence[str], kind: Kind | None) -> bool:
    """Whether columns alone would be a table: whether one of them says what each row is called."""
    of_kind = kind_of_columns(names) or kind
    columns = [column_of(name, of_kind) for name in fields_meant(names, of_kind) if name] if of_kind else []
    return any(isinstance(column, Column) and column.route == ("title",) for column in columns)


def _further(where: str, place: Place) -> Finding:
    return Finding("wrong-type", place, f"Another table begins here, {where}, and was not read", _REMEDY)
