"""Finds what somebody names on the command line: by `kind/id`, by id or title alone, by file, or by the address of its page."""

import re
from collections.abc import Collection, Iterable

from interlock.catalog import Catalog, Key
from interlock.definitions import KINDS, Kind, kind_called
from interlock.definitions.ids import id_from
from interlock.doors.edits.refused import Refused
from interlock.findings.nearest import nearest

_ADDRESS = re.compile(r"[a-z]+://[^/]*/", re.I)
# What people copy along with a name: brackets of a reference, quotation marks, blanks.
_AROUND = " \t\n`'\"[]"
MOST_LISTED = 8


def key_named(catalog: Catalog, name: str, kind: str = "") -> Key:
    """The key of the only definition that `name` can mean, of one kind where `kind` is given. Raises Refused."""
    written = _ADDRESS.sub("", name.strip(_AROUND)).replace("\\", "/").removeprefix("./").strip("/")
    if not written:
        raise Refused(f"Nothing is named. {_example(catalog, kind)}")
    found = {key for key in _meant(catalog, written) if not kind or key.kind == kind}
    if len(found) == 1:
        return found.pop()
    if found:
        listed = " or ".join(f"`{key}`" for key in sorted(found)[:MOST_LISTED])
        raise Refused(f"`{name}` can mean {len(found)} things. Write {listed}.")
    raise Refused(_not_found(catalog, name, written, kind))


def _keys(catalog: Catalog) -> Collection[Key]:
    return [key for key in (*catalog.definitions, *catalog.broken) if key.kind in {kind.name for kind in KINDS}]


def _meant(catalog: Catalog, written: str) -> set[Key]:
    """Everything that a name can mean: what stands in that file, else what has that kind and id, else that id, else that title."""
    keys = _keys(catalog)
    in_file = {key for key in keys if key in catalog.sources and _is_file(catalog.sources[key].path, written)}
    if in_file:
        return in_file
    *before, last = written.split("/")
    id = last.lower().removesuffix(".yml").removesuffix(".yaml")
    kinds = _kinds_in(before)
    with_id = {_current(catalog, Key(key.kind, id)) for key in (*keys, *catalog.former)} & set(keys)
    if kinds:
        return {key for key in with_id if key.kind in kinds} or _with_title(catalog, last, kinds)
    return with_id or _with_title(catalog, written, [kind.name for kind in KINDS])


def _is_file(path: str, written: str) -> bool:
    return written == path or written.endswith(f"/{path}")


def _current(catalog: Catalog, key: Key) -> Key:
    return catalog.former.get(key, key)


def _kinds_in(folders: list[str]) -> list[str]:
    """The kind that the words before an id name: the only word, or the first folder in `standards/` with the name of a kind."""
    inside = folders[folders.index("standards") + 1 :] if "standards" in folders else folders
    return [kind.name for folder in inside if (kind := kind_called(folder))][:1]


def _with_title(catalog: Catalog, title: str, kinds: Iterable[str]) -> set[Key]:
    asked = id_from(title)
    return {
        key
        for key, definition in catalog.definitions.items()
        if asked and key.kind in kinds and asked in (id_from(definition.title), *map(id_from, definition.also_called))
    }


def _not_found(catalog: Catalog, name: str, written: str, kind: str) -> str:
    folders, _, last = written.rpartition("/")
    if folders and not _kinds_in(folders.split("/")):
        listed = ", ".join(f"`{known.name}`" for known in KINDS)
        meant = nearest(folders, [known.name for known in KINDS])
        return f"There is no kind `{folders}`. {f'Did you mean `{meant}/{last}`?' if meant else f'Kinds are {listed}.'}"
    kinds = [kind] if kind else _kinds_in(folders.split("/"))
    ids = [key.id for key in _keys(catalog) if not kinds or key.kind in kinds]
    if not folders and (meant_kind := kind_called(last)) and not kind:
        return f"`{name}` is a kind, and does not say which {meant_kind.name}. {_example(catalog, meant_kind.name)}"
    whole, hash, _ = last.partition("#")
    meant = whole if hash and whole in ids else nearest(id_from(last), ids) or _nearest_title(catalog, last, kinds)
    of = next((key for key in _keys(catalog) if key.id == meant and (not kinds or key.kind in kinds)), None)
    if of is not None:
        return f"There is no {kinds[0] if kinds else 'definition'} `{last}`. Did you mean `{of.id if kind else of}`?"
    return f"There is no {kinds[0] if kinds else 'definition'} `{last}`. {_example(catalog, kinds[0] if kinds else '')}"


def _nearest_title(catalog: Catalog, title: str, kinds: list[str]) -> str | None:
    """The id of the definition with the most similar title."""
    titles = {found.title: key.id for key, found in catalog.definitions.items() if not kinds or key.kind in kinds}
    meant = nearest(title, titles)
    return titles[meant] if meant else None


def _example(catalog: Catalog, kind: str) -> str:
    """How to name something: with an id that is there, where there is one."""
    there = sorted(key for key in catalog.definitions if key.kind == (kind or "promise"))
    known: Kind | None = kind_called(kind)
    if not there:
        return f"Its file would be in `{known.folder}/`." if known else "Write KIND/ID, such as `promise/answer-calls`."
    if not kind or len(there) > MOST_LISTED:
        return f"Write KIND/ID, such as `{there[0]}`."
    return f"Write {' or '.join(f'`{key}`' for key in there)}."
