"""Quotation marks, as Europe writes them: “…”, „…“, »…«, « … » and the rest, by the marks that open them."""

import re


def _but(marks: str) -> str:
    """A pattern for a stretch of one paragraph without some marks. It is never tried again shorter, so it takes linear time."""
    return rf"(?:[^{marks}\n]|\n(?![ ]*\n))*+"


# A stretch on one line in which an apostrophe is none of the marks.
_APOSTROPHES = r"(?:[^‚‘’\n]|(?<=\w)’(?=\w))*+"
# Before a mark that may also close stands nothing, white space, or what may stand before a word.
_OPENS = r"(?<![^\s(\[{*_~|/–—-])"

_STRAIGHT = rf'"(?<![\w"]")(?=\S){_but(chr(34))}"(?!\w)'
_DOUBLE = rf"„{_but('„“”')}(?:“(?!\w)|”)|“{_but('“”')}”|{_OPENS}”(?=\S){_but('„“”')}(?<=\S)”(?!\w)"
_GUILLEMETS = rf"«{_but('«»')}»|{_OPENS}»(?=\S){_but('«»')}(?<=\S)[«»](?!\w)"
_SINGLE_GUILLEMETS = rf"‹(?=\S){_but('‹›')}(?<=\S)›|{_OPENS}›(?=\S){_but('‹›')}(?<=\S)‹(?!\w)"
_LOW_SINGLE = rf"{_OPENS}‚(?=\S){_APOSTROPHES}[‘’](?!\w)"
_SINGLE = r"‘(?:[^‘’\n]|(?<=\w)’(?=\w)|\n(?![ ]*\n))*+’(?!\w)"
_STRAIGHT_SINGLE = r"'(?<![\w']')(?=[^\s'])(?:[^'\n]|(?<=\w)'(?=\w))*+'(?!\w)"

# By the marks that open them. Of each sort the first in a text comes first, as German and Danish close with what opens in
# English and French. None goes on past another mark of its sort, so that each place is looked at but once.
QUOTATIONS = {
    '"': re.compile(_STRAIGHT),
    "„“”": re.compile(_DOUBLE),
    "«»": re.compile(_GUILLEMETS),
    "‹›": re.compile(_SINGLE_GUILLEMETS),
    "‚‘": re.compile(f"{_LOW_SINGLE}|{_SINGLE}"),
    "'": re.compile(_STRAIGHT_SINGLE),
}
