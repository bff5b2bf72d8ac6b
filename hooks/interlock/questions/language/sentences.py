"""Splits Markdown texts into sentences. The first sentence of a term's definition is its tooltip."""

import re
from functools import lru_cache

from interlock.findings.lazy_patterns import lazy_pattern

# Behind the marks that end a sentence stands a blank, except in Chinese and Japanese, or an empty line. So does one behind a day.
_DAY = r"(?<=\d)\.\s+(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b"
_END = lazy_pattern(
    rf"""(?!{_DAY})[.!?…؟۔।][\"”“»«’‘›‹')\]]*(?=\s+["“„”«»‘‚‹›(\[]*(?P<next>[^\W_]|[£$€]))"""
    r"""|[。！？｡]++(?=[^」』）”’])|\n[ \t]*\n"""
)
# Abbreviations whose full stop does not end a sentence: English, German, French, Spanish, Dutch, Italian and Polish ones, a small
# letter alone, Monsieur, and a person's first letter behind a title.
_ABBREVIATED = lazy_pattern(
    r"(?:^|[\s(])(?:e\.g|i\.e|etc|approx|cf|vs|no|nos|st|dr|mr|mrs|ms|prof|sr|jr|z\.\s?b|d\.\s?h|u\.\s?a|bzw|ca|nr|abs|evtl|ggf|vgl"
    r"|p\.\s?ex|mme|tél|sra|núm|art|pág|tel|bijv|mevr|dhr|o\.a|d\.w\.z|sig|dott|pag|ust|pkt|godz|tzn|(?-i:MM?|[a-zß-öø-ÿ])"
    r"|(?:herr|frau|mr|mrs|ms|dr|mme|heer|mevrouw)\.?\s(?-i:[A-Z]))\.$",
    re.I,
)
# What precedes the first word of a sentence: the start of the text, another sentence, an empty line, a list marker or a table
# cell, and then opening marks.
_BEFORE = lazy_pattern(
    r"""(?:\A|[.!?…]["”“»«’‘›‹)\]]*\s+"""
    r"""|\n[ \t]*\n[ \t]*"""
    r"""|(?:\A|\n)[ \t]*(?:[-*+]|\d+[.)])[ \t]+"""
    r"""|\|[ \t]*)"""
    r"""[*_~"“„”«»‘‚‹›(\[]*\Z"""
)


@lru_cache(maxsize=10_000)
def first_sentence(text: str) -> str:
    """The first sentence, in its original Markdown, on one line.

    >>> first_sentence("What we give back, e.g. £20. It goes to the account.")
    'What we give back, e.g. £20.'
    >>> first_sentence("苦情とは不満の申し出です。記録します。")
    '苦情とは不満の申し出です。'
    >>> first_sentence("Fällig am 3. Oktober. Danach mahnen wir."), first_sentence("M. Dupont répond. Puis lui.")
    ('Fällig am 3. Oktober.', 'M. Dupont répond.')
    """
    text = text.strip()
    for match in _END.finditer(text):
        sentence, following = text[: match.end()], match["next"]
        if not (following and following.islower()) and not _ABBREVIATED.search(sentence):
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
