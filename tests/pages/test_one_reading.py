"""Rules and pages parse prose alike: the same headings, links and terms."""

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.common.normalize_url import normalizeLink
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

from interlock.catalog import wiki_links
from interlock.catalog.headings import FRAME_ANCHORS, HOME_ANCHORS, body_of, headings_of, title_of
from interlock.catalog.prose import plain_words
from interlock.catalog.prose_links import links_of
from interlock.pages.markup import TermUse, Wiki, render
from interlock.questions.language.uses import Language
from interlock.site import checking
from tests.conftest import ROOT, TODAY, Handbook, examples
from tests.language.marked import catalog_of_terms
from tests.sites import built_of, element_of, html_of

THEME = ROOT / "theme"
CATALOG = catalog_of_terms({"permit": {"title": "permit", "avoid": ["licence"]}, "bin": {"title": "missed bin"}})
LANGUAGE = Language(CATALOG)


def page(text: str, *, whole: bool = False) -> LexborHTMLParser:
    """A hand-written page as HTML without its frame; with `whole` also its title."""
    terms = [
        TermUse(use.start, use.end, Markup('<b class="term">{}</b>').format(text[use.start : use.end]))
        for use in LANGUAGE.uses_in(text, block=True)
        if use.kind == "term"
    ]
    html = render(text, block=True, link=_reference, terms=terms, rewrite=str, top=2, taken=None if whole else FRAME_ANCHORS)
    return LexborHTMLParser(f"<main>{html}</main>")


def _reference(wiki: Wiki) -> Markup:
    return Markup('<i class="reference">{}</i>').format(wiki.words or wiki.target)


def ids(text: str) -> list[str]:
    """The anchors of a page: of its title, and of its other headings."""
    title = title_of(text)
    found = [str(heading.attributes["id"]) for heading in page(text).css("h2, h3, h4, h5, h6")]
    return [*found, title.anchor] if title else found


WORDS = st.sampled_from(
    ["permit", "a *permit*", "missed bin", "missed\nbin", "~~gone~~", "`permit`", "a\\*b", "&amp;", "x_y", "Ünïcode", "日本", "1", "a\\|b", "x\\|`permit`", "**b**",
     "<b>permit</b>", '<b title="permit">', "<!-- permit -->", "<br>", "[[link/front]]", "[[link/front|the permit]]", "a < b", "|"]
)  # fmt: skip
LINKS = st.sampled_from(
    ["[a](b.md)", "[permit](c.md 'permit')", "[a][one]", "[one]", "![map](map.png)", "[![map](m.png)](d.md)", "<https://a.example/>",
     "[[link/front]](e.md)", "[x [[link/front|y]]](f.md)", "[a](<g h.md>)", "[a]()", "`[a](no.md)`", "\\[a](no.md)", "[a](ü.md)",
     "<a href='no.md'>x</a>", "<!-- [a](h.md) -->", "<mail@a.example>", '<b title="[a](i.md)">', "![[[link/front]]](j.png)"]
)  # fmt: skip
LINE = st.lists(WORDS | LINKS, min_size=1, max_size=4).map(" ".join)
TITLES = st.tuples(st.sampled_from(["# ", "## ", "### ", "###### ", "   # ", "#", "    # "]), LINE).map("".join)
UNDERLINED = st.tuples(LINE, st.sampled_from(["\n===", "\n---", "\n  -"])).map("".join)
HTML = st.tuples(
    st.sampled_from(["<div>", "<!--", "<details>\n", "<table><tr><td>", "<pre>", "</p>", "<?php", "<!DOCTYPE x>", "<![CDATA["]),
    st.lists(TITLES | LINE | UNDERLINED, max_size=3).map("\n".join),
    st.sampled_from(["</div>", "-->", "</details>", "?>", "]]>", "", "\n"]),
).map("\n".join)
FENCES = st.tuples(st.sampled_from(["```", "~~~", "``` yaml", "````"]), TITLES | LINE, st.sampled_from(["```", "~~~", ""])).map(
    "\n".join
)
LISTS = st.tuples(st.sampled_from(["- ", "1. ", "2. ", "* "]), st.lists(TITLES | LINE, min_size=1, max_size=3)).map(
    lambda drawn: "\n".join(drawn[0] + item for item in drawn[1])
)
TABLES = st.lists(LINE, min_size=2, max_size=2).map(
    lambda cells: f"| a | b |\n|---|---|\n| {cells[0]} | {cells[1]} |".replace("missed\nbin", "bin")
)
QUOTED = (TITLES | LINE).map(lambda text: f"> {text}")
DEFINITIONS = st.sampled_from(["[one]: one.md", "[one]: <two three.md> 'permit'", "[other]: other.md"])
BLOCKS = (
    TITLES
    | UNDERLINED
    | HTML
    | FENCES
    | LISTS
    | TABLES
    | QUOTED
    | DEFINITIONS
    | LINE
    | st.sampled_from(["---", "***", "", "    permit"])
)
PAGES = st.lists(st.tuples(BLOCKS, st.sampled_from(["\n", "\n\n", "\r\n", "\r", "\n  \n"])), max_size=7).map(
    lambda drawn: "".join(part for block in drawn for part in block)
)


