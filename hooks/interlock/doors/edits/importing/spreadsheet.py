"""Reads a CSV table: the header names the fields, each row below it is a definition.

Several values in one cell are separated by `;`. A full stop in a column's name leads into a mapping: `target.share`. A word to
avoid may be written `word → what we say`, as `interlock export csv` does.
"""

import csv
import io
import re
from collections.abc import Callable
from typing import Any, get_args, get_origin

from interlock.definitions import KINDS, Kind
from interlock.definitions.model_fields import models_in, required_fields
from interlock.definitions.term import Avoided
from interlock.doors.edits.handbook_files import Refused
from interlock.doors.edits.importing.entries import ImportedEntry, ImportedFile
from interlock.findings import Finding, Place
from interlock.findings.nearest import did_you_mean
from interlock.findings.nouns import with_article
from interlock.sources.tables import too_many_cells, unreadable_row

# Fields that nearly every kind has, so they do not tell which kind a table holds.
_COMMON_FIELDS = {"title", "summary", "owner"}
# The apostrophe that our CSV export puts before cells that a spreadsheet would take for a formula.
_FORMULA_GUARD = re.compile(r"'(?=[=+\-@\t\r])")

Parse = Callable[[str], Any]
Column = tuple[tuple[str, ...], Parse]


def read_spreadsheet(path: str, text: str, kind: Kind | None) -> ImportedFile:
    """Read a table. Faulty rows and columns become findings. Raises Refused when it is not clear which kind the rows are."""
    lines = re.split(r"\r\n|\r|\n", text)
    reading = ImportedFile()
    if not text.strip():
        reading.findings.append(
            Finding("missing-field", Place(path), "This file is empty", "Write a header: the names of the fields.")
        )
        return reading
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(lines[0]), strict=True)
    before = 0
    try:
        written = [name.strip() for name in next(reader)]
        header = [re.sub(r"\s+", "_", name.lower()) for name in written]
        kind = kind or _kind_of(header)
        columns = _columns(path, written, header, kind, lines[0], reading)
        before = reader.line_num
        for cells in reader:
            line, before = before + 1, reader.line_num
            quote = lines[min(line, len(lines)) - 1]
            if len(cells) > len(header):
                reading.findings.append(too_many_cells(path, line, quote, len(cells), len(header)))
            elif any(cell.strip() for cell in cells):
                reading.entries.append(_entry(kind, columns, cells, Place(path, line, 1, len(quote) or 1, quote)))
    except csv.Error as error:
        reading.findings.append(unreadable_row(path, lines, before + 1, str(error)))
    return reading


def _delimiter(header: str) -> str:
    """The separator of cells: spreadsheets use a semicolon in locales that write decimal commas."""
    return max(",;\t", key=header.count)


def _kind_of(header: list[str]) -> Kind:
    """The kind whose required fields are all in the header, the one with most of them. Raises Refused where none stands out."""
    named = {name.partition(".")[0] for name in header}
    own = {kind.name: set(required_fields(kind.model)) - _COMMON_FIELDS for kind in KINDS}
    fitting = [kind for kind in KINDS if own[kind.name] and own[kind.name] <= named]
    most = max((len(own[kind.name]) for kind in fitting), default=0)
    found = [kind for kind in fitting if len(own[kind.name]) == most]
    if len(found) != 1:
        listed = ", ".join(f"`{kind.name}`" for kind in KINDS)
        raise Refused(f"The header does not tell what the rows are. Say it with `--kind`: {listed}.")
    return found[0]


def _columns(
    path: str, written: list[str], header: list[str], kind: Kind, quote: str, reading: ImportedFile
) -> list[Column | None]:
    """For each column, the field it fills and how its cells are parsed; None for a column that is ignored."""
    columns: list[Column | None] = []
    for words, name in zip(written, header, strict=True):
        place = Place(path, 1, max(quote.find(words), 0) + 1, max(len(words), 1), quote)
        column, fault = _column(name, kind)
        columns.append(column)
        if fault and name:
            reading.findings.append(Finding("unknown-field", place, *fault, "warning"))
    return columns


