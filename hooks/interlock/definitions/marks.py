"""The marks on fields that say what a text is or what it points to.

A mark is metadata of a field. Whoever walks a definition (`definitions.walk`) finds texts and references by these marks,
so that nothing else needs to know which field of which kind holds what.
"""

from dataclasses import dataclass
from typing import Any

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema


@dataclass(frozen=True, slots=True)
class RefTo:
    """Marks a text that names another definition.

    `kinds`: the kind it may name, written as a bare id; empty: any kind, written as `kind/id`. Two words stand for a kind that
    depends on the definition: `same` for its own kind, `made-to` for customers or links, whichever a promise is made to.
    `part`: what stands after `#`, if the reference may or must name a part of that definition.
    `may_be_itself`: whether it means something when a definition names itself.
    """

    kinds: tuple[str, ...] = ()
    part: str | None = None
    part_required: bool = False
    may_be_itself: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether the field settles the kind, so that the id alone is written."""
        return bool(self.kinds)

    def may_lead_to(self, own_kind: str) -> tuple[str, ...]:
        """The kinds that a bare id may be of, in a definition of `own_kind`."""
        if self.kinds == ("same",):
            return (own_kind,)
        return ("customer", "link") if self.kinds == ("made-to",) else self.kinds

    def __get_pydantic_json_schema__(self, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """The schema of a reference says what it refers to, so that an export can offer the ids there are."""
        part = f"#{self.part}" if self.part_required else ""
        return {**handler(core_schema), "refersTo": [kind + part for kind in self.kinds]}


@dataclass(frozen=True, slots=True)
class OwnStep:
    """Marks a text that names a step of the same procedure."""


@dataclass(frozen=True, slots=True)
class OwnCriterion:
    """Marks a text that names a criterion of the same framework."""


@dataclass(frozen=True, slots=True)
class ValueOfOrganisation:
    """Marks a text that names one of the organisation's values."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Marks a text that people read. `block` Markdown may hold paragraphs and lists, inline only words in a line."""

    block: bool


Mark = RefTo | OwnStep | OwnCriterion | ValueOfOrganisation | Prose
MARKS = (RefTo, OwnStep, OwnCriterion, ValueOfOrganisation, Prose)
