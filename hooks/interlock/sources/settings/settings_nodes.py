"""A configuration of MkDocs as nodes with places, and the findings that any part of it may have."""

from collections.abc import Iterable, Iterator, Sequence

import yaml

from interlock.definitions.other_names.choice_words import choice_for
from interlock.findings import Finding, Place, Severity
from interlock.findings.nearest import nearest
from interlock.sources.source import Source

SettingNodes = tuple[yaml.ScalarNode, yaml.Node]


def entries_of(node: yaml.Node | None) -> list[SettingNodes]:
    """The names and values of a mapping, then those that it takes over with `<<` and has no values of its own for.

    None of anything else than a mapping.
    """
    entries: list[SettingNodes] = []
    names, opened = set[str](), set[int]()
    merged: list[yaml.Node] = [node] if isinstance(node, yaml.MappingNode) else []
    while merged:
        taken_over = merged.pop(0)
        if id(taken_over) in opened:  # an alias may stand inside itself
            continue
        opened.add(id(taken_over))
        if isinstance(taken_over, yaml.SequenceNode):
            merged[:0] = taken_over.value
        elif isinstance(taken_over, yaml.MappingNode):
            pairs = [(key, value) for key, value in taken_over.value if isinstance(key, yaml.ScalarNode)]
            merged[:0] = [value for key, value in pairs if _is_merge(key)]
            entries += [(key, value) for key, value in pairs if key.value not in names and not _is_merge(key)]
            names |= {key.value for key, _ in entries}
    return entries


def _is_merge(key: yaml.ScalarNode) -> bool:
    return key.tag.endswith(":merge")


def is_open(value: yaml.Node) -> bool:
    """Whether a value is left out, or of a tag that only MkDocs understands, such as `!ENV`."""
    return value.tag.endswith(":null") or value.tag.startswith("!")


def place_of_node(source: Source, node: yaml.Node) -> Place:
    """Where a value stands, or begins if it is no single one."""
    end = node.end_mark.index if isinstance(node, yaml.ScalarNode) else node.start_mark.index + 1
    return source.place(node.start_mark.index, end)


def unread_setting(source: Source, key: yaml.ScalarNode, remedy: str, severity: Severity = "error") -> Finding:
    """A setting that nobody reads."""
    message = f"There is no setting `{key.value}` here, so that it is passed over"
    return Finding("unknown-field", place_of_node(source, key), message, remedy, severity)


def repeated_settings(source: Source, entries: Iterable[SettingNodes], decisive: Sequence[str]) -> Iterator[Finding]:
    """Settings that a mapping has twice: all but the last are lost, with a `decisive` one perhaps for whom the site is made."""
    first: dict[str, yaml.ScalarNode] = {}
    for key, value in entries:
        before = first.setdefault(key.value, key)
        if before is not key:
            line = before.start_mark.line + 1
            message = f"`{key.value}` stands here for the second time, so that the first, on line {line}, is lost"
            remedy = "Keep one of the two."
            if isinstance(value, yaml.CollectionNode):
                remedy = "Move its entries to the first, and take this one out."
            severity: Severity = "error" if key.value in decisive else "warning"
            yield Finding("duplicate-key", place_of_node(source, key), message, remedy, severity)


def no_choice(source: Source, key: yaml.ScalarNode, value: yaml.ScalarNode, known: Sequence[str]) -> Finding:
    """A value that is not among the `known` words."""
    listed = ", ".join(f"`{word}`" for word in known)
    if not value.value:
        return Finding(
            "missing-field", place_of_node(source, key), f"`{key.value}` is empty", f"Write one of {listed} after the colon."
        )
    meant = nearest(value.value, known) or choice_for(value.value, known)
    remedy = f"Did you mean `{meant}`?" if meant else f"Write one of {listed}."
    return Finding("bad-value", place_of_node(source, value), f"`{key.value}` cannot be `{value.value}`", remedy)
