"""Maps the characters of a YAML scalar to their offsets in the file, across folding, indentation and escapes.

Both sides count characters without whitespace: folding and indentation change nothing else, so the n-th such character of the
value is the n-th of the file.
"""

import re
from itertools import pairwise

from interlock.findings.lazy_patterns import lazy_pattern

_NOT_WHITE = lazy_pattern(r"\S")
# What may precede the content of a scalar: an anchor, a tag, and comments after them.
_PROPERTIES = lazy_pattern(r"(?:[&!]\S*\s+(?:#[^\r\n]*\s+)*)*")
# The header line of a block scalar: `>-  # comment`.
_HEADER = lazy_pattern(r"[|>][^\r\n]*")
_IN_QUOTES = {
    "'": lazy_pattern(r"''|\S"),
    '"': lazy_pattern(r"\\(?:x(?P<x>..)|u(?P<u>.{4})|U(?P<U>.{8})|\r\n|.)|\S", re.S),
}
# Escapes whose value is whitespace or empty: tabs, line ends, no-break spaces.
_WHITE = frozenset(f"\\{letter}" for letter in ("t", "n", "v", "f", "r", "N", "_", "L", "P", " ", "\t", "\n", "\r", "\r\n"))
# Of a sign with a backslash before it, or an apostrophe twice.
_LONGEST_ESCAPE = 2


def visible_offsets(text: str) -> list[int]:
    """The offsets in a value of its characters that are not whitespace."""
    return [match.start() for match in _NOT_WHITE.finditer(text)]


def content_start(file: str, start: int, end: int) -> int:
    """The offset at which the content of the scalar from `start` to `end` begins: after its anchor, tag and block header."""
    found = _PROPERTIES.match(file, start, end)
    assert found
    header = _HEADER.match(file, found.end(), end)
    return header.end() if header else found.end()


def visible_ranges(file: str, start: int, end: int) -> list[tuple[int, int]]:
    """The range in the file of each character of such a scalar that is not whitespace. An escape is one character."""
    begin = content_start(file, start, end)
    written = _IN_QUOTES.get(file[begin : begin + 1])
    if written is None:
        return [match.span() for match in _NOT_WHITE.finditer(file, begin, end)]
    return [match.span() for match in written.finditer(file, begin + 1, end - 1) if not _is_white(match)]


def _is_white(written: re.Match[str]) -> bool:
    code = next(filter(None, written.groupdict().values()), None)
    return chr(int(code, 16)).isspace() if code else written[0] in _WHITE


def plain_ranges(file: str, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The range of each letter in which characters with these ranges are read: of a ligature several, of a soft hyphen none.

    Empty where one of them is written as the code of a character.
    """
    # Imported here because a build of what has not changed needs no models.
    from interlock.definitions.values.plain_letters import plain_letters_with_origins

    if any(end - start > _LONGEST_ESCAPE for start, end in ranges):
        return []
    written = "".join(file[end - 1] for _, end in ranges)
    _, origins = plain_letters_with_origins(written)
    if origins is None:
        return ranges
    return [(ranges[first][0], ranges[max(first, following - 1)][1]) for first, following in pairwise(origins)]
