"""The owners of definitions."""

from interlock.catalog import Catalog
from interlock.definitions import Definition, Link, Promise


def owner_of(catalog: Catalog, definition: Definition) -> Link | None:
    """The link that owns a definition, or None. The link that makes a promise owns it; a link without `owner` owns itself."""
    if isinstance(definition, Promise):
        return catalog.link(definition.made_by)
    if isinstance(definition, Link) and definition.owner is None:
        return definition
    return catalog.link(definition.owner)
