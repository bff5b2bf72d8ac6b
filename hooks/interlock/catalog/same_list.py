"""What stands beside a reference in its list, so that no remedy asks to write there what stands there already."""

from interlock.catalog.keys import Key, key_of
from interlock.catalog.lookup import Catalog
from interlock.catalog.references import Reference
from interlock.catalog.replacements import in_place_of
from interlock.sources import Route


def remedy_beside(catalog: Catalog, reference: Reference, instead: Key) -> str:
    """What to do where `instead` belongs in place of a reference and stands in the same list; empty where it does not.

    Of several references that all mean it, the first is to be written anew.
    """
    in_list = _list_of(catalog, reference)
    if in_list is None:
        return ""
    named = f"{instead.id}#{reference.part}" if reference.part else instead.id
    for other in catalog.outgoing.get(reference.source, ()):
        if other.part != reference.part or other.route == reference.route or not _means(catalog, other, instead):
            continue
        if _list_of(catalog, other) == in_list:
            if other.target == instead and other.state == "found":
                return f"`{named}` stands in this list already: take this out."
            if other.route < reference.route:
                return f"`{named}` takes the place of `{other.text}` in this list already: take this out."
    return ""


def _list_of(catalog: Catalog, reference: Reference) -> Route | None:
    """The route to the list in which a reference is all that an item says, be it for fields; None for any other."""
    if reference.in_prose:
        return None
    *item, last = reference.route
    if isinstance(last, int):
        return tuple(item)
    entry = catalog.sources[reference.source].at(tuple(item)) if item and isinstance(item[-1], int) else None
    return tuple(item[:-1]) if entry is not None and entry.entries is None else None


def _means(catalog: Catalog, other: Reference, instead: Key) -> bool:
    """Whether a reference leads to a definition, or to something retired whose place it took."""
    if other.target is None or other.target == instead:
        return other.target == instead
    found = catalog.definitions[other.target]
    instead_of_it = in_place_of(catalog, found) if found.status == "retired" else None
    return instead_of_it is not None and key_of(instead_of_it) == instead
