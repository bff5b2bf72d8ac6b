"""Mappings whose fields were written in other words: `{from: 24 December 2026, to: 2 January 2027}` for `{on: …, until: …}`."""

from pydantic import BaseModel

from interlock.definitions.model_fields import required_fields, written_names
from interlock.definitions.other_names.field_words import fields_for
from interlock.definitions.values.dates import day_meant
from interlock.sources.decoding.field_forms import takes
from interlock.sources.yaml.nodes import Node


def fields_in_other_words(model: type[BaseModel], node: Node) -> dict[str, str]:
    """The fields that were meant, with values that they take; empty where all names are right, or one is not understood."""
    pairs = [(key.text or "", value.text or "") for key, value in node.entries or ()]
    found: dict[str, str] = {}
    for word, text in pairs:
        name = _field_for(model, word, found)
        value = _taken(model, name, text) if name and text else ""
        if not value:
            return {}
        found[name] = value
    is_other = [*found] != [word for word, _ in pairs]
    return found if is_other and {*required_fields(model)} <= {*found} else {}


def _field_for(model: type[BaseModel], word: str, taken: dict[str, str]) -> str:
    """The field of this name, or the first one that is not taken and that the word may stand for."""
    names = written_names(model)
    plain = word.strip().lower().replace(" ", "_").replace("-", "_")
    beside = (listed.rpartition("+")[::2] for listed in fields_for(plain))
    meant = [plain, *(name for field, name in beside if not field or field in names)]
    return next((name for name in meant if name in names and name not in taken), "")


def _taken(model: type[BaseModel], name: str, text: str) -> str:
    """The text as the field takes it: a day in words as a date; empty where it takes none."""
    ways = (text, str(day_meant(text) or ""))
    return next((way for way in ways if way and takes(model, name, way)), "")
