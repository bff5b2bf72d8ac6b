"""Reads a table: the header names the fields, each row below it is a definition.

Several values in one cell are separated by `;` or stand on lines of their own. A word to avoid may be written
`word → what we say`, as `interlock export csv` does.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from interlock.definitions import KINDS, Kind, kind_called
from interlock.definitions.model_fields import written_names
from interlock.doors.edits.importing.columns.column_cells import CellsMeant, cells_meant, told_of_merged, without_unnamed_numbers
from interlock.doors.edits.importing.columns.column_contacts import contacts_told, with_contacts_meant
from interlock.doors.edits.importing.columns.column_days import days_in, told_of_days
from interlock.doors.edits.importing.columns.column_fields import Column
from interlock.doors.edits.importing.columns.column_hours import hours_told, with_hours_meant
from interlock.doors.edits.importing.columns.column_numbers import numbers_told, with_numbers_meant
from interlock.doors.edits.importing.columns.columns_taken import ColumnsTaken, columns_taken, columns_told
from interlock.doors.edits.importing.columns.headers import kind_of_columns
from interlock.doors.edits.importing.entries import ImportedEntry, ImportedFile
from interlock.doors.edits.importing.fields_set import with_fields_set
from interlock.doors.edits.importing.further_tables import below_groups, tables_above, without_tables_below, without_tables_beside
from interlock.doors.edits.importing.long_summaries import summaries_told, with_short_summary
from interlock.doors.edits.importing.number_lists import lines_with_numbers, list_of_numbers
from interlock.doors.edits.importing.procedure_tables.step_columns import StepColumns
from interlock.doors.edits.importing.totals import without_totals
from interlock.doors.edits.importing.turned_tables import refuse_if_turned
from interlock.doors.edits.importing.words_escaped import escaped
from interlock.doors.edits.refused import Refused
from interlock.exports.csv import as_typed
from interlock.findings import Finding, Place
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.tables.results_across import is_across, no_period_beside, no_year
from interlock.sources.tables.results_tables import REQUIRED
from interlock.sources.tables.table_columns import Table, cells_without_a_name, too_many_cells
from interlock.sources.tables.table_rows import TableRow, column_name

# A few words after a comma, and no sentence: probably entries of a list.
_WORDS_WITH_COMMAS = lazy_pattern(r"[^,;.\n]{1,30}(?:,\s*+[^,;.\n]{1,30})+")

MOST_COLUMNS = 1_000
_MOST_ROWS = 50_000


def known_columns(names: Mapping[str, str]) -> frozenset[str]:
    """The names that tell which row is a header: fields of every kind, and those that are given other names."""
    fields = {name for kind in KINDS for name in written_names(kind.model)}
    return frozenset(fields | {"id", "term"} | set(names))


def entries_in(path: str, table: Table, kind: Kind | None, names: Mapping[str, str], given: Mapping[str, str]) -> ImportedFile:
    """The definitions in a table. `names`: the fields by names of columns; `given`: what fields hold where no column fills them.

    Faulty rows and columns become findings. Raises Refused where it is not clear what the rows are.
    """
    if table.header is None:
        empty = Finding("missing-field", Place(path), "This file is empty", "Write a header: the names of the fields.")
        return ImportedFile(findings=table.findings or [empty])
    if (count := sum(map(bool, table.header.cells))) > MOST_COLUMNS:
        return ImportedFile(findings=[*table.findings, _too_many_columns(table.header, count)])
    if len(table.rows) > _MOST_ROWS:
        return ImportedFile(findings=[*table.findings, _too_many_rows(table.header, len(table.rows))])
    if lines := lines_with_numbers(table):
        return ImportedFile(findings=[*table.findings, list_of_numbers(lines[0].place)])
    kind = kind or kind_of_file(path)
    known = known_columns(names)
    refuse_if_turned(table, known)
    table = without_totals(without_tables_below(without_tables_beside(below_groups(table, known), kind), known))
    table = with_fields_set(table, given, names)
    assert table.header
    taken = columns_taken(table, table.header, kind or _kind_of(table.header, table, names), names)
    reading = ImportedFile(findings=[*table.findings, *tables_above(table, known)])
    if not table.rows and not reading.findings:
        remedy = f"Write a row for each {taken.kind.name} below it."
        reading.findings.append(
            Finding("missing-field", table.header.place, "Nothing stands below this header", remedy, "warning")
        )
    told = [f"its header was found in line {table.header.line}; what stands above it was passed over."] if table.above else []
    told += taken.told
    if not taken.tell_titles:
        reading.findings.append(taken.without_titles())
    elif taken.missing and table.rows and not taken.are_drafts:
        reading.findings.append(taken.without_fields())
    else:
        told += _take_rows(reading, table, taken)
    reading.told = [f"{path}: {sentence}" for sentence in told]
    return reading


def _take_rows(reading: ImportedFile, table: Table, taken: ColumnsTaken) -> list[str]:
    """Add the rows as entries, with findings about them and their columns. Returns sentences that tell how cells were read."""
    if taken.are_drafts and table.rows:
        reading.findings.append(taken.without_fields())
    fitting, long = table.by_length()
    needed = [index for index, column in taken.filled.items() if column.route[0] in taken.required]
    telling = needed if len(needed) > 1 else [*taken.filled]
    reading.findings += [_note(taken.kind, row) for row in fitting if not _tells(row, telling)]
    rows, told_of_numbers = without_unnamed_numbers(table.names, [row for row in fitting if _tells(row, telling)])
    reading.findings += [*taken.left_out(), *too_many_cells(table, long), *cells_without_a_name(table, rows)]
    reading.findings += _commas(rows, taken.filled)
    days = days_in(rows, taken.filled)
    meant, told_of_cells = cells_meant(taken.header, rows, taken.filled)
    hours = hours_told(taken.header, rows, taken.filled, meant)
    reading.findings += hours.findings
    meant = {index: {**cells, **days.get(index, {}), **hours.unread.get(index, {})} for index, cells in meant.items()}
    reading.entries += [_entry(taken, row, meant) for row in rows]
    if taken.are_of_telephones:
        told_of_cells.append("no column says how people get in touch; `channel: phone` was written where there is a number.")
    told_of_cells += numbers_told(taken.header, rows, taken.filled)
    told_of_cells += contacts_told(taken.header, rows, taken.filled)
    told_of_cells += summaries_told(taken.header, rows, taken.filled)
    told_of_gaps = [] if _is_sheet(taken.header.file) else told_of_merged(taken.header, rows, taken.filled)
    return [*told_of_numbers, *told_of_days(days, taken.filled), *hours.sentences, *told_of_cells, *told_of_gaps]


def _tells(row: TableRow, columns: Iterable[int]) -> bool:
    """Whether a row holds something in one of these columns."""
    return any(map(row.cell, columns))


def _is_sheet(file: str) -> bool:
    """Whether a table is a sheet of a workbook, whose name stands behind the file's."""
    return "#" in file


