"""Copies with valid names: definitions, hand-written pages and tables that say nearly the same as another one of their kind.

A sync program that keeps both versions of a file adds the name of a machine to one of them (`card-laptop.yml`), so a copy has the
title of the original, nearly its text, and an id that begins with the original's.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from interlock.catalog import Catalog, Key, page_key
from interlock.questions.language.labels import folded
from interlock.sources.disk.copies import is_nearly

# The share of the rows of a table that another table has, too, from which on it counts as a copy: a correction repeats few.
_SAME_ROWS = 0.75


def copies_in(catalog: Catalog) -> dict[Key, Key]:
    """The original of each definition and each hand-written page that looks like a copy."""
    alike: dict[tuple[str, str], list[Key]] = defaultdict(list)
    for key, definition in catalog.definitions.items():
        if definition.status != "retired":
            alike[key.kind, folded(definition.title)].append(key)
    for page in catalog.pages:
        if begins := page.text.lstrip()[:80].partition("\n")[0]:
            alike["page", begins].append(page_key(page.path))
    return {copy: original for keys in alike.values() if len(keys) > 1 for copy, original in _copies(catalog, keys)}


def _copies(catalog: Catalog, keys: list[Key]) -> Iterator[tuple[Key, Key]]:
    """The copies among definitions or pages with the same title, each with its original."""
    with_words: dict[str, Key] = {}
    with_stem: dict[str, Key] = {}
    for key in sorted(keys, key=lambda key: (len(key.id), key.id)):
        text = catalog.sources[key].text
        parts = _stem(key).split("-")
        shorter = (with_stem.get("-".join(parts[:length])) for length in range(1, len(parts)))
        nearly = next((other for other in shorter if other and is_nearly(text, catalog.sources[other].text)), None)
        first = with_words.setdefault(" ".join(text.split()), key)
        with_stem.setdefault(_stem(key), key)
        if original := nearly or (first if first != key else None):
            yield key, original


def _stem(key: Key) -> str:
    return key.id.removesuffix(".md")


def copied_tables(catalog: Catalog) -> dict[str, str]:
    """The table that each table of results repeats, by their paths."""
    periods = Counter(period for _, period in {(row.file, row.period) for row in catalog.results})
    first: dict[int, str] = {}  # by the hash of a row, which is as good as the row itself and much smaller
    total: Counter[str] = Counter()
    same: Counter[tuple[str, str]] = Counter()
    for row in sorted(catalog.results, key=lambda row: (len(row.file), row.file)):
        total[row.file] += 1
        if periods[row.period] > 1 and (original := first.setdefault(hash(row), row.file)) != row.file:
            same[row.file, original] += 1
    return {copy: original for (copy, original), count in same.items() if count >= _SAME_ROWS * total[copy]}
