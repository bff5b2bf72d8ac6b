"""Converts a Backstage catalog to a handbook: groups become links, components become services with their owners.

What a catalog has and a handbook does not, such as the version of a chart, is counted in `not_held`. An owner that is no group is
not put right: the check of the handbook tells it.
"""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.real.files import Files, first_of, slug

DATA = Path(__file__).parent / "catalog"
USERS = "users"
# Annotations whose value is a web address, with what it is. Others are counted as not held.
PLACES = {"backstage.io/source-location": "Repository", "backstage.io/techdocs-ref": "Documentation"}


@dataclass
class Catalog:
    """The handbook made from a catalog, and what it could not hold, with how often."""

    files: Files
    not_held: Counter[str] = field(default_factory=Counter)


def handbook_of(data: Path = DATA) -> Files:
    """The handbook made from a folder with `groups.yaml` and `components.yaml`."""
    return catalog_of(data).files


def catalog_of(data: Path = DATA) -> Catalog:
    """The handbook, and what of the catalog is not in it."""
    made = Catalog(Files({"name": "Catalog of teams and components"}))
    made.files.add("customer", USERS, {"title": "Users", "summary": "Those who use what the teams make."})
    groups, components = _entries(data / "groups.yaml"), _entries(data / "components.yaml")
    named = {entry["metadata"]["name"] for entry in groups}
    for group in groups:
        own = [entry for entry in components if _owner(entry) == group["metadata"]["name"]]
        _add_group(made, group, named, own)
    seen: set[str] = set()
    for component in components:
        _add_component(made, component, seen)
    return made


def _entries(file: Path) -> list[dict[str, Any]]:
    return [entry for entry in yaml.safe_load_all(file.read_text(encoding="utf-8")) if entry]


def _owner(component: dict[str, Any]) -> str:
    """The name of an owner, without the kind and the namespace before it: `group:default/team-a`."""
    return str(component.get("spec", {}).get("owner", "")).rpartition(":")[2].rpartition("/")[2]


def _add_group(made: Catalog, group: dict[str, Any], named: set[str], own: list[dict[str, Any]]) -> None:
    data, spec = group["metadata"], group["spec"]
    parent = spec.get("parent")
    if parent and parent not in named:
        made.not_held[f"parent `{parent}`, which is no group here"] += 1
    made.not_held.update(f"annotation `{name}`" for name in data.get("annotations", {}))
    web = [{"title": link.get("title"), "url": link["url"]} for link in data.get("links", ())]
    web += [place for component in own for place in _places(component)]
    about = data.get("description", "")
    fields = {
        "title": data.get("title", data["name"]),
        "summary": first_of(about, 200) or "A team of the catalog, which does not say what it does.",
        "body": about if len(about) > 200 else "",
        "kind": "support",
        "part_of": parent if parent in named else None,
        "contact": {"web": list({place["url"]: place for place in web}.values())} if web else None,
    }
    made.files.add("link", slug(data["name"]), fields)


def _places(component: dict[str, Any]) -> list[dict[str, str]]:
    annotations, name = component["metadata"].get("annotations", {}), component["metadata"]["name"]
    found = ((what, str(annotations[key]).removeprefix("url:")) for key, what in PLACES.items() if key in annotations)
    return [{"title": f"{name}: {what.lower()}", "url": url} for what, url in found if url.startswith("https://")]


def _add_component(made: Catalog, component: dict[str, Any], seen: set[str]) -> None:
    data, spec = component["metadata"], component.get("spec", {})
    if data["name"] in seen:
        made.not_held["component of a name that another has already"] += 1
        return
    seen.add(data["name"])
    made.not_held.update(f"annotation `{name}`" for name in data.get("annotations", {}) if name not in PLACES)
    made.not_held.update(f"`spec.{name}`" for name in spec if name not in ("owner", "type"))
    about = data.get("description", "").strip()
    fields = {
        "title": data.get("title", data["name"]),
        "summary": first_of(about, 200) or "A component of the catalog, which does not say what it does.",
        "body": about if len(about) > 200 else "",
        "owner": slug(_owner(component)),
        "customers": [USERS],
        "tags": [*data.get("tags", []), *([spec["type"]] if "type" in spec else [])],
    }
    made.files.add("service", slug(data["name"]), fields)
