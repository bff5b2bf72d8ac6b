"""Makes pages smaller without changing what they say: a browser reads the same elements, attributes and words.

`minified_template` does it for the static text of a template, once, when that is compiled; `minified_page` for what templates
fill in, when a page is written. Templates stay readable, and no page pays for what is known before.
"""

import re
from functools import cache

from interlock.findings.lazy_patterns import lazy_pattern
from interlock.site.html_blocks import HTML_BLOCKS

# White space beside these is never shown: they are blocks, cells or of the head, or stand in pictures, where only texts have
# words. Within code it is.
_NOT_OF_WORDS = HTML_BLOCKS - {"pre"} | {"head", "link", "meta", "option", "script", "td", "th", "title"}
_OF_PICTURES = {"circle", "desc", "g", "line", "path", "rect", "text", "use"}
_BLOCKS = "|".join(sorted(_NOT_OF_WORDS | _OF_PICTURES))
# End tags that may be left out wherever these elements stand.
_IMPLIED = "dd|dt|li|option|tbody|td|th|thead|tr"
# What ends a paragraph without its end tag.
_PARAGRAPH_ENDERS = (
    "<(?:blockquote|details|div|dl|figure|form|h[1-6]|ol|p|section|table|ul)[ >]|</(?:blockquote|dd|div|figure|li|section|td)>"
)

_JINJA = lazy_pattern(r"(\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\})", re.S)
_SPACE_BEFORE = lazy_pattern(rf"\s+(?=</?(?:{_BLOCKS})\b)")
_SPACE_AFTER = lazy_pattern(rf"(</?(?:{_BLOCKS})(?:\s[^<>]*)?>)\s+")
_END_TAG = lazy_pattern(rf"</(?:{_IMPLIED})>\s*")
_PARAGRAPH_END = lazy_pattern(rf"</p>(?={_PARAGRAPH_ENDERS})")
# Links keep their quotation marks until a page is written, as they are looked for before that.
_STATIC_VALUE = lazy_pattern(r"""(?<=\s)((?!href)[a-z-]+=)"([^"'\s<>=`]+)"(?=[\s>]|$)""")
# A number in a picture, whether it stands in the template or is filled in.
_NUMBER = lazy_pattern(r"""(?<=\s)((?:[cdr]?[xy]|[xy][12]|r|width|height)=)"(\{\{[^{}"]*\}\}%?|[\d.%]+)"(\s*/)?""")

# A value that needs no quotation marks.
_BARE = lazy_pattern(r"""="(?!\{&#34;)([^"'\s<>=`]+)"(?=[\s>])""")
# JSON, which is shorter between single ones. It comes last, because then it may hold what looks like an attribute.
_JSON_BEGINS = '="{&#34;'
_JSON = lazy_pattern(r"""="(\{&#34;[^"']*)"(?=[\s>])""")


@cache  # a server asks for the same templates after each edit
def minified_template(source: str) -> str:
    """The source of a template without what a browser does not need; expressions and blocks stay as they are."""
    pieces = _JINJA.split(_NUMBER.sub(_bare_number, source))
    pieces[::2] = map(_minified_text, pieces[::2])
    return "".join(pieces)


def _bare_number(found: re.Match[str]) -> str:
    return f"{found[1]}{found[2]}" + (" /" if found[3] else "")


def _minified_text(html: str) -> str:
    html = _SPACE_AFTER.sub(r"\1", _SPACE_BEFORE.sub("", html))
    return _STATIC_VALUE.sub(r"\1\2", _END_TAG.sub("", _PARAGRAPH_END.sub("", html)))


def minified_page(html: str) -> str:
    """The HTML of a page without the quotation marks that it does not need. In texts, quotation marks are escaped."""
    # Split and joined, because a substitution calls Python for each of some two hundred values.
    pieces = _BARE.split(html.replace("&#39;", "'"))
    pieces[1::2] = ["=" + value for value in pieces[1::2]]
    html = "".join(pieces)
    return _JSON.sub(_json_value, html) if _JSON_BEGINS in html else html


def _json_value(value: re.Match[str]) -> str:
    return "='" + value[1].replace("&#34;", '"') + "'"
