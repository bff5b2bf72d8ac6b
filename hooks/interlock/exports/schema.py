"""JSON Schemas for editors, one a kind and one for the organisation, with this handbook's ids to choose from.

`interlock export schema --out .schemas` writes them, together with `vscode-settings.json`, which tells VS Code (with the YAML
extension) the schema for each folder.
"""

from collections.abc import Iterator
from typing import Any

from pydantic.json_schema import models_json_schema

from interlock.catalog import Catalog
from interlock.definitions import KINDS, Kind, Organisation
from interlock.definitions.field_types import Model
from interlock.definitions.named_parts import parts_of
from interlock.definitions.organisation import ORGANISATION_FILE
from interlock.exports.json_text import json_text
from interlock.findings.nouns import with_article

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
# The types that YAML may give to a text without quotation marks, such as `1.10` or `no`.
_SCALARS = ["string", "number", "boolean"]
_YES_OR_NO = "^([Yy][Ee][Ss]|[Nn][Oo]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$"


def files(catalog: Catalog) -> dict[str, str]:
    """`<kind>.schema.json` for each kind, and the settings that assign them to folders."""
    schemas = kind_schemas(catalog)
    return {f"{name}.schema.json": json_text(schema) for name, schema in schemas.items()} | {
        "vscode-settings.json": editor_settings()
    }


def editor_settings() -> str:
    """The settings of VS Code that assign the schemas in `.schemas` to folders."""
    return json_text({"yaml.schemas": {f"./.schemas/{name}.schema.json": pattern for name, pattern in _patterns()}})


def text(catalog: Catalog) -> str:
    """All schemas in one object, by kind."""
    return json_text(kind_schemas(catalog))


def kind_schemas(catalog: Catalog) -> dict[str, Schema]:
    """A JSON Schema (draft 2020-12) for each kind and for the organisation, by name."""
    return {name: _kind_schema(name, model, catalog) for name, model in _models()}


def shared_definitions(catalog: Catalog) -> tuple[dict[str, Schema], dict[str, Schema]]:
    """The schemas of all kinds, as references by the name of the kind, and the definitions that they refer to (`$defs`)."""
    models = list(_models())
    keyed, shared = models_json_schema([(model, "validation") for _, model in models])
    definitions = {
        name: _for_editors(schema, None, catalog) for name, schema in {**shared["$defs"], **_id_schemas(catalog)}.items()
    }
    return {name: keyed[model, "validation"] for name, model in models}, definitions


def _models() -> Iterator[tuple[str, type[Model]]]:
    yield from ((kind.name, kind.model) for kind in KINDS)
    yield "organisation", Organisation


def _patterns() -> Iterator[tuple[str, str]]:
    yield from ((kind.name, f"{kind.folder}/**/*.yml") for kind in KINDS)
    yield "organisation", ORGANISATION_FILE


def _kind_schema(name: str, model: type[Model], catalog: Catalog) -> Schema:
    schema = model.model_json_schema()
    schema["$defs"] = {**schema.get("$defs", {}), **_id_schemas(catalog)}
    made = _for_editors(schema, name, catalog)
    made["$defs"] = _used(made)
    return {"$schema": DIALECT, "title": name, **{key: value for key, value in made.items() if key != "title"}}


def _for_editors(schema: Any, kind: str | None, catalog: Catalog) -> Any:
    """Pydantic's schema, adapted for text editors: it offers ids, allows any scalar for a text, and leaves out noise."""
    if isinstance(schema, list):
        return [_for_editors(item, kind, catalog) for item in schema]
    if not isinstance(schema, dict):
        return schema
    refers_to = schema.get("refersTo")
    if refers_to is not None:
        return _reference(schema, refers_to, kind)
    made = {key: _inner(key, value, kind, catalog) for key, value in schema.items() if not _is_useless(key, value)}
    if made.get("type") == "string" and not {"enum", "const", "pattern", "format"} & made.keys():
        made["type"] = _SCALARS
    if made.get("type") == "boolean":
        return {**made, "type": ["boolean", "string"], "pattern": _YES_OR_NO, "examples": ["yes", "no"]}
    if "properties" in made:
        required = made.get("required", ())
        made["properties"] = {name: inner if name in required else _or_empty(inner) for name, inner in made["properties"].items()}
    return made


