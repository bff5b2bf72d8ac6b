"""Parses RDF files as graphs: Turtle, N-Triples, RDF/XML and JSON-LD, told apart by their content, not by their names.

Nothing is fetched: contexts of JSON-LD and entities of XML at other addresses are refused, and imports of ontologies are not
followed.
"""

import json
import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from xml.sax import SAXParseException

from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources import Source

if TYPE_CHECKING:
    from rdflib import Graph

# The base address for relative addresses, where the file names none.
DEFAULT_BASE = "https://vocabulary.example/"

_WEB_PAGE = lazy_pattern(r"\s*(?:<!doctype html|<html)", re.I)
_XML = lazy_pattern(r"\s*<(?:\?xml|!DOCTYPE|!--|(?:[\w-]+:)?RDF\b)")
_XML_ENCODING = lazy_pattern(r"(<\?xml[^<>]{0,200}?)\s++encoding=(?:\"[^\"]*\"|'[^']*')")
_LOADED_IN_XML = lazy_pattern(r"<!(?:DOCTYPE\s[^\[<>]*?|ENTITY\s+(?:%\s+)?\S+\s+)\b(?:SYSTEM|PUBLIC)\b")
_NESTED_IN_XML = lazy_pattern(r"<!ENTITY\s+(?:%\s+)?\S+\s+(?:\"[^\"]*[&%][^\"]*\"|'[^']*[&%][^']*')")
_ANOTHER_FORM = "Save the vocabulary as Turtle, RDF/XML or N-Triples, or as JSON-LD with its context in the file."
# What to type for faults of Turtle, by a part of the parser's message.
_TURTLE_REMEDIES = (
    ("newline found in string", 'Close the quotation mark on its line; a text of several lines stands between three: `"""`.'),
    ("not bound", "Declare the prefix at the head of the file: `@prefix name: <address> .`"),
    ("end of statement", "End the statement before this with ` .`, or put `;` between its parts and `,` between several values."),
    ("EOF", "The file ends too early: close what is open there, and end the last statement with ` .`"),
    (
        "",
        "Compare it with the lines before: `;` stands between the parts of a concept, `,` between "
        "several values, ` .` at its end.",
    ),
)


class _Unreadable(Exception):
    def __init__(self, position: int, reason: str, remedy: str = _ANOTHER_FORM) -> None:
        self.position, self.reason, self.remedy = position, reason, remedy


def read_graph(source: Source) -> "Graph | Finding":
    """The graph in a file, or a finding that says where parsing failed and what to type."""
    # Imported here: loading rdflib takes half a second, too long for every other command.
    from rdflib.plugins.parsers.notation3 import BadSyntax

    logging.getLogger("rdflib").setLevel(logging.CRITICAL)
    try:
        return _parsed(source)
    except _Unreadable as error:
        return _unreadable(source, error.position, error.reason, error.remedy)
    except json.JSONDecodeError as error:
        return _unreadable(source, error.pos, error.msg, "Mend the JSON here: a comma, a bracket or a quotation mark.")
    except BadSyntax as error:
        why = str(error._why)
        remedy = next(remedy for part, remedy in _TURTLE_REMEDIES if part in why)
        return _unreadable(source, _start_of_line(source.text, error.lines), why, remedy)
    except SAXParseException as error:
        position = _start_of_line(source.text, (error.getLineNumber() or 1) - 1) + (error.getColumnNumber() or 0)
        return _unreadable(source, position, error.getMessage(), "Mend the XML here: a tag that is not closed, or a `&` alone.")
    except Exception:  # the parsers raise exceptions of any type on malformed input
        return _unreadable(source, 0, "it is neither Turtle, N-Triples, RDF/XML nor JSON-LD", _ANOTHER_FORM)


def _parsed(source: Source) -> "Graph":
    from rdflib import Graph

    text, form = source.text, "turtle"
    if _WEB_PAGE.match(text):
        raise _Unreadable(0, "it is a web page", "Download the vocabulary itself, as Turtle, RDF/XML, N-Triples or JSON-LD.")
    if _XML.match(text):
        _refuse_entities(text)
        text, form = _XML_ENCODING.sub(r"\1", text, count=1), "xml"
    elif _is_json(source):
        for name in _contexts_elsewhere(json.loads(text)):
            raise _Unreadable(text.find(f'"{name}"'), f"its context is at {name}, and nothing is fetched")
        form = "json-ld"
    return Graph().parse(data=text, format=form, publicID=DEFAULT_BASE)


def _is_json(source: Source) -> bool:
    """Whether the file is JSON. Turtle may begin with a square bracket too."""
    start = source.text.lstrip()[:1]
    if start != "[":
        return start == "{"
    return source.path.lower().endswith(("json", "jsonld")) or not re.match(r"\s*\[\s*(?:\]|a\s|<|[\w-]*:)", source.text)


def _refuse_entities(text: str) -> None:
    if found := _LOADED_IN_XML.search(text):
        raise _Unreadable(
            found.start(), "it names another file to be loaded, and nothing is fetched", "Delete this line, or save as Turtle."
        )
    if found := _NESTED_IN_XML.search(text):
        raise _Unreadable(
            found.start(), "an entity here is made of other entities", "Write the whole text in it, or save as Turtle."
        )


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


def _unreadable(source: Source, position: int, reason: str, remedy: str) -> Finding:
    place = source.place(min(max(position, 0), len(source.text)))
    return Finding("wrong-type", place, f"This is no vocabulary that can be read: {' '.join(reason.split())}", remedy)


def _start_of_line(text: str, number: int) -> int:
    """The offset at which a line starts; lines count from 0."""
    return sum(len(line) for line in text.split("\n")[:number]) + number
