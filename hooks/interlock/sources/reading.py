"""YAML texts to nodes, within bounds: no tags, no aliases that grow, no nesting that exhausts the stack."""

from typing import Any

import yaml
from yaml.events import AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from interlock.findings import Finding
from interlock.sources.files import CONTROL
from interlock.sources.source import Node, Source
from interlock.sources.syntax import syntax_finding

DEEPEST = 50  # levels of nesting; no definition needs ten
MOST_NODES = 100_000  # values in one file, each alias counted with all it stands for


def read_yaml(path: str, text: str) -> tuple[Source, list[Finding]]:
    """Read one YAML text into nodes. Faults come as findings; what stands before a syntax error is not kept."""
    source = Source(path, text)
    composer = _Composer(source)
    try:
        source.root = composer.compose()
    except yaml.MarkedYAMLError as error:
        composer.findings.append(syntax_finding(source, error))
    except (yaml.reader.ReaderError, UnicodeEncodeError) as error:
        found = error.start if isinstance(error, UnicodeEncodeError) else error.position
        position = found if isinstance(found, int) else 0
        message = "A character here cannot be shown and cannot stand in YAML"
        composer.findings.append(
            Finding("bad-encoding", source.place(min(position, len(text))), message, "Delete it, and save the file as UTF-8.")
        )
    except _Unsafe as error:
        composer.findings.append(error.finding)
    return source, composer.findings


class _Unsafe(Exception):
    def __init__(self, finding: Finding) -> None:
        self.finding = finding


