"""Hostile input: addresses and stored values run no script and break no page."""

import json
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Dialog, expect

from tests.browser import OpenPage, Serve
from tests.conftest import by_night, is_nightly

SCRIPT = '"><img src=x onerror="window.ran=1"><script>window.ran=1</script>'
TEAM = {"title": SCRIPT, "path": "javascript:window.ran=1", "pages": [[SCRIPT, "javascript:window.ran=1"]]}

# Whether anything on the page could act, as the browser understands it.
ACTING = """[...document.querySelectorAll("*")].filter(element =>
  element.getAttributeNames().some(name => name.startsWith("on") || name === "style" && !element.style.length) ||
  /^(javascript|data|vbscript|file):/i.test(element.href?.baseVal ?? element.href ?? "") ||
  /^(iframe|object|embed|base|style)$/i.test(element.localName)).map(element => element.outerHTML).join("\\n")"""


QUERIES = (SCRIPT, "__proto__", "a" * 5_000, "constructor", "javascript:window.ran=1", "\\u003cb>")
PLACES = (
    "due-date/?promise=%22%5D%2C*%2C%5Ba%3D%22",
    "promises/?text=%3Cimg%20src%3Dx%3E&__proto__=1#%",
    "search/?q=%22%3E%3Cimg%20src%3Dx%20onerror%3D%22window.ran%3D1%22%3E",
)
KEPT = ("{", "5", "null", "[1]", '{"path": 1}', '"x"', json.dumps(TEAM), json.dumps([SCRIPT]))


def test_a_query_in_an_address_is_escaped(larkfield: str, open_page: OpenPage) -> None:
    page = open_page("about:blank")
    for words in QUERIES if is_nightly() else QUERIES[:3]:
        page.goto(f"{larkfield}search/?q={quote(words)}")
        expect(page.locator(".search-count"), words).to_contain_text("found")
        assert not page.evaluate("window.ran"), words
        assert page.locator("main img, main script").count() == 0, words


def test_an_address_presets_only_valid_choices(larkfield: str, open_page: OpenPage) -> None:
    page = open_page("about:blank")
    for place in PLACES:
        page.goto(larkfield + place)
        expect(page.locator("h1"), place).to_be_visible()
        assert not page.evaluate("window.ran"), place
        assert page.locator("main img").count() == 0, place


def test_foreign_values_in_storage_break_nothing(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield)
    for kept in KEPT:
        page.evaluate(
            "kept => { for (const name of ['team', 'recent', 'scheme']) localStorage.setItem(`handbook:${name}`, kept); }", kept
        )
        page.reload()
        page.keyboard.press("/")
        expect(page.get_by_role("dialog"), kept).to_be_visible()
        assert not page.locator("a[href^='javascript:']").count(), kept
        assert not page.evaluate("window.ran"), kept


@pytest.mark.parametrize("audience", ["staff", by_night("public")])
def test_no_text_of_a_handbook_acts(audience: str, hostile_sites: dict[str, Path], serve: Serve, open_page: OpenPage) -> None:
    """A page of each sort; `open_page` fails where one asks another host for anything, or acts against its policy."""
    site, asked = hostile_sites[audience], list[str]()

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    address = serve(site)
    page = open_page(address, apart=True)
    page.on("dialog", answer)
    sorts = {path.relative_to(site).parts[:-2] or path.name: path for path in sorted(site.rglob("*.html"))}
    for path in site.rglob("*.html") if is_nightly() else sorts.values():
        page.goto(address + path.relative_to(site).as_posix())
        assert not page.evaluate(f"window.ran || {ACTING}"), path
    page.goto(f"{address}search/?q=window")
    page.locator(".search-results li").first.wait_for()
    assert not page.evaluate(f"window.ran || {ACTING}")
    assert asked == []
