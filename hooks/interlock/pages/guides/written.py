"""The hand-written pages of `docs/`."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from interlock.catalog import Key
from interlock.catalog.addresses import is_home
from interlock.catalog.prose import Heading, body_of, headings_of, title_of, with_titles
from interlock.pages.frame import (
    Page,
    Search,
    Section,
    plain_head,
)
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import path_of


@dataclass(frozen=True, slots=True)
class WrittenView:
    """What `written.html` shows."""

    body: Markup
    title_anchor: str


def written_pages(context: PageContext) -> Iterator[Page]:
    """A page for every Markdown file in `docs/`, except the one shown on the home page."""
    for source in context.catalog.pages:
        if is_home(source.path):
            continue
        key = Key("page", source.path)
        path = path_of(key)
        context = context.on_page(key)
        title = context.page_titles[key]
        head = plain_head(context, "Page", title, "", path, source=source.path)
        named = title_of(source.text)
        view = WrittenView(context.whole_page(source.text), named.anchor if named else "")
        search = Search(title, path, "page", text=body_of(source.text))
        yield Page(path, "written.html", head, view, _parts(context, source.text, named), search)


def _parts(context: PageContext, text: str, title: Heading | None) -> list[Section]:
    """The sections of a hand-written page: its top headings below the title."""
    headings = [heading for heading in headings_of(text) if heading != title]
    highest = min((heading.level for heading in headings), default=0)
    return [Section(each.anchor, with_titles(each.words, context.catalog)) for each in headings if each.level == highest]
