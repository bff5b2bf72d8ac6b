"""Entries of a list that were written without the names of their fields: `- fleet: clean vehicles` below `relies_on`.

Such a line has a colon, so YAML takes its first words for the name of a field.
"""

import re
from collections.abc import Iterable

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from interlock.definitions.ids import id_from
from interlock.definitions.model_fields import Route, expected_fields, required_fields, written_names
from interlock.definitions.parsed import day_meant
from interlock.findings import Finding
from interlock.sources.decode_context import Decoding
from interlock.sources.hours_meant import hours_remedy
from interlock.sources.meant_fields import meant_field
from interlock.sources.shorthands import accepts, fields_of_text, in_lines

# Fields that say in words what the link or the number beside them is for.
_IN_WORDS = ("for", "with", "what", "because", "text")
_DAY_AND_REST = re.compile(r"(\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2}\.? [A-Za-z]+ \d{4})\b[\s,–-]*(.*)", re.S)


def unnamed_entries(decoding: Decoding, unknown: Iterable[ErrorDetails]) -> dict[Route, Finding]:
    """The finding for each entry whose only field is unknown and stands for a value, by the route of the entry."""
    found: dict[Route, Finding] = {}
    for error in unknown:
        route: Route = error["loc"]
        if finding := _unnamed(decoding, route):
            found[route[:-1]] = finding
    return found


def _unnamed(decoding: Decoding, route: Route) -> Finding | None:
    entry = decoding.source.at(route[:-1]) if len(route) > 1 and isinstance(route[-2], int) else None
    if entry is None or len(entry.entries or ()) != 1 or not entry.entries or meant_field(decoding, route):
        return None
    (key, value), *_ = entry.entries
    name, text = " ".join((key.text or "").split()), " ".join((value.text or "").split())
    if not text or not name[:1].isalnum():
        return None
    remedy = _remedy(decoding.model_at(route[:-1]), name, text)
    message = f"{decoding.noun_at(route[:-1]).capitalize()} was written without the names of its fields"
    return Finding("unknown-field", decoding.source.place_at(route, key=True), message, remedy) if remedy else None


def _remedy(model: type[BaseModel], name: str, text: str) -> str:
    if {"days", "opens", "closes"} <= {*written_names(model)}:
        return hours_remedy(f"{name} {text}", "in its place")
    fields = _fields(model, name, text)
    return f"Write {in_lines(fields, expected_fields(model))}." if fields else ""


def _fields(model: type[BaseModel], name: str, text: str) -> dict[str, str]:
    """The fields that were meant, with their values; empty where that cannot be told."""
    names = written_names(model)
    first = (required_fields(model) or names)[0]
    in_words = next((each for each in _IN_WORDS if each in names), "")
    if first in ("link", "word") and in_words:
        return {first: id_from(name) if first == "link" else name, in_words: text}
    if first == "number":
        return {"number": text, "for": name} if any(map(str.isdigit, text)) else {}
    if first == "id":
        second = next(iter(required_fields(model)[1:]), names[1])
        return {"id": name, second: text} if " " not in name else fields_of_text(model, f"{name}: {text}")
    if first == "on":
        match = _DAY_AND_REST.match(name)
        day = day_meant(match[1]) if match else None
        return {"on": day.isoformat(), "say": f"{match[2]}: {text}" if match[2] else text} if match and day else {}
    return {first: f"{name}: {text}"} if accepts(model, first, f"{name}: {text}") else {}
