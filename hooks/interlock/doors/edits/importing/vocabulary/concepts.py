"""Finds the concepts of a SKOS vocabulary, their ids as terms, and the relations between them."""

import re
from typing import TYPE_CHECKING

from interlock.catalog import Key
from interlock.definitions import Term
from interlock.definitions.ids import ID, id_from
from interlock.doors.edits.importing.vocabulary.concept_texts import DCT, OWL, RDF, RDFS, SKOS, ConceptTexts, texts_in
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.rules.shared.cycles import find_cycles
from interlock.sources.handbook import Handbook

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

# Each relation between concepts, and the same read from the other end.
RELATIONS = {"broader": "narrower", "narrower": "broader", "related": "related"}

# The addresses that our export makes up for terms without one of their own.
OWN_ADDRESS = lazy_pattern(r"https://[a-z0-9-]+\.example/glossary/([^/#?]+)")
# The sentence that our SKOS export composes of a context, to be read as a context again.
CONTEXT = lazy_pattern(r"In the context of (.+)\.", re.S)


class Concepts:
    """The concepts of a graph.

    `there`: the ids of terms in the handbook, by their addresses. `titles`: the preferred label of each concept. `ids`: the ids
    of those that can be taken, which have a label and are not in the handbook; `by_title`: these ids by label. `nameless` and
    `known`: the addresses of the others. `broader`: the broader concepts of each id, without the relation that closes each of the
    `cycles`.
    """

    def __init__(self, graph: "Graph", handbook: Handbook) -> None:
        from rdflib import URIRef

        self.graph, self.name = graph, URIRef
        self.texts = ConceptTexts(graph, handbook.organisation.language)
        terms = [term for term in handbook.definitions.values() if isinstance(term, Term)]
        self.there = {term.address: term.id for term in terms if term.address}
        found = self._found()
        self.titles = {concept: self.texts.preferred(self.texts.labels(concept, "prefLabel")) for concept in found}
        self.nameless = sorted(str(concept) for concept, title in self.titles.items() if not title.text)
        self.known = sorted(str(concept) for concept in found if str(concept) in self.there)
        self.ids = self._unique_ids([each for each in found if self.titles[each].text and str(each) not in self.there])
        self._by_id = {id: concept for concept, id in self.ids.items()}
        self.by_title: dict[str, list[str]] = {}
        for concept, id in self.ids.items():
            self.by_title.setdefault(self.titles[concept].text, []).append(id)
        self.cycles, self.broader = self._without_cycles()

    def with_id(self, id: str) -> "Node":
        """The concept that becomes the term with this id."""
        return self._by_id[id]

    def language_of(self, concept: "Node") -> str:
        """The language of its label, which is the handbook's where none is named."""
        return self.titles[concept].language or self.texts.language

    def is_draft(self, concept: "Node") -> bool:
        """Whether the vocabulary gives no definition of a concept, and does not say that it is deprecated."""
        language = self.language_of(concept)
        return not self.definitions(concept, language) and not self.is_deprecated(concept)

    def is_deprecated(self, concept: "Node") -> bool:
        """Whether the vocabulary says that it is not used any more."""
        return any(str(value).lower() in ("true", "1") for value in self.graph.objects(concept, self.name(OWL + "deprecated")))

    def is_second(self, concept: "Node") -> bool:
        """Whether a concept before it has the same label in the same context, so that no text tells which of them it means."""
        alike = self.by_title[self.titles[concept].text]
        before = alike[: alike.index(self.ids[concept])]
        context = self.context(concept) if before else ""
        return any(self.context(self.with_id(id)) == context for id in before)

    def context(self, concept: "Node") -> str:
        """The context in which the label means this: as our export has it; if several share a label, a broader concept."""
        language = self.language_of(concept)
        scopes = texts_in(self.texts.notes(concept, "scopeNote"), language)
        if found := next((match[1] for scope in scopes if (match := CONTEXT.fullmatch(scope))), ""):
            return found
        title = self.titles[concept].text
        if len(self.by_title.get(title, ())) < 2:
            return ""
        wider = [self._by_id[id] for id in self.broader[self.ids[concept]] if id in self._by_id]
        return next((name for other in wider if (name := self.titles[other].text) != title), "")

    def definitions(self, concept: "Node", language: str) -> list[str]:
        """The texts that define it; where there are none, those that describe it."""
        plain = texts_in(self.texts.notes(concept, "definition"), language)
        return plain or texts_in(self.texts.notes(concept, DCT + "description", RDFS + "comment"), language)

    def related(self, concept: "Node", name: str) -> list[str]:
        """The ids of related concepts, whichever of the two states the relation."""
        here = self.targets(concept, SKOS + name)
        inverse = self.name(SKOS + RELATIONS[name])
        there = {self.ids[other] for other in self.graph.subjects(inverse, concept) if other in self.ids}
        return sorted({*here, *there} - {self.ids[concept]})

    def targets(self, concept: "Node", name: str) -> list[str]:
        """The ids of the concepts to which a property leads, in this file or already in the handbook."""
        found = (self.ids.get(other) or self.there.get(str(other)) for other in self.graph.objects(concept, self.name(name)))
        return sorted(id for id in found if id)

    def _found(self) -> "list[Node]":
        """Everything of the class `skos:Concept` or one below it, and whatever a relation of SKOS names, if it has a label."""
        classes: set[Node] = {self.name(SKOS + "Concept")}
        waiting = [*classes]
        while waiting:
            below = {each for each in self.graph.subjects(self.name(RDFS + "subClassOf"), waiting.pop()) if each not in classes}
            classes |= below
            waiting += below
        found = {each for of_class in classes for each in self.graph.subjects(self.name(RDF + "type"), of_class)} - classes
        implied = {each for name in (*RELATIONS, "topConceptOf") for each in self.graph.subjects(self.name(SKOS + name))}
        implied |= {each for name in (*RELATIONS, "hasTopConcept") for each in self.graph.objects(None, self.name(SKOS + name))}
        found |= {each for each in implied - found if not hasattr(each, "language") and self.texts.labels(each, "prefLabel")}
        return sorted(found, key=str)

    def _unique_ids(self, concepts: "list[Node]") -> "dict[Node, str]":
        """An id for each concept, sorted by id. Of several with one label, all but the first get more, from their address."""
        wanted = sorted((_id_of(str(concept), self.titles[concept].text), str(concept), concept) for concept in concepts)
        ids: dict[Node, str] = {}
        taken: set[str] = set()
        for id, address, concept in wanted:
            options = (id, f"{id}-{id_from(last_part(address))}", *(f"{id}-{number}" for number in range(2, len(wanted) + 2)))
            ids[concept] = next(option for option in options if option not in taken and (ID.fullmatch(option) or option == id))
            taken.add(ids[concept])
        return dict(sorted(ids.items(), key=lambda pair: (pair[1], str(pair[0]))))

    def _without_cycles(self) -> "tuple[list[list[str]], dict[str, list[str]]]":
        """The cycles of broader concepts, and for each id those that are broader, without the relation that closes each cycle."""
        broader = {id: self.related(concept, "broader") for concept, id in self.ids.items()}
        edges = {Key("term", id): [Key("term", other) for other in others if other in broader] for id, others in broader.items()}
        cycles = [[key.id for key in cycle] for cycle in find_cycles(edges)]
        for cycle in cycles:
            broader[cycle[-1]].remove(cycle[0])
        return cycles, broader


def last_part(address: str) -> str:
    """The last part of an address."""
    return re.split(r"[/#:]", address.rstrip("/#"))[-1]


def _id_of(address: str, title: str) -> str:
    """The last part of the address where it can be an id, else an id made from the title."""
    if (own := OWN_ADDRESS.fullmatch(address)) and ID.fullmatch(own[1]):
        return own[1]
    id = id_from(last_part(address))
    return id if re.search("[a-z]{2}", id) and not re.search(r"\d{3}", id) else id_from(title) or id
