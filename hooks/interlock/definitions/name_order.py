"""The order in which lists have names, whatever language they are in."""

from functools import lru_cache

from interlock.definitions.base import Definition
from interlock.definitions.values.plain_letters import without_accents
from interlock.findings.lazy_patterns import lazy_pattern

_MARKS_BEFORE = "\"'“”„«»‘‚‹›「『¿¡([ "
_NUMBER = lazy_pattern("[0-9]+")
_AS_HIRAGANA = {katakana: katakana - 0x60 for katakana in range(0x30A1, 0x30F7)}
_DIGITS = 12  # of a number whose size counts; longer ones are compared digit by digit


@lru_cache(maxsize=100_000)
def sort_key(name: str) -> str:
    """What lists sort a name by: without case, accents and marks before it, both kinds of kana as one, and numbers by their size.

    >>> sorted(["Zoo", "Ward 10", "Électricité", "“Ward 2”"], key=sort_key)
    ['Électricité', '“Ward 2”', 'Ward 10', 'Zoo']
    >>> sorted(["コール", "さくら", "カード", "くま"], key=sort_key)
    ['カード', 'くま', 'コール', 'さくら']
    """
    bare = without_accents(name.casefold()).lstrip(_MARKS_BEFORE).translate(_AS_HIRAGANA)
    return _NUMBER.sub(lambda number: number[0].zfill(_DIGITS), bare)


def by_title(definition: Definition) -> tuple[str, str]:
    """What lists sort a definition by: its title, and its id among equal ones."""
    return sort_key(definition.title), definition.id
