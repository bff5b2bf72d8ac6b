"""Parses a page as a tree of elements, and finds its content, what readers do not see, and what only stands around it."""

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from interlock.doors.edits.importing.web_page.page_colours import WHITE_ON_WHITE
from interlock.doors.edits.importing.web_page.page_files import PageInFile
from interlock.doors.edits.importing.web_page.page_lists import nest_lists
from interlock.doors.edits.importing.web_page.page_styles import mark_by_styles
from interlock.findings.lazy_patterns import lazy_pattern

if TYPE_CHECKING:
    from justhtml import Element, Node, Text

# Elements for programs, which no reader sees.
_FOR_PROGRAMS = frozenset(
    ["script", "style", "template", "noscript", "head", "title", "meta", "link", "xml", "datalist", "colgroup", "button", "rp"]
)
_EMBEDDED = frozenset(["iframe", "object", "embed", "video", "audio", "canvas", "svg", "math", "applet", "map"])
_STRUCK = frozenset(["del", "s", "strike"])
_AROUND = frozenset(["nav", "header", "footer", "aside"])
_ROLES_AROUND = frozenset(["navigation", "banner", "contentinfo", "search", "complementary"])
# What wikis and word processors make of the headings of a page: tables of contents, and links for editing.
_MADE_OF_HEADINGS = lazy_pattern(r"(?:^|\s)(?:mw-editsection|mw-jump-link|toc|toc-macro|table-of-contents|MsoToc\w*)(?:\s|$)")
# What wikis, intranets and word processors put around a page: menus, where it stands, who has made it.
_NAMES_AROUND = lazy_pattern(
    r"(?:^|\s)(?:catlinks|printfooter|noprint|breadcrumb(?:s|-section)?|page-metadata"
    r"|likes-and-labels-container|siteSub|contentSub|jump-to-nav|navbox|MsoHeader|MsoFooter)(?:\s|$)"
)
# Comments of Word and Google Docs: where one belongs, and what it says, which stands at the end of the page.
_COMMENTED = lazy_pattern(r"(?:^|\s)(?:msocomanchor|msocomoff|cmnt_ref\d+)(?:\s|$)")
_COMMENT = lazy_pattern(r"(?:^|\s)msocomtxt(?:\s|$)")
_ID_OF_COMMENT = lazy_pattern(r"cmnt\d+")
_HIDING = lazy_pattern(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)\b", re.I)
_STRIKING = lazy_pattern(r"text-decoration(?:-line)?\s*:[^;:]*line-through", re.I)
# What word processors write around the numbers of lists, `<![if !supportLists]>`, and `<?xml …?>`: comments to a browser, each up
# to the next `>`, as is a comment without an end, but text to a parser that keeps positions. Within comments and scripts it is none.
_DECLARATION = lazy_pattern(
    rb"<!--(?:-?>|.*?--!?>)|<(?P<raw>script|style|textarea|title|xmp)\b.*?(?:</(?P=raw)|\Z)"
    rb"|(?P<declaration><!--.*|<(?:!(?!doctype\b)|\?)[^>]*+>?)",
    re.I | re.S,
)
_TAG_WITHOUT_END = lazy_pattern(rb"<[a-z/].*", re.I | re.S)  # of a page that is cut off
# How far up the article around a box is looked for: a page made to use up a machine has a million elements in each other.
_DEEPEST_CONTENT = 200
# Where the content stands in pages of Confluence, MediaWiki and SharePoint.
_CONTENT = ("main-content", "mw-content-text", "bodyContent", "DeltaPlaceHolderMain")


def parsed_tree(page: PageInFile) -> "Node":
    """The tree of a page. Whatever its bytes are, they are read as browsers read them."""
    from justhtml import JustHTML

    data = _DECLARATION.sub(lambda found: b"\n" * found[0].count(b"\n") if found["declaration"] else found[0], page.data)
    if cut := _TAG_WITHOUT_END.search(data, data.rfind(b">") + 1):
        data = data[: cut.start()]
    tree = JustHTML(data, sanitize=False, track_node_locations=True, encoding=page.encoding).root
    elements = [*elements_in(tree)]
    mark_by_styles(elements)
    nest_lists(elements)
    return tree


