"""Notes behind a value that begin as in other languages: `5 working days // was 7`."""

from interlock.definitions.model_fields import Route
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.decoding.decode_context import Decoding
from interlock.sources.decoding.field_forms import takes
from interlock.sources.shown_fields import takes_note_behind

_NOTED = lazy_pattern(r"(?!.*\n)(?P<value>\S(?:.*?\S)?)\s+(?P<sign>//|/\*|<!--|--)\s*+(?P<note>\w(?:.*?\S)?)\s*+(?:\*/|-->)?")


def foreign_note(decoding: Decoding, route: Route, rule: str) -> Finding | None:
    """The finding for a value that its field would take without the note behind it; None for others."""
    node, model, name = decoding.source.at(route), decoding.model_at(route[:-1]), route[-1]
    match = _NOTED.fullmatch(node.text) if node is not None and node.text else None
    if match is None or not isinstance(name, str) or not takes(model, name, match["value"]):
        return None
    has_room = takes_note_behind(decoding.source, route)
    written = f"{match['value']} # {match['note']}" if has_room else match["value"]
    message = f"A note begins with `#`; `{match['sign']}` is part of the value"
    return Finding(rule, decoding.source.place_at(route), message, f"Write `{written}`.")
