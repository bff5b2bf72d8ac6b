"""A finding: a value that holds the rule, the severity, the place, what is wrong and how to mend it."""

from dataclasses import dataclass, field
from typing import Literal, get_args

from interlock.findings.lazy_patterns import lazy_pattern

Severity = Literal["error", "warning", "advice"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)  # the gravest first


# The most characters of a message or a remedy: a value that it quotes may have a megabyte.
_LONGEST = 1_000
_LONG_QUOTATION = lazy_pattern(r"`([^`]{100})[^`]{100,}`")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A range within one line. `line` and `column` count from 1; `file` is relative to the handbook.

    `quote` is the whole line, and `width` the number of characters to mark in it.
    """

    file: str
    line: int = 1
    column: int = 1
    width: int = field(default=1, compare=False)
    quote: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault. `message` says what is wrong and can be read without its context; `remedy` says what to do, and may be empty.

    Each is one line: where it quotes a text of several lines, these are joined; where it is very long, what it quotes is cut.
    """

    rule: str
    place: Place
    message: str
    remedy: str = ""
    severity: Severity = "error"

    def __post_init__(self) -> None:
        for name in ("message", "remedy"):
            text = getattr(self, name)
            if "\n" in text or "\r" in text or len(text) > _LONGEST:
                object.__setattr__(self, name, _shortened(" ".join(line.strip() for line in text.splitlines())))

    @property
    def sort_key(self) -> tuple[Place, str, str]:
        """The key by which findings are sorted: place, then rule, then message."""
        return (self.place, self.rule, self.message)


def _shortened(text: str) -> str:
    """A text of at most a thousand characters: its long quotations are cut first, then its end."""
    if len(text) > _LONGEST:
        text = _LONG_QUOTATION.sub(r"`\1…`", text)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
