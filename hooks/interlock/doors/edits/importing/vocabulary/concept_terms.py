"""Concepts as terms.

A concept's preferred label becomes the title; other labels become labels, words to avoid or misspellings, and those in other
languages stay beside them. What no field of a term holds, such as an editorial note, goes into the body; what cannot be taken is
counted.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from interlock.definitions import kind_named
from interlock.definitions.parsed import is_concept_address
from interlock.definitions.term import Matches
from interlock.definitions.values.language_tags import language_name, language_or_none
from interlock.doors.edits.importing.entries import ImportedEntry
from interlock.doors.edits.importing.vocabulary.concept_findings import ConceptPlaces
from interlock.doors.edits.importing.vocabulary.concept_texts import (
    DCT,
    OWL,
    RDF,
    RDFS,
    SKOS,
    SKOS_XL,
    Said,
    as_markdown,
    by_language,
    texts_in,
)
from interlock.doors.edits.importing.vocabulary.concepts import CONTEXT, OWN_ADDRESS, RELATIONS, Concepts
from interlock.doors.edits.importing.vocabulary.rdf_files import DEFAULT_BASE
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import counted, listed

if TYPE_CHECKING:
    from rdflib.term import Node

# The sentences that our SKOS export composes, to be split into fields again.
_ADVICE = lazy_pattern(r"Say “(?P<use>[^”]+)”, not “(?P<word>[^”]+)”(?:, unless (?P<unless>.+?))?\.(?: (?P<because>.+))?", re.S)
_NOT_THIS = lazy_pattern(r"Not to be confused with “([^”]+)”\.")

_LABEL_ROLES = ("prefLabel", "altLabel", "hiddenLabel")
_NOTES = ("definition", "scopeNote", "example", "note", "editorialNote", "historyNote", "changeNote")
_TAKEN = frozenset(
    [
        *(space + role for role in _LABEL_ROLES for space in (SKOS, SKOS_XL)),
        *(SKOS + name for name in (*_NOTES, *RELATIONS, "notation", "inScheme", "topConceptOf")),
        *(f"{SKOS}{name}Match" for name in Matches.model_fields),
        *(DCT + name for name in ("source", "title", "description", "isReplacedBy")),
        RDF + "type",
        RDFS + "comment",
        RDFS + "label",
        OWL + "deprecated",
    ]
)


class ConceptTerms:
    """The terms that are made of concepts, and what was left out of them."""

    def __init__(self, concepts: Concepts, places: ConceptPlaces) -> None:
        self._concepts, self._places = concepts, places
        self._graph, self._texts, self._name = concepts.graph, concepts.texts, concepts.name
        self._left: Counter[str] = Counter()
        self._outside = 0

    def entries(self) -> list[ImportedEntry]:
        """The concepts as definitions to be written."""
        return [self._entry(concept) for concept in self._concepts.ids]

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

    def _entry(self, concept: "Node") -> ImportedEntry:
        """One concept, with everything that a term can hold of it."""
        for name in {str(name) for name in self._graph.predicates(concept)} - _TAKEN:
            self._left[self._graph.namespace_manager.normalizeUri(name)] += 1
        fields = {name: said for name, said in self._fields(concept) if said}
        return ImportedEntry(kind_named("term"), self._concepts.ids[concept], fields, self._places.of(str(concept)))

    def _fields(self, concept: "Node") -> Iterator[tuple[str, Any]]:
        title, address = self._concepts.titles[concept], str(concept)
        language = self._concepts.language_of(concept)
        yield "title", title.text
        yield from self._labels(concept, title, language)
        yield "broader", self._concepts.broader[self._concepts.ids[concept]]
        yield "related", self._concepts.related(concept, "related")
        if language != self._texts.language:
            yield "language", language
        if self._concepts.is_deprecated(concept):
            yield "status", "retired"
            yield "replaced_by", next(iter(self._concepts.targets(concept, DCT + "isReplacedBy")), "")
        elif self._concepts.is_draft(concept) or self._concepts.is_second(concept):
            yield "status", "draft"
        yield "notations", sorted({str(code).strip() for code in self._graph.objects(concept, self._name(SKOS + "notation"))})
        if is_concept_address(address) and not address.startswith(DEFAULT_BASE) and not OWN_ADDRESS.fullmatch(address):
            yield "address", address
        yield "matches", self._matches(concept)

    def _labels(self, concept: "Node", title: Said, language: str) -> Iterator[tuple[str, Any]]:
        """The labels, and the notes, some of which belong to labels."""
        preferred, other, hidden = (self._texts.labels(concept, role) for role in _LABEL_ROLES)
        notes = texts_in(self._texts.notes(concept, "note"), language)
        advice = _advice_in(notes, texts_in(hidden, language))
        yield from self._names(preferred, other, title, language)
        yield "avoid", [_avoided(word, match, title.text) for word, match in sorted(advice.items())]
        yield "hidden", [word for word in dict.fromkeys(_own(hidden, language)) if word not in advice]
        yield "hidden_in", self._by_known_language(hidden, language)
        yield "context", self._concepts.context(concept)
        yield "not_to_be_confused_with", self._confused(concept, notes)
        told = {match[0] for match in advice.values()}
        rest = [note for note in notes if note not in told and not self._confused(concept, [note])]
        yield from self._meanings(concept, title, language, rest)

    def _names(self, preferred: list[Said], other: list[Said], title: Said, language: str) -> Iterator[tuple[str, Any]]:
        """What the concept is called in other languages, and what else in its own."""
        translated = {code: words for code, words in by_language(preferred, language).items() if self._is_language(code)}
        yield "translations", {code: words[0] for code, words in translated.items()}
        yield "also", sorted({*_own(preferred, language), *_own(other, language)} - {title.text})
        more = [Said(code, word) for code, words in translated.items() for word in words[1:]]
        yield "also_in", self._by_known_language([*more, *other], language)

    def _confused(self, concept: "Node", notes: list[str]) -> list[str]:
        """The ids of concepts that notes say are another thing."""
        names = [match[1] for note in notes if (match := _NOT_THIS.fullmatch(note))]
        own, by_title = self._concepts.ids[concept], self._concepts.by_title
        return [id for name in names if name in by_title for id in by_title[name] if id != own]

    def _meanings(self, concept: "Node", title: Said, language: str, notes: list[str]) -> Iterator[tuple[str, Any]]:
        meanings = self._concepts.definitions(concept, language)
        examples = texts_in(self._texts.notes(concept, "example"), language)
        sources = texts_in(self._texts.notes(concept, DCT + "source"), language)
        yield "definition", as_markdown(meanings[0]) if meanings else title.text
        elsewhere = by_language(self._texts.notes(concept, "definition"), language)
        yield "definition_in", {code: "\n\n".join(texts) for code, texts in elsewhere.items() if self._is_language(code)}
        yield "example", as_markdown(examples[0]) if examples else ""
        yield "source", as_markdown(sources[0]) if sources else ""
        scopes = texts_in(self._texts.notes(concept, "scopeNote"), language)
        rest = [*meanings[1:], *examples[1:], *sources[1:], *notes, *(scope for scope in scopes if not CONTEXT.fullmatch(scope))]
        rest += texts_in(self._texts.notes(concept, "editorialNote", "historyNote", "changeNote"), language)
        yield "body", "\n\n".join(map(as_markdown, sorted(set(rest))))
        for code, texts in by_language(
            self._texts.notes(concept, *(name for name in _NOTES if name != "definition")), language
        ).items():
            if code.partition("-")[0] != language.partition("-")[0]:
                self._left[f"note in {language_name(code)}"] += len(texts)

    def _is_language(self, code: str) -> bool:
        known = language_or_none(code) is not None
        if not known:
            self._left[f"label in the unknown language {code}"] += 1
        return known

    def _by_known_language(self, labels: list[Said], language: str) -> dict[str, list[str]]:
        return {code: sorted(set(there)) for code, there in by_language(labels, language).items() if self._is_language(code)}

    def _matches(self, concept: "Node") -> dict[str, list[str]]:
        """The matches with other vocabularies, and relations to concepts that are neither in this file nor in the handbook."""
        found: dict[str, list[str]] = {}
        for name in Matches.model_fields:
            matched = {str(other) for other in self._graph.objects(concept, self._name(f"{SKOS}{name}Match"))}
            relation = next((known for known in RELATIONS if known.startswith(name)), None)
            related = self._graph.objects(concept, self._name(SKOS + relation)) if relation else ()
            outside = {
                str(other) for other in related if other not in self._concepts.ids and str(other) not in self._concepts.there
            }
            outside = {address for address in outside - matched if is_concept_address(address)}
            self._outside += len(outside)
            found[name] = sorted(address for address in matched | outside if is_concept_address(address))
        return {name: addresses for name, addresses in found.items() if addresses}


def _own(labels: list[Said], language: str) -> list[str]:
    """The texts of labels in a language or without one."""
    return [label.text for label in labels if label.language in ("", language)]


def _advice_in(notes: list[str], not_said: Collection[str]) -> dict[str, re.Match[str]]:
    """The notes that say what to say in place of a hidden label, by that label."""
    return {match["word"]: match for note in notes if (match := _ADVICE.fullmatch(note)) and match["word"] in not_said}


def _avoided(word: str, advice: re.Match[str], title: str) -> str | dict[str, str]:
    said = {
        "word": word,
        "because": advice["because"],
        "use": advice["use"] if advice["use"] != title else "",
        "unless": advice["unless"],
    }
    kept = {name: text for name, text in said.items() if text}
    return word if list(kept) == ["word"] else kept
