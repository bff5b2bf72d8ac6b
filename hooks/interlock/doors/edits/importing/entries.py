"""What a reader of another format hands over: definitions that are still plain values, each with its place in the file."""

from dataclasses import dataclass, field
from typing import Any

from interlock.definitions import Kind
from interlock.findings import Finding, Place


@dataclass(frozen=True, slots=True)
class ImportedEntry:
    """One definition to be. `fields` are texts, lists and mappings as they would stand in YAML; `id` may be left to the title.

    `place` is where it stands in the file, `places` where each of its fields does.
    """

    kind: Kind
    id: str
    fields: dict[str, Any]
    place: Place
    places: dict[str, Place] = field(default_factory=dict)

    def place_of(self, name: str) -> Place:
        """Where a field stands, or the whole of it."""
        return self.places.get(name, self.place)


@dataclass(slots=True)
class ImportedFile:
    """What a file holds, and what of it no definition can hold."""

    entries: list[ImportedEntry] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
