"""A handbook in which every text field of every kind holds a hostile string. It is made from the models, so it has new fields too.

`strings.txt` holds the strings, one a line, escaped as in JSON: HTML, attributes, addresses, CSS, templates, Markdown, formulas,
line ends, commands of terminals and build servers, characters that turn the direction of text.
"""

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import yaml
from pydantic import BaseModel

from interlock.definitions import KINDS, Organisation
from interlock.definitions.meaning_marks import KnownBy
from interlock.definitions.parsed import Parsed
from interlock.definitions.text_marks import OwnCriterion, OwnStep, RefTo, ValueOfOrganisation

STRINGS = [json.loads(f'"{line}"') for line in (Path(__file__).parent / "strings.txt").read_text("utf-8").splitlines()]
# Characters that no text may hold: the file is refused, so that they stand only on the page of faults.
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd]")
SHOWN = [string for string in STRINGS if not _REFUSED.search(string)]
DEEPEST = 6  # criteria may hold criteria
PART = "one"

# Fields whose words decide what a handbook may show, or how it counts; and those that another test fills.
_GIVEN: dict[str, Any] = {
    "status": "published",
    "classification": "public",
    "replaced_by": None,
    "former_ids": None,
    "missing": "no",
    "part_of": None,
    "coached_by": None,
    "broader": None,
    "calendar": {"country": "GB"},
    "language": "en",
    "defaults": None,
    "closes": "17:00",
    "reviewers": None,
    "rules": None,
    "verdicts": None,
    "target": {"share": "at least 95%"},
    "team": None,  # that thanked, where a customer did
}


def hostile_files(copies: int, first: int = 0, strings: Sequence[str] = SHOWN) -> dict[str, str]:
    """The files of a handbook by path: `copies` definitions of each kind, from the string with the number `first` on."""
    endless = islice(cycle(strings), first, None)
    files = {"standards/organisation.yml": _as_yaml(_mapping(Organisation, endless, 0))}
    for number in range(copies):
        for kind in KINDS:
            files[f"{kind.folder}/{kind.name}-{number}.yml"] = _as_yaml(_mapping(kind.model, endless, number))
        page = "\n\n".join(islice(endless, 20))
        files[f"docs/page-{number}.md"] = f"# {next(endless).strip()}\n\n{page}\n"
    results = io.StringIO()
    csv.writer(results).writerows([("promise", "period", "value", "note"), ("promise-0", "2026-10", "97", next(endless))])
    files["standards/results/2026.csv"] = results.getvalue()
    return files


def _as_yaml(mapping: dict[str, Any]) -> str:
    return yaml.safe_dump(mapping, allow_unicode=True, sort_keys=False, width=10**6)


def _mapping(model: type[BaseModel], strings: Iterator[str], number: int, depth: int = 0) -> dict[str, Any]:
    """A mapping with every field of a model."""
    made: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        written = field.alias or name
        value = (
            _GIVEN[written]
            if written in _GIVEN
            else _value(Annotated[field.annotation, *field.metadata], strings, number, depth)
            if field.metadata
            else _value(field.annotation, strings, number, depth)
        )
        if value is not None and name not in ("kind_name",) and not (written == "id" and depth == 0):
            made[written] = value
    return made


def _value(annotation: Any, strings: Iterator[str], number: int, depth: int) -> Any:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        given = [_marked(mark, number) for mark in annotation.__metadata__]
        return next((each for each in given if each is not None), None) or _value(arguments[0], strings, number, depth)
    if origin in (Union, UnionType):
        return next(filter(None, (_value(each, strings, number, depth) for each in arguments)), None)
    if origin is Literal:
        return "outside" if "outside" in arguments else arguments[number % len(arguments)]  # where a lesson names an organisation
    if origin is list:
        items = (_value(arguments[0], strings, number, depth + 1) for _ in range(2 if arguments[0] is str else 1))
        return [item for item in items if item is not None]
    if origin is dict:
        key = _value(arguments[0], strings, number, depth + 1)
        return {key: _value(arguments[1], strings, number, depth + 1)}
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _mapping(annotation, strings, number, depth + 1) if depth < DEEPEST else None
    return next(strings) if annotation is str else None


def _marked(mark: object, number: int) -> str | None:
    """The value of a field with a mark that allows no other words."""
    match mark:
        case Parsed():
            return mark.example
        case RefTo(kinds=()):
            return f"procedure/procedure-{number}" + ("#" + PART if mark.part_required else "")
        case RefTo(kinds=("same",)):
            return None
        case RefTo(kinds=("made-to",)):
            return f"{'link' if number % 3 else 'customer'}-{number}"  # as the kinds of promises go round
        case RefTo():
            return f"{mark.kinds[0]}-{number}" + ("#" + PART if mark.part_required else "")
        case KnownBy() if mark.is_id:
            return PART
        case OwnStep() | OwnCriterion() | ValueOfOrganisation():
            return PART
    return None
