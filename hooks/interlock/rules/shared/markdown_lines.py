"""Lines that were meant as headings or as items of lists, and are shown as text."""

import re
from collections.abc import Iterator
from itertools import islice

from interlock.findings.lazy_patterns import lazy_pattern
from interlock.rules.shared.slip import MOST_OF_A_SORT, Slip, match_of

# A `#` alone may be the tag of a text; what ends like a sentence is no heading.
_HEADINGS = (
    lazy_pattern(r"^[ ]{0,3}(?P<signs>#{2,6})(?P<words>[^\W\d_][^\n#]*[^\s#])(?=[ \t]*$)", re.M),
    lazy_pattern(r"(?:\A|\n[ \t]*\n)[ ]{0,3}(?P<signs>#)(?P<words>(?=[^\n]* )[^\W\d_][^\n#]*[^\s.,:;!?#])(?=[ \t]*(?:\n|\Z))"),
    lazy_pattern(r"\A[ ]{0,3}(?P<signs>#)(?P<words>[^\W\d_][\w-]+)(?=[ \t]*\n)"),
)
# What word processors, and keyboards of a Mac, write where a blank is meant.
HARD_SPACES = "\u00a0\u2007\u202f"
_HARD_HEADING = lazy_pattern(rf"^[ ]{{0,3}}(?P<signs>#{{1,6}})[{HARD_SPACES}](?=\S)", re.M)
_HARD_ITEMS = lazy_pattern(
    rf"^[ \t]*(?P<sign>-)[{HARD_SPACES}]\S[^\n]*\n(?:[ \t]*\n)?[ \t]*-[ {HARD_SPACES}]"
    rf"|^[ \t]*(?P<number>1[.)])[{HARD_SPACES}]\S[^\n]*\n(?:[ \t]*\n)?[ \t]*2[.)][ {HARD_SPACES}]",
    re.M,
)
_BEGIN_WITH_HYPHEN = "Begin each with `- `, a hyphen and a blank."
_LISTS = (
    (lazy_pattern(r"^[ \t]*(?P<sign>[•◦▪●‣·])[ \t]*(?=\S)[^\n]*\n[ \t]*(?P=sign)[ \t]*\S", re.M), _BEGIN_WITH_HYPHEN),
    (
        lazy_pattern(r"^(?P<in>[ \t]*)(?P<sign>-)(?:[^\W\d_][^\n]*\n[ \t]*-[ ]?|[ ][^\n]*\n(?P=in)-)[^\W\d_]", re.M),
        _BEGIN_WITH_HYPHEN,
    ),
    (
        lazy_pattern(r"^[ \t]*(?P<sign>a\)|\([a1]\))[ \t]*[^\W\d_][^\n]*\n[ \t]*(?:b\)|\([b2]\))[ \t]*[^\W\d_]", re.M),
        _BEGIN_WITH_HYPHEN,
    ),
    (
        lazy_pattern(r"^[ \t]*(?P<sign>1[.)])(?:[^\W\d_][^\n]*\n[ \t]*2[.)][ ]?|[ ][^\n]*\n[ \t]*2[.)])[^\W\d_]", re.M),
        "Put a blank behind each number: `1. …`.",
    ),
)


def line_slips(shown: str) -> Iterator[Slip]:
    """The headings and the lists that are none, in a text without code."""
    headings = (match for pattern in _HEADINGS for match in pattern.finditer(shown))
    for match in islice(headings, MOST_OF_A_SORT):
        message = "Without a blank after `#` this is no heading"
        yield Slip(match_of(match, "signs"), message, f"Write `{match['signs']} {match['words']}`.")
    for pattern, meant in ((_HARD_HEADING, "heading"), (_HARD_ITEMS, "list")):
        for match in islice(pattern.finditer(shown), MOST_OF_A_SORT):
            sign = match_of(match, next(name for name, found in match.groupdict().items() if found))
            yield Slip(
                sign, f"A no-break space stands behind `{sign[0]}`, so that this is no {meant}", "Type a space in its place."
            )
    for pattern, remedy in _LISTS:
        for listed in islice(_apart(pattern, shown), MOST_OF_A_SORT):
            yield Slip(match_of(listed, "sign"), "These lines become one text, although they look like a list", remedy)


def _apart(pattern: re.Pattern[str], shown: str) -> Iterator[re.Match[str]]:
    """The matches between which a blank line stands: others are of one list."""
    end = None
    for match in pattern.finditer(shown):
        if end is None or _BLANK_LINE.search(shown, end, match.start("sign")):
            yield match
        end = match.end()


_BLANK_LINE = lazy_pattern(r"\n[ \t]*\n")
