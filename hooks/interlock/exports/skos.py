"""The shared language as a SKOS vocabulary in Turtle, or in JSON-LD with `--jsonld`, for other vocabularies and catalogues.

It satisfies the integrity conditions of SKOS for any definitions: one preferred label for each language (S14), no label in two
roles (S13), no pair both broader and related (S27), and no exact match that is a broad or related one too (S46). Words to avoid
and misspellings are hidden labels. A term that came from another vocabulary keeps its address there.
"""

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from interlock.catalog import Catalog
from interlock.catalog.languages import language_of
from interlock.catalog.prose import plain_words
from interlock.definitions import Term
from interlock.definitions.ids import hyphened
from interlock.definitions.term import Matches
from interlock.definitions.values.language_tags import DEFAULT_LANGUAGE
from interlock.exports.json_text import json_text

_PREFIXES = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


class SkosText(NamedTuple):
    """A text with its language tag, which is empty for a code."""

    value: str
    language: str


class Id(NamedTuple):
    """The name of a concept: its id, or its address in another vocabulary. An empty one names the concept scheme."""

    id: str


SkosValue = SkosText | Id | bool
Statement = tuple[str, list[SkosValue]]
_SCHEME = Id("")


def files(catalog: Catalog) -> dict[str, str]:
    """One file, `glossary.ttl`."""
    return {"glossary.ttl": text(catalog)}


def text(catalog: Catalog, *, drafts: bool = False) -> str:
    """The vocabulary in Turtle. Equal catalogs give equal bytes."""
    prefixes = "".join(f"@prefix {name}: <{address}> .\n" for name, address in _PREFIXES.items())
    blocks = [_turtle(id, of_what, statements) for id, of_what, statements in subjects(catalog, drafts=drafts)]
    return f"@base <{base(catalog)}> .\n{prefixes}\n" + "\n".join(blocks)


def jsonld(catalog: Catalog, *, drafts: bool = False) -> str:
    """The vocabulary in JSON-LD, with the same statements."""
    context = {**_PREFIXES, "@base": base(catalog)}
    graph = [
        {
            "@id": id.id or base(catalog),
            "@type": of_what,
            **{name: [_json(value) for value in values] for name, values in statements},
        }
        for id, of_what, statements in subjects(catalog, drafts=drafts)
    ]
    return json_text({"@context": context, "@graph": graph})


def base(catalog: Catalog) -> str:
    """The prefix of the addresses of concepts, made from the organisation's name: the address of the site is not known here."""
    name = hyphened(catalog.organisation.name) or "handbook"
    return f"https://{name}.example/glossary/"


def subjects(catalog: Catalog, *, drafts: bool = False) -> Iterator[tuple[Id, str, list[Statement]]]:
    """The scheme and then each concept, sorted by id, with its type and its statements. Drafts are left out unless asked for."""
    terms = [term for term in catalog.of(Term) if drafts or term.status != "draft"]
    relations = _Relations(catalog, terms)
    tops: list[SkosValue] = [relations.concept[term.id] for term in terms if not relations.broader[term.id]]
    titled: Statement = ("dct:title", [SkosText(f"{catalog.organisation.name}: shared language", DEFAULT_LANGUAGE)])
    yield _SCHEME, "skos:ConceptScheme", [titled, *([("skos:hasTopConcept", tops)] if tops else [])]
    for term in terms:
        language = language_of(term, catalog)
        statements = [*_labels(term, language), *_notes(term, catalog, language), *relations.of(term), *_matches(term)]
        yield relations.concept[term.id], "skos:Concept", [(name, values) for name, values in statements if values]


def _labels(term: Term, own: str) -> list[Statement]:
    """The labels, each in only one role: preferred before admitted before hidden (S13, S14)."""
    preferred = {own: term.title} | {code: label for code, label in term.translations.items() if code != own}
    here = [*term.also, *([term.abbreviation] if term.abbreviation else []), term.translations.get(own, term.title)]
    not_to_say = [*(avoided.word for avoided in term.avoid), *term.hidden]
    taken = {SkosText(label, code) for code, label in preferred.items()}
    return [
        ("skos:prefLabel", [SkosText(label, code) for code, label in preferred.items()]),
        ("skos:altLabel", _new_labels([(own, here), *term.also_in.items()], taken)),
        ("skos:hiddenLabel", _new_labels([(own, not_to_say), *term.hidden_in.items()], taken)),
        ("skos:notation", [SkosText(code, "") for code in dict.fromkeys(term.notations)]),
    ]


def _new_labels(labels: list[tuple[str, list[str]]], taken: set[SkosText]) -> list[SkosValue]:
    """Those of the labels, given by language, that have no role yet. Adds them all to `taken`."""
    named = dict.fromkeys(SkosText(label, code) for code, there in labels for label in there)
    found: list[SkosValue] = [label for label in named if label not in taken]
    taken.update(named)
    return found


