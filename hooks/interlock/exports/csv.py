"""Every kind of definition as a table, for spreadsheets and other tools; `interlock import csv` takes the tables back.

A column is a field; `target.share` is a field of a mapping, `steps.2.do` one of the second entry of a list.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import Any, get_origin

from interlock.catalog import Catalog
from interlock.catalog.references import HIDDEN
from interlock.definitions import KINDS, Definition, Kind, Term
from interlock.definitions.meaning_marks import InTables, marks_on
from interlock.definitions.model_fields import models_in, written_names
from interlock.definitions.term import Avoided
from interlock.exports.json import as_plain
from interlock.findings.lazy_patterns import lazy_pattern

# Separates several values in a cell.
_SEPARATOR = "; "
# An explicitly empty list, such as `after` of a step that waits for no other step.
EMPTY_LIST = "[]"
# Spreadsheets evaluate a cell that starts with one of these, for some after blanks, as a formula or as a call of another program.
# An apostrophe before it escapes the cell. Apostrophes that are there already are part of the text.
_FORMULA = lazy_pattern(r"'*(?:\s*[=+\-@|＝＋－＠｜]|[\t\r\n])")
# Where the decimal sign is a comma, spreadsheets separate cells at semicolons, even within quotation marks, so that a formula may
# begin inside a cell of ours. There, a plus or minus, with which ordinary lines begin too, is escaped only before a call.
_WITHIN = r"(?<=[;\t\r\n])(?=(?:['\"]|(?![;\t\r\n])\s)*(?:[=@＝＠]|[+\-＋－][^;\t\r\n]*[(|!]))"
_BEGINS_WITHIN = lazy_pattern(_WITHIN)
_GUARDED = lazy_pattern(rf"\A'(?={_FORMULA.pattern})|{_WITHIN}'")


def files(catalog: Catalog) -> dict[str, str]:
    """A table for each kind, the terms first: `terms.csv`, `links.csv`, …"""
    return {
        f"{table_name(kind)}.csv": definitions_table(catalog, kind)
        for kind in sorted(KINDS, key=lambda kind: kind.model is not Term)
    }


def text(catalog: Catalog) -> str:
    """The table of the terms."""
    return definitions_table(catalog, next(kind for kind in KINDS if kind.model is Term))


def table_name(kind: Kind) -> str:
    """The name of the table of a kind: that of its folder, but `terms` for the glossary."""
    return "terms" if kind.model is Term else kind.folder.rpartition("/")[2]


def definitions_table(catalog: Catalog, kind: Kind) -> str:
    """The table of a kind, sorted by id, with a header and a column for every field in use. Lines end with CRLF (RFC 4180)."""
    written = io.StringIO()
    rows = [{"id": definition.id} | dict(_cells(definition)) for definition in catalog.of(kind.model)]
    writer = csv.DictWriter(written, _columns(kind, rows), restval="")
    writer.writeheader()
    writer.writerows({column: without_formula(cell) for column, cell in row.items()} for row in rows)
    return written.getvalue()


def without_formula(cell: str) -> str:
    """A cell, escaped where a spreadsheet would evaluate it as a formula: at its start, and behind a semicolon or a line end."""
    escaped = _BEGINS_WITHIN.sub("'", cell)
    return f"'{escaped}" if _FORMULA.match(cell) else escaped


def as_typed(cell: str) -> str:
    """A cell without the escapes of `without_formula`."""
    return _GUARDED.sub("", cell)


def _columns(kind: Kind, rows: list[dict[str, str]]) -> list[str]:
    """The columns: `id`, the fields that always have one, and then all others in use, in the order of the model."""
    first = _always(kind)
    order = ["id", *first, *(name for name in written_names(kind.model) if name not in first)]
    used = list(dict.fromkeys(column for row in rows for column in row))
    places = _Order()
    for column in [*order, *used]:
        places.add(column)
    fixed = ["id", *first]
    return [*fixed, *sorted((column for column in used if column not in fixed), key=places.of)]


def _always(kind: Kind) -> list[str]:
    """The fields that always have a column. A term's own come before those of every definition."""
    if kind.model is not Term:
        return ["title"]
    marked = marks_on(Term, InTables)
    own = [name for name in Term.model_fields if name not in Definition.model_fields and name not in marked]
    texts = [name for name in own if not _has_parts(Term.model_fields[name].annotation)]
    return ["term", *sorted(marked, key=lambda name: name in Definition.model_fields), *texts]


def _has_parts(annotation: Any) -> bool:
    """Whether a field is a mapping, which has a column for each part that is used."""
    return get_origin(annotation) is dict or any(models_in(annotation))


class _Order:
    """The order of columns: names as they were added, the entries of lists by their numbers."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def add(self, column: str) -> None:
        """Put a column, and the mappings that it is in, behind those that were added before."""
        parts = column.split(".")
        for length in range(1, len(parts) + 1):
            self._seen.setdefault(".".join(parts[:length]), len(self._seen))

    def of(self, column: str) -> list[int]:
        """The key by which columns are sorted."""
        parts = column.split(".")
        return [int(part) if part.isdecimal() else self._seen[".".join(parts[: index + 1])] for index, part in enumerate(parts)]


def _cells(definition: Definition) -> Iterator[tuple[str, str]]:
    plain = as_plain(definition)
    for name, value in plain.items():
        if isinstance(definition, Term) and name == "title":
            yield "term", value
        elif isinstance(definition, Term) and name == "avoid":
            yield from _avoided(definition.title, definition.avoid)
        else:
            yield from _flat(name, value)


def _avoided(title: str, avoided: Iterable[Avoided]) -> Iterator[tuple[str, str]]:
    """The cells of words to avoid: one with each word and what is said instead, and others for their further fields."""
    avoided = list(avoided)
    if any(_needs_a_cell(part) for each in avoided for part in (each.word, each.use or "")):
        yield from _flat("avoid", as_plain(avoided))
        return
    yield "avoid", _SEPARATOR.join(f"{each.word} → {each.use or title}" for each in avoided)
    for number, each in enumerate(avoided, start=1):
        rest = {name: value for name, value in as_plain(each).items() if name not in ("word", "use")}
        yield from _flat(f"avoid.{number}", rest)


def _flat(name: str, value: Any) -> Iterator[tuple[str, str]]:
    """The cells of a value: one, or one for each part of a mapping and each entry of a list that does not fit beside others."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flat(f"{name}.{key}", inner)
    elif isinstance(value, list) and any(isinstance(item, dict | list) or _needs_a_cell(_text(item)) for item in value):
        for number, item in enumerate(value, start=1):
            yield from _flat(f"{name}.{number}", item)
    elif value == []:
        yield name, EMPTY_LIST
    else:
        text = _SEPARATOR.join(map(_text, value)) if isinstance(value, list) else _text(value)
        if text and text != HIDDEN:
            yield name, text


def _needs_a_cell(text: str) -> bool:
    """Whether an entry of a list cannot stand beside others in a cell."""
    return bool(re.search(r"[;→\r\n]", text)) or _FORMULA.match(text) is not None


def _text(value: Any) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)
