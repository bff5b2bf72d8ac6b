"""Marks for fields: whether a text is prose or a reference, and to what.

A mark is metadata in the annotation of a field. `definitions.walk` finds texts and references by their marks, so that no other
module needs a list of fields.
"""

from dataclasses import dataclass
from typing import Any

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema


@dataclass(frozen=True, slots=True)
class RefTo:
    """Marks a reference: a text that names another definition.

    `kinds`: the kind that it may name by the id alone; empty: any kind, written as `kind/id`. Two words stand for a kind that
    depends on the definition: `same` for its own kind, `made-to` for customers or links, depending on whom a promise is made to.
    `part`: the noun for what may stand after `#`, a part of the other definition. `part_required`: whether it must.
    `may_be_itself`: whether a definition may name itself here.
    """

    kinds: tuple[str, ...] = ()
    part: str | None = None
    part_required: bool = False
    may_be_itself: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether the field decides the kind, so that editors write the id alone."""
        return bool(self.kinds)

    def may_lead_to(self, own_kind: str) -> tuple[str, ...]:
        """The kinds that an id alone may refer to, in a definition of `own_kind`."""
        if self.kinds == ("same",):
            return (own_kind,)
        return ("customer", "link") if self.kinds == ("made-to",) else self.kinds

    def __get_pydantic_json_schema__(self, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Add `refersTo` to the schema, from which `exports.schema` makes a list of the ids that exist."""
        part = f"#{self.part}" if self.part_required else ""
        return {**handler(core_schema), "refersTo": [kind + part for kind in self.kinds]}


class OwnStep:
    """Marks a text that names a step of the same procedure."""


class OwnCriterion:
    """Marks a text that names a criterion of the same framework."""


class ValueOfOrganisation:
    """Marks a text that names one of the organisation's values."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Marks Markdown that people read. With `block` it may hold paragraphs and lists, otherwise only inline Markdown."""

    block: bool


@dataclass(frozen=True, slots=True)
class ReadAsTyped:
    """Marks words without Markdown in which words to avoid are looked for, such as what a step needs.

    `is_matched`: whether other definitions name the same thing by the same words, so that all have to be edited together.
    """

    is_matched: bool = False


Mark = RefTo | OwnStep | OwnCriterion | ValueOfOrganisation | Prose | ReadAsTyped
MARKS = (RefTo, OwnStep, OwnCriterion, ValueOfOrganisation, Prose, ReadAsTyped)
