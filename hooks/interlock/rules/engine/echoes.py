"""Echoes: what only seems to be missing because a file could not be read, or because a name in another is misspelt.

The fault itself is a finding already; a second one for what follows from it would send the editor to the wrong place.
"""

from interlock.catalog import Catalog

_MISNAMED = ("unknown", "wrong-kind", "malformed")


def may_be_there(catalog: Catalog, kind: str, *fields: str) -> bool:
    """Whether something that a definition of that kind would say in one of these fields may be there after all."""
    return any(key.kind == kind for key in catalog.broken) or any(
        reference.source.kind == kind and reference.state in _MISNAMED and reference.field in fields
        for reference in catalog.references
    )
