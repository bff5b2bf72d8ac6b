"""Reads a SKOS vocabulary as terms, whether exported by `interlock export skos` or made elsewhere.

A concept's preferred label becomes the title; other labels become labels, words to avoid or misspellings. What no field of a term
holds, such as an editorial note, goes into the body. Nothing is fetched: a JSON-LD context at another address is refused.
"""

import json
import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from interlock.definitions import Kind, kind_named
from interlock.definitions.ids import id_from
from interlock.doors.edits.handbook_files import Refused
from interlock.doors.edits.importing.entries import ImportedEntry, ImportedFile
from interlock.findings import Finding, Place
from interlock.sources import Source

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

LANGUAGE = "en"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_DCT = "http://purl.org/dc/terms/"
_OWL = "http://www.w3.org/2002/07/owl#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
# The base address for relative addresses, where the file names none.
_DEFAULT_BASE = "https://vocabulary.example/"

# The sentences that our SKOS export composes, to be split into fields again.
_ADVICE = re.compile(r"Say “(?P<use>[^”]+)”, not “(?P<word>[^”]+)”(?:, unless (?P<unless>.+?))?\.(?: (?P<because>.+))?", re.S)
_NOT_THIS = re.compile(r"Not to be confused with “([^”]+)”\.")
_CONTEXT = re.compile(r"In the context of (.+)\.", re.S)


def read_vocabulary(path: str, text: str, kind: Kind | None) -> ImportedFile:
    """The concepts of a vocabulary. Raises Refused when another kind than terms is asked for."""
    if kind is not None and kind.name != "term":
        raise Refused(f"A vocabulary holds terms. Leave out `--kind {kind.name}`.")
    source, reading = Source(path, text), ImportedFile()
    graph = _graph(source, reading)
    if graph is None:
        return reading
    concepts = _Concepts(graph, source)
    reading.entries = [concepts.entry(concept) for concept in concepts.ids]
    if not reading.entries:
        remedy = "Terms are made of what is a `skos:Concept`. Is it another vocabulary's file?"
        reading.findings.append(Finding("missing-field", Place(path), "There is no concept in this file", remedy))
    return reading


def _graph(source: Source, reading: ImportedFile) -> "Graph | None":
    """Parse the file as an RDF graph; None, and a finding, where that fails."""
    # Imported here: loading rdflib takes half a second, too long for every other command.
    from rdflib import Graph
    from rdflib.plugins.parsers.notation3 import BadSyntax

    logging.getLogger("rdflib").setLevel(logging.CRITICAL)
    start = source.text.lstrip()[:8]
    try:
        if start.startswith(("<?xml", "<rdf:", "<!")):
            raise _Unreadable(0, "it is XML, and vocabularies are read in Turtle and JSON-LD")
        if start[:1] not in ("{", "["):
            return Graph().parse(data=source.text, format="turtle", publicID=_DEFAULT_BASE)
        for name in _contexts_elsewhere(json.loads(source.text)):
            raise _Unreadable(source.text.find(f'"{name}"'), f"its context is at {name}, and nothing is fetched")
        return Graph().parse(data=source.text, format="json-ld", publicID=_DEFAULT_BASE)
    except _Unreadable as error:
        reading.findings.append(_unreadable(source, error.position, error.reason))
    except json.JSONDecodeError as error:
        reading.findings.append(_unreadable(source, error.pos, error.msg))
    except BadSyntax as error:
        reading.findings.append(_unreadable(source, _start_of_line(source.text, error.lines), str(error._why)))
    except Exception:  # the parsers raise exceptions of any type on malformed input
        reading.findings.append(_unreadable(source, 0, "it is neither Turtle nor JSON-LD"))
    return None


class _Unreadable(Exception):
    def __init__(self, position: int, reason: str) -> None:
        self.position, self.reason = position, reason


