"""The field that a column with the name of a field fills.

A full stop in a column's name leads into a mapping, `target.share`, or to an entry of a list, `steps.2.do`; entries count from 1.
"""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from interlock.definitions import Kind
from interlock.definitions.model_fields import alternatives, annotation_of, choices_in, field_named, models_in, written_names
from interlock.definitions.other_names.field_words import fields_for
from interlock.doors.edits.importing.columns.cell_parsers import (
    Parse,
    avoided_in_cell,
    hours_in_cell,
    parser_of,
    reference_marks,
    several,
    takes_list,
)
from interlock.findings.nearest import nearest
from interlock.findings.nouns import counted, with_article

_MOST_PARTS = 6  # columns in a remedy
_MOST_MEANT = 4  # columns that a name may mean by another word, in a remedy


@dataclass(frozen=True, slots=True)
class Column:
    """The route of the field that a column fills, and how its cells are read.

    `has_words`: a cell may hold several words or texts; `is_day`: a cell holds a day; `is_hours`: a cell holds opening hours.
    `choices`: the words that a cell may hold, where the field takes no others.
    """

    route: tuple[str | int, ...]
    parse: Parse
    has_words: bool = False
    is_day: bool = False
    is_hours: bool = False
    choices: tuple[str, ...] = ()

    @property
    def field(self) -> str:
        """The field as a column is named after it, such as `target.share`."""
        return ".".join(map(str, self.route))


@dataclass(frozen=True, slots=True)
class NoColumn:
    """Why a column fills no field, and what to do. `is_strange`: its name is like that of no field.

    `parts`: the columns for the parts of a field that does not fit into a cell.
    """

    message: str
    remedy: str
    is_strange: bool = False
    parts: tuple[str, ...] = ()


def column_of(name: str, kind: Kind, written: str = "") -> Column | NoColumn:
    """The column with the name of a field, or the reason why it fills none. `written`: its name in the header, for messages."""
    written = written or name
    if column := known_column(name, kind):
        return column
    route, annotation, unknown = _followed(name, kind)
    if unknown is not None:
        return _without_field(route, annotation, unknown, written, kind)
    parts = (*_parts_in_cells(name, annotation),)
    remedy = f"Name a column for each part of it: {_quoted(parts)}." if parts else "Write it in the files."
    return NoColumn(f"`{written}` does not fit into a cell, so this column was left out", remedy, parts=parts)


@lru_cache(maxsize=20_000)  # the same words are looked up for each kind, and again for each question about a header
def known_column(name: str, kind: Kind) -> Column | None:
    """The column with this name; None where there is no such field, or it does not fit into a cell."""
    if name in ("id", "name") or (name == "term" and kind.name == "term"):
        return Column(("id",) if name == "id" else ("title",), str)
    route, annotation, unknown = _followed(name, kind)
    parse = parser_of(annotation) if unknown is None else None
    if parse is None:
        return None
    has_words = parse in (several, avoided_in_cell) and not any(reference_marks(annotation))
    return Column(
        tuple(route),
        parse,
        has_words,
        datetime.date in alternatives(annotation),
        parse is hours_in_cell,
        (*(choices_in(annotation) or ()),),
    )


def _followed(name: str, kind: Kind) -> tuple[list[str | int], Any, str | None]:
    """Follow a name such as `target.share` through the fields of a kind.

    Returns the route as far as there are fields, the annotation of the last one, and the first part of the name that is no field,
    or None.
    """
    route: list[str | int] = []
    annotation: Any = kind.model
    steps = name.split(".")
    while steps:
        is_list, is_dict = (any(get_origin(one) is type for one in alternatives(annotation)) for type in (list, dict))
        # The keys of a mapping, such as the ids of criteria, may have full stops themselves.
        length = len(steps) - _ends_in_an_entry(annotation, steps) if is_dict else 1
        step = ".".join(steps[:length])
        inner = _inside(annotation, step)
        if inner is None:
            return route, annotation, step
        annotation = inner
        route.append(int(step) if is_list and step.isdecimal() else step)
        steps = steps[length:]
    return route, annotation, None


