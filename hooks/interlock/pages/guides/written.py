"""The hand-written pages of `docs/`."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from interlock.catalog import Key
from interlock.catalog.addresses import is_home
from interlock.catalog.headings import Heading, body_of, headings_of, title_of
from interlock.catalog.prose import plain_words, with_titles
from interlock.pages.components import searched_words
from interlock.pages.frame import Head, Page, Search, Section, as_day, plain_head
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import path_of
from interlock.questions.reviews import next_review
from interlock.sources import Source


@dataclass(frozen=True, slots=True)
class WrittenView:
    """What `written.html` shows."""

    body: Markup
    title_anchor: str


def written_pages(context: PageContext) -> Iterator[Page]:
    """A page for every Markdown file in `docs/`, except the one shown on the home page."""
    for source in context.catalog.pages:
        key = Key("page", source.path)
        if is_home(source.path) or key not in context.page_titles:
            continue
        path = path_of(key)
        context = context.on_page(key)
        text, title, named = source.markdown, context.page_titles[key], title_of(source.markdown)
        heading = with_titles(named.words, context.catalog).strip() if named else ""
        view = WrittenView(context.whole_page(text), named.anchor if named else "")
        front = source.front
        owner = context.catalog.link(front.owner) if front else None
        search = Search(
            title,
            path,
            "page",
            plain_words(front.summary, context.catalog) if front else "",
            labels=(heading,) if heading not in ("", title) else (),
            owner=owner.title if owner else "",
            text=searched_words(context, body_of(text)),
        )
        yield Page(
            path, "written.html", _head(context, source, heading or title, path), view, _parts(context, text, named), search
        )


def _head(context: PageContext, source: Source, title: str, path: str) -> Head:
    """The head of a hand-written page: its first heading, or its title, and what its front matter says."""
    head = plain_head(context, "Page", title, source.front.summary if source.front else "", path, source=source.path)
    if source.front is None:
        return head
    review, due = source.front.review, next_review(source.front, context.catalog) if source.front.review else None
    return replace(
        head,
        owner=context.ref("link", source.front.owner),
        reviewed=as_day(review.last) if review else None,
        review_due=as_day(due),
        is_overdue=due is not None and due < context.facts.today,
    )


def _parts(context: PageContext, text: str, title: Heading | None) -> list[Section]:
    """The sections of a hand-written page: its top headings below the title."""
    headings = [heading for heading in headings_of(text) if heading != title]
    highest = min((heading.level for heading in headings), default=0)
    return [Section(each.anchor, with_titles(each.words, context.catalog)) for each in headings if each.level == highest]
