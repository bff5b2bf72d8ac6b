"""What to type for a value below the name of another field: the right name, and the form that its field takes."""

from pydantic import BaseModel

from interlock.definitions.ids import ID
from interlock.definitions.model_fields import marks_at
from interlock.definitions.other_names.choice_words import NONE_OF_THEM
from interlock.definitions.text_marks import RefTo
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.decoding.field_forms import takes
from interlock.sources.shown_fields import scalar_shown
from interlock.sources.yaml.nodes import Node
from interlock.sources.yaml.yaml_findings import LONGEST_SHOWN

# What may separate several entries, so that a text does not tell how many there are.
_SEPARATES = lazy_pattern(r"[,;/&\n]| (?:and|or) |^[-•*\[(]")


def renamed(model: type[BaseModel], name: str, value: Node | None) -> str:
    """The remedy for a value below another name than that of its field. With it alone, a list would be told to be missing."""
    text = value.text if value else None
    if not text or takes(model, name, text) or not (shown := shown_for(model, name, text)):
        return f"Did you mean `{name}`?"
    return f"Write `{name}: {shown}`."


def shown_for(model: type[BaseModel], name: str, text: str) -> str:
    """A text as a field takes it between braces: as it is, or as the only entry of a list; empty where neither is sure."""
    if not text or len(text) >= LONGEST_SHOWN or "\n" in text:
        return ""
    if takes(model, name, text):
        return scalar_shown(text)
    is_one = ("://" in text or not _SEPARATES.search(text)) and text.strip().lower() not in NONE_OF_THEM
    is_named = not marks_at(model, (name,), RefTo) or ID.fullmatch(text)
    return f"[{scalar_shown(text)}]" if is_one and is_named and takes(model, name, [text]) else ""
