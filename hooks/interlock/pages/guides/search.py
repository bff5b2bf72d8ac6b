"""The page of the search."""

from interlock.pages.desk import Desk
from interlock.pages.frame import (
    Page,
    plain_head,
)


def search_page(desk: Desk) -> Page:
    """The search as a page of its own, for addresses with a query and for readers without scripts."""
    desk = desk.on_page()
    head = plain_head(desk, "Search", "Search", "", "search/")
    return Page("search/", "search.html", head, None)
