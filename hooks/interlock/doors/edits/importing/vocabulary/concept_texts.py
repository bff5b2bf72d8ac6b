"""Reads the labels and notes of SKOS concepts, with their languages, in all the forms that vocabularies use.

A label may be plain, a resource of its own (SKOS-XL), or only `rdfs:label`; a note may be a text or a node with `rdf:value`.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from interlock.catalog.prose import tokens_of

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

SKOS = "http://www.w3.org/2004/02/skos/core#"
SKOS_XL = "http://www.w3.org/2008/05/skos-xl#"
DCT = "http://purl.org/dc/terms/"
OWL = "http://www.w3.org/2002/07/owl#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

_LABELS_OF_NODES = (SKOS_XL + "literalForm",)
_TEXTS_OF_NODES = (RDF + "value", SKOS_XL + "literalForm", RDFS + "label", RDFS + "comment", DCT + "description")
_MARKED_UP = (RDF + "HTML", RDF + "XMLLiteral")


class Said(NamedTuple):
    """A text and its language tag, which is empty where the vocabulary names none."""

    language: str
    text: str


class ConceptTexts:
    """Reads the texts of a graph's concepts; `language` is the handbook's."""

    def __init__(self, graph: "Graph", language: str) -> None:
        from rdflib import URIRef

        self._graph, self._name, self.language = graph, URIRef, language

    def labels(self, concept: "Node", role: str) -> list[Said]:
        """The labels in a role, such as `altLabel`, sorted by language. Without a preferred one, `rdfs:label` serves."""
        found = [*self._said(concept, SKOS + role, ()), *self._said(concept, SKOS_XL + role, _LABELS_OF_NODES)]
        if not found and role == "prefLabel":
            found = [*self._said(concept, RDFS + "label", ())] or [*self._said(concept, DCT + "title", ())]
        return sorted({Said(label.language, " ".join(label.text.split())) for label in found})

    def notes(self, concept: "Node", *names: str) -> list[Said]:
        """The texts of properties of SKOS, or of others by their whole address, in the order of the names."""
        named = (name if ":" in name else SKOS + name for name in names)
        return [said for name in named for said in sorted(self._said(concept, name, _TEXTS_OF_NODES))]

    def preferred(self, labels: Iterable[Said]) -> Said:
        """The label in our language; else in a variety of it or without a language; else the first."""
        ours = self.language.partition("-")[0]

        def rank(label: Said) -> tuple[bool, bool, bool, Said]:
            is_variety = label.language.partition("-")[0] == ours
            return label.language != self.language, not is_variety, label.language != "", label

        return min(labels, key=rank, default=Said("", ""))

    def _said(self, concept: "Node", name: str, of_nodes: tuple[str, ...]) -> Iterator[Said]:
        for value in self._graph.objects(concept, self._name(name)):
            found = [*self._texts(value, of_nodes)]
            # A definition may be the address of a page that holds it; a label may not.
            if (
                not found
                and of_nodes == _TEXTS_OF_NODES
                and str(value).startswith(("http://", "https://"))
                and not hasattr(value, "language")
            ):
                found = [Said("", f"<{value}>")]
            yield from found

    def _texts(self, value: "Node", of_nodes: tuple[str, ...]) -> Iterator[Said]:
        if hasattr(value, "language"):
            text = Markup(value).striptags() if str(getattr(value, "datatype", "")) in _MARKED_UP else str(value)
            if text.strip():
                yield Said((value.language or "").replace("_", "-"), text.strip())
            return
        for name in of_nodes:
            if inner := [literal for literal in self._graph.objects(value, self._name(name)) if hasattr(literal, "language")]:
                yield from (said for literal in inner for said in self._texts(literal, ()))
                return


def texts_in(texts: Iterable[Said], language: str) -> list[str]:
    """The texts in a language or without one; where there are none, those in a variety of it."""
    texts = list(texts)
    own = [said.text for said in texts if said.language in ("", language)]
    return own or [said.text for said in texts if said.language.partition("-")[0] == language.partition("-")[0]]


def by_language(texts: Iterable[Said], but: str) -> dict[str, list[str]]:
    """The texts in other languages than one, by language."""
    found: dict[str, list[str]] = {}
    for said in texts:
        if said.language not in ("", but):
            found.setdefault(said.language, []).append(said.text)
    return found


_PLAIN_TOKENS = frozenset(("paragraph_open", "paragraph_close", "inline", "text", "softbreak"))


def as_markdown(text: str) -> str:
    """A plain text as Markdown that shows the same characters. The address of a page between angle brackets stays a link."""
    if re.fullmatch(r"<https?://[^<>\s]+>", text):
        return text
    if "[[" not in text and all(token.type in _PLAIN_TOKENS for token in tokens_of(text, block=True)):
        return text
    escaped = re.sub(r"([\\`*_\[\]<>&#~|])", r"\\\1", text)
    return re.sub(
        r"^(\s*)([-+]|\d+(?=[.)]))",
        lambda start: f"{start[1]}\\{start[2]}" if start[2] in "-+" else start[0] + "\\",
        escaped,
        flags=re.M,
    )
