"""Finds the definition that a command names, and saves its changed file."""

from dataclasses import dataclass
from pathlib import Path

from interlock.catalog import Catalog, Key, catalog_of
from interlock.definitions import KINDS, Definition, Kind, kind_named
from interlock.doors.edits.refused import Refused as Refused
from interlock.doors.edits.transaction import FileChange, change_files
from interlock.findings.nearest import did_you_mean
from interlock.findings.nouns import with_article
from interlock.sources import Source, read_yaml
from interlock.sources.decode import decode
from interlock.sources.handbook import read_handbook


@dataclass(frozen=True, slots=True)
class Named:
    """A definition that a command was asked to change, with its file."""

    folder: Path
    catalog: Catalog
    key: Key
    definition: Definition
    source: Source


def find(folder: Path, name: str) -> Named:
    """The definition named by `kind/id`. Raises Refused."""
    return find_in(folder, catalog_of(read_handbook(folder)), name)


def find_in(folder: Path, catalog: Catalog, name: str) -> Named:
    """The definition named by `kind/id` in a handbook that was already read. Raises Refused."""
    kind, _, id = name.strip().partition("/")
    if suggested := _suggested(catalog, name.strip()):
        raise Refused(f"`{name}` does not say which kind it is. Did you mean `{suggested}`?")
    known = known_kind(kind)
    if not id:
        raise Refused(f"`{name}` does not say which {known.label.lower()}. Write `{known.name}/ID`.")
    key = Key(known.name, id.lower())
    key = catalog.former.get(key, key)
    if key in catalog.broken:
        raise Refused(f"`{key}` has faults, so it cannot be edited safely. See `interlock check`.")
    if key not in catalog.definitions:
        ids = [other.id for other in catalog.definitions if other.kind == known.name]
        raise Refused(f"There is no {known.name} `{id}`. {did_you_mean(id, ids) or f'Its file would be in `{known.folder}/`.'}")
    return Named(folder, catalog, key, catalog.definitions[key], catalog.sources[key])


def _suggested(catalog: Catalog, name: str) -> Key | None:
    """A definition with that id or in that file, to suggest when the kind was left out."""
    path = name.removeprefix("./")
    return next((key for key in catalog.definitions if name.lower() == key.id or path == catalog.sources[key].path), None)


def known_kind(name: str) -> Kind:
    """The kind of that name. Raises Refused."""
    names = [kind.name for kind in KINDS]
    if name not in names:
        listed = ", ".join(f"`{kind}`" for kind in names)
        raise Refused(f"There is no kind `{name}`. {did_you_mean(name, names) or f'Kinds are {listed}.'}")
    return kind_named(name)


def edited(source: Source, text: str) -> Source:
    """The source with another text, parsed again. Raises Refused when the text is not valid YAML."""
    changed, faults = read_yaml(source.path, text)
    if faults:
        raise Refused(f"{source.path} cannot be edited safely: {faults[0].message}. Paste the lines by hand.")
    return changed


def save(named: Named, source: Source, *fields: str) -> None:
    """Write a changed definition, after checking that only these fields of it changed. Raises Refused."""
    definition, findings = decode(source, type(named.definition), with_article(named.key.kind))
    if definition is None:
        raise Refused(f"{source.path} would have a fault then: {findings[0].message}. {findings[0].remedy}")
    unchanged = definition.model_copy(update={name: getattr(named.definition, name) for name in fields})
    if unchanged.with_key(*named.key) != named.definition:
        raise Refused(f"{source.path} cannot be edited safely. Change it by hand.")
    change_files(named.folder, [FileChange(source.path, named.source.text, source.text)])
