"""The nodes of YAML: scalars, lists and mappings, with their offsets in the file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar


@dataclass(slots=True)
class Scalar:
    """A text between two offsets of the file; `text` is None where nothing stands.

    It is small: most of a file's nodes are scalars.

    `is_altered`: whether the text in the file has other letters, such as ligatures, than `text`, so that offsets differ.
    """

    start: int
    end: int
    text: str | None = None
    is_altered: bool = False

    items: ClassVar[None] = None
    entries: ClassVar[None] = None
    blank: ClassVar[tuple[()]] = ()
    size: ClassVar[int] = 1
    depth: ClassVar[int] = 0

    def __reduce__(self) -> tuple[Any, ...]:
        """For `pickle`, which is slow without: a call of `Scalar`."""
        return Scalar, (self.start, self.end, self.text, True) if self.is_altered else (self.start, self.end, self.text)

    @property
    def letters(self) -> int:
        """The number of characters."""
        return len(self.text) if self.text else 0

    def aliased(self, start: int, end: int) -> "Scalar":
        """The same text where an alias stands for it."""
        return Scalar(start, end, self.text)

    def child(self, step: str | int) -> None:
        """A scalar holds no other value."""

    def key(self, name: str) -> None:
        """A scalar has no keys."""

    def plain(self) -> object:
        """The text."""
        return self.text


@dataclass(slots=True)
class Collection:
    """A list (`items`) or a mapping (`entries`). `start` and `end` are offsets in the file.

    `size`, `letters` and `depth` count the nodes, the characters of texts and the levels in it, with aliases expanded.
    `blank`: the keys of a mapping that have no value.
    """

    start: int
    end: int
    items: "list[Node] | None" = None
    entries: "list[tuple[Node, Node]] | None" = None
    size: int = 1
    letters: int = 0
    depth: int = 1
    blank: "Sequence[Node]" = ()
    _named: "dict[str | None, tuple[Node, Node]] | None" = field(default=None, compare=False)

    text: ClassVar[None] = None
    is_altered: ClassVar[bool] = False

    def __reduce__(self) -> tuple[Any, ...]:
        """For `pickle`, which is slow without: a call of `Collection` with all values but the cached ones."""
        return Collection, (self.start, self.end, self.items, self.entries, self.size, self.letters, self.depth, self.blank)

    def aliased(self, start: int, end: int) -> "Collection":
        """The same value where an alias stands for it."""
        return replace(self, start=start, end=end, blank=(), _named=None)

    def child(self, step: str | int) -> "Node | None":
        """The value under a key or at an index."""
        if self.entries is not None:
            return self._by_name.get(step, (None, None))[1] if isinstance(step, str) else None
        if self.items is not None and isinstance(step, int) and step < len(self.items):
            return self.items[step]
        return None

    def key(self, name: str) -> "Node | None":
        """The node of a key."""
        return self._by_name.get(name, (None, None))[0]

    @property
    def _by_name(self) -> "Mapping[str | None, tuple[Node, Node]]":
        """The entries of a mapping by their keys. Cached, because a mapping may have thousands of entries with faults."""
        if self._named is None:
            self._named = {entry[0].text: entry for entry in self.entries or ()}
        return self._named

    def plain(self) -> object:
        """The value as strings, lists and dicts."""
        if self.entries is not None:
            return {key.text: value.plain() for key, value in self.entries}
        return [item.plain() for item in self.items or ()]


Node = Scalar | Collection


def nodes_of(root: Node | None) -> Iterator[Node]:
    """All nodes of a file: keys, values and items."""
    if root is not None:
        yield root
        for item in root.items or ():
            yield from nodes_of(item)
        for key, value in root.entries or ():
            yield key
            yield from nodes_of(value)
