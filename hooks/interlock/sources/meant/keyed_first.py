"""Entries whose id stands in place of a field's name: `- vision: A clear vision`, with the other fields of the entry below it."""

from interlock.definitions.ids import ID
from interlock.definitions.model_fields import Route, required_fields
from interlock.sources.decoding.decode_context import Decoding
from interlock.sources.shown_fields import scalar_shown
from interlock.sources.yaml.yaml_findings import LONGEST_SHOWN


def id_as_a_name(decoding: Decoding, route: Route) -> tuple[str, tuple[str, ...]] | None:
    """What to type for the unknown field at the end of a route, and the fields that writes, if it begins an entry."""
    entry, key = decoding.source.at(route[:-1]), str(route[-1])
    if len(route) < 2 or not isinstance(route[-2], int) or entry is None or not entry.entries or not ID.fullmatch(key):
        return None
    required, there = required_fields(decoding.model_at(route[:-1])), {name.text for name, _ in entry.entries}
    if required[:1] != ("id",) or "id" in there or entry.entries[0][0].text != key or len(entry.entries) == 1:
        return None
    said = entry.entries[0][1].text
    missing = [name for name in required[1:] if name not in there]
    if said is None or not missing:
        return None
    shown = scalar_shown(said) if len(said) < LONGEST_SHOWN else f"{said[:LONGEST_SHOWN].rstrip()}…"
    return f"Write `- id: {key}`, and below `id`, in line with it, `{missing[0]}: {shown}`.", ("id", missing[0])
