"""Lines that stand too far in, or not far enough, so that they belong to another line than was meant."""

from collections.abc import Iterator
from itertools import takewhile

from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import counted
from interlock.sources.shown_fields import scalar_shown
from interlock.sources.slips.colons import BLOCK, no_further_in
from interlock.sources.slips.signs import hyphen_before_field
from interlock.sources.slips.stop import IN_ITS_COLUMN, Line, ParserStop, fields_below, known_fields
from interlock.sources.yaml.yaml_findings import LONGEST_SHOWN


def indented_beginning(stop: ParserStop) -> Finding | None:
    """The first lines of a file stand further in than the line where the parser stopped."""
    if "document" not in stop.problem or not stop.above or stop.line.indent >= min(line.indent for line in stop.above):
        return None
    if not stop.line.is_field or any(line.words.startswith(("---", "...", "%")) for line in stop.above):
        return None
    first = stop.above[-1]
    spaces = counted(first.indent, "space stands", "spaces stand")
    message = f"{spaces} before the first line, and fewer before `{stop.line.words.partition(':')[0]}` below"
    remedy = "Delete the spaces before it." if len(stop.above) == 1 else "Let the fields of the file begin at the edge."
    return stop.finding(first.start + first.indent, None, message, remedy)


def entry_out_of_line(stop: ParserStop) -> Finding | None:
    """An item whose hyphen does not stand below those of the items above it: entries with the same first field, or texts."""
    line = stop.line_out_of_place
    above = [each for each in stop.above if each.start < line.start]
    alike = (each for each in above if each.is_item and each.is_field == line.is_field)
    entry = next((each for each in alike if not each.is_field or each.first_name == line.first_name), None)
    if not line.is_item or entry is None or entry.indent == line.indent:
        return None
    if any(each.indent <= entry.indent for each in takewhile(lambda each: each != entry, above)):
        return None  # it is of another list
    fields_follow = (below := next(stop.lines_below(line), None)) is not None and below.indent == line.column
    message = "This hyphen does not stand below those above it in its list"
    spaces = f"Type {counted(entry.indent, 'space')} before it" if entry.indent else "Delete the spaces before it"
    remedy = f"{spaces}{', and move its other lines with it' if fields_follow else ''}."
    return stop.finding(line.start + line.indent, None, message, remedy)


def unmarked_item(stop: ParserStop) -> Finding | None:
    """An item of a list below a field that has a value already."""
    line = stop.line_out_of_place
    above = stop.above[0] if stop.above and stop.above[0].start < line.start else None
    if above is None or not line.is_item or not any(words in stop.problem for words in ("mapping values", "block mapping")):
        return None
    if above.indent > line.indent or not above.is_field or above.is_item:
        return None
    if field := hyphen_before_field(stop, line):
        return field
    name, value = above.words.partition(":")[::2]
    if not value.strip():
        return _fields_in_one_line(stop, line)
    if BLOCK.fullmatch(above.words):
        return no_further_in(stop, line, name, above.indent + 2)
    if above.indent < line.indent:
        begins = above.start + len(above.text.rstrip()) - len(value.strip())
        shown = f"`{value.strip()}`" if len(value) < LONGEST_SHOWN else "it"
        message, remedy = f"`{name}` has a value here, and a list below it", f"Delete {shown}, if the list is that of `{name}`."
        return stop.finding(begins, begins + len(value.strip()), message, remedy)
    message = f"An item of a list stands here, but `{name}` above it has a value on its own line"
    remedy = "Write the name of the list's field on the line above, such as `does:`."
    return stop.finding(line.start + line.indent, None, message, remedy)


# A comma between fields, as in `days: [mon, tue], opens: 09:00, closes: 17:00`.
_COMMA_OF_FIELDS = lazy_pattern(r", *(?=[a-z_]+: )")


