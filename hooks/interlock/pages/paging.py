"""Long lists on several pages: as many rows on each as fit, by what the rows say."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

R = TypeVar("R")

# Bytes of rows on one page: with the frame around them it stays under 60 KB.
MOST_BYTES = 48_000
# Bytes of HTML around each text of a row: its tags, its label on a phone, its attributes.
MARKS = 22


def paged(rows: Sequence[R], size: Callable[[R], int], most: int = MOST_BYTES, most_rows: int = 250) -> list[list[R]]:
    """The rows in their order, page by page: there is at least one page, be it empty, and each holds at least one row."""
    pages: list[list[R]] = [[]]
    room = most
    for row in rows:
        cost = size(row)
        if pages[-1] and (cost > room or len(pages[-1]) == most_rows):
            pages.append([])
            room = most
        pages[-1].append(row)
        room -= cost
    return pages


def size_of(row: Any) -> int:
    """About how many bytes a row takes on its page: every text in it, and the HTML around each."""
    return sum(len(text.encode()) + MARKS for text in _texts(row))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
    elif isinstance(value, dict):
        yield from _texts(list(value.values()))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)


def paths_of(first: str, pages: int) -> list[str]:
    """Where the pages of a list stand: the first at its own address, the others below it."""
    return [first, *(f"{first}list-{number}/" for number in range(2, pages + 1))]
