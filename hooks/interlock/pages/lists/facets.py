"""The filters above a list."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter: its name, label, and options as (value, label)."""

    name: str
    label: str
    options: list[tuple[str, str]]
