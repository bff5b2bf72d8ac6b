"""Slips in Markdown that nobody is told of elsewhere: readers see the signs themselves, or lose what stands behind them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from interlock.catalog.markdown_parts import parts_of_markdown, without_code
from interlock.definitions import KINDS
from interlock.findings.nouns import counted
from interlock.sources.filtered_pattern import FilteredPattern

_KINDS = "|".join(kind.name for kind in KINDS)
_NAMED = rf"(?:{_KINDS})/[\w#-]+(?:\|[^\[\]\n]+)?"
_ONE_BRACKET = re.compile(rf"(?<!\[)\[(?P<one>{_NAMED})\]{{1,2}}(?![(\[:\]])|\[\[(?P<two>{_NAMED})\](?!\])")
_ADDRESS_BEHIND = re.compile(r"(\[\[[^\[\]\n]+\]\])\((?=[^()\s]*[./])[^()\s]+\)")
_SWAPPED = re.compile(
    r"(?<!\])\((?P<words>[^()\[\]\n]+)\)\[(?P<address>[^\[\]\s]+(?:\.md|\.html|/)|https?://[^\[\]\s]+)\](?![(\[:])"
)
_UNCLOSED_LINK = re.compile(r"\[(?P<words>[^\[\]\n]+)\]\((?P<address>[^()\s]*[./][^()\s]*)(?!(?:(?!\n[ \t]*\n)[^()])*\))")
_HEADING = re.compile(
    r"(?:\A|\n[ \t]*\n)[ ]{0,3}(?P<signs>#{2,6}|#(?=[^\n]* ))(?P<words>[^\W\d_][^\n#]*[^\s.,:;!?#])(?=[ \t]*(?:\n|\Z))"
)
_STARS = re.compile(r"(?<![\w*\\])\*\*[ ]+(?P<words>[^\W\d_][^*\n]+)(?<=[ ])\*\*(?![\w*])")
_BULLETS = re.compile(r"^[ \t]*(?P<sign>[•◦▪●‣·])[ \t]*(?=\S)[^\n]*\n[ \t]*(?P=sign)[ \t]*\S", re.M)
_STUCK_HYPHENS = re.compile(r"^[ \t]*(?P<sign>-)[^\W\d_][^\n]*\n[ \t]*-[^\W\d_]", re.M)
_ROWS = re.compile(r"(?:^[ \t]*\|[^\n]*\|[ \t]*(?:\n|\Z)){2,}", re.M)
_RULE_OF_TABLE = re.compile(r"\|?[ \t:|-]*-[ \t:|-]*")

_BEGINS_LINE = r"[ \t]*(?:#{1,6}[^\W\d_]|\||-[^\W\d_]|[•◦▪●‣·])"
# A text in which none of the slips can stand need not be looked at.
SLIPS = FilteredPattern(
    re.compile(r"\[|\*\*|`{3}|~{3}|[•◦▪●‣·#|-]"),
    (")[", "](", "** ", "```", "~~~"),
    (
        re.compile(rf"\[(?:{_KINDS})/[^\[\]\n]*\](?!\])"),
        re.compile(rf"\[(?<!\[\[)(?:{_KINDS})/"),
        re.compile(rf"\n{_BEGINS_LINE}"),
    ),
    at_start=re.compile(_BEGINS_LINE),
)


class Slip(NamedTuple):
    """A slip: where it stands, what is wrong and what to type."""

    match: re.Match[str]
    message: str
    remedy: str


def slips_in(text: str, *, block: bool) -> Iterator[Slip]:
    """The first slip of each sort in a text."""
    shown = without_code(text, block=block)
    yield from _links(shown)
    if match := _STARS.search(shown):
        yield Slip(match, "Blanks stand inside the stars, so that readers see these", f"Write `**{match['words'].strip()}**`.")
    if block:
        yield from _blocks(shown)
        yield from _endless_code(text)


def _links(shown: str) -> Iterator[Slip]:
    if match := _ONE_BRACKET.search(shown):
        yield Slip(
            match, "A reference has two brackets on each side, so this is none", f"Write `[[{match['one'] or match['two']}]]`."
        )
    if match := _ADDRESS_BEHIND.search(shown):
        remedy = f"Write `{match[1]}` alone; a link to an address is `[words](address)`."
        yield Slip(match, "A reference takes no address behind it", remedy)
    if match := _SWAPPED.search(shown):
        yield Slip(
            match, "The brackets of this link stand in each other's place", f"Write `[{match['words']}]({match['address']})`."
        )
    if match := _UNCLOSED_LINK.search(shown):
        address = match["address"].rstrip(".,;:")
        yield Slip(match, "The bracket of this link does not close", f"Write `[{match['words']}]({address})`.")


def _blocks(shown: str) -> Iterator[Slip]:
    if match := _HEADING.search(shown):
        yield Slip(
            _from(match, "signs"), "Without a blank behind `#` this is no heading", f"Write `{match['signs']} {match['words']}`."
        )
    for pattern in (_BULLETS, _STUCK_HYPHENS):
        if match := pattern.search(shown):
            remedy = "Begin each with `- `, a hyphen and a blank."
            yield Slip(_from(match, "sign"), "These lines become one text, although they look like a list", remedy)
    yield from _tables(shown)


def _from(match: re.Match[str], group: str) -> re.Match[str]:
    """The match of a group alone, so that its place is not that of the blank lines before it."""
    return re.compile(re.escape(match[group])).match(match.string, match.start(group)) or match


def _cells(row: str) -> int:
    """How many cells a row between strokes has; a stroke behind a backslash parts none."""
    return len(re.findall(r"(?<!\\)\|", row.strip())) - 1


def _tables(shown: str) -> Iterator[Slip]:
    """A table without the line of hyphens below its first row, with another number of cells in it, or with a longer row."""
    for match in _ROWS.finditer(shown):
        head, *rows = match[0].rstrip().split("\n")
        rule = f"`|{'---|' * _cells(head)}`"
        if not _RULE_OF_TABLE.fullmatch(rows[0].strip()):
            if not _RULE_OF_TABLE.fullmatch(head.strip()) and not shown[: match.start()].rstrip(" \t").endswith("|\n"):
                yield Slip(
                    match, "Without a line of hyphens below its first row this is no table", f"Write {rule} below this line."
                )
            return
        if _cells(rows[0]) != _cells(head):
            first = counted(_cells(head), "cell")
            message = f"The first row has {first} and the line of hyphens {_cells(rows[0])}, so this is no table"
            yield Slip(match, message, f"Write {rule} in place of `{rows[0].strip()}`.")
            return
        if long := next((row for row in rows if _cells(row) > _cells(head)), None):
            message = f"This row has {counted(_cells(long), 'cell')}, the first row {_cells(head)}: the others are not shown"
            found = re.compile(re.escape(long.strip())).search(shown, match.start())
            remedy = "Give the first row and the line of hyphens as many cells; a stroke that is text has a backslash before it."
            yield Slip(found or match, message, remedy)
            return


def _endless_code(text: str) -> Iterator[Slip]:
    """A block of code that runs to the end of the text because nothing closes it."""
    for part in parts_of_markdown(text) if "```" in text or "~~~" in text else ():
        lines = text[part.start : part.end].rstrip().split("\n")
        fence = re.match(r"[ >]*(`{3,}|~{3,})", lines[0])
        if part.kind != "fence" or fence is None or text[part.end :].strip():
            continue
        if len(lines) == 1 or not re.fullmatch(rf"[ >\t]*{re.escape(fence[1])}[`~]*[ \t]*", lines[-1]):
            found = re.compile(r"`{3,}|~{3,}").search(text, part.start)
            assert found is not None
            yield Slip(
                found,
                "This block of code does not end, so that all below it is shown as code",
                "Type its first signs again, on a line of their own below it.",
            )
