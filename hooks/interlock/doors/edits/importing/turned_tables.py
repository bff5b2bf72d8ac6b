"""Finds tables in which each column is a definition, and the first one names the fields."""

from collections.abc import Collection

from interlock.doors.edits.importing.further_tables import names_a_field
from interlock.doors.edits.refused import Refused
from interlock.findings.nouns import listed
from interlock.sources.tables.table_columns import Table

_FEWEST, _MOST_NAMED = 3, 5  # names of fields in the first column that tell, and those in the sentence


def refuse_if_turned(table: Table, known: Collection[str]) -> None:
    """Raise Refused where the first column names the fields, and the header no more than one. `known`: names of fields."""
    header, *rows = [row for row in (table.header, *table.rows) if row]
    first = [cell for row in (header, *rows) if (cell := row.cell(0))]
    names = [cell for cell in first if names_a_field(cell, known)]
    others = [cell for cell in header.cells[1:] if cell]
    if len(names) < _FEWEST or 2 * len(names) <= len(first) or not others or any(names_a_field(cell, known) for cell in others):
        return
    named = listed([f"`{cell}`" for cell in names[:_MOST_NAMED]])
    raise Refused(
        f"The first column names the fields, {named}, so that each other column is a definition. Swap rows and columns: in a "
        "spreadsheet copy the table, choose “Paste Special” and “Transpose”, and import that."
    )
