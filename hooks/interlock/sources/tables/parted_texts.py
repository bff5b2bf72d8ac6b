"""Finds texts of results that a comma split, without quotation marks: `It rained, and calls came` fills two cells."""

from collections.abc import Iterator

from interlock.findings import Finding
from interlock.sources.tables.table_columns import Table
from interlock.sources.tables.table_rows import TableRow

_TEXTS = ("cause", "action", "note")


def parted_texts(table: Table, rows: list[TableRow]) -> Iterator[Finding]:
    """A warning for each row in which the cell after a text begins with a blank and a small letter, and no other cell so."""
    if table.header is None or table.header.delimiter != ",":
        return
    texts = {table.columns[name] for name in _TEXTS if name in table.columns}
    for row in rows:
        spaced = [index for index, cell in enumerate(row.written) if cell[:1] == " "] if ", " in row.text else []
        # Somebody who types a blank after every comma also has one before a figure.
        if not spaced or not texts.issuperset(spaced):
            continue
        at = next((index for index in spaced if index - 1 in texts.difference(spaced) and _goes_on(row, index)), None)
        if at is not None:
            whole = f"{row.cells[at - 1]}, {row.cells[at]}"
            message = f"This begins with a blank and a small letter, as if a comma had parted it from `{row.cells[at - 1][-30:]}`"
            remedy = f'If it is one text, put it in quotation marks: `"{whole}"`; if not, delete the blank.'
            yield Finding("wrong-type", row.place_of(at), message, remedy, "warning")


def _goes_on(row: TableRow, index: int) -> bool:
    """Whether a cell reads like the rest of the one before it, and neither stood in quotation marks."""
    before, cell = row.cells[index - 1], row.cells[index]
    return '"' not in before + cell and before[-1:].isalnum() and cell[:1].islower() and f"{before}, {cell}" in row.text
