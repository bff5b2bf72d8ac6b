"""Pages without what browsers do not need: the same elements, attributes and words in fewer bytes."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape
from selectolax.lexbor import LexborHTMLParser, LexborNode

from interlock.site.minified import minified_page, minified_template
from interlock.site.stylesheet import stylesheet_of
from interlock.site.theme_folder import THEME
from tests.sites import page

# Markdown's own lists and tables have lines between their tags.
_NEEDLESS = re.compile(r"</(?:dd|dt|li|option|tbody|td|th|thead|tr)><|<[a-z][^<>]*=\"[^\"'\s<>=`]+\"[\s>]")
_HEADS = re.compile(r'\[data-heads="([^"]+)"\] td:nth-child\((\d)\)\S* \{ --head: "([^"]+)"; \}')


@pytest.mark.parametrize(
    ("source", "smaller"),
    [
        ("<ul>\n{% for a in b %}\n<li>{{ a }}</li>\n{% endfor %}\n</ul>", "<ul>{% for a in b %}<li>{{ a }}{% endfor %}</ul>"),
        ("<p>One</p>\n<p>Two</p>\n", "<p>One<p>Two</p>"),
        ("<p>One</p>\n<a>Two</a>", "<p>One</p><a>Two</a>"),
        ("<b>One</b>\n<i>Two</i>", "<b>One</b>\n<i>Two</i>"),
        ('<div class="one" id="a b">', '<div class=one id="a b">'),
        ('<div class="one {{ two }}">', '<div class="one {{ two }}">'),
        ('<rect x="{{ x }}" rx="4"/>', "<rect x={{ x }} rx=4 />"),
        ('<a href="#steps">', '<a href="#steps">'),
    ],
)
def test_static_text_loses_what_no_browser_needs(source: str, smaller: str) -> None:
    assert minified_template(source) == smaller


@pytest.mark.parametrize(
    ("html", "smaller"),
    [
        ('<a href="../a/">It&#39;s</a>', "<a href=../a/>It's</a>"),
        ('<a title="a b" href="x">', '<a title="a b" href=x>'),
        ('<i data-a="{&#34;b&#34;:1}">', "<i data-a='{\"b\":1}'>"),
        ('<i data-a="{&#34;b&#34;:&#39;}">', '<i data-a="{&#34;b&#34;:\'}">'),
        ('<i data-a="{&#34;b=&#34;:&#34; c&#34;}">', '<i data-a=\'{"b=":" c"}\'>'),
        ("<pre><code>a\n\n\nb\n\n</code></pre>", "<pre><code>a\n\n\nb\n\n</code></pre>"),
    ],
)
def test_filled_in_text_loses_it_too(html: str, smaller: str) -> None:
    assert minified_page(html) == smaller


@given(st.text(alphabet="a\"'=`<>&; /\n{}#39"))
def test_no_value_and_no_word_changes(words: str) -> None:
    html = f'<div title="{escape(words)}" lang="en"><p id="b">{escape(words)}</p><pre>x{escape(words)}</pre></div>'
    assert elements_of(minified_page(html)) == elements_of(html)


def test_no_page_has_needless_tags_or_quotation_marks(larkfield_site: Path) -> None:
    pages = {path: path.read_text(encoding="utf-8") for path in larkfield_site.rglob("index.html")}
    found = [(path.relative_to(larkfield_site), found[0]) for path, html in pages.items() if (found := _NEEDLESS.search(html))]
    assert found == []


def test_labels_from_the_stylesheet_are_the_heads_of_columns(larkfield_site: Path) -> None:
    labels = {(name, int(place)): words for name, place, words in _HEADS.findall(_stylesheet())}
    seen = set()
    for path in larkfield_site.rglob("index.html"):
        for table in LexborHTMLParser(path.read_bytes()).css("table[data-heads]"):
            name = table.attributes["data-heads"] or ""
            for place, head in enumerate(table.css("thead th"), 1):
                assert place == 1 or labels[name, place] == head.text(strip=True), path
                seen.add((name, place))
    # Larkfield avoids the words that it says it avoids.
    assert {name for name, _ in labels} - {name for name, _ in seen} <= {"we-wrote"}


def test_a_cell_is_labelled_only_in_one_way(larkfield_site: Path) -> None:
    assert not page(larkfield_site, "promises/collect-bulky-waste").css("table[data-heads] td[data-label]")


def _stylesheet() -> str:
    return stylesheet_of(THEME)


def elements_of(html: str) -> list[object]:
    """The elements of a page with their attributes, and its words; white space counts only in preformatted text."""
    return list(_walked(LexborHTMLParser(html).root, False))


def _walked(node: LexborNode | None, is_preformatted: bool) -> list[object]:
    found: list[object] = []
    while node is not None:
        if node.is_text_node:
            words = node.text_content or ""
            found += [words] if is_preformatted else words.split()
        elif node.is_element_node:
            found.append((node.tag, sorted(node.attributes.items(), key=str)))
            found += [*_walked(node.child, is_preformatted or node.tag == "pre"), f"/{node.tag}"]
        node = node.next
    return found
