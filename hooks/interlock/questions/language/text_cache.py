"""What was read of texts, kept for the next catalog: a handbook before and after an edit, or with and without what is hidden.

Nothing of it can be out of date. What of a text is prose hangs on the text alone; which labels stand in it, on them and on the
labels; and the texts of a definition are kept for as long as it is the same object, which nobody changes.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from interlock.catalog import Key
from interlock.questions.language.labels import Sense
from interlock.questions.language.matching import Hit, Matcher
from interlock.questions.language.prose_parts import prose_of
from interlock.sources import Route


@dataclass(frozen=True, slots=True)
class ProseText:
    """A Markdown text of a handbook: the definition or page it belongs to, the route to it (none in a page), and the text.

    `prose` is the text, of the same length, with all that is no prose filled.
    """

    key: Key
    route: Route
    text: str
    block: bool
    prose: str


class Finder:
    """Finds labels in prose, in the same prose once."""

    def __init__(self, senses: list[Sense]) -> None:
        self.senses = senses
        self._matcher = Matcher(senses)
        self._hits: dict[str, list[Hit]] = {}

    def hits(self, prose: str) -> list[Hit]:
        """The labels in a text that has no more than prose in it."""
        if prose not in self._hits:
            self._hits[prose] = self._matcher.hits(prose)
        return self._hits[prose]


class TextCache:
    """What was read so far. It grows by what is edited."""

    def __init__(self) -> None:
        self._prose: dict[tuple[str, bool], str] = {}
        self._texts: dict[Key, tuple[object, list[ProseText]]] = {}
        # One for all who may read everything, one for the audience of a site.
        self._finders: deque[Finder] = deque(maxlen=2)

    def prose_of(self, text: str, block: bool) -> str:
        """A text with all that is no prose filled."""
        if (text, block) not in self._prose:
            self._prose[text, block] = prose_of(text, block=block)
        return self._prose[text, block]

    def finder(self, senses: list[Sense]) -> Finder:
        """What finds these labels."""
        known = next((finder for finder in self._finders if finder.senses == senses), None)
        if known is None:
            known = Finder(senses)
            self._finders.append(known)
        return known

    def texts_of(self, key: Key, model: object, read: Callable[[], list[ProseText]]) -> list[ProseText]:
        """The texts of a definition: as they were read of it, else as `read` gives them."""
        known = self._texts.get(key)
        if known is None or known[0] is not model:
            known = self._texts[key] = model, read()
        return known[1]
