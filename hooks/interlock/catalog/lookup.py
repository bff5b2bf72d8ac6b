"""`Catalog`: definitions by key, and references resolved in both directions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from interlock.catalog.keys import Key, key_of
from interlock.catalog.references import OWN_PARTS, UNRESOLVED, Reference
from interlock.definitions import Definition, Link, Organisation, Promise, kind_of_model
from interlock.definitions.in_force import is_live
from interlock.findings import Place
from interlock.sources import Route, Source
from interlock.sources.settings.site_around import PagesOfSite
from interlock.sources.settings.site_texts import SiteText
from interlock.sources.tables.results_tables import ResultRow

_D = TypeVar("_D", bound=Definition)


@dataclass(slots=True)
class Catalog:
    """The definitions of a handbook and all references between them.

    `broken`, `strayed`, `partial`, `pages`, `assets`, `asset_texts`, `unsearched`, `refused`, `of_site`, `site_texts` and `exported` are those of
    `Handbook`. `doubtful`: the references in `partial` definitions, which are checked but not indexed. `outgoing` and
    `incoming`: references to other definitions by source and by target. `former`: the current key for every former key.
    `scope`: the definitions and pages whose texts are looked at; None for all.
    """

    organisation: Organisation
    definitions: dict[Key, Definition]
    references: list[Reference]
    results: list[ResultRow]
    sources: dict[Key, Source]
    broken: frozenset[Key] = frozenset()
    strayed: frozenset[str] = frozenset()
    partial: dict[Key, Definition] = field(default_factory=dict)
    doubtful: list[Reference] = field(default_factory=list)
    pages: list[Source] = field(default_factory=list)
    assets: frozenset[str] = frozenset()
    asset_texts: Mapping[str, str] = field(default_factory=dict)
    unsearched: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    of_site: PagesOfSite | None = None
    site_texts: Sequence[SiteText] = ()
    exported: frozenset[str] = frozenset()
    outgoing: dict[Key, list[Reference]] = field(default_factory=dict)
    incoming: dict[Key, list[Reference]] = field(default_factory=dict)
    former: dict[Key, Key] = field(default_factory=dict)
    scope: frozenset[Key] | None = None
    _referring: dict[Key, dict[str, dict[str, list[Key]]]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _by_model: dict[type, list[Definition]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _unresolved: frozenset[tuple[str, str]] | None = field(default=None, init=False, repr=False, compare=False)
    _in_doubt: frozenset[Key] | None = field(default=None, init=False, repr=False, compare=False)
    _live: list[tuple[Reference, Definition]] | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def sources_in_scope(self) -> Mapping[Key, Source]:
        """The sources of those whose texts are looked at."""
        return self.sources if self.scope is None else {key: self.sources[key] for key in self.scope}

    def of(self, model: type[_D]) -> list[_D]:
        """Every definition of a kind, sorted by id."""
        if model not in self._by_model:
            self._by_model[model] = [found for found in self.definitions.values() if isinstance(found, model)]
        return self._by_model[model]  # type: ignore[return-value]

    def published(self, model: type[_D]) -> list[_D]:
        """Every definition of a kind whose status is `published`, sorted by id."""
        return [found for found in self.of(model) if found.status == "published"]

    def get(self, kind: str, id: str | None) -> Definition | None:
        """The definition with this kind and id, which may be a former one, or None."""
        if id is None:
            return None
        # A tuple equals the `Key` and is made in a third of the time, which counts: this runs millions of times.
        key: Key = (kind, id.lower())  # type: ignore[assignment]
        return self.definitions.get(self.former.get(key, key))

    def named(self, text: str) -> Definition | None:
        """The definition that `kind/id` or `kind/id#part` names, or None."""
        kind, _, rest = text.partition("/")
        return self.get(kind, rest.partition("#")[0])

    def id_of(self, kind: str, id: str) -> str:
        """The id that a definition has now, of whose ids one is given; of what is not there, the id that is given."""
        found = self.get(kind, id)
        return found.id if found else id

    def link(self, id: str | None) -> Link | None:
        """The link with this id, or None."""
        return self.get("link", id)  # type: ignore[return-value]

    def promise(self, id: str | None) -> Promise | None:
        """The promise with this id, or None."""
        return self.get("promise", id)  # type: ignore[return-value]

    def referring(self, target: Definition, model: type[_D], *fields: str) -> list[_D]:
        """The definitions of a kind that refer to the target in one of these fields (or in any), each once, sorted by id."""
        by_field = self._by_field(key_of(target)).get(kind_of_model(model).name, {})
        found = {source for field in fields or by_field for source in by_field.get(field, ())}
        return [self.definitions[key] for key in sorted(found) if key in self.definitions]  # type: ignore[misc]

    def _by_field(self, target: Key) -> dict[str, dict[str, list[Key]]]:
        """The keys of the definitions that refer to the target, by their kind and by the field. Cached."""
        if target not in self._referring:
            found = self._referring[target] = {}
            for reference in self.incoming.get(target, ()):
                found.setdefault(reference.source.kind, {}).setdefault(reference.field, []).append(reference.source)
        return self._referring[target]

    @property
    def unresolved_fields(self) -> frozenset[tuple[str, str]]:
        """The kind of the source, and the field, of every reference that leads nowhere. Cached: rules ask for each definition."""
        if self._unresolved is None:
            unresolved = (each for each in self.references if each.state in UNRESOLVED)
            self._unresolved = frozenset((each.source.kind, each.field) for each in unresolved)
        return self._unresolved

    @property
    def sources_in_doubt(self) -> frozenset[Key]:
        """The definitions with an unresolved reference in a field, or one to themselves, which may be meant otherwise. Cached."""
        if self._in_doubt is None:
            self._in_doubt = frozenset(
                ref.source
                for ref in self.references
                if not ref.in_prose and (ref.state in (*UNRESOLVED, "broken") or (ref.state == "self" and not ref.may_be_itself))
            )
        return self._in_doubt

    def written_references(self) -> Iterator[Reference]:
        """Every reference, including those in partly decoded definitions."""
        yield from self.references
        yield from self.doubtful

    def live_references(self) -> list[tuple[Reference, Definition]]:
        """Every reference on pages and in live definitions in scope, with the definition it leads to.

        Cached: several rules look at all of them.
        """
        if self._live is None:
            self._live = [
                (reference, self.definitions[reference.target])
                for reference in self.references
                if reference.target in self.definitions
                and (self.scope is None or reference.source in self.scope)
                and self.counts_as_live(reference.source)
            ]
        return self._live

    def counts_as_live(self, key: Key) -> bool:
        """Whether a definition is live. A page or a broken file, which has no status, counts as live."""
        definition = self.definitions.get(key)
        return definition is None or is_live(definition)

    def place(self, key: Key, route: Route = ()) -> Place:
        """The place of the value at the end of a route, or without a route of the first key of the definition."""
        source = self.sources[key]
        return source.place_at(route) if route else source.first_key()

    def place_of(self, reference: Reference) -> Place:
        """The place of a reference in its file."""
        source = self.sources[reference.source]
        if reference.in_prose:
            return source.place_of_target(reference.route, reference.text, reference.occurrence)
        # Criteria are named by the keys of a mapping, too.
        is_key = reference.kinds in OWN_PARTS and reference.route[-1] == reference.text
        return source.place_at(reference.route, key=is_key)
