"""What people may mean by a name: `kind/id`, an id or a title alone, a file, or the address of a page."""

import re
from collections import defaultdict
from collections.abc import Collection

from interlock.catalog.keys import Key
from interlock.catalog.lookup import Catalog
from interlock.definitions import KINDS, kind_called
from interlock.definitions.ids import ID, id_from, name_key
from interlock.findings.lazy_patterns import lazy_pattern

_ADDRESS = lazy_pattern(r"(?<![a-z])[a-z]+://[^/]*/", re.I)
# What people copy along with a name: brackets of a reference, quotation marks, blanks.
_AROUND = " \t\n`'\"[]"


def bare_name(name: str) -> str:
    """A name without what is copied along with it, with forward slashes: `[[link/ict]]`, `.\\standards\\links\\ict.yml`."""
    return _ADDRESS.sub("", name.strip(_AROUND)).replace("\\", "/").removeprefix("./").strip("/")


def keys_meant(catalog: Catalog, name: str) -> set[Key]:
    """All that a name can mean: what stands in that file, else what has that kind and id, else that id, else that title."""
    written, keys = bare_name(name), keys_of_definitions(catalog)
    in_file = {key for key in keys if key in catalog.sources and _is_file(catalog.sources[key].path, written)}
    if in_file:
        return in_file
    *before, last = written.split("/")
    id = last.lower().removesuffix(".yml").removesuffix(".yaml")
    with_id = {catalog.former.get(key, key) for key in (Key(known.kind, id) for known in (*keys, *catalog.former))} & set(keys)
    if kinds := kinds_in(before):
        return {key for key in with_id if key.kind in kinds} or {key for key in _keys_titled(catalog, last) if key.kind in kinds}
    return (set() if before else with_id) or _keys_titled(catalog, written)


def keys_of_definitions(catalog: Catalog) -> Collection[Key]:
    """The keys of all definitions, faulty ones included."""
    kinds = {kind.name for kind in KINDS}
    return [key for key in (*catalog.definitions, *catalog.broken) if key.kind in kinds]


def _is_file(path: str, written: str) -> bool:
    return written == path or written.endswith(f"/{path}")


def kinds_in(folders: list[str]) -> list[str]:
    """The kind that the words before an id name: the only word, or the first folder in `standards/` with the name of a kind."""
    inside = folders[folders.index("standards") + 1 :] if "standards" in folders else folders
    return [kind.name for folder in inside if (kind := kind_called(folder))][:1]


def keys_by_name(catalog: Catalog) -> dict[str, set[Key]]:
    """The keys of the definitions by their titles and other names, each in the form of an id."""
    found: dict[str, set[Key]] = defaultdict(set)
    for key, definition in catalog.definitions.items():
        for name in filter(None, map(name_key, definition.names)):
            found[name].add(key)
    return found


def _keys_titled(catalog: Catalog, title: str) -> set[Key]:
    """The keys of the definitions with a title or another name, whatever its capital letters and punctuation."""
    return keys_by_name(catalog).get(name_key(title), set())


def keys_after_renaming(catalog: Catalog) -> set[Key]:
    """The keys of files with invalid names once they are renamed as `bad-id` asks: what names these is right already."""
    keys = (*catalog.definitions, *catalog.broken)
    return {Key(key.kind, id_from(key.id)) for key in keys if not ID.fullmatch(key.id)}
