"""The bytes of a first visit, uncompressed and compressed."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from playwright.sync_api import Page, Request, Response, expect

from tests.browser import OpenPage
from tests.browser.test_seeing import each_page
from tests.conftest import is_nightly

KILOBYTE = 1000


@each_page
def test_a_first_visit_is_light(path: str, larkfield: str, larkfield_site: Path, open_page: OpenPage) -> None:
    """What a page loads later, it would load on the home page, too: only there somebody waits for it, but at night everywhere."""
    page = open_page("about:blank")
    with loaded(page) as addresses:
        page.goto(larkfield + path.partition("?")[0], wait_until="load" if path and not is_nightly() else "networkidle")
        page.evaluate("document.fonts.ready.then(() => null)")
    files = [larkfield_site / address.removeprefix(larkfield) for address in addresses]
    bodies = [body(file / "index.html" if file.is_dir() else file) for file in files]
    assert len(bodies) >= 4, "the page, its style, its scripts"
    assert sum(plain for plain, _ in bodies) < 400 * KILOBYTE
    assert sum(compressed for _, compressed in bodies) < 100 * KILOBYTE


@contextmanager
def loaded(page: Page) -> Iterator[list[str]]:
    """The addresses that a page loads meanwhile, from a server or from the cache."""
    addresses: list[str] = []

    def note(request: Request) -> None:
        addresses.append(request.url.partition("?")[0])

    page.on("request", note)
    yield addresses
    page.remove_listener("request", note)


@cache
def body(file: Path) -> tuple[int, int]:
    """Bytes of a file, uncompressed and compressed."""
    content = file.read_bytes()
    return len(content), len(gzip.compress(content, 6))


def test_a_first_visit_with_a_search_is_light(larkfield: str, open_page: OpenPage) -> None:
    page = open_page("about:blank", apart=True)
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))
    page.goto(larkfield)
    page.keyboard.press("/")
    page.keyboard.type("council tax")
    expect(page.locator("#search-results [role=option]").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert sum(len(gzip.compress(response.body(), 6)) for response in responses) < 400 * KILOBYTE
