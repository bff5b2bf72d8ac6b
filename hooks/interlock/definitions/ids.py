"""The pattern of ids, and the making of an id from any text."""

import re
import unicodedata

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

# Letters that NFKD does not take apart, or that are written with two letters. All others only lose their accents.
_TRANSLITERATIONS = {
    "ä": "ae",
    "ö": "oe",
    "ü": "ue",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "oe",
    "å": "aa",
    "þ": "th",
    "ð": "d",
    "ł": "l",
}
_TRANSLITERATE = str.maketrans(_TRANSLITERATIONS)


def id_from(text: str) -> str:
    """The id for a text: transliterated, in lower case, with hyphens. Empty when nothing in the text may be in an id.

    >>> id_from("Über Café & Søn")
    'ueber-cafe-soen'
    """
    letters = unicodedata.normalize("NFKC", text).lower().translate(_TRANSLITERATE)
    without_accents = (letter for letter in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", re.sub("['’]", "", "".join(without_accents))).strip("-")
