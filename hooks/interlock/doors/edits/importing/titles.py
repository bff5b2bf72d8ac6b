"""Finds the ids for titles in imported fields: people write `Finance` where a definition says `made_by: finance`."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from interlock.definitions import Kind
from interlock.definitions.ids import id_from
from interlock.definitions.model_fields import alternatives, annotation_of
from interlock.doors.edits.importing.columns.cell_parsers import reference_marks
from interlock.doors.edits.importing.entries import ImportedEntry
from interlock.sources.handbook import Handbook


class Titles:
    """The ids of the definitions of a handbook, and of those to be imported, by their kinds and titles."""

    def __init__(self, handbook: Handbook, entries: Iterable[ImportedEntry]) -> None:
        self._ids: dict[str, set[str]] = defaultdict(set)
        self._titled: dict[tuple[str, str], set[str]] = defaultdict(set)
        for kind, id in handbook.paths:
            self._ids[kind].add(id)
        for (kind, id), definition in handbook.definitions.items():
            self._titled[kind, _plain(definition.title)].add(id)
        for entry in entries:
            title = str(entry.fields.get("title", ""))
            id = entry.id or id_from(title)
            self._ids[entry.kind.name].add(id)
            self._titled[entry.kind.name, _plain(title)].add(id)

    def with_ids(self, entry: ImportedEntry) -> None:
        """Put ids in place of titles in the fields of an entry that refer to definitions. What is not known stays as it is."""
        entry.fields.update(self._in_model(entry.fields, entry.kind.model, entry.kind))

    def _in_model(self, fields: dict[str, Any], model: type[BaseModel], kind: Kind) -> dict[str, Any]:
        types = {field.alias or name: annotation_of(field) for name, field in model.model_fields.items()}
        return {name: self._resolved(value, types.get(name), kind) for name, value in fields.items()}

    def _resolved(self, value: Any, annotation: Any, kind: Kind) -> Any:
        if isinstance(value, str):
            mark = next(reference_marks(annotation), None)
            return self._id(value, mark.may_lead_to(kind.name)) if mark else value
        if isinstance(value, list):
            return self._all(
                value, next((get_args(one)[0] for one in alternatives(annotation) if get_origin(one) is list), None), kind
            )
        model = next((one for one in alternatives(annotation) if isinstance(one, type) and issubclass(one, BaseModel)), None)
        return self._in_model(value, model, kind) if isinstance(value, dict) and model else value

    def _all(self, values: list[Any], annotation: Any, kind: Kind) -> list[Any]:
        mark = next(reference_marks(annotation), None)
        found: list[Any] = []
        for value in values:
            parts = [value]
            if mark and isinstance(value, str) and self._id(value, mark.may_lead_to(kind.name)) == value:
                parts = [part.strip() for part in value.split(",") if part.strip()]
            found += [self._resolved(part, annotation, kind) for part in parts]
        return found

    def _id(self, words: str, kinds: tuple[str, ...]) -> str:
        """The id, with its part if it names one, of the definition with a title; unchanged where none or several have it."""
        id, hash, part = words.partition("#")
        for kind in kinds:
            if id.strip() in self._ids[kind]:
                return words
        for kind in kinds:
            titled = self._titled.get((kind, _plain(id)), set())
            if len(titled) == 1:
                return min(titled) + hash + part
            if id_from(id) in self._ids[kind]:
                return id_from(id) + hash + part
        return words


def _plain(title: str) -> str:
    return " ".join(title.casefold().split())
