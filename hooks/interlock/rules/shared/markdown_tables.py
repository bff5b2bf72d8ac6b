"""Tables shown as text: without their line of hyphens, with another number of cells in it, or pasted from a spreadsheet."""

import re
from collections.abc import Iterator
from itertools import islice

from interlock.catalog.references import WIKI
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import counted
from interlock.rules.shared.slip import MOST_OF_A_SORT, Slip, match_of

_ROWS = lazy_pattern(r"(?:^[ \t]*\|[^\n]*\|[ \t]*(?:\n|\Z)){2,}", re.M)
_RULE = lazy_pattern(r"\|?[ \t:|-]*-[ \t:|-]*")
_STROKE = lazy_pattern(r"(?<!\\)\|")
# A paragraph that begins neither with a bar nor with a sign of lists, headings or quotations, from its second line on.
_BEGINS = r"(?:\A|\n[ \t]*\n)[ ]{0,3}(?![-*+>#|•◦▪●‣·]|\(?\w{1,2}[.)][ \t])"
_LINES_BELOW = r"(?:\n[^\n]*\S[^\n]*)+"
# A bar with a space before it, unless YAML has it at the end of a line, where a text begins below.
BETWEEN_CELLS = r" \|(?![-+\d]{0,2}[ \t]*(?:[\r\n]|\Z))"
_LOOSE_ROW = lazy_pattern(rf"[^\s|][^\n|]*{BETWEEN_CELLS}[^\n]*")
_LOOSE_TABLE = lazy_pattern(rf"{_BEGINS}(?P<rows>{_LOOSE_ROW.pattern}{_LINES_BELOW})")
_PASTED_TABLE = lazy_pattern(rf"{_BEGINS}(?P<rows>(?P<head>[^\s\t][^\n\t]*\t[^\n]*\S)[ \t]*{_LINES_BELOW})")
# The longest row that a remedy shows.
_LONGEST_ROW = 60


def table_slips(shown: str) -> Iterator[Slip]:
    """The slips of each sort of table in a text without code."""
    for tables in (_with_bars_around(shown), _without_bars_around(shown), _pasted(shown)):
        yield from islice(tables, MOST_OF_A_SORT)


def _with_bars_around(shown: str) -> Iterator[Slip]:
    for match in _ROWS.finditer(shown):
        head, *rows = match[0].rstrip().split("\n")
        before = shown[shown.rfind("\n", 0, max(match.start() - 1, 0)) + 1 : match.start()]
        goes_on = _RULE.fullmatch(head.strip()) or _STROKE.search(before)
        if _RULE.fullmatch(rows[0].strip()) or not goes_on:
            yield from _slip(match, head, rows, f"|{'---|' * _cells(head)}")


def _without_bars_around(shown: str) -> Iterator[Slip]:
    for match in _LOOSE_TABLE.finditer(shown):
        head, *rows = match["rows"].split("\n")
        alike = sum(_cells(row) == _cells(head) and not _RULE.fullmatch(row.strip()) for row in rows)
        is_meant = "|" in rows[0] if _RULE.fullmatch(rows[0].strip()) else alike == len(rows) and not _is_broken(head)
        if is_meant or (_RULE.fullmatch(rows[0].strip()) and alike):
            yield from _slip(match_of(match, "rows"), head, rows, "|".join(["---"] * _cells(head)))


def _slip(match: re.Match[str], head: str, rows: list[str], rule: str) -> Iterator[Slip]:
    """A table without the line of hyphens below its first row, with another number of cells in it, or with a longer row."""
    if not _RULE.fullmatch(rows[0].strip()):
        yield Slip(match, "Without a line of hyphens below its first row this is no table", f"Write `{rule}` below this line.")
    elif _cells(rows[0]) != _cells(head):
        first = counted(_cells(head), "cell")
        message = f"The first row has {first} and the line of hyphens {_cells(rows[0])}, so this is no table"
        yield Slip(match, message, f"Write `{rule}` in place of `{rows[0].strip()}`.")
    elif long := next((row for row in rows if _cells(row) > _cells(head)), None):
        message = f"This row has {counted(_cells(long), 'cell')}, the first row {_cells(head)}: the others are not shown"
        found = re.compile(re.escape(long.strip())).search(match.string, match.start())
        remedy = "Give the first row and the line of hyphens as many cells; a bar that is text has a backslash before it."
        yield Slip(found or match, message, remedy)


def _cells(row: str) -> int:
    """How many cells a row has; bars around it bound them, and one after a backslash or in a reference separates none."""
    row = WIKI.sub("", row).strip()
    return len(_STROKE.findall(row)) + 1 - row.startswith("|") - (row.endswith("|") and not row.endswith("\\|"))


def _is_broken(line: str) -> bool:
    """Whether the next line is shown on a line of its own."""
    return line.endswith(("\\", "  "))


def _pasted(shown: str) -> Iterator[Slip]:
    """Lines with the same number of tabs between words."""
    for match in _PASTED_TABLE.finditer(shown):
        head, *rows = (line.rstrip() for line in match["rows"].split("\n"))
        if all(row.count("\t") == head.count("\t") for row in rows) and not _is_broken(match["rows"].split("\n")[0]):
            cells = [cell.strip() for cell in head.split("\t")]
            row = f"| {' | '.join(cells)} |"
            rule = f"`|{'---|' * len(cells)}`"
            shown_row = f"`{row}`, below it {rule}" if len(row) < _LONGEST_ROW else f"`| … | … |`, below it {rule}"
            message = "These lines, whose cells are parted by tabs, become one text"
            yield Slip(match_of(match, "head"), message, f"Write {shown_row}, and then each row with `|` in place of the tabs.")
