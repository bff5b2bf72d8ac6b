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
# What wikis and word processors make of the headings and notes of a page: tables of contents, links for editing, and links back.
_MADE_OF_PAGE = lazy_pattern(
    r"(?:^|\s)(?:mw-editsection|mw-jump-link|mw-cite-backlink|footnote-back(?:ref)?|reversefootnote|ms-newdtag|toc|toc-macro"
    r"|table-of-contents|MsoToc\w*)(?:\s|$)"
)
# What wikis, intranets and word processors put around a page: menus, where it stands, who has made it.
_NAMES_AROUND = lazy_pattern(
    r"(?:^|\s)(?:catlinks|printfooter|noprint|breadcrumb(?:s|-section)?|page-metadata"
    r"|likes-and-labels-container|siteSub|contentSub|jump-to-nav|navbox|MsoHeader|MsoFooter"
    r"|skip-?(?:links?|nav|to-(?:main-?)?(?:content|nav(?:igation)?))|side-?(?:bar|nav|menu)"
    r"|(?!(?:has|with|no|is|show|hide)-)[\w-]{0,30}cookie[\w-]{0,30}"
    r"(?:banner|bar|consent|dialog|message|modal|notice|overlay|popup|wall)"
    r"|cookieconsent|(?:consent|gdpr)-(?:banner|bar|dialog|modal|notice|popup)|onetrust-[\w-]+|CybotCookiebotDialog)(?:\s|$)",
    re.I,
)
_WHOLE_PAGE = ("html", "body", "main", "article", *(f"h{level}" for level in range(1, 7)))  # whose names tell of what they hold
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
# Lists of footnotes, and how far around such a list this is said.
_NOTES = lazy_pattern(r"(?:^|\s)(?:references|reflist|(?:doc-)?(?:foot|end)notes?)(?:\s|$)", re.I)
_FARTHEST_NOTES = 3
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
    if _MADE_OF_PAGE.search(names) or (element.name == "a" and _COMMENTED.search(names)):
        return True
    return element.name in _FOR_PROGRAMS or (element.name == "input" and element.attrs.get("type") == "hidden")


def is_of_notes(element: "Element") -> bool:
    """Whether a list holds notes of the page, whose numbers are no steps."""
    here: Node | None = element
    for _ in range(_FARTHEST_NOTES):
        if here is None or here.attrs is None:
            return False
        if _NOTES.search(f"{here.attrs.get('id') or ''} {here.attrs.get('class') or ''} {here.attrs.get('role') or ''}"):
            return True
        here = here.parent
    return False


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
    is_named = element.name not in _WHOLE_PAGE and _NAMES_AROUND.search(names) is not None
    if element.attrs.get("role") in _ROLES_AROUND or element.name in _AROUND or is_named:
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
