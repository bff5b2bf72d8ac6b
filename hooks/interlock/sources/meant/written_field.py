"""A field that does not exist as it was written, and how the field that was meant by it is told."""

import re
from typing import NamedTuple

from pydantic import BaseModel

from interlock.definitions.model_fields import Route, annotation_at, may_be_list, model_under, models_in
from interlock.sources.decoding.decode_context import Decoding
from interlock.sources.meant.renamed_fields import renamed, shown_for
from interlock.sources.shown_fields import scalar_shown
from interlock.sources.yaml.nodes import Node


class MeantField(NamedTuple):
    """The field that was meant, the route of the mapping that holds it, what to type, and which other fields that writes.

    `is_for_all`: whether the remedy names all unknown fields that it is for.
    """

    holder: Route
    name: str
    remedy: str
    writes: tuple[str, ...] = ()
    is_for_all: bool = False


class WrittenField(NamedTuple):
    """An unknown field: the mapping it stands in, its name as written and in the form of names of fields, and its value.

    `there`: the fields beside it; `empty`: those without a value, each with the names of all that stand behind it.
    """

    holder: Route
    model: type[BaseModel]
    name: str
    plain: str
    value: Node | None
    there: frozenset[str]
    empty: dict[str, list[str]]
    in_braces: bool

    @classmethod
    def at(cls, decoding: Decoding, route: Route) -> "WrittenField":
        """The unknown field at the end of a route."""
        mapping, name = decoding.source.at(route[:-1]), str(route[-1])
        there = frozenset(key.text or "" for key, _ in (mapping and mapping.entries) or ())
        plain = "_".join(re.split(r"[\s_-]+", name.strip(" *:").lower()))
        value = mapping.child(name) if mapping else None
        in_braces = mapping is not None and decoding.source.text[mapping.start] == "{"
        blank = [*(mapping.blank if mapping else ())]
        keys = sorted([*blank, *(key for key, _ in (mapping and mapping.entries) or ())], key=lambda key: key.start)
        empty = {key.text or "": [other.text or "" for other in keys if other.start > key.start] for key in blank}
        return cls(route[:-1], decoding.model_at(route[:-1]), name, plain, value, there, empty, in_braces)

    def meant(self, name: str, remedy: str = "") -> MeantField:
        """This field of the mapping was meant; without a remedy, it is to be renamed."""
        return MeantField(self.holder, name, remedy or renamed(self.model, name, self.value))

    def nested(self, outer: str, inner: str) -> MeantField:
        """The field `inner` of the mapping below `outer` was meant."""
        text = (self.value.text or "") if self.value else ""
        below = model_under(self.model, outer)
        shown = (shown_for(below, inner, text) if below else scalar_shown(text)) or "…"
        if outer in self.there:
            return self.meant(outer, f"Write it below `{outer}:`, two spaces further in: `{inner}: {shown}`.")
        return self.meant(outer, f"Write `{outer}: {{{inner}: {shown}}}`.")


def is_list_of_mappings(model: type[BaseModel], name: str) -> bool:
    """Whether a field takes a list of mappings."""
    annotation = annotation_at(model, (name,))
    return may_be_list(annotation) and next(models_in(annotation), None) is not None