def _without_field(route: Sequence[str | int], annotation: Any, unknown: str, written: str, kind: Kind) -> NoColumn:
    near = nearest(unknown, _fields_in(annotation))
    inside = _with_part([unknown], annotation) or _with_part([*fields_for(unknown)], annotation)[:_MOST_MEANT]
    meant = [".".join([*map(str, route), each]) for each in ([near] if near else inside)]
    message = f"There is no field `{written}` in {with_article(kind.name)}, so this column was left out"
    said = f"Did you mean `{near}`? " if near else ""
    return NoColumn(message, said + _mapped(written, [one for each in meant for one in _cells_of(each, kind)]), not meant)


def _parts_in_cells(name: str, annotation: Any) -> Iterator[str]:
    """The columns for the parts of a field that does not fit into a cell; for parts that do not fit either, for theirs."""
    entry = f"{name}.1" if takes_list(annotation) else name
    parts = {f"{entry}.{part}": _inside(_one(annotation), part) for part in _fields_in(annotation)}
    fitting = [column for column, inner in parts.items() if parser_of(inner) is not None]
    yield from fitting or (column for part, inner in parts.items() for column in _parts_in_cells(part, inner))


def _one(annotation: Any) -> Any:
    """An entry of a list; anything else as it is."""
    return _inside(annotation, "1") if takes_list(annotation) else annotation


def _with_part(parts: Sequence[str], annotation: Any) -> list[str]:
    """The names of columns for parts that fields of an annotation have, such as `target.share` for `share`."""
    fields = {field: _inside(annotation, field) for field in _fields_in(annotation)}
    pairs = [(field, part) for part in parts for field, inner in fields.items() if part in _fields_in(inner)]
    return [f"{field}.1.{part}" if takes_list(fields[field]) else f"{field}.{part}" for field, part in pairs]


def _cells_of(name: str, kind: Kind) -> Sequence[str]:
    """A column, or those of the parts of its field where that does not fit into a cell."""
    column = column_of(name, kind)
    return [name] if isinstance(column, Column) else column.parts


def _mapped(written: str, columns: Sequence[str]) -> str:
    """The remedy for a column whose name is that of no field. `columns`: the names of fields that it may mean."""
    if len(columns) > 1:
        return f'Call the column what it holds, or write `--map "{written}=FIELD"`, with one of {_quoted(columns)}.'
    if columns and columns[0] != written:
        return f'Call the column `{columns[0]}`, or write `--map "{written}={columns[0]}"`.'
    return f'If it holds a field by another name, say which: `--map "{written}=FIELD"`; “How to edit” describes every field.'


def _quoted(columns: Sequence[str]) -> str:
    """Names of columns in a sentence; of many, the first."""
    more = len(columns) - _MOST_PARTS
    return ", ".join(f"`{name}`" for name in columns[:_MOST_PARTS]) + (f" and {counted(more, 'other')}" if more > 0 else "")


def _ends_in_an_entry(annotation: Any, steps: list[str]) -> bool:
    """Whether the last step is the number of an entry of a list, in a mapping that has a list for each key."""
    values = [get_args(one)[1] for one in alternatives(annotation) if get_origin(one) is dict]
    return len(steps) > 1 and steps[-1].isdecimal() and any(map(takes_list, values))


def _fields_in(annotation: Any) -> list[str]:
    """The names that may follow a full stop: the fields of the model that an annotation holds."""
    model = next(models_in(annotation), None)
    return written_names(model) if model else []


def _inside(annotation: Any, step: str) -> Any:
    """The annotation of a part of a value: a field of a model, an entry of a list or of a mapping. None where there is none."""
    for one in alternatives(annotation):
        origin, arguments = get_origin(one), get_args(one)
        if origin is dict:
            return arguments[1]
        if origin is list and re.fullmatch(r"[1-9]\d{0,3}", step):
            return arguments[0]
        if isinstance(one, type) and issubclass(one, BaseModel) and (field := field_named(one, step)):
            return annotation_of(field)
    return None
