"""Random changes of what is hidden from some readers, and all that is published for them, to be compared byte for byte."""

import copy
import datetime
import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, Literal, get_args, get_origin

import pytest
import yaml
from pydantic import BaseModel, ValidationError

from interlock.catalog.audience import Audience, seen_by
from interlock.definitions import KINDS, Kind
from interlock.definitions.meaning_marks import InsideOnly, marks_on
from interlock.definitions.model_fields import Route, models_in
from interlock.definitions.walk import fields_of
from interlock.exports import EXPORTS, skos_export
from interlock.pages.settings import Settings
from interlock.site import checking, pipeline
from interlock.site.outputs import SITE, SiteForm
from interlock.sources.openness import OPENNESS
from tests.conftest import TODAY, files_in, write
from tests.sites import leave_out_reference_pages

Tree = dict[str, Any]

# Nothing is called missing that something hidden answers, so that these fields, like references, may turn a gap into a blank.
ANSWERS = {
    *(("promise", field) for field in ("dimension", "kind", "benchmarks")),
    ("lesson", "type"),
}
# Fields that decide who reads a definition.
_SET = {"classification", "status", "former_ids", "replaced_by"}
_WORDS = ("Quinces", "an ostrich farm", "Tuesdays only", "umbrellas, 7 of them")


class _Loader(yaml.SafeLoader):
    """Reads whole numbers and yes or no; days and times of day stay as they are written."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}


class _Dumper(yaml.SafeDumper):
    yaml_implicit_resolvers: dict[str, list[Any]] = {}


for _each in (_Loader, _Dumper):
    _each.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("(?:true|false)$"), list("tf"))
    _each.add_implicit_resolver("tag:yaml.org,2002:int", re.compile("(?:0|[1-9][0-9]*)$"), list("0123456789"))


def read(text: str) -> Tree:
    """A file as a tree."""
    tree: Tree = yaml.load(text, _Loader)
    return tree


def written(tree: Tree) -> str:
    """A tree as a file."""
    return str(yaml.dump(tree, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000))


@dataclass(frozen=True, slots=True)
class Change:
    """Another value at a route of a definition; None where it is left out."""

    path: str
    route: Route
    value: Any
    tree: Tree


def random_change(path: str, tree: Tree, audience: Audience, random: Random) -> Change | None:
    """A change of one thing in a definition that an audience may not see, which may be all of it; None where none was found."""
    kind = kind_of(path)
    places = [route for route in _places(kind.model, tree) if (kind.name, route[0]) not in ANSWERS]
    if not is_hidden(tree, audience):
        inside = marks_on(kind.model, InsideOnly) if audience == "public" else ()
        places = [route for route in places if route[0] in inside]
    for route in random.sample(places, min(len(places), 10)):
        changed = copy.deepcopy(tree)
        within = _at(changed, route[:-1])
        value = _other(within[route[-1]], _choices(kind.model, route), random)
        if value == within[route[-1]]:
            continue
        within[route[-1]] = value
        if _is_sound(kind, changed):
            return Change(path, route, value, changed)
    return None


def kind_of(path: str) -> Kind:
    """The kind of the definition in a file."""
    return max((kind for kind in KINDS if path.startswith(f"{kind.folder}/")), key=lambda kind: len(kind.folder))


def is_hidden(tree: Tree, audience: Audience) -> bool:
    """Whether an audience may not see a definition. The default of its handbook is `staff`."""
    return OPENNESS.index(tree.get("classification", "staff")) > OPENNESS.index(audience) or tree.get("status") == "draft"


def _places(model: type[BaseModel], tree: Any, route: Route = ()) -> Iterator[Route]:
    """The routes to all values in a tree that are neither references nor ids."""
    marked = {field.name: field for field in fields_of(model)}
    for name, info in model.model_fields.items():
        key, field = info.alias or name, marked.get(name)
        if not isinstance(tree, dict) or key not in tree or key in _SET or key == "id":
            continue
        if field and field.has_models:
            (inner,) = models_in(info.annotation)
            value = tree[key]
            for at, item in enumerate(value) if isinstance(value, list) else [(None, value)]:
                yield from _places(inner, item, (*route, key) if at is None else (*route, key, at))
        elif not field or (field.mark is not None and type(field.mark).__name__ == "Prose"):
            yield from _leaves(tree[key], (*route, key))


def _leaves(value: Any, route: Route) -> Iterator[Route]:
    if isinstance(value, list | dict):
        for at, item in enumerate(value) if isinstance(value, list) else value.items():
            yield from _leaves(item, (*route, at))
    else:
        yield route


def _at(tree: Any, route: Route) -> Any:
    for step in route:
        tree = tree[step]
    return tree


def _choices(model: type[BaseModel], route: Route) -> tuple[Any, ...]:
    """The words among which a field of a definition chooses; empty for other fields."""
    info = model.model_fields.get(str(route[0])) if len(route) == 1 else None
    options = (info.annotation, *get_args(info.annotation)) if info else ()
    return next((get_args(each) for each in options if get_origin(each) is Literal), ())


def _other(value: Any, choices: tuple[Any, ...], random: Random) -> Any:
    """Another value of the same sort."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + random.randint(1, 40)
    if choices:
        return random.choice(choices)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return str(datetime.date.fromisoformat(value) - datetime.timedelta(days=random.randint(1, 700)))
    if len(value) < 30 and re.search(r"[1-9]", value):
        return re.sub(r"[1-9]\d*", lambda number: str(int(number[0]) + random.randint(1, 30)), value, count=1)
    return random.choice((f"{value} {random.choice(_WORDS)}", random.choice(_WORDS)))


def _is_sound(kind: Kind, tree: Tree) -> bool:
    try:
        kind.model.model_validate(tree)
    except ValidationError:
        return False
    return True


def changed_at_random(files: Mapping[str, Tree], audience: Audience, random: Random) -> list[Change]:
    """A change of each definition in which something is hidden from an audience, where one was found."""
    found = (random_change(path, tree, audience, random) for path, tree in files.items())
    return [change for change in found if change]


def apply(changes: list[Change], folder: Path) -> None:
    """Write changed definitions."""
    for change in changes:
        write(folder / change.path, written(change.tree))


def published(folder: Path, audience: Audience, *forms: SiteForm) -> dict[str, bytes]:
    """All that is made of a handbook for an audience: its site in each form, and the exports. By form or export, and path."""
    checked = checking.check(folder, TODAY)
    found: dict[str, bytes] = {}
    for number, form in enumerate((SITE, *forms)):
        with tempfile.TemporaryDirectory() as made, pytest.MonkeyPatch.context() as patch:
            leave_out_reference_pages(patch)
            pipeline.build(checked, Settings(audience=audience), Path(made) / "site", form=form)
            found |= {f"site {number}: {path}": data for path, data in files_in(Path(made) / "site").items()}
    seen = seen_by(checked.catalog, audience)
    for export in (*EXPORTS, skos_export(as_jsonld=True, drafts=False)):
        found |= {f"{export.name}: {path}": text.encode() for path, text in export.files(seen, TODAY).items()}
    return found


def differing(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> list[str]:
    """The files that are in one only, or not the same."""
    return sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
