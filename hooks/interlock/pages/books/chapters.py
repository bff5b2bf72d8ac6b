"""Chapters of books: what the page of a definition shows, set once for paper and bound into every book it belongs in.

Set, a chapter's links lead to addresses from the site's root (`/promises/answer-calls/`). Bound, those that lead to something
in the same book lead there, and the others say on paper where they lead.
"""

import re
from collections.abc import Mapping
from urllib.parse import urljoin

from markupsafe import Markup

_HREF = re.compile(r' href="([^"]*)"')
_ROOT = "../../"
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)
_LINK = re.compile(r'<a( class="term")? href="/(?!/)([^"#]*)(#[^"]*)?"(?: data-definition="[^"]*")?>(.*?)</a>', re.S)

_BLANK = re.compile(r"\n{2,}(?=<)")

# Who and where is looked up by name: an address beside it says nothing more.
_BY_NAME = ("chain/", "customers/", "contact-points/")

# What a chapter has in two forms: as a whole, for the book of whoever it belongs to, and in short for the others.
_FORMS = re.compile(r"<!--of (.*?)-->(.*?)<!--else-->(.*?)<!--end-->", re.S)


def set_for_books(html: str, path: str) -> str:
    """A chapter rendered on the page at `path`, with its links as addresses from the site's root ."""
    return _HREF.sub(lambda match: f' href="{_from_root(match[1], path)}"', _BLANK.sub("\n", html))


def _from_root(href: str, path: str) -> str:
    if href.startswith(_ROOT) and ".." not in href[len(_ROOT) :]:
        return f"/{href[len(_ROOT) :]}"
    return href if _ELSEWHERE.match(href) else urljoin(f"/{path}", href)


def in_form(chapter: str, whose: str | None) -> Markup:
    """A chapter with in full what belongs to the page at `whose`, and in short the rest; with everything in full if None."""
    return Markup(_FORMS.sub(lambda match: match[2] if whose is None or whose in match[1].split() else match[3], chapter))


def bound(html: str, anchors: Mapping[str, str], root: str) -> Markup:
    """A book whose links lead to where the page they name stands in it: `anchors`, by path. A word that is not told there is no link."""

    def lead(match: re.Match[str]) -> str:
        term, path, part, words = match.groups()
        anchor = anchors.get(path)
        if anchor is not None:
            return f'<a{term or ""} href="#{anchor}">{words}</a>'
        told = "" if path.startswith(_BY_NAME) else f' data-address="{path}"'
        return words if term else f'<a href="{root}{path}{part or ""}"{told}>{words}</a>'

    return Markup(_LINK.sub(lead, html))
