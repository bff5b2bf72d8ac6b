"""Slips in Markdown that nothing else reports: readers see the signs themselves, or lose what stands behind them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import islice

from interlock.catalog.markdown_parts import MAY_BE_TOO_DEEP, left_as_text, parts_of_markdown, without_code
from interlock.definitions import KINDS
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.rules.shared.markdown_lines import HARD_SPACES, line_slips
from interlock.rules.shared.markdown_tables import BETWEEN_CELLS, table_slips
from interlock.rules.shared.slip import MOST_OF_A_SORT, Slip
from interlock.sources.filtered_pattern import FilteredPattern

_KINDS = "|".join(kind.name for kind in KINDS)
_NAMED = rf"(?:{_KINDS})/[\w#-]+(?:\|[^\[\]\n]+)?"
_ONE_BRACKET = lazy_pattern(rf"(?<!\[)\[(?P<one>{_NAMED})\]{{1,2}}(?![(\[:\]])|\[\[(?P<two>{_NAMED})\](?!\])")
_ADDRESS_BEHIND = lazy_pattern(r"(\[\[[^\[\]\n]+\]\])\((?=[^()\s]*[./])[^()\s]+\)")
_SWAPPED = lazy_pattern(
    r"(?<!\])\((?P<words>[^()\[\]\n]+)\)\[(?P<address>[^\[\]\s]+(?:\.md|\.html|/)|https?://[^\[\]\s]+)\](?![(\[:])"
)
_UNCLOSED_LINK = lazy_pattern(r"\[(?P<words>[^\[\]\n]+)\]\((?P<address>[^()\s]*[./][^()\s]*)(?!(?:(?!\n[ \t]*\n)[^()])*\))")
# Marks of notes, numbers as those of sources, and what stands close behind a word, as in `data[i][j]`, are no words of a link.
_WITHOUT_ADDRESS = lazy_pattern(
    r"(?<![\[\]\\\w])\[(?!\^)(?=[^\[\]\n]{0,200}?[^\W\d_])(?P<words>[^\[\]\n]++)\]\[(?!\^)(?P<name>[^\[\]\n]*+)\](?![(\[:])"
)
# Sources, keys and gaps, as in `[Smith 2020][Jones 2021]`, `[Shift][F4]` and `[Title][Surname]`: each begins with a capital letter.
_SIDE_BY_SIDE = lazy_pattern(r"[A-Z][^\[\]]*\]\[[A-Z]")
_ADDRESS_OF_NAME = lazy_pattern(r"^[ ]{0,3}\[(?P<name>[^\[\]\n]+)\]:", re.M)
_STARS = lazy_pattern(r"(?<![\w*\\])\*\*(?P<words>[ ]+[^\W\d_][^*\n]*|[^\W_][^*\n]*[ ])\*\*(?![\w*])")
# Stars that may stand between a letter and a mark of Chinese or Japanese.
_OPENING, _CLOSING = "「『（《【", ("」", "』", "）", "》", "】")
_AROUND_MARKS = lazy_pattern(rf"\*\*(?P<head>[{_OPENING}]?)(?P<words>[^*\n]+?)(?P<tail>[{''.join(_CLOSING)}。、，！？]?)\*\*")
# What ends the text that a sign of emphasis or code may run over.
_ENDS_TEXT = r"\n[ \t>]*(?:\n|[-*+][ ]|\d+[.)][ ]|[#|])"
_ENDLESS = {
    sign: lazy_pattern(rf"{typed}(?<![\w{one}\\]{typed})(?={follows})(?!(?>(?:(?!{_ENDS_TEXT})[^{one}]|{one}(?!{one}))*){typed})")
    for sign, typed, one, follows in (
        ("**", r"\*\*", r"\*", r"[^\W_]|[\"“„‘(\[]"),
        ("__", "__", "_", r"(?!\w*[a-z][A-Z\d_])[^\W\d_]"),  # no name of a program, as in `__fooBar`
    )
}
_WITHOUT_BEGINNING = lazy_pattern(r"(?<=[^\W\d_])\*\*(?![\w*])")
_ENDLESS_CODE = lazy_pattern(r"`(?<![\w`\\]`)(?=[\w/$<][^`'´’\n]*(?:\n|\Z))")
_MARK_BELOW = lazy_pattern(r"^[ \t>]*\*\*", re.M)

_BEGINS_LINE = r"[ \t]*(?:#{1,6}[^\W\d_]|\||-[^\W\d_]|[•◦▪●‣·]|\(?[a1]\)|1[.)][^\W\d_]|2[.)][^\W\d_])"
# A text in which none of the slips can stand need not be looked at.
SLIPS = FilteredPattern(
    lazy_pattern(r"\[|\*\*|__|`|~{3}|\t|[•◦▪●‣·#|-]|1[.)]|\([1a]\)|a\)"),
    ("__",),
    (
        lazy_pattern(rf"\[(?:{_KINDS})/[^\[\]\n]*\](?!\])"),
        lazy_pattern(rf"\[(?<!\[\[)(?:{_KINDS})/"),
        lazy_pattern(rf"\n{_BEGINS_LINE}"),
        lazy_pattern(BETWEEN_CELLS),
        MAY_BE_TOO_DEEP,
        FilteredPattern(lazy_pattern(rf"[#.)-][{HARD_SPACES}]"), tuple(HARD_SPACES)),
        # In a file, another text may begin on the same line.
        lazy_pattern(r"`(?<![\w`\\]`)(?=[\w/$<])[^`\n,\"'’´}\]]*(?:[\n,\"'’´}\]]|\Z)"),
    ),
    signs=(")[", "](", "][", "**", "```", "~~~", "-|", "\t"),
    at_start=lazy_pattern(rf"\A{_BEGINS_LINE}"),
)


def slips_in(text: str, *, block: bool) -> Iterator[Slip]:
    """The slips in a text, at most `MOST_OF_A_SORT` of each sort."""
    shown = without_code(text, block=block)
    yield from _links(shown)
    yield from _emphasis(text, shown, block=block)
    yield from _endless_code(text, block=block)
    if block:
        yield from line_slips(shown)
        yield from table_slips(shown)
        yield from _endless_block(text)
        yield from _too_deep(text)


def _links(shown: str) -> Iterator[Slip]:
    for match in _matches(_ONE_BRACKET, shown):
        yield Slip(
            match, "A reference has two brackets on each side, so this is none", f"Write `[[{match['one'] or match['two']}]]`."
        )
    for match in _matches(_ADDRESS_BEHIND, shown):
        remedy = f"Write `{match[1]}` alone; a link to an address is `[words](address)`."
        yield Slip(match, "A reference takes no address behind it", remedy)
    for match in _matches(_SWAPPED, shown):
        yield Slip(
            match, "The brackets of this link stand in each other's place", f"Write `[{match['words']}]({match['address']})`."
        )
    yield from _without_address(shown)
    for match in _matches(_UNCLOSED_LINK, shown):
        address = match["address"].rstrip(".,;:")
        yield Slip(match, "The bracket of this link does not close", f"Write `[{match['words']}]({address})`.")


def _without_address(shown: str) -> Iterator[Slip]:
    """Links with the name of an address, `[words][name]`, where no line `[name]: address` is."""
    if "][" in shown:
        named = {_folded(match["name"]) for match in _ADDRESS_OF_NAME.finditer(shown)}
        found = (match for match in _WITHOUT_ADDRESS.finditer(shown) if not _stands_beside(match))
        links = (match for match in found if _folded(match["name"] or match["words"]) not in named)
        for match in islice(links, MOST_OF_A_SORT):
            message = "No address is given for this link, so that readers see its brackets"
            yield Slip(match, message, f"Write `[{match['words']}](address)`.")


def _stands_beside(match: re.Match[str]) -> bool:
    """Whether the second brackets name no address, but something else beside the first, as both would be written in a sentence."""
    words, name = _folded(match["words"]), _folded(match["name"])
    are_counted = words[-1:].isdigit() and name[-1:].isdigit()
    return _SIDE_BY_SIDE.match(match[0], 1) is not None and (are_counted or words.split()[-1:] != name.split()[-1:])


def _folded(name: str) -> str:
    """The name of an address as Markdown compares it."""
    return " ".join(name.split()).casefold()


def _matches(pattern: re.Pattern[str], shown: str) -> Iterator[re.Match[str]]:
    return islice(pattern.finditer(shown), MOST_OF_A_SORT)


def _emphasis(text: str, shown: str, *, block: bool) -> Iterator[Slip]:
    """Asterisks with spaces inside; asterisks, underscores and backticks that open what has no end, or end what has no beginning."""
    beside = [stars for stars in _matches(_AROUND_MARKS, shown) if _stands_beside_mark(shown, stars)]
    for stars in beside:
        message = "Between a letter and a mark, stars make nothing bold, so that readers see these"
        outside = f"`{stars['head']}**{text[stars.start('words') : stars.end('words')]}**{stars['tail']}`"
        is_whole = bool(stars["head"]) == (stars["tail"] in _CLOSING)
        yield Slip(stars, message, f"Write {outside}." if is_whole else "Type a blank outside these stars.")
    if beside:
        return
    for stars in _openings(_STARS, "**", shown):
        words = text[stars.start("words") : stars.end("words")]
        if words != words.strip():  # in the text itself: code is blank in what is shown
            yield Slip(stars, "Blanks stand inside the stars, so that readers see these", f"Write `**{words.strip()}**`.")
    for sign, pattern in _ENDLESS.items():
        for match in _openings(pattern, sign, shown):
            message = f"`{sign}` opens bold text here that nothing closes, so that readers see these signs"
            yield Slip(match, message, f"Type `{sign}` after the last word that is to be bold, too; or delete these.")
    for match in _openings(_WITHOUT_BEGINNING, "**", shown) if block and not _MARK_BELOW.search(shown) else ():
        message = "`**` closes bold text here that nothing opens, so that readers see these signs"
        yield Slip(match, message, "Type `**` before the first word that is to be bold, too; or delete these.")


def _stands_beside_mark(shown: str, stars: re.Match[str]) -> bool:
    """Whether Markdown takes stars for no beginning or no end: a mark is on their inside, and a letter on their outside."""
    before, behind = shown[stars.start() - 1 : stars.start()], shown[stars.end() : stars.end() + 1]
    return bool((stars["head"] and before.isalnum()) or (stars["tail"] and behind.isalnum()))


def _openings(pattern: re.Pattern[str], sign: str, shown: str) -> Iterator[re.Match[str]]:
    """The matches before which such signs come in pairs, in their own paragraph or item, but for those found before.

    At the beginning of a line in the whole text, as a mark above, as in `Price**`, may refer to that line.
    """
    if sign not in shown:
        return
    typed = re.escape(sign)
    edges = [match.start() for match in re.finditer(rf"(?<!\w){typed}|{typed}(?!\w)", shown)]
    begins = [0, *(match.end() for match in re.finditer(_ENDS_TEXT, shown))]
    found: list[int] = []
    for match in pattern.finditer(shown):
        start = match.start()
        begins_line = not shown[shown.rfind("\n", 0, start) + 1 : start].strip(" >")
        first = 0 if begins_line else begins[bisect_right(begins, start) - 1]
        reported = len(found) - bisect_left(found, first)
        if (bisect_left(edges, start) - bisect_left(edges, first) - reported) % 2 == 0:
            found.append(start)
            yield match
            if len(found) == MOST_OF_A_SORT:
                return


def _endless_code(text: str, *, block: bool) -> Iterator[Slip]:
    """Backticks before a word that none follows. One in place of an apostrophe is no code."""
    matches = [*_ENDLESS_CODE.finditer(text)]
    alone = {part.start for part in parts_of_markdown(text, block=block) if part.end == part.start + 1} if matches else ()
    for match in [match for match in matches if match.start() in alone][:MOST_OF_A_SORT]:
        message = "A backtick opens code here that nothing closes, so that readers see it"
        yield Slip(match, message, "Type another backtick where the code ends, or delete this one.")


def _endless_block(text: str) -> Iterator[Slip]:
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


def _too_deep(text: str) -> Iterator[Slip]:
    """A quotation or list within so many others that it is read as text."""
    start = left_as_text(text)
    if start is not None and (found := re.compile(r"[ \t>]*+\S[^\n]*").match(text, start)):
        message = "From here on, quotations or lists stand too deep within each other, so that their signs are shown as text"
        yield Slip(found, message, "Take out some of the signs, or begin a new list or section.")
