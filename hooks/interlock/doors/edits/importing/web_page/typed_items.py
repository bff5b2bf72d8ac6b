"""Recognises items of lists that stand in paragraphs, such as `1. Ask for the pass`, `Step 2: Sign` and `• family name`."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from interlock.doors.edits.importing.runbook.manual_headings import is_holder, names_a_part
from interlock.doors.edits.importing.runbook.typed_lists import STEP
from interlock.doors.edits.importing.web_page.page_block import PageBlock
from interlock.findings.lazy_patterns import lazy_pattern

if TYPE_CHECKING:
    from justhtml import Element

_LEVEL = lazy_pattern(r"\blevel(\d)\b|margin-left:\s*([\d.]+)(pt|in|cm)", re.I)
_POINTS = {"pt": 36.0, "in": 0.5, "cm": 1.27}  # of one level
TYPED_ITEM = lazy_pattern(r"(?P<number>\d{1,3})[.)]\s+(?=\S)|[•·▪◦‣§●○]\s*(?=\S)")
_NAMED_STEP = lazy_pattern(rf"{STEP}(?P<number>\d{{1,2}})\s?[.:)–—-]\s+(?=\S)", re.I)
_DOTTED = lazy_pattern(r"(?P<parts>\d{1,2}(?:\.(?P<number>\d{1,2}))+)\.?\s+(?=\S)")
_TYPED_LETTER = lazy_pattern(r"(?:[a-z]|[ivx]{2,4})[.)]\s+(?=\S)|o\s+(?=\S)|[–-]\s+(?=\S)", re.I)


def typed_items(block: PageBlock, level: int) -> Iterator[PageBlock]:
    """A paragraph, of which each line that begins with a number or a bullet is the item that it looks like.

    `level`: how deep it stands in lists of a word processor; 0 where it is no item of one.
    """
    lines: list[str] = []
    marker, depth, parts = "", max(level - 1, 0), ""
    for line in block.words.split("\n"):
        typed = (
            TYPED_ITEM.match(line) or _NAMED_STEP.match(line) or _dotted(line) or (_TYPED_LETTER.match(line) if level else None)
        )
        if typed:
            if lines:
                yield replace(block, words="\n".join(lines), marker=marker, depth=depth, number=parts)
            number, parts = typed.groupdict().get("number"), typed.groupdict().get("parts") or ""
            lines, marker, depth = [], f"{number}." if number else "-", max(level, 1)
        lines.append(line[typed.end() :] if typed else line)
    yield replace(block, words="\n".join(lines), marker=marker, depth=depth, number=parts)


def _dotted(line: str) -> re.Match[str] | None:
    """The number `4.1` before a sentence; an amount stands before a unit, in small letters."""
    found = _DOTTED.match(line)
    return found if found and line[found.end()].isupper() else None


def with_dotted_numbers(blocks: Sequence[PageBlock]) -> list[PageBlock]:
    """Blocks in which items with numbers such as `4.1` stand as deep as their numbers say; one that is alone is a sentence.

    `4.1` is part of an item `4.`, but outermost below a heading `4 Procedure`, which may have been typed as an item.
    """
    beside = Counter(block.number.rpartition(".")[0] for block in blocks if block.number)
    if any(is_holder(block.words, beside[block.marker.rstrip(".")]) for block in blocks if _is_outermost(block)):
        blocks = [_as_heading(block) if _is_outermost(block) and names_a_part(block.words) else block for block in blocks]
    outermost = {block.marker.rstrip(".") for block in blocks if _is_outermost(block)}
    found = []
    for block in blocks:
        parts = block.number.split(".")
        if block.number and beside[block.number.rpartition(".")[0]] < 2:
            block = replace(block, words=f"{block.number} {block.words}", marker="", depth=0, number="")
        elif block.number:
            block = replace(block, depth=len(parts) - (parts[0] not in outermost))
        found.append(block)
    return found


def _is_outermost(block: PageBlock) -> bool:
    """Whether a block begins an item, with a number of a single part, that stands in no other."""
    return block.depth == 1 and not block.number and block.marker[:1].isdigit()


def _as_heading(block: PageBlock) -> PageBlock:
    return PageBlock("heading", block.line, f"{block.marker} {block.words}", level=2)


def level_in_list(element: "Element") -> int:
    """How deep in lists a paragraph of a word processor stands, from 1."""
    found = _LEVEL.search(element.attrs.get("style") or "")
    if found is None:
        return 1
    return int(found[1]) if found[1] else max(1, min(9, round(float(found[2]) / _POINTS[found[3].lower()])))