def _notes(term: Term, catalog: Catalog, language: str) -> list[Statement]:
    def plain(text: str | None) -> str:
        return plain_words(text, catalog) if text else ""

    def said(*texts: str | None) -> list[SkosValue]:
        return [SkosText(plain(text), language) for text in texts if text]

    not_this = [other.title for id in term.not_to_be_confused_with if isinstance(other := catalog.get("term", id), Term)]
    # Nobody is told to say a retired term.
    told = [word for word in term.avoid if word.use or term.status != "retired"]
    advice = (_advice(term, word.word, plain(word.because), word.use, plain(word.unless)) for word in told)
    avoided = [SkosText(text, language) for text in advice]
    body = said(*re.split(r"\n[ \t]*\n", term.body or ""))
    definitions = said(term.definition) if term.definition != term.title else []
    return [
        ("skos:definition", [*definitions, *(SkosText(text, code) for code, text in term.definition_in.items())]),
        ("skos:scopeNote", [SkosText(f"In the context of {term.context}.", language)] if term.context else []),
        ("skos:example", said(term.example)),
        ("skos:note", [*avoided, *(SkosText(f"Not to be confused with “{title}”.", language) for title in not_this), *body]),
        ("dct:source", said(term.source)),
    ]


def _matches(term: Term) -> list[Statement]:
    """The matches with concepts of other vocabularies. An exact one is neither broad nor related (S46)."""
    matches = term.matches or Matches()
    statements: list[Statement] = []
    for name in Matches.model_fields:
        excluded = matches.exact if name in ("broad", "related") else []
        addresses = dict.fromkeys(address for address in getattr(matches, name) if address not in excluded)
        statements.append((f"skos:{name}Match", [Id(address) for address in addresses]))
    return statements


def _advice(term: Term, word: str, because: str, use: str | None, unless: str) -> str:
    exception = f", unless {unless.rstrip('.')}" if unless else ""
    return f"Say “{use or term.title}”, not “{word}”{exception}. {because}".strip()


class _Relations:
    """The relations between concepts, with their inverses. Two concepts on a path of broader ones are not also related (S27)."""

    def __init__(self, catalog: Catalog, terms: list[Term]) -> None:
        self._catalog = catalog
        self._known = {term.id for term in terms}
        owners = {term.address: term.id for term in reversed(terms) if term.address}
        self.concept = {
            term.id: Id(term.address if term.address and owners[term.address] == term.id else term.id) for term in terms
        }
        self.broader = {term.id: self._others(term, term.broader) for term in terms}
        self.narrower: dict[str, list[str]] = {term.id: [] for term in terms}
        for id, wider in self.broader.items():
            for other in wider:
                self.narrower[other].append(id)
        self.related = self._related(terms)

    def of(self, term: Term) -> list[Statement]:
        """The statements that relate a term to others and to the scheme."""
        broader, replaced = self.broader[term.id], self._others(term, [term.replaced_by] if term.replaced_by else [])
        return [
            ("skos:inScheme", [_SCHEME]),
            ("skos:topConceptOf", [] if broader else [_SCHEME]),
            ("skos:broader", [self.concept[id] for id in broader]),
            ("skos:narrower", [self.concept[id] for id in self.narrower[term.id]]),
            ("skos:related", [self.concept[id] for id in sorted(self.related[term.id])]),
            ("owl:deprecated", [True] if term.status == "retired" else []),
            ("dct:isReplacedBy", [self.concept[id] for id in replaced]),
        ]

    def _others(self, term: Term, named: list[str]) -> list[str]:
        """The ids of the other terms that a term names, each once, also where it names them by a former id."""
        found = dict.fromkeys(other.id for id in named if (other := self._catalog.get("term", id)))
        return [id for id in found if id in self._known and id != term.id]

    def _related(self, terms: list[Term]) -> dict[str, set[str]]:
        related: dict[str, set[str]] = {term.id: set() for term in terms}
        for term in terms:
            others = [id for id in self._others(term, term.related) if id not in related[term.id]]
            # Not kept for other terms, because the sets of long paths of broader terms would take much memory.
            above = self._above(term.id) if others else set()
            for other in others:
                if other not in above and term.id not in self._above(other):
                    related[term.id].add(other)
                    related[other].add(term.id)
        return related

    def _above(self, id: str) -> set[str]:
        """The ids of all broader terms, directly and indirectly."""
        found: set[str] = set()
        waiting = list(self.broader[id])
        while waiting:
            if (wider := waiting.pop()) not in found:
                found.add(wider)
                waiting += self.broader[wider]
        return found


def _turtle(id: Id, of_what: str, statements: list[Statement]) -> str:
    lines = [f"<{id.id}> a {of_what}"]
    lines += [f"    {name} {', '.join(_turtle_value(value) for value in values)}" for name, values in statements]
    return " ;\n".join(lines) + " .\n"


def _turtle_value(value: SkosValue) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Id):
        return f"<{value.id}>"
    # The escapes of JSON are valid in Turtle, except for characters outside the basic plane, which are not escaped.
    return json.dumps(value.value, ensure_ascii=False) + (f"@{value.language}" if value.language else "")


def _json(value: SkosValue) -> object:
    if isinstance(value, Id):
        return {"@id": value.id}
    if isinstance(value, SkosText):
        return {"@value": value.value, **({"@language": value.language} if value.language else {})}
    return value
