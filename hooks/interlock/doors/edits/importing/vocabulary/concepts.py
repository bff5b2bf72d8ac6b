"""The concepts of a SKOS vocabulary as terms.

A concept's preferred label becomes the title; other labels become labels, words to avoid or misspellings, and those in other languages
stay beside them. What no field of a term holds, such as an editorial note, goes into the body; what cannot be taken is counted.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from interlock.catalog import Key
from interlock.definitions import Term, kind_named
from interlock.definitions.ids import ID, id_from
from interlock.definitions.language_tags import language_name, language_or_none
from interlock.definitions.parsed import is_concept_address
from interlock.definitions.term import Matches
from interlock.doors.edits.importing.entries import ImportedEntry
from interlock.doors.edits.importing.vocabulary.concept_texts import (
    DCT,
    OWL,
    RDF,
    RDFS,
    SKOS,
    SKOS_XL,
    ConceptTexts,
    Said,
    as_markdown,
    by_language,
    texts_in,
)
from interlock.doors.edits.importing.vocabulary.rdf_files import DEFAULT_BASE
from interlock.findings import Finding, Place
from interlock.findings.nouns import counted, listed
from interlock.rules.engine.cycles import cycle_in_words, find_cycles
from interlock.sources import Source
from interlock.sources.handbook import Handbook

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

# The sentences that our SKOS export composes, to be split into fields again.
_ADVICE = re.compile(r"Say “(?P<use>[^”]+)”, not “(?P<word>[^”]+)”(?:, unless (?P<unless>.+?))?\.(?: (?P<because>.+))?", re.S)
_NOT_THIS = re.compile(r"Not to be confused with “([^”]+)”\.")
_CONTEXT = re.compile(r"In the context of (.+)\.", re.S)
# The addresses that our export makes up for terms without one of their own.
_OWN_ADDRESS = re.compile(r"https://[a-z0-9-]+\.example/glossary/([^/#?]+)")

_LABEL_ROLES = ("prefLabel", "altLabel", "hiddenLabel")
_NOTES = ("definition", "scopeNote", "example", "note", "editorialNote", "historyNote", "changeNote")
_RELATIONS = {"broader": "narrower", "narrower": "broader", "related": "related"}
_TAKEN = frozenset(
    [
        *(space + role for role in _LABEL_ROLES for space in (SKOS, SKOS_XL)),
        *(SKOS + name for name in (*_NOTES, *_RELATIONS, "notation", "inScheme", "topConceptOf")),
        *(f"{SKOS}{name}Match" for name in Matches.model_fields),
        *(DCT + name for name in ("source", "title", "description", "isReplacedBy")),
        RDF + "type",
        RDFS + "comment",
        RDFS + "label",
        OWL + "deprecated",
    ]
)
_MOST_NAMED = 3


class Concepts:
    """The concepts of a graph, read as terms."""

    def __init__(self, graph: "Graph", source: Source, handbook: Handbook) -> None:
        from rdflib import URIRef

        self._graph, self._source, self._name = graph, source, URIRef
        self._texts = ConceptTexts(graph, handbook.organisation.language)
        terms = [term for term in handbook.definitions.values() if isinstance(term, Term)]
        self._there = {term.address: term.id for term in terms if term.address}
        found = self._found()
        self._titles = {concept: self._texts.preferred(self._texts.labels(concept, "prefLabel")) for concept in found}
        self._nameless = sorted(str(concept) for concept, title in self._titles.items() if not title.text)
        self._known = sorted(str(concept) for concept in found if str(concept) in self._there)
        self.ids = self._unique_ids([each for each in found if self._titles[each].text and str(each) not in self._there])
        self._by_title: dict[str, list[str]] = {}
        for concept, id in self.ids.items():
            self._by_title.setdefault(self._titles[concept].text, []).append(id)
        self._cycles, self._broader = self._without_cycles()
        self._left: Counter[str] = Counter()
        self._outside = 0
        self._positions = _first_positions(source.text)

    def entries(self) -> list[ImportedEntry]:
        """The concepts as definitions to be written."""
        return [self._entry(concept) for concept in self.ids]

    def findings(self) -> Iterator[Finding]:
        """What an editor should see to: one finding for each sort of fault, with the first concepts that have it."""
        nameless = f"{counted(len(self._nameless), 'concept has', 'concepts have')} no label and cannot be taken"
        yield from self._of_sort("missing-field", nameless, self._nameless, "Give each a `skos:prefLabel`.", "error")
        known = f"{counted(len(self._known), 'concept is', 'concepts are')} in the handbook already, by the same address"
        yield from self._of_sort("duplicate-id", known, self._known, "Edit their files, which stay as they are.")
        drafts = [str(concept) for concept in self.ids if self._is_draft(concept)]
        written = f"{counted(len(drafts), 'concept has', 'concepts have')} no definition, so they are taken as drafts"
        written = written.replace("so they are taken as drafts", "so it is taken as a draft") if len(drafts) == 1 else written
        remedy = "Write `definition:` in each file, in place of the label, and take out `status: draft`."
        yield from self._of_sort("missing-field", written, drafts, remedy)
        for cycle in self._cycles:
            message = f"`{cycle[0]}` is broader than itself: {cycle_in_words(cycle)}. The last of these was left out"
            concept = next(concept for concept, id in self.ids.items() if id == cycle[-1])
            yield Finding("broader-cycle", self._place(str(concept)), message, "Check which of them is the wider one.", "warning")
        for title, ids in self._by_title.items():
            if len(ids) > 1 and len({self._context(concept) for concept, id in self.ids.items() if id in ids}) < len(ids):
                message = f"`{title}` is the label of {len(ids)} concepts: {listed(f'`{id}`' for id in ids[: _MOST_NAMED + 1])}"
                concept = next(concept for concept, id in self.ids.items() if id == ids[1])
                message += ", so all but the first are taken as drafts"
                remedy = "Tell them apart: write a `context` in each file, such as `finance`, and take out `status: draft`."
                yield Finding("label-clash", self._place(str(concept)), message, remedy, "warning")

    def told(self, entries: list[ImportedEntry]) -> list[str]:
        """What was taken and what was left, in a line each."""
        drafts = sum(entry.fields.get("status") == "draft" for entry in entries)
        languages = sorted({code for entry in entries for code in entry.fields.get("translations", {})})
        taken = [
            counted(len(entries), "concept")
            + (f", {drafts:,} of them as {'a draft' if drafts == 1 else 'drafts'}" if drafts else "")
        ]
        if languages:
            taken.append(f"labels in {listed(map(language_name, languages))}")
        if self._outside:
            taken.append(f"{counted(self._outside, 'relation')} to concepts that are not in this file, as matches")
        left = [*self._groups_left(), *(f"{count:,} × `{name}`" for name, count in sorted(self._left.items()))]
        return [f"Taken: {'; '.join(taken)}.", *([f"Left out: {'; '.join(left)}."] if left else [])] if entries else []

    def _groups_left(self) -> Iterator[str]:
        for name, noun in (
            ("ConceptScheme", "scheme"),
            ("Collection", "collection"),
            ("OrderedCollection", "ordered collection"),
        ):
            if number := len(set(self._graph.subjects(self._name(RDF + "type"), self._name(SKOS + name)))):
                yield counted(number, noun)

    def _of_sort(self, rule: str, message: str, concepts: list[str], remedy: str, severity: Any = "warning") -> Iterator[Finding]:
        if concepts:
            ids = {str(concept): id for concept, id in self.ids.items()}
            named = ", ".join(f"`{ids.get(concept) or concept}`" for concept in concepts[:_MOST_NAMED])
            more = f" and {len(concepts) - _MOST_NAMED:,} more" if len(concepts) > _MOST_NAMED else ""
            yield Finding(rule, self._place(concepts[0]), f"{message}: {named}{more}", remedy, severity)

    def _found(self) -> "list[Node]":
        """Everything of the class `skos:Concept` or one below it, and what relations of SKOS make a concept, if it has a label."""
        classes, waiting = {self._name(SKOS + "Concept")}, [self._name(SKOS + "Concept")]
        while waiting:
            below = {each for each in self._graph.subjects(self._name(RDFS + "subClassOf"), waiting.pop()) if each not in classes}
            classes |= below  # type: ignore[arg-type]
            waiting += below  # type: ignore[arg-type]
        found = {each for of_class in classes for each in self._graph.subjects(self._name(RDF + "type"), of_class)} - classes
        implied = {each for name in (*_RELATIONS, "topConceptOf") for each in self._graph.subjects(self._name(SKOS + name))}
        implied |= {
            each for name in (*_RELATIONS, "hasTopConcept") for each in self._graph.objects(None, self._name(SKOS + name))
        }
        found |= {each for each in implied - found if not hasattr(each, "language") and self._texts.labels(each, "prefLabel")}
        return sorted(found, key=str)

    def _unique_ids(self, concepts: "list[Node]") -> "dict[Node, str]":
        """An id for each concept, sorted by id. Of several with one label, all but the first get the end of their address or a number."""
        wanted = sorted((_id_of(str(concept), self._titles[concept].text), str(concept), concept) for concept in concepts)
        ids: dict[Node, str] = {}
        taken: set[str] = set()
        for id, address, concept in wanted:
            options = (id, f"{id}-{id_from(_segment(address))}", *(f"{id}-{number}" for number in range(2, len(wanted) + 2)))
            ids[concept] = next(option for option in options if option not in taken and (ID.fullmatch(option) or option == id))
            taken.add(ids[concept])
        return dict(sorted(ids.items(), key=lambda pair: (pair[1], str(pair[0]))))

    def _without_cycles(self) -> "tuple[list[list[str]], dict[str, list[str]]]":
        """The cycles of broader concepts, and for each id those that are broader, without the relation that closes each cycle."""
        broader = {id: self._related(concept, "broader") for concept, id in self.ids.items()}
        edges = {Key("term", id): [Key("term", other) for other in others if other in broader] for id, others in broader.items()}
        cycles = [[key.id for key in cycle] for cycle in find_cycles(edges)]
        for cycle in cycles:
            broader[cycle[-1]].remove(cycle[0])
        return cycles, broader

    def _entry(self, concept: "Node") -> ImportedEntry:
        """One concept, with everything that a term can hold of it."""
        for name in {str(name) for name in self._graph.predicates(concept)} - _TAKEN:
            self._left[self._graph.namespace_manager.normalizeUri(name)] += 1
        fields = {name: said for name, said in self._fields(concept) if said}
        return ImportedEntry(kind_named("term"), self.ids[concept], fields, self._place(str(concept)))

    def _fields(self, concept: "Node") -> Iterator[tuple[str, Any]]:
        title, address = self._titles[concept], str(concept)
        language = title.language or self._texts.language
        yield "title", title.text
        yield from self._labels(concept, title, language)
        yield "broader", self._broader[self.ids[concept]]
        yield "related", self._related(concept, "related")
        if language != self._texts.language:
            yield "language", language
        if self._is_deprecated(concept):
            yield "status", "retired"
            yield "replaced_by", next(iter(self._targets(concept, DCT + "isReplacedBy")), "")
        elif self._is_draft(concept) or self._is_second(concept):
            yield "status", "draft"
        yield "notations", sorted({str(code).strip() for code in self._graph.objects(concept, self._name(SKOS + "notation"))})
        if is_concept_address(address) and not address.startswith(DEFAULT_BASE) and not _OWN_ADDRESS.fullmatch(address):
            yield "address", address
        yield "matches", self._matches(concept)

    def _labels(self, concept: "Node", title: Said, language: str) -> Iterator[tuple[str, Any]]:
        """The labels, and the notes, some of which belong to labels."""
        preferred, other, hidden = (self._texts.labels(concept, role) for role in _LABEL_ROLES)
        not_said = texts_in(hidden, language)
        notes = texts_in(self._texts.notes(concept, "note"), language)
        advice = {match["word"]: match for note in notes if (match := _ADVICE.fullmatch(note)) and match["word"] in not_said}
        not_this = [match[1] for note in notes if (match := _NOT_THIS.fullmatch(note)) and match[1] in self._by_title]
        translated = {code: words for code, words in by_language(preferred, language).items() if self._is_language(code)}
        second = [label for label in preferred if label.language in ("", language) and label.text != title.text]
        yield "translations", {code: words[0] for code, words in translated.items()}
        own = [label for label in other if label.language in ("", language)]
        yield "also", sorted({label.text for label in (*second, *own)} - {title.text})
        more = [Said(code, word) for code, words in translated.items() for word in words[1:]]
        yield "also_in", self._by_known_language([*more, *other], language)
        yield "avoid", [_avoided(word, match, title.text) for word, match in sorted(advice.items())]
        own_hidden = dict.fromkeys(label.text for label in hidden if label.language in ("", language))
        yield "hidden", [word for word in own_hidden if word not in advice]
        yield "hidden_in", self._by_known_language(hidden, language)
        yield "context", self._context(concept)
        confused = [id for name in not_this for id in self._by_title[name] if id != self.ids[concept]]
        yield "not_to_be_confused_with", confused
        told = {*(match[0] for match in advice.values()), *(note for note in notes if _NOT_THIS.fullmatch(note))}
        yield from self._meanings(concept, title, language, [note for note in notes if note not in told])

    def _meanings(self, concept: "Node", title: Said, language: str, notes: list[str]) -> Iterator[tuple[str, Any]]:
        meanings = self._definitions(concept, language)
        examples = texts_in(self._texts.notes(concept, "example"), language)
        sources = texts_in(self._texts.notes(concept, DCT + "source"), language)
        yield "definition", as_markdown(meanings[0]) if meanings else title.text
        elsewhere = by_language(self._texts.notes(concept, "definition"), language)
        yield "definition_in", {code: "\n\n".join(texts) for code, texts in elsewhere.items() if self._is_language(code)}
        yield "example", as_markdown(examples[0]) if examples else ""
        yield "source", as_markdown(sources[0]) if sources else ""
        scopes = texts_in(self._texts.notes(concept, "scopeNote"), language)
        rest = [*meanings[1:], *examples[1:], *sources[1:], *notes, *(scope for scope in scopes if not _CONTEXT.fullmatch(scope))]
        rest += texts_in(self._texts.notes(concept, "editorialNote", "historyNote", "changeNote"), language)
        yield "body", "\n\n".join(map(as_markdown, sorted(set(rest))))
        for code, texts in by_language(
            self._texts.notes(concept, *(name for name in _NOTES if name != "definition")), language
        ).items():
            if code.partition("-")[0] != language.partition("-")[0]:
                self._left[f"note in {language_name(code)}"] += len(texts)

    def _definitions(self, concept: "Node", language: str) -> list[str]:
        plain = texts_in(self._texts.notes(concept, "definition"), language)
        return plain or texts_in(self._texts.notes(concept, DCT + "description", RDFS + "comment"), language)

    def _is_draft(self, concept: "Node") -> bool:
        language = self._titles[concept].language or self._texts.language
        return not self._definitions(concept, language) and not self._is_deprecated(concept)

    def _is_second(self, concept: "Node") -> bool:
        """Whether a concept before it has the same label in the same context, so that no text tells which of them it means."""
        alike = self._by_title[self._titles[concept].text]
        before = alike[: alike.index(self.ids[concept])]
        context = self._context(concept) if before else ""
        return any(self._context(other) == context for other, id in self.ids.items() if id in before)

    def _context(self, concept: "Node") -> str:
        """Where the label means this: as our export says it; for one of several with a label, the first broader concept."""
        language = self._titles[concept].language or self._texts.language
        scopes = texts_in(self._texts.notes(concept, "scopeNote"), language)
        if found := next((match[1] for scope in scopes if (match := _CONTEXT.fullmatch(scope))), ""):
            return found
        title = self._titles[concept].text
        if len(self._by_title.get(title, ())) < 2:
            return ""
        wider = [other for other, id in self.ids.items() if id in self._broader[self.ids[concept]]]
        return next((name for other in wider if (name := self._titles[other].text) != title), "")

    def _is_language(self, code: str) -> bool:
        known = language_or_none(code) is not None
        if not known:
            self._left[f"label in the unknown language {code}"] += 1
        return known

    def _by_known_language(self, labels: list[Said], language: str) -> dict[str, list[str]]:
        return {code: sorted(set(there)) for code, there in by_language(labels, language).items() if self._is_language(code)}

    def _related(self, concept: "Node", name: str) -> list[str]:
        """The ids of related concepts, whichever of the two states the relation."""
        here = self._targets(concept, SKOS + name)
        inverse = self._name(SKOS + _RELATIONS[name])
        there = {self.ids[other] for other in self._graph.subjects(inverse, concept) if other in self.ids}
        return sorted({*here, *there} - {self.ids[concept]})

    def _targets(self, concept: "Node", name: str) -> list[str]:
        """The ids of the concepts to which a property leads, in this file or already in the handbook."""
        found = (self.ids.get(other) or self._there.get(str(other)) for other in self._graph.objects(concept, self._name(name)))
        return sorted(id for id in found if id)

    def _matches(self, concept: "Node") -> dict[str, list[str]]:
        """The matches with other vocabularies, and relations to concepts that are neither in this file nor in the handbook."""
        found: dict[str, list[str]] = {}
        for name in Matches.model_fields:
            matched = {str(other) for other in self._graph.objects(concept, self._name(f"{SKOS}{name}Match"))}
            relation = next((known for known in _RELATIONS if known.startswith(name)), None)
            related = self._graph.objects(concept, self._name(SKOS + relation)) if relation else ()
            outside = {str(other) for other in related if other not in self.ids and str(other) not in self._there}
            outside = {address for address in outside - matched if is_concept_address(address)}
            self._outside += len(outside)
            found[name] = sorted(address for address in matched | outside if is_concept_address(address))
        return {name: addresses for name, addresses in found.items() if addresses}

    def _is_deprecated(self, concept: "Node") -> bool:
        return any(str(value).lower() in ("true", "1") for value in self._graph.objects(concept, self._name(OWL + "deprecated")))

    def _place(self, address: str) -> Place:
        """The place where the concept is first named in the file: a guess, because the parsers keep no places."""
        segment = _segment(address)
        start = self._positions.get(segment, 0)
        return self._source.place(start, start + len(segment)) if segment in self._positions else self._source.place(0)


def _first_positions(text: str) -> dict[str, int]:
    """The first position of each last part of an address; as the subject of a statement, if it is one somewhere."""
    found: dict[str, int] = {}
    subjects: dict[str, int] = {}
    for match in re.finditer(r"[:/#<\"]([^\s<>\"'/#:;,()\[\]{}]+)(?=[>\s\"])", text):
        found.setdefault(match[1], match.start(1))
    for match in re.finditer(r"^[^\s\"]*[:/#<]([^\s<>\"'/#:;,()\[\]{}]+)(?=[>\s])", text, re.M):
        subjects.setdefault(match[1], match.start(1))
    return found | subjects


def _segment(address: str) -> str:
    """The last part of an address."""
    return re.split(r"[/#:]", address.rstrip("/#"))[-1]


def _id_of(address: str, title: str) -> str:
    """The last part of the address where it can be an id, else an id made from the title."""
    if (own := _OWN_ADDRESS.fullmatch(address)) and ID.fullmatch(own[1]):
        return own[1]
    id = id_from(_segment(address))
    return id if re.search("[a-z]{2}", id) and not re.search(r"\d{3}", id) else id_from(title) or id


def _avoided(word: str, advice: re.Match[str], title: str) -> str | dict[str, str]:
    said = {
        "word": word,
        "because": advice["because"],
        "use": advice["use"] if advice["use"] != title else "",
        "unless": advice["unless"],
    }
    kept = {name: text for name, text in said.items() if text}
    return word if list(kept) == ["word"] else kept
