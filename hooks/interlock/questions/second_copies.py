"""Copies with valid names: definitions, hand-written pages and tables that say nearly the same as another one of their kind.

A sync program that keeps both versions of a file adds the name of a machine to one of them (`card-laptop.yml`), so a copy has the
title of the original, nearly its text, and an id that begins with the original's.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from interlock.catalog import Catalog, Key, page_key
from interlock.questions.language.labels import folded
from interlock.sources.copies import is_nearly
from interlock.sources.tables import ResultRow

# The share of the rows of a table that another table has, too, from which on it counts as a copy: a correction repeats few.
_SAME_ROWS = 0.75


def copies_in(catalog: Catalog) -> dict[Key, Key]:
    """The original of each definition and each hand-written page that looks like a copy."""
    alike: dict[tuple[str, str], list[Key]] = defaultdict(list)
    for key, definition in catalog.definitions.items():
        if definition.status != "retired":
            alike[key.kind, folded(definition.title)].append(key)
    for page in catalog.pages:
        alike["page", page.text.lstrip()[:80].partition("\n")[0]].append(page_key(page.path))
    return {copy: original for keys in alike.values() if len(keys) > 1 for copy, original in _copies(catalog, keys)}


def _copies(catalog: Catalog, keys: list[Key]) -> Iterator[tuple[Key, Key]]:
    """The copies among definitions or pages with the same title, each with its original."""
    ordered = sorted(keys, key=lambda key: (len(key.id), key.id))
    for number, key in enumerate(ordered):
        text = catalog.sources[key].text
        for other in ordered[:number]:
            is_longer = _stem(key).startswith(f"{_stem(other)}-")
            if (is_longer and is_nearly(text, catalog.sources[other].text)) or text.split() == catalog.sources[
                other
            ].text.split():
                yield key, other
                break


def _stem(key: Key) -> str:
    return key.id.removesuffix(".md")


def copied_tables(catalog: Catalog) -> dict[str, str]:
    """The table that each table of results repeats, by their paths."""
    first: dict[ResultRow, str] = {}
    total: Counter[str] = Counter()
    same: Counter[tuple[str, str]] = Counter()
    for row in sorted(catalog.results, key=lambda row: (len(row.file), row.file)):
        total[row.file] += 1
        original = first.setdefault(row, row.file)
        if original != row.file:
            same[row.file, original] += 1
    return {copy: original for (copy, original), count in same.items() if count >= _SAME_ROWS * total[copy]}
