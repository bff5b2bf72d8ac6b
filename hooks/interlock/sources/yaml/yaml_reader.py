"""Parses YAML into nodes, within limits: no tags, bounded expansion of aliases, bounded nesting."""

import re
from collections.abc import Callable
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from interlock.definitions.values.plain_letters import plain_letters
from interlock.findings import Finding, Place
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.disk.file_texts import CONTROL
from interlock.sources.source import Source
from interlock.sources.yaml.nodes import Node, Scalar
from interlock.sources.yaml.open_collection import EMPTY, OpenCollection
from interlock.sources.yaml.yaml_findings import (
    DEEPEST,
    UnsafeYamlError,
    escaped_control,
    forbidden_tag,
    joined_item,
    path_with_codes,
    second_document,
    too_deep,
    unknown_alias,
)


def read_yaml(path: str, text: str) -> tuple[Source, list[Finding]]:
    """Parse one YAML text into nodes. After a syntax error the source has no root, and a finding says what is wrong."""
    source = Source(path, text)
    composer = _Composer(source)
    try:
        source.root = composer.compose()
    except yaml.MarkedYAMLError as error:
        from interlock.sources.yaml.syntax import syntax_finding  # slow to load, and most files have no such error

        composer.findings.append(syntax_finding(source, error))
    except (yaml.reader.ReaderError, UnicodeEncodeError) as error:
        found = error.start if isinstance(error, UnicodeEncodeError) else error.position
        position = found if isinstance(found, int) else 0
        message = "A character here cannot be shown and cannot stand in YAML"
        composer.findings.append(
            Finding("bad-encoding", source.place(min(position, len(text))), message, "Delete it, and save the file as UTF-8.")
        )
    except UnsafeYamlError as error:
        composer.findings.append(error.finding)
    return source, composer.findings


def nodes_in(path: str, text: str) -> Node | None:
    """The root node of a text that was read before, without faults."""
    return read_yaml(path, text)[0].root


_NULLS = ("~", "null")
# Two lines of a text after `>`, between which a blank one stood: others, further in, are kept as they are.
_LOST_BLANK_LINE = lazy_pattern(r"^[^ \t\n].*\n[^ \t\n]", re.M)
# An item of a list within a line, as where `>` joined the lines of one.
_FOLDED_ITEM = lazy_pattern(r"\S [-•*–] \S")
# A line of a text that begins like an item of a list.
_JOINED_ITEM = lazy_pattern(r"[\r\n][ \t]*([-•*–] )")

# The first offsets of any file: each node that has one has the same object, so that all together take a quarter less memory.
_OFFSETS = [*range(4096)]


def _shared(offset: int) -> int:
    return _OFFSETS[offset] if offset < len(_OFFSETS) else offset


