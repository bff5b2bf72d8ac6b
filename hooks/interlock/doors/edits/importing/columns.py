"""The field that a column with the name of a field fills, and how its cells are read.

A full stop in a column's name leads into a mapping, `target.share`, or to an entry of a list, `steps.2.do`; entries count from 1.
"""

import datetime
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from interlock.definitions import Kind
from interlock.definitions.choice_words import choice_for, state_for
from interlock.definitions.field_types import Share
from interlock.definitions.field_words import fields_for
from interlock.definitions.model_fields import annotation_of, choices_in, field_named, models_in, required_fields, written_names
from interlock.definitions.term import Avoided, word_and_better
from interlock.definitions.text_marks import RefTo
from interlock.doors.edits.importing.column_steps import is_of_steps, steps_in_cell
from interlock.exports.csv import EMPTY_LIST
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nearest import nearest
from interlock.findings.nouns import counted, with_article
from interlock.sources.hours_meant import is_of_rows, rows_of_hours
from interlock.sources.slips.signs import BULLET

Parse = Callable[[str], Any]
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
    parse = _parse(annotation) if unknown is None else None
    if parse is None:
        return None
    has_words = parse in (several, _avoided) and not any(reference_marks(annotation))
    return Column(
        tuple(route),
        parse,
        has_words,
        datetime.date in alternatives(annotation),
        parse is _hours,
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
    entry = f"{name}.1" if _is_list(annotation) else name
    parts = {f"{entry}.{part}": _inside(_one(annotation), part) for part in _fields_in(annotation)}
    fitting = [column for column, inner in parts.items() if _parse(inner) is not None]
    yield from fitting or (column for part, inner in parts.items() for column in _parts_in_cells(part, inner))


def _one(annotation: Any) -> Any:
    """An entry of a list; anything else as it is."""
    return _inside(annotation, "1") if _is_list(annotation) else annotation


def _with_part(parts: Sequence[str], annotation: Any) -> list[str]:
    """The names of columns for parts that fields of an annotation have, such as `target.share` for `share`."""
    fields = {field: _inside(annotation, field) for field in _fields_in(annotation)}
    pairs = [(field, part) for part in parts for field, inner in fields.items() if part in _fields_in(inner)]
    return [f"{field}.1.{part}" if _is_list(fields[field]) else f"{field}.{part}" for field, part in pairs]


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
    return len(steps) > 1 and steps[-1].isdecimal() and any(map(_is_list, values))


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
        if isinstance(one, type) and issubclass(one, BaseModel):
            for name, field in one.model_fields.items():
                if (field.alias or name) == step:
                    return annotation_of(field)
    return None


def reference_marks(annotation: Any) -> Iterator[RefTo]:
    """The marks in an annotation that say of which kinds an id alone may be, those on the entries of a list too."""
    if get_origin(annotation) is Annotated:
        yield from (mark for mark in get_args(annotation)[1:] if isinstance(mark, RefTo) and mark.is_bare)
    for inner in get_args(annotation):
        if get_origin(inner) is not None:
            yield from reference_marks(inner)


def alternatives(annotation: Any) -> Iterator[Any]:
    """The alternatives of an annotation: the members of a union, without `Annotated`."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from alternatives(arguments[0])
    elif origin in (Union, UnionType):
        for argument in arguments:
            yield from alternatives(argument)
    else:
        yield annotation


def _parse(annotation: Any) -> Parse | None:
    """The parser for cells of a field; None where no cell can hold such a value."""
    if choices := choices_in(annotation):
        return lambda cell: _choice(cell, choices)
    models = list(models_in(annotation))
    if models and _is_list(annotation) and (only := _only_reference(models[0])):
        return lambda cell: [{only: id} for id in _ids(cell)]
    if models and _is_list(annotation) and is_of_rows(models[0]):
        return _hours
    if models and _is_list(annotation) and is_of_steps(models[0]):
        return steps_in_cell
    if models and getattr(models[0], "shorthand", None) is None:
        return None
    if any(get_origin(one) is dict for one in alternatives(annotation)):
        return None
    if Share in (annotation, *get_args(annotation)):
        return _share
    if not _is_list(annotation):
        return str
    return _avoided if models and models[0] is Avoided else several


def _share(cell: str) -> str:
    """A share with its percent sign, which cells may lack: where a workbook shows 90 %, it holds 0.9."""
    if not re.fullmatch(r"\d{1,3}(?:[.,]\d+)?", cell):
        return cell
    number = float(cell.replace(",", "."))
    return f"{number * 100 if number <= 1 else number:.10g}%"


def _choice(cell: str, choices: list[str]) -> str:
    """The allowed word that a cell means, whatever its capitals, blanks and hyphens; else the cell as it is."""
    word = choice_for(cell, choices) or state_for(cell)
    return next((choice for choice in choices if _bare(choice) == _bare(word)), cell)


def _bare(word: str) -> str:
    return re.sub(r"[\s_-]+", "", word.lower())


def _hours(cell: str) -> list[dict[str, Any]]:
    """The rows of opening hours in a cell."""
    return [{**row._asdict(), "days": list(row.days)} for row in rows_of_hours(cell)]


def _only_reference(model: type[BaseModel]) -> str:
    """The field of a model that names another definition, where no other field is required; else an empty text."""
    required = required_fields(model)
    field = field_named(model, required[0]) if len(required) == 1 else None
    return required[0] if field and any(reference_marks(annotation_of(field))) else ""


def _ids(cell: str) -> list[str]:
    """The ids or titles in a cell, after commas too."""
    return [part.strip() for part in re.split(r"[;,\r\n]", cell) if part.strip()]


def _is_list(annotation: Any) -> bool:
    return any(get_origin(one) is list for one in alternatives(annotation))


def several(cell: str) -> list[str]:
    """The entries of a cell, one after a semicolon or on a line of its own; `[]` is a list without any."""
    if cell == EMPTY_LIST:
        return []
    entries = [value.strip() for value in re.split(r"[;\r\n]", cell) if value.strip()]
    return [_BULLET.sub("", entry, count=1) for entry in entries] if all(map(_BULLET.match, entries)) else entries


# Cells hold lists as word processors have them.
_BULLET = lazy_pattern(rf"-\s+|{BULLET.pattern}")


def _avoided(cell: str) -> list[str | dict[str, str]]:
    pairs = [(value.rstrip(" →"), word_and_better(value, in_cell=True)) for value in several(cell)]
    return [{"word": parts[0], "use": parts[1]} if parts else value for value, parts in pairs]
