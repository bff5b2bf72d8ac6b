"""Reads the handbook's folders: source texts, and YAML as nodes that know their place. The only reader of YAML.

Nothing is constructed from YAML but texts, lists and mappings: the schema decides what a text means, not YAML's guess.
"""

import os
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml.events import AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from interlock.findings import Finding, Place

LARGEST_FILE = 1_000_000  # bytes of a YAML file
LARGEST_TABLE = 20_000_000  # bytes of a results CSV
DEEPEST = 50  # levels of nesting; no definition needs ten
MOST_NODES = 100_000  # values in one file, each alias counted with all it stands for

Route = tuple[str | int, ...]


@dataclass(slots=True)
class Node:
    """A YAML value: a text, a list (`items`) or a mapping (`entries`), and where it stands in the source."""

    start: int
    end: int
    text: str | None = None
    items: "list[Node] | None" = None
    entries: "list[tuple[Node, Node]] | None" = None
    size: int = 1
    depth: int = 0

    def child(self, step: str | int) -> "Node | None":
        """The value under a key or at an index."""
        if self.entries is not None:
            return next((value for key, value in self.entries if key.text == step), None)
        if self.items is not None and isinstance(step, int) and step < len(self.items):
            return self.items[step]
        return None

    def key(self, name: str) -> "Node | None":
        """The key itself, as it stands in the file."""
        return next((key for key, _ in self.entries or () if key.text == name), None)

    def plain(self) -> object:
        """The value as texts, lists and dicts."""
        if self.entries is not None:
            return {key.text: value.plain() for key, value in self.entries}
        if self.items is not None:
            return [item.plain() for item in self.items]
        return self.text


@dataclass(slots=True)
class Source:
    """One file: its path relative to the handbook, its text, and its YAML, which is None when it holds none."""

    path: str
    text: str
    root: Node | None = None
    _line_starts: list[int] = field(default_factory=list)

    def place(self, start: int, end: int | None = None) -> Place:
        """The stretch from one offset of the text to another, cut at the end of its line."""
        if not self._line_starts:
            self._line_starts = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", self.text))]
        line = bisect_right(self._line_starts, start) - 1
        begins = self._line_starts[line]
        stops = self._line_starts[line + 1] if line + 1 < len(self._line_starts) else len(self.text)
        quote = self.text[begins:stops].rstrip("\r\n")
        width = min(end if end is not None else start + 1, begins + len(quote)) - start
        return Place(self.path, line + 1, start - begins + 1, max(width, 1), quote)

    def place_of(self, node: Node) -> Place:
        """Where a value stands; for a list or mapping, where it begins."""
        return self.place(node.start, node.end if node.text is not None else node.start + 1)

    def at(self, route: Route) -> Node | None:
        """The deepest value on the way that a route describes: all of it, unless the file says less than the route."""
        node = self.root
        for step in route:
            if node is None:
                break
            node = node.child(step) or node
        return node

    def place_at(self, route: Route, *, key: bool = False) -> Place:
        """Where the value at the end of a route stands, or its key."""
        if key and route and isinstance(route[-1], str):
            parent = self.at(route[:-1])
            name = parent.key(route[-1]) if parent else None
            if name is not None:
                return self.place_of(name)
        node = self.at(route)
        return self.place_of(node) if node else self.place(0)

    def first_key(self, route: Route = ()) -> Place:
        """The first key of the mapping at the end of a route: where something missing is reported."""
        node = self.at(route)
        if node is None:
            return self.place(0)
        return self.place_of(node.entries[0][0]) if node.entries else self.place_of(node)

    def place_within(self, route: Route, words: str, occurrence: int = 0) -> Place:
        """Where `words` stand in the text at the end of a route, for the n-th time (from 0), across folded lines too."""
        node = self.at(route)
        start, end = (node.start, node.end) if node else (0, len(self.text))
        pattern = re.compile(r"\s+".join(re.escape(word) for word in words.split()) or re.escape(words))
        matches = list(pattern.finditer(self.text, start, end))
        if not matches:
            return self.place_of(node) if node else self.place(0)
        match = matches[min(occurrence, len(matches) - 1)]
        return self.place(match.start(), match.end())


