"""How the cells of a column are read, by the type of the field that it fills."""

import re
from collections.abc import Callable, Iterator
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from interlock.definitions.field_types import Share
from interlock.definitions.model_fields import (
    alternatives,
    annotation_of,
    choices_in,
    field_named,
    marks_in,
    models_in,
    required_fields,
)
from interlock.definitions.other_names.choice_words import choice_for, state_for
from interlock.definitions.term import Avoided, word_and_better
from interlock.definitions.text_marks import RefTo
from interlock.doors.edits.importing.columns.column_steps import is_of_steps, steps_in_cell
from interlock.exports.csv import EMPTY_LIST
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.meant.hours_meant import is_of_rows, rows_of_hours
from interlock.sources.slips.signs import BULLET

Parse = Callable[[str], Any]

# Cells hold lists as word processors have them.
_BULLET = lazy_pattern(rf"-\s+|{BULLET.pattern}")


def parser_of(annotation: Any) -> Parse | None:
    """The parser for cells of a field; None where no cell can hold such a value."""
    if choices := choices_in(annotation):
        return lambda cell: _choice(cell, choices)
    models = list(models_in(annotation))
    if models and takes_list(annotation) and (only := _only_reference(models[0])):
        return lambda cell: [{only: id} for id in _ids(cell)]
    if models and takes_list(annotation) and is_of_rows(models[0]):
        return hours_in_cell
    if models and takes_list(annotation) and is_of_steps(models[0]):
        return steps_in_cell
    if models and getattr(models[0], "shorthand", None) is None:
        return None
    if any(get_origin(one) is dict for one in alternatives(annotation)):
        return None
    if Share in (annotation, *get_args(annotation)):
        return _share
    if not takes_list(annotation):
        return str
    return avoided_in_cell if models and models[0] is Avoided else several


def takes_list(annotation: Any) -> bool:
    """Whether a field takes a list itself, not one inside its parts."""
    return any(get_origin(one) is list for one in alternatives(annotation))


def reference_marks(annotation: Any) -> Iterator[RefTo]:
    """The marks in an annotation that say of which kinds an id alone may be, those on the entries of a list too."""
    return (mark for mark in marks_in(annotation, RefTo) if mark.is_bare)


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


def hours_in_cell(cell: str) -> list[dict[str, Any]]:
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


def several(cell: str) -> list[str]:
    """The entries of a cell, one after a semicolon or on a line of its own; `[]` is a list without any."""
    if cell == EMPTY_LIST:
        return []
    entries = [value.strip() for value in re.split(r"[;\r\n]", cell) if value.strip()]
    return [_BULLET.sub("", entry, count=1) for entry in entries] if all(map(_BULLET.match, entries)) else entries


def avoided_in_cell(cell: str) -> list[str | dict[str, str]]:
    """The words to avoid in a cell, each alone or with what to say instead."""
    pairs = [(value.rstrip(" →"), word_and_better(value, in_cell=True)) for value in several(cell)]
    return [{"word": parts[0], "use": parts[1]} if parts else value for value, parts in pairs]
