"""The comments of a YAML text, which are found where its values and keys are masked: what they hold may look like one."""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NamedTuple

import yaml

from interlock.findings.lazy_patterns import lazy_pattern

# The masks of characters of values and of keys.
MASKED_VALUE, MASKED_KEY = "\x01", "\x02"
_SIGN = lazy_pattern(r"(?<![^\s,\[{])#")


def tokens_before_error(text: str) -> list[Any]:
    """The tokens of a YAML text, up to the first that the parser cannot read."""
    tokens: list[Any] = []
    with suppress(yaml.YAMLError):
        tokens.extend(yaml.scan(text, Loader=yaml.CSafeLoader))
    return tokens


class Note(NamedTuple):
    """A comment: the offset of its `#`, the number of its line (from 0), the column of the `#`, and what is masked before it."""

    offset: int
    line: int
    column: int
    before: str


def notes_in(masked: list[str]) -> Iterator[Note]:
    """The comments in the masked lines of a text."""
    offset = 0
    for number, line in enumerate(masked):
        if sign := _SIGN.search(line):
            yield Note(offset + sign.start(), number, sign.start(), line[: sign.start()].rstrip())
        offset += len(line)


def masked_lines(text: str, tokens: list[Any]) -> list[str]:
    """The lines of a text with the characters of its values and keys masked."""
    pieces, position, is_key = [], 0, False
    for token in tokens:
        if isinstance(token, yaml.ScalarToken):
            start, end = token.start_mark.index, token.end_mark.index
            pieces += [text[position:start], re.sub(r"[^\r\n]", MASKED_KEY if is_key else MASKED_VALUE, text[start:end])]
            position, is_key = end, False
        elif isinstance(token, yaml.KeyToken | yaml.ValueToken):
            is_key = isinstance(token, yaml.KeyToken)
    return "".join([*pieces, text[position:]]).splitlines(keepends=True)


def is_masked_value(masked: str) -> bool:
    """Whether a masked line ends with a value."""
    return masked.endswith(MASKED_VALUE)


def is_empty_before(lines: list[str], note: Note) -> bool:
    """Whether no fields and no items stand below the line of a note, further in than its field or hyphen."""
    has_key = MASKED_KEY in note.before
    holder = note.before.index(MASKED_KEY) if has_key else len(note.before) - 1
    below = next((line for line in lines[note.line + 1 :] if line.strip() and not line.lstrip().startswith("#")), "")
    indent = len(below) - len(below.lstrip())
    is_within = indent > holder or (indent == holder and has_key and below.lstrip().startswith("- "))
    return not is_within or not below.strip().strip(MASKED_VALUE)
