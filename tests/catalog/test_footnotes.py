"""Footnotes, which other generators have: here they are text, whatever stands in them."""

import pytest

from interlock.catalog.markdown_parser import new_parser
from interlock.catalog.prose_links import links_of


@pytest.mark.parametrize("note", ["Weekdays.", "The law says so.", "https://law.example/"])
def test_a_footnote_is_text_however_short(note: str) -> None:
    text = f"Closed on Monday.[^1]\n\n[^1]: {note}"
    assert new_parser().render(text) == f"<p>Closed on Monday.[^1]</p>\n<p>[^1]: {note}</p>\n"
    assert links_of(text, block=True) == []


@pytest.mark.parametrize(
    "line",
    [
        "[Note]: Done",
        "[Hinweis]: offen.",
        "[Ask]:\nAnn",
        "[Time]: 9.30",
        "[Hours]: 24/7",
        "[Room]: B2.14",
        "[Mail]: desk@a.example",
    ],
)
def test_a_word_defines_no_link(line: str) -> None:
    assert new_parser().render(line) == f"<p>{line}</p>\n"


@pytest.mark.parametrize("address", ["moving.md", "/promises/", "#hours", "<moving>", "mailto:desk@town.example"])
def test_an_address_defines_a_link(address: str) -> None:
    assert "<a href=" in new_parser().render(f"[The way].\n\n[The way]: {address}")


def test_a_link_may_still_be_defined_below() -> None:
    assert '<a href="https://law.example/">' in new_parser().render("[The law][1].\n\n[1]: https://law.example/")
