"""Rows to paste into tables of results: with the columns of the table and the sign between its cells."""

import csv
import io
from collections.abc import Mapping

from interlock.sources.tables.results_tables import ResultRow

# Where a row goes that fits into no table yet, or into none with a column for each period.
ANY_TABLE = "standards/results/"
_OPEN = "…"


def row_below(last: ResultRow | None, promise: str, period: str) -> str:
    """The row of a promise's next figure in the table of its last, with room for what stands there."""
    amounts = ("value", "met", "total") if last and not last.head else ()
    room = {name: _OPEN for name in amounts if last and getattr(last, name)} or {"value": _OPEN}
    return _row({"promise": promise, "period": period, **room}, last)


def row_answered(row: ResultRow, period: str, value: str) -> str:
    """A row without an action again, with room for that and its cause; new columns follow the last one."""
    answer = {"cause": row.cause or _OPEN, "action": _OPEN}
    if row.head or not row.text:
        return _row({"promise": row.promise, "period": period, "value": row.value or value, **answer}, row)
    answer = {name: text for name, text in answer.items() if name in (*row.columns, *new_columns(row))}
    written = next(csv.reader(io.StringIO(row.text, newline=""), delimiter=row.delimiter))
    return _row(answer, row, written)


def new_columns(row: ResultRow) -> list[str]:
    """The columns that its table needs before it can say what is done about a row: an action, and its cause beside that."""
    is_ready = row.head or not row.text or "action" in row.columns
    return [] if is_ready else [name for name in ("cause", "action") if name not in row.columns]


def table_to_paste_into(row: ResultRow) -> str:
    """The file into which such rows belong."""
    return ANY_TABLE if row.head else row.file


def _row(cells: Mapping[str, str], like: ResultRow | None, written: list[str] | None = None) -> str:
    columns, delimiter = (like.columns, like.delimiter) if like and not like.head else ({}, ",")
    filled = [*(written or []), *[""] * (max(columns.values(), default=-1) + 1 - len(written or []))]
    for name, text in cells.items():
        if name in columns:
            filled[columns[name]] = text
        else:
            filled.append(text)
    while filled and not filled[-1]:
        filled.pop()
    line = io.StringIO(newline="")
    csv.writer(line, delimiter=delimiter, lineterminator="").writerow(filled)
    return line.getvalue().replace("\n", " ")