@examples(60)
@given(PAGES)
def test_the_catalog_and_pages_agree_on_headings(text: str) -> None:
    found = [heading.anchor for heading in headings_of(text)]
    assert sorted(found) == sorted(ids(text))
    assert len(set(found)) == len(found) and "" not in found


@examples(60)
@given(PAGES)
def test_the_catalog_and_pages_agree_on_links(text: str) -> None:
    shown = [node.attributes.get("href") or node.attributes.get("src") or "" for node in page(text, whole=True).css("a, img")]
    assert shown == [normalizeLink(link.href) for link in links_of(text, block=True)]


@examples(60)
@given(PAGES)
def test_terms_are_marked_only_in_words(text: str) -> None:
    marked = [use for use in LANGUAGE.uses_in(text, block=True) if use.kind == "term"]
    shown = page(text)
    # A row with more cells than its table has columns is cut off.
    assert len(shown.css("b.term")) == len(marked) or (" |" in text and len(shown.css("b.term")) < len(marked))
    assert not shown.css("h2 .term, h3 .term, h4 .term, h5 .term, h6 .term, code .term, a .term, blockquote .term")


@examples(50)
@given(PAGES)
def test_no_text_breaks_any_of_its_parsers(text: str) -> None:
    plain_words(text, CATALOG)
    assert title_of(body_of(text)) is None or len(headings_of(body_of(text))) == len(headings_of(text)) - 1
    assert "\ue000" not in page(text).html  # type: ignore[operator]


COMMENTED = """\
# Help

<!--
## Not yet
-->

<div>
## In a box
[and a link](help.md#in-a-box)
</div>

## After
"""


def test_all_readers_agree_on_headings_in_html(tiny: Handbook) -> None:
    folder = tiny({"docs/help.md": COMMENTED, "docs/more.md": "# More\n\n[in](help.md#in-a-box), [out](help.md#nowhere)\n"})
    checked = checking.check(folder, TODAY)
    assert [finding.message for finding in checked.errors] == ["There is no place `#nowhere` on `docs/help.md`"]
    built_of(checked, folder.parent / "site")
    html = html_of(folder.parent / "site", "help")
    assert re.findall(r'<h[12] id="([^"]+)"', html) == ["help", "in-a-box", "after"]


def test_a_link_in_a_block_of_html_is_checked(tiny: Handbook) -> None:
    folder = tiny({"docs/help.md": "# Help\n\n<div>\n[a](nowhere.md)\n</div>\n"})
    assert [(finding.rule, finding.place.line) for finding in checking.check(folder, TODAY).errors] == [("broken-link", 4)]


