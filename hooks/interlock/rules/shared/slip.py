"""`Slip`: a slip in Markdown, with what to type."""

import re
from typing import NamedTuple

# The most slips of a sort that are reported in a text: an editor who mends these looks through the rest of it.
MOST_OF_A_SORT = 10


class Slip(NamedTuple):
    """A slip: where it stands, what is wrong and what to type."""

    match: re.Match[str]
    message: str
    remedy: str


def match_of(match: re.Match[str], group: str) -> re.Match[str]:
    """The match of a group alone, so that its place is not that of the blank lines before it."""
    return re.compile(re.escape(match[group])).match(match.string, match.start(group)) or match
