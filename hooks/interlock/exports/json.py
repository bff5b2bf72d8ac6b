"""The whole graph as one JSON document, with its JSON Schema: definitions as written, references resolved, results.

The `fields` of a definition are those of its file, with amounts as text (`5 working days`) and ISO dates; the schema of the kind
describes them.
"""

import datetime
from typing import Any

from pydantic import BaseModel

from interlock.catalog import Catalog, Reference
from interlock.definitions.field_types import Bound
from interlock.definitions.values.quantities import Quantity
from interlock.definitions.values.times_of_day import time_text
from interlock.exports.json_text import json_text
from interlock.exports.schema import DIALECT, shared_definitions
from interlock.sources.tables.results_tables import OPTIONAL, REQUIRED, ResultRow

_VERSION = 1
_SCHEMA_FILE = "handbook.schema.json"


def files(catalog: Catalog) -> dict[str, str]:
    """The graph and its schema."""
    return {"handbook.json": text(catalog), _SCHEMA_FILE: json_text(schema(catalog))}


def text(catalog: Catalog) -> str:
    """The graph as JSON. Equal catalogs give equal bytes."""
    return json_text(graph(catalog))


def graph(catalog: Catalog) -> dict[str, Any]:
    """The graph as values that JSON can hold: the keys are those that `schema` describes."""
    return {
        "$schema": _SCHEMA_FILE,
        "version": _VERSION,
        "organisation": as_plain(catalog.organisation),
        "definitions": [
            {
                "kind": key.kind,
                "id": key.id,
                "file": catalog.sources[key].path,
                "fields": as_plain(definition),
            }
            for key, definition in catalog.definitions.items()
        ],
        "references": [_reference(reference) for reference in catalog.references],
        "results": [_row(row) for row in catalog.results],
    }


def as_plain(value: Any) -> Any:
    """A model, or a value in one, as it would be written in YAML: fields by their names in files, unset ones left out."""
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        return {
            fields[name].alias or name: as_plain(item)
            for name in fields
            if name in value.model_fields_set and (item := getattr(value, name)) is not None
        }
    if isinstance(value, list):
        return [as_plain(item) for item in value]
    if isinstance(value, dict):
        return {name: as_plain(item) for name, item in value.items()}
    return _scalar(value)


def _scalar(value: Any) -> Any:
    if isinstance(value, Quantity | Bound):
        return value.text
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, datetime.time):
        return time_text(value)
    return value


def _reference(reference: Reference) -> dict[str, Any]:
    return {
        "from": str(reference.source),
        "field": reference.field,
        "route": list(reference.route),
        "in_prose": reference.in_prose,
        "text": reference.text,
        "state": reference.state,
        "to": str(reference.target) if reference.target else None,
        "part": reference.part,
    }


def _row(row: ResultRow) -> dict[str, Any]:
    cells = {name: getattr(row, name) for name in (*REQUIRED, *OPTIONAL, "file", "line")}
    return {name: cell for name, cell in cells.items() if cell or name in REQUIRED}


def schema(catalog: Catalog) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the graph."""
    kinds, definitions = shared_definitions(catalog)
    organisation = kinds.pop("organisation")
    return {
        "$schema": DIALECT,
        "title": "A handbook's definitions, references and results",
        **_object(
            {
                "$schema": {"type": "string"},
                "version": {"const": _VERSION},
                "organisation": organisation,
                "definitions": {"type": "array", "items": {"oneOf": [_definition(*kind) for kind in kinds.items()]}},
                "references": {"type": "array", "items": _REFERENCE},
                "results": {"type": "array", "items": _RESULT},
            }
        ),
        "$defs": definitions,
    }


def _object(properties: dict[str, Any], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _definition(kind: str, fields: dict[str, Any]) -> dict[str, Any]:
    return _object({"kind": {"const": kind}, "id": {"type": "string"}, "file": {"type": "string"}, "fields": fields})


_TEXT = {"type": "string"}
_REFERENCE = _object(
    {
        "from": _TEXT | {"description": "The definition that refers, as `kind/id`."},
        "field": _TEXT | {"description": "The field's name with those above it, without list positions."},
        "route": {"type": "array", "items": {"type": ["string", "integer"]}},
        "in_prose": {"type": "boolean"},
        "text": _TEXT | {"description": "The reference as written."},
        "state": _TEXT | {"description": "`found` or `former`, or why it leads nowhere."},
        "to": {"type": ["string", "null"], "description": "The definition it leads to, as `kind/id`."},
        "part": {"type": ["string", "null"], "description": "The step, criterion or expectation it leads to."},
    }
)
_LINE = {"type": "integer", "description": "Left out where something is hidden from these readers: gaps would count hidden rows."}
_RESULT = _object(dict.fromkeys((*REQUIRED, *OPTIONAL, "file"), _TEXT) | {"line": _LINE}, (*OPTIONAL, "line"))
