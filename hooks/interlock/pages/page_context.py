"""The context that a page is planned in: everything about its site, and prose as HTML with terms marked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from markupsafe import Markup, escape

from interlock.catalog import Key
from interlock.catalog.addresses import address_of, exported_page, file_named
from interlock.catalog.composed import composed_href
from interlock.catalog.headings import FRAME_ANCHORS, taken_anchors
from interlock.definitions.free_words import note
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.pages.link_context import LinkContext
from interlock.pages.markup import TermUse, Wiki, render
from interlock.pages.page_links import ROOT, breakable, linked, path_of
from interlock.pages.shared_property import shared_property
from interlock.sources import Source

# A sentence, and where it uses which terms.
_RenderedText = tuple[str, tuple[tuple[int, int, Key], ...]]

# At most this many sentences are kept as HTML, which is some ten megabytes. Paragraphs are not: they stand on one page.
_MOST_RENDERED = 25_000

# Only in a text with one of these may Markdown find an address.
_ADDRESS = lazy_pattern(r"\]\(|\]:")

# An address that is kept as it is: an anchor on the same page, or one of another site.
_NOT_REWRITTEN = lazy_pattern(r"#|//|[a-z][a-z0-9+.-]*:", re.I)


def _with_slash(address: str) -> str:
    """An address with a slash at the end of its path: every page is a folder, and from `file:` links need the slash."""
    parts = urlsplit(address)
    is_folder = not parts.path.endswith("/") and "." not in parts.path.rpartition("/")[2]
    return urlunsplit(parts._replace(path=f"{parts.path}/")) if is_folder else address


@dataclass(frozen=True)
class PageContext(LinkContext):
    """The context of one page. `here` is the definition or hand-written page that it shows; its own term is not marked."""

    here: Key | None = None

    def on_page(self, here: Key | None = None) -> "PageContext":
        """The context of another page of the same site, with the same cache."""
        if here:
            note(str(here))  # which terms a page marks depends on all words of the definition that it shows
        return PageContext(self.facts, self.settings, self.findings, self.history, self.cache, here)

    def inline(self, text: str | None, of: Key | None = None) -> Markup:
        """A sentence as HTML; "" for None. `of`: whose text it is, if not the page's own; relative links start there."""
        return self._prose(text, block=False, of=of) if text else Markup("")

    def block(self, text: str | None, of: Key | None = None) -> Markup:
        """Paragraphs and lists as HTML; "" for None. `of` as in `inline`."""
        return self._prose(text, block=True, of=of) if text else Markup("")

    def whole_page(self, text: str) -> Markup:
        """The body of a hand-written page as HTML, without its title: headings start at level 2 and have anchors."""
        return self._prose(text, block=True, top=2, taken=FRAME_ANCHORS)

    def welcome(self, page: Source) -> Markup:
        """A hand-written page as a section of the home page, without its title."""
        return self._prose(page.markdown, block=True, taken=taken_anchors(page.path))

    def lines(self, texts: Iterable[str]) -> list[Markup]:
        """Sentences as HTML."""
        return [self.inline(text) for text in texts]

    def _prose(
        self, text: str, *, block: bool, top: int = 3, of: Key | None = None, taken: frozenset[str] | None = None
    ) -> Markup:
        whose = of or self.here

        def rewrite(href: str) -> str:
            return self._address(href, whose)

        uses = tuple(
            (use.start, use.end, use.term_key)
            for use in self.facts.language.uses_in(text, block=block, within=self.here)
            if use.kind == "term" and use.term_key in self.listed
        )
        # Where a sentence has no addresses, its HTML depends on no page, and most stand on several.
        same = None if block or _ADDRESS.search(text) else (text, uses)
        html = self._rendered.get(same) if same else None
        if html is None:
            # All uses carry the term's definition; `defined_once` keeps only the first of a page.
            terms = [TermUse(start, end, self._term_link(key, text[start:end])) for start, end, key in uses]
            html = render(
                text, block=block, terms=terms, top=top, taken=taken, link=self._wiki, rewrite=rewrite, dialled=self.dialled
            )
            if same:
                self._keep(same, html)
        return html

    @shared_property
    def _rendered(self) -> dict[_RenderedText, Markup]:
        return {}

    def forget_rendered(self) -> None:
        """Free the sentences that are kept as HTML, when nearly all pages are planned."""
        self._rendered.clear()

    def _keep(self, text: _RenderedText, html: Markup) -> None:
        if len(self._rendered) >= _MOST_RENDERED:
            self._rendered.clear()
        self._rendered[text] = html

    def _term_link(self, key: Key, words: str) -> Markup:
        return Markup(f'<a class="term" href="{ROOT}{self.term_heads[key]}{breakable(words)}</a>')

    def _wiki(self, wiki: Wiki) -> Markup:
        ref, words = self.any_ref(wiki.target), self.words_of(wiki)
        return escape(words) if ref.path is None else linked(ref.path, words)

    def _address(self, href: str, of: Key | None) -> str:
        """The address of a link in prose: external ones as typed, others from the site's root, in composed letters."""
        href = href if "://" in href else composed_href(href)
        if not href or _NOT_REWRITTEN.match(href):
            return href
        if of is not None and (exported := exported_page(self.catalog.exported, of, href)):
            return ROOT + exported.address.lstrip("/") + "".join(href.partition("#")[1:])
        file = file_named(of, href) if of is not None and of.kind == "page" else None
        if of is None or file is None:
            return ROOT + _with_slash(urljoin(address_of(of) if of else "/", href)).lstrip("/")
        _, mark, rest = href.partition("#")
        return ROOT + (path_of(Key("page", file)) if file.endswith(".md") else quote(file.removeprefix("docs/"))) + mark + rest
