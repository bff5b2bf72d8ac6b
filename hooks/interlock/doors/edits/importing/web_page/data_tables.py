"""Tells tables of data in a page from tables that only lay it out.

A list of names with what each is (`dl`) counts as a table.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from interlock.doors.edits.importing.web_page.page_tree import is_for_programs, why_left_out

if TYPE_CHECKING:
    from justhtml import Element, Node


@dataclass(slots=True)
class _Seen:
    """What was seen of a table so far.

    `rows`: those with cells; `widest`: the most cells in one; `own` and `inner`: the letters in the table, and in tables inside
    it; `cells`: those of the current row; `has_names`: header cells; `inside`: the tables in its cells.
    """

    element: "Element"
    rows: int = 0
    widest: int = 0
    own: int = 0
    inner: int = 0
    cells: int = 0
    has_names: bool = False
    has_headings: bool = False
    inside: list["Element"] = field(default_factory=list)

    @property
    def holds_data(self) -> bool:
        """Whether readers see a table: others only place a menu beside a text, or a frame around it."""
        if self.element.attrs.get("role") in ("presentation", "none") or self.rows < 2:
            return False
        if self.has_headings and not self.has_names:
            return False
        if self.widest == 1:
            return self.has_names
        return not self.inside or self.has_names or self.own > self.inner


def tables_of_data(top: "Node") -> "list[Element]":
    """The tables of data in a page, and its lists of names, in their order, without those that stand in a cell of another.

    A list of one name is one only beside others, as in a glossary with a list for each letter.
    """
    tables = [*_outermost(top, _tables_with_data(top))]
    names = [len(_names_in(table)) for table in tables if table.name == "dl"]
    return tables if sum(names) > 1 else [table for table in tables if table.name != "dl"]


def _tables_with_data(top: "Node") -> "set[Element]":
    """The tables of data in a page, with those in the cells of others."""
    from justhtml import Element, Text

    found: set[Element] = set()
    open_tables: list[_Seen] = []
    # A table stands here once more behind what is in it, as its end.
    pending: list[tuple[Node | Text, bool]] = [(top, False)]
    while pending:
        node, is_end = pending.pop()
        here = open_tables[-1] if open_tables else None
        if isinstance(node, Text):
            if here:
                here.own += len((node.data or "").strip())
        elif is_end:
            _close(open_tables, found)
        elif not isinstance(node, Element) or not (is_for_programs(node) or why_left_out(node)):
            if isinstance(node, Element) and node.name == "table":
                open_tables.append(_Seen(node))
                pending.append((node, True))
            elif here and isinstance(node, Element):
                _see(here, node)
            pending += [(child, False) for child in reversed(node.children or ())]
    return found


def _outermost(top: "Node", found: "Collection[Element]") -> "Iterator[Element]":
    """The tables that were found, and the lists of names, that stand in no other."""
    from justhtml import Element

    pending = [top]
    while pending:
        node = pending.pop()
        if isinstance(node, Element) and (node in found or _names_in(node)):
            yield node
        else:
            pending += reversed(node.children or ())


def _names_in(element: "Element") -> "list[Element]":
    """The names in a list of names that says of one at least what it is; none in other elements."""
    parts = [*parts_of_names(element)] if element.name == "dl" else []
    return [part for part in parts if part.name == "dt"] if any(part.name == "dd" for part in parts) else []


def parts_of_names(element: "Element") -> "Iterator[Element]":
    """The names and what each is, in a list of names, where each pair may stand in an element of its own."""
    for part in element.children:
        yield from part.children if part.name == "div" else [part]


def _close(open_tables: list[_Seen], found: "set[Element]") -> None:
    """End the innermost table that is open."""
    seen = open_tables.pop()
    seen.widest = max(seen.widest, seen.cells)
    if seen.holds_data:
        found.add(seen.element)
    if open_tables:
        open_tables[-1].inner += seen.own + seen.inner
        open_tables[-1].inside.append(seen.element)


def _see(here: _Seen, element: "Element") -> None:
    if element.name == "tr":
        here.widest, here.cells = max(here.widest, here.cells), 0
    elif element.name in ("td", "th"):
        here.rows += here.cells == 0
        here.cells += 1
        here.has_names |= element.name == "th"
    here.has_headings |= element.name in ("h1", "h2")
