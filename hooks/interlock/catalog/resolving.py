"""Resolves references to definitions and their parts."""

from collections import defaultdict
from collections.abc import Collection

from interlock.catalog.keys import ORGANISATION, Key
from interlock.catalog.lookup import Catalog
from interlock.catalog.references import Reference, ReferenceState, WikiLink
from interlock.definitions import Definition, Organisation, Promise, is_kind
from interlock.definitions.named_parts import parts_of
from interlock.definitions.text_marks import OwnCriterion, OwnStep, RefTo, ValueOfOrganisation
from interlock.definitions.walk import Marked
from interlock.sources import Route


class Resolver:
    """Resolves references against the definitions of a catalog, whose own references need not be indexed yet."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._values = {value.id for value in catalog.organisation.values}
        self._kinds_by_id: dict[str, list[str]] = defaultdict(list)
        for key in (*catalog.definitions, *catalog.broken):
            self._kinds_by_id[key.id].append(key.kind)
        # Cached, because references name the steps of a procedure or the criteria of a framework thousands of times.
        self._parts: dict[Key, frozenset[str]] = {}

    def in_field(self, source: Key, model: Definition | Organisation, marked: Marked) -> Reference:
        """The reference in a field, resolved as the mark of the field says."""
        mark, text, route = marked.mark, marked.text, marked.route
        match mark:
            case OwnStep():
                return _own(source, route, text, "step", self._parts_of(source, model))
            case OwnCriterion():
                return _own(source, route, text, "criterion", self._parts_of(source, model))
            case ValueOfOrganisation():
                return _own(source, route, text, "value", self._values if ORGANISATION not in self._catalog.broken else {text})
        assert isinstance(mark, RefTo)
        if not mark.is_bare:
            return self._full(source, route, text)
        kinds = _kinds(mark, source, model)
        return self._bare(Reference(source, route, text, kinds, "unknown", may_be_itself=mark.may_be_itself), mark)

    def in_prose(self, source: Key, route: Route, link: WikiLink) -> Reference:
        """The reference in a `[[kind/id]]`, resolved."""
        return self._full(source, route, link.text, in_prose=True, occurrence=link.occurrence)

    def _full(self, source: Key, route: Route, text: str, *, in_prose: bool = False, occurrence: int = 0) -> Reference:
        """Resolve a reference that is written as `kind/id`."""
        kind, slash, rest = text.partition("/")
        reference = Reference(source, route, text, (kind,), "malformed", full=True, in_prose=in_prose, occurrence=occurrence)
        return self._found(reference, kind, *_split(rest)) if slash and is_kind(kind) else reference

    def _bare(self, reference: Reference, mark: RefTo) -> Reference:
        """Resolve a reference that is an id alone, because the field decides the kind."""
        id, part = _split(reference.text)
        if (part is not None and mark.part is None) or (part is None and mark.part_required):
            return reference._replace(state="malformed")
        kind = reference.kinds[0]
        found = self._found(reference, kind, id, part)
        if found.state == "unknown" and (others := self._kinds_by_id.get(id.lower().rpartition("/")[2])) and kind not in others:
            return found._replace(state="wrong-kind", kinds=(kind, *sorted(others)))
        return found

    def _found(self, reference: Reference, kind: str, id: str, part: str | None) -> Reference:
        key = Key(kind, id)
        if key in self._catalog.broken or (key.id.lower() in self._catalog.strayed and key not in self._catalog.definitions):
            return _resolved(reference, "broken")
        state: ReferenceState = "found"
        if key not in self._catalog.definitions:
            key = self._catalog.former.get(key, key)
            state = "former"
        definition = self._catalog.definitions.get(key)
        if definition is None:
            return _resolved(reference, "unknown")
        if key == reference.source and not reference.in_prose and part is None:
            return _resolved(reference, "self")
        if part is not None and part not in self._parts_of(key, definition):
            return _resolved(reference, "no-such-part", key)
        return _resolved(reference, state, key, part)

    def _parts_of(self, key: Key, definition: Definition | Organisation) -> frozenset[str]:
        if key not in self._parts:
            self._parts[key] = frozenset(parts_of(definition)) if isinstance(definition, Definition) else frozenset()
        return self._parts[key]


def _resolved(reference: Reference, state: ReferenceState, target: Key | None = None, part: str | None = None) -> Reference:
    """The reference with what was found. `_replace` takes three times as long."""
    source, route, text, kinds, _, _, _, full, may_be_itself, in_prose, occurrence = reference
    return Reference(source, route, text, kinds, state, target, part, full, may_be_itself, in_prose, occurrence)


def _own(source: Key, route: Route, text: str, kind: str, known: Collection[str]) -> Reference:
    """A reference to a part of the same definition, or to a value of the organisation. `known` holds the ids of these."""
    return Reference(source, route, text, (kind,), "found" if text in known else "unknown")


def _kinds(mark: RefTo, source: Key, model: Definition | Organisation) -> tuple[str, ...]:
    """The kinds that an id alone may refer to. For `made-to` the kind of the promise decides."""
    if mark.kinds == ("made-to",):
        return ("customer",) if isinstance(model, Promise) and model.kind == "public" else ("link",)
    return mark.may_lead_to(source.kind)


def _split(text: str) -> tuple[str, str | None]:
    id, hash, part = text.partition("#")
    return id.strip(), part.strip() if hash else None
