"""What people may mean by a name: `kind/id`, an id or a title alone, a file, or the address of a page."""

import posixpath
import re
from collections import defaultdict
from collections.abc import Collection

from interlock.catalog.keys import Key
from interlock.catalog.lookup import Catalog
from interlock.definitions import KINDS, kind_called
from interlock.definitions.ids import id_from
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
        for name in filter(None, map(id_from, definition.names)):
            found[name].add(key)
    return found


# An id, and the words of it or of another name.
NameWords = tuple[str, frozenset[str]]


def words_of_names(catalog: Catalog) -> dict[str, list[NameWords]]:
    """The words of the ids and other names of all definitions, by kind."""
    named = {(key, name) for name, keys in keys_by_name(catalog).items() for key in keys}
    found: dict[str, list[NameWords]] = defaultdict(list)
    for key, name in sorted(named | {(key, key.id) for key in keys_of_definitions(catalog)}):
        found[key.kind].append((key.id, frozenset(name.split("-"))))
    return found


def ids_with_words(words: Collection[NameWords], name: str) -> list[str]:
    """The ids with all words of a name in them or in another name, or else those all of whose words the name has.

    `helpdesk` is short for `estates-helpdesk`, and `estates-helpdesk-team` is more than its id. Where no id fits, those whose
    words differ in their endings alone: `plumbing` for `plumbers`.
    """
    asked = {*id_from(name).split("-")} - {""}
    whole = [id for id, known in words if asked and asked <= known]
    fitting = whole or [id for id, known in words if len(known) > 1 and known < asked]
    return list(dict.fromkeys(fitting or [id for id, known in words if asked and _differ_in_endings(asked, known)]))


# What may stand behind the stem that the names of an activity and of those who do it share.
_ENDINGS = frozenset(
    """
    s e es ed er ers or ors ing ings ion ions ation ations ator ators ment ments ance ances ant ants y ies ist ists ian ians al
    ary ery
    """.split()  # noqa: SIM905
) | {""}
_SHORTEST_STEM = 4


def _differ_in_endings(asked: Collection[str], known: Collection[str]) -> bool:
    """Whether each of these words has the stem of one of the known words."""
    return all(any(_have_one_stem(word, other) for other in known) for word in asked)


def _have_one_stem(word: str, other: str) -> bool:
    size = len(posixpath.commonprefix([word, other]))
    return size >= _SHORTEST_STEM and {word[size:], other[size:]} <= _ENDINGS


def _keys_titled(catalog: Catalog, title: str) -> set[Key]:
    """The keys of the definitions with a title or another name, whatever its capital letters and punctuation."""
    return keys_by_name(catalog).get(id_from(title), set())