def read_yaml(path: str, text: str) -> tuple[Source, list[Finding]]:
    """Read one YAML text into nodes. Faults come as findings; what stands before a syntax error is not kept."""
    source = Source(path, text)
    composer = _Composer(source)
    try:
        source.root = composer.compose()
    except yaml.MarkedYAMLError as error:
        composer.findings.append(_syntax_finding(source, error))
    except yaml.reader.ReaderError as error:
        position = error.position if isinstance(error.position, int) else 0
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

    def node(self, end: int) -> Node:
        if self.is_mapping:
            return Node(self.start, end, entries=self.entries, size=self.size, depth=self.depth + 1)
        return Node(self.start, end, items=self.items, size=self.size, depth=self.depth + 1)


def _syntax_finding(source: Source, error: yaml.MarkedYAMLError) -> Finding:
    mark = (_begins_before(error) and error.context_mark) or error.problem_mark or error.context_mark
    start = min(mark.index, max(len(source.text) - 1, 0)) if mark else 0
    place = source.place(start)
    message, remedy = _syntax_words(source.text, start, place.quote, error)
    return Finding("yaml-syntax", place, message, remedy)


def _begins_before(error: yaml.MarkedYAMLError) -> bool:
    """Whether the fault is where something began, not where YAML gave up on it."""
    problem = f"{error.context} {error.problem}"
    return "escape" not in problem and any(words in problem for words in ("flow", "quoted scalar", "expected ':'"))


def _syntax_words(text: str, start: int, quote: str, error: yaml.MarkedYAMLError) -> tuple[str, str]:
    """What went wrong and what to do, in an editor's words, for what editors most often meet."""
    problem = f"{error.context or ''} {error.problem or ''}"
    if "\t" in quote[: len(quote) - len(quote.lstrip())] or text[start : start + 1] == "\t":
        return "A tab stands where spaces belong", "Indent with two spaces."
    before = quote[: max(start - text.rfind("\n", 0, start) - 1, 0)]
    if "expected ':'" in problem:
        return "A colon is missing after the field's name", "Write the field's name, a colon, a space, and then the value."
    if "mapping values are not allowed" in problem and re.fullmatch(r"\s+[a-z_]+", before):
        return "This line stands further in than the line above it allows", "Indent it like its neighbours."
    if "mapping values are not allowed" in problem:
        return (
            "A colon followed by a space starts a new field, but stands inside a text",
            'Put the whole text in quotation marks: "… : …".',
        )
    if "escape" in problem:
        return (
            "A backslash between double quotation marks starts a code, and this is none",
            "Write two backslashes, or use single quotation marks.",
        )
    if "quoted scalar" in problem:
        return "A quotation mark opens here and is never closed", "Close it, or write the text without quotation marks."
    if "expected ',' or ']'" in problem or "expected ',' or '}'" in problem or "flow node" in problem:
        return (
            "A bracket opens a list here that is not closed properly",
            "Close it, or put a text that starts with `[` or `{` in quotation marks.",
        )
    if "block" in problem and before.rstrip()[-1:] in ("]", "}", '"', "'"):
        return "Text goes on after a closing bracket or quotation mark", "Put the whole text in quotation marks."
    if "block mapping" in problem or "block collection" in problem or "simple key" in problem:
        return (
            "This line does not fit the lines above it",
            "Check that it is indented like its neighbours and that its field's name ends in a colon.",
        )
    if "cannot start any token" in problem:
        return f"A text cannot start with `{text[start : start + 1]}`", "Put the text in quotation marks."
    if "directive" in problem or "document" in problem:
        return "This line starts a new document", "Keep one definition in a file."
    return f"This is not YAML: {(error.problem or 'it cannot be read').strip()}", "Compare it with the lines above it."


@dataclass(frozen=True, slots=True)
class Found:
    """A file of the handbook's folders, before it is read: `path` is relative to the handbook."""

    path: str
    absolute: Path


def walk(handbook: Path, folder: str) -> Iterator[Found | Finding]:
    """Every file below a folder in a fixed order, and a finding for what cannot be one. Dot-files and READMEs are passed over."""
    pending = [handbook / folder]
    root = os.path.realpath(handbook)
    while pending:
        here = pending.pop()
        folders = []
        for entry in _entries(here):
            if isinstance(entry, OSError):
                place = Place(printable(here.relative_to(handbook).as_posix()))
                yield Finding("misplaced-file", place, f"This folder cannot be read: {entry.strerror}", "Check who may read it.")
                continue
            path = Path(entry.path)
            relative = printable(path.relative_to(handbook).as_posix())
            fault = _fault(entry, relative, root)
            if fault:
                yield Finding("misplaced-file", Place(relative), *fault)
            elif entry.is_dir():
                folders.append(path)
            else:
                yield Found(relative, path)
        pending.extend(reversed(folders))


