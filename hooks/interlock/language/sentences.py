"""The first sentence of a Markdown text: a term's tooltip."""

import re

_END = re.compile(r"""[.!?…]["”’')\]]*(?=\s+["“‘(\[]*[A-Z0-9£$€])|\n[ \t]*\n""")
# A point after these ends no sentence.
_ABBREVIATED = re.compile(r"(?:^|[\s(])(?:e\.g|i\.e|etc|approx|cf|vs|no|nos|st|dr|mr|mrs|ms|prof|sr|jr|[A-Za-z])\.$", re.I)


def first_sentence(text: str) -> str:
    """The first sentence, in Markdown as it was written, on one line.

    >>> first_sentence("What we give back, e.g. £20. It goes to the account.")
    'What we give back, e.g. £20.'
    """
    text = text.strip()
    for match in _END.finditer(text):
        sentence = text[: match.end()]
        if not _ABBREVIATED.search(sentence):
            return " ".join(sentence.split())
    return " ".join(text.split())
