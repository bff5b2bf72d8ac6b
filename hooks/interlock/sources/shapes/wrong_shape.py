"""The finding about a value of the wrong shape: it names the shape that stands there and the one that belongs there."""

from interlock.definitions.model_fields import Route
from interlock.findings import Finding
from interlock.sources.decoding.decode_context import Decoding, field_name
from interlock.sources.yaml.nodes import Node

# The most fields that a remedy lists to show which mapping is meant.
MOST_FIELDS = 8


def wrong_shape(decoding: Decoding, route: Route, wanted: str, remedy: str) -> Finding:
    """The finding that a field takes a shape, such as `a list`, and not the one that stands there."""
    node = decoding.source.at(route)
    message = f"`{field_name(route)}` takes {wanted}, not {_shape(node)}"
    # An item with one field is written anew as a whole: `- id: residents`.
    is_one_field = node is not None and len(node.entries or ()) == 1 and any(isinstance(step, int) for step in route[-1:])
    place = decoding.source.place(node.start, node.end) if node and is_one_field else decoding.source.place_at(route)
    return Finding("wrong-type", place, message, remedy)


def _shape(node: Node | None) -> str:
    if node is None or node.text is not None:
        return "one value"
    return "a list" if node.items is not None else "fields"
