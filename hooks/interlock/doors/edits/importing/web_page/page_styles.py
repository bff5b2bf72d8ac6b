"""What a page hides by rules of its own style sheets, `<style>.old {display: none}`, unless readers can open it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from interlock.findings.lazy_patterns import lazy_pattern

if TYPE_CHECKING:
    from justhtml import Element

_COMMENT = lazy_pattern(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.S)
# Rules for paper or narrow screens, and what else is no rule of a class.
_AT_RULE = lazy_pattern(r"@[^{};@]*+(?:;|\{(?>(?:[^{}]++|\{[^{}]*+\})*)\})")
_SHOWING = lazy_pattern(r"(?:^|;)\s*(?:display|visibility)\s*:\s*(?P<how>[\w-]+)", re.I)
# The last class or id that an element must have.
_NAMED = lazy_pattern(r"[.#](?P<name>[\w-]+)(?=[^\s>+~]*$)")
_MOST_COMPARED = 200_000  # pairs of an element and a rule
# What shows something when it is pressed.
_OPENING = ("aria-controls", "aria-expanded", "data-target", "data-bs-target", "data-toggle", "data-bs-toggle", "onclick")


def hide_by_styles(elements: "Sequence[Element]") -> None:
    """Mark the elements that the style sheets among them hide as hidden."""
    from justhtml import SelectorError, matches

    rules = [rule for each in elements if each.name == "style" for rule in _rules(each)]
    if all(is_shown for _, is_shown in rules):
        return
    named = _by_names(elements)
    hidden: dict[Element, None] = {}
    left = _MOST_COMPARED
    for selector, is_shown in rules:
        found = _NAMED.search(selector)
        candidates = named[found["name"]] if found else []
        left -= len(candidates)
        if left < 0:
            break
        try:
            meant = [each for each in candidates if matches(each, selector)]
        except SelectorError:  # of a state, such as `:hover`, or of what is no element
            continue
        for each in meant:
            hidden.pop(each, None) if is_shown else hidden.setdefault(each)
    if hidden:
        opened, behind = _opened(elements), {*_behind_buttons(elements)}
        for element in hidden:
            if element.attrs.get("id") not in opened and element not in behind:
                element.attrs["hidden"] = ""


def _rules(sheet: "Element") -> Iterator[tuple[str, bool]]:
    """Each selector of a style sheet that says whether something is shown, and whether it is."""
    text = "".join(str(part.data or "") for part in sheet.children)
    for rule in _AT_RULE.sub("", _COMMENT.sub(" ", text)).split("}"):
        selectors, _, declarations = rule.rpartition("{")
        if declared := [match["how"].lower() for match in _SHOWING.finditer(declarations)]:
            for selector in selectors.split(","):
                yield " ".join(selector.split()), declared[-1] not in ("none", "hidden")


def _by_names(elements: "Sequence[Element]") -> "dict[str, list[Element]]":
    """The elements with each class and id."""
    named: dict[str, list[Element]] = defaultdict(list)
    for each in elements:
        for name in {*(each.attrs.get("class") or "").split(), each.attrs.get("id") or ""}:
            named[name].append(each)
    return named


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
