"""Files that cannot be compared, because they have faults in the earlier or in the present state."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from interlock.catalog import Catalog, Key
from interlock.catalog.keys import ORGANISATION
from interlock.definitions.organisation import ORGANISATION_FILE
from interlock.sources.handbook import Handbook


class StateOfFiles(NamedTuple):
    """A handbook at one time: as it was read, and what the readers of the comparison may see of it."""

    handbook: Handbook
    seen: Catalog


class UncomparedFile(NamedTuple):
    """A file with faults. `path` is empty where the readers may not know of it; `when` is `then`, `now` or `then and now`."""

    path: str
    when: str


def files_not_compared(then: StateOfFiles, now: StateOfFiles) -> Sequence[UncomparedFile]:
    """The files with faults then or now, those without a path last."""
    known = {ORGANISATION} | {key for state in (then, now) for key in (*state.seen.definitions, *state.seen.partial)}
    found = []
    for key in then.handbook.broken | now.handbook.broken:
        times = [when for when, state in (("then", then), ("now", now)) if key in state.handbook.broken]
        found.append(UncomparedFile(_path(Key(*key), then, now) if key in known else "", " and ".join(times)))
    return sorted(found, key=lambda each: (not each.path, each))


def in_doubt(then: Catalog, now: Catalog) -> frozenset[Key]:
    """The definitions of which nothing could be read then or now, so that nobody knows who may see them."""
    return (then.broken - then.partial.keys()) | (now.broken - now.partial.keys())


def taken_for_unread(catalog: Catalog, keys: frozenset[Key]) -> Catalog:
    """The catalog as if some definitions could not be read at all, so that what one state hides for that is hidden in both."""
    partial = {key: found for key, found in catalog.partial.items() if key not in keys}
    return replace(catalog, broken=catalog.broken | keys, partial=partial) if keys else catalog


def _path(key: Key, then: StateOfFiles, now: StateOfFiles) -> str:
    if key == ORGANISATION:
        return ORGANISATION_FILE
    return now.handbook.paths.get(key) or then.handbook.paths.get(key) or str(key)
