"""Free words: those texts of definitions from which nothing is worked out. Pages show them, and no fact depends on them.

So an edit of free words alone changes only the pages that show them. Within a `noting` block, every read of free words is
recorded, which tells which pages those are. (Approvals depend on free words too, and terms are found in them: code that relies
on free words must check whether these have changed.)
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from functools import cache
from typing import Any
from zlib import crc32

from pydantic import BaseModel

from interlock.definitions.base import Definition
from interlock.definitions.contact_point import ContactPoint
from interlock.definitions.customer import Customer
from interlock.definitions.lesson import Lesson
from interlock.definitions.link import Link
from interlock.definitions.procedure import Procedure, Step
from interlock.definitions.promise import Promise
from interlock.definitions.service import Service

FREE_WORDS: dict[type[BaseModel], tuple[str, ...]] = {
    Definition: ("summary", "body"),
    ContactPoint: ("access",),
    Customer: ("needs",),
    Lesson: ("what_happened",),
    Link: ("our_part", "does"),
    Procedure: ("starts_when", "ends_when"),
    Promise: ("customer_duties",),
    Service: ("eligibility", "cost", "documents"),
    Step: ("does", "can_decide", "say", "if_not"),
}


@cache
def free_words_of(model: type[BaseModel]) -> frozenset[str]:
    """The fields of a model that hold free words."""
    return frozenset(name for each in model.__mro__ for name in FREE_WORDS.get(each, ()))


# What was noted by each `noting` that has not ended.
_noted: list[set[str]] = []


def note(text: str) -> None:
    """Note that a text was read."""
    if _noted:
        _noted[-1].add(mark_of(text))


def note_lines(path: str) -> None:
    """Note that a place in a file was read: a page may show its line number."""
    if _noted:
        note(said_of_lines(path))


def said_of_lines(path: str) -> str:
    """The text that is noted when a place in a file is read."""
    return f"the lines of {path}"


def mark_of(text: str) -> str:
    """A checksum that stands for a text in notes. Two texts with one mark cost time: pages seem to show both."""
    return f"{crc32(text.encode('utf-8', 'surrogatepass')):x}"


class Notes:
    """The marks of all texts that were read."""

    def __init__(self) -> None:
        self.marks: set[str] = set()

    def packed(self) -> str:
        """The marks as one text, in order."""
        return " ".join(sorted(self.marks))


def has_any(packed: str, marks: AbstractSet[str]) -> bool:
    """Whether there is one of some marks among packed ones."""
    return not marks.isdisjoint(packed.split())


@contextmanager
def noting() -> Iterator[Notes]:
    """Note all free words that are read in the block."""
    _watch_free_words()
    notes = Notes()
    _noted.append(notes.marks)
    try:
        yield notes
    finally:
        _noted.pop()


@cache
def _watch_free_words() -> None:
    """Have every later read of free words go by way of `_FreeWords`."""
    for model, names in FREE_WORDS.items():
        for name in names:
            setattr(model, name, _FreeWords(name))


class _FreeWords:
    """Reads the field of a model, and notes what it holds."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, model: BaseModel | None, owner: type) -> Any:
        if model is None or self._name not in model.__dict__:
            raise AttributeError(self._name)  # as without a descriptor: fields are no attributes of the class
        value = model.__dict__[self._name]
        if _noted:
            for text in value if isinstance(value, list) else (value,):
                if text:
                    note(text)
        return value

    def __set__(self, model: BaseModel, value: object) -> None:
        model.__dict__[self._name] = value
