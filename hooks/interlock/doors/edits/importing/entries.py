"""What a reader of another format returns: definitions as plain values, each with its place in the imported file."""

from dataclasses import dataclass, field
from typing import Any

from interlock.definitions import Kind
from interlock.findings import Finding, Place


@dataclass(frozen=True, slots=True)
class ImportedEntry:
    """A definition to be created. `fields`: the values as in YAML. An empty `id` is made from the title.

    `place`: of the definition in the imported file. `places`: of each of its fields. `called`: what the id was taken from, for
    remedies: the `id` or the `title` in that file, or the `name` of the file.
    """

    kind: Kind
    id: str
    fields: dict[str, Any]
    place: Place
    places: dict[str, Place] = field(default_factory=dict)
    called: str = "id"

    def place_of(self, name: str) -> Place:
        """The place of a field, or of the whole definition where the field has none."""
        return self.places.get(name, self.place)


@dataclass(slots=True)
class ImportedFile:
    """The definitions in a file, findings about everything else in it, and lines (`told`) about what was taken and left out."""

    entries: list[ImportedEntry] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
