"""The search of a page: where it is typed, what it shows, and how to search for something."""

from playwright.sync_api import Page, expect

FIELD = "#search-text"
RESULTS = "#search-results [role=option]"
TITLES = f"{RESULTS} strong"


def search(page: Page, query: str, *, typed: bool = False) -> None:
    """Search for something that is pasted, or typed letter by letter, each of which is a search."""
    field = page.locator(FIELD)
    field.fill("")
    (field.press_sequentially if typed else field.fill)(query)
    expect(page.locator(".search-count")).to_contain_text("found")
