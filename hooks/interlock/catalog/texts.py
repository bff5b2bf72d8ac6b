"""Iterates over the texts of a handbook, each with its format (Markdown or plain) and its place in the files."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from pydantic import BaseModel

from interlock.catalog import Catalog, Key
from interlock.definitions.text_marks import Prose
from interlock.definitions.walk import marked_texts
from interlock.findings import Place
from interlock.sources import Node, Route, Source
from interlock.sources.filtered_pattern import FilteredPattern
from interlock.sources.tables.results_tables import ResultRow

TextForm = Literal["block", "inline", "plain"]


class Text(NamedTuple):
    """A text, its format, the definition or page that it belongs to, and the route to it there; `row` is set for results."""

    text: str
    form: TextForm
    key: Key
    route: Route = ()
    row: ResultRow | None = None

    @property
    def is_block(self) -> bool:
        """Whether it may hold paragraphs and lists, not inline Markdown alone."""
        return self.form == "block"

    @property
    def field(self) -> str:
        """The name of the field, or an empty text for a hand-written page."""
        return next((step for step in reversed(self.route) if isinstance(step, str)), "")

    def place(self, catalog: Catalog, words: str = "", occurrence: int = 0) -> Place:
        """The place of the n-th occurrence (from 0) of some words in it, or without words of its start."""
        if self.row is not None:
            return self.row.place(self.field, words)
        source = catalog.sources[self.key]
        return source.place_within(self.route, words, occurrence) if words else source.place_at(self.route)

    def place_of(self, catalog: Catalog, match: re.Match[str]) -> Place:
        """The place of a match in it. The places of many matches in a text take one pass over the file in all."""
        if self.row is not None:
            return self.row.place(self.field, match[0])
        return self.place_between(catalog, *match.span())

    def place_between(self, catalog: Catalog, begins: int, ends: int) -> Place:
        """The place of what stands between two offsets in it."""
        if self.row is not None:
            return self.row.place(self.field, self.text[begins:ends])
        return catalog.sources[self.key].place_of_range(self.route, begins, ends)


def all_texts(catalog: Catalog) -> Iterator[Text]:
    """Every text in every file of the handbook that is in scope."""
    for key in catalog.sources_in_scope:
        yield from texts_of(catalog, key)
    yield from texts_of_results(catalog)


def texts_of_results(catalog: Catalog) -> Iterator[Text]:
    """What stands in the prose columns of every row of results; nothing where only some definitions are in scope."""
    for row in catalog.results if catalog.scope is None else ():
        if row.cause or row.action or row.note:
            yield from _texts_of_row(row)


def texts_where(catalog: Catalog, pattern: re.Pattern[str] | FilteredPattern) -> Iterator[Text]:
    """The texts of the files in which a pattern may match, including texts without a match. Other files are skipped."""
    for key, source in catalog.sources_in_scope.items():
        if source.may_hold(pattern):
            yield from texts_of(catalog, key)
    is_found = cache(pattern.search)  # much is said of many results
    for row in catalog.results if catalog.scope is None else ():
        if any(is_found(words) for words in (row.cause, row.action, row.note) if words):
            yield from (text for text in _texts_of_row(row) if is_found(text.text))


def front_texts_where(catalog: Catalog, pattern: re.Pattern[str] | FilteredPattern) -> Iterator[Text]:
    """The texts in the front matter of hand-written pages in which a pattern may match anywhere. Other pages are skipped."""
    for key, source in catalog.sources_in_scope.items():
        if key.kind == "page" and source.root is not None and source.may_hold(pattern):
            yield from (Text(text, "plain", key, route) for route, text in _values(source.root))


def _texts_of_row(row: ResultRow) -> Iterator[Text]:
    for field in ("cause", "action", "note"):
        if text := getattr(row, field):
            yield Text(text, "inline", Key("promise", row.promise), (field,), row)


def texts_of(catalog: Catalog, key: Key) -> Sequence[Text]:
    """The texts of a definition, of the organisation or of a hand-written page. Cached, because a dozen rules read them."""
    source = catalog.sources[key]
    model = catalog.definitions.get(key) or catalog.partial.get(key) or catalog.organisation
    # An unchanged file keeps its texts across checks; what is public of a definition is another model of the same file.
    if source.texts is None or source.texts[0] is not model:
        source.texts = (model, tuple(_texts(model, key, source)))
    return source.texts[1]


def _texts(model: BaseModel, key: Key, source: Source) -> Iterator[Text]:
    if key.kind == "page":
        yield Text(source.markdown, "block", key)
    elif source.root is not None:
        prose = _prose(model, source)
        for route, text in _values(source.root):
            yield Text(text, prose.get(route, "plain"), key, route)


def _prose(model: BaseModel, source: Source) -> dict[Route, TextForm]:
    forms: dict[Route, TextForm] = {}
    for marked in marked_texts(model):
        if isinstance(marked.mark, Prose):
            # With a shorthand the file has no such field: `notice: Closed today` means `notice.say`.
            parent = source.at(marked.route[:-1])
            route = marked.route[:-1] if parent is not None and parent.text is not None else marked.route
            forms[route] = "block" if marked.mark.block else "inline"
    return forms


def _values(root: Node) -> list[tuple[Route, str]]:
    """Every text below a node with the route to it. A loop that fills one list: every check looks at every text."""
    found: list[tuple[Route, str]] = []
    _collect_values(root, (), found)
    return found


def _collect_values(node: Node, route: Route, found: list[tuple[Route, str]]) -> None:
    if node.text is not None:
        found.append((route, node.text))
    elif node.items is not None:
        for index, item in enumerate(node.items):
            _collect_values(item, (*route, index), found)
    elif node.entries is not None:
        for key, value in node.entries:
            if value.text is not None:
                found.append(((*route, key.text or ""), value.text))
            else:
                _collect_values(value, (*route, key.text or ""), found)
