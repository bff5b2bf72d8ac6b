"""A list or mapping of a YAML text during parsing."""

from interlock.findings import Finding
from interlock.sources.source import Source
from interlock.sources.yaml.nodes import Collection, Node, Scalar
from interlock.sources.yaml.yaml_findings import (
    MOST_LETTERS,
    MOST_NODES,
    UnsafeYamlError,
    duplicate_key,
    fields_begin_again,
    has_colon,
    key_of_wrong_shape,
    merge_key,
    too_large,
    value_without_key,
)

# Represents an empty value. Collections leave it out.
EMPTY = Scalar(0, 0)


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
        # The number of the finding that says that the first key stands here again.
        self.begun_again: int | None = None
        self.size = 1
        self.letters = 0
        self.depth = 0

    def add(self, node: Node) -> None:
        """Add the next item, key or value. Raises UnsafeYamlError."""
        self.size += node.size
        self.letters += node.letters
        if node.depth > self.depth:
            self.depth = node.depth
        if self.size > MOST_NODES or self.letters > MOST_LETTERS:
            raise self._too_large(node)
        if not self.is_mapping:
            if node is not EMPTY:
                self.items.append(node)
        elif self.key is None:
            self.key = node
        else:
            self._add_entry(self.key, node)
            self.key = None

    def _too_large(self, node: Node) -> UnsafeYamlError:
        most, what = (MOST_NODES, "values") if self.size > MOST_NODES else (MOST_LETTERS, "characters")
        return too_large(self.source.place_of(node), most, what)

    def _add_entry(self, key: Node, value: Node) -> None:
        name = key.text
        if name is None or name == "<<" or name in self.seen:
            self._refuse_entry(key, value)
            return
        self.seen[name] = key
        if value is EMPTY:
            self.blank.append(key)
        else:
            self.entries.append((key, value))

    def _refuse_entry(self, key: Node, value: Node) -> None:
        if key is EMPTY:
            if value is not EMPTY:
                self.findings.append(value_without_key(self.source, value))
        elif key.text is None:
            self.findings.append(key_of_wrong_shape(self.source, key))
        elif key.text == "<<":
            raise merge_key(self.source.place_of(key))
        elif value is EMPTY and self.source.text[self.start] == "{" and not has_colon(self.source, key):
            self.blank.append(key)  # words without a colon, as in `{count: 1,000,000}`
        else:
            self._refuse_doubled(key, value, self.seen[key.text])

    def _refuse_doubled(self, key: Node, value: Node, first: Node) -> None:
        """Report a key that is there already. Where fields begin again with the first one, that is one slip, and one finding."""
        is_first = first is next(iter(self.seen.values()))
        if not is_first and self.begun_again is not None:
            self.findings[self.begun_again] = fields_begin_again(self.source, self.findings[self.begun_again].place, self.start)
            return
        if is_first:
            self.begun_again = len(self.findings)
        self.findings.append(duplicate_key(self.source, key, value, first))

    def node(self, end: int) -> Collection:
        """The complete list or mapping; `end` is its offset in the file."""
        items, entries = (None, self.entries) if self.is_mapping else (self.items, None)
        return Collection(self.start, end, items, entries, self.size, self.letters, self.depth + 1, self.blank or ())
