"""`Source`: the text of a file, its YAML as nodes, and the place of every node in the file."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from interlock.findings import Place
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.filtered_pattern import FilteredPattern
from interlock.sources.yaml.nodes import Node
from interlock.sources.yaml.scalars import content_start, plain_ranges, visible_offsets, visible_ranges

if TYPE_CHECKING:  # slow to load, and needed for types alone
    from pydantic import BaseModel

    from interlock.definitions.base import Definition
    from interlock.definitions.model_fields import Route


# A line ends as on any system, old ones too.
LINE_END = lazy_pattern(r"\r\n|\r|\n")

# In a shorter text, lines are counted faster than all of them are noted.
_SHORT = 10_000


@dataclass(slots=True)
class Source:
    """One file: its path relative to the handbook, its text, and the root node of its YAML, or None when it has none.

    A hand-written page may have YAML at its top, its front matter: `begins` is the offset at which its Markdown begins, and
    `front` what its front matter says. `texts` is a cache for `catalog/texts.py`.
    The nodes of a file without faults may be missing. Then `reader` makes them from path and text when somebody asks for them,
    and `first` holds the offsets of the first key, because most ask for no other place.

    `read_as`: the text without the slips behind which it was read on, as long as `text`; empty where there are none.
    `odd_unquoted`: the offsets of unquoted texts of several lines, and of those that end in a quotation mark; None where these
    were not noted.
    """

    path: str
    text: str
    nodes: Node | None = None
    begins: int = 0
    front: "Definition | None" = None
    read_as: str = field(default="", compare=False, repr=False)
    odd_unquoted: tuple[tuple[int, int], ...] | None = field(default=None, compare=False, repr=False)
    may_have_empty_lists: bool = field(default=True, compare=False, repr=False)
    reader: "Callable[[str, str], Node | None] | None" = field(default=None, compare=False, repr=False)
    first: tuple[int, int] | None = field(default=None, compare=False, repr=False)
    texts: "tuple[BaseModel, tuple[Any, ...]] | None" = field(default=None, compare=False, repr=False)
    _line_starts: list[int] = field(default_factory=list)
    _visible: dict[int, tuple[list[int], list[tuple[int, int]]]] = field(default_factory=dict)
    _holds: dict[re.Pattern[str] | FilteredPattern, bool] = field(default_factory=dict)
    _may_hold: dict[FilteredPattern, bool] = field(default_factory=dict)
    _spans: dict[tuple[str, int, int], list[tuple[int, int]]] = field(default_factory=dict)
    _quotes: dict[int, str] = field(default_factory=dict)

    @property
    def root(self) -> Node | None:
        """The root node of the YAML, or None where there is none."""
        if self.reader:
            self.nodes, self.reader = self.reader(self.path, self.text), None
        return self.nodes

    @root.setter
    def root(self, node: Node | None) -> None:
        self.nodes = node

    def forget(self, reader: "Callable[[str, str], Node | None]") -> None:
        """Free the nodes, which `reader` can make again, and what is cached with them. Only for a file that had no faults."""
        self.first = self.offsets_of_first_key()
        self.nodes, self.reader, self.texts = None, reader, None
        for cached in (self._line_starts, self._visible, self._holds, self._may_hold, self._spans, self._quotes):
            cached.clear()

    @property
    def markdown(self) -> str:
        """The Markdown of a hand-written page: its text, of the same length, with the front matter blanked."""
        return re.sub(r"[^\r\n]", " ", self.text[: self.begins]) + self.text[self.begins :]

    def holds(self, pattern: re.Pattern[str] | FilteredPattern) -> bool:
        """Whether a pattern matches anywhere in the text. Cached, because an unchanged file keeps its source across checks."""
        held = self._holds.get(pattern)
        if held is None:
            held = self._holds[pattern] = pattern.search(self.text) is not None
        return held

    def may_hold(self, pattern: re.Pattern[str] | FilteredPattern) -> bool:
        """Whether a pattern may match somewhere in the text: True wherever it does, and found faster than that. Cached, too."""
        if not isinstance(pattern, FilteredPattern):
            return self.holds(pattern)
        held = self._may_hold.get(pattern)
        if held is None:
            held = self._may_hold[pattern] = pattern.may_match(self.text)
        return held

    def place(self, start: int, end: int | None = None) -> Place:
        """The place of the text between two offsets, at most to the end of the line."""
        from interlock.definitions.free_words import note_lines  # slow to load

        note_lines(self.path)
        line, begins, stops = self._line_at(start)
        # One copy of a line serves all findings in it: a page may be one line of a megabyte.
        if begins not in self._quotes:
            self._quotes[begins] = self.text[begins:stops].rstrip("\r\n")
        quote = self._quotes[begins]
        width = min(end if end is not None else start + 1, begins + len(quote)) - start
        return Place(self.path, line + 1, start - begins + 1, max(width, 1), quote)

    def _line_at(self, offset: int) -> tuple[int, int, int]:
        """The number of a line from 0, and the offsets of its start and of the start of the next one."""
        text = self.text
        if len(text) <= _SHORT and "\r" not in text:
            begins = text.rfind("\n", 0, offset) + 1
            return text.count("\n", 0, begins), begins, text.find("\n", offset) + 1 or len(text)
        if not self._line_starts:
            self._line_starts = [0, *(match.end() for match in LINE_END.finditer(text))]
        line = bisect_right(self._line_starts, offset) - 1
        stops = self._line_starts[line + 1] if line + 1 < len(self._line_starts) else len(text)
        return line, self._line_starts[line], stops

    def place_of(self, node: Node) -> Place:
        """The place of a scalar, of a list or mapping between brackets, or of the first character of another."""
        is_whole = node.text is not None or self.text[node.start : node.start + 1] in ("[", "{")
        return self.place(node.start, node.end if is_whole else node.start + 1)

    def at(self, route: "Route") -> Node | None:
        """The node at the end of a route, or the deepest one on the route that exists."""
        node = self.root
        for step in route:
            if node is None:
                break
            node = node.child(step) or node
        return node

    def _value_at(self, route: "Route") -> Node | None:
        """The node at the end of a route; None for the Markdown of a hand-written page."""
        return self.at(route) if route or not self.begins else None

    def place_at(self, route: "Route", *, key: bool = False) -> Place:
        """The place of the value at the end of a route, or of its key."""
        if key and route and isinstance(route[-1], str):
            parent = self.at(route[:-1])
            name = parent.key(route[-1]) if parent else None
            if name is not None:
                return self.place_of(name)
        node = self.at(route)
        return self.place_of(node) if node else self.place(0)

    def offsets_of_first_key(self) -> tuple[int, int] | None:
        """The offsets of the first key of the file, or None where that is no mapping."""
        if self.reader:
            return self.first
        return (self.nodes.entries[0][0].start, self.nodes.entries[0][0].end) if self.nodes and self.nodes.entries else None

    def first_key(self, route: "Route" = ()) -> Place:
        """The place of the first key of the mapping at the end of a route, where missing fields are reported."""
        if self.first and self.reader and not route:
            return self.place(*self.first)
        node = self.at(route)
        if node is None:
            return self.place(0)
        return self.place_of(node.entries[0][0]) if node.entries else self.place_of(node)

    def place_within(self, route: "Route", words: str, occurrence: int = 0) -> Place:
        """The place of the n-th occurrence (from 0) of `words` in the text at the end of a route; they may span folded lines."""
        return self._nth_match(route, f"({_folded(words)})", occurrence)

    def place_of_target(self, route: "Route", target: str, occurrence: int = 0) -> Place:
        """The place of the n-th `[[target]]` or `[[target|words]]` (from 0): of the whole target, where another begins alike."""
        return self._nth_match(route, rf"\[\[\s*({_folded(target)})\s*(?=\\*\||\]\])", occurrence)

    def _nth_match(self, route: "Route", pattern: str, occurrence: int) -> Place:
        """The place of the first group of the n-th match, of the last where there are fewer, or of the whole text."""
        node = self._value_at(route)
        start, end = (content_start(self.text, node.start, node.end), node.end) if node else (self.begins, len(self.text))
        spans = self._spans_of(pattern, start, end)
        if not spans:
            return self.place_of(node) if node else self.place(0)
        return self.place(*spans[min(occurrence, len(spans) - 1)])

    def _spans_of(self, pattern: str, start: int, end: int) -> list[tuple[int, int]]:
        """Where a pattern's first group matches between two offsets.

        Cached: a text may have a thousand faults of the same words.
        """
        if (pattern, start, end) not in self._spans:
            self._spans[pattern, start, end] = [match.span(1) for match in re.compile(pattern).finditer(self.text, start, end)]
        return self._spans[pattern, start, end]

    def file_range(self, route: "Route", start: int, end: int) -> tuple[int, int] | None:
        """The offsets in the file of the characters from `start` to `end` of the text at the end of a route.

        None when the value is an alias, whose text is elsewhere in the file, or is not a scalar.
        """
        node = self._value_at(route)
        if node is None:
            return start, end
        if node.text is None or self.text[node.start] == "*":
            return None
        if node.start not in self._visible:
            ranges = visible_ranges(self.text, node.start, node.end)
            ranges = plain_ranges(self.text, ranges) if node.is_altered else ranges
            self._visible[node.start] = (visible_offsets(node.text), ranges)
        said, written = self._visible[node.start]
        first, last = bisect_left(said, start), bisect_left(said, end) - 1
        if len(said) != len(written) or last < first:
            return None
        return written[first][0], written[last][1]

    def place_of_range(self, route: "Route", start: int, end: int) -> Place:
        """The place of the characters from `start` to `end` of a text, or of the whole value when `file_range` has none."""
        written = self.file_range(route, start, end)
        return self.place(*written) if written else self.place_at(route)


def _folded(words: str) -> str:
    """The pattern of words that may stand on several lines."""
    return r"\s+".join(re.escape(word) for word in words.split()) or re.escape(words)
