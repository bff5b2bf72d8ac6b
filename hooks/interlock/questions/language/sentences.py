"""Splits Markdown texts into sentences. The first sentence of a term's definition is its tooltip."""

import re

from interlock.findings.lazy_patterns import lazy_pattern

_END = lazy_pattern(r"""[.!?…]["”“»«’‘›‹')\]]*(?=\s+["“„”«»‘‚‹›(\[]*[A-Z0-9£$€])|\n[ \t]*\n""")
# Abbreviations whose full stop does not end a sentence.
_ABBREVIATED = lazy_pattern(r"(?:^|[\s(])(?:e\.g|i\.e|etc|approx|cf|vs|no|nos|st|dr|mr|mrs|ms|prof|sr|jr|[A-Za-z])\.$", re.I)
# What precedes the first word of a sentence: the start of the text, another sentence, an empty line, a list marker or a table
# cell, and then opening marks.
_BEFORE = lazy_pattern(
    r"""(?:\A|[.!?…]["”“»«’‘›‹)\]]*\s+"""
    r"""|\n[ \t]*\n[ \t]*"""
    r"""|(?:\A|\n)[ \t]*(?:[-*+]|\d+[.)])[ \t]+"""
    r"""|\|[ \t]*)"""
    r"""[*_~"“„”«»‘‚‹›(\[]*\Z"""
)


def first_sentence(text: str) -> str:
    """The first sentence, in its original Markdown, on one line.

    >>> first_sentence("What we give back, e.g. £20. It goes to the account.")
    'What we give back, e.g. £20.'
    """
    text = text.strip()
    for match in _END.finditer(text):
        sentence = text[: match.end()]
        if not _ABBREVIATED.search(sentence):
            return " ".join(sentence.split())
    return " ".join(text.split())


def begins_sentence(text: str, position: int) -> bool:
    """Whether the word at a position is the first of a sentence, a list item or a table cell.

    >>> begins_sentence("Ask. We", 5), begins_sentence("- **We**", 4), begins_sentence("Ask, we", 5)
    (True, True, False)
    >>> begins_sentence("e.g. Us", 5)
    False
    """
    before = text[max(position - 80, 0) : position]
    return bool(_BEFORE.search(before)) and not _ABBREVIATED.search(before.rstrip())
