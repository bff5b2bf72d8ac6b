"""Writes the blocks of a page as Markdown, to be read as a runbook, and keeps the line on which each stood."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from interlock.doors.edits.importing.web_page.page_block import PageBlock, PageNotes
from interlock.doors.edits.importing.web_page.page_tables import table_of_page
from interlock.findings.lazy_patterns import lazy_pattern

_MARKUP_OF_A_LINE = lazy_pattern(r"[#>|=]|-+$|~~~")
_INDENT = 5  # of what stands in an item: `1.   `, `100. `


@dataclass(slots=True)
class MarkdownOfPage:
    """The lines of a page in Markdown, and for each the line of the file on which it stood."""

    lines: list[str] = field(default_factory=list)
    written_on: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The page in Markdown."""
        return "\n".join(self.lines)

    def add(self, line: int, *lines: str) -> None:
        """Add lines that stood on a line of the file."""
        self.lines += lines
        self.written_on += [line] * len(lines)


def markdown_of(blocks: Sequence[PageBlock], title: str, notes: PageNotes) -> MarkdownOfPage:
    """The blocks as Markdown. `title`: the heading above them, where they have none of the first level."""
    page = MarkdownOfPage()
    if title and not any(block.kind == "heading" and block.level == 1 for block in blocks):
        page.add(1, f"# {title}", "")
    for block in blocks:
        first, *others = [*_lines(block, notes)] or [""]
        if first:
            indent = " " * _INDENT * block.depth
            begins = " " * _INDENT * max(block.depth - 1, 0) + block.marker.ljust(_INDENT) if block.marker else indent
            page.add(block.line, f"{begins}{first}", *(f"{indent}{line}" if line else "" for line in others), "")
    return page


def _lines(block: PageBlock, notes: PageNotes) -> Iterator[str]:
    if block.table is not None:
        read = table_of_page(block.table, as_markdown=True)
        for at, sentence in read.notes:
            notes.add(block.line, f"row {at}: {sentence}")
        width = max(map(len, read.rows), default=0)
        for number, row in enumerate(read.rows):
            yield f"| {' | '.join(_cell(cell) for cell in [*row, *[''] * (width - len(row))])} |"
            if number == 0:
                yield f"|{' --- |' * width}"
    elif block.kind == "heading":
        yield f"{'#' * block.level} {block.words}"
    elif block.kind == "code":
        fence = "```" if "```" not in block.words else "~~~~"
        yield from (fence, *block.words.split("\n"), fence)
    elif block.kind == "line":
        yield "***"  # no beginning of front matter
    else:
        quote = "> " if block.is_quoted and not block.marker else ""
        yield from (f"{quote}\\{line}" if _MARKUP_OF_A_LINE.match(line) else f"{quote}{line}" for line in block.words.split("\n"))


def _cell(words: str) -> str:
    """The words of a cell on one line."""
    lines = [line for line in words.replace("|", "\\|").split("\n") if line]
    return " ".join(line if line[-1] in ".:;,!?" or line is lines[-1] else f"{line};" for line in lines)
