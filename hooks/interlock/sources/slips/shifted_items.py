"""Hyphens that were moved to the left while the lines below them stayed where they were, and hyphens before fields of an entry."""

from collections.abc import Iterator
from itertools import takewhile

from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.slips.stop import IN_ITS_COLUMN, Line, ParserStop

_ITEM = lazy_pattern(r"(- )[\w-]+:")
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
    remedy = f"Type {spaces} before it{f', and before the hyphens {IN_ITS_COLUMN}' if others else ''}."
    return stop.finding(item.start + item.indent, item.start + item.indent + 1, message, remedy)


_FIELD_OF_ENTRY = lazy_pattern(r"(?:- )?[\w-]+:\s+[^\s|>#]")


def hyphen_within_entry(stop: ParserStop) -> Finding | None:
    """A field of an entry that has a hyphen of its own, in line with the field above it: `- id: log` and `- does: …` below it."""
    line = stop.line_at(stop.at)
    entry = [*_fields_above(stop, line)]
    if not line.indent or not _ITEM.match(line.words) or not entry or not _FIELD_OF_ENTRY.match(entry[0].words):
        return None
    names = [each.words.removeprefix("- ").partition(":")[0] for each in entry]
    if line.words.removeprefix("- ").partition(":")[0] in names:
        return None  # another entry begins here
    begins, below = line.start + line.indent, next(iter(stop.lines_below(line)), None)
    others = below is not None and below.indent == line.indent and _ITEM.match(below.words)
    more = f", and so those {IN_ITS_COLUMN}" if others else ""
    remedy = f"Delete it and the blank behind it, so that the field stands below `{names[0]}`{more}."
    return stop.finding(begins, begins + 1, "A hyphen stands before a field of the entry above", remedy)


def _fields_above(stop: ParserStop, line: Line) -> Iterator[Line]:
    """The fields above a line that begin in its column, up to the one with the hyphen of their entry."""
    for above in ParserStop(stop.source, line.start, line.start, stop.problem).above:
        begins_entry = above.words.startswith("- ")
        if above.indent + (_STEP if begins_entry else 0) != line.indent:
            return
        yield above
        if begins_entry:
            return


def _lines_below(stop: ParserStop, item: Line, *, all_of_them: bool = False) -> list[Line]:
    """The lines below an item that stand further in than its hyphen; or all lines of its list."""

    def is_out(line: Line) -> bool:
        return line.indent < item.indent or (line.indent == item.indent and not (all_of_them and line.words.startswith("- ")))

    return list(takewhile(lambda line: not is_out(line), stop.lines_below(item)))
