"""Opening hours in cells, as people write them: `Mon-Fri 9am-5pm; Sat 10-12` is two rows of hours, and so are three columns."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from interlock.definitions.values.times_of_day import hours_between
from interlock.definitions.values.weekday_names import weekdays_meant
from interlock.doors.edits.importing.columns.column_cells import CellsMeant
from interlock.doors.edits.importing.columns.column_fields import Column
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import counted, listed
from interlock.sources.meant.hours_meant import HoursRow, rows_of_hours
from interlock.sources.tables.table_rows import TableRow

PARTS_OF_HOURS = ("days", "opens", "closes")
_PART_OF_A_DAY = lazy_pattern(r"0?\.\d{1,17}")
_MINUTES, _ROUNDING = 24 * 60, 0.01  # of a day, and how far from a whole minute the rest of a number may lead


@dataclass(slots=True)
class HoursTold:
    """Sentences and findings about columns with opening hours. `unread`: the cells to leave empty, as in `CellsMeant`."""

    sentences: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unread: dict[int, dict[str, str]] = field(default_factory=dict)


def hours_told(header: TableRow, rows: Sequence[TableRow], columns: Mapping[int, Column], meant: CellsMeant) -> HoursTold:
    """What to say about all columns with opening hours. `meant`: the cells that mean something else, such as a dash."""
    told = HoursTold()
    for index in (index for index, column in columns.items() if column.is_hours):
        filled = [row for row in rows if row.cell(index) and row.cell(index) not in meant[index]]
        read = {row.cells[index]: rows_of_hours(row.cells[index]) for row in filled}
        told.unread[index] = {cell: "" for cell, hours in read.items() if not hours}
        told.findings += _not_read([row for row in filled if not read[row.cells[index]]], index)
        told.sentences += _read(f"`{header.cells[index]}`", {f"`{cell}`": hours for cell, hours in read.items() if hours})
    parts = {column.route[-1]: index for index, column in columns.items() if column.route[:-1] == ("hours", 1)}
    if len(parts) == len(PARTS_OF_HOURS):
        told.sentences += _read_from_parts(header, rows, [parts[part] for part in PARTS_OF_HOURS])
    return told


def with_hours_meant(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields with the days and times meant in rows of hours whose parts had a column each: `Mon-Fri`, `9am`, `5pm`."""
    rows = fields.get("hours")
    return {**fields, "hours": [*map(_meant, rows)]} if isinstance(rows, list) else fields


def _meant(row: Any) -> Any:
    """A row of hours with days and times as definitions write them; unchanged where they cannot be read."""
    if not isinstance(row, dict) or not {*PARTS_OF_HOURS} <= {*row}:
        return row
    meant = _hours_of(row["days"], str(row["opens"]), str(row["closes"]))
    return meant._asdict() if meant else row


def _hours_of(days: Sequence[str], opens: str, closes: str) -> HoursRow | None:
    meant, hours = weekdays_meant(days), hours_between(_time_of_day(opens), _time_of_day(closes))
    return HoursRow(meant, *hours) if meant and hours else None


def _time_of_day(cell: str) -> str:
    """The time for the part of a day that a spreadsheet holds for it: `0.375`, in a cell that lost its format, is 09:00."""
    minutes = float(cell) * _MINUTES if _PART_OF_A_DAY.fullmatch(cell) else 0.5
    is_whole = abs(minutes - round(minutes)) < _ROUNDING
    return f"{round(minutes) // 60:02}:{round(minutes) % 60:02}" if is_whole else cell


def _not_read(rows: list[TableRow], index: int) -> Iterator[Finding]:
    """A finding at the first of the cells in which no hours can be read."""
    if rows:
        more = f", and so {counted(len(rows) - 1, 'other')}" if len(rows) > 1 else ""
        message = f"No opening hours can be read in `{rows[0].cells[index]}`, so this cell was left out{more}"
        remedy = (
            "Write days and times, such as `Mon-Fri 09:00-17:00; Sat 10:00-12:00`, and what else there is to say into `summary`."
        )
        yield Finding("bad-value", rows[0].place_of(index), message, remedy, "warning")


def _read_from_parts(header: TableRow, rows: Sequence[TableRow], parts: list[int]) -> Iterator[str]:
    read = {}
    for row in rows:
        cells = [row.cell(index) for index in parts]
        if (hours := _hours_of(cells[0].split(";"), cells[1], cells[2])) and cells[1:] != [hours.opens, hours.closes]:
            read[f"`{' '.join(cells)}`"] = [hours]
    yield from _read(listed(f"`{header.cells[index]}`" for index in parts), read)


def _read(where: str, read: dict[str, list[HoursRow]]) -> Iterator[str]:
    """A sentence that tells how the first of these was read, and how many others."""
    for written, hours in [*read.items()][:1]:
        said = "; ".join(f"{', '.join(row.days)} {row.opens} to {row.closes}" for row in hours)
        more = f", and so {counted(len(read) - 1, 'other')}" if len(read) > 1 else ""
        yield f"in {where}, {written} was read as `{said}`{more}."