def _or_empty(schema: Schema) -> Schema:
    """A schema that also allows an empty value or text, which a check treats as a field that is not there."""
    if schema.get("type") == _SCALARS:
        return {**schema, "type": [*_SCALARS, "null"]}
    if "enum" in schema:
        return {**schema, "type": ["string", "null"], "enum": [*(each for each in schema["enum"] if each), "", None]}
    described = {key: value for key, value in schema.items() if key == "description"}
    rest = {key: value for key, value in schema.items() if key != "description"}
    choices = [each for each in rest["anyOf"] if each != {"type": "null"}] if list(rest) == ["anyOf"] else [rest]
    return {**described, "anyOf": [*choices, {"enum": ["", None]}]}


def _inner(key: str, value: Any, kind: str | None, catalog: Catalog) -> Any:
    if key in ("properties", "$defs"):
        return {name: _for_editors(inner, kind, catalog) for name, inner in value.items()}
    if key == "patternProperties":
        return {pattern: _or_empty(_for_editors(inner, kind, catalog)) for pattern, inner in value.items()}
    if key in ("items", "additionalProperties") and isinstance(value, dict):
        return _or_empty(_for_editors(value, kind, catalog))
    return value if key in ("enum", "examples", "required") else _for_editors(value, kind, catalog)


def _is_useless(key: str, value: Any) -> bool:
    """Whether an entry of pydantic's schema says nothing: titles repeat the names of fields, and empty defaults are obvious."""
    return (key == "title" and isinstance(value, str)) or (key == "default" and value in (None, [], {}))


def _reference(schema: Schema, refers_to: list[str], kind: str | None) -> Schema:
    """The schema of a field that names a definition: it offers the ids of the kinds in `refers_to`. `kind`: that of the model."""
    kept = {key: value for key, value in schema.items() if key == "description"}
    named: list[Schema]
    if refers_to == ["same"]:
        named = [{"$ref": f"#/$defs/{kind}-id"}] if kind else [{"type": _SCALARS}]
    elif refers_to == ["made-to"]:
        named = [{"$ref": "#/$defs/customer-id"}, {"$ref": "#/$defs/link-id"}]
    elif not refers_to:
        named = [{"$ref": "#/$defs/any-id"}]
    else:
        named = [{"$ref": f"#/$defs/{refers_to[0].rpartition('#')[2]}-id"}]
    if "anyOf" in schema:
        named.append({"type": "null"})
    return {**kept, **(named[0] if len(named) == 1 else {"anyOf": named})}


def _id_schemas(catalog: Catalog) -> dict[str, Schema]:
    """Schemas that offer the ids that exist: of each kind, of the parts of its definitions, and in the form `kind/id`."""
    made = {f"{kind.name}-id": _offering(f"The id of a {kind.name}.", _ids(kind, catalog)) for kind in KINDS}
    for kind in KINDS:
        if kind.named_parts:
            noun = kind.part_noun
            made[f"{noun}-id"] = _offering(f"{with_article(noun).capitalize()}, as `{kind.name}#{noun}`.", _parts(kind, catalog))
    made["any-id"] = _offering("A definition, as `kind/id`.", [str(key) for key in catalog.definitions])
    return made


def _ids(kind: Kind, catalog: Catalog) -> list[str]:
    return [definition.id for definition in catalog.of(kind.model)]


def _parts(kind: Kind, catalog: Catalog) -> list[str]:
    return [f"{definition.id}#{part}" for definition in catalog.of(kind.model) for part in parts_of(definition)]


def _offering(description: str, ids: list[str]) -> Schema:
    offered: Schema = {"examples": ids} if ids else {}
    return {"description": description, "type": _SCALARS, **offered}


def _used(schema: Schema) -> dict[str, Schema]:
    """The definitions that a schema refers to, directly or through others."""
    definitions: dict[str, Schema] = schema.get("$defs", {})
    waiting = list(_references_in({key: value for key, value in schema.items() if key != "$defs"}))
    used: dict[str, Schema] = {}
    while waiting:
        name = waiting.pop()
        if name not in used:
            used[name] = definitions[name]
            waiting.extend(_references_in(definitions[name]))
    return dict(sorted(used.items()))


def _references_in(schema: Any) -> Iterator[str]:
    if isinstance(schema, list):
        for item in schema:
            yield from _references_in(item)
    elif isinstance(schema, dict):
        if isinstance(schema.get("$ref"), str):
            yield schema["$ref"].removeprefix("#/$defs/")
        for value in schema.values():
            yield from _references_in(value)
