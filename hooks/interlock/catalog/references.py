"""References from one definition to another: in a field, or between double brackets in prose."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from interlock.catalog.keys import Key
from interlock.catalog.markdown_parts import without_code
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources import Route

ReferenceState = Literal["found", "former", "unknown", "wrong-kind", "self", "broken", "no-such-part", "malformed"]
# The states in which it is not known what a reference means.
UNRESOLVED: tuple[ReferenceState, ...] = ("unknown", "wrong-kind", "malformed")

# The `kinds` of references to parts of the same definition and to the organisation's values.
OWN_PARTS = (("step",), ("criterion",), ("value",))

# `[[promise/answer-calls]]` or `[[promise/answer-calls|our words]]`; in tables, many write a backslash before the bar.
WIKI = lazy_pattern(r"\[\[((?:[^\[\]|\n\\]|\\(?!\|))+)(?:\\?\|([^\[\]\n]+))?\]\]")


class Reference(NamedTuple):
    """A reference from the definition `source`, at `route` in its file, to another one.

    `text`: the reference as written; in prose, the text between the brackets. `kinds`: the kinds it may lead to. `state`: whether
    it resolves, and if not why. `target`: the definition it leads to, or None. `part`: the part of that, named after `#`.
    `is_full`: whether it is written as `kind/id`. `may_be_itself`: whether a definition may refer to itself here.
    `occurrence`: in prose, the index among references with the same text, from 0.

    A tuple, because most handbooks have thousands, and making an instance of a frozen dataclass takes five times as long.
    """

    source: Key
    route: Route
    text: str
    kinds: tuple[str, ...]
    state: ReferenceState
    target: Key | None = None
    part: str | None = None
    is_full: bool = False
    may_be_itself: bool = False
    in_prose: bool = False
    occurrence: int = 0

    @property
    def field(self) -> str:
        """The names of the fields on the route, without indexes: `steps.by`."""
        return _names_on(self.route)


@lru_cache(maxsize=10_000)
def _names_on(route: Route) -> str:
    """Of thousands of references, most stand at one of a few hundred routes."""
    return ".".join(step for step in route if isinstance(step, str))


# Replaces a reference to something hidden that must stay: a required one, one that says who does or owns something, and the last
# of those that mean all where they are left out. It cannot be an id, and leads nowhere.
HIDDEN = "-"


class WikiLink(NamedTuple):
    """A reference in prose: the text between double brackets, the editor's words for it, and its offsets in the prose.

    `occurrence` is its index among those with the same text, from 0.
    """

    text: str
    occurrence: int
    words: str | None
    start: int
    end: int


def wiki_links(text: str) -> Iterator[WikiLink]:
    """The references in a text, except those in code and comments."""
    if "[[" not in text:
        return
    seen: Counter[str] = Counter()
    for match in WIKI.finditer(without_code(text)):
        target = match[1].strip()
        words = text[slice(*match.span(2))].replace("\\|", "|") if match[2] else None
        yield WikiLink(target, seen[target], words, *match.span())
        seen[target] += 1
