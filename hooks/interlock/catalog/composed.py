"""Letters with accents as one character each, in addresses; files and links may have them as two: `ö` as `o` and `¨`."""

import re
from unicodedata import is_normalized, normalize
from urllib.parse import quote, unquote

from interlock.findings.lazy_patterns import lazy_pattern

_ENCODED = lazy_pattern(r"[A-Za-z]?(?:%[0-9A-Fa-f]{2})+")


def composed(path: str) -> str:
    """A path or an address with composed letters."""
    return path if path.isascii() else normalize("NFC", path)


def composed_href(href: str) -> str:
    """An address as Markdown gives it, with composed letters.

    >>> composed_href("o%CC%88l.md#u%CC%88ber"), composed_href("a%20b.md")
    ('%C3%B6l.md#%C3%BCber', 'a%20b.md')
    """
    return composed(_ENCODED.sub(_composed, href) if "%" in href else href)


def _composed(found: re.Match[str]) -> str:
    letters = unquote(found[0])
    return found[0] if is_normalized("NFC", letters) else quote(normalize("NFC", letters))
