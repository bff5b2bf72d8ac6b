"""Ids: what they may be, and the nearest one to a text."""

import re
import unicodedata

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

# Letters that are written with two where only plain ones may stand; of all others the accent is left out.
_IN_TWO = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "oe", "å": "aa", "þ": "th", "ð": "d", "ł": "l"}
_PLAIN = str.maketrans(_IN_TWO)


def id_from(text: str) -> str:
    """The id that a text comes nearest to; empty when it holds no letter or digit that an id may hold.

    >>> id_from("Über Café & Søn")
    'ueber-cafe-soen'
    """
    letters = unicodedata.normalize("NFKC", text).lower().translate(_PLAIN)
    without_accents = (letter for letter in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", re.sub("['’]", "", "".join(without_accents))).strip("-")