def _column(name: str, kind: Kind) -> tuple[Column | None, tuple[str, str] | None]:
    """A column, or a message and a remedy where no field fits its name."""
    if name == "id" or (name == "term" and kind.name == "term"):
        return ((("id",) if name == "id" else ("title",)), str), None
    route = tuple(name.split("."))
    annotation: Any = kind.model
    for step in route:
        fields = _fields(annotation)
        if step not in fields:
            remedy = did_you_mean(step, fields) or "The handbook's page “How to edit” describes every field."
            return None, (f"There is no field `{name}` in {with_article(kind.name)}, so this column was left out", remedy)
        annotation = fields[step]
    parse = _parse(annotation)
    if parse is None:
        parts = ", ".join(f"`{name}.{part}`" for part in _fields(annotation))
        remedy = f"Name a column for each part of it: {parts}." if parts else "Write it in the files."
        return None, (f"`{name}` does not fit into a cell, so this column was left out", remedy)
    return (route, parse), None


class _AnyName(dict[str, Any]):
    """Accepts any name: the keys of a mapping that the model leaves free, such as languages. Their values have one type."""

    def __init__(self, annotation: Any) -> None:
        self.annotation = annotation

    def __contains__(self, name: object) -> bool:
        return True

    def __missing__(self, name: str) -> Any:
        return self.annotation


def _fields(annotation: Any) -> dict[str, Any]:
    """The field names that may follow a full stop, with their types: those of the model that a field holds."""
    if get_origin(annotation) is dict:
        return _AnyName(get_args(annotation)[1])
    model = next(models_in(annotation), None)
    if model is None or _is_list(annotation):
        return {}
    return {field.alias or name: field.annotation for name, field in model.model_fields.items()}


def _parse(annotation: Any) -> Parse | None:
    """The parser for cells of a field; None where no cell can hold such a value."""
    models = list(models_in(annotation))
    if models and getattr(models[0], "shorthand", None) is None:
        return None
    if not _is_list(annotation):
        return str
    return _avoided if models and models[0] is Avoided else _several


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is list or any(_is_list(inner) for inner in get_args(annotation))


def _several(cell: str) -> list[str]:
    return [value.strip() for value in cell.split(";") if value.strip()]


def _avoided(cell: str) -> list[str | dict[str, str]]:
    pairs = [value.partition("→") for value in _several(cell)]
    return [{"word": word.strip(), "use": use.strip()} if use.strip() else word.strip() for word, _, use in pairs]


def _entry(kind: Kind, columns: list[Column | None], cells: list[str], row: Place) -> ImportedEntry:
    fields: dict[str, Any] = {}
    places: dict[str, Place] = {}
    for column, cell in zip(columns, cells, strict=False):
        text = _FORMULA_GUARD.sub("", cell.strip(), count=1)
        if column is None or not text:
            continue
        route, parse = column
        _put(fields, route, parse(text))
        start = row.quote.find(cell.strip().split("\n")[0])
        places[route[0]] = Place(row.file, row.line, max(start, 0) + 1, len(cell.strip()) if start >= 0 else row.width, row.quote)
    if fields.get("status") == "published":
        del fields["status"]
    return ImportedEntry(kind, str(fields.pop("id", "")), _without_own_title(fields), row, places)


def _put(fields: dict[str, Any], route: tuple[str, ...], value: Any) -> None:
    for step in route[:-1]:
        fields = fields.setdefault(step, {})
    fields[route[-1]] = value


def _without_own_title(fields: dict[str, Any]) -> dict[str, Any]:
    """Leave the replacement out of a word to avoid where it is the term's own title, which is the default."""
    for position, avoided in enumerate(fields.get("avoid", ())):
        if isinstance(avoided, dict) and avoided["use"] == fields.get("title"):
            fields["avoid"][position] = avoided["word"]
    return fields