def names_of(pairs: tuple[str, ...]) -> dict[str, str]:
    """The names that `--map` gives: the field for the name of a column. Raises Refused."""
    names: dict[str, str] = {}
    for pair in pairs:
        column, equals, field = pair.rpartition("=")
        if not equals or not column.strip() or not field.strip():
            raise Refused(f'`{pair}` is no pair. Write the column and the field: `--map "Benennung=title"`.')
        if names.setdefault(column_name(column), column_name(field)) != column_name(field):
            raise Refused(f"`--map` says of `{column}` that it is two fields. Leave out one of them.")
    return names


def kind_of_file(path: str) -> Kind | None:
    """The kind after which a file or a sheet is named, such as `promises.csv` or the sheet `Teams`."""
    return kind_called(re.sub(r"\.\w+$", "", re.split(r"[/\\#]", path)[-1]))


def _kind_of(row: TableRow, table: Table, names: Mapping[str, str]) -> Kind:
    """The kind whose required fields are all in the header, the one with most of them. Raises Refused where none stands out."""
    header = [names.get(name, name) for name in table.names]
    if set(REQUIRED) <= set(header) or is_across(row) or no_period_beside(row) or no_year(row, table.rows):
        as_it_is = (
            "Save this sheet as CSV in `standards/results/`."
            if _is_sheet(row.file)
            else "Put the file into `standards/results/` as it is."
        )
        raise Refused(f"These are results. {as_it_is}")
    if meant := kind_of_columns(header):
        return meant
    if StepColumns(table.header.cells if table.header else (), ()).are_of_steps:
        steps = "If each is a step of a procedure, type `--kind procedure`, and `--owner LINK` for the team that looks after it."
        raise Refused(f"The header does not tell what the rows are: {columns_told(row)}. {steps}")
    kinds = ", ".join(f"`{kind.name}`" for kind in KINDS)
    if not table.rows:
        below = f"Write a row for each definition below it, and say what they are with `--kind`: {kinds}."
        raise Refused(f"Nothing stands below this header: {columns_told(row)}. {below}")
    raise Refused(f"The header does not tell what the rows are: {columns_told(row)}. Say it with `--kind`: {kinds}.")


