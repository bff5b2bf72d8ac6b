"""One definition naming another: in a field, or between double brackets in prose."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from interlock.catalog.keys import Key
from interlock.sources import Route

ReferenceState = Literal["found", "former", "unknown", "wrong-kind", "self", "broken", "no-such-part", "malformed"]

# The kinds of references to parts of the same definition, and to the organisation's values.
OWN_PARTS = (("step",), ("criterion",), ("value",))

# `[[promise/answer-calls]]` or `[[promise/answer-calls|our words]]`
WIKI = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]+))?\]\]")
# Markdown's code, in which nothing is a reference.
CODE = re.compile(r"(`+)(?:(?!\1).|\n)*?\1")


@dataclass(frozen=True, slots=True)
class Reference:
    """One definition naming another. `target` is the definition it leads to, None unless it leads to one.

    `full` is true where it says its kind, as `kind/id`, `may_be_itself` where a definition may name itself. `route` leads to the text in the source's file; in prose `text` is what stands between the brackets, and
    `occurrence` says which of the same it is (from 0).
    """

    source: Key
    route: Route
    text: str
    kinds: tuple[str, ...]
    state: ReferenceState
    target: Key | None = None
    part: str | None = None
    full: bool = False
    may_be_itself: bool = False
    in_prose: bool = False
    occurrence: int = 0

    @property
    def field(self) -> str:
        """The names of the fields on the way, without list positions: `steps.by`."""
        return ".".join(step for step in self.route if isinstance(step, str))


class WikiLink(NamedTuple):
    """What stands between double brackets in prose, with the editor's own words for it if any, and where it stands in the text.

    `occurrence` says which of the same it is (from 0).
    """

    text: str
    occurrence: int
    words: str | None
    start: int
    end: int


def wiki_links(text: str) -> Iterator[WikiLink]:
    """The references in a text, as all who read it see them; those in Markdown's code left out."""
    if "[[" not in text:
        return
    seen: Counter[str] = Counter()
    for match in WIKI.finditer(CODE.sub(lambda code: " " * len(code[0]), text)):
        target = match[1].strip()
        words = text[slice(*match.span(2))] if match[2] else None
        yield WikiLink(target, seen[target], words, *match.span())
        seen[target] += 1
