"""Reads a table: the header names the fields, each row below it is a definition.

Several values in one cell are separated by `;` or stand on lines of their own. A word to avoid may be written
`word → what we say`, as `interlock export csv` does.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from interlock.definitions import KINDS, Kind, kind_called
from interlock.definitions.model_fields import required_fields, written_names
from interlock.doors.edits.handbook_files import Refused
from interlock.doors.edits.importing.column_cells import CellsMeant, cells_meant, numbers_of_rows, told_of_merged
from interlock.doors.edits.importing.column_days import days_in, told_of_days
from interlock.doors.edits.importing.columns import Column, NoColumn, column_of
from interlock.doors.edits.importing.entries import ImportedEntry, ImportedFile
from interlock.doors.edits.importing.further_tables import without_tables_below, without_tables_beside
from interlock.doors.edits.importing.headers import fields_meant, kind_of_columns, told_of
from interlock.exports.csv import as_typed
from interlock.findings import Finding, Place, Severity
from interlock.findings.nouns import counted, listed, with_article
from interlock.sources.results_across import is_across, no_period_beside, no_year
from interlock.sources.table_columns import Table, cells_without_a_name, read_table, too_many_cells
from interlock.sources.table_rows import TableRow, column_name
from interlock.sources.tables import REQUIRED

# A few words after a comma, and no sentence: probably entries of a list.
_WORDS_WITH_COMMAS = re.compile(r"[^,;.\n]{1,30}(?:,\s*+[^,;.\n]{1,30})+")

_MOST_COLUMNS = 1_000
_MOST_NAMED = 20  # columns in a message

# The required fields that a table may do without: an id is a title, and `--owner` names an owner for all.
_NEEDS_NO_COLUMN = ("title", "owner")


def known_columns(names: Mapping[str, str]) -> frozenset[str]:
    """The names that tell which row is a header: fields of every kind, and those that are given other names."""
    fields = {name for kind in KINDS for name in written_names(kind.model)}
    return frozenset(fields | {"id", "term"} | set(names))


def read_spreadsheet(path: str, text: str, kind: Kind | None, names: Mapping[str, str]) -> ImportedFile:
    """Read a table of text. `names`: the fields by names of columns. Raises Refused where it is not clear what the rows are."""
    return entries_in(path, read_table(path, text, known_columns(names)), kind, names)


def entries_in(path: str, table: Table, kind: Kind | None, names: Mapping[str, str]) -> ImportedFile:
    """The definitions in a table. Faulty rows and columns become findings. Raises Refused as `read_spreadsheet`."""
    reading = ImportedFile(findings=list(table.findings))
    if table.header is None:
        message = "This file is empty" if not table.findings else "This table has no header"
        reading.findings = table.findings or [
            Finding("missing-field", Place(path), message, "Write a header: the names of the fields.")
        ]
        return reading
    if (count := sum(map(bool, table.header.cells))) > _MOST_COLUMNS:
        reading.findings.append(_too_many_columns(table.header, count))
        return reading
    if table.above:
        reading.told.append(f"{path}: its header was found in line {table.header.line}; what stands above it was passed over.")
    kind = kind or _kind_named(path)
    table = without_tables_below(without_tables_beside(table, kind), known_columns(names))
    assert table.header
    reading.findings = list(table.findings)
    header = [names.get(name, name) for name in table.names]
    kind = kind or _kind_of(table.header, header, table.rows)
    given, header = header, fields_meant(header, kind)
    columns = {index: column_of(name, kind, table.header.cells[index]) for index, name in enumerate(header) if name}
    known = {index: column for index, column in columns.items() if isinstance(column, Column)}
    filled = _first_of_each_field(known)
    while (numbers := numbers_of_rows(table.header, table.rows, filled)) is not None:
        del known[numbers]
        filled = _first_of_each_field(known)
        reading.told.append(f"{path}: `{table.header.cells[numbers]}` only counts the rows, and was left out.")
    if told := told_of(given, header, {index: table.header.cells[index] for index in filled}):
        reading.told.append(f"{path}: {told}")
    if not {("title",), ("id",)} & {column.route for column in filled.values()}:
        reading.findings.append(_without_titles(table.header, kind, filled))
        return reading
    required = [name for name in required_fields(kind.model) if name not in _NEEDS_NO_COLUMN]
    missing = [name for name in required if name not in _begun(filled)]
    if missing and table.rows:
        reading.findings.append(_without_fields(table.header, kind, columns, missing))
        if not _can_be_drafts(missing):
            return reading
    reading.findings += [*_left_out(table.header, kind, columns), *_further(table.header, known, filled)]
    rows, long = table.by_length()
    reading.findings += [*too_many_cells(table, long), *cells_without_a_name(table, rows), *_commas(rows, filled)]
    days = days_in(rows, filled)
    meant, told_of_cells = cells_meant(table.header, rows, filled)
    told_of_cells += [] if "#" in path else told_of_merged(table.header, rows, filled)
    reading.told += [f"{path}: {sentence}" for sentence in (*told_of_days(days, filled), *told_of_cells)]
    meant = {index: {**cells, **days.get(index, {})} for index, cells in meant.items()}
    needed = [index for index, column in filled.items() if column.route[0] in required]
    for row in rows:
        if len(needed) > 1 and not any(row.cells[index] for index in needed if index < len(row.cells)):
            reading.findings.append(_note(kind, row))
        else:
            reading.entries.append(_entry(kind, filled, row, meant))
    if _can_be_drafts(missing):
        for entry in reading.entries:
            entry.fields["summary"] = entry.fields.get("title", "")
            entry.fields.setdefault("status", "draft")
    return reading


def _first_of_each_field(columns: dict[int, Column]) -> dict[int, Column]:
    """The columns without those whose field an earlier one fills."""
    first = {column.route: index for index, column in reversed(columns.items())}
    return {index: column for index, column in columns.items() if first[column.route] == index}


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


def _kind_named(path: str) -> Kind | None:
    """The kind after which a file or a sheet is named, such as `promises.csv` or the sheet `Teams`."""
    return kind_called(re.sub(r"\.\w+$", "", re.split(r"[/\\#]", path)[-1]))


def _kind_of(row: TableRow, header: list[str], rows: list[TableRow]) -> Kind:
    """The kind whose required fields are all in the header, the one with most of them. Raises Refused where none stands out."""
    if set(REQUIRED) <= set(header) or is_across(row) or no_period_beside(row) or no_year(row, rows):
        as_it_is = (
            "Save this sheet as CSV in `standards/results/`."
            if "#" in row.file
            else "Put the file into `standards/results/` as it is."
        )
        raise Refused(f"These are results. {as_it_is}")
    if meant := kind_of_columns(header):
        return meant
    kinds = ", ".join(f"`{kind.name}`" for kind in KINDS)
    raise Refused(f"The header does not tell what the rows are: {_columns_of(row)}. Say it with `--kind`: {kinds}.")


def _columns_of(row: TableRow) -> str:
    return f"its columns are {_quoted([cell for cell in row.cells if cell])}"


def _quoted(columns: Sequence[str]) -> str:
    """The names of columns in a sentence; of very many, the first."""
    more = len(columns) - _MOST_NAMED
    return listed([*(f"`{name}`" for name in columns[:_MOST_NAMED]), *([counted(more, "other")] if more > 0 else [])])


def _too_many_columns(row: TableRow, count: int) -> Finding:
    message = f"This table has {count:,} columns, of which {_MOST_COLUMNS:,} are the most that can be read"
    remedy = "Delete those that are not needed. Every row is a definition: where each column is one, swap rows and columns."
    return Finding("unsafe-yaml", row.place, message, remedy)


def _without_titles(row: TableRow, kind: Kind, filled: Mapping[int, Column]) -> Finding:
    """The one finding about a table in which no column names what its rows define, for a header in another language."""
    known = [row.cells[index] for index in filled]
    of_these = f", of which {_quoted(known)} {'is' if len(known) == 1 else 'are'} known" if known else ""
    first = next((cell for index, cell in enumerate(row.cells) if cell and index not in filled), row.cells[0])
    fields = ", ".join(f"`{name}`" for name in dict.fromkeys([*required_fields(kind.model)[:7], "summary"]))
    message = f"No column says what each {kind.name} is called: {_columns_of(row)}{of_these}"
    remedy = (
        f'Say which column is which field, as in `--map "{first}=title"`, once for each. Each {kind.name} has {fields} and more.'
    )
    return Finding("missing-field", row.place, message, remedy)


def _begun(columns: Mapping[int, Column]) -> set[str]:
    """The fields that columns fill, wholly or in part."""
    return {str(column.route[0]) for column in columns.values()}


def _can_be_drafts(missing: list[str]) -> bool:
    """Whether a table only lacks summaries: its rows are drafts then, with their titles in place of these."""
    return missing == ["summary"]


def _without_fields(row: TableRow, kind: Kind, columns: Mapping[int, Column | NoColumn], missing: list[str]) -> Finding:
    """The one finding about a table in which no column holds a field that every row must have."""
    unknown = [row.cells[index] for index, column in columns.items() if isinstance(column, NoColumn)]
    fields = listed(f"`{name}`" for name in missing)
    message = f"No column is called {fields}, which every {kind.name} must have, so nothing was taken"
    severity: Severity = "error"
    remedy = f"Add a column for {'it' if len(missing) == 1 else 'each'}"
    if _can_be_drafts(missing):
        message, severity = (
            f"No column is called `summary`, so each {kind.name} is a draft, with its title in that place",
            "warning",
        )
        remedy = "Write `summary:` in each file, and take out `status: draft`; or delete the files, and add a column for it"
    if not unknown:
        return Finding("missing-field", row.place, message, f"{remedy}.", severity)
    named = {name: next((cell for cell in unknown if name in column_name(cell)), "COLUMN") for name in missing}
    pairs = " ".join(f'--map "{cell}={name}"' for name, cell in named.items())
    others = f"Not known {'is' if len(unknown) == 1 else 'are'} {_quoted(unknown)}."
    return Finding("missing-field", row.place, message, f"{remedy}, or say which column holds it: `{pairs}`. {others}", severity)


def _note(kind: Kind, row: TableRow) -> Finding:
    message = f"This row has nothing that every {kind.name} must have, and was passed over"
    return Finding("missing-field", row.place, message, "If it is no heading, note or total, fill its cells.", "warning")


def _left_out(row: TableRow, kind: Kind, columns: Mapping[int, Column | NoColumn]) -> Iterator[Finding]:
    """Warnings for columns that fill no field: one for all that have nothing to do with any."""
    left_out = {index: column for index, column in columns.items() if isinstance(column, NoColumn)}
    strange = [index for index, column in left_out.items() if column.is_strange]
    for index, column in left_out.items():
        if len(strange) < 2 or index not in strange:
            yield Finding("unknown-field", row.place_of(index), column.message, column.remedy, "warning")
    if len(strange) > 1:
        named = _quoted([row.cells[index] for index in strange])
        message = f"There are no fields {named} in {with_article(kind.name)}, so these columns were left out"
        yield Finding("unknown-field", row.place_of(strange[0]), message, left_out[strange[0]].remedy, "warning")


def _further(row: TableRow, columns: Mapping[int, Column], filled: Mapping[int, Column]) -> Iterator[Finding]:
    """A warning for each column whose field an earlier one fills."""
    names = {column.field: row.cells[index] for index, column in filled.items()}
    for index in (index for index in columns if index not in filled):
        field = columns[index].field
        message = f"`{field}` has the column `{names[field]}` already, so this one was left out"
        remedy = "Put what belongs together into one of them, and delete the other."
        yield Finding("duplicate-key", row.place_of(index), message, remedy, "warning")


def _commas(rows: list[TableRow], columns: Mapping[int, Column]) -> Iterator[Finding]:
    """A warning for each column whose cells seem to separate their entries by commas, at the first such cell."""
    for index, column in columns.items():
        if column.has_words:
            for row in rows:
                if index < len(row.cells) and _WORDS_WITH_COMMAS.fullmatch(row.cells[index]):
                    message = f"`{row.cells[index]}` was taken as one entry of `{column.field}`"
                    yield Finding("wrong-type", row.place_of(index), message, "Separate several entries by `;`.", "warning")
                    break


def _entry(kind: Kind, columns: Mapping[int, Column], row: TableRow, meant: CellsMeant) -> ImportedEntry:
    fields: dict[str | int, Any] = {}
    places: dict[str, Place] = {}
    for index, column in columns.items():
        text = as_typed(row.cells[index]) if index < len(row.cells) else ""
        if text := meant[index].get(text, text):
            _put(fields, column.route, column.parse(" ".join(text.split()) if column.route == ("title",) else text))
            places.setdefault(str(column.route[0]), row.place_of(index))
    plain = {str(name): _with_lists(value) for name, value in fields.items()}
    if plain.get("status") == "published":
        del plain["status"]
    return ImportedEntry(kind, str(plain.pop("id", "")), _without_own_title(plain), row.place, places)


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
