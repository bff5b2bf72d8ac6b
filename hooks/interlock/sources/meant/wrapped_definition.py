"""Definitions whose fields stand below a name of their own, `service:`, or in a list below one, `services:`."""

from interlock.definitions.model_fields import written_names
from interlock.findings import Finding
from interlock.sources.decoding.decode_context import Decoding
from interlock.sources.yaml.nodes import Node


def wrapped_definition(decoding: Decoding) -> Finding | None:
    """The finding for a file with one unknown name, below which the fields of a definition stand; None for other files."""
    root, known = decoding.source.at(()), {*written_names(decoding.model)}
    if root is None or not root.entries or len(root.entries) != 1 or root.blank:
        return None
    key, value = root.entries[0]
    entries = [value] if value.entries else [*(value.items or ())]
    if key.text in known or not entries or not all(_has_fields(entry, known) for entry in entries):
        return None
    place = decoding.source.place_at((key.text or "",), key=True)
    message = f"The fields of {decoding.noun} stand below `{key.text}` here"
    if len(entries) > 1:
        return Finding("unknown-field", place, message, "Give each entry a file of its own, whose lines begin with the fields.")
    if decoding.source.text[value.start] in "[{":
        return Finding("unknown-field", place, message, "Write each on a line of its own, without spaces before it: `title: …`.")
    before = "the spaces" if value.entries else "the hyphen and the spaces"
    return Finding("unknown-field", place, message, f"Delete this line, and {before} before the fields below it.")


def _has_fields(entry: Node, known: set[str]) -> bool:
    """Whether an entry has at least two fields, and most of them are known."""
    names = [key.text for key, _ in entry.entries or ()]
    return len(names) > 1 and sum(name in known for name in names) * 2 > len(names)
