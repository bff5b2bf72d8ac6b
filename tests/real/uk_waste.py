"""The vocabulary of English waste services as terms.

The data is under the MIT licence and is not in the repository; see the README beside it. It defines few of its words; the others
get a definition that names their group.
"""

from pathlib import Path
from typing import Any

from tests.real.files import Files, rows_of, slug

OWNER = "waste-service-standards"
EVENTS, MATERIALS, STREAMS = "collection events", "materials", "material streams"


def handbook_of(data: Path) -> Files:
    """The terms of the three tables. Each table is a context of its own: "food waste" is in all three."""
    files = Files({"name": "Words of waste services", "defaults": {"classification": "public"}})
    link = {"title": "Waste service standards", "summary": "The project that publishes these words.", "kind": "partner"}
    files.add("link", OWNER, link)
    terms: dict[str, dict[str, Any]] = {}
    _events(terms, rows_of(data / "collection_event_types.csv"))
    _streams(terms, rows_of(data / "material_streams.csv"))
    _materials(terms, rows_of(data / "materials.csv"))
    for id, fields in terms.items():
        files.add("term", id, fields, slug(fields["context"]))
    return files


def _term(title: str, definition: str, context: str, **more: Any) -> dict[str, Any]:
    return {"title": title, "definition": definition, "owner": OWNER, "context": context, **more}


def _events(terms: dict[str, dict[str, Any]], rows: list[dict[str, str]]) -> None:
    above = ""
    for row in rows:
        name = row["level_2"] or row["level_1"]
        above = row["level_1"] or above
        group = f"Belongs to “{above}”." if row["level_2"] else "A collection event."
        terms[f"event-{slug(above)}-{slug(name)}" if row["level_2"] else f"event-{slug(name)}"] = _term(
            name,
            row["description"] or group,
            EVENTS,
            also=[label.strip() for label in row["synonyms"].split(" / ") if label.strip()],
            broader=[f"event-{slug(above)}"] if row["level_2"] else [],
            body=f"Still open: {row['issues']}" if row["issues"] else "",
            tags=[row["service_type"]] if row["service_type"] else [],
        )


def _streams(terms: dict[str, dict[str, Any]], rows: list[dict[str, str]]) -> None:
    for row in rows:
        # "plastic bottles" occurs three times, with different colours.
        group = f"Belongs to “{row['parent']}”." if row["parent"] else "A group of material streams."
        broader = [f"stream-{slug(row['parent'])}"] if row["parent"] else []
        terms.setdefault(f"stream-{slug(row['name'])}", _term(row["name"], group, STREAMS, broader=broader))


def _materials(terms: dict[str, dict[str, Any]], rows: list[dict[str, str]]) -> None:
    above = ""
    for row in rows:
        above = row["material_category"] or above
        name = row["material_item"] or above
        broader = [f"material-{slug(above)}"] if row["material_item"] else []
        related = [f"stream-{slug(row['stream'])}"] if row["stream"] else []
        group = f"Belongs to “{above}”." if broader else "A category of what households put out."
        terms[f"material-{slug(name)}"] = _term(name, group, MATERIALS, broader=broader, related=related)
