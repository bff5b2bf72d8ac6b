"""The canonical form of values, which is equal for values that say the same.

Letter case, punctuation, layout, the order of lists and the plural of units (`5 working day`) are ignored. Symbols that belong to
a number (`3.5`, `9:30`, `50%`, `£20`) are kept. References use the first id of a renamed definition, so that a rename does not
change what anybody vouched for.
"""

import datetime
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from interlock.definitions.field_types import Bound
from interlock.definitions.values.quantities import Quantity
from interlock.definitions.values.units import plain_number
from interlock.findings.lazy_patterns import lazy_pattern

# Symbols that belong to a number: point, comma, colon or slash between digits, a minus before one, and percent.
_OF_A_NUMBER = lazy_pattern(r"(?<=\d)[.,:/](?=\d)|(?<![^\s(])[-−](?=\d)|%")
_SYMBOLS = ("Sc", "Sm", "So")


def canonical(value: Any, canonical_text: Callable[[str], str]) -> Any:
    """A value of a model in canonical form, as values that JSON can hold. `canonical_text` makes a text canonical."""
    if isinstance(value, str):
        return canonical_text(value)
    if isinstance(value, Quantity):
        return [plain_number(value.lower) if value.lower is not None else None, plain_number(value.amount), value.unit]
    if isinstance(value, Bound):
        return [canonical(value.low, canonical_text), canonical(value.high, canonical_text)]
    if isinstance(value, BaseModel):
        parts = {name: canonical(getattr(value, name), canonical_text) for name in type(value).model_fields}
        return {name: part for name, part in parts.items() if part not in (None, [], {}, "")}
    if isinstance(value, list):
        return sorted((canonical(item, canonical_text) for item in value), key=repr)
    if isinstance(value, dict):
        return {canonical_text(name): canonical(item, canonical_text) for name, item in sorted(value.items())}
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else value


# Cached, because each signatory of a definition vouches for the same texts.
@lru_cache(maxsize=10_000)
def normalised_words(text: str) -> str:
    """A text case-folded, without punctuation and layout. Stamps of approvals are made of it: a change here makes them stale.

    >>> normalised_words("Within 3.5 minutes  (we're quick) — 50%!")
    'within 3.5 minutes were quick 50%'
    """
    plain = unicodedata.normalize("NFKC", text).casefold().replace("'", "").replace("’", "")
    kept = _OF_A_NUMBER.sub(lambda mark: chr(_KEPT + ord(mark[0])), plain)
    return " ".join(kept.translate(_CONTENT).split())


class _Content(dict[int, int]):
    """The translation table: a content character stays, others become a space. Filled in as characters occur."""

    def __missing__(self, code: int) -> int:
        letter = chr(code)
        is_content = letter.isalnum() or unicodedata.category(letter) in _SYMBOLS or unicodedata.combining(letter) > 0
        self[code] = code if is_content else ord(" ")
        return self[code]


# Symbols that belong to a number are moved to private code points while other punctuation is removed.
_KEPT = 0x100000
_CONTENT = _Content({_KEPT + ord(mark): ord(mark) for mark in ".,:/-−%"})