def elements_in(top: "Node") -> "Iterator[Element]":
    """All elements below one, in the order of the page."""
    from justhtml import Element

    pending = [top]
    while pending:
        node = pending.pop()
        if isinstance(node, Element):
            yield node
        pending += reversed(node.children or ())


def words_in(top: "Node", without: "Collection[Node]" = ()) -> str:
    """The words that readers see below an element, on one line. `without`: elements that are passed over."""
    from justhtml import Element, Text

    words: list[str] = []
    pending: list[Node | Text] = [top]
    while pending:
        node = pending.pop()
        if isinstance(node, Text):
            words.append(node.data or "")
        elif node not in without and not (isinstance(node, Element) and is_for_programs(node)):
            pending += reversed(node.children or ())
    return " ".join("".join(f" {each}" for each in words).split())


def content_of(tree: "Node") -> "Node":
    """The element in which the content of a page stands; the whole page where none says so."""
    elements = [*elements_in(tree)]
    for name in _CONTENT:
        if found := next((each for each in elements if each.attrs.get("id") == name), None):
            return found
    mains = [each for each in elements if each.name == "main" or each.attrs.get("role") == "main"]
    articles = [each for each in elements if each.name == "article"]
    return next((found[0] for found in (mains, articles) if len(found) == 1), tree)


def is_for_programs(element: "Element") -> bool:
    """Whether an element tells readers nothing, such as a script or a link for editing."""
    names = _names_of(element)
    if _MADE_OF_HEADINGS.search(names) or (element.name == "a" and _COMMENTED.search(names)):
        return True
    return element.name in _FOR_PROGRAMS or (element.name == "input" and element.attrs.get("type") == "hidden")


def why_left_out(element: "Element") -> str:
    """Why an element is left out, in words such as `struck out` or `around the page`; empty for elements that are read."""
    style = element.attrs.get("style") or ""
    if "hidden" in element.attrs or _HIDING.search(style):
        return "hidden in the page"
    if element.name in _STRUCK or _STRIKING.search(style):
        return "struck out"
    if WHITE_ON_WHITE in element.attrs:
        return "white on white"
    if element.name in _EMBEDDED:
        return f"embedded (`{element.name}`)"
    names = _names_of(element)
    if _COMMENT.search(names) or _begins_with_comment(element):
        return "a comment"
    if element.name == "div" and element.attrs.get("title") in ("header", "footer"):  # of LibreOffice, on each sheet of paper
        return "around the page"
    if element.attrs.get("role") in _ROLES_AROUND or element.name in _AROUND or _NAMES_AROUND.search(names):
        return "" if element.name in ("header", "aside") and _is_of_content(element) else "around the page"
    return ""


def _names_of(element: "Element") -> str:
    """The id and the classes of an element."""
    return f"{element.attrs.get('id') or ''} {element.attrs.get('class') or ''}"


def _begins_with_comment(element: "Element") -> bool:
    """Whether an element holds a comment of Google Docs, in paragraphs of which one begins with the sign of the comment."""
    return element.name == "div" and any(
        inner.name == "a" and _ID_OF_COMMENT.fullmatch(inner.attrs.get("id") or "")
        for part in element.children
        if part.name == "p"
        for inner in part.children[:1]
    )


def _is_of_content(element: "Element") -> bool:
    """Whether an element is the head of an article, or a box in it."""
    parent = element.parent
    for _ in range(_DEEPEST_CONTENT):
        if parent is None:
            return False
        if parent.name in ("article", "main", "section", "td"):
            return True
        parent = parent.parent
    return False


def line_of(node: "Element | Text") -> int:
    """The line of the file on which an element or a text begins."""
    return node.origin_line or 1
