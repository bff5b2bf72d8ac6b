"""The language of a text: a definition's own, or the handbook's."""

from interlock.catalog.lookup import Catalog
from interlock.definitions import Definition


def language_of(definition: Definition, catalog: Catalog) -> str:
    """The tag of the language in which a definition is written."""
    return definition.language or catalog.organisation.language
