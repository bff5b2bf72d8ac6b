"""The catalog: definitions by key, references resolved in both directions, audiences, and the addresses of pages.

An unresolved reference has a state that says why; it is not an exception. The indexes `outgoing` and `incoming` hold only
references that lead to a definition.
"""

from interlock.catalog.indexing import catalog_of, index
from interlock.catalog.keys import ORGANISATION, Key, each_once, key_of, page_key
from interlock.catalog.lookup import Catalog
from interlock.catalog.references import OWN_PARTS, WIKI, Reference, ReferenceState, wiki_links

__all__ = [
    "ORGANISATION",
    "OWN_PARTS",
    "WIKI",
    "Catalog",
    "Key",
    "Reference",
    "ReferenceState",
    "catalog_of",
    "each_once",
    "index",
    "key_of",
    "page_key",
    "wiki_links",
]
