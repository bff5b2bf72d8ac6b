"""The catalog: every definition by its key, and every reference resolved both ways.

An unresolved reference is a state, not an exception; whoever asks the catalog for what refers to something, or what
something refers to, gets only references that lead to a definition.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple, TypeVar

from interlock.definitions import (
    KINDS,
    Customer,
    Definition,
    Framework,
    Link,
    Organisation,
    Procedure,
    Promise,
)
from interlock.definitions.fields import OwnCriterion, OwnStep, Prose, RefTo, ValueOfOrganisation
from interlock.definitions.walk import Marked, marked_texts
from interlock.findings import Place
from interlock.handbook import Handbook
from interlock.sources import Route, Source
from interlock.tables import ResultRow

D = TypeVar("D", bound=Definition)

State = Literal["found", "former", "unknown", "wrong-kind", "self", "broken", "no-such-part", "malformed"]

# The kinds of references to parts of the same definition, and to the organisation's values.
OWN_PARTS = (("step",), ("criterion",), ("value",))

# `[[promise/answer-calls]]` or `[[promise/answer-calls|our words]]`
WIKI = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]+))?\]\]")
# Markdown's code, in which nothing is a reference.
CODE = re.compile(r"(`+)(?:(?!\1).|\n)*?\1")


class WrittenReference(NamedTuple):
    """A `[[…]]` in prose: where it stands in the text, what it names, and the editor's own words for it if any."""

    start: int
    end: int
    target: str
    words: str | None


def references_in(text: str) -> list[WrittenReference]:
    """Every `[[…]]` of a text, as all who read it see them: none in its code."""
    if "[[" not in text:
        return []
    return [
        WrittenReference(*match.span(), match[1].strip(), match[2])
        for match in WIKI.finditer(CODE.sub(lambda code: " " * len(code[0]), text))
    ]


class Key(NamedTuple):
    """What a definition is known by everywhere: its kind and its id."""

    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind}/{self.id}"


ORGANISATION = Key("organisation", "organisation")


@dataclass(frozen=True, slots=True)
class Reference:
    """One definition naming another. `target` is the definition it leads to, None unless it leads to one.

    `full` is true where it says its kind, as `kind/id`. `route` leads to the text in the source's file; in prose `text` is what stands between the brackets, and
    `occurrence` says which of the same it is (from 0).
    """

    source: Key
    route: Route
    text: str
    kinds: tuple[str, ...]
    state: State
    target: Key | None = None
    part: str | None = None
    full: bool = False
    in_prose: bool = False
    occurrence: int = 0

    @property
    def field(self) -> str:
        """The names of the fields on the way, without list positions: `steps.by`."""
        return ".".join(step for step in self.route if isinstance(step, str))


