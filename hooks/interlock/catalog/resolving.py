"""Resolves references to definitions and their parts."""

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from interlock.catalog.keys import ORGANISATION, Key
from interlock.catalog.lookup import Catalog
from interlock.catalog.references import Reference, ReferenceState, WikiLink
from interlock.definitions import Definition, Organisation, Promise, is_kind
from interlock.definitions.named_parts import parts_of
from interlock.definitions.text_marks import OwnCriterion, OwnStep, RefTo, ValueOfOrganisation
from interlock.definitions.walk import Marked
from interlock.sources import Route


class _Meant(NamedTuple):
    """What the text of a reference means, wherever it stands: the fields of `Reference` of these names."""

    state: ReferenceState
    target: Key | None
    part: str | None
    kinds: tuple[str, ...]

    def seen_from(self, source: Key) -> "_Meant":
        """The same in a field of this definition, which its own id, without a part, does not lead anywhere."""
        is_itself = self.target == source and self.part is None and self.state in ("found", "former")
        return _Meant("self", None, None, self.kinds) if is_itself else self


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
        self._bare: dict[tuple[tuple[str, ...], str, str | None, bool], _Meant] = {}

    def in_field(self, source: Key, model: Definition | Organisation, marked: Marked) -> Reference:
        """The reference in a field, resolved as the mark of the field says."""
        route, mark, text = marked
        if isinstance(mark, RefTo):
            if not mark.is_bare:
                return self._full(source, route, text)
            state, target, part, kinds = self._meant_by(text, _kinds(mark, source, model), mark).seen_from(source)
            return Reference(source, route, text, kinds, state, target, part, may_be_itself=mark.may_be_itself)
        if isinstance(mark, OwnStep):
            return _own(source, route, text, "step", self._parts_of(source, model))
        if isinstance(mark, OwnCriterion):
            return _own(source, route, text, "criterion", self._parts_of(source, model))
        assert isinstance(mark, ValueOfOrganisation)
        return _own(source, route, text, "value", self._values if ORGANISATION not in self._catalog.broken else {text})

    def in_prose(self, source: Key, route: Route, link: WikiLink) -> Reference:
        """The reference in a `[[kind/id]]`, resolved."""
        return self._full(source, route, link.text, in_prose=True, occurrence=link.occurrence)

    def _full(self, source: Key, route: Route, text: str, *, in_prose: bool = False, occurrence: int = 0) -> Reference:
        """Resolve a reference that is written as `kind/id`."""
        kind, slash, rest = text.partition("/")
        meant = self._found(kind, *_split(rest)) if slash and is_kind(kind) else _Meant("malformed", None, None, (kind,))
        state, target, part, kinds = meant if in_prose else meant.seen_from(source)
        return Reference(source, route, text, kinds, state, target, part, is_full=True, in_prose=in_prose, occurrence=occurrence)

    def _meant_by(self, text: str, kinds: tuple[str, ...], mark: RefTo) -> "_Meant":
        """What an id alone means, because the field decides the kind. Cached: teams are named thousands of times."""
        asked = (kinds, text, mark.part, mark.part_required)
        if asked not in self._bare:
            self._bare[asked] = self._meant_by_id(text, kinds, mark)
        return self._bare[asked]

    def _meant_by_id(self, text: str, kinds: tuple[str, ...], mark: RefTo) -> "_Meant":
        id, part = _split(text)
        if (part is not None and mark.part is None) or (part is None and mark.part_required):
            return _Meant("malformed", None, None, kinds)
        kind = kinds[0]
        found = self._found(kind, id, part)
        if found.state == "unknown" and (others := self._kinds_by_id.get(id.lower().rpartition("/")[2])) and kind not in others:
            return _Meant("wrong-kind", None, None, (kind, *sorted(others)))
        return found._replace(kinds=kinds)

    def _found(self, kind: str, id: str, part: str | None) -> "_Meant":
        key = Key(kind, id)
        if key in self._catalog.broken or (key.id.lower() in self._catalog.strayed and key not in self._catalog.definitions):
            return _Meant("broken", None, None, (kind,))
        state: ReferenceState = "found"
        if key not in self._catalog.definitions:
            key = self._catalog.former.get(key, key)
            state = "former"
        definition = self._catalog.definitions.get(key)
        if definition is None:
            return _Meant("unknown", None, None, (kind,))
        if part is not None and part not in self._parts_of(key, definition):
            return _Meant("no-such-part", key, None, (kind,))
        return _Meant(state, key, part, (kind,))

    def _parts_of(self, key: Key, definition: Definition | Organisation) -> frozenset[str]:
        if key not in self._parts:
            self._parts[key] = frozenset(parts_of(definition)) if isinstance(definition, Definition) else frozenset()
        return self._parts[key]


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