def _entries(folder: Path) -> "list[os.DirEntry[str] | OSError]":
    """What is in a folder, by name, without what is passed over; or why it cannot be known."""
    if not folder.is_dir():
        return []
    try:
        # Names in small letters first: where two differ by letter case only, the other one is the odd one out.
        entries = sorted(os.scandir(folder), key=lambda entry: (entry.name != entry.name.lower(), entry.name))
        return [entry for entry in entries if not _is_passed_over(entry.name)]
    except OSError as error:
        return [error]


def _is_passed_over(name: str) -> bool:
    stem, _, ending = name.partition(".")
    return name.startswith(".") or (stem.upper() == "README" and ending not in ("yml", "csv"))


def _fault(entry: "os.DirEntry[str]", relative: str, root: str) -> tuple[str, str] | None:
    """Why an entry of a folder can be neither read nor walked, and what to do."""
    if entry.is_symlink():
        target = os.path.realpath(entry.path)
        if not os.path.exists(target):
            return "This link points to a file that does not exist", "Delete the link, or put the file itself here."
        if os.path.commonpath([root, target]) != root:
            return "This link points out of the handbook", "Put the file itself here."
        if entry.is_dir():
            return "This is a link to a folder", "Put the folder itself here."
    if entry.is_dir():
        if entry.name.endswith((".yml", ".csv")):
            return f"`{relative.rpartition('/')[2]}` is a folder, but is named like a file", "Take the ending off its name."
        return None
    return None if entry.is_file() else ("This is not a file that can be read", "Delete it.")


def printable(path: str) -> str:
    """A file's name as it can be shown and sent: what no terminal shows, or no UTF-8 holds, becomes `?`."""
    return "".join(character if character.isprintable() else "?" for character in path)


def read_text(found: Found, limit: int = LARGEST_FILE) -> tuple[str, list[Finding]]:
    """The text of a file as UTF-8, and what is wrong with its characters. What cannot be read gives no text and a finding."""
    here = Place(found.path)
    try:
        size = found.absolute.stat().st_size
        if size > limit:
            message = f"This file holds {size / 1_000_000:.1f} MB; {limit / 1_000_000:.0f} MB is the most that is read"
            return "", [Finding("unsafe-yaml", here, message, "Split it, or delete it if it does not belong here.")]
        data = found.absolute.read_bytes()
    except OSError as error:
        return "", [Finding("misplaced-file", here, f"This file cannot be read: {error.strerror}", "Check who may read it.")]
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:4].count(0) == 2:
        return "", [Finding("bad-encoding", here, "This file is saved as UTF-16", "Save it as UTF-8.")]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return "", [_not_utf8(found.path, data, error.start)]
    if text.startswith(_BYTE_ORDER_MARK):
        message = "This file starts with an invisible byte order mark"
        finding = Finding("bad-encoding", here, message, "Save it as UTF-8 without BOM.")
        return text[1:], [finding] if found.path.endswith(".yml") else []
    return _looked_through(found.path, text)


_BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
# Characters that no text holds, and that neither YAML nor CSV can.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
# What is left of `£`, `é` or `’` after UTF-8 was opened as Windows text and saved again; and of what was lost for good.
_GARBLED = re.compile("Â[\xa0-\xbf]|Ã[\x80-\xbf]|â€[\u0080-\uffff]|\N{REPLACEMENT CHARACTER}")


def _not_utf8(path: str, data: bytes, start: int) -> Finding:
    before = data[:start].decode("utf-8")
    rest = data[start:].partition(b"\n")[0].decode("latin-1")
    place = Source(path, before + rest).place(len(before))
    message = "This character is not UTF-8: the file was saved as Latin-1 or Windows text"
    return Finding("bad-encoding", place, message, "Save the file as UTF-8.")


def _looked_through(path: str, text: str) -> tuple[str, list[Finding]]:
    """The text, unless it holds a character that cannot be read further; and the first place where characters are damaged."""
    source = Source(path, text)
    if match := _CONTROL.search(text):
        message = f"There is a character here that cannot be shown (code {ord(match[0])})"
        return "", [Finding("bad-encoding", source.place(match.start()), message, "Delete it, and save the file as UTF-8.")]
    if match := _GARBLED.search(text):
        message, remedy = (
            f"`{match[0]}` is what is left of another character",
            "Type the character anew, and save the file as UTF-8.",
        )
        return text, [Finding("bad-encoding", source.place(match.start(), match.end()), message, remedy)]
    return text, []
