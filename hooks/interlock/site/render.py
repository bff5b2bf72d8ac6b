"""Renders a page's view with its template. All values are escaped; an undefined name raises."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from interlock.definitions.values.language_tags import direction_of
from interlock.findings.nouns import all_of, counted
from interlock.pages.content_policy import POLICY_ELEMENT
from interlock.pages.frame import Page, plain_head
from interlock.pages.markup import whole_words
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import ROOT, breakable, defined_once, if_short, list_mark, named, with_relative_links, with_root
from interlock.site.chapters import Chapter, chapter_of, join_chapter, link_within_book
from interlock.site.minified import minified_page
from interlock.site.templates import PageEnvironment, page_environment


class Renderer:
    """Renders pages with the templates of a theme. `site` is what the frame of every page shows.

    `minified`: whether pages are as small as browsers allow, and definitions of terms stand apart. Other generators need whole
    HTML.
    """

    def __init__(self, theme: Path, site: object, minified: bool = False) -> None:
        self.theme, self.site, self.minified = theme, site, minified

    @cached_property
    def environment(self) -> PageEnvironment:
        """The Jinja environment, created once."""
        environment = page_environment(self.theme, self.minified)
        environment.globals.update(site=self.site, root=Markup(ROOT), content_policy=POLICY_ELEMENT)
        environment.filters["in_language"] = in_language
        environment.filters["named"] = named
        environment.filters["list_mark"] = list_mark
        environment.filters["code"] = as_code
        environment.filters["if_short"] = if_short
        environment.filters["whole_words"] = whole_words
        environment.filters["link_within_book"] = link_within_book
        environment.filters["counted"] = counted
        environment.filters["all_of"] = all_of
        return environment

    def prepare(self) -> None:
        """Compile all templates now, so that forked processes inherit them."""
        for name in self.environment.list_templates():
            self.environment.get_template(name)

    def page(self, page: Page) -> str:
        """A page as HTML, frame included."""
        html = with_relative_links(self._rendered(page, "frame.html"), page.path)
        return minified_page(html) if self.minified else html

    def content(self, page: Page) -> str:
        """A page as HTML without the frame."""
        return with_relative_links(self._rendered(page, "bare.html"), page.path)

    def hosted(self, page: Page, *, lists_sections: bool) -> str:
        """A page as content of another site. Its links begin with the placeholder, because only that site knows the addresses.

        `lists_sections`: whether that site's frame has a list of its sections.
        """
        return self._rendered(page, "hosted.html", contents="" if lists_sections else "above")

    def _rendered(self, page: Page, frame: str, contents: str = "beside") -> str:
        template = self.environment.get_template(page.template)
        html = template.render(page=page, head=page.head, view=page.view, path=page.path, frame=frame, contents=contents)
        return defined_once(html, is_apart=self.minified)

    def frame_template(self, root: str) -> str:
        """The frame as a template for another generator that reads Jinja; `root` is its expression for the site's root."""

        def escape_for_jinja(value: object) -> Markup:
            return Markup(str(escape(value)).replace("{", "&#123;"))

        # Templates compiled with a finalizer must not be shared through the cache with other environments.
        environment = self.environment.overlay(finalize=escape_for_jinja, bytecode_cache=None)
        return with_root(environment.get_template("exported-frame.html").render(path="any/"), root)

    def chapter(self, page: Page) -> Chapter:
        """A page as a chapter of books."""
        return chapter_of(page, self.environment.get_template("chapters.html").module)

    def book(self, page: Page, chapters: Mapping[str, Chapter]) -> Page:
        """A book's page with the content of its chapters, given by id."""
        view: Any = page.view
        html = {bound.id: join_chapter(chapters[bound.id], bound.link_path) for bound in view.chapters}
        return replace(page, view=replace(view, chapter_html=html))

    def not_found(self, context: PageContext) -> str:
        """The 404 page. Its links are absolute, because it is shown at addresses of any depth."""
        head = plain_head(context, "Not found", "This page is not here", "", "404.html")
        page = Page("404.html", "404.html", head, None)
        return with_root(self._rendered(page, "frame.html"), urlsplit(context.settings.site_url).path or "/")


def in_language(tag: str) -> Markup:
    """The attributes of an element in a language; nothing for an empty tag."""
    return Markup(' lang="{}" dir="{}"').format(tag, direction_of(tag)) if tag else Markup("")


def as_code(text: str) -> Markup:
    """A text as HTML in which words between backticks are code; one that leaves something to fill in needs no full stop."""
    parts = (text[:-1] if text.endswith("…`.") else text).split("`")
    return Markup("").join(
        Markup("<code>{}</code>").format(whole_words(part)) if number % 2 else breakable(part)
        for number, part in enumerate(parts)
    )
