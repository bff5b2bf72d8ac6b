"""Where the characters of a YAML text stand in its file: YAML folds lines, indents them and writes some characters as others.

White space is left out on both sides, because it alone may come and go between the file and the text.
"""

import re

_NOT_WHITE = re.compile(r"\S")
# What may stand before a text: `&name`, `!!str`, and comments behind them.
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+(?:#[^\r\n]*\s+)*)*")
# The first line of a block: `>-  # comment`.
_HEADER = re.compile(r"[|>][^\r\n]*")
_IN_QUOTES = {
    "'": re.compile(r"''|\S"),
    '"': re.compile(r"\\(?:x(?P<x>..)|u(?P<u>.{4})|U(?P<U>.{8})|\r\n|.)|\S", re.S),
}
# Escapes that are read as white space or nothing: a tab, line ends, spaces that do not break.
_WHITE = frozenset(f"\\{letter}" for letter in ("t", "n", "v", "f", "r", "N", "_", "L", "P", " ", "\t", "\n", "\r", "\r\n"))


def visible(text: str) -> list[int]:
    """The places of all characters that are no white space."""
    return [match.start() for match in _NOT_WHITE.finditer(text)]


def begin_of_words(file: str, start: int, end: int) -> int:
    """Where the words of a text begin, which stands in a file from `start` to `end`: behind its anchor and a block's first line."""
    found = _PROPERTIES.match(file, start, end)
    assert found
    header = _HEADER.match(file, found.end(), end)
    return header.end() if header else found.end()


def visible_in_file(file: str, start: int, end: int) -> list[tuple[int, int]]:
    """From where to where each character of such a text that is no white space is written; an escape stands for one."""
    begin = begin_of_words(file, start, end)
    written = _IN_QUOTES.get(file[begin : begin + 1])
    if written is None:
        return [match.span() for match in _NOT_WHITE.finditer(file, begin, end)]
    return [match.span() for match in written.finditer(file, begin + 1, end - 1) if not _is_white(match)]


def _is_white(written: re.Match[str]) -> bool:
    code = next(filter(None, written.groupdict().values()), None)
    return chr(int(code, 16)).isspace() if code else written[0] in _WHITE
