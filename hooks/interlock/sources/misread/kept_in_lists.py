"""What was meant to separate or number the items of a list and became part of them: quotation marks, numbers, `and`."""

import re
from collections.abc import Iterator

from pydantic import BaseModel

from interlock.definitions.model_fields import Route, marks_at
from interlock.definitions.text_marks import Prose, RefTo
from interlock.definitions.values.language_tags import is_language
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.filtered_pattern import FilteredPattern
from interlock.sources.shown_fields import scalar_shown
from interlock.sources.source import Source
from interlock.sources.yaml.nodes import Node

_SUSPICIOUS = FilteredPattern(
    lazy_pattern(
        r"\"[^\"\n]*',[ ]?'|'[^'\n]*\",[ ]?\"|(?:^|[\s\[\"'])1[.)][ ][^\d\s]|^[ \t]*- [^\n]*,[ \t]*\r?$"
        r"|languages:[^:]*?(?:[ ](?:and|und|et|y|a)[ ]|&|,[^\n]*[\"'])",
        re.M,
    ),
    ("', '", "','", "1. ", "1) ", "languages:", '", "', '","'),
    (lazy_pattern(r",[ \t]*(?:[\r\n]|\Z)"),),
)
_NUMBER = lazy_pattern(r"(?P<number>[12])[.)] (?P<words>\S.*)", re.S)
_BETWEEN_LANGUAGES = lazy_pattern(r" *[,;/&] *| (?:and|und|et|y|a) ")


def kept_in_lists(source: Source, model: type[BaseModel]) -> Iterator[Finding]:
    """A warning for each list whose items hold what was meant to separate or number them."""
    if source.root is not None and source.holds(_SUSPICIOUS):
        for route, node in _lists_below(source, source.root, ()):
            for item, message, remedy in _slips(source, model, route, node):
                yield Finding("yaml-syntax", source.place_of(item), message, remedy, "warning")


def _lists_below(source: Source, node: Node, route: Route) -> Iterator[tuple[Route, Node]]:
    """Every list that is written as one below a node, with its route."""
    if node.items is not None and source.text[node.start] in "[-":
        yield route, node
    for index, item in enumerate(node.items or ()):
        yield from _lists_below(source, item, (*route, index))
    for key, value in node.entries or ():
        yield from _lists_below(source, value, (*route, key.text or ""))


def _slips(source: Source, model: type[BaseModel], route: Route, node: Node) -> Iterator[tuple[Node, str, str]]:
    items = node.items or []
    if numbered := _numbered(items):
        yield numbered[0], "The numbers at the beginning become part of these texts", f"Take them off: `{numbered[1]}`."
    if marks_at(model, (*route, 0), RefTo):
        return  # a rule tells which ids there are
    if marks_at(model, (*route, 0), Prose) and _ends_in_a_comma(source, items):
        yield items[-1], "The comma at the end becomes part of this value", "Delete it: a line ends by itself."
    for item in items:
        text = item.text or ""
        if source.text[node.start] == "[" and (parts := _in_two_kinds_of_marks(source.text[item.start], text)):
            yield item, "Its quotation marks are of two kinds, so that this is one entry", f"Write `{parts}`."
        elif route[-1:] == ("languages",) and len(parted := _BETWEEN_LANGUAGES.split(text)) > 1 and all(map(is_language, parted)):
            yield item, f"Several languages stand in one entry: `{text}`", f"Write `{', '.join(parted)}`, each as one of its own."


def _in_two_kinds_of_marks(mark: str, text: str) -> str:
    """The entries of `["a', 'b"]`, each as it is typed; empty for a text that is one."""
    other = {"'": '"', '"': "'"}.get(mark, "")
    parts = re.split(rf"{other}, ?{other}", text) if other else []
    return ", ".join(scalar_shown(part.strip()) for part in parts) if len(parts) > 1 and other not in "".join(parts) else ""


def _ends_in_a_comma(source: Source, items: list[Node]) -> bool:
    """Whether the last text of a list ends in a comma, unquoted; one after an earlier text may be of a sentence."""
    last = items[-1] if items else None
    return last is not None and (last.text or "").endswith(",") and last.text == source.text[last.start : last.end]


def _numbered(items: list[Node]) -> tuple[Node, str] | None:
    """The first of texts that are numbered `1.`, `2.`, alone or in a field of entries, and its words; None for others."""
    if len(items) <= 1:
        return None
    names = [key.text for key, value in items[0].entries or () if value.text]
    for first, second in (
        [items[:2]] if items[0].text else [(items[0].child(name or ""), items[1].child(name or "")) for name in names]
    ):
        one, two = (_NUMBER.fullmatch(node.text) if node and node.text else None for node in (first, second))
        if first and one and two and (one["number"], two["number"]) == ("1", "2"):
            return first, one["words"].split("\n")[0][:60]
    return None
