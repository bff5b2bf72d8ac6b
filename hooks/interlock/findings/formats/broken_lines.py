"""Breaks a text into lines for a terminal, which would break it inside words."""

import textwrap

from interlock.findings.lazy_patterns import lazy_pattern

_TO_COPY = lazy_pattern(r"`[^`]*`")
_NO_BREAK = "\0"  # stands for a blank at which no line may end; `printable` leaves none in a text


def broken_lines(text: str, width: int, taken: int = 0) -> list[str]:
    """The lines of a text, each at most `width` wide, and the first narrower by what is `taken` of it.

    What stands between backticks stays in one piece, even where it is wider: it is there to be copied.
    """
    kept = _TO_COPY.sub(lambda match: match[0].replace(" ", _NO_BREAK), text)
    lines = textwrap.wrap(kept, max(width, 20), initial_indent="." * taken, break_long_words=False, break_on_hyphens=False)
    return [line.replace(_NO_BREAK, " ") for line in [lines[0][taken:], *lines[1:]]] if lines else [""]
