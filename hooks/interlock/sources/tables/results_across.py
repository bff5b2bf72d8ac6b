"""Tables of results with a column for each period, as people keep them in a spreadsheet: `promise, Apr 2026, May 2026`."""

import re

from interlock.definitions.values.month_names import ENGLISH_MONTH, month_meant, month_named
from interlock.definitions.values.period_words import QUARTER_ALONE, QUARTERS_IN_WORDS, WEEK_ALONE, WEEKS_IN_WORDS
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import counted, listed
from interlock.sources.tables.names_of_totals import is_of_everything
from interlock.sources.tables.results_header import OTHER_NAMES
from interlock.sources.tables.table_columns import Table
from interlock.sources.tables.table_rows import TableRow, column_name

_MONTH = rf"{ENGLISH_MONTH}\.?"
_WORD = r"[^\W\d_]{3,12}"
_YEAR = r"[12]\d{3}"
_PERIOD = lazy_pattern(
    rf"{_YEAR}|{_YEAR}/\d\d(?:\d\d)?|{_YEAR}-\d\d|{_YEAR}-w\d\d|{_YEAR}-q[1-4]|{_YEAR}[/-]\d\d(?:\d\d)?[ -]?q[1-4]"
    rf"|q[1-4][ -]?{_YEAR}(?:[/-]\d\d(?:\d\d)?)?"
    rf"|{_MONTH}[ '’/-]*(?:\d\d|{_YEAR})|{_YEAR}[ /-]*{_MONTH}",
    re.I,
)
_IN_OTHER_WORDS = lazy_pattern(
    rf"(?P<month>{_WORD})\.?[ '’/-]*(?P<year>(?:20)?\d\d)|(?P<before>20\d\d)[ /-]*(?P<behind>{_WORD})\.?"
)
_FEWEST = 2
_MOST_SHOWN = 3


def periods_across(table: Table) -> dict[int, str]:
    """The periods that head the columns of a table, by their indexes; none where another column stands beside them."""
    if table.header is None or not is_across(table.header):
        return {}
    return {index: cell for index, cell in enumerate(table.header.cells) if _is_period(cell)}


def is_across(header: TableRow) -> bool:
    """Whether a header names a column of promises, and then nothing but periods."""
    named = [cell for cell in header.cells if cell]
    others = [cell for cell in named if not _is_period(cell)]
    return len(named) > 1 and len(others) == 1 and _names_promises(others[0])


def no_period_beside(header: TableRow) -> Finding | None:
    """The finding about columns among those of periods that are no periods, such as totals, a target or comments."""
    cells = [cell for cell in header.cells if cell]
    others = [cell for cell in cells if not _is_period(cell) and not _names_promises(cell)]
    rest = [cell for cell in cells if cell not in others]
    foreign = [cell for cell in others if _foreign_month(cell)]
    nothing_else = foreign == others or len(rest) + len(foreign) > _FEWEST
    if foreign and nothing_else and any(map(_names_promises, rest)):
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
    match = _IN_OTHER_WORDS.fullmatch(cell)
    month = month_meant(match["month"] or match["behind"]) if match else None
    return f"20{(match['year'] or match['before'])[-2:]}-{month:02}" if match and month else ""


def _is_period(cell: str) -> bool:
    """Whether a cell is a period with its year: one that results may have, or one that they should have in figures."""
    return any(pattern.fullmatch(cell) for pattern in (_PERIOD, *QUARTERS_IN_WORDS, *WEEKS_IN_WORDS))


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
        # In a row below, words of other languages may be names: `Marco`, `Julio`.
        read = {cell: _part_of_2026(cell, in_any_language=row is header) for cell in cells}
        parts = [cell for cell in cells if read[cell]]
        if len(parts) >= _FEWEST and len(cells) - len(parts) <= 1:
            shown = _some(parts)
            message = f"The columns {shown} say no year"
            remedy = f"Write one row that names the columns, each with its year: `promise`, `{read[parts[0]]}` and so on."
            return Finding("missing-field", row.place_of(row.cells.index(parts[0])), message, remedy)
    return None


def _part_of_2026(cell: str, *, in_any_language: bool) -> str:
    """A month, a quarter or a week that says no year, as results have it in 2026; empty for other cells."""
    if re.fullmatch(_MONTH, cell, re.I):
        return f"{cell} 2026"
    if quarter := QUARTER_ALONE.fullmatch(cell):
        return f"2026-Q{quarter['quarter']}"
    if week := WEEK_ALONE.fullmatch(cell):
        return f"2026-W{int(week['week']):02}"
    month = month_named(cell) if in_any_language else None
    return f"2026-{month:02}" if month else ""


def _some(cells: list[str]) -> str:
    return listed([*(f"`{cell}`" for cell in cells[:_MOST_SHOWN]), *["more"] * (len(cells) > _MOST_SHOWN)])
