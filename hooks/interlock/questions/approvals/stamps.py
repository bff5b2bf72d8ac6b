"""Stamps: a short text that fits exactly one content, and can name what changed when it no longer fits.

`v1:<hash>.<fields>` and, where steps are vouched for, `.<columns>.<steps>`. The hash decides whether the stamp fits. The
rest names a change: two letters for each field in their fixed order, two for each column of the steps; and for each step
three letters of its id and one for each column.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from itertools import chain, repeat
from typing import Any

VERSION = "v1"

_STAMP = re.compile(r"v1:([0-9a-f]{12})\.([a-z2-7]*)(?:\.([a-z2-7]*)\.([a-z2-7]*))?")
_DIGEST, _LABEL, _CELL = 2, 3, 1
_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"


class StampError(ValueError):
    """The text is no stamp that this version writes."""


@dataclass(frozen=True, slots=True)
class Vouched:
    """What a signatory stands by, in canonical form: fields by name, and columns of steps by the step's id, in order.

    `added`: the columns that came after stamps were first made. They count only where a step says something there.
    """

    fields: dict[str, Any]
    steps: dict[str, dict[str, Any]] = field(default_factory=dict)
    added: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return any(self.fields.values()) or any(self.steps.values())

    @property
    def columns(self) -> list[str]:
        """The names of what is vouched for in each step."""
        return list(next(iter(self.steps.values()), {}))

    def column(self, name: str) -> list[Any]:
        """One column of all steps."""
        return [step[name] for step in self.steps.values()]


def stamp_for(vouched: Vouched) -> str:
    """The stamp that fits this content."""
    fields = "".join(_short(value) for value in vouched.fields.values())
    stamp = f"{VERSION}:{_hash(vouched)}.{fields}"
    if not vouched.steps:
        return stamp
    columns = "".join(_short(vouched.column(name)) for name in vouched.columns)
    steps = "".join(_short(id, _LABEL) + _cells(step) for id, step in vouched.steps.items())
    return f"{stamp}.{columns}.{steps}"


def changed(stamp: str, vouched: Vouched) -> list[str]:
    """What changed since the stamp was made, in an editor's words; empty when it still fits. Raises StampError."""
    match = _STAMP.fullmatch(stamp)
    if not match:
        raise StampError(stamp)
    if match[1] == _hash(vouched):
        return []
    names = _differing(match[2], vouched.fields.items())
    names += _changed_steps(match[3] or "", match[4] or "", vouched)
    return names or ["something that this stamp cannot name"]


def _changed_steps(columns: str, steps: str, vouched: Vouched) -> list[str]:
    width = _LABEL + _CELL * len(columns) // _DIGEST
    before = {steps[start : start + _LABEL]: steps[start + _LABEL : start + width] for start in range(0, len(steps), width)}
    now = {_short(id, _LABEL): id for id in vouched.steps}
    different = _differing(columns, ((name, vouched.column(name)) for name in vouched.columns))
    added = [id for label, id in now.items() if label not in before]
    gone = [label for label in before if label not in now]
    if len(gone) == len(added) == 1:  # the same step under another id
        now[gone[0]] = now.pop(_short(added[0], _LABEL))
        added, gone = [], []
    names = [_in_step(before[label], id, vouched, different) for label, id in now.items() if label in before]
    names += [f"step {id} is new" for id in added]
    names += ["a step is gone" if len(gone) == 1 else f"{len(gone)} steps are gone"] if gone else []
    return [name for name in names if name] or (
        [f"{_listed(different)} of a step, or the order of the steps"] if different else []
    )


def _in_step(cells: str, id: str, vouched: Vouched, different: list[str]) -> str:
    edited = [name for name in _differing(cells, vouched.steps[id].items(), _CELL) if name in different]
    return f"{_listed(edited)} in step {id}" if edited else ""


def _listed(names: list[str]) -> str:
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def _cells(step: dict[str, Any]) -> str:
    return "".join(_short(value, _CELL) for value in step.values())


def _differing(digests: str, parts: Iterable[tuple[str, Any]], length: int = _DIGEST) -> list[str]:
    """The names of what is no longer as it was. A field that the stamp is older than was empty."""
    pieces = [digests[start : start + length] for start in range(0, len(digests), length)]
    return [
        name
        for (name, value), piece in zip(parts, chain(pieces, repeat("")), strict=False)
        if (piece != _short(value, length) if piece else _says_something(value))
    ]


def _says_something(value: Any) -> bool:
    return any(value) if isinstance(value, list) else bool(value)


def _hash(vouched: Vouched) -> str:
    """Ids of steps are left out: another id is no other step."""
    steps = [{name: cell for name, cell in step.items() if cell or name not in vouched.added} for step in vouched.steps.values()]
    content = [{name: value for name, value in vouched.fields.items() if value}, steps]
    return sha256(_plain(content)).hexdigest()[:12]


def _short(value: Any, length: int = _DIGEST) -> str:
    return _first_letters(_plain(value))[:length]


@lru_cache(maxsize=10_000)
def _first_letters(plain: bytes) -> str:
    """The first three letters of the content's hash in base 32, each of five bits: nobody asks for more."""
    bits = int.from_bytes(sha256(plain).digest()[:2])
    return "".join(_LETTERS[bits >> place & 31] for place in (11, 6, 1))


# One encoder for all: `json.dumps` makes a new one each time it is asked for this form.
_encoded = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode


def _plain(value: Any) -> bytes:
    return _encoded(value).encode()
