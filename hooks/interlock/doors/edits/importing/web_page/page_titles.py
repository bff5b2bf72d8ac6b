"""Finds the titles of a page and its tables: headings and captions, without what a site adds to all of them."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from interlock.doors.edits.importing.web_page.page_block import PageBlock
from interlock.doors.edits.importing.web_page.page_tree import elements_in, words_in

if TYPE_CHECKING:
    from justhtml import Node

_LONGEST_NAME = 60


def title_of_page(tree: "Node") -> str:
    """The heading of a page, else the title of its window up to the name of the site; nothing where it has neither."""
    elements = [*elements_in(tree)]
    headings = [words for each in elements if each.name == "h1" and (words := words_in(each))]
    if headings:
        is_of_space = any(each.attrs.get("id") == "title-text" for each in elements)  # Confluence: `Space : Page`
        return headings[0].rpartition(" : ")[2] if is_of_space else headings[0]
    window = next(("".join(str(text.data) for text in each.children) for each in elements if each.name == "title"), "")
    return re.split(r"\s+[|–—-]\s+", " ".join(window.split()))[0]


def names_of_tables(blocks: Sequence[PageBlock], title: str) -> dict[int, tuple[str, str]]:
    """The name of each table among blocks, by its index, and what it is called: its caption, the heading above it, or the page's.

    Of several that are called the same, later ones have a number in their names.
    """
    names: dict[int, tuple[str, str]] = {}
    heading = ""
    for index, block in enumerate(blocks):
        if block.kind == "heading":
            heading = block.words
        elif block.table is not None:
            caption = next((words_in(part) for part in block.table.children if part.name == "caption"), "")
            called = words_of_name(caption or heading or title)
            is_new = called and called not in (name for name, _ in names.values())
            names[index] = (called if is_new else f"{called or 'table'} {len(names) + 1}", called)
    return names


def words_of_name(words: str) -> str:
    """A heading or a caption as the name of a table: without marks, and not too long."""
    return re.sub(r"[#\s*\\]+", " ", words).strip()[:_LONGEST_NAME].strip(" :")