@pytest.mark.parametrize(
    ("text", "title", "anchors"),
    [
        ("# Help\n\n## Help\n", "Help", ["help", "help_1"]),
        ("Help\n====\n\n## More\n", "Help", ["help", "more"]),
        ("```\n# a comment\n```\n\n# Help\n", "Help", ["help"]),
        ("> # Quoted\n\n## Help\n", None, ["quoted", "help"]),
        ("# *Help* `me` &amp; ~~you~~\n", "Help me & you", ["help-me-you"]),
        ("# Ask [[link/front|the desk]]\n", "Ask [[link/front|the desk]]", ["ask-the-desk"]),
        ("## a\n## a\n## a_1\n## a\n", None, ["a", "a_1", "a_2", "a_3"]),
        ("## !\n## ?\n", None, ["_1", "_2"]),
        ("## Main\n## Put right\n", None, ["main_1", "put-right_1"]),
        ("## Two\nlines\n---\n", None, ["two", "lines"]),
        ("Two\nlines\n---\n", None, ["two-lines"]),
        ("<!-- \n# Help\n-->\n", None, []),
    ],
)
def test_page_titles_and_anchors_come_from_headings(text: str, title: str | None, anchors: list[str]) -> None:
    named = title_of(text)
    assert (named.words if named else None) == title
    assert [heading.anchor for heading in headings_of(text)] == anchors
    assert sorted(ids(text)) == sorted(anchors)


def test_a_pages_title_is_plain_text_with_an_anchor(tiny: Handbook) -> None:
    folder = tiny(
        {
            "docs/help.md": "# Ask *the* [[link/front]]\n\n## A [[link/front|desk]]\n\n## B\n\n## C\n\n[up](help.md#ask-the-front)\n"
        }
    )
    checked = checking.check(folder, TODAY)
    assert not checked.errors
    built_of(checked, folder.parent / "site")
    shown = LexborHTMLParser((folder.parent / "site/help/index.html").read_text())
    title = shown.css_first("h1")
    assert title and (title.text(), title.attributes["id"]) == ("Ask the Front desk", "ask-the-front")
    assert [link.text() for link in shown.css(".on-this-page a")] == ["A desk", "B", "C"]
    assert [link.attributes["href"] for link in shown.css(".on-this-page a")] == ["#a-desk", "#b", "#c"]


def test_headings_on_the_home_page_have_anchors(tiny: Handbook) -> None:
    text = "# Welcome\n\n## Visiting\n\n## Services\n\n[a](#visiting) [b](#services_1) [c](#welcome)\n"
    folder = tiny({"docs/index.md": text})
    checked = checking.check(folder, TODAY)
    assert not checked.errors
    built_of(checked, folder.parent / "site")
    shown = LexborHTMLParser((folder.parent / "site/index.html").read_text())
    anchors = [element.attributes["id"] for element in shown.css("[id]")]
    assert len(anchors) == len(set(anchors)) and {"visiting", "services", "services_1", "welcome"} <= set(anchors)


def test_no_heading_has_an_anchor_of_the_frame() -> None:
    home = (THEME / "pages/home.html").read_text()
    assert set(re.findall(r' id="([^"{]+)"', home)) == set(HOME_ANCHORS)
    frame = "".join(
        (THEME / path).read_text()
        for path in ("parts/frame.html", "parts/components/search-dialog.html", "parts/base.html", "pages/written.html")
    )
    made = re.findall(r' id: "([^"]+)"', (THEME / "scripts/search/dialog.mjs").read_text())
    assert {*re.findall(r' id="([^"{]+)"', frame), *made} == set(FRAME_ANCHORS)


@pytest.mark.parametrize("block", [True, False])
def test_right_to_left_prose_keeps_its_links(block: bool) -> None:
    text = "Xerox הוא [[link/front|הדלפק]] של *'העיר'*."
    html = render(text, block=block, link=_reference, terms=[], rewrite=str)
    shown = LexborHTMLParser(f"<main>{html}</main>")
    assert element_of(shown, "i.reference").text() == "הדלפק" and shown.css_first("em")
    assert element_of(shown, "main").text().strip() == "\N{RIGHT-TO-LEFT MARK}Xerox הוא הדלפק של 'העיר'."


