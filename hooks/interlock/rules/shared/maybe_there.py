"""Whether what seems to be missing may be there after all, in a broken file or behind a misspelt reference.

That fault has its own finding; a second one would send the editor to the wrong place.
"""

from interlock.catalog import Catalog, Key
from interlock.sources.tables.results_tables import ResultRow


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


def names_promise(catalog: Catalog, row: ResultRow) -> bool:
    """Whether a row of results names a promise by its id or a former one, or one that stands in the wrong place.

    A row that names nothing has a finding of its own.
    """
    key = Key("promise", row.promise)
    is_there = key in catalog.definitions or key in catalog.broken or key in catalog.former
    return not row.promise or is_there or row.promise.lower() in catalog.strayed