def _too_many_columns(row: TableRow, count: int) -> Finding:
    message = f"This table has {count:,} columns, of which {MOST_COLUMNS:,} are the most that can be read"
    remedy = "Delete those that are not needed. Every row is a definition: where each column is one, swap rows and columns."
    return Finding("unsafe-yaml", row.place, message, remedy)


def _too_many_rows(row: TableRow, count: int) -> Finding:
    message = f"This table has {count:,} rows, of which {_MOST_ROWS:,} are the most that can be read"
    return Finding("unsafe-yaml", row.place, message, "Take away those that are no definitions, or split it.")


def _note(kind: Kind, row: TableRow) -> Finding:
    message = f"This row has nothing that every {kind.name} must have, and was passed over"
    return Finding("missing-field", row.place, message, "If it is no heading, note or total, fill its cells.", "warning")


def _commas(rows: list[TableRow], columns: Mapping[int, Column]) -> Iterator[Finding]:
    """A warning for each column whose cells seem to separate their entries by commas, at the first such cell."""
    for index, column in columns.items():
        if column.has_words:
            for row in rows:
                if _WORDS_WITH_COMMAS.fullmatch(row.cell(index)):
                    message = f"`{row.cells[index]}` was taken as one entry of `{column.field}`"
                    yield Finding("wrong-type", row.place_of(index), message, "Separate several entries by `;`.", "warning")
                    break


def _entry(taken: ColumnsTaken, row: TableRow, meant: CellsMeant) -> ImportedEntry:
    fields: dict[str | int, Any] = {}
    places: dict[str, Place] = {}
    for index, column in taken.filled.items():
        text = as_typed(row.cell(index))
        if text := meant[index].get(text, text):
            _put(fields, column.route, column.parse(" ".join(text.split()) if column.route == ("title",) else text))
            places.setdefault(str(column.route[0]), row.place_of(index))
    plain = with_numbers_meant(
        with_contacts_meant(with_hours_meant({str(name): _with_lists(value) for name, value in fields.items()}))
    )
    if taken.are_of_telephones and "phone" in plain:
        plain["channel"] = "phone"
    if plain.get("status") == "published":
        del plain["status"]
    plain = with_short_summary(plain)
    if taken.are_drafts:
        plain["summary"] = escaped(str(plain.get("title", "")))
        plain.setdefault("status", "draft")
    return ImportedEntry(taken.kind, str(plain.pop("id", "")), _without_own_title(plain), row.place, places)


class _Numbered(dict[str | int, Any]):
    """The entries of a list by their numbers."""


def _put(fields: dict[str | int, Any], route: tuple[str | int, ...], value: Any) -> None:
    """Put a value at the end of a route. Entries of a list that have numbers are kept by these."""
    *above, last = route
    for step, following in zip(above, route[1:], strict=True):
        inner = fields.setdefault(step, _Numbered() if isinstance(following, int) else {})
        if isinstance(inner, list):
            inner = fields[step] = _Numbered(enumerate(inner, 1))
        if isinstance(inner, str):
            inner = fields[step] = {"word": inner}
        fields = inner
    fields[last] = value


def _with_lists(value: Any) -> Any:
    if isinstance(value, _Numbered):
        return [_with_lists(value[number]) for number in sorted(value, key=int)]
    if isinstance(value, dict):
        return {name: _with_lists(inner) for name, inner in value.items()}
    return value


def _without_own_title(fields: dict[str, Any]) -> dict[str, Any]:
    """Leave the replacement out of a word to avoid where it is the term's own title, which is the default."""
    for position, avoided in enumerate(fields.get("avoid", ())):
        if isinstance(avoided, dict) and avoided.get("use") == fields.get("title"):
            rest = {name: text for name, text in avoided.items() if name != "use"}
            fields["avoid"][position] = rest["word"] if list(rest) == ["word"] else rest
    return fields
