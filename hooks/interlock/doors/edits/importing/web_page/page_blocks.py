"""The blocks of a page, one after the other: headings, paragraphs, items of lists, code and tables."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from interlock.doors.edits.importing.runbook.runbook_texts import code_span
from interlock.doors.edits.importing.web_page.page_block import PageBlock, PageNotes, shown
from interlock.doors.edits.importing.web_page.page_tree import is_for_programs, is_of_notes, line_of, why_left_out, words_in
from interlock.doors.edits.importing.web_page.page_words import PageLink, link_in_markdown, link_to, tidy
from interlock.doors.edits.importing.web_page.typed_items import TYPED_ITEM, level_in_list, typed_items, with_dotted_numbers
from interlock.doors.edits.importing.words_escaped import escaped
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.site.html_blocks import HTML_BLOCKS

if TYPE_CHECKING:
    from justhtml import Element, Node, Text

_HEADING = lazy_pattern(r"h[1-6]")
_BOLD = frozenset(["b", "strong"])
# Digits above and below the line, as in m² and CO₂.
_RAISED = {"sup": str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"), "sub": str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")}
_CODE = frozenset(["code", "kbd", "samp", "tt"])
_TITLE = lazy_pattern(r"(?:^|\s)(?:Mso)?Title(?:\s|$)", re.I)  # of a paragraph, as word processors name it
_BOX = lazy_pattern(r"macro|panel|alert|admonition|callout|box|note|warning", re.I)  # which may have a title of its own
# A paragraph that a word processor saved for an item of a list, and how far in it stands.
_OF_A_LIST = lazy_pattern(r"\bMsoList|\bListParagraph|mso-list:", re.I)
_DEEPEST = 9  # lists in each other that are told apart


@dataclass(slots=True)
class _OpenList:
    """A list that has begun: whether its items have numbers, the number of the next one, and the marker of one that begins.

    `is_implied`: whether it is only there for one item that stands in none. `has_items`: whether its first item has begun.
    `is_of_notes`: whether its items are notes of the page, which are read as paragraphs.
    """

    has_numbers: bool
    number: int
    marker: str = ""
    is_implied: bool = False
    has_items: bool = False
    is_of_notes: bool = False


@dataclass(frozen=True, slots=True)
class _OpenMark:
    """A link or code that has begun: its element, the number of the block, and how many parts that had."""

    element: "Element"
    block: int
    parts: int


class BlockReader:
    """Goes through elements and collects their blocks.

    `is_table`: whether an element is a table of data. `as_markdown`: whether words are written as Markdown, else as they are
    shown. `links`: the links in words that are not written as Markdown. `has_tables`: whether a table was read as lines.
    """

    def __init__(self, notes: PageNotes, is_table: "Callable[[Element], bool]", as_markdown: bool) -> None:
        self.blocks: list[PageBlock] = []
        self.links: list[PageLink] = []
        self.has_tables = False
        self._notes, self._is_table, self._as_markdown = notes, is_table, as_markdown
        self._parts: list[str] = []
        self._line = 0
        self._lists: list[_OpenList] = []
        self._heading = 0
        self._marks: list[_OpenMark] = []
        self._flushed = self._code_marks = self._begun = 0
        self._bold = self._quotes = 0
        self._is_all_bold = True
        self._in_code = 0
        self._raised: list[str] = []  # `sup` and `sub` that are open
        self._list_item: Element | None = None

    def read(self, nodes: "Iterable[Node | Text]") -> list[PageBlock]:
        """The blocks in nodes that follow each other."""
        from justhtml import Element, Text

        pending: list[tuple[Node | Text, bool]] = [(node, False) for node in [*nodes][::-1]]
        while pending:
            node, is_end = pending.pop()
            if isinstance(node, Text):
                self._text(node)
            elif not isinstance(node, Element):
                pending += [(child, False) for child in reversed(node.children or ())]
            elif is_end:
                self._end(node)
            elif self._begin(node):
                pending.append((node, True))
                pending += [(child, False) for child in reversed(node.children)]
        self._flush()
        self.blocks = with_dotted_numbers(self.blocks)
        return self.blocks

    def _text(self, node: "Text") -> None:
        data = node.data or ""
        if not self._in_code:
            data = re.sub(r"[ \t\r\n\f]+", " ", data)
        if data.strip():
            self._line = self._line or line_of(node)
            self._is_all_bold &= self._bold > 0
        if self._raised and data.strip().isdigit():
            data = data.translate(_RAISED[self._raised[-1]])
        is_plain = not self._as_markdown or self._in_code or self._code_marks
        self._parts.append(data if is_plain else escaped(data))

    def _begin(self, element: "Element") -> bool:
        """Begin an element. Returns whether what stands in it is read."""
        if is_for_programs(element) or self._is_left_out(element):
            return False
        name = element.name
        if name in HTML_BLOCKS:
            self._flush()
        if self._is_table(element):
            self.blocks.append(PageBlock("table", line_of(element), depth=self._depth, marker=self._taken(), table=element))
            return False
        self._begin_list(element)
        self._begin_words(element)
        self._bold += name in _BOLD
        self._quotes += name == "blockquote"
        self._raised += [name] if name in _RAISED else []
        self.has_tables |= name == "table"
        return self._begin_field(element)

    def _begin_words(self, element: "Element") -> None:
        """Note what an element makes of the words in it: a heading, code, a link, an item of a list."""
        name = element.name
        if _HEADING.fullmatch(name):
            self._heading = int(name[1])
            while self._lists and self._lists[-1].is_implied:  # which an item without an end would hold
                self._end_list()
        elif name == "br":
            self._break()
        elif name in ("td", "th"):  # of a table in a cell, or of one that only places what stands in it
            self._flush() if self._as_markdown else self._parts.append(" ")
        elif name in ("a", *_CODE):
            self._marks.append(_OpenMark(element, self._flushed, len(self._parts)))
            self._code_marks += name in _CODE
        elif name == "pre":
            self._in_code += 1
        elif name == "hr":
            self.blocks.append(PageBlock("line", line_of(element)))
        elif name == "p" and _is_title(element):
            self._heading = 1
        elif name == "p" and self._as_markdown and _OF_A_LIST.search(_named(element)):
            self._list_item = element

    def _is_left_out(self, element: "Element") -> bool:
        """Whether an element does not belong to the words of the page, which is noted."""
        why = why_left_out(element)
        if words := words_in(element) if why else "":
            self._notes.add(line_of(element), f"`{shown(words)}` is {why}, and was left out")
        elif why.startswith("embedded"):
            self._notes.add(line_of(element), f"what is {why} was left out")
        return bool(why)

    def _break(self) -> None:
        """Begin a line: in an item, a paragraph, so that the end of the line above is known as the end of a sentence."""
        if self._lists and self._as_markdown and not self._in_code:
            self._flush()
        else:
            self._parts.append("\n")

    def _begin_list(self, element: "Element") -> None:
        if element.name in ("ol", "ul", "menu"):
            self._lists.append(_OpenList(element.name == "ol", _number(element, "start") or 1, is_of_notes=is_of_notes(element)))
        elif element.name == "li":
            if not self._lists:
                self._lists.append(_OpenList(has_numbers=False, number=1, is_implied=True))
            here = self._lists[-1]
            if here.is_of_notes:
                return
            self._begun += not here.has_items
            here.has_items = True
            here.number = _number(element, "value") or here.number
            here.marker = f"{here.number}." if here.has_numbers else "-"
            here.number += 1
            if "data-inline-task-id" in element.attrs:  # a box of Confluence
                self._parts.append("[x] " if element.attrs.get("class") == "checked" else "[ ] ")

    def _begin_field(self, element: "Element") -> bool:
        """Take what is filled into a form, and note a picture. Returns whether what stands in the element is read."""
        if element.name == "img":
            if words := element.attrs.get("alt") or (element.attrs.get("src") or "").rpartition("/")[2][:80]:
                self._notes.add(line_of(element), f"the picture “{shown(words)}” was left out: put it into a page in `docs/`")
        elif element.name == "input" and element.attrs.get("type") == "checkbox":
            self._parts.append("[x] " if "checked" in element.attrs else "[ ] ")
        elif element.name == "input" and element.attrs.get("type") in (None, "", "text", "email", "tel", "url", "number", "date"):
            self._parts.append(element.attrs.get("value") or "")
        elif element.name == "select":
            options = [child for child in element.children if child.name == "option"]
            chosen = next((option for option in options if "selected" in option.attrs), None)
            self._parts.append(words_in(chosen) if chosen else "")
            return False
        return True

    def _end(self, element: "Element") -> None:
        name = element.name
        self._bold -= name in _BOLD
        if self._marks and self._marks[-1].element is element:
            self._code_marks -= name in _CODE
            mark = self._marks.pop()
            self._end_mark(element, mark.parts if mark.block == self._flushed else 0)
        if name == "pre":
            self._in_code -= 1
            self._flush_code(element)
        elif name in HTML_BLOCKS:
            self._flush()
        self._quotes -= name == "blockquote"
        if name in _RAISED:
            self._raised.pop()
        if name == "p" or _HEADING.fullmatch(name):
            self._heading = 0
        elif self._lists and (name in ("ol", "ul", "menu") or (name == "li" and self._lists[-1].is_implied)):
            self._end_list()

    def _end_list(self) -> None:
        self._begun -= self._lists.pop().has_items

    def _end_mark(self, element: "Element", before: int) -> None:
        words = tidy("".join(self._parts[before:]))
        blank = " " if self._parts[before:] and self._parts[-1].endswith(" ") else ""
        if element.name != "a":
            if words and self._as_markdown and not self._in_code:
                self._parts[before:] = [
                    f" {code_span(words)}{blank}" if self._parts[before].startswith(" ") else f"{code_span(words)}{blank}"
                ]
            return
        link = link_to(line_of(element), element.attrs.get("href") or "", words)
        if link.is_button and not any(map(str.isalnum, words)):  # such as `…`, which opens a menu
            self._parts[before:] = [" "]
        elif self._as_markdown and not self._in_code and words:
            first = " " if self._parts[before].startswith(" ") else ""
            self._parts[before:] = [f"{first}{link_in_markdown(link, self._notes.add)}{blank}"]
        elif words and link.address and not link.is_button:
            self.links.append(link)

    @property
    def _depth(self) -> int:
        """How many lists with items are open."""
        return min(self._begun, _DEEPEST)

    def _taken(self) -> str:
        """The marker of the item that begins here; empty where it has begun before."""
        if not self._lists:
            return ""
        marker, self._lists[-1].marker = self._lists[-1].marker, ""
        return marker

    def _flush(self) -> None:
        """End the block that has begun; within code, blocks are lines of it."""
        if self._in_code:
            return
        words, line = tidy("".join(self._parts)), self._line
        is_bold = self._is_all_bold and "\n" not in words
        self._parts, self._line, self._is_all_bold = [], 0, True
        self._flushed += 1
        item, self._list_item = self._list_item, None
        if not words:
            return
        if self._heading and not self._lists:
            self.blocks.append(PageBlock("heading", line or 1, words.replace("\n", " "), level=self._heading))
            return
        block = PageBlock("text", line or 1, words, depth=self._depth, marker=self._taken(), is_quoted=self._quotes > 0)
        if self._lists or not self._as_markdown:
            self.blocks.append(block)
        elif is_bold and not TYPED_ITEM.match(words):
            self.blocks.append(replace(block, words=f"**{words}**"))
        else:
            self.blocks += typed_items(block, level_in_list(item) if item else 0)

    def _flush_code(self, element: "Element") -> None:
        code = "".join(self._parts).strip("\n")
        self._parts, self._line, self._is_all_bold = [], 0, True
        self._flushed += 1
        if code.strip():
            self.blocks.append(PageBlock("code", line_of(element), code, depth=self._depth, marker=self._taken()))


def _is_title(element: "Element") -> bool:
    """Whether a paragraph is the title of the page, and not of a box in it."""
    around = element.parent.attrs if element.parent is not None else None
    return bool(_TITLE.search(element.attrs.get("class") or "")) and not _BOX.search((around or {}).get("class") or "")


def _named(element: "Element") -> str:
    return f"{element.attrs.get('class') or ''} {element.attrs.get('style') or ''}"


def _number(element: "Element", name: str) -> int | None:
    """A number in an attribute of a list."""
    written = element.attrs.get(name) or ""
    return int(written) if re.fullmatch(r"\d{1,3}", written) else None
