"""Lists of telephone numbers, as word processors save them: a name and a number are too little for a contact point."""

from interlock.doors.edits.importing.columns.column_numbers import is_in_full
from interlock.findings import Finding, Place
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.tables.table_columns import Table
from interlock.sources.tables.table_rows import TableRow

_NAME_WITH_NUMBER = lazy_pattern(
    r"(?:[-*+•]\s+|\d+[.)]\s+)?[^\W\d][^\d:|]*?(?::|\s[-–—]|\t)\s{0,99}+(?P<number>[+(\d][\d\s()/+.-]{5,40}\d)(?:[^\d].*)?"
)


def lines_with_numbers(table: Table) -> list[TableRow]:
    """The rows of a table without a header that hold telephone numbers: lines such as `Depot: 01632 960001`, or two cells."""
    head = table.header.cells if table.header else ()
    rows = [*table.above, *([table.header] if table.header else []), *table.rows]
    is_list = any(map(is_in_full, head)) or all(sum(map(bool, row.cells)) == 1 for row in rows)
    return [row for row in rows if any(map(is_in_full, row.cells)) or is_name_with_number(row.text)] if is_list else []


def is_name_with_number(line: str) -> bool:
    """Whether a line says whose telephone number it holds: `Depot: 01632 960001`, `- Depot – 01632 960001 (day)`."""
    found = _NAME_WITH_NUMBER.fullmatch(line.strip())
    return bool(found and is_in_full(found["number"]))


def list_of_numbers(place: Place) -> Finding:
    """The finding about a list of telephone numbers in lines, or in a page."""
    message = "This is a list of telephone numbers, and each contact point needs more than a name and a number"
    remedy = (
        "Make a sheet of it with the columns `Title`, `Summary`, `Phone`, `Staffed by` and `Owner`, a row for each, and type "
        "`interlock import sheet FILE.xlsx --kind contact-point`."
    )
    return Finding("missing-field", place, message, remedy)
