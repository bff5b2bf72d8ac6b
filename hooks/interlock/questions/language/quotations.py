"""Patterns for quotations in the styles of Europe, “…”, „…“, »…«, « … », and of East Asia, 「…」, by their opening marks."""

from interlock.findings.lazy_patterns import lazy_pattern
from interlock.questions.language.unspaced_scripts import UNSPACED


def _without(marks: str) -> str:
    """A pattern for text in one paragraph without some marks. The group is atomic, so matching takes linear time."""
    return rf"(?>(?:[^{marks}\n]|\n(?![ ]*\n))*)"


# Text on one line without single quotation marks, where an apostrophe inside a word is not one.
_APOSTROPHES = r"(?>(?:[^‚‘’\n]|(?<=\w)’(?=\w))*)"
# What must precede a mark that opens here but could also close: nothing, white space, or punctuation that may precede a word.
_OPENS = r"(?<![^\s(\[{*_~|/–—-])"

# Straight marks stand beside no word, except in scripts without blanks.
_WORD = rf"[^\W{UNSPACED}]"
_STRAIGHT = rf'"(?<!{_WORD}")(?<!"")(?=\S){_without(chr(34))}"(?!{_WORD})'
_DOUBLE = rf"„{_without('„“”')}(?:“(?!\w)|”)|“{_without('“”')}”|{_OPENS}”(?=\S){_without('„“”')}(?<=\S)”(?!\w)"
_GUILLEMETS = rf"«{_without('«»')}»|{_OPENS}»(?=\S){_without('«»')}(?<=\S)[«»](?!\w)"
_SINGLE_GUILLEMETS = rf"‹(?=\S){_without('‹›')}(?<=\S)›|{_OPENS}›(?=\S){_without('‹›')}(?<=\S)‹(?!\w)"
_LOW_SINGLE = rf"{_OPENS}‚(?=\S){_APOSTROPHES}[‘’](?!\w)"
_SINGLE = r"‘(?>(?:[^‘’\n]|(?<=\w)’(?=\w)|\n(?![ ]*\n))*)’(?!\w)"
_STRAIGHT_SINGLE = r"'(?<![\w']')(?=[^\s'])(?>(?:[^'\n]|(?<=\w)'(?=\w))*)'(?!\w)"

# The patterns by opening marks. Styles that use the same marks share a pattern, because German and Danish close with marks that
# open in English and French: the first mark in a text decides. No match spans another mark of its style, which keeps it linear.
QUOTATIONS = {
    '"': lazy_pattern(_STRAIGHT),
    "„“”": lazy_pattern(_DOUBLE),
    "«»": lazy_pattern(_GUILLEMETS),
    "‹›": lazy_pattern(_SINGLE_GUILLEMETS),
    "‚‘": lazy_pattern(f"{_LOW_SINGLE}|{_SINGLE}"),
    "'": lazy_pattern(_STRAIGHT_SINGLE),
    "「": lazy_pattern(f"「{_without('「」')}」"),
    "『": lazy_pattern(f"『{_without('『』')}』"),
    "《": lazy_pattern(f"《{_without('《》')}》"),
}
