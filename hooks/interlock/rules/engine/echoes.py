"""Echoes: what only seems to be missing because a file could not be read, or because a name in another is misspelt.

The fault itself is a finding already; a second one for what follows from it would send the editor to the wrong place.
"""

from interlock.catalog import Catalog, Key

_MISNAMED = ("unknown", "wrong-kind", "malformed")


def may_be_there(catalog: Catalog, kind: str, *fields: str) -> bool:
    """Whether something that a definition of that kind would say in one of these fields may be there after all."""
    return any(key.kind == kind for key in catalog.broken) or any(
        reference.source.kind == kind and reference.state in _MISNAMED and reference.field in fields
        for reference in catalog.references
    )


def may_lead(catalog: Catalog) -> bool:
    """Whether a link may be leadership, or hold another up, that does not seem to."""
    return may_be_there(catalog, "link", "part_of", "coached_by")


def misnaming(catalog: Catalog) -> set[Key]:
    """The definitions that name something that cannot be looked up: perhaps whoever seems to be missing from them."""
    return {ref.source for ref in catalog.references if not ref.in_prose and ref.state in (*_MISNAMED, "broken")}
