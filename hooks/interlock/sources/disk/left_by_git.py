"""What version control leaves for a file: two versions between markers, a pointer of Git LFS, or the path of a link."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from interlock.findings import Finding, Place
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.source import Source

LFS_POINTER = b"version https://git-lfs.github.com/spec/"

# Editors indent markers with the text around them, and spreadsheets put them between quotation marks or before empty cells.
_MARKER = lazy_pattern(r"^(?P<indent>[ \t]*+)\"?(?P<sign><{7,}|\|{7,}|={7,}|>{7,})(?:[ \t\",;][^\r\n]*)?\r?$", re.M)
_FENCE = lazy_pattern(r"^(?P<indent>[ \t]*+)(?P<fence>`{3,}+|~{3,}+)[^`\r\n]*+\r?$", re.M)
# What is indented further than this is code in Markdown.
_MOST_INDENT = 3


def pointer_in_place_of_file(path: str) -> Finding:
    """A file of which only the pointer of Git LFS is there."""
    message = "This is not the file itself, but what Git LFS keeps in its place"
    remedy = "Type `git lfs pull`, and in a workflow check out with `lfs: true`."
    return Finding("misplaced-file", Place(path), message, remedy)


# The end of one file in the place of another: Git writes no line end behind it.
_PATH_ALONE = lazy_pattern(r"(?:\.{1,2}/)*(?:[^\s/\\:<>|?*]+/)*[^\s/\\:<>|?*]+(?P<ending>\.\w+)")
_LONGEST_PATH_ALONE = 300


def link_kept_as_text(path: str, data: bytes) -> Finding | None:
    """The finding where Git wrote the path to which a link leads in place of the link, as it does on Windows; else None."""
    if len(data) > _LONGEST_PATH_ALONE or not data:
        return None
    match = _PATH_ALONE.fullmatch(data.decode("utf-8", "replace"))
    if match is None or match["ending"] != f".{path.rpartition('.')[2]}":
        return None
    message = f"This is not the file itself, but the path of a link to it: `{match[0]}`"
    return Finding("misplaced-file", Place(path), message, "Put the file itself here: Git on Windows keeps a link as text.")


def conflicts_in(path: str, text: str) -> list[Finding]:
    """A finding for each pair of versions that a merge left in a text, at its first marker, and for each marker left alone.

    Outside definitions and tables, and where it is indented, `=======` alone may underline a heading; a block of code may show a
    conflict.
    """
    if "<<<<<<<" not in text and ">>>>>>>" not in text and "=======" not in text:
        return []
    markers = list(_MARKER.finditer(text))
    if path.endswith(".md"):
        markers = [marker for marker in markers if len(marker["indent"].expandtabs(4)) <= _MOST_INDENT]
    if path.endswith((".md", ".yml")):
        blocks = list(_code_blocks(text, is_page=path.endswith(".md")))
        starts = [start for start, _ in blocks]
        markers = [marker for marker in markers if not _is_inside(marker.start(), blocks, starts)]
    return list(_findings(Source(path, text), markers, is_strict=path.endswith((".yml", ".csv"))))


def _is_inside(offset: int, blocks: list[tuple[int, int]], starts: list[int]) -> bool:
    """Whether an offset is within one of these blocks, which do not overlap and begin at these offsets."""
    before = bisect_left(starts, offset) - 1
    return before >= 0 and offset < blocks[before][1]


def _code_blocks(text: str, *, is_page: bool) -> Iterator[tuple[int, int]]:
    """The offsets of fenced blocks of code that hold a whole conflict, or no marker; outside pages, texts are indented."""
    opening: re.Match[str] | None = None
    for fence in _FENCE.finditer(text):
        if is_page and len(fence["indent"].expandtabs(4)) > _MOST_INDENT:
            continue
        if opening is None:
            opening = fence
        elif fence["fence"].startswith(opening["fence"]):
            signs = {marker["sign"][0] for marker in _MARKER.finditer(text, opening.end(), fence.start())}
            if {"<", ">"} <= signs or not signs:
                yield opening.start(), fence.end()
            opening = None


def _findings(source: Source, markers: list[re.Match[str]], *, is_strict: bool) -> Iterator[Finding]:
    conflict: list[re.Match[str]] = []
    for marker in markers:
        sign = marker["sign"][0]
        if sign == "<":
            if conflict:
                yield _conflict(source, conflict)
            conflict = [marker]
        elif conflict:
            conflict.append(marker)
            if sign == ">":
                yield _conflict(source, conflict)
                conflict = []
        elif not marker["indent"] and (is_strict or (sign == ">" and " " in marker[0])):
            yield _left_alone(source, marker)
    if conflict:
        yield _conflict(source, conflict)


def _conflict(source: Source, markers: list[re.Match[str]]) -> Finding:
    place = source.place(markers[0].start("sign"), markers[0].end())
    *others, last = [str(source.place(marker.start()).line) for marker in markers]
    message = "Two versions of these lines were never put together"
    listed = f"lines {', '.join(others)} and {last}, the markers" if others else f"line {last}, the marker"
    return Finding("merge-conflict", place, message, f"Keep one version, or write one out of both, and delete {listed}.")


def _left_alone(source: Source, marker: re.Match[str]) -> Finding:
    place = source.place(marker.start("sign"), marker.end())
    message = "This line is a marker that a merge of two versions has left"
    return Finding("merge-conflict", place, message, "Delete it, and see that the lines around it are one version only.")
