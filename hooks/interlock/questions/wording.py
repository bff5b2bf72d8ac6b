"""The canonical form of what a definition says, in which two forms are equal when they say the same.

Letter case, punctuation, layout, the order of a list and the unit's number (`5 working day`) are no content. Marks that
belong to a number (`3.5`, `9:30`, `50%`, `£20`) are. A definition that was renamed keeps the id it had first, so that no
rename changes what anybody vouched for.
"""

import datetime
import re
import unicodedata
from collections.abc import Callable
from typing import Any

from pydantic import BaseModel

from interlock.definitions.fields import Bound
from interlock.definitions.quantities import Quantity, plain_number

# A point, comma, colon or stroke between digits, a minus before one, and per cent.
_OF_A_NUMBER = re.compile(r"(?<=\d)[.,:/](?=\d)|(?<![^\s(])[-−](?=\d)|%")
_SYMBOLS = ("Sc", "Sm", "So")


def canonical(value: Any, said: Callable[[str], str]) -> Any:
    """A value of a model as plain values that JSON can hold. `said` makes a text canonical."""
    if isinstance(value, str):
        return said(value)
    if isinstance(value, Quantity):
        return [plain_number(value.lower) if value.lower is not None else None, plain_number(value.amount), value.unit]
    if isinstance(value, Bound):
        return [canonical(value.low, said), canonical(value.high, said)]
    if isinstance(value, BaseModel):
        parts = {name: canonical(getattr(value, name), said) for name in type(value).model_fields}
        return {name: part for name, part in parts.items() if part not in (None, [], {}, "")}
    if isinstance(value, list):
        return sorted((canonical(item, said) for item in value), key=repr)
    if isinstance(value, dict):
        return {said(name): canonical(item, said) for name, item in sorted(value.items())}
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else value


def words_of(text: str) -> str:
    """A text without letter case, punctuation and layout.

    >>> words_of("Within 3.5 minutes  (we're quick) — 50%!")
    'within 3.5 minutes were quick 50%'
    """
    plain = unicodedata.normalize("NFKC", text).casefold().replace("'", "").replace("’", "")
    kept = _OF_A_NUMBER.sub(lambda mark: chr(_KEPT + ord(mark[0])), plain)
    return " ".join(kept.translate(_CONTENT).split())


class _Content(dict[int, int]):
    """What each letter becomes: itself, or a blank. Worked out once for each letter that is met."""

    def __missing__(self, code: int) -> int:
        letter = chr(code)
        is_content = letter.isalnum() or unicodedata.category(letter) in _SYMBOLS or unicodedata.combining(letter) > 0
        self[code] = code if is_content else ord(" ")
        return self[code]


# Marks of a number are set aside among the code points that no text uses while the others are taken out.
_KEPT = 0x100000
_CONTENT = _Content({_KEPT + ord(mark): ord(mark) for mark in ".,:/-−%"})
