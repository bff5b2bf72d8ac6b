"""Splits long lists into pages by the estimated size of their rows."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from typing import Generic, NamedTuple, TypeVar

from interlock.catalog.addresses import later_page
from interlock.pages.page_links import Ref

_R = TypeVar("_R")


# Bytes of rows on one page; with the frame a page stays under 60 KB.
MOST_BYTES = 51_000
# Bytes of HTML around a text, around a link, and around a filter value of a row.
_AROUND_TEXT, AROUND_LINK, _AROUND_VALUE = 12, 30, 30
# Bytes of HTML of a cell with a list, even an empty one.
_AROUND_LIST = 30
# Bytes by which a row's links are longer from the second page on, which is one folder deeper.
_DEEPER = 30
# Bytes of the links between the pages of a list.
_AROUND_PARTS = 3_000


def paged(
    rows: Sequence[_R], size: Callable[[_R], int], most: int = MOST_BYTES, most_rows: int = 250, beside: int = 0
) -> list[list[_R]]:
    """Split rows into pages, in order. There is at least one page, possibly empty, and each page holds at least one row.

    `most` and `most_rows`: limits for a page, in bytes and rows; `beside`: bytes of other content on the first page.
    """
    sizes = [size(row) for row in rows]
    if len(rows) <= most_rows and sum(sizes) + beside <= most:
        return [list(rows)]
    pages: list[list[_R]] = [[]]
    room = most - beside - _AROUND_PARTS
    for row, own in zip(rows, sizes, strict=True):
        cost = own + (_DEEPER if len(pages) > 1 else 0)
        if pages[-1] and (cost > room or len(pages[-1]) == most_rows):
            pages.append([])
            room = most - _AROUND_PARTS
        pages[-1].append(row)
        room -= cost
    return pages


def size_of(row: object) -> int:
    """The approximate bytes of a row's HTML, from its texts and links."""
    if isinstance(row, str):
        return len(row.encode()) + _AROUND_TEXT
    if isinstance(row, Ref):
        return sum(len(text.encode()) for text in (row.title, row.path or "", row.note)) + AROUND_LINK
    if is_dataclass(row):
        return sum(size_of(getattr(row, field.name)) for field in fields(row))
    if isinstance(row, dict):
        return sum(len(name) + _AROUND_VALUE + size_of(value) for name, value in row.items())
    if isinstance(row, list | tuple):
        return _AROUND_LIST + sum(map(size_of, row))
    return _AROUND_TEXT


class ListPart(NamedTuple, Generic[_R]):
    """One page of a list. `crumbs` lead from a later page to the first one."""

    rows: list[_R]
    path: str
    title: str
    crumbs: tuple[Ref, ...]

    @property
    def is_first(self) -> bool:
        """Whether it is the page that has the name of the list, and what stands there once."""
        return not self.crumbs


def parts_of_list(title: str, first: str, pages: Sequence[list[_R]]) -> list[ListPart[_R]]:
    """The pages of a list with their titles and paths. `first`: the path of the first one."""
    later = (Ref(title, first),)
    return [
        ListPart(rows, path, title if number == 1 else f"{title}, part {number}", () if number == 1 else later)
        for number, (rows, path) in enumerate(zip(pages, paths_of(first, len(pages)), strict=True), 1)
    ]


def links_by_number(parts: Sequence[ListPart[_R]]) -> list[Ref]:
    """A link to each page of a list, as "Part 2"; none where there is one page."""
    return [Ref(f"Part {number}", part.path) for number, part in enumerate(parts, 1)] if len(parts) > 1 else []


def links_by_title(parts: Sequence[ListPart[_R]], title_of: Callable[[_R], str]) -> list[Ref]:
    """A link to each page of a list by its first and last title; none where there is one page."""
    return links_to([part.rows for part in parts], [part.path for part in parts], title_of)


def links_to(pages: Sequence[Sequence[_R]], paths: Sequence[str], title_of: Callable[[_R], str]) -> list[Ref]:
    """A link to each page by the titles of its first and last row, long ones cut after a word; none where there is one page.

    Where several pages would be called alike, such as those of one service, each says which it is.
    """
    if len(pages) < 2:
        return []
    ends = [dict.fromkeys((_start_of(title_of(rows[0])), _start_of(title_of(rows[-1])))) for rows in pages]
    titles = [" – ".join(both) for both in ends]
    alike = {title for title, number in Counter(titles).items() if number > 1}
    named = (f"{title}, part {number}" if title in alike else title for number, title in enumerate(titles, 1))
    return [Ref(title, path) for title, path in zip(named, paths, strict=True)]


def _start_of(title: str) -> str:
    """A title of up to 20 characters, or the words of a longer one that fit into them; a longer word is cut."""
    if len(title) <= 20:
        return title
    words = title[:21].rpartition(" ")[0].rstrip(" ,;:–-(")
    return f"{words} …" if words else f"{title[:20]}…"


def paths_of(first: str, pages: int) -> list[str]:
    """The paths of a list's pages: `first`, `first` + `list-2/`, and so on."""
    return [first, *(f"{first}{later_page(number)}/" for number in range(2, pages + 1))]
