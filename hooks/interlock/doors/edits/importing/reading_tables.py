"""Reads tables, one of a file or several of a workbook or a page: as definitions, as steps, or as responsibilities."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from interlock.definitions import Kind
from interlock.doors.edits.importing import spreadsheet
from interlock.doors.edits.importing.columns.headers import kind_of_columns
from interlock.doors.edits.importing.entries import ImportedFile
from interlock.doors.edits.importing.procedure_tables.drafts_of_steps import read_table_of_steps
from interlock.doors.edits.importing.procedure_tables.responsibilities import activities_in, read_responsibilities
from interlock.doors.edits.importing.procedure_tables.tables_of_steps import table_of_steps
from interlock.doors.edits.importing.runbook.teams import Teams
from interlock.doors.edits.refused import Refused
from interlock.findings import Finding
from interlock.sources.handbook import Handbook
from interlock.sources.tables.table_columns import Table, table_of
from interlock.sources.tables.table_rows import TableRow


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked of an import.

    `handbook`: where its definitions will stand. `files`: all files of the import. `owner`: the id of the link that owns what
    names no owner. `kind`: what the files hold, where they do not say. `names`: fields by names of columns. `given`: what fields
    hold where no column fills them.
    """

    handbook: Handbook
    files: Sequence[Path] = ()
    owner: str | None = None
    kind: Kind | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[str, str] = field(default_factory=dict)


def read_as_table(path: str, table: Table, wanted: Wanted) -> ImportedFile:
    """What a table holds. Raises Refused where it is not clear what its rows are."""
    if (wanted.kind is None or wanted.kind.name == "procedure") and (activities := activities_in(table)):
        return read_responsibilities(path, table, activities, Teams(wanted.handbook), wanted.owner)
    if steps := table_of_steps(path, table, wanted.kind, wanted.names):
        return read_table_of_steps(path, table, steps, Teams(wanted.handbook), wanted.owner)
    return spreadsheet.entries_in(path, table, wanted.kind, wanted.names, wanted.given)


def read_tables(tables: Mapping[str, list[TableRow]], wanted: Wanted, called: str) -> tuple[ImportedFile, list[Refused]]:
    """What tables hold together, and why some were passed over, which warnings tell. `called`: what each is, such as a sheet."""
    together = ImportedFile()
    refusals: list[Refused] = []
    for path, rows in tables.items():
        try:
            reading = read_as_table(path, table_of(rows, spreadsheet.known_columns(wanted.names)), wanted)
        except Refused as refused:
            refusals.append(refused)
            message = f"This {called} was passed over. {refused}"
            together.findings.append(Finding("wrong-type", rows[0].place, message, "", "warning"))
            continue
        together.entries += reading.entries
        together.findings += reading.findings
        together.told += reading.told
    return together, refusals


def holds_steps(path: str, rows: list[TableRow], wanted: Wanted) -> bool:
    """Whether a table is one of steps or of responsibilities."""
    table = table_of(rows, spreadsheet.known_columns(wanted.names))
    return bool(activities_in(table) or table_of_steps(path, table, None, wanted.names))


def holds_definitions(path: str, rows: list[TableRow], wanted: Wanted) -> bool:
    """Whether a table, or its name, says that each row is a definition, other than a procedure."""
    table = table_of(rows, spreadsheet.known_columns(wanted.names))
    kind = spreadsheet.kind_of_file(path) or kind_of_columns(
        [*(wanted.names.get(name, name) for name in table.names), *wanted.given]
    )
    return kind is not None and kind.name != "procedure" and not holds_steps(path, rows, wanted)