def test_strikethrough_works_within_a_sentence() -> None:
    assert page("~~gone~~").css_first("s")


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://a.example", "vbscript:x"]
)
def test_an_unsafe_link_becomes_plain_text(address: str) -> None:
    for text in (f"[a]({address})", f"<{address}>", f"![a]({address})", f"[a][1]\n\n[1]: {address}"):
        shown = page(text)
        assert not shown.css("[href], [src]")
        assert element_of(shown, "main").text().strip() in ("a", address)
        assert [link.href for link in links_of(text, block=True)] == [address]


def test_links_to_files_are_relative_to_their_page(tiny: Handbook) -> None:
    page = "# Page\n\n[a](img/a%20b.txt) [b](deep/more.md#more) [c](/index.md) [d](/contribute/)\n"
    more = "# More\n\n[a](../img/a%20b.txt) [b](../help.md) [c](<../img/a b.txt>) [d](#more)\n"
    files = {"docs/help.md": page, "docs/deep/more.md": more, "docs/img/a b.txt": "Hello.\n"}
    folder = tiny(files)
    checked = checking.check(folder, TODAY)
    assert not checked.errors
    built_of(checked, folder.parent / "site")
    for path in ("help", "deep/more"):
        html = LexborHTMLParser((folder.parent / "site" / path / "index.html").read_text())
        for link in html.css(".prose a, .prose img"):
            href = unquote(str(link.attributes.get("href") or link.attributes.get("src")).partition("#")[0])
            target = folder.parent / "site" / path / href
            assert target.is_file() or (target / "index.html").is_file(), href


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (r"to \\files01\cards\_new\*today* and tick.", r"to \\files01\cards\_new\*today* and tick."),
        (r"**\\files01\cards** and *S:\a\*b*", r"\\files01\cards and S:\a\*b"),
        (r"\\srv\Room plans\_new, C:\Users\_x", r"\\srv\Room plans\_new, C:\Users\_x"),
        (r"\\files01\cards and \*three* or S:\a, \_not_", r"\\files01\cards and *three* or S:\a, _not_"),
        (r"\\\\files01\\cards\\\_new, 1\*2", r"\\files01\cards\_new, 1*2"),
        (r"in \\srv-1\<name>\*.pdf, \\srv\x<br>", r"in \\srv-1\<name>\*.pdf, \\srv\x<br>"),
        (r"%USERPROFILE%\Desktop\*a*, ..\forms\*b*, 100%\*", r"%USERPROFILE%\Desktop\*a*, ..\forms\*b*, 100%*"),
        (r"[the \\srv\x\_y folder](b.md)", r"the \\srv\x\_y folder"),
        ("- [ ] ask\n- [x] ring", "☐ ask\n☑ ring"),
        ("We <!-- who? --> answer.\n\n<!--\n# Later\n\n-->", "We  answer."),
        ("`<!--` opens, `-->` closes; <!-- is left open", "<!-- opens, --> closes; <!-- is left open"),
    ],
)
def test_paths_tasks_and_comments(typed: str, shown: str) -> None:
    found = page(typed).css_first("main")
    assert found is not None and found.text().strip() == shown
    assert plain_words(typed, CATALOG) == " ".join(shown.split())


def test_anchors_follow_one_rule() -> None:
    text = "# Ö\n\n## Opening & closing\n\n## Opening closing\n\n## O\u0308\n\n## 開館時間\n\n## Any {#opening-closing_1}\n\n## B {: #b .c } ##\n"
    assert [heading.anchor for heading in headings_of(text)] == [
        "ö",
        "opening-closing",
        "opening-closing_2",
        "ö_1",
        "開館時間",
        "opening-closing_1",
        "b",
    ]
    assert ids(text)[:-1] == [heading.anchor for heading in headings_of(text)][1:]


def test_no_reference_stands_in_code_or_comments() -> None:
    text = "```bash\nif [[ -f x ]]; then\n```\n\n    [[ -d y ]]\n\n`[[a/b]]` <!-- [[c/d]] --> [[link/front]]\n"
    assert [found.text for found in wiki_links(text)] == ["link/front"]
