"""A finding: a value that holds the rule, the severity, the place, what is wrong and how to mend it."""

from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning", "advice"]


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

    Each is one line: where it quotes a text of several lines, these are joined.
    """

    rule: str
    place: Place
    message: str
    remedy: str = ""
    severity: Severity = "error"

    def __post_init__(self) -> None:
        for name in ("message", "remedy"):
            text = getattr(self, name)
            if "\n" in text or "\r" in text:
                object.__setattr__(self, name, " ".join(line.strip() for line in text.splitlines()))

    @property
    def sort_key(self) -> tuple[Place, str, str]:
        """The key by which findings are sorted: place, then rule, then message."""
        return (self.place, self.rule, self.message)
