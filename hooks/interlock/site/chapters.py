"""Chapters of books: what the page of a definition shows, rendered once for paper and joined into every book it belongs in."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from interlock.pages.frame import Page
from interlock.pages.refs import ROOT, defined_once

_LINK = re.compile(rf'<a( class="term")? href="{ROOT}([^"#]*)(#[^"]*)?"(?: data-definition="[^"]*")?>(.*?)</a>', re.S)
_BLANK = re.compile(r"\n{2,}(?=<)")

# Who and where is looked up by name: an address beside it says nothing more.
_BY_NAME = ("chain/", "customers/", "contact-points/")


@dataclass(frozen=True, slots=True)
class ChapterPart:
    """A piece of a chapter. `short` stands in its place in the books of links that are none of its `owners` (paths of pages)."""

    full: str
    short: str = ""
    owners: frozenset[str] | None = None

    def told_to(self, whose: str | None) -> str:
        """The piece in the book of the link at that path; None: in a book that tells everything in full."""
        return self.full if whose is None or self.owners is None or whose in self.owners else self.short


Chapter = Sequence[ChapterPart]


def chapter_of(page: Page, macros: Any) -> Chapter:
    """A page as a chapter. `macros` are those of `chapters.html`, of which each kind in books has one of its own name."""
    kind, _, _ = page.chapter.partition("/")
    found = (
        _procedure(page, macros)
        if kind == "procedure"
        else [ChapterPart(getattr(macros, kind)(page.view, page.head, page.chapter))]
    )
    return [ChapterPart(_for_paper(part.full, page), _for_paper(part.short, page), part.owners) for part in found]


def _procedure(page: Page, macros: Any) -> Iterator[ChapterPart]:
    view: Any = page.view
    yield ChapterPart(macros.procedure_head(view, page.head, page.chapter))
    if view.steps:
        yield ChapterPart('<ol class="steps">\n')
        for step in view.steps:
            owners = frozenset([step.who.path] if step.who else [])
            yield ChapterPart(macros.step_in_full(step), macros.step_in_short(step), owners)
        yield ChapterPart("</ol>\n")
    if view.messages:
        senders = frozenset(step.who.path for step in view.steps if step.stage == "front" and step.who)
        yield ChapterPart(macros.messages(view.messages), "", senders)
    yield ChapterPart(macros.more(view), "", frozenset())
    yield ChapterPart("</section>\n")


def _for_paper(html: str, page: Page) -> str:
    """Without blank lines, and with the links to places on the page itself led from the site's root."""
    return _BLANK.sub("\n", str(html)).replace('href="#', f'href="{ROOT}{page.path}#')


def joined(chapter: Chapter, whose: str | None) -> Markup:
    """A chapter as the book of the link at the path `whose` tells it, or with everything in full."""
    return Markup(defined_once("".join(part.told_to(whose) for part in chapter)))


def led_into_book(html: str, anchors: Mapping[str, str]) -> Markup:
    """HTML whose links lead to where the page that they name stands in a book: `anchors`, by path.

    Links to other pages say on paper where they lead. A term that the book does not define is no link.
    """

    def lead(match: re.Match[str]) -> str:
        term, path, part, words = match.groups()
        anchor = anchors.get(path)
        if anchor is not None:
            return f'<a{term or ""} href="#{anchor}">{words}</a>'
        told = "" if path.startswith(_BY_NAME) else f' data-address="{path}"'
        return words if term else f'<a href="{ROOT}{path}{part or ""}"{told}>{words}</a>'

    return Markup(_LINK.sub(lead, html))
