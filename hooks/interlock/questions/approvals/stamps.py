"""Stamps: short fingerprints of what an approval vouches for, which can also tell what changed when they no longer fit.

The format is `v1:<hash>.<fields>` and, with steps, `.<columns>.<steps>`. `<hash>` is the first 12 hexadecimal digits of a
SHA-256 and decides alone whether the stamp fits. The rest locates a change, in letters of base 32: `<fields>` has two letters
for each field, in a fixed order, `<columns>` two for each column of the steps (a field in all steps), and `<steps>` has for each
step three letters for its id and one for each column.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from itertools import chain, repeat
from typing import Any

from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import listed

_VERSION = "v1"

_STAMP = lazy_pattern(r"v1:([0-9a-f]{12})\.([a-z2-7]*)(?:\.([a-z2-7]*)\.([a-z2-7]*))?")
_FIELD_LETTERS, _ID_LETTERS, _CELL_LETTERS = 2, 3, 1
_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"


class StampError(ValueError):
    """The text is not a stamp in the format of this version."""


@dataclass(frozen=True, slots=True)
class Vouched:
    """What a signatory vouches for, in canonical form: the values of fields by name, and those of steps by id, in order.

    `added`: the fields of steps that are newer than the first stamps. They count only in steps where they are not empty.
    """

    fields: dict[str, Any]
    steps: dict[str, dict[str, Any]] = field(default_factory=dict)
    added: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return any(self.fields.values()) or any(self.steps.values())

    @property
    def columns(self) -> list[str]:
        """The names of the fields that are vouched for in each step."""
        return list(next(iter(self.steps.values()), {}))

    def column(self, name: str) -> list[Any]:
        """The values of one field in all steps."""
        return [step[name] for step in self.steps.values()]

    def with_labels(self, before: Mapping[str, str]) -> "Vouched":
        """The same, with fields that name steps by the labels they had before."""
        fields = {name: _with_labels(value, before) for name, value in self.fields.items()}
        return Vouched(fields, self.steps, self.added)


def _with_labels(value: Any, before: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        items = [_with_labels(item, before) for item in value]
        return sorted(items, key=repr) if isinstance(value[0] if value else None, dict) else items
    if isinstance(value, dict):
        return {name: _with_labels(item, before) for name, item in value.items()}
    return before.get(value, value) if isinstance(value, str) else value


def step_label(id: str) -> str:
    """What stands for the id of a step in a field that names it. A stamp holds its letters, so that a rename can be followed."""
    return f"step {_digest(id, _ID_LETTERS)}"


def stamp_for(vouched: Vouched) -> str:
    """The stamp for this content."""
    fields = "".join(_digest(value) for value in vouched.fields.values())
    stamp = f"{_VERSION}:{_hash(vouched)}.{fields}"
    if not vouched.steps:
        return stamp
    columns = "".join(_digest(vouched.column(name)) for name in vouched.columns)
    steps = "".join(_digest(id, _ID_LETTERS) + _cells(step) for id, step in vouched.steps.items())
    return f"{stamp}.{columns}.{steps}"


def changed(stamp: str, vouched: Vouched) -> list[str]:
    """What changed since the stamp was made, in words for editors; empty when it still fits. Raises StampError."""
    match = _STAMP.fullmatch(stamp)
    if not match:
        raise StampError(stamp)
    columns = match[3] or ""
    before = _steps_before(columns, match[4] or "")
    if renamed := _renamed_steps(before, vouched):
        vouched = vouched.with_labels(renamed)
    if match[1] == _hash(vouched):
        return []
    names = _differing(match[2], vouched.fields.items())
    names += _changed_steps(columns, before, vouched)
    return names or ["something that this stamp cannot name"]


def _steps_before(columns: str, steps: str) -> dict[str, str]:
    """The cells of each step that a stamp was made of, by the letters for its id."""
    width = _ID_LETTERS + _CELL_LETTERS * len(columns) // _FIELD_LETTERS
    return {
        steps[start : start + _ID_LETTERS]: steps[start + _ID_LETTERS : start + width] for start in range(0, len(steps), width)
    }


def _renamed_steps(before: dict[str, str], vouched: Vouched) -> dict[str, str]:
    """The labels of steps with another id, and those they had: where as many are new as are gone, in the same order."""
    now = [_digest(id, _ID_LETTERS) for id in vouched.steps]
    new, gone = ([f"step {each}" for each in some if each not in others] for some, others in ((now, before), (before, now)))
    return dict(zip(new, gone, strict=True)) if len(new) == len(gone) else {}


def _changed_steps(columns: str, before: dict[str, str], vouched: Vouched) -> list[str]:
    now = {_digest(id, _ID_LETTERS): id for id in vouched.steps}
    different = _differing(columns, ((name, vouched.column(name)) for name in vouched.columns))
    added = [id for label, id in now.items() if label not in before]
    gone = [label for label in before if label not in now]
    if len(gone) == len(added) == 1:  # one step was renamed
        now[gone[0]] = now.pop(_digest(added[0], _ID_LETTERS))
        added, gone = [], []
    names = [_in_step(before[label], id, vouched, different) for label, id in now.items() if label in before]
    names += [f"step {id} is new" for id in added]
    names += ["a step is gone" if len(gone) == 1 else f"{len(gone)} steps are gone"] if gone else []
    return [name for name in names if name] or (
        [f"{listed(different)} in a step, or the order of the steps"] if different else []
    )


def _in_step(cells: str, id: str, vouched: Vouched, different: list[str]) -> str:
    edited = [name for name in _differing(cells, vouched.steps[id].items(), _CELL_LETTERS) if name in different]
    return f"{listed(edited)} in step {id}" if edited else ""


def _cells(step: dict[str, Any]) -> str:
    return "".join(_digest(value, _CELL_LETTERS) for value in step.values())


def _differing(digests: str, parts: Iterable[tuple[str, Any]], length: int = _FIELD_LETTERS) -> list[str]:
    """The names of the parts that changed. Parts that are newer than the stamp count as changed unless they are empty."""
    pieces = [digests[start : start + length] for start in range(0, len(digests), length)]
    return [
        name
        for (name, value), piece in zip(parts, chain(pieces, repeat("")), strict=False)
        if (piece != _digest(value, length) if piece else _is_filled(value))
    ]


def _is_filled(value: Any) -> bool:
    return any(value) if isinstance(value, list) else bool(value)


def _hash(vouched: Vouched) -> str:
    """The hash of everything but the ids of steps: renaming a step does not void an approval."""
    steps = [{name: cell for name, cell in step.items() if cell or name not in vouched.added} for step in vouched.steps.values()]
    content = [{name: value for name, value in vouched.fields.items() if value}, steps]
    return sha256(_serialised(content)).hexdigest()[:12]


def _digest(value: Any, length: int = _FIELD_LETTERS) -> str:
    # Most values are texts, or empty.
    return (_first_letters_of_text(value) if value.__class__ is str else _first_letters(_serialised(value)))[:length]


@lru_cache(maxsize=10_000)
def _first_letters_of_text(text: str) -> str:
    return _first_letters(_serialised(text))


@lru_cache(maxsize=10_000)
def _first_letters(plain: bytes) -> str:
    """The first three letters of the content's hash in base 32, which has five bits a letter. No caller needs more."""
    bits = int.from_bytes(sha256(plain).digest()[:2])
    return "".join(_LETTERS[bits >> place & 31] for place in (11, 6, 1))


# One encoder for all calls: with these arguments, `json.dumps` would create one each time.
_encoded = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode


def _serialised(value: Any) -> bytes:
    return b"[]" if value == [] else b"null" if value is None else _encoded(value).encode()
