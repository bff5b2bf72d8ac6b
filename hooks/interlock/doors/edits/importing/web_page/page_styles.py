"""Marks elements that style sheets in the page hide, `<style>.old {display: none}`, unless readers can open them, or strike out.

Google Docs writes all that is struck out in this way, as `.c5 {text-decoration: line-through}`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from interlock.doors.edits.importing.web_page.page_colours import mark_white_on_white
from interlock.doors.edits.importing.web_page.page_rules import chosen_by, declared_in, elements_by_names, last_declared
from interlock.findings.lazy_patterns import lazy_pattern

if TYPE_CHECKING:
    from justhtml import Element

_SHOWING = lazy_pattern(r"(?:^|;)\s*(?:display|visibility)\s*:\s*(?P<how>[\w-]+)", re.I)
_DECORATING = lazy_pattern(r"(?:^|;)\s*text-decoration(?:-line)?\s*:(?P<how>[^;]*)", re.I)
# Attributes of elements that show something when they are pressed.
_OPENING = ("aria-controls", "aria-expanded", "data-target", "data-bs-target", "data-toggle", "data-bs-toggle", "onclick")


def mark_by_styles(elements: "Sequence[Element]") -> None:
    """Mark the elements that the style sheets among them hide as hidden, those that they strike out as struck, and white ones."""
    sheets = ["".join(str(part.data or "") for part in each.children) for each in elements if each.name == "style"]
    declared = [rule for sheet in sheets for rule in declared_in(sheet)]
    hiding = [(chosen, how in ("none", "hidden")) for chosen, text in declared if (how := last_declared(_SHOWING, text))]
    striking = [(chosen, "line-through" in how) for chosen, text in declared if (how := last_declared(_DECORATING, text))]
    named = elements_by_names(elements) if any(is_meant for _, is_meant in hiding + striking) else {}
    for element in chosen_by(named, striking):
        if not _DECORATING.search(style := element.attrs.get("style") or ""):
            element.attrs["style"] = f"text-decoration: line-through; {style}"
    mark_white_on_white(elements, declared)
    if hidden := chosen_by(named, hiding):
        opened, behind = _opened(elements), {*_behind_buttons(elements)}
        for element in hidden:
            if element.attrs.get("id") not in opened and element not in behind:
                element.attrs["hidden"] = ""


def _opened(elements: "Sequence[Element]") -> set[str]:
    """The ids that buttons, tabs and links of the page name."""
    said = (f"{each.attrs.get(name) or ''}" for each in elements for name in (*_OPENING, "href", "for"))
    return {id for words in said if words for id in re.findall(r"[\w-]+", words)}


def _behind_buttons(elements: "Iterable[Element]") -> "Iterator[Element]":
    """The elements behind one that opens what follows, as in a list of questions with answers."""
    for parent in elements:
        before: Element | None = None
        for each in _inside(parent):
            if before and any(map(_opens, [before, *_inside(before)[-1:]])):
                yield each
            before = each


def _inside(element: "Element") -> "list[Element]":
    return [child for child in element.children if not child.name.startswith("#")]


def _opens(element: "Element") -> bool:
    return element.name in ("button", "summary") or any(name in element.attrs for name in _OPENING)
