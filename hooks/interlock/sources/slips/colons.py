"""Slips in colons: one that is missing, that touches the value, or that is another sign."""

from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import counted
from interlock.sources.slips.stop import Line, ParserStop, known_fields, outermost_fields
from interlock.sources.yaml.yaml_findings import LONGEST_SHOWN

_STUCK_COLON = lazy_pattern(r"[ \t]*(?:- )?([A-Za-z_]+):(?:- )?([^\s:/][^\r\n]*)")
_WIDE_COLON = lazy_pattern(r"[ \t]*(?:- )?([\w-]+)[ \t]*([：﹕︓])")


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
        if not stop.above or stop.above[0].is_field or stop.above[0].indent != line.indent or not line.is_field:
            return None
        line = stop.above[0]
    if line.is_field or line.is_item or line.words[:1] in "\"'[{|>":
        return None
    return _without_colon(stop, line)


def no_further_in(stop: ParserStop, line: Line, name: str, spaces: int) -> Finding:
    """A line of a text in a block that begins where the name of its field does."""
    message = f"This line stands no further in than `{name}` above it"
    remedy = f"Type {counted(spaces, 'space')} before each line of that text, if it is part of it."
    return stop.finding(line.start + line.indent, None, message, remedy)


# Closing brackets that stand alone, as where fields were put between braces.
_CLOSING_ALONE = lazy_pattern(r"[\]}][\]},; ]*")


def _without_colon(stop: ParserStop, line: Line) -> Finding:
    begins = line.start + line.indent
    if _CLOSING_ALONE.fullmatch(line.words):
        return stop.finding(begins, None, "A bracket closes here, and none is open", "Delete this line.")
    if not line.indent and line.words in outermost_fields() and (field := field_without_colon(stop, line)):
        return field
    if block := _block_before(stop.above):
        first = (line, *stop.above)[block[2]]
        if BLOCK.fullmatch(stop.above[block[2]].words):
            return no_further_in(stop, first, *block[:2])
        message = f"This line stands less far in than the lines of `{block[0]}` above it"
        return stop.finding(begins, None, message, f"Type {counted(block[1], 'space')} before it, if it is part of that text.")
    if field := field_without_colon(stop, line):
        return field
    if line.words.startswith(":"):
        return stop.finding(begins, None, "A field's name is missing before the colon", "Write it, or delete the line.")
    above = next((each for each in stop.above if each.start < line.start and (each.is_field or each.is_item)), None)
    if above is None:
        return _note_or_field(stop, line)
    spaces = counted(above.column + 2, "space")
    if above.words.endswith(":"):
        words = line.words.removeprefix("o ").strip()  # the second bullet of word processors
        item = f"`- {words}`" if len(words) < LONGEST_SHOWN else "`- ` and the text"
        message = f"This line belongs to no field: nothing says that it is part of `{above.words.lstrip('- ')[:-1]}` above"
        return stop.finding(begins, None, message, f"Type {spaces} before it; if it is an item of a list, write {item}.")
    message = "A colon is missing in this line, or it goes on with the text above"
    return stop.finding(
        begins, None, message, f"If it goes on with that text, type {spaces} before it; if not, write `name: value`."
    )


# A name, and what stands between it and its value in place of a colon and a space.
_WITHOUT_COLON = lazy_pattern(
    r"(?P<name>[A-Za-z_]+)"
    r"(?:[ \t]*(?P<sign>[:;,=→⇒>–—]+>?)[ \t]*"
    r"|(?:[ \t]+-+>?|-+>?[ \t]|[ \t]*-+>|[ \t]*\.[ \t])[ \t]*"  # a hyphen, an arrow or a full stop
    r"|[ \t]+|$)"
    r"(?P<rest>.*)"
)


def field_without_colon(stop: ParserStop, line: Line) -> Finding | None:
    """A line that begins with the name of a field, without a colon after it, or with a blank before the colon and none after."""
    match = _WITHOUT_COLON.fullmatch(line.words)
    name, begins = match["name"].lower() if match else "", line.start + line.indent
    if match is None or name not in (known_fields() if line.indent else outermost_fields()):
        return None
    rest = match["rest"].strip()
    shown = f"`{name}: {rest}`" if rest and len(rest) < LONGEST_SHOWN else f"`{name}: …`" if rest else f"`{name}:`"
    if name in _WITHIN_SENTENCES and not match["sign"] and " " in rest and _ends_within_a_sentence(stop, line):
        return None
    is_sentence = match["name"][0].isupper() and rest.count(" ") > 1
    message = "A colon is missing after the field's name"
    if match["sign"] == ":":
        message = "The space stands before the colon, and belongs behind it"
    remedy = f"Write {shown}{'; if it is a note, type `# ` before it' if is_sentence else ''}."
    return stop.finding(begins, begins + len(name), message, remedy)


# Names of fields that also begin a line in the middle of a sentence: `on the form.`
_SENTENCE_WORDS = "about after also because by do for from how on per to unless until what why with within"
_WITHIN_SENTENCES = frozenset(_SENTENCE_WORDS.split())


def _ends_within_a_sentence(stop: ParserStop, line: Line) -> bool:
    """Whether the line above is a field with several words and no full stop after them."""
    above = next((each for each in stop.above if each.start < line.start), None)
    return above is not None and above.is_field and above.words.count(" ") > 1 and above.words[-1].isalnum()


def _note_or_field(stop: ParserStop, line: Line) -> Finding:
    """The finding for lines without a colon above all fields: a note that lost its `#`, unless it is a single word."""
    first = stop.above[-1] if stop.above else line
    remedy = "Write a field's name, a colon, a space, and then the value."
    if " " in first.words or not first.words[0].isalnum():
        note = "type `# ` before each of these lines" if first is not line else f"write `# {line.words}`"
        note = note if len(note) < LONGEST_SHOWN + len("write ``") else "type `# ` before it"
        remedy = f"If it is a note, {note}; if it is a field, write its name, a colon, a space, and then the value."
    return stop.finding(first.start + first.indent, None, "A colon is missing in this line", remedy)


BLOCK = lazy_pattern(r"(?:- +)*([\w-]+)[ \t]*:[ \t]+[|>][+-]?\d?[+-]?")


def _block_before(above: list[Line]) -> tuple[str, int, int] | None:
    """The field whose text in a block ends just above, the spaces before each of its lines, and its first line, counted upwards.

    Where that line begins no further in than the field, the text has none yet.
    """
    for number, line in enumerate(above):
        if match := BLOCK.fullmatch(line.words):
            lines = above[:number]
            if not lines or lines[-1].indent <= line.column:
                return None if lines and lines[-1].first_name in known_fields() else (match[1], line.column + 2, number)
            first = lines[-1].indent
            return (match[1], first, 0) if all(each.indent >= first for each in lines) else None
    return None
