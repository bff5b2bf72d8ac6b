"""The catalog: every definition by its key, every reference resolved both ways, who may see what, and where pages stand.

An unresolved reference is a state, not an exception; whoever asks the catalog for what refers to something, or what
something refers to, gets only references that lead to a definition.
"""

from interlock.catalog.indexing import catalog_of, index
from interlock.catalog.keys import ORGANISATION, Key, key_of, page_key
from interlock.catalog.lookup import Catalog
from interlock.catalog.references import CODE, OWN_PARTS, WIKI, Reference, ReferenceState, wiki_links

__all__ = [
    "CODE",
    "ORGANISATION",
    "OWN_PARTS",
    "WIKI",
    "Catalog",
    "Key",
    "Reference",
    "ReferenceState",
    "catalog_of",
    "index",
    "key_of",
    "page_key",
    "wiki_links",
]
