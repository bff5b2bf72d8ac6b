"""Tables of results with a column for each period, as people keep them in a spreadsheet: `promise, Apr 2026, May 2026`."""

import re

from interlock.definitions.month_names import month_named
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import counted, listed
from interlock.sources.tables.names_of_totals import is_of_everything
from interlock.sources.tables.results_header import OTHER_NAMES
from interlock.sources.tables.table_columns import Table
from interlock.sources.tables.table_rows import TableRow, column_name

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_YEAR = r"[12]\d{3}"
_PERIOD = lazy_pattern(
    rf"{_YEAR}|{_YEAR}/\d\d(?:\d\d)?|{_YEAR}-\d\d|{_YEAR}-w\d\d|{_YEAR}-q[1-4]|{_YEAR}[/-]\d\d(?:\d\d)?[ -]?q[1-4]"
    rf"|q[1-4][ -]?{_YEAR}(?:[/-]\d\d(?:\d\d)?)?"
    rf"|{_MONTH}[ '’/-]*(?:\d\d|{_YEAR})|{_YEAR}[ /-]*{_MONTH}",
    re.I,
)
_PART_OF_A_YEAR = lazy_pattern(rf"{_MONTH}|q[1-4]|(?:week|w) ?\d\d?", re.I)
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


def no_period_beside(header: TableRow) -> Finding | None:
    """The finding about columns among those of periods that are no periods, such as totals, a target or comments."""
    cells = [cell for cell in header.cells if cell]
    others = [cell for cell in cells if not _PERIOD.fullmatch(cell) and not _names_promises(cell)]
    rest = [cell for cell in cells if cell not in others]
    foreign = [cell for cell in others if _foreign_month(cell)]
    if foreign and len(rest) + len(foreign) > _FEWEST and any(map(_names_promises, rest)):
        return _in_another_language(header, foreign)
    if not others or len(rest) <= _FEWEST or not is_across(header._replace(cells=tuple(rest))):
        return None
    first, is_one = header.place_of(header.cells.index(others[0])), len(others) == 1
    stand = "The column {} stands beside periods and is none" if is_one else "The columns {} stand beside periods and are none"
    of_all = all(is_of_everything(cell) for cell in others)
    why = "totals are worked out" if of_all else "beside the promise, each column is a period"
    return Finding("wrong-type", first, stand.format(_some(others)), f"Delete {'it' if is_one else 'them'}: {why}.")


def _in_another_language(header: TableRow, months: list[str]) -> Finding:
    """The finding about months in another language above columns."""
    first, *others = months
    more = f", nor is what heads {counted(len(others), 'more column')}" if others else ""
    remedy = f"Write each month in digits, the year first: `{_foreign_month(first)}`."
    return Finding("bad-date", header.place_of(header.cells.index(first)), f"`{first}` is not a period{more}", remedy)


def _foreign_month(cell: str) -> str:
    """The month that a word of another language names, `Mai 26`, as results have it; empty for others."""
    match = re.fullmatch(r"([^\W\d_]{3,12})\.?[ '’/-]*(?:20)?(\d\d)", cell)
    month = month_named(match[1]) if match else None
    return f"20{match[2]}-{month:02}" if match and month else ""


def _names_promises(cell: str) -> bool:
    """Whether a cell of a header is the name of the column of promises."""
    return column_name(cell) in ("promise", "promises", *OTHER_NAMES["promise"])


def column_of_promises(table: Table) -> int:
    """The index of the column of promises in a table with a column for each period."""
    return next(index for index, name in enumerate(table.names) if _names_promises(name))


def no_year(header: TableRow, rows: list[TableRow]) -> Finding | None:
    """The finding about months or quarters without a year in the header, or in the row below it, with the years above them."""
    for row in (header, *rows[:1]):
        cells = [cell for cell in row.cells if cell]
        parts = [cell for cell in cells if _PART_OF_A_YEAR.fullmatch(cell)]
        if len(parts) >= _FEWEST and len(cells) - len(parts) <= 1:
            shown = _some(parts)
            message = f"The columns {shown} say no year"
            remedy = f"Write one row that names the columns, each with its year: `promise`, `{parts[0]} 2026` and so on."
            return Finding("missing-field", row.place_of(row.cells.index(parts[0])), message, remedy)
    return None


def _some(cells: list[str]) -> str:
    return listed([*(f"`{cell}`" for cell in cells[:_MOST_SHOWN]), *["more"] * (len(cells) > _MOST_SHOWN)])
