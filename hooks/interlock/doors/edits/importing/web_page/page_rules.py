"""Reads the rules of style sheets in a page, and finds the elements that they choose."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from interlock.findings.lazy_patterns import lazy_pattern

if TYPE_CHECKING:
    from justhtml import Element

_COMMENT = lazy_pattern(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.S)
# Rules for paper or narrow screens, and all others that begin with `@`.
_AT_RULE = lazy_pattern(r"@[^{};@]*+(?:;|\{(?>(?:[^{}]++|\{[^{}]*+\})*)\})")
# A class or an id in the last part of a selector, that of the element itself.
_NAMED = lazy_pattern(r"[.#](?P<name>[\w-]++)")
_MOST_COMPARED = 200_000  # pairs of an element and a rule


def declared_in(sheet: str) -> Iterator[tuple[str, str]]:
    """The selectors of each rule of a style sheet, with commas between, and what is declared for them."""
    for rule in _AT_RULE.sub("", _COMMENT.sub(" ", sheet)).split("}"):
        selectors, _, declarations = rule.rpartition("{")
        if declarations.strip():
            yield selectors, declarations


def last_declared(pattern: re.Pattern[str], declarations: str) -> str:
    """The last value that is declared for a property; empty where there is none."""
    return next((match["how"].lower() for match in reversed([*pattern.finditer(declarations)])), "")


def chosen_by(named: "Mapping[str, list[Element]]", rules: Sequence[tuple[str, bool]]) -> "list[Element]":
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


def elements_by_names(elements: "Sequence[Element]") -> "dict[str, list[Element]]":
    """The elements with each class and id."""
    named: dict[str, list[Element]] = defaultdict(list)
    for each in elements:
        for name in {*(each.attrs.get("class") or "").split(), each.attrs.get("id") or ""}:
            named[name].append(each)
    return named
