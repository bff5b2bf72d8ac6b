"""The terms as a table: a row a term, for spreadsheets and for other glossaries."""

import csv
import io
from collections.abc import Iterator
from typing import Any, get_origin

from pydantic import BaseModel

from interlock.catalog import Catalog
from interlock.catalog.audience import HIDDEN
from interlock.catalog.prose import plain_words
from interlock.definitions import Definition, Term
from interlock.definitions.field_types import Prose
from interlock.definitions.meaning_marks import InTables, marks_on
from interlock.definitions.model_fields import models_in
from interlock.definitions.term import Avoided
from interlock.questions.language import first_sentence


def _fields() -> tuple[str, ...]:
    """The fields with a column: first those marked `InTables`, a term's own before those of every definition; then the others."""
    own = [name for name in Term.model_fields if name not in Definition.model_fields]
    first = marks_on(Term, InTables)
    return (
        *(name for name in own if name in first),
        *(name for name in first if name not in own),
        *(name for name in own if name not in first),
    )


_FIELDS = _fields()
# Separates several values in a cell.
SEPARATOR = "; "
# Spreadsheets evaluate cells that start with one of these as formulas.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def files(catalog: Catalog) -> dict[str, str]:
    """One file, `terms.csv`."""
    return {"terms.csv": text(catalog)}


def text(catalog: Catalog) -> str:
    """The table with its header, sorted by id: a column for every field and every language. Lines end with CRLF (RFC 4180)."""
    written = io.StringIO()
    rows = [dict(_row(term, catalog)) for term in catalog.of(Term)]
    columns = ["id", "term", *(column for field in _FIELDS for column in _columns(field, rows))]
    writer = csv.DictWriter(written, columns, restval="")
    writer.writeheader()
    writer.writerows({column: without_formula(cell) for column, cell in row.items()} for row in rows)
    return written.getvalue()


def _columns(field: str, rows: list[dict[str, str]]) -> list[str]:
    """The columns of a field: one, or one for each language or other part of it that is used."""
    return sorted({column for row in rows for column in row if column.startswith(f"{field}.")}) if _has_parts(field) else [field]


def _has_parts(field: str) -> bool:
    """Whether a field is a mapping, which has a column for each part."""
    annotation = Term.model_fields[field].annotation
    return get_origin(annotation) is dict or (field not in marks_on(Term, InTables) and any(models_in(annotation)))


def _row(term: Term, catalog: Catalog) -> Iterator[tuple[str, str]]:
    yield "id", term.id
    yield "term", term.title
    for field in _FIELDS:
        value = getattr(term, field)
        if _has_parts(field):
            parts = value if isinstance(value, BaseModel) else (value or {}).items()
            cells = ((name, SEPARATOR.join(part) if isinstance(part, list) else part) for name, part in parts)
            yield from ((f"{field}.{name}", cell) for name, cell in cells if cell)
        elif isinstance(value, list):
            yield field, SEPARATOR.join(_item(term, item) for item in value)
        else:
            yield field, _cell(field, value, catalog)


def _item(term: Term, item: object) -> str:
    return f"{item.word} → {item.use or term.title}" if isinstance(item, Avoided) else str(item)


def _cell(field: str, value: Any, catalog: Catalog) -> str:
    """A value as plain text; of a long text, the first sentence."""
    if value is None or value == HIDDEN:
        return ""
    prose = marks_on(Term, Prose).get(field)
    return plain_words(first_sentence(value) if prose.block else value, catalog) if prose else str(value)


def without_formula(cell: str) -> str:
    """A cell, escaped if a spreadsheet would evaluate it as a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
