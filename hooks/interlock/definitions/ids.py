"""Ids: their pattern, and the id that a text is turned into."""

import re
import unicodedata

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

# Letters transliterated to two; all others only lose their accents.
_IN_TWO = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "oe", "å": "aa", "þ": "th", "ð": "d", "ł": "l"}
_PLAIN = str.maketrans(_IN_TWO)


def id_from(text: str) -> str:
    """A text as an id: transliterated, in lower case, with hyphens. Empty when nothing of it can stand in an id.

    >>> id_from("Über Café & Søn")
    'ueber-cafe-soen'
    """
    letters = unicodedata.normalize("NFKC", text).lower().translate(_PLAIN)
    without_accents = (letter for letter in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", re.sub("['’]", "", "".join(without_accents))).strip("-")