class _Composer:
    """Builds nodes from YAML's events without recursion, so that no nesting can exhaust the stack.

    Events are `Any` because PyYAML's stubs call every mark and anchor optional; from the C parser they always have marks.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.findings: list[Finding] = []
        self.anchors: dict[str, Node | None] = {}

    def compose(self) -> Node | None:
        loader = yaml.CSafeLoader(self.source.text)
        root: Node | None = None
        documents = 0
        stack: list[_Open] = []
        while not loader.check_event(yaml.StreamEndEvent):
            event: Any = loader.get_event()
            if type(event) is yaml.DocumentStartEvent:
                documents += 1
                if documents == 2:
                    mark: Any = event.start_mark
                    place = self.source.place(mark.index, mark.index + 3)
                    self.findings.append(
                        Finding(
                            "yaml-syntax",
                            place,
                            "A second document starts here",
                            "Keep one definition in a file: delete this line, or move what follows to a file of its own.",
                        )
                    )
                    return root
            done = self._take(event, stack)
            if done is None:
                continue
            if stack:
                stack[-1].add(done, self)
            else:
                root = None if done is _NOTHING else done
        return root

    def _take(self, event: Any, stack: "list[_Open]") -> Node | None:
        """The node that this event completes, if it completes one."""
        event_type = type(event)
        if event_type is ScalarEvent:
            self._refuse_tag(event)
            self._refuse_control(event)
            return self._anchored(event.anchor, self._scalar(event))
        if event_type is AliasEvent:
            return self._alias(event, len(stack))
        if event_type in (MappingStartEvent, SequenceStartEvent):
            self._refuse_tag(event)
            self._refuse_depth(event, len(stack) + 1)
            if event.anchor:
                self.anchors[event.anchor] = None
            stack.append(_Open(event.start_mark.index, event.anchor, event_type is MappingStartEvent))
        if event_type in (MappingEndEvent, SequenceEndEvent):
            finished = stack.pop()
            return self._anchored(finished.anchor, finished.node(event.end_mark.index))
        return None

    def _scalar(self, event: Any) -> Node:
        if not event.value.strip() or (event.implicit[0] and event.value in ("~", "null")):
            return _NOTHING
        return Node(event.start_mark.index, event.end_mark.index, text=event.value)

    def _anchored(self, anchor: str | None, node: Node) -> Node:
        if anchor:
            self.anchors[anchor] = node
        return node

    def _alias(self, event: Any, depth: int) -> Node:
        target = self.anchors.get(event.anchor)
        if target is None:
            known = event.anchor in self.anchors
            message = (
                f"`*{event.anchor}` stands inside itself"
                if known
                else f"There is no `&{event.anchor}` above for `*{event.anchor}`"
            )
            raise self._unsafe(event, message, "Write the value out here.")
        if target is _NOTHING:
            return _NOTHING
        self._refuse_depth(event, depth + target.depth)
        start, end = event.start_mark.index, event.end_mark.index
        return Node(start, end, target.text, target.items, target.entries, target.size, target.depth)

    def _refuse_depth(self, event: Any, depth: int) -> None:
        if depth > DEEPEST:
            remedy = "Flatten it: no definition needs more than ten levels."
            raise self._unsafe(event, f"This is nested more than {DEEPEST} levels deep", remedy)

    def _refuse_tag(self, event: Any) -> None:
        if event.tag and not (event.tag == "tag:yaml.org,2002:str" and isinstance(event, ScalarEvent)):
            shown = event.tag.replace("tag:yaml.org,2002:", "!!")
            raise self._unsafe(
                event, f"The tag `{shown}` is not allowed", "Delete it, or put the text in quotation marks if it starts with `!`."
            )

    def _refuse_control(self, event: Any) -> None:
        """Between double quotation marks a code such as `\\e` stands for a character that no file may hold as it is."""
        if event.style == '"' and (match := CONTROL.search(event.value)):
            place = self.source.place(event.start_mark.index, event.end_mark.index)
            message = f"A code in this text stands for a character that cannot be shown (code {ord(match[0])})"
            raise _Unsafe(Finding("bad-encoding", place, message, "Delete the backslash and what belongs to it."))

    def _unsafe(self, event: Any, message: str, remedy: str) -> _Unsafe:
        return _Unsafe(Finding("unsafe-yaml", self.source.place(event.start_mark.index, event.end_mark.index), message, remedy))

    def refuse_merge(self, key: Node) -> None:
        raise _Unsafe(
            Finding(
                "unsafe-yaml",
                self.source.place_of(key),
                "`<<` is not allowed",
                "Write the fields out here, so that everyone sees what holds.",
            )
        )

    def refuse_size(self, node: Node) -> None:
        raise _Unsafe(
            Finding(
                "unsafe-yaml",
                self.source.place_of(node),
                f"The aliases of this file stand for more than {MOST_NODES:,} values",
                "Write the values out, and split the file.",
            )
        )

    def report_duplicate(self, key: Node, first: Node) -> None:
        place = self.source.place_of(key)
        line = self.source.place_of(first).line
        self.findings.append(
            Finding(
                "duplicate-key",
                place,
                f"`{key.text}` stands here for the second time; the first is on line {line}",
                "Keep one of the two.",
            )
        )

    def report_nameless(self, value: Node) -> None:
        self.findings.append(
            Finding(
                "yaml-syntax",
                self.source.place_of(value),
                "This value has no field's name before its colon",
                "Write the field's name before the colon, or delete the line.",
            )
        )

    def report_key(self, key: Node) -> None:
        place = self.source.place_of(key)
        self.findings.append(
            Finding(
                "wrong-type",
                place,
                "A field's name is one word, not a list or mapping",
                "Put quotation marks around a text that starts with `[` or `{`.",
            )
        )


# Stands for an empty value, which is left out wherever it is.
_NOTHING = Node(0, 0)


class _Open:
    """A list or mapping whose end has not been read yet."""

    def __init__(self, start: int, anchor: str | None, is_mapping: bool) -> None:
        self.start, self.anchor, self.is_mapping = start, anchor, is_mapping
        self.items: list[Node] = []
        self.entries: list[tuple[Node, Node]] = []
        self.seen: dict[str, Node] = {}
        self.blank: tuple[Node, ...] = ()
        self.key: Node | None = None
        self.size = 1
        self.depth = 0

    def add(self, node: Node, composer: _Composer) -> None:
        self.size += node.size
        self.depth = max(self.depth, node.depth)
        if self.size > MOST_NODES:
            composer.refuse_size(node)
        if not self.is_mapping:
            if node is not _NOTHING:
                self.items.append(node)
        elif self.key is None:
            self.key = node
        else:
            self._add_entry(self.key, node, composer)
            self.key = None

    def _add_entry(self, key: Node, value: Node, composer: _Composer) -> None:
        if key is _NOTHING:
            if value is not _NOTHING:
                composer.report_nameless(value)
            return
        if key.text is None:
            composer.report_key(key)
            return
        if key.text == "<<":
            composer.refuse_merge(key)
        first = self.seen.get(key.text)
        if first is not None:
            composer.report_duplicate(key, first)
            return
        self.seen[key.text] = key
        if value is not _NOTHING:
            self.entries.append((key, value))
        else:
            self.blank = (*self.blank, key)

    def node(self, end: int) -> Node:
        if self.is_mapping:
            return Node(self.start, end, entries=self.entries, size=self.size, depth=self.depth + 1, blank=self.blank)
        return Node(self.start, end, items=self.items, size=self.size, depth=self.depth + 1)
