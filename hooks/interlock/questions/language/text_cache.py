"""Caches the analysis of texts across catalogs: those before and after an edit, or before and after redaction.

No entry can go stale: the prose of a text depends only on the text, the matches of labels only on the prose and the labels, and
the texts of a definition on an immutable object, whose identity is checked.
"""

from collections import deque
from collections.abc import Callable
from typing import NamedTuple

from interlock.catalog import Key
from interlock.questions.language.labels import Sense
from interlock.questions.language.matching import Hit, Matcher
from interlock.questions.language.prose_parts import prose_of
from interlock.sources import Route
from interlock.sources.tables.results_tables import ResultRow


class ProseText(NamedTuple):
    """A text of a handbook, with the definition or page it belongs to and the route to it (empty for a page's Markdown).

    `prose` is the text, of the same length, with everything but prose masked. `is_plain`: whether it is no Markdown, so that no
    term is marked in it. `is_fixable`: whether words in it can be replaced without a look at others. `row` is set for results.
    """

    key: Key
    route: Route
    text: str
    block: bool
    prose: str
    is_plain: bool = False
    is_fixable: bool = True
    row: ResultRow | None = None


class Finder:
    """Finds labels in prose, with a cache."""

    def __init__(self, senses: list[Sense]) -> None:
        self.senses = senses
        self._matcher = Matcher(senses)
        self._hits: dict[str, list[Hit]] = {}

    def hits(self, prose: str) -> list[Hit]:
        """The labels in a text whose other parts are masked."""
        if prose not in self._hits:
            self._hits[prose] = self._matcher.hits(prose)
        return self._hits[prose]


class TextCache:
    """A cache of prose, finders and the texts of definitions. It grows with every edited text and is never emptied."""

    def __init__(self) -> None:
        self._prose: dict[tuple[str, bool], str] = {}
        self._texts: dict[Key, tuple[object, list[ProseText]]] = {}
        # Two finders: one for the whole handbook, one for the audience of a site.
        self._finders: deque[Finder] = deque(maxlen=2)

    def prose_of(self, text: str, *, block: bool) -> str:
        """A text with everything but prose masked."""
        if (text, block) not in self._prose:
            self._prose[text, block] = prose_of(text, block=block)
        return self._prose[text, block]

    def finder(self, senses: list[Sense]) -> Finder:
        """The finder of these labels."""
        known = next((finder for finder in self._finders if finder.senses == senses), None)
        if known is None:
            known = Finder(senses)
            self._finders.append(known)
        return known

    def texts_of(self, key: Key, model: object, read: Callable[[], list[ProseText]]) -> list[ProseText]:
        """The texts of a definition, from the cache or from `read`."""
        known = self._texts.get(key)
        if known is None or known[0] is not model:
            known = self._texts[key] = model, read()
        return known[1]
