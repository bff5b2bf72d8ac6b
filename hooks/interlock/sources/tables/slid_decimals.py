"""Finds figures such as `97,5` whose decimals slid into the next cell of a table that separates its cells by commas."""

from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import counted
from interlock.sources.tables.table_columns import Table
from interlock.sources.tables.table_rows import TableRow

_WHOLE = lazy_pattern(r"\d{1,3}")
_DECIMALS = lazy_pattern(r"\d{1,3}\s*(?:%|(?:working )?(?:second|minute|hour|day|week|month)s?)?")


def slid_decimals(table: Table) -> tuple[list[TableRow], Finding | None]:
    """The rows of results in which a decimal comma moved what follows it, and a finding at the first of them."""
    if table.header is None or table.header.delimiter != ",":
        return [], None
    at = table.columns["value"]
    slid = [row for row in table.rows if _has_slid(table, row, at)]
    if not slid:
        return [], None
    row = slid[0]
    whole, decimals = row.cells[at : at + 2]
    more = f", and so in {counted(len(slid) - 1, 'more row')}" if len(slid) > 1 else ""
    message = f"`{whole},{decimals}` is two cells here, {_why(table, row, at)}{more}"
    remedy = f"Was it `{whole}.{decimals}`? Write decimals with a point."
    if not table.is_too_long(row) and table.names[at + 1] == "met":
        remedy += f" If {decimals} cases were met, write under `total` of how many."
    return slid, Finding("wrong-type", row.place_of(at + 1), message, remedy)


def _has_slid(table: Table, row: TableRow, at: int) -> bool:
    """Whether the cell after the value holds the decimals of the value."""
    cells = row.cells
    if len(cells) <= at + 1 or not _WHOLE.fullmatch(cells[at]) or not _DECIMALS.fullmatch(cells[at + 1]):
        return False
    below = table.names[at + 1] if at + 1 < len(table.names) else ""
    if below == "met":
        behind = table.columns.get("total", len(cells)) + 1
        is_count = behind >= len(cells) or not cells[behind] or cells[behind].strip().isdigit()
        return not _cell(table, row, "total") or (table.is_too_long(row) and is_count)
    return below in ("cause", "action", "note", "") or (table.is_too_long(row) and below in ("total", "period"))


def _why(table: Table, row: TableRow, at: int) -> str:
    if table.is_too_long(row):
        return "so this row has more cells than the header"
    below = table.names[at + 1]
    return f"so `{row.cells[at + 1]}` stands under `{below}`" if below else f"so `{row.cells[at + 1]}` stands under no name"


def _cell(table: Table, row: TableRow, name: str) -> str:
    return row.cell(table.columns.get(name, len(row.cells)))
