"""The page of the search."""

from interlock.pages.frame import (
    Page,
    plain_head,
)
from interlock.pages.page_context import PageContext


def search_page(context: PageContext) -> Page:
    """The search as a page of its own, for addresses with a query and for readers without scripts."""
    context = context.on_page()
    head = plain_head(context, "Search", "Search", "", "search/")
    return Page("search/", "search.html", head, None)
