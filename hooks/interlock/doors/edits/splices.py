"""Small edits of a YAML text that keep every other byte as it is."""

import re
from collections.abc import Iterable, Sequence

from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources import Node, Route, Source
from interlock.sources.source import LINE_END
from interlock.sources.yaml.yaml_writer import as_scalar

# A colon with no value behind it, or with YAML's word for none.
_EMPTY_VALUE = lazy_pattern(r"([ \t]*:)(?:[ \t]+(?:~|null|Null|NULL))?(?=[ \t]*(?:[,}\r\n]|[ \t]#|\Z))")


class CannotEdit(Exception):
    """The text is written in a way that cannot be edited safely. The message says what to do instead."""


def with_item(source: Source, field: str, lines: list[str], flow: str) -> str:
    """The text with an item added at the end of a list; the list is created where it is missing.

    `lines` are the item in block style (`- side: …`), `flow` the same in flow style, for a list in brackets.
    Raises CannotEdit where the field holds no list.
    """
    found = _value(source, (field,))
    if found is None:
        return _with_block(source, [f"{field}:", *(f"  {line}" for line in lines)])
    if source.text[found.start] == "[":
        return _before_bracket(source, found, flow)
    if not found.items or source.text[found.start] in "&*":
        raise CannotEdit(f"`{field}` is not written as a list.")
    column = source.place(found.start).column - 1
    return _after_line_of(source, _last_leaf(source, found), [" " * column + line for line in lines])


def with_value(source: Source, route: Route, value: str) -> str:
    """The text with the scalar at a route set to a value; a key or a mapping that is missing is added. Raises CannotEdit."""
    found = _value(source, route)
    if found is not None:
        if found.text is None or source.text[found.start] in "|>&*":
            raise CannotEdit(f"`{route[-1]}` is written in a way that cannot be edited by a command: change it by hand.")
        return source.text[: found.start] + value + source.text[found.end :]
    if len(route) == 1:
        return _with_block(source, [f"{route[0]}: {value}"])
    parent = _value(source, route[:-1])
    if parent is None:
        return _with_block(source, [f"{route[0]}: {{{route[-1]}: {value}}}"])
    if parent.entries is None or source.text[parent.start] in "&*":
        raise CannotEdit(f"`{route[0]}` is not written as a mapping.")
    if blank := next((key for key in parent.blank if key.text == route[-1]), None):
        return _filled(source, blank, value)
    line = f"{route[-1]}: {value}"
    if source.text[parent.start] == "{":
        return _before_bracket(source, parent, line)
    column = source.place(parent.start).column - 1
    return _after_line_of(source, _last_leaf(source, parent), [" " * column + line])


def replaced(text: str, stretches: Iterable[tuple[int, int, str]]) -> str:
    """The text with each stretch `(start, end, new)` replaced; they must not overlap, and one given twice counts once."""
    pieces, position = [], 0
    for start, end, to in sorted(set(stretches)):
        pieces += [text[position:start], to]
        position = end
    return "".join(pieces) + text[position:]


def flow_mapping(fields: dict[str, str]) -> str:
    """Fields as a mapping on one line: `{side: management, …}`."""
    return "{" + ", ".join(f"{name}: {as_scalar(value)}" for name, value in fields.items()) + "}"


def _value(source: Source, route: Route) -> Node | None:
    node = source.root
    for step in route:
        node = node.child(step) if node else None
    return node if node is not None and node.end > node.start else None


def _with_block(source: Source, lines: list[str]) -> str:
    """The text with a field added at the end of the top mapping, or filled in where its name stands there without a value."""
    root, text = source.root, source.text
    if root is None or not root.entries or text[root.start] == "{" or source.place(root.start).column != 1:
        raise CannotEdit("This file does not begin each field on a line of its own, so that no command can add one.")
    name, _, value = lines[0].partition(":")
    if blank := next((key for key in root.blank if key.text == name), None):
        return _filled(source, blank, value.strip(), lines[1:])
    if re.search(r"^(\.\.\.|---)\s*$", text[root.entries[-1][0].start :], re.M):
        raise CannotEdit("This file ends in `...` or `---`, so that no command can add a field.")
    newline = _newline(text)
    kept = text if text.endswith(("\n", "\r")) else text + newline
    return kept + newline.join(lines) + newline


def _filled(source: Source, key: Node, value: str, lines: Sequence[str] = ()) -> str:
    """The text with a value behind a key that has none, and with lines below it."""
    colon = _EMPTY_VALUE.match(source.text, key.end)
    if colon is None:
        raise CannotEdit(f"`{key.text}:` stands there with nothing after it: delete that line first.")
    text = source.text[: colon.end(1)] + (f" {value}" if value else "") + source.text[colon.end() :]
    return _below(text, key.end, lines) if lines else text


def _before_bracket(source: Source, found: Node, flow: str) -> str:
    text, end, parts = source.text, found.end - 1, _parts(found)
    last = max((part.end for part in parts), default=found.start + 1)
    if text[last:end].strip(" \t\r\n,"):
        raise CannotEdit("A comment or a name alone stands before the closing bracket: add the item by hand.")
    return text[:last] + (", " if parts else "") + flow + text[last:]


def _after_line_of(source: Source, leaf: Node, lines: list[str]) -> str:
    end = leaf.end
    while end > leaf.start and source.text[end - 1] in " \t\r\n":
        end -= 1
    return _below(source.text, end, lines)


def _below(text: str, offset: int, lines: Sequence[str]) -> str:
    """The text with lines below the one in which an offset is."""
    newline, stop = _newline(text), LINE_END.search(text, offset)
    after = stop.end() if stop else len(text)
    head = text[:after] + ("" if stop else newline)
    return head + newline.join(lines) + newline + text[after:]


def _last_leaf(source: Source, node: Node) -> Node:
    """The last leaf in a node: a scalar, a key without a value, a collection in brackets, or an alias."""
    while source.text[node.start] not in "[{*" and (parts := _parts(node)):
        node = max(parts, key=lambda part: part.end)
    return node


def _parts(node: Node) -> list[Node]:
    """The items, or the keys and values, of a node."""
    return [*(node.items or ()), *(part for entry in node.entries or () for part in entry), *node.blank]


def _newline(text: str) -> str:
    match = LINE_END.search(text)
    return match[0] if match else "\n"
