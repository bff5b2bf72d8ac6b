"""Tables of results with a column for each period, as people keep them in a spreadsheet: `promise, Apr 2026, May 2026`."""

import re

from interlock.findings import Finding
from interlock.findings.nouns import listed
from interlock.sources.results_header import ALSO, OF_ALL
from interlock.sources.table_columns import Table
from interlock.sources.table_rows import TableRow, column_name

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_YEAR = r"[12]\d{3}"
_PERIOD = re.compile(
    rf"{_YEAR}|{_YEAR}/\d\d(?:\d\d)?|{_YEAR}-\d\d|{_YEAR}-w\d\d|{_YEAR}-q[1-4]|{_YEAR}[/-]\d\d(?:\d\d)?[ -]?q[1-4]"
    rf"|{_MONTH}[ '’/-]*(?:\d\d|{_YEAR})|{_YEAR}[ /-]*{_MONTH}",
    re.I,
)
_PART_OF_A_YEAR = re.compile(rf"{_MONTH}|q[1-4]|(?:week|w) ?\d\d?", re.I)
_FEWEST = 2
_MOST_SHOWN = 3


def periods_across(table: Table) -> dict[int, str]:
    """The periods that head the columns of a table, by their indexes; none where another column stands beside them."""
    if table.header is None or not is_across(table.header):
        return {}
    return {index: cell for index, cell in enumerate(table.header.cells) if _PERIOD.fullmatch(cell)}


def is_across(header: TableRow) -> bool:
    """Whether a header names a column of promises, and then nothing but periods."""
    named = [cell for cell in header.cells if cell]
    others = [cell for cell in named if not _PERIOD.fullmatch(cell)]
    return len(named) > 1 and len(others) == 1 and _names_promises(others[0])


def of_all_beside(header: TableRow) -> Finding | None:
    """The finding about a column of totals beside those of periods, which is no period."""
    others = [cell for cell in header.cells if column_name(cell) not in OF_ALL]
    totals = [cell for cell in header.cells if column_name(cell) in OF_ALL]
    if not totals or not is_across(header._replace(cells=tuple(others))) or len([cell for cell in others if cell]) <= _FEWEST:
        return None
    message = f"The column `{totals[0]}` stands beside periods and is none"
    return Finding("wrong-type", header.place_of(header.cells.index(totals[0])), message, "Delete it: totals are worked out.")


def _names_promises(cell: str) -> bool:
    """Whether a cell of a header is the name of the column of promises."""
    return column_name(cell) in ("promise", "promises", *ALSO["promise"])


def column_of_promises(table: Table) -> int:
    """The index of the column of promises in a table with a column for each period."""
    return next(index for index, name in enumerate(table.names) if _names_promises(name))


def no_year(header: TableRow, rows: list[TableRow]) -> Finding | None:
    """The finding about months or quarters without a year in the header, or in the row below it, with the years above them."""
    for row in (header, *rows[:1]):
        cells = [cell for cell in row.cells if cell]
        parts = [cell for cell in cells if _PART_OF_A_YEAR.fullmatch(cell)]
        if len(parts) >= _FEWEST and len(cells) - len(parts) <= 1:
            shown = listed([*(f"`{part}`" for part in parts[:_MOST_SHOWN]), *(["more"] if len(parts) > _MOST_SHOWN else [])])
            message = f"The columns {shown} say no year"
            remedy = f"Write one row that names the columns, each with its year: `promise`, `{parts[0]} 2026` and so on."
            return Finding("missing-field", row.place_of(row.cells.index(parts[0])), message, remedy)
    return None
