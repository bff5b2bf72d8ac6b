"""A block of a page, and notes about what was left out of it."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from justhtml import Element

_LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A block: its kind (`heading`, `text`, `code`, `table` or `line`), the line of the file, and its words.

    `level`: of a heading; `depth`: how many lists it stands in; `marker`: `1.` or `-`, where it begins an item; `table`: the element.
    `number`: of an item with parts, `4.1`.
    """

    kind: str
    line: int
    words: str = ""
    level: int = 0
    depth: int = 0
    marker: str = ""
    table: "Element | None" = None
    is_quoted: bool = False
    number: str = ""

    @property
    def is_step(self) -> bool:
        """Whether it is a numbered item that stands in no other, or an item with a box."""
        return self.depth == 1 and (self.marker[:1].isdigit() or self.words.startswith(("[ ]", "[x]")))


@dataclass(slots=True)
class PageNotes:
    """What was left out, as sentences without their full stop, each with its line."""

    lines: dict[tuple[int, str], None] = field(default_factory=dict)

    def add(self, line: int, sentence: str) -> None:
        """Note something, once on each line."""
        self.lines[line, sentence] = None


def shown(words: str) -> str:
    """The beginning of words, as they are quoted in a sentence."""
    plain = re.sub(r"\[([^\[\]]*)\]\([^()]*\)|\\(?=\W)", r"\1", words.replace("`", "'"))
    plain = " ".join(plain.replace("**", "").split())
    return plain if len(plain) <= _LONGEST_SHOWN else plain[:_LONGEST_SHOWN].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
