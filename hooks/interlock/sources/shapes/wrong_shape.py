"""The finding about a value of the wrong shape: it names the shape that stands there and the one that belongs there."""

from interlock.definitions.model_fields import Route
from interlock.findings import Finding
from interlock.sources.decode_context import Decoding, field_name
from interlock.sources.nodes import Node

# The most fields that a remedy lists to show which mapping is meant.
MOST_FIELDS = 8


def wrong_shape(decoding: Decoding, route: Route, wanted: str, remedy: str) -> Finding:
    """The finding that a field takes a shape, such as `a list`, and not the one that stands there."""
    message = f"`{field_name(route)}` takes {wanted}, not {_shape(decoding.source.at(route))}"
    return Finding("wrong-type", decoding.source.place_at(route), message, remedy)


def _shape(node: Node | None) -> str:
    if node is None or node.text is not None:
        return "one value"
    return "a list" if node.items is not None else "fields"
