"""Decides which field each column of a table fills, which columns are left out, and what the table lacks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from interlock.definitions import Kind
from interlock.definitions.contact_point import CONTACT_POINT
from interlock.definitions.model_fields import required_fields
from interlock.doors.edits.importing.columns.column_cells import numbers_of_rows
from interlock.doors.edits.importing.columns.column_contacts import REACHED, with_contact_columns
from interlock.doors.edits.importing.columns.column_fields import Column, NoColumn, column_of
from interlock.doors.edits.importing.columns.column_numbers import (
    EXTENSION,
    OTHER_NUMBERS,
    with_number_columns,
    with_numbers_of_telephones,
)
from interlock.doors.edits.importing.columns.headers import fields_meant, told_of
from interlock.findings import Finding, Severity
from interlock.findings.nouns import counted, listed, with_article
from interlock.sources.tables.table_columns import Table
from interlock.sources.tables.table_rows import TableRow, column_name

_MOST_NAMED = 20  # columns in a message

# The required fields that a table may do without: an id is a title, and `--owner` names an owner for all.
_NEEDS_NO_COLUMN = ("title", "owner")


@dataclass(frozen=True, slots=True)
class ColumnsTaken:
    """The columns of a table of one kind by their indices: those that fill a field, and those that are left out.

    `filled`: the first column of each field; `further`: columns whose field an earlier one fills; `strange`: columns of no field.
    `told`: sentences that tell which column was read as which field.
    """

    kind: Kind
    header: TableRow
    filled: dict[int, Column]
    further: dict[int, Column]
    strange: dict[int, NoColumn]
    told: list[str]

    @property
    def required(self) -> list[str]:
        """The fields for which a table of this kind must have a column."""
        return [name for name in required_fields(self.kind.model) if name not in _NEEDS_NO_COLUMN]

    @property
    def missing(self) -> list[str]:
        """The required fields that no column fills, not even in part."""
        begun = {column.route[0] for column in self.filled.values()}
        return [name for name in self.required if name not in begun and not (name == "channel" and self.are_of_telephones)]

    @property
    def are_of_telephones(self) -> bool:
        """Whether it is a list of telephone numbers: contact points without a channel, and no other way to reach any."""
        begun = {column.route[0] for column in self.filled.values()}
        return self.kind == CONTACT_POINT and "phone" in begun and not begun & {"channel", "email", "url", "address"}

    @property
    def are_drafts(self) -> bool:
        """Whether the table only lacks summaries: its rows are drafts then, with their titles in place of these."""
        return self.missing == ["summary"]

    @property
    def tell_titles(self) -> bool:
        """Whether a column says what each row is called."""
        return any(column.route in (("title",), ("id",)) for column in self.filled.values())

    def left_out(self) -> Iterator[Finding]:
        """Warnings for the columns that were left out."""
        yield from self._strange()
        yield from self._further()

    def _strange(self) -> Iterator[Finding]:
        """Warnings for columns that fill no field: one for all that have nothing to do with any."""
        unlike = [index for index, column in self.strange.items() if column.is_strange]
        for index, column in self.strange.items():
            if len(unlike) < 2 or index not in unlike:
                yield Finding("unknown-field", self.header.place_of(index), column.message, column.remedy, "warning")
        if len(unlike) > 1:
            named = _quoted([self.header.cells[index] for index in unlike])
            message = f"There are no fields {named} in {with_article(self.kind.name)}, so these columns were left out"
            yield Finding("unknown-field", self.header.place_of(unlike[0]), message, self.strange[unlike[0]].remedy, "warning")

    def _further(self) -> Iterator[Finding]:
        """A warning for each column whose field an earlier one fills."""
        names = {column.field: self.header.cells[index] for index, column in self.filled.items()}
        for index, column in self.further.items():
            message = f"`{column.field}` has the column `{names[column.field]}` already, so this one was left out"
            remedy = "Put what belongs together into one of them, and delete the other."
            yield Finding("duplicate-key", self.header.place_of(index), message, remedy, "warning")

    def without_titles(self) -> Finding:
        """The one finding about a table in which no column names what its rows define, for a header in another language."""
        known = [self.header.cells[index] for index in self.filled]
        of_these = f", of which {_quoted(known)} {'is' if len(known) == 1 else 'are'} known" if known else ""
        cells = self.header.cells
        first = next((cell for index, cell in enumerate(cells) if cell and index not in self.filled), cells[0])
        fields = ", ".join(f"`{name}`" for name in dict.fromkeys([*required_fields(self.kind.model)[:7], "summary"]))
        message = f"No column says what each {self.kind.name} is called: {columns_told(self.header)}{of_these}"
        how = f'Say which column is which field, as in `--map "{first}=title"`, once for each.'
        return Finding("missing-field", self.header.place, message, f"{how} Each {self.kind.name} has {fields} and more.")

    def without_fields(self) -> Finding:
        """The one finding about a table in which no column holds a field that every row must have."""
        fields = listed((f"`{name}`" for name in self.missing), "or")
        message = f"No column is called {fields}, which every {self.kind.name} must have, so nothing was taken"
        severity: Severity = "error"
        if parts := [part for name in self.missing if (part := column_of(name, self.kind)) and isinstance(part, NoColumn)]:
            begun = f"interlock new {self.kind.name} ID"
            return Finding(
                "missing-field", self.header.place, message, f"{parts[0].remedy} Or begin a file: `{begun}`.", severity
            )
        remedy = f"Add a column for {'it' if len(self.missing) == 1 else 'each'}"
        if self.are_drafts:
            message = f"No column is called `summary`, so each {self.kind.name} is a draft, with its title in that place"
            severity = "warning"
            remedy = "Write `summary:` in each file, and take out `status: draft`; or delete the files, and add a column for it"
        given = " ".join(f"--set {name}=VALUE" for name in self.missing)
        same = "" if self.are_drafts else f"; or where all rows have the same, say that: `{given}`"
        unknown = [self.header.cells[index] for index in self.strange]
        if not unknown:
            return Finding("missing-field", self.header.place, message, f"{remedy}{same}.", severity)
        named = {name: next((cell for cell in unknown if name in column_name(cell)), "COLUMN") for name in self.missing}
        pairs = " ".join(f'--map "{cell}={name}"' for name, cell in named.items())
        others = f"Not known {'is' if len(unknown) == 1 else 'are'} {_quoted(unknown)}."
        remedy = f"{remedy}, or say which column holds it: `{pairs}`{same}. {others}"
        return Finding("missing-field", self.header.place, message, remedy, severity)


def columns_taken(table: Table, header: TableRow, kind: Kind, names: Mapping[str, str]) -> ColumnsTaken:
    """The fields that the columns of a table with this header fill. `names`: fields by names of columns (`--map`)."""
    given = [names.get(name, name) for name in table.names]
    fields = with_numbers_of_telephones(given, fields_meant(given, kind), table.rows, kind)
    columns = {index: column_of(name, kind, header.cells[index]) for index, name in enumerate(fields) if name}
    columns = with_contact_columns(header, table.rows, with_number_columns(header, table.rows, columns, kind), kind)
    columns = {**columns, **dict(_without_their_words(header, table.rows, columns, given, kind))}
    known = {index: column for index, column in columns.items() if isinstance(column, Column)}
    told = []
    filled = _first_of_each_field(known)
    while (numbers := numbers_of_rows(header, table.rows, filled)) is not None:
        del known[numbers]
        filled = _first_of_each_field(known)
        told.append(f"`{header.cells[numbers]}` only counts the rows, and was left out.")
    read = {
        index: OTHER_NUMBERS if OTHER_NUMBERS in known[index].route and field != known[index].field else field
        for index, field in enumerate(fields)
        if index in filled
    }
    named = {index: header.cells[index] for index in filled if known[index].route[-1] not in (EXTENSION, REACHED)}
    if read_as := told_of(given, [read.get(index, field) for index, field in enumerate(fields)], named):
        told.append(read_as)
    further = {index: column for index, column in known.items() if index not in filled}
    strange = {index: column for index, column in columns.items() if isinstance(column, NoColumn)}
    return ColumnsTaken(kind, header, filled, further, strange, told)


def _without_their_words(
    header: TableRow, rows: Sequence[TableRow], columns: Mapping[int, Column | NoColumn], given: Sequence[str], kind: Kind
) -> Iterator[tuple[int, NoColumn]]:
    """Columns that are named like an optional field with a choice of words, but hold none of these words."""
    for index, column in columns.items():
        if not isinstance(column, Column) or not column.choices or given[index] == column.field:
            continue
        cells = {cell for row in rows if (cell := row.cell(index))}
        if cells and column.route[0] not in required_fields(kind.model) and not {*map(column.parse, cells)} & {*column.choices}:
            name, words = header.cells[index], listed([f"`{word}`" for word in column.choices], "or")
            message = f"`{name}` holds none of the words of `{column.field}`, so this column was left out"
            yield index, NoColumn(message, f'Write {words}; or say which field it is: `--map "{name}=FIELD"`.')


def _first_of_each_field(columns: dict[int, Column]) -> dict[int, Column]:
    """The columns without those whose field an earlier one fills."""
    first = {column.route: index for index, column in reversed(columns.items())}
    return {index: column for index, column in columns.items() if first[column.route] == index}


def columns_told(row: TableRow) -> str:
    """The part of a sentence that lists the columns of a header."""
    return f"its columns are {_quoted([cell for cell in row.cells if cell])}"


def _quoted(columns: Sequence[str]) -> str:
    """The names of columns in a sentence; of very many, the first."""
    more = len(columns) - _MOST_NAMED
    return listed([*(f"`{name}`" for name in columns[:_MOST_NAMED]), *([counted(more, "other")] if more > 0 else [])])
