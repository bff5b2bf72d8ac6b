"""What stands beside a reference in its list, so that no remedy asks to write there what stands there already."""

from interlock.catalog.keys import Key, key_of
from interlock.catalog.lookup import Catalog
from interlock.catalog.references import Reference
from interlock.catalog.replacements import in_place_of


def remedy_beside(catalog: Catalog, reference: Reference, instead: Key) -> str:
    """What to do where `instead` belongs in place of a reference and stands in the same list; empty where it does not.

    Of several references that all mean it, the first is to be written anew.
    """
    if reference.in_prose or not isinstance(reference.route[-1], int):
        return ""
    for other in catalog.outgoing.get(reference.source, ()):
        if other.in_prose or other.route[:-1] != reference.route[:-1] or other.route == reference.route:
            continue
        if other.target == instead and other.state == "found":
            return f"`{instead.id}` stands in this list already: take this out."
        if other.route < reference.route and _meant(catalog, other) == instead:
            return f"`{instead.id}` takes the place of `{other.text}` in this list already: take this out."
    return ""


def _meant(catalog: Catalog, reference: Reference) -> Key | None:
    found = in_place_of(catalog, catalog.definitions[reference.target]) if reference.target else None
    return key_of(found) if found else None
