"""Slips in the form of lines: spaces, colons, hyphens and indentation."""

import re
from collections.abc import Iterator

from interlock.findings import Finding
from interlock.findings.nouns import counted
from interlock.sources.slips.signs import hyphen_before_field
from interlock.sources.slips.stop import Line, ParserStop, fields_below, known_fields, outermost_fields
from interlock.sources.yaml_findings import LONGEST_SHOWN

# Spaces of word processors and web pages, and marks without width, which YAML takes for letters.
ODD_SPACE = "\u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
_WITHOUT_WIDTH = "\u200b\u2028\u2029\u2060\ufeff"
# Characters at which YAML begins another line, and editors do not.
_LINE_SEPARATOR = re.compile("[\x85\u2028\u2029]")
_PASTED_SPACE = re.compile(rf"[ \t]*+(?:- *+)?(?:[\w-]++)?:?[ \t]*+([{ODD_SPACE}])")
_STUCK_HYPHEN = re.compile(r"[ \t]*(-)[^\W\d][^\r\n]*")
_STUCK_COLON = re.compile(r"[ \t]*(?:- )?([A-Za-z_]+):(?:- )?([^\s:/][^\r\n]*)")
_WIDE_COLON = re.compile(r"[ \t]*(?:- )?([\w-]+)[ \t]*([：﹕︓])")
_FIELD = re.compile(r"(?:- +)*[\"']?[\w-]+[\"']?[ \t]*:(?:[ \t]|$)")


def pasted_space(stop: ParserStop) -> Finding | None:
    """A no-break space as indentation, around a colon or after a hyphen, on the line where the parser stopped or the one above."""
    for line in (stop.line, *stop.above[:1]):
        if match := _PASTED_SPACE.match(line.text):
            if match[1] in _WITHOUT_WIDTH:
                message = "A mark stands here that nobody sees, as word processors and web pages have them"
                return stop.finding(line.start + match.start(1), None, message, "Delete it.")
            message = "A no-break space stands here, as word processors and web pages have them"
            return stop.finding(line.start + match.start(1), None, message, "Delete it, and type a space.")
    return None


def line_separator(stop: ParserStop) -> Finding | None:
    """A separator of lines or paragraphs in the line where the parser stopped, which goes on behind it as another one."""
    if match := _LINE_SEPARATOR.search(stop.line.text):
        message = "A line ends here for YAML, by a mark that nobody sees, as word processors and web pages have them"
        return stop.finding(stop.line.start + match.start(), None, message, "Delete it, and type a space.")
    return None


def indented_beginning(stop: ParserStop) -> Finding | None:
    """The first lines of a file stand further in than the line where the parser stopped."""
    if "document" not in stop.problem or not stop.above or stop.line.indent >= min(line.indent for line in stop.above):
        return None
    if not _FIELD.match(stop.line.words) or any(line.words.startswith(("---", "...", "%")) for line in stop.above):
        return None
    first = stop.above[-1]
    message = f"{counted(first.indent, 'space')} {'stands' if first.indent == 1 else 'stand'} before the first line, and fewer before `{stop.line.words.partition(':')[0]}` below"
    remedy = "Delete the spaces before it." if len(stop.above) == 1 else "Let the fields of the file begin at the edge."
    return stop.finding(first.start + first.indent, None, message, remedy)


def stuck_hyphen(stop: ParserStop) -> Finding | None:
    """A hyphen without a space that was meant to start an item, on the line where the parser stopped or the one above."""
    for line in (stop.line, *stop.above[:1]):
        if (match := _STUCK_HYPHEN.match(line.text)) and not line.words.startswith("---"):
            item = line.words[1:]
            remedy = f"Put a space after it: `- {item}`." if len(item) < LONGEST_SHOWN else "Put a space after it."
            return stop.finding(line.start + match.start(1), None, "A hyphen that starts an item touches the item", remedy)
    return None


def touching_colon(field: str, value: str = "…") -> tuple[str, str]:
    """Message and remedy for a value without a space after the colon before it."""
    return "The value touches the colon before it", f"Put a space after it: `{field}: {value}`."


def stuck_colon(stop: ParserStop) -> Finding | None:
    """A value without a space after its colon, or after a wide colon, near the place where the parser expected a colon."""
    if not any(words in stop.problem for words in ("expected ':'", "mapping values are not allowed")):
        return None
    for line in (stop.line, *stop.above[:1]):
        if match := _WIDE_COLON.match(line.text):
            begins = line.start + match.start(2)
            return stop.finding(begins, None, f"`{match[2]}` is another colon than the one of YAML", f"Write `{match[1]}: …`.")
        if match := _STUCK_COLON.match(line.text):
            begins, ends = line.start + match.start(1), line.start + match.end(1) + 1
            value = match[2].strip()
            is_shown = len(value) < LONGEST_SHOWN and value[0].isalnum() and ": " not in value and " #" not in value
            return stop.finding(begins, ends, *touching_colon(match[1], value if is_shown else "…"))
    return None