def _contexts_elsewhere(value: Any) -> Iterator[str]:
    """The addresses of JSON-LD contexts that would be fetched."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in ("@context", "@import"):
                yield from (one for one in (inner if isinstance(inner, list) else [inner]) if isinstance(one, str))
            yield from _contexts_elsewhere(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _contexts_elsewhere(inner)


def _unreadable(source: Source, position: int, reason: str) -> Finding:
    place = source.place(min(max(position, 0), len(source.text)))
    remedy = "Save the vocabulary as Turtle, or as JSON-LD with its context in the file."
    return Finding("wrong-type", place, f"This is no vocabulary that can be read: {' '.join(reason.split())}", remedy)


def _start_of_line(text: str, number: int) -> int:
    """The offset at which a line starts; lines count from 0."""
    return sum(len(line) for line in text.splitlines(keepends=True)[:number])


class _Concepts:
    """The concepts of a graph, read as terms."""

    def __init__(self, graph: "Graph", source: Source) -> None:
        from rdflib import RDF, URIRef

        self._graph, self._source, self._name = graph, source, URIRef
        found = set(graph.subjects(RDF.type, URIRef(_SKOS + "Concept")))
        titled = {concept: self._preferred(self._texts(concept, _SKOS + "prefLabel")) for concept in found}
        ids = {concept: _id_of(str(concept), title) for concept, title in titled.items()}
        self.ids = dict(sorted(ids.items(), key=lambda pair: (pair[1], str(pair[0]))))
        self._titles = titled
        self._by_title: dict[str, list[str]] = {}
        for concept, id in self.ids.items():
            self._by_title.setdefault(titled[concept], []).append(id)

    def entry(self, concept: "Node") -> ImportedEntry:
        """One concept, with everything that a term can hold of it."""
        place = self._place(concept)
        return ImportedEntry(
            kind_named("term"), self.ids[concept], {name: said for name, said in self._fields(concept) if said}, place
        )

    def _fields(self, concept: "Node") -> Iterator[tuple[str, Any]]:
        title, language = self._titles[concept], self._language(concept)
        labels = self._texts(concept, _SKOS + "prefLabel")
        notes = self._in_language(concept, language, "note")
        hidden = self._in_language(concept, language, "hiddenLabel")
        advice = {match["word"]: match for note in notes if (match := _ADVICE.fullmatch(note)) and match["word"] in hidden}
        not_this = [match[1] for note in notes if (match := _NOT_THIS.fullmatch(note)) and match[1] in self._by_title]
        scopes = self._in_language(concept, language, "scopeNote")
        contexts = [match[1] for scope in scopes if (match := _CONTEXT.fullmatch(scope))]
        meanings = self._in_language(concept, language, "definition") or self._in_language(
            concept, language, _DCT + "description", _RDFS + "comment"
        )
        examples, sources = self._in_language(concept, language, "example"), self._in_language(concept, language, _DCT + "source")
        yield "title", title
        yield "definition", next(iter(meanings), "")
        yield (
            "translations",
            {
                code: self._preferred([(code, word) for other, word in labels if other == code])
                for code, _ in sorted(labels)
                if code not in ("", language)
            },
        )
        yield "also", self._in_language(concept, language, "altLabel")
        yield "avoid", [_avoided(word, match, title) for word, match in sorted(advice.items())]
        yield "hidden", [word for word in hidden if word not in advice]
        yield "context", next(iter(contexts), "")
        yield "broader", self._related(concept, "broader", "narrower")
        yield "related", self._related(concept, "related", "related")
        yield "not_to_be_confused_with", [id for title in not_this for id in self._by_title[title] if id != self.ids[concept]]
        yield "example", next(iter(examples), "")
        yield "source", next(iter(sources), "")
        if self._is_deprecated(concept):
            yield "status", "retired"
            yield "replaced_by", next(iter(self._targets(concept, _DCT + "isReplacedBy")), "")
        told = {*(match[0] for match in advice.values()), *(note for note in notes if _NOT_THIS.fullmatch(note))}
        rest = [*meanings[1:], *examples[1:], *sources[1:], *(note for note in notes if note not in told)]
        rest += [scope for scope in scopes if not _CONTEXT.fullmatch(scope)]
        yield "body", "\n\n".join([*rest, *self._in_language(concept, language, "editorialNote", "historyNote", "changeNote")])

    def _texts(self, concept: "Node", name: str) -> list[tuple[str, str]]:
        """The values of a text property, each with its language, sorted."""
        values = self._graph.objects(concept, self._name(name))
        return sorted((getattr(value, "language", None) or "", str(value).strip()) for value in values)

    def _in_language(self, concept: "Node", language: str, *names: str) -> list[str]:
        """The values of several properties in one language, or without a language."""
        named = (name if ":" in name else _SKOS + name for name in names)
        return [text for name in named for code, text in self._texts(concept, name) if code in ("", language) and text]

    def _language(self, concept: "Node") -> str:
        """The language of a concept's title."""
        labels = self._texts(concept, _SKOS + "prefLabel")
        return next((code for code, label in labels if label == self._titles[concept] and code == LANGUAGE), "") or next(
            (code for code, label in labels if label == self._titles[concept]), LANGUAGE
        )

    def _preferred(self, texts: list[tuple[str, str]]) -> str:
        """The text in our language; else in a variety of it or without a language; else the first."""
        ranked = sorted(texts, key=lambda pair: (pair[0] != LANGUAGE, not pair[0].startswith(LANGUAGE), pair[0] != "", pair))
        return ranked[0][1] if ranked else ""

    def _related(self, concept: "Node", name: str, inverse: str) -> list[str]:
        """The ids of related concepts, whichever of the two states the relation."""
        here = self._targets(concept, _SKOS + name)
        there = {self.ids[other] for other in self._graph.subjects(self._name(_SKOS + inverse), concept) if other in self.ids}
        return sorted({*here, *there} - {self.ids[concept]})

    def _targets(self, concept: "Node", name: str) -> list[str]:
        return sorted(self.ids[other] for other in self._graph.objects(concept, self._name(name)) if other in self.ids)

    def _is_deprecated(self, concept: "Node") -> bool:
        return any(str(value).lower() in ("true", "1") for value in self._graph.objects(concept, self._name(_OWL + "deprecated")))

    def _place(self, concept: "Node") -> Place:
        """The place where the concept is first named in the file: a guess, because the parsers keep no places."""
        segment = re.escape(_segment(str(concept)))
        as_subject, anywhere = rf"^\s*[^\s\"]*[:/#<]{segment}(?=[>\s])", rf"(?<![\w-]){segment}(?![\w-])"
        for pattern in (as_subject, rf'"@id":\s*"[^"]*{segment}"', anywhere, re.escape(self._titles[concept] or "?")):
            if match := re.search(pattern, self._source.text, re.M):
                start = match.end() - len(match[0].lstrip())
                return self._source.place(start, match.end())
        return self._source.place(0)


def _segment(address: str) -> str:
    """The last part of an address."""
    return re.split(r"[/#]", address.rstrip("/#"))[-1]


def _id_of(address: str, title: str) -> str:
    """The last part of the address where it can be an id, else an id made from the title."""
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
