"""Fields with the same value in all rows of a table that give no other, as in `--set kind=support`."""

from collections.abc import Mapping
from dataclasses import replace

from interlock.doors.edits.refused import Refused
from interlock.sources.tables.table_columns import Table
from interlock.sources.tables.table_rows import TableRow, column_name


def fields_set(pairs: tuple[str, ...]) -> dict[str, str]:
    """The value of each field that `--set` gives. Raises Refused."""
    given: dict[str, str] = {}
    for pair in pairs:
        field, equals, value = pair.partition("=")
        if not equals or not field.strip() or not value.strip():
            raise Refused(f"`{pair}` is no pair. Write the field and what it holds: `--set kind=support`.")
        if given.setdefault(column_name(field), value.strip()) != value.strip():
            raise Refused(f"`--set` gives `{field.strip()}` two values. Leave out one of them.")
    return given


def with_fields_set(table: Table, given: Mapping[str, str], names: Mapping[str, str]) -> Table:
    """The table with these values in every row that has none, in further columns where no column holds the field.

    `names`: the fields by names of columns. Headings between rows stay as they are. The text of rows, which findings show, does
    not change, because it is that of the file.
    """
    if table.header is None or not given:
        return table
    fields = [names.get(name, name) for name in table.names]
    width = max(len(row.cells) for row in (table.header, *table.rows))
    new = [field for field in given if field not in fields]
    header = _cells(table.header, width) + new
    places = [(fields.index(field) if field in fields else width + new.index(field), value) for field, value in given.items()]
    rows = [_filled(row, [*_cells(row, width), *[""] * len(new)], places) for row in table.rows]
    columns = table.columns | {field: width + index for index, field in enumerate(new)}
    return replace(table, header=table.header._replace(cells=tuple(header)), rows=rows, columns=columns, _names=None)


def _cells(row: TableRow, width: int) -> list[str]:
    return [row.cell(index) for index in range(width)]


def _filled(row: TableRow, cells: list[str], places: list[tuple[int, str]]) -> TableRow:
    if sum(map(bool, row.cells)) > 1 or len(row.cells) == 1:
        for index, value in places:
            cells[index] = cells[index] or value
    return row._replace(cells=tuple(cells))
