"""Findings about values of the wrong shape: a list, a mapping or a single value where another of the three is expected."""

import re

from interlock.definitions.model_fields import Route, model_at, required_fields, written_names
from interlock.findings import Finding
from interlock.sources.decode_context import Decoding, field_name, listed_words
from interlock.sources.slips import ParserStop
from interlock.sources.slips.lines import field_without_colon, pasted_space, stuck_colon
from interlock.sources.slips.other_languages import other_language
from interlock.sources.slips.signs import BULLET
from interlock.sources.source import Node

# The most characters of a value that a remedy quotes, so that it fits on a line of a terminal.
LONGEST_QUOTED = 60
# The most fields that a remedy lists to show which mapping is meant.
MOST_FIELDS = 8


def not_a_mapping(decoding: Decoding) -> Finding:
    """The root of the file is not a mapping: it is empty, a list or a text."""
    source, fields = decoding.source, listed_words(required_fields(decoding.model))
    if source.root is None:
        message = f"This file is empty; {decoding.noun} needs {fields}"
        return Finding("missing-field", source.place(0), message, "Write those fields, or delete the file.")
    if source.root.text is not None:
        return _text_in_place_of_fields(decoding, source.root, fields)
    message = f"A list stands where the fields of {decoding.noun} belong"
    remedy = f"Start with the fields: {fields}."
    if source.root.items and source.root.items[0].entries:
        few = "Take the hyphen and the spaces before the fields out"
        remedy = f"{few}." if len(source.root.items) == 1 else f"{few}, and give each entry a file of its own."
    return Finding("wrong-type", source.place_of(source.root), message, remedy)


def _text_in_place_of_fields(decoding: Decoding, root: Node, fields: str) -> Finding:
    """A text as the root of the file: its first line may be a field in the form of another language."""
    stop = ParserStop(decoding.source, root.start, root.start, "expected ':'")
    if slip := other_language(stop) or pasted_space(stop) or stuck_colon(stop) or field_without_colon(stop, stop.line):
        return slip
    message = f"A text stands where the fields of {decoding.noun} belong"
    return Finding("wrong-type", decoding.source.place_of(root), message, f"Start with the fields: {fields}, each as `title: …`.")


def list_expected(decoding: Decoding, route: Route) -> Finding:
    """A single value or a mapping where a list is expected."""
    return _wrong_shape(decoding, route, "a list", _as_list(decoding.source.at(route), field_name(route)))


def value_expected(decoding: Decoding, route: Route, example: str = "") -> Finding:
    """A list or a mapping where a single value is expected, such as `example`."""
    remedy = f"Write one value, such as `{example}`." if example else _as_text(decoding.source.at(route))
    return _wrong_shape(decoding, route, "one value", remedy)


def fields_expected(decoding: Decoding, route: Route) -> Finding:
    """A list or a single value where a mapping is expected."""
    model = model_at(decoding.model, route)
    fields = f": {listed_words(written_names(model)[:MOST_FIELDS])}" if model else ""
    return _wrong_shape(decoding, route, "fields of its own", f"Write its fields below it, two spaces further in{fields}.")


def _wrong_shape(decoding: Decoding, route: Route, wanted: str, remedy: str) -> Finding:
    message = f"`{field_name(route)}` takes {wanted}, not {_shape(decoding.source.at(route))}"
    return Finding("wrong-type", decoding.source.place_at(route), message, remedy)


def _shape(node: Node | None) -> str:
    if node is None or node.text is not None:
        return "one value"
    return "a list" if node.items is not None else "a mapping"


# A hyphen that starts an item, without the space after it.
_STUCK_HYPHEN = re.compile(r"-[^\W\d]")


def _as_list(node: Node | None, name: str) -> str:
    if node is not None and _STUCK_HYPHEN.match(_first_word(node)):
        return f"Put a space after the hyphen: `- {_first_word(node)[1:]}`."
    if node is not None and (match := BULLET.match(node.text or "")):
        return f"Begin each item on a line of its own with `- `, not with `{match[1]}`."
    if (
        node is not None
        and node.text is not None
        and len(node.text) < LONGEST_QUOTED
        and " - " not in node.text
        and "\n" not in node.text
    ):
        return f"Write `{name}: [{node.text.strip('[] ')}]`."
    return "Put each on a line of its own, after `- `."


def _first_word(node: Node) -> str:
    """The first word of a text, or of the first field of a mapping."""
    words = (node.text or (node.entries[0][0].text if node.entries else "") or "").split()
    return words[0] if words else ""


def _as_text(node: Node | None) -> str:
    if node is not None and node.entries:
        return "Put the text in quotation marks if it contains a colon, or starts with `{`."
    return (
        "Keep one, and put it in quotation marks if it starts with `[`; to write a list into a text, type ` |` after the colon."
    )