def missing_colon(stop: ParserStop) -> Finding | None:
    """A line without a colon where a field should be: a field's name, or a text that goes on from the line above."""
    if not any(
        words in stop.problem for words in ("expected ':'", "mapping values are not allowed", "block mapping", "expected key")
    ):
        return None
    line = stop.line
    if "mapping values" in stop.problem:
        # The line above was read as the beginning of the name of this field.
        if (
            not stop.above
            or _FIELD.match(stop.above[0].words)
            or stop.above[0].indent != line.indent
            or not _FIELD.match(line.words)
        ):
            return None
        line = stop.above[0]
    if _FIELD.match(line.words) or line.words.startswith("- ") or line.words[:1] in "\"'[{|>":
        return None
    return _without_colon(stop, line)


def _without_colon(stop: ParserStop, line: Line) -> Finding:
    begins = line.start + line.indent
    if not line.indent and line.words in outermost_fields() and (field := field_without_colon(stop, line)):
        return field
    if block := _block_before(stop.above):
        if _BLOCK.fullmatch(stop.above[0].words):
            message = f"This line stands no further in than `{block[0]}` above it"
            remedy = f"Type {counted(block[1], 'space')} before each line of that text, if it is part of it."
            return stop.finding(begins, None, message, remedy)
        message = f"This line stands less far in than the lines of `{block[0]}` above it"
        return stop.finding(begins, None, message, f"Type {counted(block[1], 'space')} before it, if it is part of that text.")
    if field := field_without_colon(stop, line):
        return field
    if line.words.startswith(":"):
        return stop.finding(begins, None, "A field's name is missing before the colon", "Write it, or delete the line.")
    above = next((each for each in stop.above if each.start < line.start and _holds(each)), None)
    if above is None:
        return _note_or_field(stop, line)
    holder = above.text[: len(above.text) - len(above.text.lstrip(" \t-"))]
    spaces = counted(len(holder) + 2, "space")
    if above.words.endswith(":"):
        item = f"`- {line.words}`" if len(line.words) < LONGEST_SHOWN else "`- ` and the text"
        message = f"This line belongs to no field: nothing says that it is part of `{above.words.lstrip('- ')[:-1]}` above"
        return stop.finding(begins, None, message, f"Type {spaces} before it; if it is an item of a list, write {item}.")
    message = "A colon is missing in this line, or it goes on with the text above"
    return stop.finding(
        begins, None, message, f"If it goes on with that text, type {spaces} before it; if not, write `name: value`."
    )


# A name, and what stands between it and its value in place of a colon and a space.
_WITHOUT_COLON = re.compile(
    r"(?P<name>[A-Za-z_]+)(?:[ \t]*(?P<sign>[:;,=→⇒>–—]+>?)[ \t]*"
    r"|(?:[ \t]+-+>?|-+>?[ \t]|[ \t]*-+>|[ \t]*\.[ \t])[ \t]*|[ \t]+|$)(?P<rest>.*)"
)


def field_without_colon(stop: ParserStop, line: Line) -> Finding | None:
    """A line that begins with the name of a field, without a colon after it, or with a blank before the colon and none behind."""
    match = _WITHOUT_COLON.fullmatch(line.words)
    name, begins = match["name"].lower() if match else "", line.start + line.indent
    if match is None or name not in (known_fields() if line.indent else outermost_fields()):
        return None
    rest = match["rest"].strip()
    shown = f"`{name}: {rest}`" if rest and len(rest) < LONGEST_SHOWN else f"`{name}: …`" if rest else f"`{name}:`"
    is_sentence = match["name"][0].isupper() and rest.count(" ") > 1
    message = "A colon is missing after the field's name"
    if match["sign"] == ":":
        message = "The space stands before the colon, and belongs behind it"
    remedy = f"Write {shown}{'; if it is a note, type `# ` before it' if is_sentence else ''}."
    return stop.finding(begins, begins + len(name), message, remedy)


def _note_or_field(stop: ParserStop, line: Line) -> Finding:
    """The finding for lines without a colon above all fields: a note that lost its `#`, unless it is a single word."""
    first = stop.above[-1] if stop.above else line
    remedy = "Write a field's name, a colon, a space, and then the value."
    if " " in first.words or not first.words[0].isalnum():
        note = "type `# ` before each of these lines" if first is not line else f"write `# {line.words}`"
        note = note if len(note) < LONGEST_SHOWN + len("write ``") else "type `# ` before it"
        remedy = f"If it is a note, {note}; if it is a field, write its name, a colon, a space, and then the value."
    return stop.finding(first.start + first.indent, None, "A colon is missing in this line", remedy)


_BLOCK = re.compile(r"(?:- +)*([\w-]+)[ \t]*:[ \t]+[|>][+-]?\d?[+-]?")


