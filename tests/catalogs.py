"""Catalogs and facts from plain values instead of files."""

import datetime
from typing import Any

from interlock.catalog import Catalog, Key, index
from interlock.definitions import Definition, Organisation, kind_named
from interlock.questions.facts import Facts
from interlock.sources.tables.results_tables import ResultRow

TODAY = datetime.date(2026, 11, 23)

Fields = dict[str, Any]


def catalog_with(
    definitions: dict[str, Fields], organisation: Fields | None = None, results: list[ResultRow] | None = None
) -> Catalog:
    """A catalog of definitions by `kind/id`; titles and summaries are filled in."""
    found: dict[Key, Definition] = {}
    for name in sorted(definitions):
        kind, _, id = name.partition("/")
        fields = {"title": id, "summary": f"What {id} is."} | definitions[name]
        found[Key(kind, id)] = kind_named(kind).model.model_validate(fields).with_key(kind, id)
    said = Organisation.model_validate({"name": "Tinford"} | (organisation or {}))
    return index(Catalog(said, found, [], results or [], {}))


def facts_of(definitions: dict[str, Fields], organisation: Fields | None = None, results: list[ResultRow] | None = None) -> Facts:
    """Facts about definitions by `kind/id`."""
    return Facts(catalog_with(definitions, organisation, results), TODAY)


def link(**fields: Any) -> Fields:
    """A support link."""
    return {"kind": "support"} | fields


def promise(made_by: str = "front", limit: str | None = "5 working days", **fields: Any) -> Fields:
    """A public promise; with another `kind` it is made to links."""
    limited = {"limit": limit} if limit else {}
    return {"wording": "We do it.", "kind": "public", "made_by": made_by, "made_to": ["residents"]} | limited | fields


def procedure(*steps: Fields, supports: Any = "quick", **fields: Any) -> Fields:
    """A procedure of the front link."""
    named = [supports] if isinstance(supports, (str, dict)) else supports
    return {"owner": "front", "supports": named, "steps": [{"does": "Do it.", "by": "front"} | step for step in steps]} | fields


def step(id: str, within: str | None = None, **fields: Any) -> Fields:
    """A step; without `within` it lacks a budget."""
    return {"id": id} | ({"within": within} if within else {}) | fields