@dataclass(slots=True)
class Catalog:
    """The definitions of a handbook and all references between them.

    What could be read of a `broken` definition is in `partial`, and its references are `doubtful`: they lead nowhere from
    anywhere, but they can be looked at.
    """

    organisation: Organisation
    definitions: dict[Key, Definition]
    references: list[Reference]
    results: list[ResultRow]
    sources: dict[Key, Source]
    broken: frozenset[Key] = frozenset()
    partial: dict[Key, Definition] = field(default_factory=dict)
    doubtful: list[Reference] = field(default_factory=list)
    pages: list[Source] = field(default_factory=list)
    assets: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    outgoing: dict[Key, list[Reference]] = field(default_factory=dict)
    incoming: dict[Key, list[Reference]] = field(default_factory=dict)
    former: dict[Key, Key] = field(default_factory=dict)
    _referring: dict[Key, dict[str, dict[str, list[Key]]]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _by_model: dict[type, list[Definition]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def of(self, model: type[D]) -> list[D]:
        """Every definition of a kind, by id."""
        if model not in self._by_model:
            self._by_model[model] = [found for found in self.definitions.values() if isinstance(found, model)]
        return self._by_model[model]  # type: ignore[return-value]

    def get(self, kind: str, id: str | None) -> Definition | None:
        """The definition of that kind and id, also by a former id."""
        if id is None:
            return None
        # Equal to the Key, and made in a third of the time: this is asked millions of times.
        key: Key = (kind, id.lower())  # type: ignore[assignment]
        return self.definitions.get(self.former.get(key, key))

    def link(self, id: str | None) -> Link | None:
        """The link of that id."""
        return self.get("link", id)  # type: ignore[return-value]

    def promise(self, id: str | None) -> Promise | None:
        """The promise of that id."""
        return self.get("promise", id)  # type: ignore[return-value]

    def referring(self, target: Definition, kind: str, *fields: str) -> list[Definition]:
        """The definitions of a kind that name the target in one of these fields, each once, by id."""
        by_field = self._by_field(key_of(target)).get(kind, {})
        found = {source for field in fields or by_field for source in by_field.get(field, ())}
        return [self.definitions[key] for key in sorted(found) if key in self.definitions]

    def _by_field(self, target: Key) -> dict[str, dict[str, list[Key]]]:
        """What refers to a definition: by kind, and by the field in which it does."""
        if target not in self._referring:
            found = self._referring[target] = {}
            for reference in self.incoming.get(target, ()):
                found.setdefault(reference.source.kind, {}).setdefault(reference.field, []).append(reference.source)
        return self._referring[target]

    def written_references(self) -> Iterator[Reference]:
        """Every reference, those of definitions that could only be read in part included."""
        yield from self.references
        yield from self.doubtful

    def published_references(self) -> Iterator[tuple[Reference, Definition]]:
        """Every reference that readers of the published handbook meet, with the definition it leads to."""
        for reference in self.references:
            source = self.definitions.get(reference.source)
            if reference.target in self.definitions and (source is None or source.status not in ("draft", "retired")):
                yield reference, self.definitions[reference.target]

    def place(self, key: Key, route: Route = ()) -> Place:
        """Where the value at the end of a route stands; without a route, the definition's first key."""
        source = self.sources[key]
        return source.place_at(route) if route else source.first_key()

    def place_of(self, reference: Reference) -> Place:
        """Where a reference stands."""
        source = self.sources[reference.source]
        if reference.in_prose:
            return source.place_within(reference.route, reference.text, reference.occurrence)
        return source.place_at(reference.route)


def key_of(definition: Definition) -> Key:
    """The key of a definition."""
    return Key(definition.kind_name, definition.id)


def catalog_of(handbook: Handbook) -> Catalog:
    """Index what was read from a handbook's folders and resolve every reference in it."""
    definitions = {Key(*key): handbook.definitions[key] for key in sorted(handbook.definitions)}
    sources = {Key(*key): source for key, source in handbook.sources.items()}
    sources |= {Key("page", page.path): page for page in handbook.pages}
    return index(
        Catalog(
            handbook.organisation,
            definitions,
            [],
            handbook.results,
            sources,
            frozenset(Key(*key) for key in handbook.broken),
            {Key(*key): handbook.partial[key] for key in sorted(handbook.partial)},
            pages=handbook.pages,
            assets=frozenset(handbook.assets),
            refused=frozenset(handbook.refused),
        )
    )


def index(catalog: Catalog) -> Catalog:
    """Fill in the catalog's references and their indexes from its definitions and pages."""
    catalog.former = _former(catalog.definitions)
    resolver = _Resolver(catalog)
    catalog.references = [
        *(
            reference
            for key, definition in catalog.definitions.items()
            for reference in _marked_references(key, definition, resolver)
        ),
        *_marked_references(ORGANISATION, catalog.organisation, resolver),
        *(reference for page in catalog.pages for reference in _in_prose(Key("page", page.path), (), page.text, resolver)),
    ]
    catalog.doubtful = [
        reference
        for key, definition in catalog.partial.items()
        for reference in _marked_references(key, definition, resolver)
        if _can_be_judged(definition, reference)
    ]
    outgoing: dict[Key, list[Reference]] = defaultdict(list)
    incoming: dict[Key, list[Reference]] = defaultdict(list)
    for reference in catalog.references:
        if reference.target is not None and reference.target != reference.source:
            outgoing[reference.source].append(reference)
            incoming[reference.target].append(reference)
    catalog.outgoing, catalog.incoming = dict(outgoing), dict(incoming)
    return catalog


def _can_be_judged(partial: Definition, reference: Reference) -> bool:
    """Whether a reference of a definition does not hang on what of it could not be read."""
    who_to = reference.field == "made_to" and getattr(partial, "kind", None) is None
    return reference.kinds not in OWN_PARTS and not who_to


def _former(definitions: dict[Key, Definition]) -> dict[Key, Key]:
    return {
        Key(key.kind, former): key
        for key, definition in definitions.items()
        for former in definition.valid_former_ids
        if Key(key.kind, former) not in definitions
    }


def _marked_references(key: Key, model: Definition | Organisation, resolver: "_Resolver") -> Iterator[Reference]:
    for marked in marked_texts(model):
        if isinstance(marked.mark, Prose):
            yield from _in_prose(key, marked.route, marked.text, resolver)
        else:
            yield resolver.resolve(key, model, marked)


def _in_prose(key: Key, route: Route, text: str, resolver: "_Resolver") -> Iterator[Reference]:
    seen: dict[str, int] = defaultdict(int)
    for reference in references_in(text):
        target = reference.target
        yield resolver.resolve_any(key, route, target, in_prose=True, occurrence=seen[target])
        seen[target] += 1


class _Resolver:
    """Looks written references up among the definitions."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.kinds_by_id: dict[str, list[str]] = defaultdict(list)
        for key in (*catalog.definitions, *catalog.broken):
            self.kinds_by_id[key.id].append(key.kind)
        self.values = {value.id for value in catalog.organisation.values}

    def resolve(self, source: Key, model: Definition | Organisation, marked: Marked) -> Reference:
        mark, text, route = marked.mark, marked.text, marked.route
        if isinstance(mark, OwnStep):
            return self._own(source, route, text, "step", {step.id for step in getattr(model, "steps", ())})
        if isinstance(mark, OwnCriterion):
            return self._own(
                source,
                route,
                text,
                "criterion",
                {criterion.id for criterion in model.all_criteria()} if isinstance(model, Framework) else set(),
            )
        if isinstance(mark, ValueOfOrganisation):
            known = self.values if ORGANISATION not in self.catalog.broken else {text}
            return self._own(source, route, text, "value", known)
        assert isinstance(mark, RefTo)
        if not mark.bare:
            return self.resolve_any(source, route, text)
        kinds = self._kinds(mark, source, model)
        return self._bare(Reference(source, route, text, kinds, "unknown"), mark)

    def _kinds(self, mark: RefTo, source: Key, model: Definition | Organisation) -> tuple[str, ...]:
        if mark.kinds == ("same",):
            return (source.kind,)
        if mark.kinds == ("made-to",):
            return ("customer",) if isinstance(model, Promise) and model.kind == "public" else ("link",)
        return mark.kinds

    def _own(self, source: Key, route: Route, text: str, kind: str, known: set[str]) -> Reference:
        return Reference(source, route, text, (kind,), "found" if text in known else "unknown")

    def resolve_any(self, source: Key, route: Route, text: str, *, in_prose: bool = False, occurrence: int = 0) -> Reference:
        """A `kind/id` reference, in a field or between brackets in prose."""
        kind, slash, rest = text.partition("/")
        reference = Reference(source, route, text, (kind,), "malformed", full=True, in_prose=in_prose, occurrence=occurrence)
        if not slash or kind not in _KIND_NAMES:
            return reference
        return self._found(reference, kind, *_split(rest))

    def _bare(self, reference: Reference, mark: RefTo) -> Reference:
        id, part = _split(reference.text)
        if (part is not None and mark.part is None) or (part is None and mark.part_required):
            return replace(reference, state="malformed")
        kind = reference.kinds[0]
        found = self._found(reference, kind, id, part)
        if found.state == "unknown" and (others := self.kinds_by_id.get(id.lower().rpartition("/")[2])) and kind not in others:
            return replace(found, state="wrong-kind", kinds=(kind, *sorted(others)))
        return found

    def _found(self, reference: Reference, kind: str, id: str, part: str | None) -> Reference:
        key = Key(kind, id)
        if key in self.catalog.broken:
            return replace(reference, state="broken")
        state: State = "found"
        if key not in self.catalog.definitions:
            key = self.catalog.former.get(key, key)
            state = "former"
        definition = self.catalog.definitions.get(key)
        if definition is None:
            return replace(reference, state="unknown")
        if key == reference.source and not reference.in_prose and part is None:
            return replace(reference, state="self")
        if part is not None and not _has_part(definition, part):
            return replace(reference, state="no-such-part", target=key)
        return replace(reference, state=state, target=key, part=part)


def parts_of(definition: Definition) -> list[str]:
    """What may stand after `#`: the ids of a procedure's steps, of a framework's criteria, of a customer's expectations."""
    if isinstance(definition, Procedure):
        return [step.id for step in definition.steps]
    if isinstance(definition, Framework):
        return [criterion.id for criterion in definition.all_criteria()]
    if isinstance(definition, Customer):
        return [expectation.id for expectation in definition.expectations]
    return []


def _has_part(definition: Definition, part: str) -> bool:
    return part in parts_of(definition)


def _split(text: str) -> tuple[str, str | None]:
    id, hash, part = text.partition("#")
    return id.strip(), part.strip() if hash else None


_KIND_NAMES = {kind.name for kind in KINDS}
