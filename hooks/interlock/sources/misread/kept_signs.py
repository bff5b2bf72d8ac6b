"""Signs that YAML keeps as part of a value: semicolons between brackets, a comma or semicolon at the end, `=` and blanks."""

import re
from collections.abc import Iterator

from pydantic import BaseModel

from interlock.definitions.meaning_marks import MailAddress, WebAddress
from interlock.definitions.model_fields import Route, marks_at, model_at
from interlock.definitions.text_marks import Prose, RefTo
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.filtered_pattern import FilteredPattern
from interlock.sources.shown_fields import scalar_shown
from interlock.sources.source import Source
from interlock.sources.yaml.nodes import Node
from interlock.sources.yaml.yaml_findings import LONGEST_SHOWN

_SUSPICIOUS = FilteredPattern(
    lazy_pattern(r"^[^;\n]*+;[^\]\n]*+\]|(?:[-:]\n|^(?>[^\n]*?[-:][^\S\n]))[^\n]*?[,;][ \t]*+(?:#|$)|: +=|[|>][-+]?[1-9]", re.M),
    (";", " ="),
    # A search for one letter is ten times as fast as one for two.
    (lazy_pattern(r",[ \t]*(?:#[^\n]*)?(?:\n|\Z)"), lazy_pattern(r"\|[-+]?[1-9]"), lazy_pattern(r">[-+]?[1-9]")),
)


def kept_signs(source: Source, model: type[BaseModel]) -> Iterator[Finding]:
    """A warning for each value that holds such a sign. In a file with other faults, these come first."""
    if source.root is not None and source.holds(_SUSPICIOUS):
        for route, node, holder in values_below(source.root):
            if words := _words(source, model, route, node, holder):
                yield Finding("yaml-syntax", source.place_of(node), *words, "warning")


def values_below(node: Node, route: Route = (), holder: Node | None = None) -> Iterator[tuple[Route, Node, Node | None]]:
    """Every value below a node with its route and what holds it."""
    if node.text is not None:
        yield route, node, holder
    for index, item in enumerate(node.items or ()):
        yield from values_below(item, (*route, index), node)
    for key, value in node.entries or ():
        yield from values_below(value, (*route, key.text or ""), node)


def _words(source: Source, model: type[BaseModel], route: Route, node: Node, holder: Node | None) -> tuple[str, str] | None:
    """The message and the remedy for a value with such a sign; None for others."""
    text, first = node.text or "", source.text[node.start]
    if first in "|>":
        if text.startswith(" ") and (match := re.compile(r"[|>][-+]?[1-9]").match(source.text, node.start)):
            number = match[0][-1]
            return (
                f"Because of the number after `{first}`, blanks begin this text",
                f"Delete the `{number}`, and begin all lines of the text in one column.",
            )
        return None
    if first in "\"'" or "\n" in source.text[node.start : node.end] or _has_own_rule(model, route):
        return None
    if ";" in text and holder is not None and holder.items is not None and source.text[holder.start] == "[":
        return _parted(text)
    is_item, prose = isinstance(route[-1], int), marks_at(model, route, Prose)
    # An item of a list may go on in the next one, and a text with paragraphs may be a greeting.
    if text.endswith((",", ";")) and not any(mark.block or is_item for mark in prose) and not _ENTITY_AT_END.search(text):
        sign = "comma" if text.endswith(",") else "semicolon"
        return f"The {sign} at the end becomes part of this value", "Delete it: a line ends by itself."
    if match := _EQUALS.match(text):
        return f"The `{match[1]}` becomes part of this value", "Delete it: a colon is enough."
    return None


_ENTITY_AT_END = lazy_pattern(r"&#?\w+;\Z")
_EQUALS = lazy_pattern(r"(=>?)\s+(?=\S)")


def _has_own_rule(model: type[BaseModel], route: Route) -> bool:
    """Whether it is an id or an address, on which a rule reports what follows it; a text may stand for their mapping."""
    short = getattr(model_at(model, route), "shorthand", None)
    routes = (route, (*route, short)) if short else (route,)
    return any(marks_at(model, each, mark) for each in routes for mark in (RefTo, WebAddress, MailAddress))


def _parted(text: str) -> tuple[str, str] | None:
    parts = [part.strip() for part in text.split(";") if part.strip()]
    if any(part.count("(") != part.count(")") for part in parts):
        return None  # it parts words in a remark
    shown = ", ".join(map(scalar_shown, parts))
    those = f"Write `{shown}`" if len(shown) < LONGEST_SHOWN else "Write `,` in place of each `;`"
    return (
        "Semicolons part no entries between brackets, so that this is one",
        f"{those}; if it is one text, put it in quotation marks.",
    )
