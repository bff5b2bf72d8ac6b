"""Refuses YAML that PyYAML itself must not load: its loader knows no bounds for nesting, nor for what aliases stand for."""

from dataclasses import dataclass
from typing import Any

import yaml
from yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, ScalarEvent

from interlock.sources.source import Source
from interlock.sources.yaml.yaml_findings import DEEPEST, MOST_LETTERS, MOST_NODES, too_deep, too_large


@dataclass(slots=True)
class _Written:
    """The size of a value with its aliases expanded: the number of values and of letters in it, and its levels of nesting."""

    anchor: str | None
    values: int = 1
    letters: int = 0
    levels: int = 0

    def add(self, inner: "_Written") -> None:
        self.values += inner.values
        self.letters += inner.letters
        self.levels = max(self.levels, inner.levels + 1)


def refuse_unbounded(source: Source) -> None:
    """Raise UnsafeYamlError for nesting that would end the loader's process, and for aliases that would fill the memory."""
    known: dict[str, _Written] = {}
    opened, stand_for = [_Written(None)], _Written(None)
    event: Any
    for event in yaml.parse(source.text, yaml.CSafeLoader):
        if isinstance(event, CollectionStartEvent):
            opened.append(_Written(event.anchor, levels=1))
            done = _Written(None)
        elif isinstance(event, CollectionEndEvent):
            done = opened.pop()
        elif isinstance(event, ScalarEvent):
            done = _Written(event.anchor, letters=len(event.value))
        elif isinstance(event, AliasEvent):
            done = known.get(event.anchor or "", _Written(None))  # the loader reports an alias without an anchor
            stand_for.add(done)
        else:
            continue
        _refuse(source, event, len(opened) - 1 + done.levels, stand_for)
        if not isinstance(event, CollectionStartEvent):
            opened[-1].add(done)
            known |= {done.anchor: done} if done.anchor else {}


def _refuse(source: Source, event: Any, levels: int, stand_for: _Written) -> None:
    if levels > DEEPEST:
        raise too_deep(source.place(event.start_mark.index))
    for number, most, what in ((stand_for.values, MOST_NODES, "values"), (stand_for.letters, MOST_LETTERS, "characters")):
        if number > most:
            raise too_large(source.place(event.start_mark.index), most, what)