def _fields_in_one_line(stop: ParserStop, line: Line) -> Finding | None:
    """Fields of an entry that stand on the line of its first one, separated by commas."""
    fields = dict(part.partition(": ")[::2] for part in _COMMA_OF_FIELDS.split(line.words[2:]))
    if len(fields) < 2 or not known_fields().issuperset(fields):
        return None
    whole = ", ".join(f"{name}: {value if value[:1] in '[{' else scalar_shown(value)}" for name, value in fields.items())
    shown = f": `- {{{whole}}}`" if len(whole) < LONGEST_SHOWN else ""
    message = "Fields of an entry stand in one line"
    return stop.finding(line.start + line.indent + 2, None, message, f"Put braces around them{shown}.")


def text_goes_on(stop: ParserStop) -> Finding | None:
    """A line further in than the text of the field above it, with a colon after words that name no field."""
    line, above = stop.line_at(stop.at), stop.above[0] if stop.above else None
    if "mapping values" not in stop.problem or above is None or above.indent >= line.indent or line.words[:1] in "\"'[{-":
        return None
    name, colon, _ = line.words.partition(": ")
    is_text = above.is_field and above.words.partition(":")[2].strip()[:1].isalnum()
    if not colon or not is_text or name in known_fields() or not name[:1].isalnum():
        return None
    message = "This line goes on with the text above, and has a colon followed by a space in it"
    remedy = (
        "Put the whole text in quotation marks, from its first line to its last; if it is a field, delete the spaces before it."
    )
    return stop.finding(line.start + line.indent, None, message, remedy)


def beside_the_hyphen(stop: ParserStop) -> Finding | None:
    """A field of an entry that stands below the hyphen of its entry, not below the entry's first field."""
    line = stop.line_out_of_place
    above = [each for each in stop.above if each.start < line.start]
    entry = next((each for each in above if each.indent <= line.indent), None)
    if entry is None or entry.indent != line.indent or not entry.is_item:
        return None
    if not line.is_field or line.is_item or not entry.is_field:
        return None
    if line.words.partition(":")[0] == entry.words.lstrip("- ").partition(":")[0]:
        shown = f"`- {line.words}`" if len(line.words) < LONGEST_SHOWN else "`- ` before it"
        return stop.finding(line.start + line.indent, None, "A hyphen is missing before this entry", f"Write {shown}.")
    name = line.words.partition(":")[0]
    if entry != above[0] and name not in _fields_of_entries(above, entry):
        return None
    spaces = counted(entry.column, "space")
    message = "This line stands below the hyphen of the entry above it, not below the entry's first field"
    remedy = f"Type {spaces} before it{_and_those_below(stop, line)}, if it is part of that entry."
    return stop.finding(line.start + line.indent, None, message, remedy)


def _and_those_below(stop: ParserStop, line: Line) -> str:
    """What a remedy adds where the field below stands in the column of one that stands wrong; empty for others."""
    below = next(stop.lines_below(line), None)
    is_alike = below is not None and below.indent == line.indent and below.is_field and not below.is_item
    return f", and before the fields {IN_ITS_COLUMN}" if is_alike else ""


def _fields_of_entries(above: list[Line], entry: Line) -> frozenset[str]:
    """The names of the fields of the entries in an entry's list; `above`: the lines above, from the nearest on."""
    holder = next((each for each in above if each.indent < entry.indent), None)
    return fields_below(holder.words.removesuffix(":")) if holder and holder.words.endswith(":") else frozenset()


def unmarked_first_entry(stop: ParserStop) -> Finding | None:
    """The first entry of a list that has no hyphen, above one that has."""
    line = stop.line_out_of_place
    above = [each for each in stop.above if each.start < line.start]
    size = next((number for number, each in enumerate(above) if each.indent < line.indent or each.is_item), 0)
    if not line.is_item or not size or above[size].is_item or not above[size].words.endswith(":"):
        return None
    first = above[size - 1]
    if first.words.partition(":")[0] != line.words.lstrip("- ").partition(":")[0]:
        return None
    shown = f"`- {first.words}`" if len(first.words) < LONGEST_SHOWN else "`- `, and then the field"
    further = ", and type 2 spaces more before its fields below" if first.indent == line.indent and size > 1 else ""
    remedy = f"Begin this line with {counted(line.indent, 'space')} and a hyphen: {shown}{further}."
    return stop.finding(first.start + first.indent, None, "A hyphen is missing before this entry", remedy)


