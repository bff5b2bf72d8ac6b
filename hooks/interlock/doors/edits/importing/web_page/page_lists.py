"""Puts lists into the items to which they belong: Google Docs writes a list in an item behind that list, as one of its own."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from interlock.findings.lazy_patterns import lazy_pattern

if TYPE_CHECKING:
    from justhtml import Element, Node

_LEVEL = lazy_pattern(r"(?:^|\s)lst-kix_\S+-(?P<level>\d)(?:\s|$)")


def nest_lists(elements: "Iterable[Element]") -> None:
    """Move each list of a deeper level into the last item of the list right before it."""
    for parent in dict.fromkeys(each.parent for each in elements if _level_of(each)):
        if parent is not None:
            _nest_in(parent)


def _nest_in(parent: "Node") -> None:
    kept: list[Node] = []
    before: Element | None = None
    for child in parent.children or ():
        level = _level_of(child)
        around = _item_for(before, level) if level else None
        if around is None:
            kept.append(child)
            before = child if level is not None else None
        else:
            child.parent = None  # so that it is not looked for there, once for each of many lists
            around.append_child(child)
    parent.children = kept


def _item_for(element: "Element | None", level: int) -> "Element | None":
    """The item of a list, or of the last one in it, in which a list of this level stands."""
    found = None
    while element and (depth := _level_of(element)) is not None and depth < level:
        found = next((item for item in reversed(element.children) if item.name == "li"), None)
        element = found.children[-1] if found and found.children else None
    return found


def _level_of(element: "Element") -> int | None:
    """The level of a list of Google Docs, from 0; None for others, and for what is no list."""
    match = _LEVEL.search(element.attrs.get("class") or "") if element.name in ("ol", "ul") else None
    return int(match["level"]) if match else None
