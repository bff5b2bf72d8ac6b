"""Finds rows that only add up the others of a table of definitions, such as `Total; 12`."""

from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.tables.names_of_totals import TOTAL
from interlock.sources.tables.table_columns import Table
from interlock.sources.tables.table_rows import TableRow

# A number with its sign or a word for what it counts, such as `£1,200`, `95 %` and `3 working days`.
_FIGURE = lazy_pattern(r"[^\w\s]{0,3} ?(?:[A-Z]{3} )?[-+]?\d[\d.,:'’]*+(?: ?[^\w\s]{1,3}| [A-Za-zÀ-ÿ]{1,15}){0,2}")


def without_totals(table: Table) -> Table:
    """The table without its totals, with a warning about each."""
    totals = [row for row in table.rows if _is_total(row)]
    if not totals:
        return table
    rows = [row for row in table.rows if not _is_total(row)]
    return Table(table.header, table.columns, rows, [*table.findings, *map(_total, totals)], above=table.above)


def _is_total(row: TableRow) -> bool:
    filled = [cell for cell in row.cells if cell]
    if not filled or not TOTAL.fullmatch(filled[0]):
        return False
    return all(map(_FIGURE.fullmatch, filled[1:])) and (len(filled) > 1 or any(map(str.isdigit, filled[0])))


def _total(row: TableRow) -> Finding:
    message = "This row is a total, and was passed over"
    return Finding("missing-field", row.place, message, "If it is none, write more into it than figures.", "warning")
