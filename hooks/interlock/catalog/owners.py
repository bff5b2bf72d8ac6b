"""The owners of definitions."""

from interlock.catalog import Catalog
from interlock.definitions import Definition, Link, Promise


def owner_of(catalog: Catalog, definition: Definition) -> Link | None:
    """The link that owns a definition, or None. A promise is owned by the link that makes it, a link by itself if it names no other."""
    if isinstance(definition, Promise):
        return catalog.link(definition.made_by)
    if isinstance(definition, Link) and definition.owner is None:
        return definition
    return catalog.link(definition.owner)
