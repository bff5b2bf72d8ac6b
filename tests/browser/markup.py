"""Which pages show all markup: by day, what is slow looks at those."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser


def showing_all(files: Iterable[Path]) -> list[Path]:
    """A few of the pages, on which all kinds of markup of the others are, too: at each turn the one with most that is new.

    Attributes that only our scripts and styles read, `data-…`, count for nothing.
    """
    kinds = {file: {kind for kind in markup_of(file) if "[data-" not in kind} for file in files}
    left, chosen = set[str]().union(*kinds.values()), list[Path]()
    while left:
        chosen.append(max(kinds, key=lambda file: len(kinds[file] & left) / file.stat().st_size))
        left -= kinds[chosen[-1]]
    return chosen


@cache
def markup_of(file: Path) -> frozenset[str]:
    """Each element of a page with each of its classes, attributes and roles."""
    return frozenset(
        f"{element.tag}{kind}"
        for element in LexborHTMLParser(file.read_text(encoding="utf-8")).css("body, body *")
        for kind in (
            "",
            *(f".{name}" for name in (element.attributes.get("class") or "").split()),
            *(f"[{name}]" for name in element.attributes if name not in ("class", "id")),
            *(f"[role={role}]" for role in [element.attributes.get("role")] if role),
        )
    )
