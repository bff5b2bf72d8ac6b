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
        if other.route == reference.route or other.part != reference.part or _list_of(catalog, other) != in_list:
            continue
        if other.target == instead and other.state == "found":
            return f"`{named}` stands in this list already: take this out."
        if other.route < reference.route and _meant(catalog, other) == instead:
            return f"`{named}` takes the place of `{other.text}` in this list already: take this out."
    return ""


def _list_of(catalog: Catalog, reference: Reference) -> Route | None:
    """The route to the list in which a reference is all that an item says, also where it stands for fields; None for any other."""
    if reference.in_prose:
        return None
    *item, last = reference.route
    if isinstance(last, int):
        return tuple(item)
    entry = catalog.sources[reference.source].at(tuple(item)) if item and isinstance(item[-1], int) else None
    return tuple(item[:-1]) if entry is not None and entry.entries is None else None


def _meant(catalog: Catalog, reference: Reference) -> Key | None:
    found = in_place_of(catalog, catalog.definitions[reference.target]) if reference.target else None
    return key_of(found) if found else None
