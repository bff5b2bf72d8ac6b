"""Findings about YAML that can be parsed: features that it must not use, and keys or values that are doubled or missing."""

import re

from interlock.findings import Finding, Place
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import counted
from interlock.sources.source import Source
from interlock.sources.yaml.nodes import Node

DEEPEST = 50  # levels of nesting; no definition needs ten
MOST_NODES = 100_000  # nodes in one file, with aliases expanded
LONGEST_SHOWN = 60  # characters of a text that a message or a remedy repeats, so that it fits on a line of a terminal
MOST_LETTERS = 1_000_000  # characters of texts in one file, with aliases expanded; no file without aliases has as many


class UnsafeYamlError(Exception):
    """Stops parsing: the text uses something that is not allowed. `finding` says what."""

    def __init__(self, place: Place, message: str, remedy: str, rule: str = "unsafe-yaml") -> None:
        super().__init__(message)
        self.finding = Finding(rule, place, message, remedy)


def forbidden_tag(place: Place, tag: str) -> UnsafeYamlError:
    """A tag such as `!!python/object`, which could construct any object."""
    shown = tag.replace("tag:yaml.org,2002:", "!!")
    if tag.startswith("!"):
        message = f"`{shown}` at the start of a text is an order to YAML, and is not allowed"
        return UnsafeYamlError(place, message, 'Put the whole text in quotation marks: "…", or delete it.')
    remedy = "Delete it, or put the text in quotation marks if it starts with `!`."
    return UnsafeYamlError(place, f"The tag `{shown}` is not allowed", remedy)


def escaped_control(place: Place, character: str) -> UnsafeYamlError:
    """An escape such as `\\e` in double quotation marks, for a control character that files must not contain."""
    message = f"A code in this text stands for a character that cannot be shown (code {ord(character)})"
    return UnsafeYamlError(place, message, "Delete the backslash and what belongs to it.", "bad-encoding")


# A path of Windows with single backslashes: of a drive, or of another computer. In `Plan B:\nRing us` the code is what was meant:
# no drive has been A or B for long, and a capital letter after a code begins a line.
_PATH_WITH_CODES = lazy_pattern(
    r"(?<![A-Za-z])[A-Za-z]:(\\)(?![ntr])[A-Za-z]"
    r"|(?<![A-Za-z])[C-Zc-z]:(\\)[ntr](?![A-Z\s\\\"])"
    r"|(?<!\\)\\\\[\w.-]+(\\)[A-Za-z]"
)


def path_with_codes(source: Source, start: int, end: int) -> Finding | None:
    """A path in double quotation marks, where `\\n` ends a line and `\\t` is a tab, so that it is read otherwise than typed."""
    match = _PATH_WITH_CODES.search(source.text, start, end)
    if match is None:
        return None
    message = "A backslash between double quotation marks starts a code, so that this path is not what is typed"
    remedy = "Write each backslash of it twice, or use single quotation marks."
    return Finding("yaml-syntax", source.place(match.start(match.lastindex or 0)), message, remedy)


def unknown_alias(place: Place, name: str, inside_itself: bool) -> UnsafeYamlError:
    """An alias without its anchor, or inside the value of its anchor."""
    message = f"`*{name}` stands inside itself" if inside_itself else f"There is no `&{name}` above for `*{name}`"
    return UnsafeYamlError(
        place, message, "Put the whole text in quotation marks if it starts with `*`; else write the value out here."
    )


def too_deep(place: Place) -> UnsafeYamlError:
    """Nesting beyond `DEEPEST` levels."""
    remedy = "Flatten it: no definition needs more than ten levels."
    return UnsafeYamlError(place, f"This is nested more than {DEEPEST} levels deep", remedy)


def too_large(place: Place, most: int, things: str) -> UnsafeYamlError:
    """More values or characters than `most` once aliases are expanded, as in a "billion laughs" attack."""
    message = f"This file holds more than {most:,} {things}, with its aliases written out"
    return UnsafeYamlError(place, message, "Split it, and use no aliases.")


def merge_key(place: Place) -> UnsafeYamlError:
    """The key `<<`, which copies fields from elsewhere, so that readers of the file cannot see which values hold."""
    return UnsafeYamlError(place, "`<<` is not allowed", "Write the fields out here, so that everyone sees what holds.")


def second_document(source: Source, start: int) -> Finding:
    """A second document in the file: `---` after the first."""
    remedy = "Keep one definition in a file: delete this line, or move what follows to a file of its own."
    return Finding("yaml-syntax", source.place(start, start + 3), "A second document starts here", remedy)


def joined_item(source: Source, start: int, column: int) -> Finding:
    """A line that begins like an item of a list, but is part of the item above. `column`: that of the hyphen of that item."""
    message = "This line becomes part of the item above it, because it stands further in"
    remedy = (
        f"Type {counted(max(column, 0), 'space')} before its hyphen, as before the one above."
        if column > 0
        else "Delete the spaces before it."
    )
    return Finding("yaml-syntax", source.place(start), message, remedy)


_COLON = lazy_pattern(r"\s*:")


def has_colon(source: Source, key: Node) -> bool:
    """Whether a key has its colon; between braces, YAML takes words without one for keys, too."""
    return _COLON.match(source.text, key.end) is not None


def duplicate_key(source: Source, key: Node, value: Node, first: Node) -> Finding:
    """A key that its mapping already has. Of two lists, such as two approvals that were pasted, both are kept."""
    message = f"`{key.text}` stands here for the second time; the first is on line {source.place_of(first).line}"
    remedy = "Keep one of the two." if value.items is None else "Move its entries to the first, and take this one out."
    return Finding("duplicate-key", source.place_of(key), message, remedy)


def fields_begin_again(source: Source, place: Place, start: int) -> Finding:
    """The fields of a mapping, which begins at `start`, stand in it again from a place on: an entry that has lost its hyphen."""
    before = re.split(r"[\r\n]", source.text[:start])[-1]
    if before.strip(" ") == "-" and source.text[start] != "{":
        message = "The fields of the entry above begin again here, without a hyphen for an entry of their own"
        remedy = (
            f"Begin this line with {counted(len(before) - len(before.lstrip()), 'space')} and a "
            f"hyphen: `- {place.quote.strip()}`."
        )
        shown = len(place.quote.strip()) < LONGEST_SHOWN
        return Finding("duplicate-key", place, message, remedy if shown else f"{remedy.partition(':')[0]}.")
    message = "The fields begin again here, as if this were another one"
    if source.text[start] == "{":
        return Finding("duplicate-key", place, message, "Put what begins here between braces of its own, as another entry.")
    remedy = "Put what begins here into a file of its own, or delete it."
    if before:
        example = f": `- {place.quote.strip()}`" if len(place.quote.strip()) < LONGEST_SHOWN else ""
        remedy = f"Keep one of each, or, in a list of entries, begin each with a hyphen{example}."
    return Finding("duplicate-key", place, message, remedy)


def value_without_key(source: Source, value: Node) -> Finding:
    """A colon without a key before it."""
    message, remedy = (
        "This value has no field's name before its colon",
        "Write the field's name before the colon, or delete the line.",
    )
    return Finding("yaml-syntax", source.place_of(value), message, remedy)


def key_of_wrong_shape(source: Source, key: Node) -> Finding:
    """A list or a mapping as a key."""
    remedy = "Put quotation marks around a text that starts with `[` or `{`."
    return Finding("wrong-type", source.place_of(key), "A field's name is one word, not a list or mapping", remedy)
