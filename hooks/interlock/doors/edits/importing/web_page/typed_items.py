"""Items of lists that were typed, or saved by a word processor, as paragraphs: `1. Ask for the pass`, `Step 2: Sign`, `• family name`."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from interlock.doors.edits.importing.runbook.typed_lists import STEP
from interlock.doors.edits.importing.web_page.page_block import PageBlock
from interlock.findings.lazy_patterns import lazy_pattern

if TYPE_CHECKING:
    from justhtml import Element

_LEVEL = lazy_pattern(r"\blevel(\d)\b|margin-left:\s*([\d.]+)(pt|in|cm)", re.I)
_POINTS = {"pt": 36.0, "in": 0.5, "cm": 1.27}  # of one level
TYPED_ITEM = lazy_pattern(r"(?P<number>\d{1,3})[.)]\s+(?=\S)|[•·▪◦‣§●○]\s*(?=\S)")
_NAMED_STEP = lazy_pattern(rf"{STEP}(?P<number>\d{{1,2}})\s?[.:)–—-]\s+(?=\S)", re.I)
_TYPED_LETTER = lazy_pattern(r"(?:[a-z]|[ivx]{2,4})[.)]\s+(?=\S)|o\s+(?=\S)|[–-]\s+(?=\S)", re.I)


def typed_items(block: PageBlock, level: int) -> Iterator[PageBlock]:
    """A paragraph, of which each line that begins with a number or a bullet is the item that it looks like.

    `level`: how deep it stands in lists of a word processor; 0 where it is no item of one.
    """
    lines: list[str] = []
    marker, depth = "", max(level - 1, 0)
    for line in block.words.split("\n"):
        typed = TYPED_ITEM.match(line) or _NAMED_STEP.match(line) or (_TYPED_LETTER.match(line) if level else None)
        if typed:
            if lines:
                yield replace(block, words="\n".join(lines), marker=marker, depth=depth)
            number = typed.groupdict().get("number")
            lines, marker, depth = [], f"{number}." if number else "-", max(level, 1)
        lines.append(line[typed.end() :] if typed else line)
    yield replace(block, words="\n".join(lines), marker=marker, depth=depth)


def level_in_list(element: "Element") -> int:
    """How deep in lists a paragraph of a word processor stands, from 1."""
    found = _LEVEL.search(element.attrs.get("style") or "")
    if found is None:
        return 1
    return int(found[1]) if found[1] else max(1, min(9, round(float(found[2]) / _POINTS[found[3].lower()])))
