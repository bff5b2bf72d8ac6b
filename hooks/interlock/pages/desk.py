"""What a page is planned with: everything about its site, and prose as HTML in which the terms of the shared language are marked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from markupsafe import Markup, escape

from interlock.catalog import Key
from interlock.catalog.addresses import address_of, file_named
from interlock.catalog.prose import FRAME_ANCHORS, taken_anchors
from interlock.pages.markup import TermUse, Wiki, render
from interlock.pages.refs import ROOT, linked, path_of
from interlock.pages.site_context import SiteContext
from interlock.sources import Source

# A part of the same page, or another site.
_ELSEWHERE = re.compile(r"#|//|[a-z][a-z0-9+.-]*:", re.I)


def _to_a_folder(address: str) -> str:
    """An address with the stroke at the end of its path: pages are folders, and what is opened from a folder needs it."""
    parts = urlsplit(address)
    is_folder = not parts.path.endswith("/") and "." not in parts.path.rpartition("/")[2]
    return urlunsplit(parts._replace(path=f"{parts.path}/")) if is_folder else address


@dataclass(frozen=True)
class Desk(SiteContext):
    """One per page. `here` is the definition or hand-written page that it shows, whose own term is not marked."""

    here: Key | None = None

    def on_page(self, here: Key | None = None) -> "Desk":
        """The context of another page of the same site."""
        return Desk(self.facts, self.settings, self.findings, self.history, self.cache, here)

    def inline(self, text: str | None, of: Key | None = None) -> Markup:
        """A sentence as HTML. `of`: whose text it is, where it is not that of this page: its relative links lead from there."""
        return self._prose(text, block=False, of=of) if text else Markup("")

    def block(self, text: str | None, of: Key | None = None) -> Markup:
        """Paragraphs and lists as HTML."""
        return self._prose(text, block=True, of=of) if text else Markup("")

    def whole_page(self, text: str) -> Markup:
        """A hand-written page below its title: its headings stand right below that and have anchors."""
        return self._prose(text, block=True, top=2, taken=FRAME_ANCHORS)

    def welcome(self, page: Source) -> Markup:
        """A hand-written page as a part of the home page, without its title."""
        return self._prose(page.text, block=True, taken=taken_anchors(page.path))

    def lines(self, texts: Iterable[str]) -> list[Markup]:
        """Sentences as HTML, each for itself."""
        return [self.inline(text) for text in texts]

    def _prose(
        self, text: str, *, block: bool, top: int = 3, of: Key | None = None, taken: frozenset[str] | None = None
    ) -> Markup:
        def rewrite(href: str) -> str:
            return self._address(href, of or self.here)

        terms = self._terms(text, block)
        return render(text, block=block, link=self._wiki, terms=terms, rewrite=rewrite, top=top, taken=taken)

    def _terms(self, text: str, block: bool) -> list[TermUse]:
        """Every use of a term in the text, each with its definition at hand; a page shows that of the first."""
        return [
            TermUse(use.start, use.end, self._term_link(use.term_key, text[use.start : use.end]))
            for use in self.facts.language.uses_in(text, block=block, within=self.here)
            if use.kind == "term" and use.term_key in self.listed
        ]

    def _term_link(self, key: Key, words: str) -> Markup:
        return Markup(f'<a class="term" href="{ROOT}{self.term_heads[key]}{escape(words)}</a>')

    def _wiki(self, wiki: Wiki) -> Markup:
        ref, words = self.any_ref(wiki.target), self.words_of(wiki)
        return escape(words) if ref.path is None else linked(ref.path, words)

    def _address(self, href: str, of: Key | None) -> str:
        """Where a link in prose leads: to another site as typed, within this one from its root."""
        if not href or _ELSEWHERE.match(href):
            return href
        file = file_named(of, href) if of is not None and of.kind == "page" else None
        if of is None or file is None:
            return ROOT + _to_a_folder(urljoin(address_of(of) if of else "/", href)).lstrip("/")
        _, mark, rest = href.partition("#")
        return ROOT + (path_of(Key("page", file)) if file.endswith(".md") else quote(file.removeprefix("docs/"))) + mark + rest
