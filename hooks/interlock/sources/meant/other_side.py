"""Fields for what another definition says: `procedures: [issue-a-permit]` in a promise, which a procedure names in `supports`."""

from pathlib import PurePosixPath

from interlock.definitions import KINDS, Definition, Kind, kind_called
from interlock.definitions.model_fields import (
    Route,
    annotation_at,
    marks_at,
    may_be_list,
    model_under,
    required_fields,
    written_names,
)
from interlock.definitions.text_marks import RefTo
from interlock.findings.nouns import with_article
from interlock.sources.decoding.decode_context import Decoding
from interlock.sources.yaml.nodes import Node


def said_by_the_other(decoding: Decoding, route: Route, value: Node | None) -> str:
    """The remedy for a field that is called after a kind whose definitions name those of this one; empty for others."""
    own = next((kind for kind in KINDS if kind.model is decoding.model), None)
    other = kind_called(str(route[-1]))
    if len(route) > 1 or own is None or other is None or other is own or value is None or _fields_naming(own, other):
        return ""
    if not (fields := _fields_naming(other, own)):
        return ""
    id = PurePosixPath(decoding.source.path).stem
    shown = f"[{id}]" if may_be_list(annotation_at(other.model, (fields[0],))) else id
    return f"Take it out: {with_article(other.name)} says it itself, as `{fields[0]}: {shown}` in its own file."


def _fields_naming(kind: Kind, named: Kind) -> list[str]:
    """The fields of a kind, none of those that all kinds have, that may name a definition of another; required ones first."""
    required = required_fields(kind.model)
    common = {*written_names(Definition)} - {*required}
    names = [name for name in written_names(kind.model) if name not in common and _may_name(kind, name, named.name)]
    return sorted(names, key=lambda name: name not in required)


def _may_name(kind: Kind, name: str, named: str) -> bool:
    """Whether a field, or what must stand in each of its entries, may name a definition of another kind."""
    below = model_under(kind.model, name)
    marks = marks_at(kind.model, (name,), RefTo)
    within = [mark for field in required_fields(below) for mark in marks_at(below, (field,), RefTo)] if below else []
    return any(named in mark.may_lead_to(kind.name) for mark in (*marks, *within))
