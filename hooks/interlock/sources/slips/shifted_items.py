"""Hyphens that were moved to the left while the lines below them stayed where they were."""

import re

from interlock.findings import Finding
from interlock.sources.slips.stop import Line, ParserStop

_ITEM = re.compile(r"(- )[\w-]+:")
# How far the fields of an entry stand from its hyphen.
_STEP = 2


def shifted_items(stop: ParserStop) -> Finding | None:
    """An entry whose fields stand further in than its first one, all in one column: the hyphen is what stands wrong."""
    line = stop.line_at(stop.at)
    item = next(iter(ParserStop(stop.source, line.start, line.start, stop.problem).above), None)
    if item is None or not _ITEM.match(item.words) or line.indent <= item.indent + _STEP or line.words.startswith("- "):
        return None
    below = _lines_below(stop, item)
    fields = [each for each in below if each.indent == line.indent and not each.words.startswith("- ")]
    if len(fields) < _STEP:
        return None
    spaces = f"{line.indent - item.indent - _STEP} spaces"
    others = any(each.indent == item.indent and _ITEM.match(each.words) for each in _lines_below(stop, item, all_of_them=True))
    message = f"This hyphen stands {line.indent - item.indent} columns before the fields of its entry, and not {_STEP}"
    remedy = f"Type {spaces} before it{', and before the hyphens in its column below' if others else ''}."
    return stop.finding(item.start + item.indent, item.start + item.indent + 1, message, remedy)


def _lines_below(stop: ParserStop, item: Line, *, all_of_them: bool = False) -> list[Line]:
    """The lines below an item that stand further in than its hyphen; or all lines of its list."""
    found, text, begins = [], stop.source.text, item.start + len(item.text) + 1
    while begins < len(text):
        line = stop.line_at(begins)
        begins = line.start + len(line.text) + 1
        is_out = line.indent < item.indent or (line.indent == item.indent and not (all_of_them and line.words.startswith("- ")))
        if line.words and not line.words.startswith("#"):
            if is_out:
                break
            found.append(line)
    return found
