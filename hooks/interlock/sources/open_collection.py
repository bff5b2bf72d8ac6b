"""A list or mapping of a YAML text during parsing."""

from interlock.findings import Finding
from interlock.sources.source import Node, Source
from interlock.sources.yaml_findings import (
    MOST_LETTERS,
    MOST_NODES,
    duplicate_key,
    key_of_wrong_shape,
    merge_key,
    too_large,
    value_without_key,
)

# Represents an empty value. Collections leave it out.
EMPTY = Node(0, 0)


class OpenCollection:
    """A list or mapping whose end event has not been parsed yet. Faults of its entries are appended to `findings`."""

    def __init__(self, source: Source, findings: list[Finding], start: int, anchor: str | None, is_mapping: bool) -> None:
        self.source, self.findings = source, findings
        self.start, self.anchor, self.is_mapping = start, anchor, is_mapping
        self.items: list[Node] = []
        self.entries: list[tuple[Node, Node]] = []
        self.seen: dict[str, Node] = {}
        self.blank: list[Node] = []
        self.key: Node | None = None
        self.size = 1
        self.letters = 0
        self.depth = 0

    def add(self, node: Node) -> None:
        """Add the next item, key or value. Raises UnsafeYamlError."""
        self.size += node.size
        self.letters += node.letters
        self.depth = max(self.depth, node.depth)
        if self.size > MOST_NODES:
            raise too_large(self.source.place_of(node), MOST_NODES, "values")
        if self.letters > MOST_LETTERS:
            raise too_large(self.source.place_of(node), MOST_LETTERS, "characters")
        if not self.is_mapping:
            if node is not EMPTY:
                self.items.append(node)
        elif self.key is None:
            self.key = node
        else:
            self._add_entry(self.key, node)
            self.key = None

    def _add_entry(self, key: Node, value: Node) -> None:
        if key is EMPTY:
            if value is not EMPTY:
                self.findings.append(value_without_key(self.source, value))
        elif key.text is None:
            self.findings.append(key_of_wrong_shape(self.source, key))
        elif key.text == "<<":
            raise merge_key(self.source.place_of(key))
        elif key.text in self.seen:
            self.findings.append(duplicate_key(self.source, key, self.seen[key.text]))
        else:
            self._add_field(key.text, key, value)

    def _add_field(self, name: str, key: Node, value: Node) -> None:
        self.seen[name] = key
        if value is not EMPTY:
            self.entries.append((key, value))
        else:
            self.blank.append(key)

    def node(self, end: int) -> Node:
        """The complete list or mapping; `end` is its offset in the file."""
        if self.is_mapping:
            node = Node(self.start, end, entries=self.entries, blank=self.blank)
        else:
            node = Node(self.start, end, items=self.items)
        node.size, node.letters, node.depth = self.size, self.letters, self.depth + 1
        return node
