"""Long lists on several pages: as many rows on each as fit, by what the rows say."""

from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

from interlock.pages.refs import Ref

R = TypeVar("R")

# Bytes of rows on one page: with the frame around them it stays under 60 KB.
MOST_BYTES = 51_000
# Bytes of HTML around a text of a row, around a link, and around a value to filter by: tags, labels, the way to the root.
AROUND_TEXT, AROUND_LINK, AROUND_VALUE = 12, 30, 30
# Bytes of a cell with a list, which may be empty.
AROUND_LIST = 30
# Bytes by which the links of a row are longer from the second page on, which stands deeper.
DEEPER = 30
# Bytes of the links between the pages of one list.
PARTS = 3_000


def paged(
    rows: Sequence[R], size: Callable[[R], int], most: int = MOST_BYTES, most_rows: int = 250, beside: int = 0
) -> list[list[R]]:
    """The rows in their order, page by page: there is at least one page, be it empty, and each holds at least one row.

    `beside`: bytes of what else the first page shows.
    """
    sizes = [size(row) for row in rows]
    if len(rows) <= most_rows and sum(sizes) + beside <= most:
        return [list(rows)]
    pages: list[list[R]] = [[]]
    room = most - beside - PARTS
    for row, own in zip(rows, sizes, strict=True):
        cost = own + (DEEPER if len(pages) > 1 else 0)
        if pages[-1] and (cost > room or len(pages[-1]) == most_rows):
            pages.append([])
            room = most - PARTS
        pages[-1].append(row)
        room -= cost
    return pages


def size_of(row: Any) -> int:
    """About how many bytes a row takes on its page: every text and link in it, and the HTML around each."""
    if isinstance(row, str):
        return len(row.encode()) + AROUND_TEXT
    if isinstance(row, Ref):
        return sum(len(text.encode()) for text in (row.title, row.path or "", row.note)) + AROUND_LINK
    if is_dataclass(row):
        return sum(size_of(getattr(row, field.name)) for field in fields(row))
    if isinstance(row, dict):
        return sum(len(name) + AROUND_VALUE + size_of(value) for name, value in row.items())
    if isinstance(row, list | tuple):
        return AROUND_LIST + sum(map(size_of, row))
    return AROUND_TEXT


def paths_of(first: str, pages: int) -> list[str]:
    """Where the pages of a list stand: the first at its own address, the others below it."""
    return [first, *(f"{first}list-{number}/" for number in range(2, pages + 1))]
