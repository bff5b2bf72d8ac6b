"""Marks elements whose words are white, or have no colour, on white, so that no reader of the page sees them.

White words on a coloured cell are read: what gives colour is looked for in the element and all around it. Where some of that stands in
style sheets beside the page, nobody knows it here, and nothing is marked.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from interlock.doors.edits.importing.web_page.page_rules import chosen_by, elements_by_names, last_declared
from interlock.findings.lazy_patterns import lazy_pattern

if TYPE_CHECKING:
    from justhtml import Element, Node

WHITE_ON_WHITE = "white-on-white"  # the attribute of such elements

_MOST_COMPARED = 50_000  # pairs of an element and a rule

_COLOUR = lazy_pattern(r"(?:^|;)\s*color\s*:(?P<how>[^;]*)", re.I)
_BACKGROUND = lazy_pattern(r"(?:^|;)\s*background(?:-color|-image)?\s*:(?P<how>[^;]*)", re.I)
_WHITE = lazy_pattern(
    r"(?:white|#fff(?:fff)?|rgba?\(\s*255\s*,\s*255\s*,\s*255\s*(?:,\s*1(?:\.0*)?\s*)?\))(?:\s*!important)?", re.I
)
_UNSEEN = lazy_pattern(rf"\s*(?:{_WHITE.pattern}|transparent)\s*", re.I)
_NO_BACKGROUND = lazy_pattern(r"\s*+(?:(?:none|transparent|inherit|initial|unset)\s*+)?(?:!important\s*+)?", re.I)


def mark_white_on_white(elements: "Sequence[Element]", declared: Sequence[tuple[str, str]]) -> None:
    """Mark the elements with such words. `declared`: the rules of style sheets, as selectors and what is declared for them."""
    if any(each.name == "link" and "stylesheet" in (each.attrs.get("rel") or "").lower() for each in elements):
        return
    rules = [(chosen, _UNSEEN.fullmatch(how) is not None) for chosen, text in declared if (how := last_declared(_COLOUR, text))]
    own = {each: _UNSEEN.fullmatch(colour) is not None for each in elements if (colour := _own_colour(each))}
    if not any(own.values()) and not any(is_unseen for _, is_unseen in rules):
        return
    named = elements_by_names(elements)
    by_sheets = dict.fromkeys(chosen_by(named, [(chosen, not is_unseen) for chosen, is_unseen in rules]), False)
    unseen = by_sheets | dict.fromkeys(chosen_by(named, rules), True) | own
    grounds = _Grounds([(chosen, is_coloured) for chosen, text in declared if (is_coloured := _ground_in(text)) is not None])
    showing: set[Node] = set()  # elements in which something else is seen
    for element in reversed(elements):
        is_seen = element in showing or unseen.get(element) is False or _own_ground(element) or "href" in element.attrs
        if is_seen and element.parent is not None:
            showing.add(element.parent)
        elif unseen.get(element) and element not in showing and not grounds.is_coloured(element):
            element.attrs[WHITE_ON_WHITE] = ""


class _Grounds:
    """Knows which elements stand on a colour or a picture. `declared`: selectors, and whether they give another colour than white."""

    def __init__(self, declared: Sequence[tuple[str, bool]]) -> None:
        self._declared = [(" ".join(one.split()), is_coloured) for chosen, is_coloured in declared for one in chosen.split(",")]
        self._left = _MOST_COMPARED
        self._known: dict[Node, bool] = {}

    def is_coloured(self, element: "Element") -> bool:
        """Whether an element, or what is around it, gives it a colour; also where there are too many rules to find out."""
        passed: list[Node] = []
        here: Node | None = element
        found: bool | None = None
        while here is not None and found is None:
            passed.append(here)
            found = self._known[here] if here in self._known else self._of(here)
            here = here.parent
        self._known |= dict.fromkeys(passed, bool(found))
        return bool(found)

    def _of(self, node: "Node") -> bool | None:
        """Whether an element itself has a colour; None where nothing says so."""
        if node.attrs is None or self._left < 0:
            return None if node.attrs is None else True
        own = _own_ground(node)
        found = [own] if own is not None else [is_coloured for one, is_coloured in self._declared if self._is_chosen(node, one)]
        return any(found) if found else None

    def _is_chosen(self, node: "Node", selector: str) -> bool:
        from justhtml import SelectorError, matches

        self._left -= 1
        try:
            return matches(node, selector)
        except SelectorError:  # of a state, such as `:hover`, or of what is no element
            return False


def _own_colour(element: "Element") -> str:
    """The colour that an element gives its words itself."""
    return last_declared(_COLOUR, element.attrs.get("style") or "") or element.attrs.get("color") or ""


def _own_ground(node: "Node") -> bool | None:
    """Whether an element itself gives what stands in it another colour than white; None where it says nothing of that."""
    attributes = node.attrs or {}
    colour, picture = attributes.get("bgcolor") or "", attributes.get("background") or ""
    said = _ground_in(attributes.get("style") or "")
    if said is None and (colour or picture):
        return bool(picture) or _WHITE.fullmatch(colour.strip()) is None
    return said


def _ground_in(declarations: str) -> bool | None:
    """The same of what is declared for elements."""
    said = [match["how"].strip() for match in _BACKGROUND.finditer(declarations)]
    said = [how for how in said if not _NO_BACKGROUND.fullmatch(how)]
    return any(not _WHITE.fullmatch(how) for how in said) if said else None