class _Composer:
    """Builds nodes from the parser's events without recursion, so that deep nesting cannot exhaust the stack.

    Events have the type `Any` because PyYAML's stubs call every mark and anchor optional; the C parser always sets the marks.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.findings: list[Finding] = []
        self._open: list[OpenCollection] = []
        # The node of each anchor; None until the end of its value has been parsed.
        self._anchors: dict[str, Node | None] = {}
        self._odd_unquoted: tuple[tuple[int, int], ...] = ()
        self._has_empty_lists = self._has_tags = False

    def compose(self) -> Node | None:
        """The root node of the first document, or None when it is empty."""
        next_event: Callable[[], Any] = yaml.CSafeLoader(self.source.text).get_event
        opened, root, documents = self._open, None, 0
        while (event_type := type(event := next_event())) is not StreamEndEvent:
            if event_type is ScalarEvent:
                done = self._scalar(event)
            elif event_type is MappingStartEvent or event_type is SequenceStartEvent:
                self._start(event, event_type is MappingStartEvent)
                continue
            elif event_type is MappingEndEvent or event_type is SequenceEndEvent:
                done = self._finished(event)
            elif event_type is AliasEvent:
                done = self._alias(event)
            else:
                documents += event_type is DocumentStartEvent
                if documents == 2:
                    self.findings.append(second_document(self.source, event.start_mark.index))
                    return root
                continue
            if opened:
                opened[-1].add(done)
            else:
                root = None if done is EMPTY else done
        self._note_what_was_seen()
        return root

    def _note_what_was_seen(self) -> None:
        """Tell the source what it does not hold, so that nobody looks for it. With anchors or tags this is not known."""
        self.source.may_have_empty_lists = self._has_empty_lists
        if not self._anchors and not self._has_tags:
            self.source.odd_unquoted = self._odd_unquoted

    def _scalar(self, event: Any) -> Node:
        value, style = event.value, event.style
        if event.tag:
            self._refuse_tag(event)
            self._has_tags = True
        start, end = event.start_mark, event.end_mark
        if not style:
            if start.line != end.line or value[-1:] == '"':
                self._odd_unquoted = (*self._odd_unquoted, (start.index, end.index))
                self._refuse_joined(start, end)
        elif style == ">" and (_FOLDED_ITEM.search(value) or ("\n" in value.strip("\n") and _LOST_BLANK_LINE.search(value))):
            self._odd_unquoted = (*self._odd_unquoted, (start.index, end.index))
        elif style == '"':
            self._refuse_control(event)
            if self.source.text.find("\\", start.index, end.index) >= 0 and (
                found := path_with_codes(self.source, start.index, end.index)
            ):
                self.findings.append(found)
        text = plain_letters(value)
        if not text or text.isspace() or (value in _NULLS and event.implicit[0]):
            node = EMPTY
        else:
            node = Scalar(_shared(start.index), _shared(end.index), text, text != value)
        return self._anchored(event.anchor, node) if event.anchor else node

    def _finished(self, event: Any) -> Node:
        finished = self._open.pop()
        self._has_empty_lists |= not finished.items and not finished.is_mapping
        return self._anchored(finished.anchor, finished.node(event.end_mark.index))

    def _start(self, event: Any, is_mapping: bool) -> None:
        self._refuse_tag(event)
        self._refuse_depth(event, len(self._open) + 1)
        if event.anchor:
            self._anchors[event.anchor] = None
        self._open.append(OpenCollection(self.source, self.findings, event.start_mark.index, event.anchor, is_mapping))

    def _anchored(self, anchor: str | None, node: Node) -> Node:
        if anchor:
            self._anchors[anchor] = node
        return node

    def _alias(self, event: Any) -> Node:
        target = self._anchors.get(event.anchor)
        if target is None:
            raise unknown_alias(self._place(event), event.anchor, event.anchor in self._anchors)
        if target is EMPTY:
            return EMPTY
        self._refuse_depth(event, len(self._open) + target.depth)
        return target.aliased(event.start_mark.index, event.end_mark.index)

    def _refuse_depth(self, event: Any, depth: int) -> None:
        if depth > DEEPEST:
            raise too_deep(self._place(event))

    def _refuse_tag(self, event: Any) -> None:
        if event.tag and not (event.tag == "tag:yaml.org,2002:str" and isinstance(event, ScalarEvent)):
            raise forbidden_tag(self._place(event), event.tag)

    def _refuse_control(self, event: Any) -> None:
        if match := CONTROL.search(event.value):
            raise escaped_control(self._place(event), match[0])

    def _refuse_joined(self, start: Any, end: Any) -> None:
        """Report an item of a list that became part of the one above it, because its hyphen stands further in."""
        is_item = bool(self._open) and not self._open[-1].is_mapping
        if is_item and start.line != end.line and (match := _JOINED_ITEM.search(self.source.text, start.index, end.index)):
            self.findings.append(joined_item(self.source, match.start(1), start.column - 2))

    def _place(self, event: Any) -> Place:
        return self.source.place(event.start_mark.index, event.end_mark.index)
