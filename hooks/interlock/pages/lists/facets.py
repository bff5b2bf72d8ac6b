"""The filters above a list."""

from collections.abc import Iterable
from dataclasses import dataclass

# Nobody reads a longer select field, which each page of a list would have: with 1,000 teams it takes more bytes than the rows.
_MOST_OPTIONS = 100


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter: its name, label, and options as (value, label)."""

    name: str
    label: str
    options: list[tuple[str, str]]


def worth_showing(facets: Iterable[Facet]) -> list[Facet]:
    """The filters that have something to choose from, and not too much of it."""
    return [facet for facet in facets if 1 < len(facet.options) <= _MOST_OPTIONS]