def outside_its_entry(stop: ParserStop) -> Finding | None:
    """Fields of an entry that stand further out than its hyphen, above more of it where all should stand, or the next entry."""
    line = stop.line_out_of_place
    above = [each for each in stop.above if each.start < line.start]
    outside = [*takewhile(lambda each: each.indent < line.indent and not each.is_item, above)]
    entry = next((each for each in above[len(outside) :] if each.is_item), None)
    if entry is None or not outside or not all(each.is_field and each.indent < entry.indent for each in outside):
        return None
    last, first = outside[0], outside[-1]
    if last.words.endswith(":") or (line.is_item and line.first_name in fields_below(last.first_name)):
        return None  # the line may belong to the field above it
    is_next = line.is_item and line.indent == entry.indent
    if not is_next and not (line.is_field and line.indent == entry.column):
        return None
    others = f", and before the fields {IN_ITS_COLUMN}" if len(outside) > 1 else ""
    remedy = f"Type {counted(entry.column, 'space')} before it{others}."
    return stop.finding(first.start + first.indent, None, "This field stands outside the entry that it belongs to", remedy)


def field_at_the_edge(stop: ParserStop) -> Finding | None:
    """A field at the edge that belongs to the empty one above it, with a line below it that stands where both should."""
    line, above = stop.line_at(stop.at), [each for each in stop.above if each.start < stop.at][:2]
    if (
        "mapping values" not in stop.problem
        or len(above) < 2
        or above[0].indent != above[1].indent
        or above[0].indent >= line.indent
    ):
        return None
    name, holder = above[0].words.partition(":")[0], above[1].words
    if not holder.endswith(":") or name not in fields_below(holder[:-1]) or not above[0].is_field:
        return None
    message = f"`{name}` belongs to `{holder[:-1]}` above it, and stands no further in"
    return stop.finding(above[0].start + above[0].indent, None, message, f"Type {counted(line.indent, 'space')} before it.")


def odd_indent(stop: ParserStop) -> Finding | None:
    """A line that stands between the columns of the lines above it."""
    line = stop.line_out_of_place
    if not any(words in stop.problem for words in ("mapping values", "block mapping", "block collection", "expected key")):
        return None
    stop = ParserStop(stop.source, line.start, line.start, stop.problem)
    levels = list(dict.fromkeys(_levels(stop.above)))
    if not levels or line.indent in levels or (levels[0] < line.indent and stop.above[0].words.endswith(":")):
        return None
    nearest = min(levels, key=lambda level: (abs(level - line.indent), -level))
    entry = next((each for each in stop.above if each.indent <= nearest), None)
    if (
        entry
        and entry.is_item
        and entry.indent == nearest
        and line.words.partition(":")[0] in _fields_of_entries(stop.above, entry)
    ):
        nearest = entry.column
    spaces = counted(line.indent, "space stands", "spaces stand")
    message = f"{spaces} before this line, and {nearest or 'none'} before its neighbours"
    remedy = (
        f"Type {counted(nearest, 'space')} before it{_and_those_below(stop, line)}."
        if nearest
        else "Delete the spaces before it."
    )
    return stop.finding(line.start + line.indent, None, message, remedy)


def _levels(above: list[Line]) -> Iterator[int]:
    """The columns at which the lines above have fields and items that are still open, from the innermost on."""
    limit = None
    for line in above:
        inner = line.column if line.is_item else line.indent
        for column in (inner, line.indent):
            if limit is None or column < limit:
                yield column
                limit = column
        if limit == 0:
            return
