"""Whether what seems to be missing may be there after all, in a broken file or behind a misspelt reference.

That fault has its own finding; a second one would send the editor to the wrong place.
"""

from interlock.catalog import Catalog


def may_be_there(catalog: Catalog, kind: str, *fields: str) -> bool:
    """Whether a broken definition of this kind, or an unresolved reference in one of these fields, may be what is missing."""
    return (
        bool(catalog.strayed)
        or any(key.kind == kind for key in catalog.broken)
        or any((kind, field) in catalog.unresolved_fields for field in fields)
    )


def may_lead(catalog: Catalog) -> bool:
    """Whether a fault may hide that a link is leadership, or supports another."""
    return may_be_there(catalog, "link", "part_of", "coached_by")
