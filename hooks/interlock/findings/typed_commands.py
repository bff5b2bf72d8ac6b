"""Commands in messages, for somebody to type: the paths in them, and the folder of the handbook they are about."""

import re
from pathlib import Path
from shlex import quote

from interlock.findings.lazy_patterns import lazy_pattern

# A command about a handbook that it does not name, where it is to be typed: after a backtick, or in a line or column of its own.
_COMMAND = lazy_pattern(
    r"(?:`|^|  )interlock (?:approve|build|changes|check|export|import|new|owed|rename|review|serve|trace)\b"
    r"(?![^`\n]* --handbook )",
    re.MULTILINE,
)


# What some shell takes for more than itself between double quotes.
_NOT_BETWEEN_QUOTES = lazy_pattern(r'["$`!%\r\n]|\\(?=\\|\Z)')


def typed_word(text: str) -> str:
    """A word of a command: where a shell needs quotes, between double ones, which those of Windows know too, if these will do.

    >>> typed_word("depot manager")
    '"depot manager"'
    """
    quoted = quote(text)
    return quoted if quoted == text or _NOT_BETWEEN_QUOTES.search(text) else f'"{text}"'


def typed_path(path: Path | str) -> str:
    """A path as it is typed in a command: quoted where the shell asks for it, and never like an option."""
    return typed_word(f"./{path}" if str(path).startswith("-") else str(path))


def with_handbook(text: str, handbook: Path | str) -> str:
    """A text whose commands name the folder of the handbook, for whoever types them elsewhere."""
    return _COMMAND.sub(lambda found: f"{found[0]} --handbook {typed_path(handbook)}", text)


def with_folder(text: str, handbook: Path | str) -> str:
    """A text whose git commands, which name files by their paths from the handbook, begin in its folder."""
    return text.replace("`git checkout --", f"`git -C {typed_path(handbook)} checkout --")
