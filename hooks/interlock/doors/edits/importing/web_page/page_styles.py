"""Marks elements that style sheets in the page hide, `<style>.old {display: none}`, unless readers can open them, or strike out.

Google Docs writes all that is struck out in this way, as `.c5 {text-decoration: line-through}`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from interlock.findings.lazy_patterns import lazy_pattern

if TYPE_CHECKING:
    from justhtml import Element

_COMMENT = lazy_pattern(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.S)
# Rules for paper or narrow screens, and all others that begin with `@`.
_AT_RULE = lazy_pattern(r"@[^{};@]*+(?:;|\{(?>(?:[^{}]++|\{[^{}]*+\})*)\})")
_SHOWING = lazy_pattern(r"(?:^|;)\s*(?:display|visibility)\s*:\s*(?P<how>[\w-]+)", re.I)
_DECORATING = lazy_pattern(r"(?:^|;)\s*text-decoration(?:-line)?\s*:(?P<how>[^;]*)", re.I)
# A class or an id in the last part of a selector, that of the element itself.
_NAMED = lazy_pattern(r"[.#](?P<name>[\w-]++)")
_MOST_COMPARED = 200_000  # pairs of an element and a rule
# Attributes of elements that show something when they are pressed.
_OPENING = ("aria-controls", "aria-expanded", "data-target", "data-bs-target", "data-toggle", "data-bs-toggle", "onclick")


def mark_by_styles(elements: "Sequence[Element]") -> None:
    """Mark the elements that the style sheets among them hide as hidden, and those that they strike out as struck."""
    sheets = ["".join(str(part.data or "") for part in each.children) for each in elements if each.name == "style"]
    declared = [rule for sheet in sheets for rule in _rules(sheet)]
    hiding = [(chosen, how in ("none", "hidden")) for chosen, text in declared if (how := _last(_SHOWING, text))]
    striking = [(chosen, "line-through" in how) for chosen, text in declared if (how := _last(_DECORATING, text))]
    named = _by_names(elements) if any(is_meant for _, is_meant in hiding + striking) else {}
    for element in _chosen(named, striking):
        if not _DECORATING.search(style := element.attrs.get("style") or ""):
            element.attrs["style"] = f"text-decoration: line-through; {style}"
    if hidden := _chosen(named, hiding):
        opened, behind = _opened(elements), {*_behind_buttons(elements)}
        for element in hidden:
            if element.attrs.get("id") not in opened and element not in behind:
                element.attrs["hidden"] = ""


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """The selectors of each rule of a style sheet, with commas between, and what is declared for them."""
    for rule in _AT_RULE.sub("", _COMMENT.sub(" ", sheet)).split("}"):
        selectors, _, declarations = rule.rpartition("{")
        if declarations.strip():
            yield selectors, declarations


def _last(pattern: re.Pattern[str], declarations: str) -> str:
    """The last value that is declared for a property; empty where there is none."""
    return next((match["how"].lower() for match in reversed([*pattern.finditer(declarations)])), "")


def _chosen(named: "Mapping[str, list[Element]]", rules: Sequence[tuple[str, bool]]) -> "list[Element]":
    """The elements of which the last rule that fits says that they are meant.

    `named`: elements by their classes and ids. `rules`: selectors with commas between, and whether they mean them.
    """
    from justhtml import SelectorError, matches

    chosen: dict[Element, None] = {}
    left = _MOST_COMPARED
    each_alone = ((" ".join(selector.split()), is_meant) for selectors, is_meant in rules for selector in selectors.split(","))
    for selector, is_meant in each_alone if any(is_meant for _, is_meant in rules) else ():
        found = _NAMED.search(selector, max(map(selector.rfind, " >+~")) + 1)
        candidates = named.get(found["name"], []) if found else []
        left -= len(candidates)
        if left < 0:
            break
        try:
            fitting = [each for each in candidates if matches(each, selector)]
        except SelectorError:  # of a state, such as `:hover`, or of what is no element
            continue
        for each in fitting:
            chosen.setdefault(each) if is_meant else chosen.pop(each, None)
    return [*chosen]


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