def _block_before(above: list[Line]) -> tuple[str, int] | None:
    """The field whose text in a block ends just above, and the number of spaces before each of its lines."""
    for number, line in enumerate(above):
        if match := _BLOCK.fullmatch(line.words):
            first = above[number - 1].indent if number else len(line.text) - len(line.text.lstrip(" \t-")) + 2
            return (match[1], first) if all(each.indent >= first for each in above[:number]) else None
    return None


def _holds(line: Line) -> bool:
    return _FIELD.match(line.words) is not None or line.words.startswith("- ")


def unmarked_item(stop: ParserStop) -> Finding | None:
    """An item of a list below a field that has a value already."""
    line = stop.line_at(stop.at) if "mapping values" in stop.problem else stop.line
    above = stop.above[0] if stop.above and stop.above[0].start < line.start else None
    if (
        above is None
        or not line.words.startswith("- ")
        or not any(words in stop.problem for words in ("mapping values", "block mapping"))
    ):
        return None
    if above.indent > line.indent or not _FIELD.match(above.words) or above.words.startswith("- "):
        return None
    if field := hyphen_before_field(stop, line):
        return field
    name, value = above.words.partition(":")[::2]
    message = f"An item of a list stands here, but `{name}` above it has a value on its own line"
    remedy = "Write the name of the list's field on the line above, such as `does:`."
    if above.indent < line.indent:
        remedy = (
            f"Delete `{value.strip()}`, if this is the list of `{name}`." if len(value) < LONGEST_SHOWN else "Delete that value."
        )
    return stop.finding(line.start + line.indent, None, message, remedy)


def text_goes_on(stop: ParserStop) -> Finding | None:
    """A line further in than the text of the field above it, with a colon behind words that name no field."""
    line, above = stop.line_at(stop.at), stop.above[0] if stop.above else None
    if "mapping values" not in stop.problem or above is None or above.indent >= line.indent or line.words[:1] in "\"'[{-":
        return None
    name, colon, _ = line.words.partition(": ")
    is_text = _FIELD.match(above.words) and above.words.partition(":")[2].strip()[:1].isalnum()
    if not colon or not is_text or name in known_fields() or not name[:1].isalnum():
        return None
    message = "This line goes on with the text above, and has a colon followed by a space in it"
    remedy = (
        "Put the whole text in quotation marks, from its first line to its last; if it is a field, delete the spaces before it."
    )
    return stop.finding(line.start + line.indent, None, message, remedy)


def beside_the_hyphen(stop: ParserStop) -> Finding | None:
    """A field of an entry that stands below the hyphen of its entry, not below the entry's first field."""
    line = stop.line_at(stop.at) if "mapping values" in stop.problem else stop.line
    entry = stop.above[0] if stop.above and stop.above[0].start < line.start else None
    if entry is None or entry.indent != line.indent or not entry.words.startswith("- "):
        return None
    if not _FIELD.match(line.words) or line.words.startswith("- ") or not _FIELD.match(entry.words):
        return None
    spaces = len(entry.text) - len(entry.text.lstrip(" \t-"))
    message = "This line stands below the hyphen of the entry above it, not below the entry's first field"
    remedy = f"Type {counted(spaces, 'space')} before it, if it is part of that entry."
    return stop.finding(line.start + line.indent, None, message, remedy)


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
    if not holder.endswith(":") or name not in fields_below(holder[:-1]) or not _FIELD.match(above[0].words):
        return None
    message = f"`{name}` belongs to `{holder[:-1]}` above it, and stands no further in"
    return stop.finding(above[0].start + above[0].indent, None, message, f"Type {counted(line.indent, 'space')} before it.")


def odd_indent(stop: ParserStop) -> Finding | None:
    """A line that stands between the columns of the lines above it."""
    line = stop.line_at(stop.at) if "mapping values" in stop.problem else stop.line
    if not any(words in stop.problem for words in ("mapping values", "block mapping", "block collection", "expected key")):
        return None
    stop = ParserStop(stop.source, line.start, line.start, stop.problem)
    levels = list(dict.fromkeys(_levels(stop.above)))
    if not levels or line.indent in levels or (levels[0] < line.indent and stop.above[0].words.endswith(":")):
        return None
    nearest = min(levels, key=lambda level: (abs(level - line.indent), -level))
    message = f"{counted(line.indent, 'space')} {'stands' if line.indent == 1 else 'stand'} before this line, and {nearest or 'none'} before its neighbours"
    remedy = f"Type {counted(nearest, 'space')} before it." if nearest else "Delete the spaces before it."
    return stop.finding(line.start + line.indent, None, message.replace("1 spaces", "1 space"), remedy)


def _levels(above: list[Line]) -> Iterator[int]:
    """The columns at which the lines above have fields and items that are still open, from the innermost on."""
    limit = None
    for line in above:
        inner = len(line.text) - len(line.text.lstrip(" \t-")) if line.words.startswith("- ") else line.indent
        for column in (inner, line.indent):
            if limit is None or column < limit:
                yield column
                limit = column
        if limit == 0:
            return
