"""The bytes of a first visit, uncompressed and compressed."""

import gzip

from playwright.sync_api import Page, Response, expect

from tests.browser import OpenPage
from tests.browser.test_seeing import each_page

KILOBYTE = 1000


def answers(page: Page) -> list[Response]:
    """A list that collects all responses to the page."""
    found: list[Response] = []
    page.on("response", lambda response: found.append(response))
    return found


def size(responses: list[Response]) -> tuple[int, int]:
    """Bytes of the bodies, uncompressed and compressed."""
    bodies = [response.body() for response in responses]
    return sum(map(len, bodies)), sum(len(gzip.compress(body, 6)) for body in bodies)


@each_page
def test_a_first_visit_is_light(path: str, larkfield: str, open_page: OpenPage) -> None:
    page = open_page("about:blank", apart=True)
    responses = answers(page)
    page.goto(larkfield + path.partition("?")[0], wait_until="networkidle")
    plain, compressed = size(responses)
    assert len(responses) >= 4, "the page, its style, its scripts"
    assert plain < 400 * KILOBYTE
    assert compressed < 100 * KILOBYTE


def test_a_first_visit_with_a_search_is_light(larkfield: str, open_page: OpenPage) -> None:
    page = open_page("about:blank", apart=True)
    responses = answers(page)
    page.goto(larkfield)
    page.keyboard.press("/")
    page.keyboard.type("council tax")
    expect(page.locator("#search-results [role=option]").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    _, compressed = size(responses)
    assert compressed < 400 * KILOBYTE
