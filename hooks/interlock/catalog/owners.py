"""Who answers for a definition."""

from interlock.catalog import Catalog
from interlock.definitions import Definition, Link, Promise


def owner_of(catalog: Catalog, definition: Definition) -> Link | None:
    """The link that answers for a definition: for a promise whoever makes it, for a link itself unless it names another."""
    if isinstance(definition, Promise):
        return catalog.link(definition.made_by)
    if isinstance(definition, Link) and definition.owner is None:
        return definition
    return catalog.link(definition.owner)
