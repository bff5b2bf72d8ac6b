"""Whether a handbook is only a vocabulary, or also says what is done with its words."""

from interlock.catalog import Catalog


def is_vocabulary(catalog: Catalog) -> bool:
    """Whether a handbook keeps words and nothing else: it has terms, and beside them at most the links that own them.

    Nobody promises or does anything there, so that a missing promise is no gap, and a word that nothing uses is no fault.
    """
    kinds = {key.kind for key in (*catalog.definitions, *catalog.broken)}
    return "term" in kinds and kinds <= {"term", "link"}
