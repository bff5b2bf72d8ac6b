"""Days in columns of tables, in the form of their country: `23/04/2026` or `4/23/2026`, with a month's name or with full stops.

One number above 12 tells for the whole column whether days or months stand first. Where there is none, or such numbers stand in
both places, the cells stay as they are, and the check asks about each.
"""

from collections.abc import Mapping, Sequence

from interlock.definitions.values.dates import DAY_AND_MONTH, day_meant, day_with_month_first
from interlock.doors.edits.importing.columns.column_fields import Column
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import counted
from interlock.sources.tables.table_rows import TableRow

# A time that a program writes behind a day: `2026-04-01T09:30:00Z`, `01/04/2026 00:00`.
_TIME = lazy_pattern(r"[ T]\d\d?:\d\d(?::\d\d)?(?:\.\d+)?(?: ?[AaPp][Mm])?(?:Z|[+-]\d\d:?\d\d)?$")
_AS_IN_FILES = lazy_pattern(r"\d{4}-\d\d-\d\d")

Days = Mapping[int, Mapping[str, str]]


def days_in(rows: Sequence[TableRow], columns: Mapping[int, Column]) -> Days:
    """For each column with days in other forms, the day of each cell as year-month-day, by what is written in the cell."""
    days = {}
    for index, column in columns.items():
        if column.is_day:
            cells = dict.fromkeys(row.cells[index] for row in rows if index < len(row.cells))
            days[index] = _days_meant([cell for cell in cells if cell and not _AS_IN_FILES.fullmatch(cell)])
    return {index: meant for index, meant in days.items() if meant}


def told_of_days(days: Days, columns: Mapping[int, Column]) -> list[str]:
    """A sentence for the user about each column that has days in another form."""
    told = []
    for index, meant in days.items():
        cell, day = next(iter(meant.items()))
        others = f", and so {counted(len(meant) - 1, 'other day')}" if len(meant) > 1 else ""
        told.append(f"in `{columns[index].field}`, `{cell}` was read as {day}{others}.")
    return told


def _days_meant(cells: Sequence[str]) -> dict[str, str]:
    """The days that cells of one column mean; cells that may mean two days, or none, are left out."""
    plain = {cell: _TIME.sub("", cell) for cell in cells}
    numbers = {cell: (int(match[1]), int(match[3])) for cell, day in plain.items() if (match := DAY_AND_MONTH.match(day))}
    days_first = any(first > 12 for first, _ in numbers.values())
    months_first = any(second > 12 for _, second in numbers.values())
    days = {}
    for cell, day in plain.items():
        first, second = numbers.get(cell, (0, 0))
        if first == second or days_first != months_first:
            meant = (months_first and day_with_month_first(day)) or day_meant(day)
            if meant:
                days[cell] = str(meant)
    return days
