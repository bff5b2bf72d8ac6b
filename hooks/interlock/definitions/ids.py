"""The pattern of ids, names that Windows keeps for itself, and the making of an id from any text."""

import re
from unicodedata import category, normalize

from interlock.definitions.values.plain_letters import plain_letters, without_accents
from interlock.findings.lazy_patterns import lazy_pattern

# An id is the name of a file and of a folder of the site, which Windows and other systems cannot hold at any length.
LONGEST_ID = 100
ID = lazy_pattern(rf"(?=.{{1,{LONGEST_ID}}}\Z)[a-z0-9]+(-[a-z0-9]+)*")
# What stands in the place of a missing text, such as an id, while the rest of a faulty file is looked at.
STAND_IN = "-"
ID_TOO_LONG = f"This is longer than {LONGEST_ID} letters, so it cannot be an id"
SHORTEN_ID = f"Shorten it to at most {LONGEST_ID} letters."

# Devices of Windows, which cannot be files or folders there, whatever their ending.
_DEVICE = lazy_pattern(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³]|con(?:in|out)\$) *(?:\..*)?", re.I)


def is_device(name: str) -> bool:
    """Whether Windows keeps a name for itself, so that no file or folder there can have it: `con`, `aux.md`, `lpt1`."""
    return _DEVICE.fullmatch(name.rstrip(" .")) is not None


def can_be_id(text: str) -> bool:
    """Whether a text can be the id of a definition, which is the name of its file."""
    return ID.fullmatch(text) is not None and not is_device(text)


def is_too_long(id: str) -> bool:
    """Whether a text has more letters than an id may have."""
    return len(id) > LONGEST_ID


_LATIN_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
# Letters that are written with two letters. All others only lose their accents.
_TWO_LETTERS = {"ä": "ae", "ö": "oe", "ü": "ue", "æ": "ae", "ø": "oe", "å": "aa"}
_SPELT_OUT = str.maketrans(_TWO_LETTERS | {letter.upper(): two.capitalize() for letter, two in _TWO_LETTERS.items()})


def spelt_out(text: str) -> str:
    """The text in letters without accents, with two for those that may be written so: `ue` for `ü`."""
    return without_accents(text.translate(_SPELT_OUT))


def id_from(text: str) -> str:
    """The id for a text: transliterated, in lower case, with hyphens, as many words as fit.

    Empty when nothing in the text may be in an id.

    >>> id_from("Über Café & Søn")
    'ueber-cafe-soen'
    """
    letters = spelt_out(normalize("NFKC", plain_letters(text)).lower())
    return _shortened(hyphened(re.sub("['’ʼ＇]", "", letters)))


def name_key(text: str) -> str:
    """A name as names are compared: its id, and in scripts of which an id has no letter, its own letters in that form.

    >>> name_key("Front desk!"), name_key("IT・サポート課"), name_key("قسم الشكاوى")
    ('front-desk', 'it-サポート課', 'قسم-الشكاوى')
    """
    letters = normalize("NFKC", plain_letters(text)).casefold()
    if text.isascii() or all(letter in _LATIN_LETTERS or not letter.isalpha() for letter in spelt_out(letters)):
        return id_from(text)
    return "-".join("".join(letter if letter.isalnum() or category(letter)[0] == "M" else " " for letter in letters).split())


def hyphened(text: str) -> str:
    """A text in small letters, with a hyphen for all between its Latin letters and numbers.

    >>> hyphened("Who pays? (2026)")
    'who-pays-2026'
    """
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def _shortened(id: str) -> str:
    """An id without the words at its end that make it too long; of a single word, its beginning."""
    if not is_too_long(id):
        return id
    words, hyphen, _ = id[: LONGEST_ID + 1].rpartition("-")
    return words if hyphen else id[:LONGEST_ID]
