"""The names of our own organisation: what stands under one of them is not from outside."""

from unicodedata import normalize

from interlock.catalog import Catalog
from interlock.definitions import Link, Promise

_OTHERS = ("partner", "supplier")


def names_of_ourselves(catalog: Catalog) -> frozenset[str]:
    """The names of the organisation and of its links but partners and suppliers, as `comparable_name` makes them."""
    ours = [link for link in catalog.of(Link) if link.kind not in _OTHERS]
    names = [catalog.organisation.name, *(link.title for link in ours), *(link.id for link in ours)]
    return frozenset(comparable_name(name) for name in names)


def comparable_name(name: str) -> str:
    """A name in small letters with single spaces."""
    return " ".join(normalize("NFKC", name).casefold().split())


def benchmarks_of_ourselves(catalog: Catalog) -> frozenset[tuple[str, int]]:
    """The benchmarks that name ourselves: the id of each promise, and the place in its list."""
    names = names_of_ourselves(catalog)
    return frozenset(
        (promise.id, index)
        for promise in catalog.of(Promise)
        for index, benchmark in enumerate(promise.benchmarks)
        if comparable_name(benchmark.organisation) in names
    )
